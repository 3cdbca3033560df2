// Which SQL is it, and is it SQL at all?
//
// Dialects part where a backslash stands in '…'. The head tells: the words of
// the dumping program, or, without any, the reading under which the strings of
// the head end where they should; a tie is standard SQL. A wrong guess parts
// values at the wrong places, it hides none: all bytes stand in some segment,
// and a row that does not fit its table is read as text.
#ifndef REDACTOR_FORMAT_SQL_DIALECT_H_
#define REDACTOR_FORMAT_SQL_DIALECT_H_

#include <cstdint>
#include <string_view>

#include "redactor/format/format.h"

namespace redactor::format {

enum class SqlDialect : uint8_t { kStandard, kMysql, kPostgres, kSqlite };

// Bytes of the head that decide; less when that is all.
inline constexpr size_t kSqlSniffBytes = size_t{64} << 10;

SqlDialect SniffSqlDialect(std::string_view head);
int BidSql(const Probe& probe);

// A line that begins with a word which only a statement begins with, as dumps
// spell it.
bool BeginsSqlStatement(std::string_view line);
// The first such line behind the first one, npos if there is none.
size_t FindSqlStatement(std::string_view text);

}  // namespace redactor::format

#endif  // REDACTOR_FORMAT_SQL_DIALECT_H_
