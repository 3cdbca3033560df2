// Backslash escapes of the SQL dialects.
#ifndef REDACTOR_FORMAT_SQL_ESCAPE_H_
#define REDACTOR_FORMAT_SQL_ESCAPE_H_

#include <cstddef>

#include "redactor/format/sql_content.h"

namespace redactor::format {

struct SqlEscape {
  size_t raw_size = 0;  // 0: the backslash stands for itself
  size_t size = 0;      // bytes in utf8
  char utf8[4] = {};
};

// REQUIRES: *p == '\\', p < end.
SqlEscape ReadSqlEscape(SqlEscapes escapes, const char* p, const char* end);
// More bytes than [p, end) could change how the escape is read.
inline bool SqlEscapeMayBeCut(const char* p, const char* end) {
  constexpr ptrdiff_t kLongest = 10;  // \U0001F600
  return end - p < kLongest;
}

}  // namespace redactor::format

#endif  // REDACTOR_FORMAT_SQL_ESCAPE_H_
