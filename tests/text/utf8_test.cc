// UTF-8: strict validity, stepping both ways, word edges in several scripts.
#include "redactor/text/utf8.h"

#include <doctest/doctest.h>

#include <random>
#include <vector>

namespace redactor::text {
namespace {

TEST_CASE("only well-formed UTF-8 is valid") {
  for (const std::string_view good :
       {"", "plain", "\x7F", "\xC2\x80", "\xDF\xBF", "\xE0\xA0\x80",
        "\xED\x9F\xBF", "\xEE\x80\x80", "\xEF\xBF\xBF", "\xF0\x90\x80\x80",
        "\xF4\x8F\xBF\xBF", "caf\xC3\xA9"}) {
    CAPTURE(good);
    CHECK(IsValidUtf8(good));
  }
  for (const std::string_view bad :
       {"\x80", "\xBF", "\xC0\x80", "\xC1\xBF", "\xC2", "\xC2\x41",
        "\xE0\x9F\xBF", "\xED\xA0\x80", "\xED\xBF\xBF", "\xE2\x82",
        "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFF",
        "caf\xE9", "a\xF0\x9F\x98"}) {
    CAPTURE(bad);
    CHECK_FALSE(IsValidUtf8(bad));
  }
}

TEST_CASE("a bad byte is seen at every place of a long text") {
  for (size_t size : {1, 7, 8, 9, 63, 64, 65, 200}) {
    for (size_t at = 0; at < size; ++at) {
      std::string text(size, 'x');
      CHECK(IsAscii(text));
      text[at] = '\xE9';
      CHECK_FALSE(IsAscii(text));
      CHECK_FALSE(IsValidUtf8(text));
      CHECK(CountCodePoints(text) == size);
    }
  }
}

TEST_CASE("stepping gives code points, and invalid bytes one by one") {
  const std::string_view text =
      "a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80\xE2\x82z";
  std::vector<char32_t> seen;
  for (size_t at = 0; at < text.size();) seen.push_back(DecodeAt(text, &at));
  CHECK(seen ==
        std::vector<char32_t>{'a', 0xE9, 0x20AC, 0x1F600, 0xDCE2, 0xDC82, 'z'});
  CHECK(CountCodePoints(text) == seen.size());
}

TEST_CASE("forwards and backwards agree on random bytes") {
  std::mt19937 random(7);
  const std::string_view alphabet = "a\x80\xA9\x9F\xC3\xE2\xED\xF0\xF4\xC0\xFF";
  for (int round = 0; round < 3000; ++round) {
    std::string text(random() % 80, '\0');
    for (char& c : text) c = alphabet[random() % alphabet.size()];
    uint64_t count = 0;
    for (size_t at = 0; at < text.size(); ++count) {
      const char32_t c = DecodeAt(text, &at);
      REQUIRE(DecodeBefore(text, at) == c);
      if (c >= 0xDC00 && c <= 0xDCFF) continue;
      std::string again;
      AppendUtf8(c, &again);
      REQUIRE(text.substr(at - again.size(), again.size()) == again);
    }
    REQUIRE(CountCodePoints(text) == count);
  }
}

TEST_CASE("every scalar value round-trips") {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c < 0xE000) continue;
    std::string bytes;
    AppendUtf8(c, &bytes);
    size_t at = 0;
    REQUIRE(DecodeAt(bytes, &at) == c);
    REQUIRE(at == bytes.size());
    REQUIRE(IsValidUtf8(bytes));
  }
}

TEST_CASE("word characters") {
  for (const char32_t c : {U'a', U'Z', U'0', U'_', U'é', U'ß', U'ª', U'Ж', U'ع',
                           U'李', U'한', U'́', U'٣', U'𝒜'}) {
    CAPTURE(static_cast<uint32_t>(c));
    CHECK(IsWordChar(c));
  }
  for (const char32_t c : {U' ', U'-', U'\'', U'@', U'.', U'×', U'÷', U'²',
                           U'’', U'–', U'。', U'😀', U'\0', char32_t{0xDCE9}}) {
    CAPTURE(static_cast<uint32_t>(c));
    CHECK_FALSE(IsWordChar(c));
  }
}

TEST_CASE("word edges around a name") {
  struct Row {
    std::string_view text, name;
    bool alone;
  };
  for (const Row& row : {
           Row{"Jane", "Jane", true},
           {"Hi Jane!", "Jane", true},
           {"Janet", "Jane", false},
           {"MaryJane", "Jane", false},
           {"Jane_Poe", "Jane", false},
           {"Jane's", "Jane", true},
           {"Jané", "Jan", false},
           {"éJan", "Jan", false},
           {"Jose\xCC\x81 said", "Jose", false},  // an accent follows
           {"Jos\xE9 said", "Jos", true},         // a stray byte hides nothing
           {"请联系李明处理", "李明", true},
           {"김철수는 왔다", "김철수", true},
           {"田中さん", "田中", true},
           {"ติดต่อสมชายครับ", "สมชาย", true},
           {"กำลังดี", "กำลังด", false},  // a vowel sign belongs to its letter
           {"Jane李", "Jane", true},
       }) {
    CAPTURE(row.text);
    const size_t at = row.text.find(row.name);
    REQUIRE(at != std::string_view::npos);
    CHECK((IsWordEdge(row.text, at) &&
           IsWordEdge(row.text, at + row.name.size())) == row.alone);
  }
}

}  // namespace
}  // namespace redactor::text
