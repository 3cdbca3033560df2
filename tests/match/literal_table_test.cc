// Look-ups of literals by their first bytes.
#include "redactor/match/literal_table.h"

#include <doctest/doctest.h>

#include <algorithm>

namespace redactor::match {

namespace {
std::vector<uint32_t> At(const LiteralTable& table, std::string_view text,
                         size_t pos) {
  std::vector<uint32_t> found;
  table.MatchAt(text, pos, [&](uint32_t index) { found.push_back(index); });
  std::sort(found.begin(), found.end());
  return found;
}
}  // namespace

TEST_CASE("literals of every length, any case") {
  const LiteralTable table({"a", "ab", "abc", "IMEI", "passwd", "password",
                            "password is", "password is", "serial-no"});
  using Found = std::vector<uint32_t>;
  CHECK(At(table, "a", 0) == Found{0});
  CHECK(At(table, "ABX", 0) == Found{0, 1});
  CHECK(At(table, "abcdefghijk", 0) == Found{0, 1, 2});
  CHECK(At(table, "my imei", 3) == Found{3});
  CHECK(At(table, "Password IS x", 0) == Found{5, 6, 7});
  CHECK(At(table, "passwords", 0) == Found{5});
  CHECK(At(table, "passwor", 0).empty());
  CHECK(At(table, "serial-No: 1", 0) == Found{8});
  CHECK(At(table, "serial no: 1", 0).empty());
  // Not letters: '@' and '`' differ by the bit that folds letters.
  CHECK(At(LiteralTable({"a@b"}), "a`b", 0).empty());
}

TEST_CASE("a table without literals finds nothing") {
  CHECK(At(LiteralTable({}), "abc", 0).empty());
}

}  // namespace redactor::match
