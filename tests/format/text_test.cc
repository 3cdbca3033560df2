// Plain text: blocks, cuts, context and margin.
#include <doctest/doctest.h>

#include "redactor/base/limits.h"
#include "tests/format/harness.h"
#include "tests/format/promises.h"

namespace redactor::format {

namespace {
struct Case {
  const char* input;
  const char* printed;
};
const Case kBlocks[] = {
    {"", ""},
    {"one", "#0 @0+3 cp0\n  text  = one\n"},
    {"a\nb\n\nc\n",
     "#0 @0+7 cp0 owns 0..5 scan 5\n  text  = a\\nb\\n\\nc\\n\n"
     "#1 @0+7 cp0 owns 5..7 scan 7\n  text  = a\\nb\\n\\nc\\n\n"},
    {"a\r\n \t\r\n\r\nb",
     "#0 @0+10 cp0 owns 0..9 scan 9\n  text  = a\\r\\n \\x09\\r\\n\\r\\nb\n"
     "#1 @0+10 cp0 owns 9..10 scan 10\n  text  = a\\r\\n \\x09\\r\\n\\r\\nb\n"},
    {"\n\na",
     "#0 @0+3 cp0 owns 0..2 scan 2\n  text  = \\n\\na\n"
     "#1 @0+3 cp0 owns 2..3 scan 3\n  text  = \\n\\na\n"},
};

std::string Repeat(std::string_view piece, size_t bytes) {
  std::string out;
  while (out.size() < bytes) out += piece;
  return out;
}
}  // namespace

TEST_CASE("text blocks") {
  for (const Case& c : kBlocks) {
    CAPTURE(c.input);
    const Rewritten out = Rewrite("text", c.input);
    CHECK(out.status.ok());
    CHECK(out.printed == c.printed);
    CHECK(BrokenPromise("text", c.input) == "");
  }
}

TEST_CASE("a finding reaches over blank lines and small records") {
  const Finder finder = Needle("Regards\n\nJane\n\nPoe");
  const std::string text = "Hi\n\nRegards\n\nJane\n\nPoe and Jane\n";
  for (const size_t page : {1, 3, 4096}) {
    CHECK(Redacted("text", text, finder, page) == "Hi\n\nT-1 and Jane\n");
  }
}

TEST_CASE(
    "records begin where blocks do, wherever a finding before them ends") {
  const std::string text = "a Jane\n\nPoe and more\n\n" + Repeat("x ", 9000);
  for (const size_t page : {1, 100'000}) {
    FakeHandler handler(Needle("Jane\n\nPoe"));
    CHECK(Rewrite("text", text, page, handler).status.ok());
    CHECK(handler.owned_begins == std::vector<uint64_t>{0, 8, 22});
  }
}

TEST_CASE("triggers are sought in the margin of a cut block only") {
  const Rewritten cut = Rewrite("text", Repeat("word ", 150'000));
  CHECK(cut.printed.substr(0, 100).find(" owns 0..65535 scan 69631") !=
        std::string::npos);
  const Rewritten blank = Rewrite("text", "a\n\n" + Repeat("b ", 20'000));
  CHECK(blank.printed.substr(0, 100).find(" owns 0..3 scan 3") !=
        std::string::npos);
}

TEST_CASE("long blocks are cut where a reader would") {
  struct {
    const char* unit;
    size_t cut;  // end of the first record
  } const kCuts[] = {
      {"abcdefg\n", 65536},  // a line end at the limit
      {"0123456789abcde\n", 65536},
      {"word ", 65535},
      {"\xE2\x82\xAC", 65535},  // never inside a sequence
      {"ab\xE2\x82\xAC\r\n", 65534},
      {"x", 65536},
      {"\x80", 65536},  // no sequence at all
  };
  for (const auto& c : kCuts) {
    CAPTURE(c.unit);
    const std::string text = Repeat(c.unit, 150'000);
    const Rewritten out = Rewrite("text", text);
    CHECK(out.output == text);
    const std::string owned = " owns 0.." + std::to_string(c.cut);
    CHECK(out.printed.substr(0, 200).find(owned) != std::string::npos);
    CHECK(BrokenPromise("text", text, {1, 1000, 65536, 262144}) == "");
  }
}

TEST_CASE("no value is lost at a cut") {
  // One value after another: wherever the cuts are, all must be found.
  for (size_t shift = 0; shift < 40; ++shift) {
    const std::string text =
        std::string(shift, 'x') + Repeat("-1234567890123456789", 140'000);
    const std::string out = Redacted("text", text, DigitRuns());
    CHECK(out.find_first_of("0123456789") == out.find("1"));
    CHECK(out.find("12") == std::string::npos);
    CHECK(out.find("89") == std::string::npos);
  }
}

TEST_CASE("code points are counted through invalid bytes") {
  const std::string text =
      "\xC3\xA9\xFF\n\n" + Repeat("\xC3\xA9 \xE2\x82\n\n", 2000);
  CHECK(BrokenPromise("text", text) == "");
  const Rewritten out = Rewrite("text", text);
  // The last record's view begins at a known place.
  CHECK(out.printed.find(" cp4 ") == std::string::npos);
  CHECK(out.result.bytes_in == text.size());
  CHECK(out.result.bytes_out == text.size());
}

TEST_CASE("a withheld block leaves its line ends") {
  FakeHandler handler;
  handler.withhold = "bad";
  CHECK(Rewrite("text", "a\n\nbad b\r\n\r\nc\n", 2, handler).output ==
        "a\n\n[redactor withheld: limit]\r\n\r\nc\n");
}

}  // namespace redactor::format
