// Promises that hold for every input, on a few hundred documents mixed at
// random (fixed seed) from values of all types, labels, prose, wrappings and
// noise.
#include <doctest/doctest.h>

#include <map>

#include "redactor/report.h"
#include "redactor/text/transcode.h"
#include "tests/pipeline/documents.h"
#include "tests/pipeline/harness.h"

namespace redactor::testing {
namespace {

// A memory error shows on a few of them; the Release run has them all.
#ifdef __SANITIZE_ADDRESS__
constexpr uint32_t kDocuments = 80;
#else
constexpr uint32_t kDocuments = 400;
#endif

size_t Count(const std::string& text, const std::string& part) {
  size_t count = 0;
  for (size_t at = text.find(part); at != std::string::npos;
       at = text.find(part, at + 1)) {
    ++count;
  }
  return count;
}

// Places of findings are those in the text as it was read.
std::string AsRead(const std::string& bytes, const std::string& converter) {
  if (converter.empty()) return bytes;
  text::LineMix mix(/*has_sink=*/false);
  const auto source = NewMemorySource(bytes);
  auto decoded = text::NewDecodingSource(*source, converter, &mix);
  REQUIRE(decoded.ok());
  std::string all(4 * bytes.size() + 1, '\0');
  size_t size = 0;
  for (;;) {
    const auto got = (*decoded)->Read(std::span<char>(all).subspan(size));
    REQUIRE(got.ok());
    if (*got == 0) break;
    size += *got;
  }
  all.resize(size);
  return all;
}

TEST_CASE("the page size never changes a result") {
  for (uint32_t seed = 0; seed < kDocuments; ++seed) {
    const Document document = Make(seed, true);
    Options options = FormatOptions(document);
    const Outcome whole =
        RedactString(TestRedactor(options), document.bytes, document.name);
    for (const size_t page : {1, 3, 64, 4096}) {
      options.page_size = page;
      const Outcome paged =
          RedactString(TestRedactor(options), document.bytes, document.name);
      CAPTURE(seed);
      CAPTURE(page);
      CHECK(paged.status.ok() == whole.status.ok());
      if (!whole.status.ok()) continue;
      CHECK(paged.map == whole.map);
      if (paged.output != whole.output) {
        FAIL_CHECK(Parting(paged.output, whole.output));
      }
    }
  }
}

TEST_CASE("redacting twice changes nothing, and the gate opens") {
  for (uint32_t seed = 0; seed < kDocuments; ++seed) {
    const Document document = Make(seed, true);
    const Redactor& redactor = TestRedactor(FormatOptions(document));
    const Outcome once = RedactString(redactor, document.bytes, document.name);
    if (!once.status.ok()) continue;
    const Outcome twice = RedactString(redactor, once.output, document.name);
    CAPTURE(seed);
    CHECK(twice.status.ok());
    if (twice.output != once.output) {
      FAIL_CHECK(Parting(once.output, twice.output));
    }
    for (const Finding& left :
         DetectString(redactor, once.output, document.name)) {
      FAIL_CHECK("left: " << left.text << " by " << left.rule);
    }
  }
}

TEST_CASE("an exact restore gives the input back") {
  for (uint32_t seed = 0; seed < kDocuments; ++seed) {
    const Document document = Make(seed, false);
    Options options = FormatOptions(document);
    options.exact = true;
    options.map_secrets = true;
    const Outcome outcome =
        RedactString(TestRedactor(options), document.bytes, document.name);
    REQUIRE(outcome.status.ok());
    if (outcome.report.incomplete()) continue;
    const auto back = RestoreString(outcome.map, outcome.output);
    REQUIRE(back.ok());
    CAPTURE(seed);
    if (*back != document.bytes) {
      FAIL_CHECK(Parting(*back, document.bytes) << "\n  from\n"
                                                << outcome.output);
    }
  }
}

TEST_CASE("every finding is replaced, and its place is right") {
  for (uint32_t seed = 0; seed < kDocuments; ++seed) {
    const Document document = Make(seed, true);
    const Redactor& redactor = TestRedactor(FormatOptions(document));
    const Outcome outcome =
        RedactString(redactor, document.bytes, document.name);
    if (!outcome.status.ok()) continue;
    CAPTURE(seed);
    const std::string converter = text::GuessEncoding(document.bytes).converter;
    const std::string text = AsRead(document.bytes, converter);
    const std::string output = AsRead(outcome.output, converter);
    std::map<std::string, size_t> found;
    for (const Finding& finding :
         DetectString(redactor, document.bytes, document.name)) {
      REQUIRE(finding.offset + finding.length <= text.size());
      const std::string raw = text.substr(finding.offset, finding.length);
      if (document.name == "a.txt") CHECK(raw == finding.text);
      ++found[raw];
    }
    for (const auto& [raw, times] : found) {
      if (raw.size() < 9) continue;  // a token may hold it by chance
      CAPTURE(raw);
      const size_t before = Count(text, raw);
      CHECK(before >= times);
      CHECK(Count(output, raw) <= before - times);
    }
  }
}

TEST_CASE("a report holds no finding") {
  for (uint32_t seed = 0; seed < kDocuments; ++seed) {
    const Document document = Make(seed, true);
    const Redactor& redactor = TestRedactor(FormatOptions(document));
    const std::string name =
        "jane.poe@example.com/352099001761481_" + document.name;
    Outcome outcome = RedactString(redactor, document.bytes, name);
    std::string report;
    const auto sink = NewStringSink(&report);
    outcome.report.by_rule.clear();  // "secret.password": fixed words
    REQUIRE(WriteJsonReport(outcome.report, *sink).ok());
    report += outcome.status.message();
    CAPTURE(seed);
    CHECK(Count(report, "jane") == 0);
    CHECK(Count(report, "352099") == 0);
    if (!outcome.status.ok()) continue;
    for (const Finding& finding :
         DetectString(redactor, document.bytes, document.name)) {
      if (finding.text.size() < 9) continue;
      CAPTURE(finding.text);
      CAPTURE(finding.rule);
      CHECK(Count(report, finding.text) == 0);
    }
  }
}

TEST_CASE("own tokens that were pasted stay, whatever stands around") {
  const Redactor& redactor = TestRedactor(TestOptions());
  const Outcome made = RedactString(
      redactor, "a jane.poe@example.com b IMEI 35-209900-176148-1 c\n", "t");
  const std::string mail = made.output.substr(2, made.output.find(' ', 2) - 2);
  const std::string imei = made.output.substr(made.output.find("IMEI-"),
                                              std::string("IMEI-").size() + 12);
  for (uint32_t seed = 0; seed < kDocuments; seed += 4) {
    Mix mix(seed + 1000);
    std::string text = "note: " + mix.Text(mix.Below(8) + 1, true);
    text += " " + mail + " ";
    text += mix.Text(mix.Below(8) + 1, true);
    text += " " + imei + "\n";
    const Outcome once = RedactString(redactor, text, "a.txt");
    if (!once.status.ok()) continue;
    CAPTURE(seed);
    CHECK(Count(once.output, mail) >= 1);
    CHECK(Count(once.output, imei) >= 1);
    REQUIRE(once.report.entries.size() == 1);
    CHECK(once.report.entries[0].preexisting >= 2);
    const Outcome twice = RedactString(redactor, once.output, "a.txt");
    if (twice.output != once.output) {
      FAIL_CHECK(Parting(once.output, twice.output));
    }
  }
}

}  // namespace
}  // namespace redactor::testing
