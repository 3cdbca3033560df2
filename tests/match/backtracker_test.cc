// The backtracker against RE2 itself, on every shipped pattern, on patterns
// made to be awkward, and on random ones.
#include "redactor/match/backtracker.h"

#include <doctest/doctest.h>
#include <re2/re2.h>

#include <algorithm>
#include <fstream>
#include <random>
#include <sstream>
#include <string>
#include <vector>

namespace redactor::match {
namespace {

struct Found {
  bool match = false;
  size_t begin = 0;
  size_t end = 0;
  size_t value_begin = 0;
  size_t value_end = 0;

  bool operator==(const Found&) const = default;
};

class Oracle {
 public:
  explicit Oracle(const std::string& pattern) : re2_(pattern, RE2::Quiet) {
    const auto& names = re2_.NamedCapturingGroups();
    if (const auto value = names.find("value"); value != names.end()) {
      group_ = value->second;
    }
  }
  [[nodiscard]] bool ok() const { return re2_.ok(); }

  [[nodiscard]] Found Match(const std::string& text, size_t begin, size_t end,
                            RE2::Anchor anchor) const {
    std::vector<re2::StringPiece> groups(static_cast<size_t>(group_) + 1);
    if (!re2_.Match(text, begin, end, anchor, groups.data(), group_ + 1)) {
      return {};
    }
    const auto at = [&](const re2::StringPiece& piece) {
      return static_cast<size_t>(piece.data() - text.data());
    };
    const auto& value = groups[static_cast<size_t>(group_)];
    const auto& span = value.data() == nullptr ? groups[0] : value;
    return {true, at(groups[0]), at(groups[0]) + groups[0].size(), at(span),
            at(span) + span.size()};
  }

 private:
  RE2 re2_;
  int group_ = 0;
};

Found Of(RunResult result, const RegexMatch& match) {
  if (result != RunResult::kMatch) return {};
  return {true, match.begin, match.end, match.value_begin, match.value_end};
}

struct Tally {
  int compared = 0;
  int gave_up = 0;
};

void Compare(const std::string& pattern, const std::string& text, size_t begin,
             size_t end, Tally* tally) {
  const auto program = CompileProgram(pattern);
  const Oracle oracle(pattern);
  REQUIRE(program.has_value());
  CAPTURE(pattern);
  CAPTURE(text);
  CAPTURE(begin);
  CAPTURE(end);
  REQUIRE(oracle.ok());
  RegexMatch match;
  const auto check = [&](RunResult result, RE2::Anchor anchor) {
    ++tally->compared;
    if (result == RunResult::kGaveUp) {
      ++tally->gave_up;
      return;
    }
    const Found expected = oracle.Match(text, begin, end, anchor);
    const Found got = Of(result, match);
    CHECK(got.match == expected.match);
    CHECK(got.begin == expected.begin);
    CHECK(got.end == expected.end);
    CHECK(got.value_begin == expected.value_begin);
    CHECK(got.value_end == expected.value_end);
  };
  check(FindMatch(*program, text, begin, end, end, &match), RE2::UNANCHORED);
  check(MatchFrom(*program, text, begin, end, false, &match),
        RE2::ANCHOR_START);
  check(MatchFrom(*program, text, begin, end, true, &match), RE2::ANCHOR_BOTH);
}

TEST_CASE("patterns with sharp corners match as RE2 has it") {
  const std::vector<std::string> patterns = {
      "a|ab|abc",
      "(?:a|ab)(?:c|bcd)",
      "a*",
      "a*?b",
      "(?:ab)*",
      "(?:ab)*?c",
      "a{2,3}",
      "a{2,3}?",
      "a{2}",
      "a{2,}b",
      "(?:a|b){2,3}c",
      "\\bab\\b",
      "\\Ba",
      "^a",
      "a$",
      "(?m)^a",
      "(?m)a$",
      "\\Aa",
      "a\\z",
      ".",
      "(?s).b",
      "[^a]",
      "[^\\n]+",
      "\\w+",
      "\\W",
      "\\d+-\\d+",
      "\\s+b",
      "[a-c-]+",
      "[\\]a]+",
      "[]a]+",
      "[\\x{e0}-\\x{ff}]+",
      "(?i)stra\xC3\x9F"
      "e",
      "(?i)\xC3\xA9t\xC3\xA9",
      "(?i)k",
      "(?i)[k-s]+",
      "(?i)\\w+",
      "(?i:A)b",
      "a(?i)b|c",
      "(?:a(?i)b)c",
      "(?P<value>a+)b",
      "a(?P<value>b)?",
      "(?:x(?P<value>a|b))+",
      "(?P<value>a*)(?:b|c)",
      "a{,3}",
      "x{",
      "\\x41",
      "\\.\\+\\*",
      "a||b",
      "(?:|a)b",
      "[[:alpha:]]+",
      "[[:digit:]x]+",
      "\\p{L}+",
      "\\p{Lu}\\p{Ll}*",
      "[^\\p{L}]",
      "(?:a?b?"
      "?)c",
      "(?i)thanks",
      "(?i)[^k]",
      "a.c",
      "(?:aa|a)(?:ab|b)",
  };
  const std::vector<std::string> texts = {
      "",
      "a",
      "ab",
      "abc",
      "aab",
      "aaab\nb",
      "ababc",
      "xab abc",
      "x{ a{,3}",
      "AB ab aB",
      "stra\xC3\x9F"
      "e STRA\xC3\x9F"
      "E stra\xE1\xBA\x9E"
      "e",
      "\xC3\xA9t\xC3\xA9 \xC3\x89T\xC3\x89",
      "k K \xE2\x84\xAA s \xC5\xBF",
      "thank\xC5\xBF than\xE2\x84\xAAs THANKS",
      "12-34",
      "-]ab]",
      "a\xC3\xA9"
      "c",
      "\xC3",
      "a\xC3",
      "\xE2\x82\xAC"
      "b",
      "xaxbxa",
      "bc",
      "A.+*",
      "aabab",
  };
  Tally tally;
  for (const std::string& pattern : patterns) {
    for (const std::string& text : texts) {
      for (size_t begin = 0; begin <= text.size(); ++begin) {
        for (size_t end = begin; end <= text.size(); end += 1 + end / 8) {
          Compare(pattern, text, begin, end, &tally);
        }
      }
    }
  }
  CHECK(tally.gave_up < tally.compared / 50);
}

// A pattern of the syntax the parser reads.
std::string RandomPattern(std::mt19937* random, int depth) {
  const auto pick = [&](int n) {
    return static_cast<int>((*random)() % static_cast<unsigned>(n));
  };
  static const std::vector<std::string> atoms = {
      "a",
      "b",
      "c",
      "-",
      " ",
      "\xC3\xA9",
      "[ab]",
      "[^b]",
      "\\d",
      "\\w",
      "\\b",
      ".",
      "[b-c\xC3\xA9]",
      "1",
      "(?i:B)",
      "(?i:\xC3\x89)",
  };
  std::string out;
  const int count = 1 + pick(4);
  for (int i = 0; i < count; ++i) {
    std::string atom = atoms[static_cast<size_t>(pick(16))];
    if (depth > 0 && pick(3) == 0) {
      atom = "(?:" + RandomPattern(random, depth - 1) + "|" +
             RandomPattern(random, depth - 1) + ")";
    }
    if (atom != "\\b" && pick(3) == 0) {
      static const std::vector<std::string> quantifiers = {
          "*", "+", "?", "*?", "+?", "??", "{2}", "{1,3}", "{0,2}?", "{2,}"};
      atom += quantifiers[static_cast<size_t>(pick(10))];
    }
    out += atom;
  }
  return out;
}

TEST_CASE("random patterns match as RE2 has it") {
  std::mt19937 random(7);
  Tally tally;
  int compiled = 0;
  for (int i = 0; i < 3000; ++i) {
    std::string pattern = RandomPattern(&random, 2);
    if (i % 3 == 0) pattern += "(?P<value>" + RandomPattern(&random, 1) + ")c?";
    if (!CompileProgram(pattern)) continue;
    ++compiled;
    for (int k = 0; k < 4; ++k) {
      std::string text;
      const size_t size = random() % 12;
      while (text.size() < size) {
        static const std::vector<std::string> bits = {
            "a", "b", "c", "B", " ", "-", "1", "\xC3\xA9", "\xC3\x89"};
        text += bits[random() % bits.size()];
      }
      const size_t begin = random() % (text.size() + 1);
      const size_t end = begin + random() % (text.size() - begin + 1);
      Compare(pattern, text, begin, end, &tally);
    }
  }
  CHECK(compiled > 1500);  // the rest repeats what may be empty
  CHECK(tally.gave_up == 0);
}

TEST_CASE("case pairs are RE2's") {
  std::string all;
  std::vector<std::pair<size_t, char32_t>> where;
  const auto append = [&](char32_t c) {
    where.emplace_back(all.size(), c);
    if (c < 0x80) {
      all.push_back(static_cast<char>(c));
    } else if (c < 0x800) {
      all.push_back(static_cast<char>(0xC0 | c >> 6));
      all.push_back(static_cast<char>(0x80 | (c & 0x3F)));
    } else {
      all.push_back(static_cast<char>(0xE0 | c >> 12));
      all.push_back(static_cast<char>(0x80 | (c >> 6 & 0x3F)));
      all.push_back(static_cast<char>(0x80 | (c & 0x3F)));
    }
  };
  for (char32_t c = 0x21; c < 0x2200; ++c) append(c);
  for (char32_t c = 0xA640; c < 0xA660; ++c) append(c);
  int known_count = 0;
  for (char32_t c = 0x21; c < 0x530; ++c) {
    bool known = false;
    const auto variants = CaseVariants(c, &known);
    if (!known) continue;
    ++known_count;
    char hex[16];
    (void)std::snprintf(hex, sizeof hex, "(?i)\\x{%x}",
                        static_cast<unsigned>(c));
    const RE2 re2(hex);
    re2::StringPiece rest(all);
    std::vector<char32_t> expected;
    re2::StringPiece hit;
    size_t at = 0;
    while (re2.Match(all, at, all.size(), RE2::UNANCHORED, &hit, 1)) {
      const auto pos = static_cast<size_t>(hit.data() - all.data());
      const auto found =
          std::lower_bound(where.begin(), where.end(), pos,
                           [](const auto& w, size_t p) { return w.first < p; });
      if (found->second != c) expected.push_back(found->second);
      at = pos + hit.size();
    }
    std::vector<char32_t> got;
    for (const char32_t variant : variants) {
      if (variant != 0) got.push_back(variant);
    }
    std::sort(got.begin(), got.end());
    CAPTURE(static_cast<uint32_t>(c));
    CHECK(got == expected);
  }
  CHECK(known_count > 300);
}

TEST_CASE("out of steps it gives up, and never says no for that") {
  const std::string text(4000, 'a');
  const auto program = CompileProgram("(?:a|aa)+b");
  REQUIRE(program.has_value());
  RegexMatch match;
  CHECK(FindMatch(*program, text, 0, text.size(), text.size(), &match) ==
        RunResult::kGaveUp);
}

TEST_CASE("what is not read is left to RE2") {
  for (const char* pattern :
       {"\\Qa\\E", "(?U)a+", "\\p{Greek}", "(?:a*)*", "(?:a?){3}", "\\C", "(a",
        "[a", "a**", "\\1", "(?i)[\\x{c0}-\\x{1fff}]"}) {
    CAPTURE(pattern);
    CHECK(!CompileProgram(pattern).has_value());
  }
}

}  // namespace
}  // namespace redactor::match
