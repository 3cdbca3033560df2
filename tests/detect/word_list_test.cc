// Lists: folding, edges, longest match, many lines.
#include "redactor/detect/word_list.h"

#include <doctest/doctest.h>

#include <map>
#include <random>

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

TEST_CASE("accents, umlauts and scripts without spaces") {
  const auto lists = WordLists::Create(
      {"M\xC3\xBCller\nGarcon\n\xE7\x8E\x8B\xE5\xB0\x8F\xE6\x98\x8E",
       "\xD0\x9F\xD0\xB5\xD1\x82\xD1\x80", "+49 170"},
      {});
  REQUIRE(lists.ok());
  struct Row {
    const char* text;
    const char* hits;
  };
  const Row rows[] = {
      {"muller MUELLER M\xC3\xBCllers", "-muller|-MUELLER|"},
      {"Mu\xCC\x88ller gar\xC3\xA7on", "-Mu\xCC\x88ller|-gar\xC3\xA7on|"},
      // A Chinese name has no spaces around it.
      {"\xE6\x88\x91\xE6\x98\xAF\xE7\x8E\x8B\xE5\xB0\x8F\xE6\x98\x8E\xE3\x80"
       "\x82",
       "-\xE7\x8E\x8B\xE5\xB0\x8F\xE6\x98\x8E|"},
      {"\xE7\x8E\x8B\xE5\xB0\x8F", ""},
      {"\xD0\xBF\xD0\x95\xD0\xA2\xD0\xA0, "
       "\xD0\x9F\xD0\xB5\xD1\x82\xD1\x80\xD0\xB0",
       "-\xD0\xBF\xD0\x95\xD0\xA2\xD0\xA0|"},
      {"call +49  170 or +49 171", "-+49  170|"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(Find(**lists, row.text) == row.hits);
  }
}

TEST_CASE("regexes alone and many together find the same") {
  std::vector<std::string> deny;
  for (int i = 0; i < 20; ++i) {
    deny.push_back("/k" + std::to_string(i) + "-[0-9]+/");
  }
  const auto lists = WordLists::Create(deny, {"/k7-0+/"});
  REQUIRE(lists.ok());
  CHECK(Find(**lists, "k3-12 k19-4 k21-1 k7-00") ==
        "-k3-12|-k7-00|-k19-4|+k7-00|");
}

namespace {
// Words that differ in one letter, case or accent, and marks between.
std::string RandomText(std::mt19937* random, int words) {
  static const char* const kParts[] = {
      "jo",       "Jo",  "jos\xC3\xA9",  "jose",         "anna",
      "ann",      "a",   "O'N",          "\xE7\x8E\x8B", "\xE5\xB0\x8F",
      "\xD0\x90", "x_1", "verylongname", "verylongnamf"};
  static const char* const kMarks[] = {" ", " ", " ", "  ", "-", ".", "", "@"};
  std::string out;
  for (int i = 0; i < words; ++i) {
    out += kParts[(*random)() % std::size(kParts)];
    if (i + 1 < words) out += kMarks[(*random)() % std::size(kMarks)];
  }
  return out;
}

std::vector<WordLists::Hit> HitsOf(const std::vector<std::string>& deny,
                                   const std::string& text, uint32_t cut) {
  const auto lists = WordLists::Create(deny, {});
  REQUIRE(lists.ok());
  const auto size = static_cast<uint32_t>(text.size());
  const Segment segment{0, size, SegmentKind::kText, 0};
  WordLists::Scratch scratch;
  std::vector<WordLists::Hit> hits;
  (*lists)->Find(text, {&segment, 1}, 0, cut, &scratch, &hits);
  (*lists)->Find(text, {&segment, 1}, cut, size, &scratch, &hits);
  return hits;
}
}  // namespace

TEST_CASE("a list finds what its lines find alone, wherever the text is cut") {
  std::mt19937 random(5);
  for (int round = 0; round < 300; ++round) {
    std::vector<std::string> lines;
    for (int i = 0; i < 8; ++i) {
      lines.push_back(RandomText(&random, 1 + static_cast<int>(random() % 4)));
    }
    const std::string text = RandomText(&random, 30);
    const auto size = static_cast<uint32_t>(text.size());
    std::map<uint32_t, uint32_t> longest;
    for (const std::string& line : lines) {
      for (const WordLists::Hit& hit : HitsOf({line}, text, size)) {
        longest[hit.begin] = std::max(longest[hit.begin], hit.end);
      }
    }
    std::map<uint32_t, uint32_t> together;
    for (const WordLists::Hit& hit : HitsOf(lines, text, random() % size)) {
      together[hit.begin] = hit.end;
    }
    CAPTURE(text);
    CHECK(together == longest);
  }
}

TEST_CASE("a bad regex does not repeat itself") {
  const auto lists = WordLists::Create({"/secret(/"}, {});
  REQUIRE_FALSE(lists.ok());
  CHECK(lists.status().message() ==
        "deny list, line 1: what stands in /.../ is no regex");
}

}  // namespace redactor::detect
