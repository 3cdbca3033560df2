// Regex: a pattern in a window of a text, and a set of patterns for the slow
// lane.
//
// Matches as RE2 does. Short work is done by the backtracker where it can read
// the pattern, all else by RE2, which is then only compiled when first needed.
// One regex is shared by all threads. Out of DFA memory, RE2 itself goes on
// with its slower engines, so Regex never misses; a set cannot, and says so.
#ifndef REDACTOR_MATCH_REGEX_H_
#define REDACTOR_MATCH_REGEX_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "redactor/match/backtracker.h"
#include "redactor/status.h"

namespace redactor::match {

class Regex {
 public:
  enum class Check : uint8_t {
    kNow,    // RE2 reads the pattern at once
    kTested  // a test has RE2 read it; should it fail later all the same, every
             // window matches whole
  };
  // `max_memory` bounds RE2's program and its automata, in bytes.
  static Result<std::unique_ptr<const Regex>> Create(std::string_view pattern,
                                                     int64_t max_memory,
                                                     Check check = Check::kNow);
  ~Regex();

  // The leftmost match inside text[begin, end). \b, ^ and $ look at the true
  // neighbours in `text`. One that begins behind `last_begin` may be left out.
  bool Find(std::string_view text, size_t begin, size_t end, RegexMatch* match,
            size_t last_begin = SIZE_MAX) const;
  // The match that begins at `begin`.
  bool MatchAt(std::string_view text, size_t begin, size_t end,
               RegexMatch* match) const;
  // Does the regex match all of text[begin, end)?
  bool MatchesAll(std::string_view text, size_t begin, size_t end,
                  RegexMatch* match) const;
  // Null when the pattern is RE2's alone. Lives as long as the regex.
  [[nodiscard]] const Program* program() const;
  // Does every match begin with one of these bytes? False when that is unknown.
  [[nodiscard]] bool BeginsWithOneOf(std::string_view bytes) const;

 private:
  struct Impl;
  explicit Regex(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

class RegexSet {
 public:
  // REQUIRES: every pattern is a valid Regex.
  static Result<std::unique_ptr<const RegexSet>> Create(
      const std::vector<std::string>& patterns, int64_t max_memory);
  ~RegexSet();

  // Indices of the patterns that match somewhere in `text`, ascending. kLimit
  // when memory ran out: then nothing is known.
  Status Find(std::string_view text, std::vector<int>* indices) const;

 private:
  struct Impl;
  explicit RegexSet(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace redactor::match

#endif  // REDACTOR_MATCH_REGEX_H_
