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

#include "redactor/base/ascii.h"
#include "redactor/detect/validator.h"
#include "redactor/text/utf8.h"

namespace redactor::detect {

constexpr bool IsWord(char c) { return IsAlnum(c) || c == '_' || IsHigh(c); }
constexpr bool IsSpace(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}
// The byte right before or after the match; 0 at the ends of the text.
inline char Before(const ValidatorInput& input, uint32_t back = 1) {
  return input.begin >= back ? input.text[input.begin - back] : '\0';
}
inline char After(const ValidatorInput& input, uint32_t ahead = 0) {
  return input.end + ahead < input.text.size() ? input.text[input.end + ahead]
                                               : '\0';
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

// No word goes on at the match's beginning, or end. Scripts without spaces
// between words touch a number as they touch any word.
inline bool EdgeBefore(const ValidatorInput& input) {
  const char c = Before(input);
  return IsHigh(c) ? text::IsWordEdge(input.text, input.begin) : !IsWord(c);
}
inline bool EdgeAfter(const ValidatorInput& input) {
  const char c = After(input);
  return IsHigh(c) ? text::IsWordEdge(input.text, input.end) : !IsWord(c);
}

// The match has a word edge on both sides.
inline bool AtWordEdges(const ValidatorInput& input) {
  return EdgeBefore(input) && EdgeAfter(input);
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

constexpr uint32_t kManyDigits = 24;

// On the right the match ends a number: no letter or digit follows, and no
// further piece of a chain of digits joined by - . / or a colon.
inline bool EndsAlone(const ValidatorInput& input) {
  if (!EdgeAfter(input)) return false;
  uint32_t digits = 0;
  while (digits < kManyDigits && IsDigit(After(input, digits + 1))) ++digits;
  return !Joins(After(input), digits, /*of_a_word=*/false);
}

// The match is a number of its own on both sides: not inside a word and not a
// piece of a longer chain of digits.
inline bool StandsAlone(const ValidatorInput& input) {
  if (!EdgeBefore(input)) return false;
  uint32_t digits = 0;
  while (digits < kManyDigits && IsDigit(Before(input, digits + 2))) ++digits;
  return !Joins(Before(input), digits, IsWord(Before(input, digits + 2))) &&
         EndsAlone(input);
}

}  // namespace redactor::detect

#endif  // REDACTOR_DETECT_VALIDATORS_CHARS_H_
