// Words of headers: field names, RFC 2047 encoded words, RFC 2231 values.
#ifndef REDACTOR_FORMAT_MAIL_WORDS_H_
#define REDACTOR_FORMAT_MAIL_WORDS_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "redactor/format/mail_params.h"
#include "redactor/text/charset.h"

namespace redactor::format {

// The size of the name if `line` begins a header field, else 0.
size_t FieldNameSize(std::string_view line);

// Encoded words of one charset with nothing but white space between them: they
// are one text, of which a sender may have parted even the characters.
struct WordGroup {
  size_t gap = 0;    // where the white space before it begins, if it stands
                     // behind another group; else equal to begin
  size_t begin = 0;  // in the value
  size_t end = 0;
  std::string charset;  // as written
  char encoding = 'B';  // of the first word
  std::string bytes;    // decoded
};
// The first group that begins at or after `from`.
bool FindWords(std::string_view value, size_t from, WordGroup* group);
// Appends `text` as encoded words of that charset, no longer than 75 bytes
// each, one a line.
void AppendWords(std::string_view text, const std::string& label,
                 const text::Charset& charset, char encoding,
                 std::string_view eol, std::string* out);

// Bytes of a charset as UTF-8; as they are when they are not in it.
std::string DecodeBytes(std::string_view label, std::string_view bytes);
// `value` with its encoded words decoded.
std::string DecodeWords(std::string_view value);
std::string DecodeParam(const MailParam& param);
// Appends `name=value`, quoted or by RFC 2231.
void AppendParam(std::string_view name, std::string_view value,
                 std::string* out);

}  // namespace redactor::format

#endif  // REDACTOR_FORMAT_MAIL_WORDS_H_
