// LeadingLiterals: what every match of a pattern begins with.
//
// Classes of a few characters and optional parts are spelt out, everything else
// ends a beginning; in doubt it ends early, so that the answer is never wrong,
// only short.
#ifndef REDACTOR_MATCH_LEADING_LITERALS_H_
#define REDACTOR_MATCH_LEADING_LITERALS_H_

#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace redactor::match {

struct LeadingLiteral {
  std::string text;        // ASCII letters in lower case
  bool word_edge = false;  // the pattern asks for \b before it

  bool operator==(const LeadingLiteral&) const = default;
  bool operator<(const LeadingLiteral& other) const {
    return std::tie(text, word_edge) < std::tie(other.text, other.word_edge);
  }
};

// Sorted, each once. Empty when a match may begin with something else, or when
// there are too many.
std::vector<LeadingLiteral> LeadingLiterals(std::string_view pattern);

}  // namespace redactor::match

#endif  // REDACTOR_MATCH_LEADING_LITERALS_H_
