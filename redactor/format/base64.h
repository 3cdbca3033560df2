// Base64 (RFC 4648) of whole values.
#ifndef REDACTOR_FORMAT_BASE64_H_
#define REDACTOR_FORMAT_BASE64_H_

#include <string>
#include <string_view>

namespace redactor::format {

// White space counts for nothing. False: it is not base64, or its last letter
// has bits that would not come back.
bool DecodeBase64(std::string_view text, std::string* bytes);
// Nothing but letters of base64, '=' and white space.
bool HasBase64Letters(std::string_view text);
void AppendBase64(std::string_view bytes, std::string* text);
// UTF-8 without control bytes but for line ends and tabs.
bool IsShownText(std::string_view bytes);

}  // namespace redactor::format

#endif  // REDACTOR_FORMAT_BASE64_H_
