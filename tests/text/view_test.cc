// Views: what is taken off, what stays, and the way back to the original.
#include "redactor/text/view.h"

#include <doctest/doctest.h>

#include <random>

#include "redactor/text/char_fold.h"
#include "redactor/text/html_entities.h"
#include "redactor/text/utf8.h"

namespace redactor::text {
namespace {

std::string ViewOf(std::string_view text) {
  View view;
  return BuildView(text, &view) ? view.text : std::string(text);
}

TEST_CASE("disguises come off") {
  struct Row {
    std::string_view in, out;
  };
  for (const Row& row : {
           Row{"４１１１－１１１１", "4111-1111"},
           {"ｊａｎｅ＠ｅｘａｍｐｌｅ．ｃｏｍ", "jane@example.com"},
           {"𝐣𝐚𝐧𝐞 ⑤⑤⑤", "jane 555"},
           {"⑽⒑ﬃ", "(10)10.ffi"},
           {"5️⃣5️⃣5️⃣", "555"},
           {"❺❺❺-٠١٢٣", "555-0123"},
           {"555\u00A0010\u2011"
            "0\u2007\u2212\u30FB",
            "555 010-0 -\u30FB"},
           {"ja\u00ADne\u200B@\u2060example\uFEFF.com", "jane@example.com"},
           {"O’Neil “x”", "O'Neil \"x\""},
           {"jane@example。com", "jane@example.com"},
           {"jane%40example.com", "jane@example.com"},
           {"jane%2540example.com", "jane@example.com"},
           {"jane%252540example.com", "jane@example.com"},
           {"%4A%61ne%20P%C3%B6e", "Jane Pöe"},
           {"%u0040", "@"},
           {"Dear%0D%0AJane", "Dear\r\nJane"},
           {"jane&#64;example&#x2e;com", "jane@example.com"},
           {"jane&#0064example&period;com", "jane@example.com"},
           {"jane&amp;#64;example.com", "jane@example.com"},
           {"jane&amp;amp;#64;example.com", "jane@example.com"},
           {"jane&commat;example&lowbar;x", "jane@example_x"},
           {"Jos&eacute;&nbsp;P&ouml;e&zwnj;r", "José Pöer"},
           {"555&#150;0100&#146;", "555-0100'"},
           {R"(jane\u0040example.com)", "jane@example.com"},
           {R"(jane\\u0040example.com)", "jane@example.com"},
           {R"(jane\x40example.com)", "jane@example.com"},
           {R"(caf\xc3\xa9 caf\xe9)", "café café"},
           {R"(https:\/\/example.com\/)", "https://example.com/"},
           {R"(a\nJane\tPoe\r\n)", "a\nJane\tPoe\r\n"},
           {R"(\ud83d\ude00\u4f60)", "😀你"},
           {R"(\u0026#64; \u0026commat;)", "@ @"},
           {R"({\"name\":\"O\'Neil\"})", R"({"name":"O'Neil"})"},
           {"%EF%BC%91&#65298;", "12"},
           {"＆＃６４；％４１", "@A"},
           {"%4⒑", "A0."},  // a later unit eats half of an earlier one
       }) {
    CAPTURE(row.in);
    CHECK(ViewOf(row.in) == row.out);
  }
}

TEST_CASE("what decodes to nothing makes no view") {
  for (const std::string_view text : {"",
                                      "plain text",
                                      "100% sure",
                                      "50%zz",
                                      "%",
                                      "%4",
                                      "%C3",
                                      "%C3%C3",
                                      "%FF",
                                      "%00",
                                      "%1B",
                                      "%7F",
                                      "%u00",
                                      "AT&T",
                                      "a & b",
                                      "&;",
                                      "&#;",
                                      "&#x;",
                                      "&bogus;",
                                      "&eacute",
                                      "&#0;",
                                      "&#27;",
                                      "&#xD800;",
                                      "&#1114112;",
                                      "&#99999999999999999999;",
                                      "&averyveryverylongname;",
                                      "\\",
                                      "\\\\",
                                      R"(\\server\share)",
                                      R"(C:\Users\jane)",
                                      R"(\u00)",
                                      R"(\ud83d)",
                                      R"(\ud83d\ud83d)",
                                      R"(\ude00)",
                                      R"(\u0000)",
                                      R"(\x0)",
                                      R"(\x00)",
                                      "café Жанна 李明 한글 😀",
                                      "naïve… ½ 5º™ µ",
                                      "น้ำ ㅋㅋ",
                                      "x\xE9\xFF\xC3z",
                                      "\xED\xA1\x81"}) {
    CAPTURE(text);
    View view;
    view.text = "kept";
    CHECK_FALSE(BuildView(text, &view));
    CHECK(view.text == "kept");
  }
}

TEST_CASE("NUL bytes stay where they part segments") {
  const std::string_view text(
      "a%4\0"
      "0&#6\0"
      "4;\\\0n%40\0",
      17);
  CHECK(ViewOf(text) == std::string_view("a%4\0"
                                         "0&#6\0"
                                         "4;\\\0n@\0",
                                         15));
}

TEST_CASE("spans go back to whole units") {
  struct Row {
    std::string_view text, value, original;
  };
  for (const Row& row : {
           Row{"to jane%40example.com now", "jane@example.com",
               "jane%40example.com"},
           {"%40x%40", "x", "x"},
           {"%40x%40", "@x", "%40x"},
           {"\u00ADja\u00ADne\u00AD", "jane", "ja\u00ADne"},
           {"\u00ADja\u00ADne\u00AD", "ne", "ne"},
           {"ﬃx", "f", "ﬃ"},
           {"ﬃx", "ix", "ﬃx"},
           {"aⅢ", "I", "Ⅲ"},
           {"z%2540z", "@", "%2540"},
           {"x&amp;#64;y", "@y", "&amp;#64;y"},
           {"x%4⒑y", "A", "%4⒑"},
           {"x%4⒑y", "0", "%4⒑"},
           {"x%4⒑y", "0.y", "%4⒑y"},
           {"a%25\u00AD40b", "@", "%25\u00AD40"},
       }) {
    CAPTURE(row.text);
    CAPTURE(row.value);
    View view;
    REQUIRE(BuildView(row.text, &view));
    const size_t at = view.text.find(row.value);
    REQUIRE(at != std::string::npos);
    const uint32_t begin = view.OriginalBegin(static_cast<uint32_t>(at));
    const uint32_t end =
        view.OriginalEnd(static_cast<uint32_t>(at + row.value.size()));
    CHECK(row.text.substr(begin, end - begin) == row.original);
  }
}

std::string Disguised(std::mt19937* random) {
  static constexpr std::string_view kPieces[] = {
      "a",         "Jane ",  "@",
      ".",         "é",      "李",
      "%40",       "%2540",  "%C3%A9",
      "%",         "%C3",    "4",
      "0",         "&amp;",  "#64;",
      "&#64;",     "&#x40;", "&nbsp;",
      "&",         ";",      "\\u0040",
      "\\\\u0040", "\\x40",  "\\xc3\\xa9",
      "\\",        "n",      "u0041",
      "\u00AD",    "\u200B", "４",
      "⑽",         "⒑",      "ﬃ",
      "’",         "\xE9",   "\xC3",
      "\u00A0",    "𝐣",      "\\ud83d\\ude00",
      "٣",         "＆",     "％",
      "\uFDFA",    "5️⃣"};
  std::string text;
  for (size_t n = (*random)() % 9; n > 0; --n) {
    text += kPieces[(*random)() % std::size(kPieces)];
  }
  return text;
}

// The whole contract of the map, by brute force.
TEST_CASE("every view span leads to an original span that holds it") {
  std::mt19937 random(17);
  int views = 0;
  for (int round = 0; round < 30000; ++round) {
    const std::string text = Disguised(&random);
    CAPTURE(text);
    View view;
    if (!BuildView(text, &view)) continue;
    ++views;
    const auto size = static_cast<uint32_t>(view.text.size());
    REQUIRE(view.anchors.front().view == 0);
    REQUIRE(view.anchors.front().original == 0);
    REQUIRE(view.anchors.back().view == size);
    REQUIRE(view.anchors.back().original == text.size());
    for (uint32_t begin = 0; begin < size; ++begin) {
      const uint32_t from = view.OriginalBegin(begin);
      for (uint32_t end = begin + 1; end <= size; ++end) {
        const uint32_t to = view.OriginalEnd(end);
        REQUIRE(from < to);
        REQUIRE(to <= text.size());
        const std::string own = ViewOf(text.substr(from, to - from));
        const std::string part = view.text.substr(begin, end - begin);
        CAPTURE(part);
        CAPTURE(own);
        REQUIRE(own.find(part) != std::string::npos);
      }
    }
  }
  CHECK(views > 10000);
}

// Bytes outside units are the same on both sides.
TEST_CASE("runs between units are copies") {
  std::mt19937 random(19);
  for (int round = 0; round < 20000; ++round) {
    const std::string text = Disguised(&random);
    View view;
    if (!BuildView(text, &view)) continue;
    for (size_t i = 0; i + 1 < view.anchors.size(); ++i) {
      const View::Anchor& anchor = view.anchors[i];
      const View::Anchor& next = view.anchors[i + 1];
      REQUIRE(anchor.view <= next.view);
      REQUIRE(anchor.original < next.original);
      if (anchor.unit) continue;
      REQUIRE(view.text.substr(anchor.view, next.view - anchor.view) ==
              text.substr(anchor.original, next.original - anchor.original));
    }
  }
}

TEST_CASE("a candidate is found at every place of a long text") {
  for (const char c : {'%', '&', '\\'}) {
    const std::string disguise = c == '%'   ? "%41"
                                 : c == '&' ? "&#65;"
                                            : "\\u0041";
    for (size_t size = 0; size < 200; ++size) {
      std::string text(300, 'x');
      text.insert(size, disguise);
      std::string plain(300, 'x');
      plain.insert(size, "A");
      REQUIRE(ViewOf(text) == plain);
    }
  }
}

TEST_CASE("no fold makes a NUL, a control or an invalid sequence") {
  const CharFold& fold = CharFold::Get();
  for (char32_t c = 1; c <= 0x10FFFF; ++c) {
    std::string out;
    if (c >= 0xD800 && c < 0xE000) continue;
    fold.Append(c, &out);
    REQUIRE(IsValidUtf8(out));
    std::string self;
    AppendUtf8(c, &self);
    REQUIRE((out != self) == fold.Changes(c));
    if (!fold.Changes(c)) continue;
    REQUIRE(c >= 0x80);
    for (const char byte : out) {
      REQUIRE((byte < 0 || byte >= ' '));
    }
  }
}

TEST_CASE("entity names") {
  CHECK(HtmlEntity("nbsp") == 0xA0);
  CHECK(HtmlEntity("yuml") == 0xFF);
  CHECK(HtmlEntity("Eacute") == 0xC9);
  CHECK(HtmlEntity("eacute") == 0xE9);
  CHECK(HtmlEntity("szlig") == 0xDF);
  CHECK(HtmlEntity("times") == 0xD7);
  CHECK(HtmlEntity("commat") == '@');
  CHECK(HtmlEntity("EACUTE") == 0);
  CHECK(HtmlEntity("") == 0);
}

}  // namespace
}  // namespace redactor::text
