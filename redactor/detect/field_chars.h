// ASCII classes of bytes for field values and names, inline.
#ifndef REDACTOR_DETECT_FIELD_CHARS_H_
#define REDACTOR_DETECT_FIELD_CHARS_H_

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

#include "redactor/base/ascii.h"

namespace redactor::detect {

constexpr bool IsAsciiSpace(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}
// A few ASCII bytes to look for.
class AsciiSet {
 public:
  constexpr explicit AsciiSet(std::string_view bytes) {
    for (const char c : bytes) bits_[(c >> 6) & 1] |= uint64_t{1} << (c & 63);
  }
  [[nodiscard]] constexpr bool Has(char c) const {
    return !IsHigh(c) && (bits_[c >> 6] >> (c & 63) & 1) != 0;
  }
  // The first of them at or after `at`, else the size of `text`.
  [[nodiscard]] constexpr size_t FindIn(std::string_view text,
                                        size_t at) const {
    while (at < text.size() && !Has(text[at])) ++at;
    return at;
  }

 private:
  uint64_t bits_[2] = {};
};

inline bool IsAsciiOnly(std::string_view s) {
  return std::ranges::none_of(s, IsHigh);
}
inline std::string LowerAscii(std::string_view s) {
  std::string out(s);
  for (char& c : out) c = ToLower(c);
  return out;
}

}  // namespace redactor::detect

#endif  // REDACTOR_DETECT_FIELD_CHARS_H_
