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

TEST_CASE("a set short of memory is right or says so") {
  const std::vector<std::string> patterns = {"[ab]*a[ab]{90}c",
                                             "[ab]*b[ab]{90}d"};
  int answers = 0;
  for (int64_t memory = 4000; memory < 60000; memory += 2000) {
    auto set = RegexSet::Create(patterns, memory);
    if (!set.ok()) continue;
    const std::string text = std::string(100, 'a') + "c";
    std::vector<int> found;
    const Status status = (*set)->Find(text, &found);
    if (status.ok()) {
      CHECK(found == std::vector<int>{0});
      ++answers;
    } else {
      CHECK(status.code() == StatusCode::kLimit);
    }
  }
  CHECK(answers > 0);
}

}  // namespace redactor::match
