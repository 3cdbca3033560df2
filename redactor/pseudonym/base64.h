// Base64 (RFC 4648, with padding) for raw bytes that JSON cannot hold.
#ifndef REDACTOR_PSEUDONYM_BASE64_H_
#define REDACTOR_PSEUDONYM_BASE64_H_

#include <string>
#include <string_view>

namespace redactor::pseudonym {

void AppendBase64(std::string_view bytes, std::string* out);
// Strict: alphabet, padding and unused bits must be right.
[[nodiscard]] bool FromBase64(std::string_view text, std::string* bytes);

}  // namespace redactor::pseudonym

#endif  // REDACTOR_PSEUDONYM_BASE64_H_
