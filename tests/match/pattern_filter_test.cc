// PatternFilter: never leaves a pattern out, and leaves enough out.
#include "redactor/match/pattern_filter.h"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

#include "redactor/match/backtracker.h"

namespace redactor::match {
namespace {

const std::vector<std::string>& Patterns() {
  static const std::vector<std::string> patterns = {
      R"(\b\d{3}-\d{2}-\d{4}\b)",
      R"(\d{7,15}|\d{3}[-.]\d{4}|\d{1,6}(?:[ .\-/]{1,3}\d{2,8}){1,5})",
      R"((?:, |\n)(?:[A-Z]{1,2}-)?(?:\d{4,5}|\d{4} ?[A-Z]{2})[ ][A-Z][a-z]*)",
      R"(\b[A-HJ-NPR-Z0-9]{17}\b)",
      R"(\b[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]{4}){2,7}\b)",
      R"(^\d{2}:\d{2}$)",
      R"((?m)^\d+\.$)",
      R"(\B\d{4}\B)",
      R"((?i)ticket \d{5,})",
      R"(\d{1,3}(?:\.\d{1,3}){3}(?:[.-][A-Za-z0-9]+)*\.[a-z]{2,20})",
      R"([^\n:]{2,40}:\d)",
      R"(é\d{2}[à-ü]+)",
  };
  return patterns;
}

struct Fixture {
  explicit Fixture(bool letters_alike) : filter(letters_alike) {
    for (const std::string& pattern : Patterns()) {
      programs.push_back(*CompileProgram(pattern));
      REQUIRE(filter.Add(programs.back(), 64));
    }
  }
  std::vector<Program> programs;
  PatternFilter filter;
};

bool Has(const PatternFilter::Bits& bits, size_t i) {
  return (bits[i / 64] >> (i % 64) & 1) != 0;
}

std::string RandomText(std::mt19937* random) {
  static constexpr std::string_view kPieces[] = {
      "1",  "23", "456", "7890", "-", ".",       " ", ", ", "\n", ":",
      "AB", "Z",  "ab",  "é",    "ü", "ticket ", "/", "DE", "_"};
  std::string text;
  const size_t pieces = (*random)() % 14;
  for (size_t i = 0; i < pieces; ++i) {
    text += kPieces[(*random)() % std::size(kPieces)];
  }
  return text;
}

TEST_CASE("every pattern that matches is named") {
  std::mt19937 random(7);
  for (const bool letters_alike : {false, true}) {
    const Fixture fixture(letters_alike);
    PatternFilter::Scratch scratch;
    size_t found = 0;
    for (int round = 0; round < 6000; ++round) {
      const std::string text = RandomText(&random);
      const size_t begin = random() % (text.size() + 1);
      const size_t last = begin + random() % (text.size() - begin + 1);
      scratch.Forget();
      const auto bits = fixture.filter.Find(text, begin, last, &scratch);
      for (size_t i = 0; i < fixture.programs.size(); ++i) {
        RegexMatch match;
        if (FindMatch(fixture.programs[i], text, begin, text.size(), last,
                      &match) == RunResult::kNoMatch) {
          continue;
        }
        ++found;
        CAPTURE(text);
        CAPTURE(Patterns()[i]);
        CHECK(Has(bits, i));
      }
    }
    CHECK(found > 400);
  }
}

TEST_CASE("calls that follow one another name what ends behind the last") {
  std::mt19937 random(11);
  const Fixture fixture(false);
  PatternFilter::Scratch scratch;
  for (int round = 0; round < 4000; ++round) {
    const std::string text = RandomText(&random) + RandomText(&random);
    const size_t first = random() % (text.size() + 1);
    const size_t last = first + random() % (text.size() - first + 1);
    scratch.Forget();
    fixture.filter.Find(text, 0, first, &scratch);
    const auto bits = fixture.filter.Find(text, 0, last, &scratch);
    for (size_t i = 0; i < fixture.programs.size(); ++i) {
      for (size_t begin = 0; begin <= last; ++begin) {
        RegexMatch match;
        if (MatchFrom(fixture.programs[i], text, begin, text.size(), false,
                      &match) == RunResult::kMatch &&
            match.end > first + 1) {
          CAPTURE(text);
          CAPTURE(Patterns()[i]);
          CHECK(Has(bits, i));
        }
      }
    }
  }
}

TEST_CASE("shapes that do not fit are left out") {
  const Fixture fixture(false);
  PatternFilter::Scratch scratch;
  const auto named = [&](std::string_view text) {
    std::vector<size_t> out;
    scratch.Forget();
    const auto& bits = fixture.filter.Find(text, 0, text.size(), &scratch);
    for (size_t i = 0; i < fixture.programs.size(); ++i) {
      if (Has(bits, i)) out.push_back(i);
    }
    return out;
  };
  CHECK(named("took 43325 ms").empty());
  CHECK(named("bytes=94244 rows=60").empty());
  CHECK(named("078-05-1120") == std::vector<size_t>{0, 1});
  CHECK(named("078-05-11205") == std::vector<size_t>{1});
  CHECK(named("12:30") == std::vector<size_t>{5, 10});
  CHECK(named("").empty());
}

TEST_CASE("a pattern without an end needs a wide window") {
  PatternFilter filter(false);
  CHECK_FALSE(filter.Add(*CompileProgram(R"(\d{3}\w+)"), 20));
  CHECK_FALSE(filter.Add(*CompileProgram(R"(\d{3}\w{1,40})"), 20));
  CHECK(filter.Add(*CompileProgram(R"(\d{3}-\d{2}-\d{4})"), 11));
  CHECK(filter.size() == 1);
}

TEST_CASE("too many states: all are made anew") {
  PatternFilter filter(false);
  const Program program = *CompileProgram(R"((?:[a-m]|[n-z0-9]\w{6}){9}!)");
  REQUIRE(filter.Add(program, 200));
  PatternFilter::Scratch scratch;
  std::mt19937 random(3);
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (int i = 0; i < 80; ++i) {
      text.push_back("abcnopq019_ !"[random() % 13]);
    }
    scratch.Forget();
    const auto bits = filter.Find(text, 0, text.size(), &scratch);
    RegexMatch match;
    const bool matches = FindMatch(program, text, 0, text.size(), text.size(),
                                   &match) == RunResult::kMatch;
    CHECK((!matches || Has(bits, 0)));
    CHECK(scratch.states() < 10000);
  }
}

}  // namespace
}  // namespace redactor::match
