// Classes as rule files write them.
#include "redactor/match/byte_class.h"

#include <doctest/doctest.h>

#include <string>

namespace redactor::match {

namespace {
std::string Members(const ByteClass& bytes) {
  std::string out;
  for (int b = 0; b < 128; ++b) {
    if (bytes.Has(static_cast<char>(b))) out.push_back(static_cast<char>(b));
  }
  return out;
}
}  // namespace

TEST_CASE("classes hold what they say") {
  struct Row {
    const char* inside;
    const char* members;
  };
  const Row rows[] = {
      {"abc", "abc"},     {"0-9", "0123456789"},  {"a-c.", ".abc"},
      {"_-", "-_"},       {"-a", "-a"},           {"\\d.", ".0123456789"},
      {"\\]\\\\", "\\]"}, {"\\x41-\\x43", "ABC"}, {"a\\-c", "-ac"},
      {"\\n\\t", "\t\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.inside);
    const auto bytes = ByteClass::Parse(row.inside);
    REQUIRE(bytes.ok());
    CHECK(Members(*bytes) == row.members);
  }
}

TEST_CASE("a complement holds the bytes of other scripts") {
  const auto bytes = ByteClass::Parse("^\\s\"");
  REQUIRE(bytes.ok());
  CHECK(bytes->Has('x'));
  CHECK(bytes->Has('\xC3'));
  CHECK_FALSE(bytes->Has('"'));
  CHECK_FALSE(bytes->Has('\n'));
}

TEST_CASE("bad classes are refused") {
  for (const char* inside : {"", "^", "z-a", "\\q", "\\x4", "\\xZZ"}) {
    CAPTURE(inside);
    CHECK_FALSE(ByteClass::Parse(inside).ok());
  }
}

}  // namespace redactor::match
