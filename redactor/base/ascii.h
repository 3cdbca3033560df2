// ASCII classes of bytes, without a locale. A byte of a character beyond ASCII
// is in none of them but IsHigh.
#ifndef REDACTOR_BASE_ASCII_H_
#define REDACTOR_BASE_ASCII_H_

#include <algorithm>
#include <string_view>

namespace redactor {

constexpr bool IsDigit(char c) { return c >= '0' && c <= '9'; }
constexpr bool IsLower(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool IsUpper(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool IsAlpha(char c) { return IsLower(c) || IsUpper(c); }
constexpr bool IsAlnum(char c) { return IsAlpha(c) || IsDigit(c); }
constexpr bool IsHigh(char c) { return static_cast<unsigned char>(c) >= 0x80; }
constexpr char ToLower(char c) {
  return IsUpper(c) ? static_cast<char>(c - 'A' + 'a') : c;
}
constexpr char ToUpper(char c) {
  return IsLower(c) ? static_cast<char>(c - 'a' + 'A') : c;
}
// -1 when not a hex digit.
constexpr int HexValue(char c) {
  if (IsDigit(c)) return c - '0';
  const char l = ToLower(c);
  return l >= 'a' && l <= 'f' ? l - 'a' + 10 : -1;
}
constexpr bool IsHex(char c) { return HexValue(c) >= 0; }

inline bool EqualsIgnoreCase(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return ToLower(x) == ToLower(y); });
}
inline bool StartsWithIgnoreCase(std::string_view text, std::string_view head) {
  return text.size() >= head.size() &&
         EqualsIgnoreCase(text.substr(0, head.size()), head);
}
inline bool EndsWithIgnoreCase(std::string_view text, std::string_view tail) {
  return text.size() >= tail.size() &&
         EqualsIgnoreCase(text.substr(text.size() - tail.size()), tail);
}

}  // namespace redactor

#endif  // REDACTOR_BASE_ASCII_H_
