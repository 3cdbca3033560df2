// Whole runs over every encoding: values vanish, the rest is the same to the
// byte, and the tokens are those of the same text in UTF-8.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "redactor/text/transcode.h"
#include "tests/pipeline/harness.h"
#include "tests/text/encoded_texts.h"

namespace redactor::testing {
namespace {

std::string Encode(std::string_view utf8, const std::string& converter) {
  std::string out;
  const auto bytes = NewStringSink(&out);
  auto sink = text::NewEncodingSink(*bytes, converter);
  REQUIRE(sink.ok());
  REQUIRE((*sink)->Write(utf8).ok());
  REQUIRE((*sink)->Flush().ok());
  return out;
}

const std::vector<std::string> kCanaries = {
    "jane.poe@example.com", "+1 202 555 0143", "DE89370400440532013000",
    "Jane Q. Poe"};

std::string Letter(std::string_view sentence) {
  std::string text(sentence);
  text += "\r\n\r\nmail jane.poe@example.com, call +1 202 555 0143\r\n";
  text += sentence;
  text += "\r\nIBAN: DE89370400440532013000 (id 5)\r\n";
  return text;
}

std::string Table(std::string_view sentence) {
  std::string text = "id,subject,requester_name,requester_email\r\n";
  for (int row = 0; row < 3; ++row) {
    text += std::to_string(row) + ",\"" + std::string(sentence) +
            "\",Jane Q. Poe,jane.poe@example.com\r\n";
  }
  return text;
}

struct Encoding {
  std::string converter, sentence;
  std::string mark = {};
};

std::vector<Encoding> Encodings() {
  std::vector<Encoding> all;
  for (const text::EncodedText& row : text::EncodedTexts()) {
    if (row.converter == "ISO-2022-KR") continue;  // has a header of its own
    all.push_back({std::string(row.converter), std::string(row.text)});
  }
  for (const char* wide : {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"}) {
    all.push_back({wide, "Grüße, 李明 😀"});
    all.push_back({wide, "Grüße, 李明 😀", "\uFEFF"});
  }
  all.push_back({"UTF-8", "Grüße, 李明 😀", "\uFEFF"});
  return all;
}

TEST_CASE("tokens are those of UTF-8, the rest is the same to the byte") {
  const Redactor& redactor = TestRedactor(TestOptions());
  for (const Encoding& encoding : Encodings()) {
    CAPTURE(encoding.converter);
    for (const bool table : {false, true}) {
      const std::string name = table ? "a.csv" : "a.txt";
      const std::string utf8 =
          encoding.mark +
          (table ? Table(encoding.sentence) : Letter(encoding.sentence));
      const Outcome plain = RedactString(redactor, utf8, name);
      REQUIRE(plain.status.ok());
      for (const std::string& canary : kCanaries) {
        CHECK(plain.output.find(canary) == std::string::npos);
      }
      const std::string bytes = Encode(utf8, encoding.converter);
      const Outcome outcome = RedactString(redactor, bytes, name);
      REQUIRE(outcome.status.ok());
      CHECK(outcome.report.warnings.empty());
      CHECK((outcome.output == Encode(plain.output, encoding.converter)));
    }
  }
}

TEST_CASE("restore puts values back in the encoding of the text") {
  Options options = TestOptions();
  options.exact = true;
  const Redactor& redactor = TestRedactor(options);
  for (const Encoding& encoding : Encodings()) {
    if (encoding.converter == "ISO-2022-JP") continue;  // escapes move
    CAPTURE(encoding.converter);
    const std::string bytes =
        Encode(encoding.mark + Table(encoding.sentence), encoding.converter);
    const Outcome outcome = RedactString(redactor, bytes, "a.csv");
    REQUIRE(outcome.status.ok());
    CHECK(outcome.output != bytes);
    const auto back = RestoreString(outcome.map, outcome.output);
    REQUIRE(back.ok());
    CHECK((*back == bytes));
  }
  // A value that the encoding of the reply has not.
  const Outcome named =
      RedactString(redactor, "name: Jos\xC3\xA9 Zap\xC4\x83\n", "a.txt");
  const size_t at = named.output.find("PERSON-");
  REQUIRE(at != std::string::npos);
  const auto reply =
      RestoreString(named.map, "caf\xE9 " + named.output.substr(at));
  REQUIRE(reply.ok());
  CHECK(*reply == "caf\xE9 Jos\xE9 Zap\xC4\x83\n");
}

TEST_CASE("pages of every size and broken bytes, in an encoding of pairs") {
  const text::EncodedText row = text::EncodedTexts()[7];  // Shift_JIS
  const std::string bytes = std::string(row.bytes) +
                            "\nmail\xFF jane.poe@example.com\x82\n" +
                            std::string(row.bytes) + "\x82";
  const Redactor& redactor = TestRedactor(TestOptions());
  const std::string want = RedactString(redactor, bytes, "a.txt").output;
  for (const size_t page : {1, 2, 3}) {
    std::string out;
    const auto sink = NewStringSink(&out);
    FailingSource source(bytes, -1, page);
    auto session = redactor.NewSession({});
    CHECK(session->Redact(source, *sink, "a.txt").ok());
    CHECK((out == want));
  }
  CHECK(want.find("jane") == std::string::npos);
  CHECK(want.find("\nmail\xFF ") != std::string::npos);
  CHECK(want.ends_with("\x82"));
}

TEST_CASE("a log of UTF-8 and Latin-1 lines") {
  const std::string log =
      "name: J\xC3\xBCrgen M\xC3\xBCller\nname: J\xFCrgen M\xFCller\n"
      "caf\xC3\xA9 caf\xE9\nFehler f\xFCr jane.poe@example.com\n";
  const Outcome outcome =
      RedactString(TestRedactor(TestOptions()), log, "a.log");
  REQUIRE(outcome.status.ok());
  CHECK(outcome.output.find("rgen") == std::string::npos);
  CHECK(outcome.output.find("jane") == std::string::npos);
  CHECK(outcome.output.find("caf\xC3\xA9 caf\xE9\nFehler f\xFCr ") !=
        std::string::npos);
}

TEST_CASE("a log that is followed may change its encoding at any line") {
  Options options = TestOptions();
  options.line_buffered = true;
  const std::string log =
      "plain\nname: J\xFCrgen M\xFCller\ncaf\xC3\xA9 caf\xE9\n"
      "name: J\xC3\xBCrgen M\xC3\xBCller\nf\xFCr jane.poe@example.com\n\xC3";
  const Outcome outcome = RedactString(TestRedactor(options), log, "a.log");
  REQUIRE(outcome.status.ok());
  CHECK(outcome.output.starts_with("plain\nname: PERSON-"));
  CHECK(outcome.output.find("rgen") == std::string::npos);
  CHECK(outcome.output.find("\ncaf\xC3\xA9 caf\xE9\nname: PERSON-") !=
        std::string::npos);
  CHECK(outcome.output.find("\nf\xFCr email-") != std::string::npos);
  CHECK(outcome.output.ends_with("\n\xC3"));
}

TEST_CASE("the encoding that is asked for counts") {
  Options options = TestOptions();
  options.encoding = "IBM866";
  const std::string utf8 = Letter("Имя: Иван Петров, клиент.");
  const std::string bytes = Encode(utf8, "IBM866");
  CHECK(RedactString(TestRedactor(options), bytes, "a.txt").output ==
        Encode(RedactString(TestRedactor(TestOptions()), utf8, "a.txt").output,
               "IBM866"));
}

TEST_CASE("streams that fail, in another encoding") {
  const text::EncodedText row = text::EncodedTexts()[2];  // KOI8-R
  const std::string bytes = Encode(Letter(row.text), "KOI8-R");
  const int calls = static_cast<int>(bytes.size() / 64) + 2;
  const Redactor& redactor = TestRedactor(TestOptions());
  const Outcome whole = RedactString(redactor, bytes, "a.txt");
  for (int n = 0; n <= calls; ++n) {
    std::string out;
    const auto sink = NewStringSink(&out);
    FailingSource source(bytes, n, 64);
    auto session = redactor.NewSession({});
    const Status status = session->Redact(source, *sink, "a.txt");
    CHECK(status.ok() == !source.failed());
    CHECK(status.ok() == (n == calls));
    CHECK(whole.output.starts_with(out));
  }
}

}  // namespace
}  // namespace redactor::testing
