// The inside of SQL literals, COPY fields and comments: bytes to UTF-8 text,
// raw positions kept.
//
// Says where a content ends and what its escapes stand for; which content
// begins where is the run's business (sql_run).
#ifndef REDACTOR_FORMAT_SQL_CONTENT_H_
#define REDACTOR_FORMAT_SQL_CONTENT_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "redactor/format/batch.h"

namespace redactor::format {

enum class SqlEscapes : uint8_t {
  kNone,         // a quote is doubled, nothing else
  kMysql,        // \n \' \\ \0 \Z
  kPostgres,     // E'': \n \' \x41 \101 \u0041
  kCopy,         // a field of COPY: \t \N \\ \x41 \101
  kPlaceholder,  // SQLite: replace('a\nb','\n',char(10))
  kUnistr,       // SQLite: unistr('\u000a')
};

struct SqlContent {
  enum class Kind : uint8_t {
    kQuoted,     // up to `quote`, which doubled is a part of it
    kHexDigits,  // as they stand, up to what is none
    kHexText,    // pairs of digits are bytes
    kCopyField,  // up to a tab or line end
    kDollar,     // up to "$tag$"
    kLine,       // up to a line end
    kBlock,      // up to "*/"
    kStretch,    // other text, up to a quote, `;` or `,`
  };
  Kind kind = Kind::kStretch;
  char quote = '\'';
  SqlEscapes escapes = SqlEscapes::kNone;
  bool nests = false;    // kBlock: comments in comments
  std::string tag = {};  // kDollar: with its dollars
};

// Decodes [p, end) onto the open record of `batch` up to the end of the
// content; `raw` is the record offset of *p. `*closed`: it ended by its own
// end, at the place returned. Else it stopped at `end`, or, unless `final`, at
// something that `end` may have cut.
const char* DecodeSqlContent(const SqlContent& content, const char* p,
                             const char* end, bool final, uint32_t raw,
                             Batch* batch, bool* closed);
// Bytes of what closes it: 1 for a quote, 0 where the next token does.
size_t SqlCloserSize(const SqlContent& content);

// Whether the bytes that these hex digits begin with are text.
bool HexIsText(std::string_view digits);
int SqlHexDigit(char c);  // -1: none

}  // namespace redactor::format

#endif  // REDACTOR_FORMAT_SQL_CONTENT_H_
