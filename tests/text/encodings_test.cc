// Every encoding: recognised, read, written back to the byte; broken bytes hide
// nothing; lines of two encodings in one text.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "redactor/text/codec.h"
#include "redactor/text/encoding_legacy.h"
#include "redactor/text/transcode.h"
#include "redactor/text/utf8.h"
#include "tests/text/encoded_texts.h"

namespace redactor::text {
namespace {

using namespace std::string_literals;

const size_t kPages[] = {1, 2, 3, 7, 100000};

class TinySource final : public ByteSource {
 public:
  TinySource(std::string_view bytes, size_t page)
      : bytes_(bytes), page_(page) {}
  Result<size_t> Read(std::span<char> out) override {
    const size_t n = std::min({page_, out.size(), bytes_.size() - at_});
    std::copy_n(bytes_.data() + at_, n, out.data());
    at_ += n;
    return n;
  }

 private:
  std::string_view bytes_;
  size_t page_, at_ = 0;
};

std::string Decode(std::string_view bytes, std::string_view converter,
                   size_t page, LineMix* mix = nullptr) {
  TinySource tiny(bytes, page);
  auto source = NewDecodingSource(tiny, std::string(converter), mix);
  REQUIRE(source.ok());
  std::string text;
  std::string buffer(page, '\0');
  for (;;) {
    const Result<size_t> got = (*source)->Read(buffer);
    REQUIRE(got.ok());
    if (*got == 0) return text;
    text.append(buffer, 0, *got);
  }
}

std::string Encode(std::string_view text, std::string_view converter,
                   size_t page, LineMix* mix = nullptr) {
  std::string out;
  const auto bytes = NewStringSink(&out);
  auto sink = NewEncodingSink(*bytes, std::string(converter), mix);
  REQUIRE(sink.ok());
  for (size_t at = 0; at < text.size(); at += page) {
    REQUIRE((*sink)->Write(text.substr(at, page)).ok());
  }
  REQUIRE((*sink)->Flush().ok());
  return out;
}

// The text, the same with every page; comes back to the byte.
std::string RoundTrip(std::string_view bytes, std::string_view converter) {
  const std::string text = Decode(bytes, converter, 100000);
  for (const size_t page : kPages) {
    CAPTURE(page);
    CHECK(Decode(bytes, converter, page) == text);
    CHECK((Encode(text, converter, page) == bytes));
  }
  return text;
}

std::string Replaced(std::string text, std::string_view what,
                     std::string_view with) {
  const size_t at = text.find(what);
  REQUIRE(at != std::string::npos);
  return text.replace(at, what.size(), with);
}

TEST_CASE("every encoding is recognised from one sentence, and read") {
  for (const EncodedText& row : EncodedTexts()) {
    CAPTURE(row.converter);
    const EncodingGuess guess = GuessEncoding(row.bytes);
    CHECK(guess.content == Content::kOther);
    CHECK(Decode(row.bytes, guess.converter, 7) == row.text);
    CHECK(RoundTrip(row.bytes, row.converter) == row.text);
  }
}

TEST_CASE("a table of short cells below an English header is recognised") {
  for (const EncodedText& row : EncodedTexts()) {
    CAPTURE(row.converter);
    std::string table = "id,name,email\r\n";
    std::string text = table;
    std::string all = Decode(row.bytes, row.converter, 999);
    // The first words, one a row.
    int id = 0;
    for (size_t at = 0; at < all.size();) {
      const size_t end = std::min(all.find(' ', at), all.size());
      const std::string line = std::to_string(id++) + "," +
                               all.substr(at, end - at) +
                               ",user@example.com\r\n";
      text += line;
      at = end + 1;
    }
    table = Encode(text, row.converter, 999);
    CHECK(Decode(table, GuessEncoding(table).converter, 7) == text);
  }
}

TEST_CASE("what is UTF-8 or nothing at all stays as it is") {
  for (const std::string& bytes :
       {""s, "plain"s,
        "Gr\xC3\xBC\xC3\x9F"
        "e"s,
        "\xE6\x9D\x8E"s, "cut \xE6\x9D"s, "\x1B[31mred\x1B[0m \x1B(B"s}) {
    CAPTURE(bytes);
    CHECK(GuessEncoding(bytes).content == Content::kUtf8);
  }
}

TEST_CASE("Latin-1 is not taken for Japanese") {
  for (const std::string& bytes : {"caf\xE9 Latin-1"s, "M\xFCller"s,
                                   "Stra\xDF"
                                   "e"s,
                                   "\xE9t\xE9"s, "r\xE9sum\xE9 d\xE9j\xE0 vu"s,
                                   "Jos\xE9\nAndr\xE9\nZo\xEB\n"s, "5 \x80"s,
                                   "\xA9 2024"s, "\x93quoted\x94"s}) {
    CAPTURE(bytes);
    const EncodingGuess guess = GuessEncoding(bytes);
    CHECK(guess.content == Content::kOther);
    CHECK(Decode(bytes, guess.converter, 3) ==
          Decode(bytes, "windows-1252", 3));
  }
}

TEST_CASE("a declaration counts, unless the bytes say otherwise") {
  struct Row {
    std::string_view head, declared;
  };
  for (const Row& row : {
           Row{"<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a/>",
               "ISO-8859-1"},
           {"<?xml version='1.0' encoding = 'koi8-r' ?>", "koi8-r"},
           {"<?xml version='1.0'?><a encoding='koi8-r'/>", ""},
           {"<!DOCTYPE html><html><head><meta charset=windows-1251>",
            "windows-1251"},
           {"<html><META http-equiv=\"Content-Type\" content=\"text/html; "
            "charset=Shift_JIS\">",
            "Shift_JIS"},
           {"charset=koi8-r", ""},
           {"<p>charset=koi8-r</p>", ""},
           {"", ""},
       }) {
    CAPTURE(row.head);
    CHECK(DeclaredEncoding(row.head) == row.declared);
  }
  const std::string html = "<html><meta charset=\"windows-1251\"><p>";
  CHECK(GuessEncoding(html).converter == "windows-1251");
  CHECK(GuessEncoding(html + "caf\xE9 5").converter == "windows-1251");
  CHECK(GuessEncoding(html + "caf\xC3\xA9").content == Content::kUtf8);
  CHECK(GuessEncoding("<meta charset=\"utf-8\"><p>caf\xC3\xA9").content ==
        Content::kUtf8);
  CHECK(GuessEncoding("<meta charset=\"utf-16\"><p>caf\xE9").converter !=
        "utf-16");
  CHECK(GuessEncoding("<meta charset=\"nonsense\"><p>plain").content ==
        Content::kUtf8);
}

TEST_CASE("a sentence that ends inside a character") {
  for (const EncodedText& row : EncodedTexts()) {
    CAPTURE(row.converter);
    for (size_t cut = 1; cut < row.bytes.size(); ++cut) {
      RoundTrip(row.bytes.substr(0, cut), row.converter);
    }
  }
}

TEST_CASE("broken bytes come back and hide no neighbour") {
  const std::string mail = " jane.poe@example.com ";
  for (const EncodedText& row : EncodedTexts()) {
    CAPTURE(row.converter);
    for (const std::string& junk :
         {"\xFF"s, "\x80"s, "\x81"s, "\xFD\xFE"s, "\xA0\xFF\xFF"s, "\x8F\xA1"s,
          "\x8E"s, "\x1B(J"s, "\x1B"s, "\x0F"s}) {
      CAPTURE(junk);
      for (const std::string& bytes :
           {mail + junk + "\n" + mail, junk + mail,
            std::string(row.bytes) + junk + "\n" + mail,
            mail + junk + mail + "\n" + std::string(row.bytes),
            std::string(row.bytes.substr(0, 31)) + junk + "\n" + mail + junk}) {
        CAPTURE(bytes);
        const std::string text = RoundTrip(bytes, row.converter);
        CHECK(text.find("jane.poe@example.com") != std::string::npos);
      }
    }
  }
}

TEST_CASE("UTF-16 and UTF-32 with what they may not hold") {
  const std::string little("a\0b\0@\0", 6);
  for (const char* converter :
       {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"}) {
    CAPTURE(converter);
    for (const std::string& junk :
         {"\x3D\xD8"s, "\xD8\x3D"s, "\x00\xDE"s, "\xDE\x00"s, "\xFF\xFF"s, "x"s,
          "\xFF\xFE\xFF\xFF"s, "\x00\xD8\x00\x00"s}) {
      for (const std::string& bytes :
           {junk, little + junk, junk + little, little + junk + little}) {
        CAPTURE(bytes);
        RoundTrip(bytes, converter);
      }
    }
  }
}

TEST_CASE("any bytes come back from any encoding") {
  std::string bytes;
  uint32_t seed = 7;
  for (int i = 0; i < 6000; ++i) {
    seed = seed * 1664525 + 1013904223;
    // Many line ends, escapes and ASCII among the rest.
    const uint32_t what = seed >> 28;
    bytes += what == 0   ? "\n"
             : what == 1 ? "\x1B$B"
             : what == 2 ? "\x1B(B"
             : what == 3 ? "\x1B(I"
             : what < 8  ? std::string(1, static_cast<char>(seed >> 20 & 0x7F))
                         : std::string(1, static_cast<char>(seed >> 20));
  }
  std::vector<std::string> converters = {"UTF-16LE", "UTF-16BE", "UTF-32LE",
                                         "UTF-32BE", "EUC-TW",   "Big5-HKSCS",
                                         "IBM037",   "IBM866"};
  for (const EncodedText& row : EncodedTexts()) {
    converters.emplace_back(row.converter);
  }
  for (const std::string& converter : converters) {
    CAPTURE(converter);
    REQUIRE(NewCodec(converter) != nullptr);
    const std::string text = Decode(bytes, converter, 100000);
    CHECK((Encode(text, converter, 4096) == bytes));
    CHECK((Decode(bytes, converter, 5) == text));
  }
}

TEST_CASE("a line longer than a stretch") {
  std::string line;
  while (line.size() < 3 * kMaxCodecLine) line += EncodedTexts()[9].bytes;
  for (const EncodedText& row : EncodedTexts()) {
    CAPTURE(row.converter);
    std::string bytes;
    while (bytes.size() < 2 * kMaxCodecLine + 100) bytes += row.bytes;
    bytes = "x" + bytes + "\n" + bytes;
    const std::string text = Decode(bytes, row.converter, 4093);
    CHECK((Decode(bytes, row.converter, 100000) == text));
    CHECK((Encode(text, row.converter, 4096) == bytes));
  }
}

TEST_CASE("ISO-2022: odd escapes are kept, tokens are put in ASCII") {
  struct Row {
    std::string_view bytes, text;  // the text without raw bytes
  };
  for (const Row& row : {
           Row{"A \x1B$BEDCf\x1B(B B\n", "A 田中 B\n"},
           {"A \x1B$BEDCf\x1B(J B\n", "A 田中 B\n"},
           {"A \x1B$@EDCf\x1B(B B\n", "A 田中 B\n"},
           {"\x1B$BED\x1B(B\x1B$BCf\x1B(B", "田中"},
           {"\x1B$BEDCf", "田中"},
           {"\x1B$BEDCf\njane\n", "田中\njane\n"},
           {"\x1B(I@\x1B(B", "\uFF80"},
           {"\x1B(B\x1B(Bjane", "jane"},
       }) {
    CAPTURE(row.bytes);
    const std::string text = RoundTrip(row.bytes, "ISO-2022-JP");
    std::string plain;
    for (size_t at = 0; at < text.size();) {
      if (RawByteAt(text, at) >= 0) {
        at += 3;
      } else {
        plain += text[at++];
      }
    }
    CHECK(plain == row.text);
  }
  const auto redact = [](std::string_view bytes, std::string_view what) {
    const std::string text = Decode(bytes, "ISO-2022-JP", 5);
    return Encode(Replaced(text, what, "T-1"), "ISO-2022-JP", 2);
  };
  CHECK(redact("\x1B$BEDCfED\x1B(B\n", "中") ==
        "\x1B$BED\x1B(BT-1\x1B$BED\x1B(B\n");
  CHECK(redact("\x1B$BEDCf\x1B(B B\n", "田中") == "T-1 B\n");
  // Escapes that are kept: the last one says what is so already.
  CHECK(redact("\x1B$@EDCf\x1B(J B\n", "中") == "\x1B$@ED\x1B(BT-1\x1B(J B\n");
}

TEST_CASE("the rest of a raw byte that was replaced in part goes with it") {
  for (const std::string_view rest : {"\xED", "\xED\xB2", "\xB2\x80", "\x80"}) {
    CHECK(Encode("a" + std::string(rest) + "b", "windows-1252", 1) == "ab");
    CHECK(Encode("a" + std::string(rest), "UTF-16LE", 1) == "a\0"s);
  }
}

// What a format does: copies all but `needle`.
std::string RedactMixed(std::string_view bytes, std::string_view converter,
                        std::string_view needle, size_t page) {
  LineMix mix(true);
  const std::string text = Decode(bytes, converter, page, &mix);
  std::string out;
  uint64_t from = 0;
  std::string written;
  for (;;) {
    const size_t at = std::min(
        needle.empty() ? text.npos : text.find(needle, from), text.size());
    mix.OnCopy(from, written.size(), at - from);
    written.append(text, from, at - from);
    if (at == text.size()) break;
    written += "T-1";
    from = at + needle.size();
  }
  return Encode(written, converter, page, &mix);
}

TEST_CASE("lines of two encodings in one text") {
  for (const char* converter : {"windows-1252", "KOI8-R"}) {
    const std::string legacy = Encode("naïve", "windows-1252", 9);
    const std::string log = "user=J\xC3\xBCrgen\nuser=J\xFCrgen M\n" + legacy +
                            "\nplain\nM\xC3\xBCller jane\n\xFC jane\xC3";
    for (const size_t page : kPages) {
      CAPTURE(page);
      CHECK(RedactMixed(log, converter, "", page) == log);
      const std::string less = RedactMixed(log, converter, "\njane", page);
      CHECK(less == log);
      std::string want = log;
      for (size_t at = 0; (at = want.find("jane", at)) != want.npos;) {
        want.replace(at, 4, "T-1");
      }
      CHECK(RedactMixed(log, converter, "jane", page) == want);
    }
  }
  // A value over a line end takes the change of kind along.
  CHECK(RedactMixed("a\xFC\nb\xC3\xBC\nc\xFC", "windows-1252", "\nb", 3) ==
        "a\xFC"
        "T-1\xC3\xBC\nc\xFC");
  LineMix mix(true);
  CHECK(Decode("a\xFC\nb\xC3\xBC\nc\xFC", "windows-1252", 2, &mix) ==
        "aü\nbü\ncü");
  // Pairs: one pair that could be UTF-8 says nothing.
  LineMix pairs(true);
  CHECK(Decode("\xC4\xA3\n\xE6\x9D\x8E\n", "gb18030", 2, &pairs) ==
        Decode("\xC4\xA3\n", "gb18030", 2) + "李\n");
}

}  // namespace
}  // namespace redactor::text
