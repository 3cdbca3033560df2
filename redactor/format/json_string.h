// The inside of a JSON string: escapes to UTF-8, raw positions kept.
#ifndef REDACTOR_FORMAT_JSON_STRING_H_
#define REDACTOR_FORMAT_JSON_STRING_H_

#include <string>
#include <string_view>

#include "redactor/format/batch.h"

namespace redactor::format {

// Decodes [p, end) onto the open record of `batch`, chunks included, up to an
// unescaped quote; `raw` is the record offset of *p. Returns where it stopped:
// at the quote, at `end`, or, unless `final`, at an escape that `end` may have
// cut (then call again from there with more). Lone surrogates and bad escapes
// stay as their raw bytes and mark the record lenient.
const char* DecodeJsonString(const char* p, const char* end, bool final,
                             uint32_t raw, Batch* batch);

// The escape that `text` begins with, at a backslash: sets `*utf8` to what it
// stands for and answers its size, 0 when it stands for nothing.
size_t ReadJsonEscape(std::string_view text, std::string* utf8);

// Appends `token` as it stands inside a JSON string.
void AppendJsonEscaped(std::string_view token, std::string* out);

}  // namespace redactor::format

#endif  // REDACTOR_FORMAT_JSON_STRING_H_
