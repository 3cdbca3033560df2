// SqlSyntax: how tokens are put into SQL, by the dress of their segment.
#ifndef REDACTOR_FORMAT_SQL_SYNTAX_H_
#define REDACTOR_FORMAT_SQL_SYNTAX_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "redactor/format/pump.h"

namespace redactor::format {

// Segment::dress. A segment without one is text inside a literal.
enum SqlDress : uint8_t {
  kSqlText = 0,
  kSqlNumber,      // a bare number: anything else gets quotes
  kSqlHex,         // hex digits that stand for text
  kSqlIpHex,       // hex digits that stand for the bytes of an IP address
  kSqlIpLiteral,   // '…' of such bytes: becomes 0x…
  kSqlIpNumber,    // an IPv4 address as a number
  kSqlIpSigned,    // the same with a sign bit
  kSqlJsonNumber,  // a number of JSON inside a literal
  kSqlJsonNumberBackslash,  // ... whose quotes need a backslash
  kSqlType,                 // the type of a column
  kSqlPhpString,            // serialised PHP: its length stands before it
};

class SqlSyntax final : public Syntax {
 public:
  // Notes the types that are replaced.
  Status Review(std::span<const Record> records,
                std::span<RecordOutcome> outcomes) override;
  Status Encode(const Record& record, const Segment& segment,
                std::string_view token, std::string* out) const override;
  bool Reframe(const Record& record, const Segment& segment, size_t size,
               uint32_t* begin, uint32_t* end, std::string* out) const override;
  Status Stub(const Record& record, const Batch::Item& item,
              std::string_view reason, std::string* out) const override;

  // Paths of columns whose types were replaced; the run takes them away.
  std::vector<std::string> widened;
};

// What Batch::Item::cells of a record without cells says.
inline constexpr uint32_t kSqlNoCells = 0;
// Added to the cells of a row of COPY, and of a tuple with a statement's head.
inline constexpr uint32_t kSqlCopyRow = uint32_t{1} << 30;
inline constexpr uint32_t kSqlWithHead = uint32_t{1} << 29;

// The four or sixteen bytes of an IP address as text, and back.
std::string SpellIp(std::string_view bytes);
std::string PackIp(std::string_view text);  // empty: none

}  // namespace redactor::format

#endif  // REDACTOR_FORMAT_SQL_SYNTAX_H_
