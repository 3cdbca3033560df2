// Encodings: guesses, exact round trips with tiny pages, refusal of losses.
#include "redactor/text/transcode.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <vector>

#include "redactor/text/utf8.h"

namespace redactor::text {
namespace {

using namespace std::string_view_literals;

// Gives at most `page` bytes a call and fails at byte `fail_at`.
class TinySource final : public ByteSource {
 public:
  TinySource(std::string_view bytes, size_t page,
             size_t fail_at = std::string_view::npos)
      : bytes_(bytes), page_(page), fail_at_(fail_at) {}
  Result<size_t> Read(std::span<char> out) override {
    if (at_ >= fail_at_) return Status(StatusCode::kIo, "broken");
    const size_t n = std::min({page_, out.size(), bytes_.size() - at_});
    std::copy_n(bytes_.data() + at_, n, out.data());
    at_ += n;
    return n;
  }

 private:
  std::string_view bytes_;
  size_t page_, fail_at_, at_ = 0;
};

class FailingSink final : public ByteSink {
 public:
  Status Write(std::string_view) override {
    return {StatusCode::kBrokenPipe, "gone"};
  }
};

struct Decoded {
  Status status;
  std::string text;
};

Decoded Decode(ByteSource& bytes, const std::string& converter, size_t page) {
  auto source = NewDecodingSource(bytes, converter);
  REQUIRE(source.ok());
  Decoded decoded;
  std::string buffer(page, '\0');
  for (;;) {
    const Result<size_t> got = source.value()->Read(buffer);
    if (!got.ok()) {
      decoded.status = got.status();
      return decoded;
    }
    if (got.value() == 0) return decoded;
    decoded.text.append(buffer, 0, got.value());
  }
}

Decoded Decode(std::string_view bytes, const std::string& converter,
               size_t page) {
  TinySource source(bytes, page);
  return Decode(source, converter, page);
}

std::string Encode(std::string_view text, const std::string& converter,
                   size_t page) {
  std::string out;
  const auto bytes = NewStringSink(&out);
  auto sink = NewEncodingSink(*bytes, converter);
  REQUIRE(sink.ok());
  for (size_t at = 0; at < text.size(); at += page) {
    REQUIRE(sink.value()->Write(text.substr(at, page)).ok());
  }
  REQUIRE(sink.value()->Flush().ok());
  return out;
}

std::string Utf16(std::u16string_view text, bool big) {
  std::string out;
  for (const char16_t c : text) {
    const char bytes[2] = {static_cast<char>(c >> 8), static_cast<char>(c)};
    out += bytes[big ? 0 : 1];
    out += bytes[big ? 1 : 0];
  }
  return out;
}

std::string Utf32(std::u32string_view text, bool big) {
  std::string out;
  for (const char32_t c : text) {
    for (int i = 0; i < 4; ++i) {
      out += static_cast<char>(c >> (big ? 24 - 8 * i : 8 * i));
    }
  }
  return out;
}

TEST_CASE("guesses") {
  struct Row {
    std::string bytes;
    Content content;
    std::string converter;
  };
  const Row rows[] = {
      {"", Content::kUtf8, ""},
      {"plain", Content::kUtf8, ""},
      {"\xEF\xBB\xBFplain", Content::kUtf8, ""},
      {"caf\xC3\xA9", Content::kUtf8, ""},
      {"caf\xE9 Latin-1", Content::kOther, "windows-1252"},
      {"\x1B[31mred\x1B[0m\f\b\a", Content::kUtf8, ""},
      {Utf16(u"\uFEFFJane", false), Content::kOther, "UTF-16LE"},
      {Utf16(u"\uFEFFJane", true), Content::kOther, "UTF-16BE"},
      {Utf16(u"\uFEFF李明", true), Content::kOther, "UTF-16BE"},
      {Utf16(u"{\"a\":1}", false), Content::kOther, "UTF-16LE"},
      {Utf16(u"{\"a\":1}", true), Content::kOther, "UTF-16BE"},
      {Utf16(u"Привет, мир", false), Content::kOther, "UTF-16LE"},
      {Utf16(u"Привет, мир", true), Content::kOther, "UTF-16BE"},
      {Utf16(u"李明 13800000000", false), Content::kOther, "UTF-16LE"},
      {Utf16(u"smile \xD83D\xDE00", true), Content::kOther, "UTF-16BE"},
      {Utf32(U"\uFEFFJane", false), Content::kOther, "UTF-32LE"},
      {Utf32(U"\uFEFFJane", true), Content::kOther, "UTF-32BE"},
      {Utf32(U"Привет", false), Content::kOther, "UTF-32LE"},
      {Utf32(U"a😀", true), Content::kOther, "UTF-32BE"},
      {std::string("\xFF\xFE\0\0A\0B\0", 8), Content::kOther, "UTF-16LE"},
      {std::string("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\0\x10\0\0\0\x10", 24),
       Content::kBinary, ""},
      {std::string("\x7F"
                   "ELF\2\1\1\0\0\0\0\0\0\0\0\0\3\0>\0",
                   20),
       Content::kBinary, ""},
      {std::string(100, '\0'), Content::kBinary, ""},
      // Short names between NULs are not Chinese.
      {std::string("jane@example.com\0poe@example.com\0a\0bc\0", 38),
       Content::kBinary, ""},
      {std::string("one NUL\0in a long line of plain words, as a log may hold "
                   "after a crash",
                   70),
       Content::kUtf8, ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.bytes);
    const EncodingGuess guess = GuessEncoding(row.bytes);
    CHECK(guess.content == row.content);
    CHECK(guess.converter == row.converter);
  }
}

TEST_CASE("a character cut at the end of the sample changes no guess") {
  std::string text;
  while (text.size() < 9000) text += "Grüße, 李明 😀 ";
  for (size_t n = 4000; n < 4200; ++n) {
    CHECK(GuessEncoding(std::string_view(text).substr(0, n)).content ==
          Content::kUtf8);
  }
}

TEST_CASE("round trips are exact at every page size") {
  struct Row {
    std::string_view converter;
    std::string bytes, text;
  };
  const Row rows[] = {
      {"UTF-16LE", Utf16(u"\uFEFFJané 李 \xD83D\xDE00\r\n", false),
       "\uFEFFJané 李 😀\r\n"},
      {"UTF-16BE", Utf16(u"\uFEFFJané 李 \xD83D\xDE00", true),
       "\uFEFFJané 李 😀"},
      {"UTF-16LE", Utf16(u"no mark", false), "no mark"},
      {"UTF-32LE", Utf32(U"\uFEFFx😀", false), "\uFEFFx😀"},
      {"UTF-32BE", Utf32(U"x😀", true), "x😀"},
      {"windows-1252", "caf\xE9 \x80 5", "café € 5"},
      {"ISO-8859-1", "\x85\xFF", "\u0085ÿ"},
      {"Shift_JIS", "\x93\x63\x92\x86 A", "田中 A"},
      {"gb18030", "\xC0\xEE\xC3\xF7\x81\x30\x89\x38", "李明ß"},
      {"ISO-2022-JP", "A \x1B$BEDCf\x1B(B B", "A 田中 B"},
      {"EUC-KR", "\xC7\xD1\xB1\xDB", "한글"},
      {"UTF-16LE", "", ""},
  };
  for (const Row& row : rows) {
    const std::string converter(row.converter);
    CAPTURE(converter);
    for (const size_t page : {1, 2, 3, 5, 7, 64, 100000}) {
      CAPTURE(page);
      const Decoded decoded = Decode(row.bytes, converter, page);
      CHECK(decoded.status.ok());
      CHECK(decoded.text == row.text);
      CHECK(Encode(row.text, converter, page) == row.bytes);
    }
  }
}

TEST_CASE("long input crosses the inner blocks") {
  std::u16string wide = u"\uFEFF";
  std::string text = "\uFEFF";
  for (int i = 0; i < 40000; ++i) {
    wide += u"x\xD83D\xDE00é";
    text += "x😀é";
  }
  for (const bool big : {false, true}) {
    const std::string converter = big ? "UTF-16BE" : "UTF-16LE";
    const std::string bytes = Utf16(wide, big);
    for (const size_t page : {4093, 32767, 32768, 1000000}) {
      const Decoded decoded = Decode(bytes, converter, page);
      CHECK(decoded.status.ok());
      CHECK((decoded.text == text));
      CHECK((Encode(text, converter, page) == bytes));
    }
  }
}

TEST_CASE("without a codec, what does not convert both ways is malformed") {
  for (const std::string_view bytes : {"+AEE-"sv, "a\xE9z"sv}) {
    for (const size_t page : {1, 2, 1000}) {
      const Decoded decoded = Decode(bytes, "UTF-7", page);
      CHECK(decoded.status.code() == StatusCode::kMalformed);
      CHECK(decoded.status.severity() == Severity::kEntry);
    }
  }
}

TEST_CASE("the sink refuses what it cannot say") {
  std::string out;
  const auto bytes = NewStringSink(&out);
  struct Row {
    std::string_view converter, text;
  };
  for (const Row& row : {Row{"windows-1252", "李"},
                         {"UTF-16LE", "\xFF"},
                         {"UTF-16LE", "a\xC3("},
                         {"UTF-16LE", "\xED\xA0\x80"},
                         {"UTF-16LE", "\xF0\x9F"},
                         {"KOI8-R", "é"}}) {
    CAPTURE(row.text);
    for (const size_t page : {1, 2, 9}) {
      auto sink = NewEncodingSink(*bytes, std::string(row.converter));
      REQUIRE(sink.ok());
      Status status;
      for (size_t at = 0; at < row.text.size() && status.ok(); at += page) {
        status = sink.value()->Write(row.text.substr(at, page));
      }
      if (status.ok()) status = sink.value()->Flush();
      CHECK(status.code() == StatusCode::kMalformed);
      CHECK(status.severity() == Severity::kEntry);
    }
  }
}

TEST_CASE("failures of the streams below come through, wherever they strike") {
  const std::string bytes = Utf16(u"Jane Poe", false);
  for (size_t n = 0; n < bytes.size(); ++n) {
    TinySource source(bytes, 1, n);
    CHECK(Decode(source, "UTF-16LE", 3).status.code() == StatusCode::kIo);
  }
  FailingSink broken;
  auto sink = NewEncodingSink(broken, "UTF-16LE");
  REQUIRE(sink.ok());
  CHECK(sink.value()->Write("x").code() == StatusCode::kBrokenPipe);
}

TEST_CASE("a flush between characters writes no second mark") {
  for (const std::string converter : {"UTF-16LE", "UTF-16", "UTF-32"}) {
    std::string out;
    const auto bytes = NewStringSink(&out);
    auto sink = NewEncodingSink(*bytes, converter);
    REQUIRE(sink.ok());
    CHECK(sink.value()->Write("a\n").ok());
    CHECK(sink.value()->Flush().ok());
    CHECK(sink.value()->Write("b\n").ok());
    CHECK(sink.value()->Flush().ok());
    CHECK(out == Encode("a\nb\n", converter, 100));
  }
}

TEST_CASE("names of encodings") {
  CHECK(KnownEncoding("windows-1252"));
  CHECK(KnownEncoding("utf-16le"));
  CHECK_FALSE(KnownEncoding("windows-9999"));
  CHECK_FALSE(KnownEncoding(""));
  const auto source = NewMemorySource("");
  CHECK(NewDecodingSource(*source, "nonsense").status().code() ==
        StatusCode::kInvalidArgument);
}

}  // namespace
}  // namespace redactor::text
