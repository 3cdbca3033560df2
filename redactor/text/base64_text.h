// Base64 that is text under its wrapping.
#ifndef REDACTOR_TEXT_BASE64_TEXT_H_
#define REDACTOR_TEXT_BASE64_TEXT_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace redactor::text {

// Shorter runs are words.
inline constexpr size_t kMinBase64 = 14;

// A letter of either alphabet, without padding.
bool IsBase64(char c);
// Do the first four of its letters, all of them base64, speak for text? False
// for most words.
bool MayBeBase64Text(std::string_view run);
// Decodes `run`, letters of either alphabet and line ends, without padding.
// True when that is shown text of UTF-8 or of UTF-16LE (then as UTF-8); else
// `out` is undefined.
bool DecodeBase64Text(std::string_view run, std::string* out);

}  // namespace redactor::text

#endif  // REDACTOR_TEXT_BASE64_TEXT_H_
