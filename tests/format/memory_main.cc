// Peak memory over generated input that is never whole in memory: one line,
// one string, one array, 200 MB each. Exits 1 when the peak is above the bound.
#include <sys/resource.h>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <string>

#include "redactor/format/registry.h"

namespace {

using namespace redactor;
using namespace redactor::format;

constexpr uint64_t kInput = uint64_t{200} << 20;
constexpr long kMaxPeakKib = 64 << 10;

// `head`, then `unit` again and again, then `tail`.
class RepeatingSource final : public ByteSource {
 public:
  RepeatingSource(std::string head, std::string unit, std::string tail)
      : next_(std::move(head)),
        unit_(std::move(unit)),
        tail_(std::move(tail)) {}

  Result<size_t> Read(std::span<char> out) override {
    if (at_ == next_.size()) {
      if (ended_) return size_t{0};
      ended_ = given_ >= kInput;
      next_ = ended_ ? tail_ : unit_;
      at_ = 0;
    }
    const size_t n = std::min(out.size(), next_.size() - at_);
    std::memcpy(out.data(), next_.data() + at_, n);
    at_ += n;
    given_ += n;
    return n;
  }
  [[nodiscard]] uint64_t given() const { return given_; }

 private:
  std::string next_;
  std::string unit_;
  std::string tail_;
  size_t at_ = 0;
  uint64_t given_ = 0;
  bool ended_ = false;
};

class CountingSink final : public ByteSink {
 public:
  Status Write(std::string_view bytes) override {
    count += bytes.size();
    return Status::Ok();
  }
  uint64_t count = 0;
};

class KeepAll final : public RecordHandler {
 public:
  Status OnRecords(std::span<const Record> records,
                   std::span<RecordOutcome> outcomes) override {
    for (size_t i = 0; i < records.size(); ++i) {
      outcomes[i].consumed = records[i].owned_end;
    }
    return Status::Ok();
  }
};

std::string Repeat(const std::string& piece, size_t bytes) {
  std::string out;
  while (out.size() < bytes) out += piece;
  return out;
}

}  // namespace

int main() {
  const std::string words = Repeat("some words 12345 ", 60'000);
  const std::string rows = Repeat("{\"a\":\"12345\",\"b\":[1,2]},", 60'000);
  const struct {
    const char* format;
    std::string head, unit, tail;
  } kCases[] = {
      {"text", "", words, ""},
      {"text", "", std::string(60'000, 'x'), ""},
      {"ndjson", "{\"a\":\"", words, "\"}\n"},
      {"ndjson", "{\"a\":", words, "\n"},
      {"json", "{\"t\":[", rows, "{}]}"},
      {"json", "{\"t\":\"", words, "\"}"},
      {"json", "{\"t\":{\"u\":0", Repeat(",\"key\":[1,[\"x\"]]", 60'000), "}}"},
      {"json", "[", std::string(60'000, ' '), "]"},
      {"csv", "a,b\n", words, "\n"},
      {"csv", "a,b\n", Repeat("cell,\"c\",", 60'000), "\n"},
      {"csv", "a,b\n\"", words, "\n"},
      {"xml", "<t>", Repeat("<row a='12345'>b</row>", 60'000), "</t>"},
      {"xml", "<t><row a='", words, "'/></t>"},
      {"html", "<p>", Repeat("Jane <b title=c>Poe</b>", 60'000), "</p>"},
      {"html", "<a href='", words, "'>"},
      {"sql", "-- MySQL dump\nINSERT INTO t VALUES (1,'", words, "');"},
      {"sql", "INSERT INTO t VALUES (1", Repeat("),(2,'words',NULL", 60'000),
       ");"},
      {"sql", "INSERT INTO t VALUES (1", Repeat(",'words',NULL", 60'000), ");"},
      {"sql", "INSERT INTO t VALUES (0x", Repeat("4a61", 20'000), ");"},
      {"sql", "COPY t (a) FROM stdin;\n", words, "\n\\.\n"},
      {"sql", "SELECT ", Repeat("a.b,`c` ", 60'000), ";"},
  };
  for (const auto& c : kCases) {
    RepeatingSource source(c.head, c.unit, c.tail);
    CountingSink sink;
    KeepAll handler;
    FormatResult result;
    const Status status =
        FindFormat(c.format)->Rewrite(source, &sink, handler, {}, &result);
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    std::printf("%s %.12s...: %llu bytes, peak %ld KiB\n", c.format,
                c.unit.c_str(), static_cast<unsigned long long>(sink.count),
                usage.ru_maxrss);
    if (!status.ok() || sink.count != source.given() ||
        usage.ru_maxrss > kMaxPeakKib) {
      std::printf("failed: %s\n", status.message().c_str());
      return 1;
    }
  }
  return 0;
}
