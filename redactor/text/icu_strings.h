// Shared by the files that call ICU on UTF-8: strings in and out, stretches
// around invalid bytes, ASCII letters.
//
// ICU can fail there only when its data is missing or memory is out; no folded
// value can then be right, so RequireIcu stops the process before anything is
// written.
#ifndef REDACTOR_TEXT_ICU_STRINGS_H_
#define REDACTOR_TEXT_ICU_STRINGS_H_

#include <unicode/unistr.h>
#include <unicode/utypes.h>

#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "redactor/text/utf8.h"

namespace redactor::text {

inline void RequireIcu(UErrorCode error) {
  if (U_SUCCESS(error)) return;
  std::fprintf(stderr, "redactor: Unicode data: %s\n", u_errorName(error));
  std::abort();
}

inline icu::UnicodeString FromUtf8(std::string_view valid) {
  return icu::UnicodeString::fromUTF8(
      icu::StringPiece(valid.data(), static_cast<int32_t>(valid.size())));
}

// Calls `stretch(valid)` for each maximal valid stretch, copies other bytes.
template <typename Function>
void ForValidStretches(std::string_view bytes, std::string* out,
                       Function stretch) {
  size_t begin = 0;
  for (size_t at = 0; at < bytes.size();) {
    const size_t from = at;
    const char32_t c = DecodeAt(bytes, &at);
    if (c < 0xDC00 || c > 0xDCFF) continue;
    if (from > begin) stretch(bytes.substr(begin, from - begin));
    out->push_back(bytes[from]);
    begin = at;
  }
  if (begin < bytes.size()) stretch(bytes.substr(begin));
}

inline char AsciiLower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}
inline std::string LowerAscii(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = AsciiLower(c);
  return out;
}

}  // namespace redactor::text

#endif  // REDACTOR_TEXT_ICU_STRINGS_H_
