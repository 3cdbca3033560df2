// Regex: RE2 in a window of a text, and a set of regexes for the slow lane.
//
// One compiled regex is shared by all threads. Out of DFA memory, RE2 itself
// goes on with its slower engines, so Regex never misses; a set cannot, and
// says so.
#ifndef REDACTOR_MATCH_REGEX_H_
#define REDACTOR_MATCH_REGEX_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "redactor/status.h"

namespace redactor::match {

struct RegexMatch {
  size_t begin = 0;
  size_t end = 0;
  // The group named "value", or the whole match when there is none or it took
  // no part.
  size_t value_begin = 0;
  size_t value_end = 0;
};

class Regex {
 public:
  // `max_memory` bounds the program and its automata, in bytes.
  static Result<std::unique_ptr<const Regex>> Create(std::string_view pattern,
                                                     int64_t max_memory);
  ~Regex();

  // The leftmost match inside text[begin, end). \b, ^ and $ look at the true
  // neighbours in `text`.
  bool Find(std::string_view text, size_t begin, size_t end,
            RegexMatch* match) const;
  // The match that begins at `begin`.
  bool MatchAt(std::string_view text, size_t begin, size_t end,
               RegexMatch* match) const;
  // Does the regex match all of text[begin, end)?
  bool MatchesAll(std::string_view text, size_t begin, size_t end,
                  RegexMatch* match) const;

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
