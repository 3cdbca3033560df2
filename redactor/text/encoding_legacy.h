// What bytes that are neither marked nor UTF-16 are: by escape, by declaration,
// by statistics.
#ifndef REDACTOR_TEXT_ENCODING_LEGACY_H_
#define REDACTOR_TEXT_ENCODING_LEGACY_H_

#include <string>
#include <string_view>

namespace redactor::text {

// An ICU converter name; empty: ASCII or UTF-8, maybe with a few bytes that are
// neither. `head` is a prefix of the content.
std::string GuessLegacy(std::string_view head);

// ISO-2022-JP or -KR, by the escapes of a text that is all ASCII; else empty.
std::string EscapedEncoding(std::string_view head);

// What an XML declaration or a <meta> of HTML says; empty: nothing.
std::string DeclaredEncoding(std::string_view head);

}  // namespace redactor::text

#endif  // REDACTOR_TEXT_ENCODING_LEGACY_H_
