// ASCII classes of bytes for field values and names, inline.
#ifndef REDACTOR_DETECT_FIELD_CHARS_H_
#define REDACTOR_DETECT_FIELD_CHARS_H_

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

namespace redactor::detect {

constexpr bool IsDigit(char c) { return c >= '0' && c <= '9'; }
constexpr bool IsUpper(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool IsLower(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool IsAlpha(char c) { return IsUpper(c) || IsLower(c); }
constexpr bool IsAlnum(char c) { return IsAlpha(c) || IsDigit(c); }
constexpr bool IsAsciiSpace(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}
constexpr bool IsHex(char c) {
  return IsDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}
// A byte of a character beyond ASCII.
constexpr bool IsHigh(char c) { return static_cast<uint8_t>(c) >= 0x80; }
constexpr char ToLower(char c) {
  return IsUpper(c) ? static_cast<char>(c + 32) : c;
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
// REQUIRES: `lower` is lower case.
inline bool StartsWithIgnoreCase(std::string_view s, std::string_view lower) {
  return s.size() >= lower.size() &&
         std::equal(lower.begin(), lower.end(), s.begin(),
                    [](char a, char b) { return a == ToLower(b); });
}

}  // namespace redactor::detect

#endif  // REDACTOR_DETECT_FIELD_CHARS_H_
