// Backslash escapes; see the header.
#include "redactor/format/sql_escape.h"

#include <string>

#include "redactor/text/utf8.h"

namespace redactor::format {

namespace {

SqlEscape One(char c, size_t raw_size) { return {raw_size, 1, {c}}; }

// Up to `most` digits of `base` from `p` on; at least `least`, else 0 size.
size_t ReadNumber(const char* p, const char* end, int base, size_t least,
                  size_t most, uint32_t* value) {
  size_t n = 0;
  *value = 0;
  for (; n < most && p + n < end; ++n) {
    const int digit = SqlHexDigit(p[n]);
    if (digit < 0 || digit >= base) break;
    *value =
        *value * static_cast<uint32_t>(base) + static_cast<uint32_t>(digit);
  }
  return n < least ? 0 : n;
}

SqlEscape CodePoint(uint32_t c, size_t raw_size) {
  if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) return {};
  std::string utf8;
  text::AppendUtf8(c, &utf8);
  SqlEscape escape{raw_size, utf8.size(), {}};
  utf8.copy(escape.utf8, sizeof escape.utf8);
  return escape;
}

// "\" + `skip` bytes + `digits` hex digits.
SqlEscape Unicode(const char* p, const char* end, size_t skip, size_t digits) {
  uint32_t c = 0;
  if (ReadNumber(p + 1 + skip, end, 16, digits, digits, &c) == 0) return {};
  return CodePoint(c, 1 + skip + digits);
}

char ControlOf(char c) {
  switch (c) {
    case 'b':
      return '\b';
    case 'f':
      return '\f';
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    case 't':
      return '\t';
    case 'v':
      return '\v';
    default:
      return 0;
  }
}

SqlEscape Mysql(char c) {
  switch (c) {
    case '0':
      return {2, 1, {'\0'}};
    case 'Z':
      return One('\x1A', 2);
    case 'b':
    case 'n':
    case 'r':
    case 't':
      return One(ControlOf(c), 2);
    case '%':
    case '_':
      return {};  // the backslash stays, for LIKE
    default:
      return One(c, 2);
  }
}

SqlEscape Postgres(SqlEscapes escapes, const char* p, const char* end) {
  const char c = p[1];
  uint32_t value = 0;
  if (c == 'x') {
    const size_t n = ReadNumber(p + 2, end, 16, 1, 2, &value);
    if (n > 0) return One(static_cast<char>(value), 2 + n);
  }
  if (const size_t n = ReadNumber(p + 1, end, 8, 1, 3, &value); n > 0) {
    return One(static_cast<char>(value), 1 + n);
  }
  if (escapes == SqlEscapes::kPostgres && (c == 'u' || c == 'U')) {
    const SqlEscape escape = Unicode(p, end, 1, c == 'u' ? 4 : 8);
    if (escape.raw_size != 0) return escape;
  }
  const char control = ControlOf(c);
  return One(control != 0 ? control : c, 2);
}

SqlEscape Placeholder(const char* p, const char* end) {
  if (p[1] == 'n' || p[1] == 'r') return One(ControlOf(p[1]), 2);
  uint32_t value = 0;
  if (ReadNumber(p + 1, end, 8, 3, 3, &value) == 3 &&
      (value == 10 || value == 13)) {
    return One(static_cast<char>(value), 4);
  }
  return {};
}

SqlEscape Unistr(const char* p, const char* end) {
  switch (p[1]) {
    case '\\':
      return One('\\', 2);
    case 'u':
      return Unicode(p, end, 1, 4);
    case 'U':
      return Unicode(p, end, 1, 8);
    case '+':
      return Unicode(p, end, 1, 6);
    default:
      return Unicode(p, end, 0, 4);
  }
}

}  // namespace

SqlEscape ReadSqlEscape(SqlEscapes escapes, const char* p, const char* end) {
  if (end - p < 2) return {};
  switch (escapes) {
    case SqlEscapes::kNone:
      return {};
    case SqlEscapes::kMysql:
      return Mysql(p[1]);
    case SqlEscapes::kPostgres:
    case SqlEscapes::kCopy:
      return Postgres(escapes, p, end);
    case SqlEscapes::kPlaceholder:
      return Placeholder(p, end);
    case SqlEscapes::kUnistr:
      return Unistr(p, end);
  }
  return {};
}

}  // namespace redactor::format
