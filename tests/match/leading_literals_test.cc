// Beginnings of patterns.
#include "redactor/match/leading_literals.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace redactor::match {
namespace {

TEST_CASE("beginnings of matches are spelt out, never guessed") {
  struct Row {
    const char* pattern;
    std::vector<std::string> beginnings;
  };
  const Row rows[] = {
      {"(?i)\\b(?:account|acct)\\.? no",
       {"account no", "account. no", "acct no", "acct. no"}},
      {"a(b|c(?:d|e))f+g", {"abf", "acdf", "acef"}},
      {"ab?c", {"abc", "ac"}},
      {"ab*|cd{2}", {"a", "ab", "cd"}},
      {"x\\.y\\d", {"x.y"}},
      {"(?P<value>abc)[)|]z", {"abc)z", "abc|z"}},
      {"(?:ab)?c", {"abc", "c"}},
      {"[ab]c|d", {"ac", "bc", "d"}},
      {"a{b|c", {"a{b", "c"}},
      {"a|", {}},
      {".a", {}},
      {"(?:ab)?", {}},
      {"\\x{a0}b",
       {"\xC2\xA0"
        "b"}},
      {"(?i)\xC3\xA9t", {"\xC3\x89t", "\xC3\xA9t"}},
      {"(?i:Ab)c", {"abc"}},
      {"a(?:)b", {"ab"}},
      {"(?i)task", {"task"}},
      {"[a-z]x", {}},
      {"authorization of the bearer", {"authorizatio"}},
      {"\\d{5}", {}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.pattern);
    std::vector<std::string> texts;
    for (const LeadingLiteral& one : LeadingLiterals(row.pattern)) {
      texts.push_back(one.text);
    }
    CHECK(texts == row.beginnings);
  }
}

TEST_CASE("word edges belong to the beginnings behind them") {
  const auto mixed = LeadingLiterals("\\bab|cd|(?:\\bef)");
  REQUIRE(mixed.size() == 3);
  CHECK(mixed[0].word_edge);
  CHECK(!mixed[1].word_edge);
  CHECK(mixed[2].word_edge);
  CHECK(!LeadingLiterals("a\\bc")[0].word_edge);
}

}  // namespace
}  // namespace redactor::match
