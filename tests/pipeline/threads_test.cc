// Threads and pauses never change a result.
#include <doctest/doctest.h>

#include <thread>

#include "redactor/report.h"
#include "tests/pipeline/documents.h"
#include "tests/pipeline/harness.h"

namespace redactor::testing {
namespace {

std::string Lines(const std::vector<Finding>& findings) {
  std::string out;
  for (const Finding& f : findings) {
    out += f.entry + " " + std::to_string(f.record) + " " + f.path + " " +
           std::to_string(f.value_span.begin) + "-" +
           std::to_string(f.value_span.end) + " " + std::to_string(f.offset) +
           "+" + std::to_string(f.length) + " " + f.text + " " + f.rule + " " +
           std::to_string(f.score) + " " + f.safe_path + "\n";
  }
  return out;
}

std::string ReportText(const Report& report) {
  std::string out;
  const auto sink = NewStringSink(&out);
  CHECK(WriteJsonReport(report, *sink).ok());
  return out;
}

void CheckSame(const std::string& a, const std::string& b) {
  if (a != b) FAIL_CHECK(Parting(a, b));
}

// What one thread gives, all others must.
void CheckThreads(Options options, const std::string& bytes,
                  const std::string& name) {
  options.threads = 1;
  const Outcome one = RedactString(TestRedactor(options), bytes, name);
  const std::string found =
      one.status.ok() ? Lines(DetectString(TestRedactor(options), bytes, name))
                      : "";
  for (const int threads : {2, 3, 8}) {
    options.threads = threads;
    const Redactor& redactor = TestRedactor(options);
    const Outcome many = RedactString(redactor, bytes, name);
    CAPTURE(name);
    CAPTURE(threads);
    CAPTURE(options.page_size);
    CHECK(many.status.code() == one.status.code());
    CHECK(many.status.message() == one.status.message());
    CheckSame(many.output, one.output);
    CheckSame(many.map, one.map);
    CheckSame(ReportText(many.report), ReportText(one.report));
    if (!one.status.ok()) continue;
    CheckSame(Lines(DetectString(redactor, bytes, name)), found);
  }
}

TEST_CASE("threads never change a result: samples") {
  for (const std::string& file : SampleFiles()) {
    const std::string bytes = ReadFile(SamplePath(file));
    Options options = TestOptions();
    options.page_size = 1000;
    CheckThreads(options, bytes, file);
  }
}

TEST_CASE("threads never change a result: documents") {
  for (uint32_t seed = 0; seed < 80; ++seed) {
    const Document document = Make(seed, true);
    Options options = FormatOptions(document);
    options.exact = seed % 4 < 2;
    options.page_size = 50;
    CheckThreads(options, document.bytes, document.name);
  }
}

// Many documents of one format in one.
std::string Long(uint32_t format, size_t size) {
  std::string out;
  for (uint32_t seed = format; out.size() < size; seed += 4) {
    out += Make(seed, format < 2).bytes;
    if (format == 0 && seed % 3 == 0) out += '\n';
  }
  return out;
}

TEST_CASE("threads never change a result: long streams") {
  const char* const kNames[] = {"a.txt", "a.ndjson", "a.json", "a.csv"};
  for (uint32_t format = 0; format < 4; ++format) {
    const Document document{kNames[format], Long(format, 120'000)};
    Options options = FormatOptions(document);
    options.page_size = 5000;
    CheckThreads(options, document.bytes, document.name);
  }
}

// Blocks that are cut between a cue and its value. A name between them counts
// as one word if it is known, and it is known from a line far away: who looks
// at the last bytes of a record alone makes a wrong guess, and must find out.
TEST_CASE("threads never change a result: a name from far away") {
  std::string text;
  for (size_t told = 0; text.size() < 340'000;) {
    if (text.size() >= told) {
      text += "customer name: Nasrin Tabrizi Keller\n";
      told = text.size() + 20'000;
    }
    text += "the imsi of Nasrin Tabrizi Keller here now\n";
    text += "so 310150900900901 x\n";
  }
  Options options = TestOptions();
  options.format = "text";
  options.page_size = 50'000;
  CheckThreads(options, text, "a.txt");
}

TEST_CASE("streams that fail do so with threads too") {
  Options options = TestOptions();
  options.threads = 3;
  options.page_size = 300;
  const std::string input = Long(1, 6000);
  for (int n = 0; n < 40; ++n) {
    FailingSource source(input, n, 300);
    std::string output;
    const auto sink = NewStringSink(&output);
    const auto session = TestRedactor(options).NewSession({.map = true});
    const Status status = session->Redact(source, *sink, "a.ndjson");
    CHECK(status.ok() != source.failed());
    const auto whole = NewMemorySource(input);
    FailingSink failing(n);
    const auto other = TestRedactor(options).NewSession({});
    const Status written = other->Redact(*whole, failing, "a.ndjson");
    CHECK(written.ok() != failing.failed());
  }
}

TEST_CASE("sessions of one redactor run side by side") {
  Options options = TestOptions();
  options.threads = 2;
  options.page_size = 2000;
  const Redactor& redactor = TestRedactor(options);
  const std::string input = Long(1, 60'000);
  const std::string expected = RedactString(redactor, input, "a.ndjson").output;
  std::vector<std::string> outputs(3);
  {
    std::vector<std::jthread> threads;
    for (std::string& output : outputs) {
      threads.emplace_back([&redactor, &input, &output] {
        const auto source = NewMemorySource(input);
        const auto sink = NewStringSink(&output);
        (void)redactor.NewSession({})->Redact(*source, *sink, "a.ndjson");
      });
    }
  }
  for (const std::string& output : outputs) CHECK(output == expected);
}

TEST_CASE("line by line, pauses never change a result") {
  for (uint32_t seed = 0; seed < 80; ++seed) {
    const Document document = Make(seed, true);
    Options options = seed % 8 < 4 ? TestOptions() : FormatOptions(document);
    options.line_buffered = true;
    const Redactor& redactor = TestRedactor(options);
    const Outcome whole = RedactString(redactor, document.bytes, document.name);
    for (const size_t piece : {1, 10, 77}) {
      CAPTURE(seed);
      CAPTURE(piece);
      FailingSource source(document.bytes, -1, piece);
      std::string output;
      const auto sink = NewStringSink(&output);
      const Status status =
          redactor.NewSession({})->Redact(source, *sink, document.name);
      CHECK(status.code() == whole.status.code());
      CheckSame(output, whole.output);
    }
  }
}

TEST_CASE("an impossible number of threads is refused") {
  Options options = TestOptions();
  for (const int threads : {-1, 100'000}) {
    options.threads = threads;
    CHECK_FALSE(Redactor::Create(options).ok());
  }
}

}  // namespace
}  // namespace redactor::testing
