// Base64 that is text, labels glued to values, and lines that may be joined.
#include "redactor/text/hidden_runs.h"

#include <doctest/doctest.h>

#include <random>

#include "redactor/text/joined_lines.h"

namespace redactor::text {
namespace {

// "[meaning]" in place of each run.
std::string Opened(std::string_view text) {
  std::vector<HiddenRun> base64;
  std::vector<HiddenRun> edges;
  FindHiddenRuns(text, &base64, &edges);
  std::string out;
  size_t at = 0;
  for (const HiddenRun& run : base64) {
    REQUIRE(run.begin >= at);
    out +=
        std::string(text.substr(at, run.begin - at)) + "[" + run.meaning + "]";
    at = run.end;
  }
  return out + std::string(text.substr(at));
}

std::string Parted(std::string_view text) {
  std::vector<HiddenRun> base64;
  std::vector<HiddenRun> edges;
  FindHiddenRuns(text, &base64, &edges);
  std::string out;
  size_t at = 0;
  for (const HiddenRun& run : edges) {
    REQUIRE(run.begin >= at);
    out += std::string(text.substr(at, run.begin - at)) + run.meaning;
    at = run.end;
  }
  return out + std::string(text.substr(at));
}

TEST_CASE("base64 of text is opened") {
  struct Row {
    std::string_view in, out;
  };
  for (const Row& row : {
           Row{"amFuZS5wb2VAZXhhbXBsZS5jb20=", "[jane.poe@example.com]"},
           {"x amFuZS5wb2VAZXhhbXBsZS5jb20 y", "x [jane.poe@example.com] y"},
           {"a=amFuZS5wb2VAZXhhbXBsZS5jb20=&b", "a=[jane.poe@example.com]&b"},
           {"/u/amFuZS5wb2VAZXhhbXBsZS5jb20/x", "/u/[jane.poe@example.com]/x"},
           {"MjE3LTU1NS0wMTQz", "[217-555-0143]"},
           // The URL form; a letter beyond ASCII; UTF-16LE.
           {"Pj4-IDIxNy01NTUtMDE0MyA_Pz8", "[>>> 217-555-0143 ???]"},
           {"SsO8cmdlbiBNw7xsbGVy", "[Jürgen Müller]"},
           {"agBhAG4AZQAgAHAAbwBlAA==", "[jane poe]"},
           // Two full lines and a rest.
           {"UGxlYXNlIGNhbGwgamFuZSBwb2UgYXQgMjE3LTU1NS0wMTQzIG9yIHdyaXRl\n"
            "IHRvIGphbmUucG9lQGV4YW1wbGUuY29t\nend",
            "[Please call jane poe at 217-555-0143 or write to "
            "jane.poe@example.com]\nend"},
           // No base64, no text, too short, a broken end.
           {"internationalisation of characteristics", ""},
           {"iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ", ""},
           {"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822c", ""},
           {"AAAAAAAAAAAAAAAAAAAAAAAA", ""},
           {"amFuZUBhLmI=", ""},
           {"amFuZS5wb2VAZXhhbXBsZS5jb20x2", ""},
           {"--------------------------------", ""},
       }) {
    CAPTURE(row.in);
    CHECK(Opened(row.in) == (row.out.empty() ? row.in : row.out));
  }
}

// Wherever a run stands in the blocks that are looked at together.
TEST_CASE("base64 is found at every place") {
  for (size_t size = 0; size < 200; ++size) {
    for (const size_t tail : {size_t{0}, size_t{1}, size_t{70}}) {
      std::string text(size, ' ');
      text += "amFuZS5wb2VAZXhhbXBsZS5jb20=" + std::string(tail, ' ');
      REQUIRE(Opened(text) == std::string(size, ' ') +
                                  "[jane.poe@example.com]" +
                                  std::string(tail, ' '));
      std::string glued(size, ' ');
      glued += "imei3520" + std::string(tail, ' ');
      REQUIRE(Parted(glued) ==
              std::string(size, ' ') + "imei 3520" + std::string(tail, ' '));
    }
  }
}

TEST_CASE("labels part from numbers") {
  struct Row {
    std::string_view in, out;
  };
  for (const Row& row : {
           Row{"IMEI352099001761481", "IMEI 352099001761481"},
           {"x.Tel2175550143", "x.Tel 2175550143"},
           {"my_tel2175550143", "my_tel 2175550143"},
           {"imei_35-2099", "imei 35-2099"},
           {"a_352099001761481_b", "a 352099001761481 b"},
           {"dump_3520990.log", "dump 3520990.log"},
           {"tel352099001761481_2", "tel 352099001761481 2"},
           // Another word, a part of a word, few digits, a part of a code.
           {"node2175550143 telx2175550143 hotel21755 tel2 id7", ""},
           {"_2175550143abc abc2175550143_x snake_case_12 _ __ 1_000_000", ""},
           {"", ""},
           {"_", ""},
       }) {
    CAPTURE(row.in);
    CHECK(Parted(row.in) == (row.out.empty() ? row.in : row.out));
  }
}

// A join as "|" (glued) or "+" (may be a space as well), "?" when weak.
std::string Joined(std::string_view text) {
  std::vector<LineJoin> joins;
  FindLineJoins(text, &joins);
  std::string out;
  size_t at = 0;
  for (const LineJoin& join : joins) {
    REQUIRE(join.begin >= at);
    REQUIRE(join.end > join.begin);
    REQUIRE(join.end < text.size());
    out += text.substr(at, join.begin - at);
    out += join.spaced ? '+' : '|';
    if (join.weak) out += '?';
    at = join.end;
  }
  return out + std::string(text.substr(at));
}

TEST_CASE("where lines may be joined") {
  const std::string prose(62, 'x');
  for (const auto& [in, out] : std::vector<std::pair<std::string, std::string>>{
           {"tel 217-555-\n0143", "tel 217-555-|0143"},
           {"> tel 217-555-  \r\n> > 0143", "> tel 217-555-|0143"},
           {"jane@\nexample.com", "jane@|example.com"},
           {"jane\n@example.com", "jane|@example.com"},
           {"http://a.b/\nc", "http://a.b/|c"},
           {"<http://a.b/c\nd>", "<http://a.b/c|d>"},
           {"imei 3520990\n01761481", "imei 3520990+?01761481"},
           {"the imei that I told you all about: 3520990\n01761481",
            "the imei that I told you all about: 3520990+01761481"},
           {"iban GB29 NWBK\n6016 1331", "iban GB29 NWBK+?6016 1331"},
           {prose + " jane@exam\nple.com", prose + " jane@exam|ple.com"},
           {prose + " AKIA\nIOSFODNN7EXAMPLE",
            prose + " AKIA|IOSFODNN7EXAMPLE"},
           // Not.
           {"to be or not\nto be", ""},
           {"a list -\n- of points", ""},
           {"see http://a.b/c.\nThen", ""},
           {"jane@example.com\nThen", ""},
           {"3520990\n01761481", ""},
           {"7 sent 3520990\n8 sent 01761481", ""},
           {"imei 3520990\n\n01761481", ""},
           {"imei 35\n20", ""},
           {"at 3520990\n2026-02-11 it", ""},
           {prose + " hello\nworld", ""},
           {prose + " jane@example.com\nThen", ""},
           {"x 217-\n", ""},
           {"x 217-\n> ", ""},
           {"\n\n", ""},
           {std::string("a 3520990\0\n01761481", 19), ""},
       }) {
    CAPTURE(in);
    CHECK(Joined(in) == (out.empty() ? in : out));
  }
}

TEST_CASE("a joined view leads back") {
  const std::string_view text =
      "tel 217-555-\n> 0143 and\nimei 3520990\n01761481";
  std::vector<LineJoin> joins;
  FindLineJoins(text, &joins);
  View view;
  REQUIRE(BuildJoinedView(text, joins, false, &view));
  CHECK(view.text == "tel 217-555-0143 and\nimei 352099001761481");
  CHECK(view.OriginalBegin(4) == 4);
  CHECK(view.OriginalEnd(16) == 19);
  CHECK(view.ViewPosition(15) == 12);
  CHECK(view.ViewPosition(13) == 12);
  REQUIRE(BuildJoinedView(text, joins, true, &view));
  CHECK(view.text == "tel 217-555-\n> 0143 and\nimei 3520990 01761481");
  FindLineJoins("a\nb", &joins);
  CHECK_FALSE(BuildJoinedView("a\nb", joins, false, &view));
}

// No text makes it read or point outside.
TEST_CASE("joins and runs of any text lie inside") {
  static constexpr std::string_view kPieces[] = {"\n",
                                                 "\r\n",
                                                 "> ",
                                                 " ",
                                                 "217-",
                                                 "0143",
                                                 "jane@",
                                                 "a.b",
                                                 "<",
                                                 ">",
                                                 "http://",
                                                 "/x",
                                                 "_",
                                                 "tel",
                                                 "\t",
                                                 "GB29",
                                                 "é",
                                                 "\xE9",
                                                 "3520990",
                                                 "@x.de",
                                                 "-",
                                                 ".",
                                                 "www.",
                                                 "AKIA",
                                                 "=",
                                                 "IMEI3",
                                                 std::string_view("\0", 1),
                                                 "amFuZS5wb2VAZXhhbXBs"};
  std::mt19937 random(23);
  for (int round = 0; round < 40000; ++round) {
    std::string text;
    for (size_t n = random() % 14; n > 0; --n) {
      text += kPieces[random() % std::size(kPieces)];
    }
    CAPTURE(text);
    Joined(text);
    Opened(text);
    Parted(text);
  }
}

}  // namespace
}  // namespace redactor::text
