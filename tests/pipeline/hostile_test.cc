// Records made to trip a redactor: each with a clear outcome, none with a leak.
#include <doctest/doctest.h>

#include "redactor/pseudonym/token.h"
#include "tests/pipeline/harness.h"

namespace redactor::testing {
namespace {

bool Has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

Outcome Run(const std::string& input, const std::string& name) {
  return RedactString(TestRedactor(TestOptions()), input, name);
}

TEST_CASE("a broken line costs one record and hides nothing") {
  const Outcome outcome =
      Run("{\"name\":\"Jane Poe\",\"email\":\"jane@example.com\"}\n"
          "{\"name\":\"Omar Haddad\",\"email\":\"omar@example.org\",\"note\":"
          "\"bad \\q escape\",}\n"
          "{\"name\":\"Mei Tanaka\",\"email\":\"mei@example.net\"}\n",
          "a.ndjson");
  CHECK(outcome.status.ok());
  CHECK(outcome.report.incomplete());
  for (const char* value : {"Jane", "jane@", "Omar", "omar@", "Mei", "mei@"}) {
    CAPTURE(std::string(value));
    CHECK_FALSE(Has(outcome.output, value));
  }
  CHECK(Has(outcome.output, "bad \\q escape"));
}

TEST_CASE("two keys that become equal withhold the record") {
  const Outcome outcome =
      Run("{\"jane@example.com\":1,\"JANE@example.com\":2}\n{\"a\":1}\n",
          "a.ndjson");
  CHECK(outcome.status.ok());
  CHECK(Has(outcome.output, "redactor_withheld"));
  CHECK_FALSE(Has(outcome.output, "example.com"));
  CHECK(Has(outcome.output, "{\"a\":1}\n"));
  CHECK(outcome.report.incomplete());
}

TEST_CASE("numbers become strings, escapes are seen through") {
  const Outcome outcome =
      Run("{\"imei\":352099001761481,\"mail\":\"jane\\u0040example.com\","
          "\"n\":\"Jos\\u00e9\",\"name\":\"Jos\\u00e9 Garc\\u00eda\","
          "\"email\":\"j\\u002egarcia@example.com\",\"id\":12345}\n",
          "a.ndjson");
  CHECK(outcome.status.ok());
  CHECK(Has(outcome.output, "\"imei\":\"IMEI-"));
  CHECK(Has(outcome.output, "\"id\":12345"));
  CHECK_FALSE(Has(outcome.output, "jane"));
  CHECK_FALSE(Has(outcome.output, "Jos\\u00e9"));
  CHECK_FALSE(Has(outcome.output, "garcia"));
}

TEST_CASE("NUL bytes hide nothing") {
  using namespace std::string_literals;
  // A few in a text: it is still text. Many: binary, withheld as a whole.
  std::string input(4000, '.');
  for (size_t i = 40; i < input.size(); i += 41) input[i] = '\n';
  input += "a\0b jane@example.com \0 4111 1111 1111 1111\n"s;
  const Outcome outcome = Run(input, "a.txt");
  CHECK(outcome.status.ok());
  const Outcome many =
      Run("a\0b jane@example.com \0 4111 1111 1111 1111\n"s, "a.txt");
  CHECK_FALSE(many.status.ok());
  CHECK(many.output.empty());
  CHECK_FALSE(Has(outcome.output, "jane@"));
  CHECK_FALSE(Has(outcome.output, "4111"));
}

TEST_CASE("ten thousand levels are read leniently") {
  std::string input = "{\"x\":\"jane@example.com\",\"deep\":";
  for (int i = 0; i < 10000; ++i) input += "[";
  input += "\"omar@example.org\"";
  for (int i = 0; i < 10000; ++i) input += "]";
  input += "}\n{\"y\":\"mei@example.net\"}\n";
  const Outcome outcome = Run(input, "a.ndjson");
  CHECK(outcome.status.ok());
  CHECK_FALSE(Has(outcome.output, "jane@"));
  CHECK_FALSE(Has(outcome.output, "omar@"));
  CHECK_FALSE(Has(outcome.output, "mei@"));
}

TEST_CASE("look-alike tokens are text, pasted tokens are left alone") {
  const Outcome first = Run("write to jane.poe@example.com now\n", "a.txt");
  const std::string token =
      first.output.substr(9, first.output.find(' ', 9) - 9);
  CHECK(token.ends_with("@redacted.invalid"));
  const Outcome pasted = Run("from: " + token + "\n", "a.txt");
  CHECK(pasted.output == "from: " + token + "\n");
  REQUIRE(pasted.report.entries.size() == 1);
  CHECK(pasted.report.entries[0].preexisting == 1);
  // A pasted token is not turned back: a customer may have typed it.
  const Outcome both =
      Run("a jane.poe@example.com b\n\npasted " + token + "\n", "a.txt");
  const auto left = RestoreString(both.map, both.output);
  REQUIRE(left.ok());
  CHECK(*left == both.output);
  const auto back = RestoreString(both.map, both.output, true);
  REQUIRE(back.ok());
  CHECK(Has(*back, "pasted jane.poe@example.com"));

  std::string fake = token;
  fake[8] = fake[8] == '7' ? '8' : '7';
  const Outcome faked = Run("from: " + fake + "\n", "a.txt");
  CHECK_FALSE(Has(faked.output, fake));
}

TEST_CASE("a hostile display name does not wipe a record") {
  const std::string body =
      "the error says: error 33, password reset failed with an error";
  const Outcome outcome =
      Run("{\"name\":\"error\",\"email\":\"x@example.com\",\"body\":\"" + body +
              "\"}\n",
          "a.ndjson");
  CHECK(outcome.status.ok());
  CHECK(Has(outcome.output, body));
}

TEST_CASE("UTF-16 comes back as UTF-16") {
  std::string input = "\xFF\xFE";
  for (const char c : std::string("mail jane@example.com now\r\n")) {
    input += c;
    input += '\0';
  }
  const Outcome outcome = Run(input, "a.txt");
  CHECK(outcome.status.ok());
  CHECK(outcome.output.substr(0, 2) == "\xFF\xFE");
  std::string ascii;
  for (size_t i = 2; i < outcome.output.size(); i += 2) {
    ascii += outcome.output[i];
  }
  CHECK(ascii.starts_with("mail email-"));
  CHECK(ascii.ends_with("@redacted.invalid now\r\n"));
}

TEST_CASE("binary content is withheld unless it is passed by policy") {
  using namespace std::string_literals;
  std::string input = "\x7f\x45LF\x02\x01\x01\0\0\0\0jane@example.com"s;
  for (int i = 0; i < 2000; ++i) input += static_cast<char>(i * 37);
  const Outcome outcome = Run(input, "a.bin");
  CHECK_FALSE(outcome.status.ok());
  CHECK(outcome.output.empty());
  Options options = TestOptions();
  options.binary = BinaryPolicy::kPass;
  const Outcome passed = RedactString(TestRedactor(options), input, "a.bin");
  CHECK(passed.status.ok());
  CHECK(passed.output == input);
}

TEST_CASE("a value across the cut of a long line is found") {
  // No blank line, no line end: cut by size only. Slide a mail over the cut.
  for (size_t shift = 0; shift < 40; ++shift) {
    std::string input(65536 - 20 + shift, 'x');
    for (size_t i = 7; i < input.size(); i += 8) input[i] = ' ';
    input += " jane.poe@example.com and 4111 1111 1111 1111 ";
    input += std::string(70000, 'y');
    const Outcome outcome = Run(input, "a.txt");
    CAPTURE(shift);
    CHECK(outcome.status.ok());
    CHECK_FALSE(Has(outcome.output, "jane.poe"));
    CHECK_FALSE(Has(outcome.output, "4111"));
    CHECK(Has(outcome.output, " and CARD-"));
  }
}

TEST_CASE("a value across the cut of a long JSON string is found") {
  for (size_t shift = 0; shift < 40; ++shift) {
    std::string filler(65536 - 20 + shift, 'x');
    for (size_t i = 7; i < filler.size(); i += 8) filler[i] = ' ';
    const std::string input = "{\"a\":\"" + filler +
                              " jane.poe@example.com and 4111 1111 1111 1111 " +
                              std::string(70000, 'y') + "\"}\n";
    const Outcome outcome = Run(input, "a.ndjson");
    CAPTURE(shift);
    CHECK(outcome.status.ok());
    CHECK_FALSE(Has(outcome.output, "jane.poe"));
    CHECK_FALSE(Has(outcome.output, "4111"));
  }
}

TEST_CASE("the same value has the same token everywhere") {
  const Outcome text = Run("jane.poe@example.com\n", "a.txt");
  const Outcome json = Run("{\"x\":\"Jane.Poe@Example.com\"}\n", "a.ndjson");
  const std::string token = text.output.substr(0, text.output.size() - 1);
  CHECK(Has(json.output, token));
  Options other = TestOptions();
  other.audience = "vendor";
  const Outcome audience =
      RedactString(TestRedactor(other), "jane.poe@example.com\n", "a.txt");
  CHECK_FALSE(Has(audience.output, token));
}

TEST_CASE("fields are judged once, whatever tokens make of them") {
  // A name is swept inside of values that no rule took whole.
  for (const char* row :
       {"aoife-work,x", "\"aoife, at work since 2019\",Aoife",
        "aoife,aoife@example.com", "Aoife's iPhone,aoife work"}) {
    CAPTURE(row);
    for (const char* header : {"device_id,note", "serial,name",
                               "asset_tag,owner", "bank_account,login",
                               "computer_name,password", "location,watchers"}) {
      CAPTURE(header);
      const std::string input = "full_name," + std::string(header) +
                                "\nAoife Poe," + row + "\nJane Roe,a,b\n";
      const Outcome once = Run(input, "a.csv");
      const Outcome twice = Run(once.output, "a.csv");
      CHECK(once.status.ok());
      CHECK_FALSE(Has(once.output, "Poe"));
      CHECK(once.output == twice.output);
      CHECK(twice.report.findings() == 0);
    }
  }
}

TEST_CASE("what touches becomes one token, what follows one hides none") {
  for (const char* text :
       {"jane@example.com@work", "58:2D:34:00:0C:11.jane@example.com",
        "https://desk.corp/u/jane@https://a.corp/2",
        "jane@example.com.Kahananui"}) {
    CAPTURE(text);
    const Outcome once = Run(std::string(text) + "\n", "a.txt");
    CHECK_FALSE(Has(once.output, "jane"));
    const Outcome twice = Run(once.output, "a.txt");
    CHECK(twice.output == once.output);
    CHECK(twice.report.findings() == 0);
  }
}

TEST_CASE("a token is no name for the sweep") {
  const Outcome once = Run("My name is Jane Poe, a real person.\n", "a.txt");
  CHECK(Has(once.output, ", a real person."));
  CHECK(Run(once.output, "a.txt").output == once.output);
}

TEST_CASE("a format and an encoding that were asked for open no way around") {
  using namespace std::string_literals;
  const std::string gzip = "\x1f\x8b\x08\0\0\0\0\0\0\x03"s + "not even deflate";
  std::string noise = "\x89PNG\r\n\x1a\n jane@example.com "s;
  for (int i = 0; i < 3000; ++i) noise += static_cast<char>(i * 37 % 32);
  for (const char* encoding : {"auto", "UTF-8", "windows-1252"}) {
    CAPTURE(std::string(encoding));
    Options options = TestOptions();
    options.format = "text";
    options.encoding = encoding;
    auto redactor = Redactor::Create(options);
    REQUIRE(redactor.ok());
    for (const std::string& input : {gzip, noise, noise.substr(8)}) {
      const Outcome outcome = RedactString(**redactor, input, "a.txt");
      CHECK_FALSE(outcome.status.ok());
      CHECK(outcome.output.empty());
    }
    // Two letters do not make a picture.
    CHECK(RedactString(**redactor, "BMW, caf\xe9 jane@example.com\n", "a.txt")
              .status.ok());
  }
}

}  // namespace
}  // namespace redactor::testing
