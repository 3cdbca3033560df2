// Lists: folding, edges, longest match, many lines.
#include "redactor/detect/word_list.h"

#include <doctest/doctest.h>

namespace redactor::detect {

namespace {
std::string Find(const WordLists& lists, const std::string& text) {
  const Segment segment{0, static_cast<uint32_t>(text.size()),
                        SegmentKind::kText, 0};
  WordLists::Scratch scratch;
  std::vector<WordLists::Hit> hits;
  lists.Find(text, {&segment, 1}, 0, segment.end, &scratch, &hits);
  std::string out;
  for (const WordLists::Hit& hit : hits) {
    out += hit.deny ? "-" : "";
    out += hit.allow ? "+" : "";
    out += text.substr(hit.begin, hit.end - hit.begin) + "|";
  }
  return out;
}
}  // namespace

TEST_CASE("literals stand between word edges") {
  const auto lists = WordLists::Create(
      {"Falcon", "falcon nine", "  ", "# note", "C++", "#team",
       "Stra\xC3\x9F"
       "e",
       "/x\\d+/"},
      {"nine lives", "falcon"});
  REQUIRE(lists.ok());
  struct Row {
    const char* text;
    const char* hits;
  };
  const Row rows[] = {
      {"FALCON", "-+FALCON|"},
      {"falcons, xfalcon, falcon_", ""},
      {"(falcon)", "-+falcon|"},
      {"falcon\t nine lives", "-falcon\t nine|+nine lives|"},
      {"we use c++ and C", "-c++|"},
      {"#Team rocks, team", "-#Team|"},
      {"STRASSE", "-STRASSE|"},
      {"stra\xC3\x9F"
       "e",
       "-stra\xC3\x9F"
       "e|"},
      {"\xC3\xA9"
       "falcon",
       ""},
      {"note", ""},
      {"x12 X1", "-x12|"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(Find(**lists, row.text) == row.hits);
  }
}

TEST_CASE("a hundred thousand lines with one beginning") {
  std::vector<std::string> deny;
  for (int i = 0; i < 100000; ++i) deny.push_back("CUST-" + std::to_string(i));
  const auto lists = WordLists::Create(deny, {});
  REQUIRE(lists.ok());
  CHECK(Find(**lists, "cust-99999 cust-100000 cust-7") ==
        "-cust-99999|-cust-7|");
}

TEST_CASE("a bad regex does not repeat itself") {
  const auto lists = WordLists::Create({"/secret(/"}, {});
  REQUIRE_FALSE(lists.ok());
  CHECK(lists.status().message() == "deny list, line 1: what stands in /.../ is no regex");
}

}  // namespace redactor::detect
