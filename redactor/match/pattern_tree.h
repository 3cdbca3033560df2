// PatternTree: a pattern, parsed.
//
// Reads the part of RE2's syntax that rules use and refuses the rest; a refusal
// is no error, the pattern is then RE2's alone. What it accepts means the same
// as in RE2 (regex_test.cc compares the two).
#ifndef REDACTOR_MATCH_PATTERN_TREE_H_
#define REDACTOR_MATCH_PATTERN_TREE_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "redactor/match/char_set.h"

namespace redactor::match {

enum class Assertion : uint8_t {
  kWordEdge,
  kNoWordEdge,
  kTextBegin,
  kTextEnd,
  kLineBegin,
  kLineEnd,
};

struct PatternNode {
  enum class Kind : uint8_t {
    kEmpty,
    kChar,       // one character of `set`
    kAssertion,  // `assertion`
    kCat,        // children in a row
    kAlt,        // one of the children, the first that leads to a match
    kRepeat,     // child 0, min..max times
    kValue,      // child 0, the group named "value"
  };
  static constexpr uint32_t kNoLimit = UINT32_MAX;

  Kind kind = Kind::kEmpty;
  CharSet set;
  Assertion assertion = Assertion::kWordEdge;
  uint32_t min = 0;
  uint32_t max = 0;
  bool greedy = true;
  std::vector<PatternNode> children;

  // Can it match without taking a byte?
  [[nodiscard]] bool Nullable() const;
};

// Nothing when the pattern uses more than is read here, or is none.
std::optional<PatternNode> ParsePattern(std::string_view pattern);

}  // namespace redactor::match

#endif  // REDACTOR_MATCH_PATTERN_TREE_H_
