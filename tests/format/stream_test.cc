// Faults of source, sink and handler; pauses; random documents.
#include <doctest/doctest.h>

#include <random>

#include "redactor/base/limits.h"
#include "redactor/format/registry.h"
#include "tests/format/generate.h"
#include "tests/format/harness.h"
#include "tests/format/promises.h"

namespace redactor::format {

namespace {
struct Sample {
  const char* format;
  std::string input;
};

std::string Repeat(std::string_view text, int n) {
  std::string out;
  for (; n > 0; --n) out += text;
  return out;
}

std::vector<Sample> Samples() {
  std::string rows = "name,id\n";
  std::string lines;
  std::string text;
  std::string rows_of_sql = "-- MySQL dump\nINSERT INTO t VALUES (1,'a')";
  std::string cards;
  std::string entries;
  for (int i = 0; i < 40; ++i) {
    rows += "Jane \"\"Poe\"\",\"" + std::to_string(10'000 + i) + "\"\n";
    lines += "{\"id\":" + std::to_string(10'000 + i) + ",\"a\":[\"b\"]}\n";
    rows_of_sql += ",('Jane\\''," + std::to_string(10'000 + i) + ")";
    text += "call " + std::to_string(10'000 + i) + "\n\n";
    cards +=
        "BEGIN:VCARD\nTEL:1\n " + std::to_string(10'000 + i) + "\nEND:VCARD\n";
    entries += "dn: cn=a,dc=b\nx:: MTIzNDU2\ntel: 1\n " +
               std::to_string(10'000 + i) + "\n\n";
  }
  return {
      {"csv", rows},
      {"tsv", rows},
      {"ndjson", lines},
      {"ndjson", "{\"broken\n" + lines},
      {"json", "{\"t\":[" + lines.substr(0, lines.find('\n')) + "],\"x\":1}"},
      {"json", "[{\"a\" 1},{\"b\":12345}]"},
      {"json", "[\"" + std::string(kMaxRecord + 100'000, '7') + "\"]"},
      {"xml",
       "<rows>" + Repeat("<row id='12345'>a<b/></row>\n", 40) + "</rows>"},
      {"xml",
       "<rows><row a='" + std::string(kMaxRecord + 100'000, '7') + "'/>"},
      {"html", Repeat("<p title=12345>a <b>123</b>45<script>x</script>\n", 40)},
      {"html", "<p>" + std::string(kMaxRecord + 100'000, '7') + "<b>"},
      {"sql", "INSERT INTO t VALUES ('" +
                  std::string(kMaxRecord + 100'000, '7') + "',12345);"},
      {"sql", rows_of_sql + ";COPY t (a) FROM stdin;\n12345\n23456\n\\.\n"},
      {"vcard", cards},
      {"ldif", entries},
      {"ldif", "dn: a\nx: 7" + std::string(kMaxRecord + 100'000, '7')},
      {"text", text}};
}

Status Run(const Sample& sample, ByteSource& source, ByteSink* sink,
           FakeHandler& handler) {
  FormatOptions options;
  options.page_size = sample.input.size() > 100'000 ? 50'000 : 100;
  options.batches_ahead = handler.batches_ahead;
  FormatResult result;
  return FindFormat(sample.format)
      ->Rewrite(source, sink, handler, options, &result);
}
}  // namespace

TEST_CASE("a failing source is never a success") {
  for (const Sample& sample : Samples()) {
    for (int n = 0;; ++n) {
      CAPTURE(n);
      FailingSource source(sample.input, n);
      FailingSink sink(-1);
      FakeHandler handler(DigitRuns());
      handler.batches_ahead = static_cast<size_t>(n) % 4;
      const Status status = Run(sample, source, &sink, handler);
      CHECK(status.ok() == !source.failed);
      if (source.failed) CHECK(status.message() == "source");
      if (!source.failed) break;
      FailingSource again(sample.input, n);
      FailingSink at_once(-1);
      FakeHandler other(DigitRuns());
      CHECK_FALSE(Run(sample, again, &at_once, other).ok());
      CHECK(at_once.written == sink.written);
    }
  }
}

TEST_CASE("what stands before an unreadable stretch is written still") {
  std::string input = "[";
  for (int i = 0; i < 200; ++i) input += "{\"a\":" + std::to_string(i) + "},";
  const size_t good = input.size();
  input += "{\"b\" " + std::string(kMaxResync + 100'000, '(');
  for (const size_t ahead : {0, 1, 5}) {
    FakeHandler handler;
    handler.batches_ahead = ahead;
    const Rewritten out = Rewrite("json", input, 300, handler);
    CHECK(out.status.code() == StatusCode::kMalformed);
    CHECK(out.output == input.substr(0, good));
  }
}

TEST_CASE("a failing sink is never a success") {
  for (const Sample& sample : Samples()) {
    for (int n = 0;; ++n) {
      CAPTURE(n);
      const auto source = NewMemorySource(sample.input);
      FailingSink sink(n);
      FakeHandler handler(DigitRuns());
      handler.batches_ahead = static_cast<size_t>(n) % 4;
      const Status status = Run(sample, *source, &sink, handler);
      CHECK(status.ok() == !sink.failed);
      CHECK_FALSE(handler.waits());
      if (!sink.failed) break;
    }
  }
}

TEST_CASE("a failing handler stops before its batch is written") {
  for (const Sample& sample : Samples()) {
    const std::string good = Redacted(sample.format, sample.input, DigitRuns());
    for (int n = 0;; ++n) {
      CAPTURE(n);
      const auto source = NewMemorySource(sample.input);
      FailingSink sink(-1);
      FakeHandler handler(DigitRuns());
      handler.fail_at = n;
      handler.batches_ahead = static_cast<size_t>(n) % 4;
      const Status status = Run(sample, *source, &sink, handler);
      CHECK(good.starts_with(sink.written));
      CHECK(status.ok() == (handler.calls <= n));
      CHECK_FALSE(handler.waits());
      if (status.ok()) break;
    }
  }
}

TEST_CASE("without a sink the handler sees the same") {
  for (const Sample& sample : Samples()) {
    const auto source = NewMemorySource(sample.input);
    FakeHandler handler;
    CHECK(Run(sample, *source, nullptr, handler).ok());
    CHECK(handler.printed == Rewrite(sample.format, sample.input).printed);
  }
}

namespace {
// Gives out what was put in, and notes what had been written when it ran dry.
class PausingSource final : public ByteSource {
 public:
  PausingSource(std::vector<std::string> parts, const FailingSink& sink)
      : parts_(std::move(parts)), sink_(sink) {}
  Result<size_t> Read(std::span<char> out) override {
    written.push_back(sink_.written);
    if (at_ == parts_.size()) return size_t{0};
    const std::string& part = parts_[at_++];
    REQUIRE(part.size() <= out.size());
    std::copy(part.begin(), part.end(), out.begin());
    return part.size();
  }
  [[nodiscard]] bool ready() override { return false; }
  std::vector<std::string> written;

 private:
  std::vector<std::string> parts_;
  const FailingSink& sink_;
  size_t at_ = 0;
};
}  // namespace

TEST_CASE("a pause does not hold back complete records") {
  // What must be written before the third read: all complete records.
  struct {
    const char* format;
    std::vector<std::string> parts;
    const char* written;
  } const kCases[] = {
      {"ndjson", {"{\"a\":1}\n{\"b\":", "2}\n{", "}"}, "{\"a\":1}\n{\"b\":2}"},
      {"json", {"[{\"a\":1},{\"b\"", ":2},{", "}]"}, "[{\"a\":1},{\"b\":2}"},
      {"tsv", {"a\tb\n1\t", "2\n3\t", "4"}, "a\tb\n1\t2"},
  };
  for (const auto& c : kCases) {
    CAPTURE(c.format);
    for (const size_t ahead : {0, 3}) {
      FailingSink sink(-1);
      PausingSource source(c.parts, sink);
      FakeHandler handler;
      FormatOptions options;
      options.batches_ahead = ahead;
      FormatResult result;
      CHECK(FindFormat(c.format)
                ->Rewrite(source, &sink, handler, options, &result)
                .ok());
      REQUIRE(source.written.size() >= 3);
      CHECK(source.written[2].starts_with(c.written));
    }
  }
}

TEST_CASE("line by line, what is complete is written before the next read") {
  const std::string lines = "12345 a\n\nsecond 23456\r\nthird\n";
  struct {
    const char* format;
    std::string input;
    size_t records;
  } const kCases[] = {
      {"text", lines, 4},
      {"text", lines + "-----BEGIN X-----\n12345\n\n-----END X-----\nend", 6},
      {"csv", "a;b\n12345;\"c\nd\"\ne;f\n", 2},
      {"ndjson", "{\"a\":12345}\n[1]\n\n{\"b\":2}\n", 3},
      {"json", "[{\"a\":12345},\n{\"b\":[\n2]}\n]\n", 2},
  };
  for (const auto& c : kCases) {
    CAPTURE(c.input);
    FormatOptions options;
    options.line_buffered = true;
    std::string expected;
    for (const size_t piece : {1, 2, 5, 1000}) {
      std::vector<std::string> parts;
      for (size_t at = 0; at < c.input.size(); at += piece) {
        parts.push_back(c.input.substr(at, piece));
      }
      FailingSink sink(-1);
      PausingSource source(parts, sink);
      FakeHandler handler(DigitRuns());
      FormatResult result;
      CHECK(FindFormat(c.format)
                ->Rewrite(source, &sink, handler, options, &result)
                .ok());
      CHECK(result.records == c.records);
      CHECK(handler.problems.empty());
      if (expected.empty()) expected = sink.written;
      CHECK(sink.written == expected);
    }
  }
}

TEST_CASE("a line of text does not wait for what follows") {
  const std::vector<std::string> parts = {"call 12345\n",
                                          "-----BEGIN KEY-----\n", "12345\n",
                                          "-----END KEY-----\n", "bye"};
  FailingSink sink(-1);
  PausingSource source(parts, sink);
  FakeHandler handler(DigitRuns());
  FormatOptions options;
  options.line_buffered = true;
  FormatResult result;
  CHECK(FindFormat("text")
            ->Rewrite(source, &sink, handler, options, &result)
            .ok());
  const std::string armour = "-----BEGIN KEY-----\nT-1\n-----END KEY-----\n";
  CHECK(source.written ==
        std::vector<std::string>{"", "call T-1\n", "call T-1\n", "call T-1\n",
                                 "call T-1\n" + armour, "call T-1\n" + armour});
}

TEST_CASE("a handler that answers out of order is refused") {
  class Bad final : public RecordHandler {
   public:
    Status OnRecords(std::span<const Record>,
                     std::span<RecordOutcome> outcomes) override {
      outcomes[0].replacements = answer;
      return Status::Ok();
    }
    std::vector<Replacement> answer;
  };
  // text of the record: a NUL xyz NUL
  const std::vector<std::vector<Replacement>> answers = {
      {{2, 3, "T"}, {2, 4, "T"}},  // overlap
      {{3, 2, "T"}},               // backwards
      {{2, 99, "T"}},              // beyond the text
      {{0, 3, "T"}},               // across segments
  };
  for (const auto& answer : answers) {
    const auto source = NewMemorySource("{\"a\":\"xyz\"}\n");
    std::string out;
    const auto sink = NewStringSink(&out);
    Bad handler;
    handler.answer = answer;
    FormatResult result;
    CHECK(FindFormat("ndjson")
              ->Rewrite(*source, sink.get(), handler, {}, &result)
              .code() == StatusCode::kInternal);
  }
}

TEST_CASE("input that moves through the buffer keeps every promise") {
  std::string lines;
  std::string rows = "name,id\n";
  std::string text;
  for (int i = 0; i < 4000; ++i) {
    const std::string id = std::to_string(i * 7919);
    lines += "{\"id\":\"" + id + "\",\"b\":{\"c\":[" + id + ",\"x\"]}}\n";
    rows += "Jane," + id + ",\"some words here and there\"\n";
    text += "call " + id + (i % 9 == 0 ? "\n\n" : " and so on\n");
  }
  CHECK(BrokenPromise("ndjson", lines, {3000, 30000}) == "");
  CHECK(BrokenPromise("json", lines, {3000, 30000}) == "");
  CHECK(BrokenPromise("csv", rows, {3000, 30000}) == "");
  CHECK(BrokenPromise("text", text, {3000, 30000}) == "");
}

TEST_CASE("random documents keep every promise") {
  for (uint32_t seed = 0; seed < 300; ++seed) {
    CAPTURE(seed);
    Generator generator(seed);
    std::string lines;
    for (int i = 0; i < 4; ++i) lines += generator.Json() + "\n";
    CHECK(BrokenPromise("ndjson", lines, {1, 3, 16}) == "");
    CHECK(BrokenPromise("json", lines, {1, 3, 16}) == "");
    CHECK(Rewrite("json", lines).result.lenient == 0);
    CHECK(BrokenPromise("csv", generator.Csv(), {1, 3, 16}) == "");
    CHECK(BrokenPromise("text", generator.Prose(), {1, 3, 16}) == "");
    CHECK(BrokenPromise("sql", generator.Sql(), {1, 3, 16}) == "");
  }
}

TEST_CASE("broken random documents keep every promise") {
  for (uint32_t seed = 0; seed < 600; ++seed) {
    CAPTURE(seed);
    Generator generator(seed);
    const std::string json =
        generator.Break("[" + generator.Json() + "," + generator.Json() + "," +
                        generator.Json() + "]");
    CHECK(BrokenPromise("json", json, {1, 5}) == "");
    CHECK(BrokenPromise("ndjson", json, {1, 5}) == "");
    CHECK(BrokenPromise("csv", generator.Break(generator.Csv()), {1, 5}) == "");
    CHECK(BrokenPromise("text", generator.Break(generator.Prose()), {1, 5}) ==
          "");
    CHECK(BrokenPromise("sql", generator.Break(generator.Sql()), {1, 5}) == "");
  }
}

}  // namespace redactor::format
