// RE2 in windows: context, groups, memory.
#include "redactor/match/regex.h"

#include <doctest/doctest.h>

namespace redactor::match {

namespace {
std::unique_ptr<const Regex> Compile(const char* pattern) {
  auto regex = Regex::Create(pattern, 1 << 20);
  REQUIRE(regex.ok());
  return std::move(regex).value();
}
}  // namespace

TEST_CASE("edges of a window are not edges of words or lines") {
  RegexMatch match;
  const auto word = Compile("\\b\\d{3}\\b");
  CHECK_FALSE(word->Find("1234", 1, 4, &match));
  CHECK_FALSE(word->Find("1234", 0, 3, &match));
  CHECK(word->Find("x 123 4", 2, 5, &match));
  CHECK(match.begin == 2);
  CHECK(match.end == 5);
  CHECK_FALSE(Compile("^\\d+")->Find("12", 1, 2, &match));
  CHECK_FALSE(Compile("\\d+$")->Find("12", 0, 1, &match));
}

TEST_CASE("the value group is the span") {
  RegexMatch match;
  const auto regex = Compile("id(?:=(?P<value>\\d+))?");
  REQUIRE(regex->Find("x id=77", 0, 7, &match));
  CHECK(match.begin == 2);
  CHECK(match.value_begin == 5);
  CHECK(match.value_end == 7);
  REQUIRE(regex->Find("x id", 0, 4, &match));
  CHECK(match.value_begin == 2);
  CHECK(match.value_end == 4);
}

TEST_CASE("whole matches only") {
  RegexMatch match;
  const auto regex = Compile("\\d+( \\d+)*");
  CHECK(regex->MatchesAll("a 12 34 b", 2, 7, &match));
  CHECK_FALSE(regex->MatchesAll("a 12 34 b", 2, 8, &match));
}

TEST_CASE("bad patterns say why") {
  const auto regex = Regex::Create("a(", 1 << 20);
  REQUIRE_FALSE(regex.ok());
  CHECK(regex.status().message() == "bad regex: missing ): a(");
}

TEST_CASE("a set names the patterns that match") {
  auto set = RegexSet::Create({"\\bcat\\b", "\\d+", "x$"}, 1 << 20);
  REQUIRE(set.ok());
  std::vector<int> found;
  REQUIRE((*set)->Find("a cat 9", &found).ok());
  CHECK(found == std::vector<int>{0, 1});
  REQUIRE((*set)->Find("concat", &found).ok());
  CHECK(found.empty());
}

TEST_CASE("a set out of memory does not say 'nothing found'") {
  // The DFA of this needs 2^20 states and more.
  auto set = RegexSet::Create({"[ab]*a[ab]{20}c", "[ab]*b[ab]{19}d"}, 60000);
  REQUIRE(set.ok());
  std::string text;
  unsigned state = 1;
  for (int i = 0; i < 20000; ++i) {
    state = state * 1103515245 + 12345;
    text.push_back((state >> 16 & 1) != 0 ? 'a' : 'b');
  }
  std::vector<int> found;
  const Status status = (*set)->Find(text, &found);
  REQUIRE_FALSE(status.ok());
  CHECK(status.code() == StatusCode::kLimit);
}

}  // namespace redactor::match
