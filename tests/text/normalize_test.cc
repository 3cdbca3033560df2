// Folds: vectors that must never change, since tokens hang on them.
#include "redactor/text/normalize.h"

#include <doctest/doctest.h>

#include <random>

#include "redactor/text/utf8.h"

namespace redactor::text {
namespace {

struct Row {
  std::string_view in, out;
};

TEST_CASE("FoldNfkc vectors, frozen") {
  for (const Row& row : {
           Row{"", ""},
           {"Jane Poe", "jane poe"},
           {"  JANE\t\r\n  POE ", "jane poe"},
           {"Jose\u0301", "jos\u00E9"},
           {"JOS\u00C9", "jos\u00E9"},
           {"Stra\u00DFe", "strasse"},
           {"STRA\u1E9EE", "strasse"},
           {"\u0130stanbul", "i\u0307stanbul"},
           {"d\u0131\u015F", "d\u0131\u015F"},
           {"\uFF2A\uFF41\uFF4E\uFF45\u3000\uFF10\uFF11", "jane 01"},
           {"\uFF7C\uFF9E", "\u30B8"},  // half-width kana with voicing mark
           {"e\uFB03cient \uFB01x", "efficient fix"},
           {"\u039F\u0394\u03A5\u03A3\u03A3\u0395\u03A5\u03A3",
            "\u03BF\u03B4\u03C5\u03C3\u03C3\u03B5\u03C5\u03C3"},
           {"\u03C3\u03C2", "\u03C3\u03C3"},
           {"\u1FB3", "\u03B1\u03B9"},
           {"\u1112\u1161\u11AB\u1100\u1173\u11AF", "\uD55C\uAE00"},
           {"\uFEE3\uFEA4\uFEE4\uFEAA", "\u0645\u062D\u0645\u062F"},
           {"\uFDFA",
            "\u0635\u0644\u0649 \u0627\u0644\u0644\u0647 "
            "\u0639\u0644\u064A\u0647 \u0648\u0633\u0644\u0645"},
           {"\u00A0Jane\u00A0\u2003Poe\u202F", "jane poe"},
           {"a\u0085b\u2028c\u1680d", "a b c d"},
           {"ja\u00ADne\u200B\u200D\u2060\uFEFF", "jane"},
           {"jos\u00ADe\u034F\u0301", "jos\u00E9"},  // composes over a removal
           {"\u212Bngstr\u00F6m \u2126", "\u00E5ngstr\u00F6m \u03C9"},
           {"\u2460\u00B2\u2166", "12vii"},
           {"\u01C5", "d\u017E"},
           {"\u13A0\uAB70", "\u13A0\u13A0"},  // Cherokee folds upwards
           {"\U0001D409\U0001D41A", "ja"},
           {"\u0410\u043D\u043D\u0410", "\u0430\u043D\u043D\u0430"},
           {"x\xE9 \xFF\u00A0Y", "x\xE9 \xFF y"},
           {" \xFF ", "\xFF"},
           {"\xED\xA0\x80 A", "\xED\xA0\x80 a"},
       }) {
    CAPTURE(row.in);
    CHECK(FoldNfkc(row.in) == row.out);
  }
  CHECK(FoldNfkc(std::string_view("A\0B", 3)) == std::string_view("a\0b", 3));
}

// An ASCII value takes the general way when a non-ASCII letter stands behind.
TEST_CASE("the ASCII path agrees with the general one") {
  std::mt19937 random(11);
  for (int round = 0; round < 4000; ++round) {
    std::string text(random() % 40, '\0');
    for (char& c : text) {
      c = random() % 4 == 0 ? " \t\n\v\f\r\x1C\x85"[random() % 7]
                            : static_cast<char>(random() % 128);
    }
    const std::string general = FoldNfkc("x" + text + "y\u0436");
    REQUIRE(FoldNfkc("x" + text + "y") + "\u0436" == general);
    REQUIRE(FoldForMatch("x" + text + "y") + "\u0436" ==
            FoldForMatch("x" + text + "y\u0436"));
    REQUIRE(TitleCase("x1" + text + "1\u0436").substr(0, text.size() + 3) ==
            TitleCase("x1" + text + "1"));
  }
}

TEST_CASE("folding twice changes nothing") {
  std::mt19937 random(13);
  std::string all;
  for (char32_t c = 1; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c < 0xE000) continue;
    std::string one = "a";
    AppendUtf8(c, &one);
    const std::string once = FoldNfkc(one);
    REQUIRE(FoldNfkc(once) == once);
  }
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    for (int i = 0; i < 6; ++i) {
      const uint32_t area[] = {0x80, 0x2000, 0x3300, 0x10000, 0x30000};
      char32_t c = random() % area[random() % 5];
      if (random() % 3 == 0) c = 0x300 + random() % 0x70;
      if (c >= 0xD800 && c < 0xE000) c = 0x345;
      AppendUtf8(c, &text);
    }
    CAPTURE(text);
    const std::string once = FoldNfkc(text);
    REQUIRE(FoldNfkc(once) == once);
    REQUIRE(IsValidUtf8(once));
    const std::string match = FoldForMatch(text);
    REQUIRE(FoldForMatch(match) == match);
  }
}

TEST_CASE("FoldForMatch takes accents off") {
  for (const Row& row : {
           Row{"Jos\u00E9 N\u00FA\u00F1ez", "jose nunez"},
           {"S\u00F8ren K\u00E6r \u00DE\u00F3r", "soren kaer thor"},
           {"\u0141\u00F3d\u017A \u0110or\u0111e", "lodz dorde"},
           {"Stra\u00DFe", "strasse"},
           {"\u0130stanbul \u0131", "istanbul i"},
           {"Nguy\u1EC5n", "nguyen"},
           {"O\u2019Neil\u2011Poe", "o'neil-poe"},
           {"O\u00B4Neil", "o'neil"},
           {"\u0401\u043B\u043A\u0430", "\u0435\u043B\u043A\u0430"},
           {"\u05E9\u05B8\u05C1", "\u05E9"},
           {"\uD55C\uAE00", "\uD55C\uAE00"},
           {"\u0915\u093F\u0930\u0923", "\u0915\u093F\u0930\u0923"},
           {"\u304C", "\u304C"},
           {"caf\xE9 \u00C9", "caf\xE9 e"},
       }) {
    CAPTURE(row.in);
    CHECK(FoldForMatch(row.in) == row.out);
  }
}

TEST_CASE("TitleCase raises word starts only") {
  for (const Row& row : {
           Row{"jane o'neil-poe", "Jane O'neil-Poe"},
           {"JANE POE", "Jane Poe"},
           {"'jane' mcpoe.", "'Jane' Mcpoe."},
           {"\u00E9lodie d\u2019ARC", "\u00C9lodie D\u2019arc"},
           {"\u00DFeta", "Sseta"},
           {"\u01C6ep", "\u01C5ep"},
           {"istanbul \u0131", "Istanbul I"},
           {"jose\u0301 x", "Jose\u0301 X"},
           {"\u039F\u0394\u039F\u03A3 a", "\u039F\u03B4\u03BF\u03C2 A"},
           {"jos\xE9jane \u00E9", "Jos\xE9Jane \u00C9"},
           {"", ""},
       }) {
    CAPTURE(row.in);
    CHECK(TitleCase(row.in) == row.out);
  }
}

TEST_CASE("HostToAscii follows UTS 46") {
  for (const Row& row : {
           Row{"Example.COM", "example.com"},
           {"B\u00FCcher.example", "xn--bcher-kva.example"},
           {"XN--BCHER-KVA.example", "xn--bcher-kva.example"},
           {"fa\u00DF.example", "xn--fa-hia.example"},  // not "fass"
           {"\uFF45xample\u3002com", "example.com"},
           {"my_host.b\u00FCro.example.", "my_host.xn--bro-hoa.example."},
           {"-b\u00FC..example", "xn---b-yka..example"},
           {"\u00C4\uFFFE.example", "\u00E4\uFFFE.example"},
           {"\u00C4\xFF.EXAMPLE", "\u00E4\xFF.example"},
       }) {
    CAPTURE(row.in);
    CHECK(HostToAscii(row.in) == row.out);
  }
}

}  // namespace
}  // namespace redactor::text
