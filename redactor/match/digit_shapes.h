// Shapes of digits in text: what may part the groups of one number, and the
// date-and-time stamps that are no number at all.
#ifndef REDACTOR_MATCH_DIGIT_SHAPES_H_
#define REDACTOR_MATCH_DIGIT_SHAPES_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace redactor::match {

// One bit for each ASCII byte that may stand between the groups of a number; 0
// for any other.
constexpr uint8_t JointBit(char c) {
  constexpr std::string_view kJoints = " -./()";
  const size_t at = kJoints.find(c);
  return at == std::string_view::npos ? 0 : static_cast<uint8_t>(1 << at);
}

// The joints that stand between two digits in every match of the pattern.
uint8_t RequiredJoints(std::string_view pattern);

// The separator bytes at text[pos], between two groups of one number: their
// count, 0 when what stands there parts numbers.
size_t DigitGap(std::string_view text, size_t pos);
// The end of a date-and-time stamp ("2025-11-03T12:44:01.123Z") at text[pos],
// or `pos` when there is none.
size_t TimestampEnd(std::string_view text, size_t pos);

}  // namespace redactor::match

#endif  // REDACTOR_MATCH_DIGIT_SHAPES_H_
