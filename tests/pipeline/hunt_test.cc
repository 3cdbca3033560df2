// Leaks that a fresh pair of eyes found once: what stood in the clear, or went
// out unread, with exit code 0. One case a bug.
#include <doctest/doctest.h>

#include <string>

#include "tests/pipeline/harness.h"

namespace redactor::testing {
namespace {

bool Has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

Outcome Run(const std::string& input, const std::string& name) {
  return RedactString(TestRedactor(TestOptions()), input, name);
}

TEST_CASE("a header that is not neat still names its columns") {
  const char* const kHeaders[] = {
      ",Reporter,Customer Name\n",                     // an index column
      "Reporter,Comment,Customer Name,Comment\n",      // Jira repeats columns
      "Reporter,2023,2024,Customer Name\n",            // a pivot table
      "Tickets of May\n\nReporter,Customer Name,x\n",  // a title above
      "Tickets of May,,\nReporter,Customer Name,x\n",  // filled up by Excel
      "Reporter,Paid?,Customer Name,E.164\n",
  };
  for (const std::string header : kHeaders) {
    for (const char* name : {"a.csv", ""}) {
      // Without a name the title makes the table plain text.
      if (*name == '\0' && Has(header, "Tickets")) continue;
      CAPTURE(header);
      std::string row =
          header.substr(header.rfind('\n', header.size() - 2) + 1);
      for (size_t at; (at = row.find("Customer Name")) != row.npos;) {
        row.replace(at, 13, "Xavier Quorn");
      }
      for (size_t at; (at = row.find("Reporter")) != row.npos;) {
        row.replace(at, 8, "Ann Poe");
      }
      const Outcome outcome = Run(header + row + row, name);
      CHECK(outcome.status.ok());
      CHECK_FALSE(Has(outcome.output, "Quorn"));
      CHECK_FALSE(Has(outcome.output, "Ann"));
      CHECK(outcome.output.starts_with(header));
    }
  }
}

TEST_CASE("detect and redact agree what a header is") {
  const std::string input =
      "Reporter,Twitter @handle,Status\nXavier Quorn,xq,open\nAnn Poe,ap,new\n";
  const Outcome outcome = Run(input, "a.csv");
  CHECK_FALSE(Has(outcome.output, "Quorn"));
  CHECK_FALSE(Has(outcome.output, "Poe"));
  CHECK(Has(outcome.output, "Status\n"));
  const auto found = DetectString(TestRedactor(TestOptions()), input, "a.csv");
  CHECK(found.size() == outcome.report.findings());
}

TEST_CASE("UTF-16 appended to a log does not go out unread") {
  std::string input;
  for (int i = 0; i < 300; ++i) input += "a plain line of a log\n";
  for (const char c : std::string("mail jane.poe@example.com")) {
    input += c;
    input += '\0';
  }
  const Outcome outcome = Run(input, "a.log");
  CHECK_FALSE(outcome.status.ok());
  CHECK(outcome.output.find('\0') == std::string::npos);
}

TEST_CASE("bytes of Windows-1252 part a number and hide nothing") {
  for (const std::string gap : {"\xA0", "\x96", "\x97", "\xAD"}) {
    CAPTURE(gap);
    const Outcome outcome =
        Run("phone +49" + gap + "30" + gap + "901820 card 4111" + gap + "1111" +
                gap + "1111" + gap + "1111 caf\xE9\n",
            "a.txt");
    CHECK(outcome.status.ok());
    CHECK_FALSE(Has(outcome.output, "901820"));
    CHECK_FALSE(Has(outcome.output, "4111"));
    CHECK(Has(outcome.output, " caf\xE9\n"));
  }
}

TEST_CASE("places in a value of many pieces count from its start") {
  std::string value;
  while (value.size() < 1'500'000) value += "caf\xC3\xA9 x@example.com ";
  const auto found = DetectString(TestRedactor(TestOptions()),
                                  "{\"body\":\"" + value + "\"}", "a.json");
  REQUIRE(found.size() == value.size() / 20);
  for (size_t i = 0; i < found.size(); i += 997) {
    CHECK(found[i].value_span.begin == i * 19 + 5);
    CHECK(found[i].value_span.end == i * 19 + 18);
  }
}

TEST_CASE("numbers in lists and rows without spaces are found") {
  const struct {
    const char* text;
    const char* value;
  } kCases[] = {
      {"IMEI:352099001761481,490154203237518", "352099001761481"},
      {"IMEI:352099001761481,490154203237518", "490154203237518"},
      {"imei1:352099001761481 imei2:490154203237518", "352099001761481"},
      {"phone 2025550143/2025550144", "2025550143"},
      {"phone 2025550143/2025550144", "2025550144"},
      {"phone1:202-555-0143", "202-555-0143"},
      {"a row 17,4111111111111111,99", "4111111111111111"},
      {"a row 17,219-09-9999,99 ssn", "219-09-9999"},
      {"my cell is 202.555.0187", "202.555.0187"},
      {"write to jane.poe (at) example.com", "jane.poe"},
      {"please ask Xavier Quorn <xq@example.com> first", "Quorn"},
      {"someone call me on 9472 7916 today", "9472"},
      {"card number 3598899323053410 lost", "3598899323053410"},
  };
  for (const auto& c : kCases) {
    CAPTURE(c.text);
    CHECK_FALSE(Has(Run(c.text, "a.txt").output, c.value));
  }
  for (const std::string text :
       {"1,234,567,890,123 bytes", "0.4111111111111111", "12:2025550143:30 x",
        "2026/4111111111111111",
        "at 10:11:12,345 done 1700000000,1700000001"}) {
    CAPTURE(text);
    CHECK(Run(text, "a.txt").output == text);
  }
}

}  // namespace
}  // namespace redactor::testing
