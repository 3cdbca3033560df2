// Byte classes and edges for validators. ASCII only, no locale; a byte of a
// multi-byte character counts as a word byte, so that no edge falls inside one.
#ifndef REDACTOR_DETECT_VALIDATORS_CHARS_H_
#define REDACTOR_DETECT_VALIDATORS_CHARS_H_

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "redactor/detect/validator.h"

namespace redactor::detect {

constexpr bool IsDigit(char c) { return c >= '0' && c <= '9'; }
constexpr bool IsLower(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool IsUpper(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool IsAlpha(char c) { return IsLower(c) || IsUpper(c); }
constexpr bool IsAlnum(char c) { return IsAlpha(c) || IsDigit(c); }
constexpr bool IsHigh(char c) { return static_cast<unsigned char>(c) >= 0x80; }
constexpr bool IsWord(char c) { return IsAlnum(c) || c == '_' || IsHigh(c); }
constexpr bool IsSpace(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}
constexpr char ToLower(char c) {
  return IsUpper(c) ? static_cast<char>(c - 'A' + 'a') : c;
}
// -1 when not a hex digit.
constexpr int HexValue(char c) {
  if (IsDigit(c)) return c - '0';
  const char l = ToLower(c);
  return l >= 'a' && l <= 'f' ? l - 'a' + 10 : -1;
}
constexpr bool IsHex(char c) { return HexValue(c) >= 0; }

// The byte right before or after the match; 0 at the ends of the text.
inline char Before(const ValidatorInput& input, uint32_t back = 1) {
  return input.begin >= back ? input.text[input.begin - back] : '\0';
}
inline char After(const ValidatorInput& input, uint32_t ahead = 0) {
  return input.end + ahead < input.text.size() ? input.text[input.end + ahead]
                                               : '\0';
}

inline bool EqualsIgnoreCase(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return ToLower(x) == ToLower(y); });
}
inline bool EndsWithIgnoreCase(std::string_view text, std::string_view tail) {
  return text.size() >= tail.size() &&
         EqualsIgnoreCase(text.substr(text.size() - tail.size()), tail);
}
inline bool StartsWithIgnoreCase(std::string_view text, std::string_view head) {
  return text.size() >= head.size() &&
         EqualsIgnoreCase(text.substr(0, head.size()), head);
}

// Whether `word`, in any case, is in a table sorted in lower case. Words longer
// than 32 bytes are in no table.
inline bool InSortedTable(std::span<const std::string_view> table,
                          std::string_view word) {
  std::array<char, 32> buffer;
  if (word.size() > buffer.size()) return false;
  std::transform(word.begin(), word.end(), buffer.begin(), ToLower);
  return std::binary_search(table.begin(), table.end(),
                            std::string_view(buffer.data(), word.size()));
}

// The match has a word edge on both sides.
inline bool AtWordEdges(const ValidatorInput& input) {
  return !IsWord(Before(input)) && !IsWord(After(input));
}

// Does `joint` make one number of the digits beside it? `digits` stand on its
// far side, as a part of a word ("imei1:") or on their own. A comma parts the
// members of a list and the cells of a row, and so do colon and slash between
// long numbers: the parts of dates and times are short.
inline bool Joins(char joint, uint32_t digits, bool of_a_word) {
  constexpr uint32_t kLongestTimePart = 4;
  if (digits == 0 || of_a_word) return false;
  if (joint == ':' || joint == '/') return digits <= kLongestTimePart;
  return joint == '-' || joint == '.';
}

// On the right the match ends a number: no letter or digit follows, and no
// further piece of a chain of digits joined by - . / or a colon.
inline bool EndsAlone(const ValidatorInput& input) {
  if (IsWord(After(input))) return false;
  constexpr uint32_t kMany = 24;
  uint32_t digits = 0;
  while (digits < kMany && IsDigit(After(input, digits + 1))) ++digits;
  return !Joins(After(input), digits, /*of_a_word=*/false);
}

// The match is a number of its own on both sides.
inline bool StandsAlone(const ValidatorInput& input) {
  if (IsWord(Before(input))) return false;
  constexpr uint32_t kMany = 24;
  uint32_t digits = 0;
  while (digits < kMany && IsDigit(Before(input, digits + 2))) ++digits;
  if (Joins(Before(input), digits, IsWord(Before(input, digits + 2)))) {
    return false;
  }
  return EndsAlone(input);
}

}  // namespace redactor::detect

#endif  // REDACTOR_DETECT_VALIDATORS_CHARS_H_
