// Sources and sinks that fail at the n-th call: an error, never a success, and
// nothing more is written.
#include <doctest/doctest.h>

#include <random>

#include "redactor/archive/container_registry.h"
#include "tests/archive/archive_fixture.h"

namespace redactor::archive {
namespace {

class FailingSource final : public ByteSource {
 public:
  FailingSource(std::string_view bytes, bool can_seek, int calls)
      : inner_(NewMemorySource(bytes)), can_seek_(can_seek), calls_(calls) {}
  Result<size_t> Read(std::span<char> out) override {
    REDACTOR_RETURN_IF_ERROR(Count());
    return inner_->Read(out.subspan(0, std::min<size_t>(out.size(), 3000)));
  }
  Status Seek(uint64_t offset) override {
    REDACTOR_RETURN_IF_ERROR(Count());
    return inner_->Seek(offset);
  }
  [[nodiscard]] bool seekable() const override { return can_seek_; }
  [[nodiscard]] int64_t size() const override {
    return can_seek_ ? inner_->size() : -1;
  }
  int after = 0;  // calls after the failing one

 private:
  Status Count() {
    if (calls_-- > 0) return Status::Ok();
    if (calls_ < -1) ++after;
    return {StatusCode::kIo, "source broke", Severity::kRun};
  }
  std::unique_ptr<ByteSource> inner_;
  bool can_seek_;
  int calls_;
};

class FailingSink final : public ByteSink {
 public:
  explicit FailingSink(int calls) : calls_(calls) {}
  Status Write(std::string_view) override {
    if (calls_-- > 0) return Status::Ok();
    if (calls_ < -1) ++after;
    return {StatusCode::kBrokenPipe, "sink broke", Severity::kRun};
  }
  [[nodiscard]] bool failed() const { return calls_ < 0; }
  int after = 0;

 private:
  int calls_;
};

std::vector<std::string> Containers() {
  std::string noise;
  std::mt19937 random(5);
  for (int i = 0; i < 60000; ++i) noise += static_cast<char>(random());
  const std::vector<Item> items = {{.path = "a", .data = noise},
                                   {.path = "b", .data = noise.substr(9)},
                                   {.path = "c", .kind = 'd'}};
  std::vector<std::string> all = {MakeArchive("gnutar", "", items),
                                  MakeArchive("zip", "", items)};
  for (const FilterRow& row : Filters()) {
    all.push_back(MakeArchive("pax", std::string(row.name), items));
    all.push_back(Compress(std::string(row.name), noise));
  }
  return all;
}

TEST_CASE("a source that fails at any call is an error of the run") {
  for (const std::string& bytes : Containers()) {
    CAPTURE(bytes.substr(0, 4));
    for (const bool can_seek : {true, false}) {
      bool done = false;
      for (int calls = 0; !done && calls < 400; ++calls) {
        CAPTURE(calls);
        FailingSource source(bytes, can_seek, calls);
        std::string out;
        const auto sink = NewStringSink(&out);
        FakeScanner scanner;
        Reports reports;
        const Status status =
            RewriteArchive(source, sink.get(), scanner, {"in", "in", 0},
                           TestOptions(), reports);
        done = status.ok();
        if (done) {
          CHECK(ListArchive(out) == ListArchive(bytes));
          CHECK(calls > 2);
        } else {
          CHECK(status.message() == "source broke");
          CHECK(status.severity() == Severity::kRun);
          CHECK(source.after == 0);
          // An abandoned container is not finished. (The end of a compressed
          // one is looked at after it was written.)
          const bool packed = !bytes.starts_with("PK") && bytes[257] != 'u';
          if (!packed) CHECK(!ListArchive(out).has_value());
        }
      }
      CHECK(done);
    }
  }
}

TEST_CASE("a sink that fails at any call is an error of the run") {
  for (const std::string& bytes : Containers()) {
    CAPTURE(bytes.substr(0, 4));
    bool done = false;
    for (int calls = 0; !done && calls < 400; ++calls) {
      CAPTURE(calls);
      const auto source = NewMemorySource(bytes);
      FailingSink sink(calls);
      FakeScanner scanner;
      Reports reports;
      const Status status = RewriteArchive(
          *source, &sink, scanner, {"in", "in", 0}, TestOptions(), reports);
      done = !sink.failed();
      if (done) {
        CHECK(status.message() == "");
      } else {
        CHECK(status.message() == "sink broke");
        CHECK(status.code() == StatusCode::kBrokenPipe);
        CHECK(sink.after == 0);
      }
    }
    CHECK(done);
  }
}

TEST_CASE("without temp space the run ends") {
  ArchiveOptions options = TestOptions();
  std::atomic<int64_t> budget{0};
  options.spool.temp_budget = &budget;
  options.spool.memory = 1000;
  const std::string tar = MakeArchive(
      "gnutar", "", {{.path = "a", .data = std::string(200000, 'x')}});
  const auto source = NewMemorySource(tar);
  std::string out;
  const auto sink = NewStringSink(&out);
  FakeScanner scanner;
  Reports reports;
  const Status status = RewriteArchive(*source, sink.get(), scanner,
                                       {"in", "in", 0}, options, reports);
  CHECK(status.code() == StatusCode::kLimit);
  CHECK(status.severity() == Severity::kRun);
}

TEST_CASE("reading only reports the same and writes nothing") {
  for (const std::string& bytes : Containers()) {
    FakeScanner scanner;
    const Outcome written = Rewrite(bytes, scanner);
    const std::vector<std::string> seen = scanner.seen;
    scanner.seen.clear();
    const auto source = NewMemorySource(bytes);
    Reports reports;
    const Status status = RewriteArchive(
        *source, nullptr, scanner, {"in", "in", 0}, TestOptions(), reports);
    CHECK(status.ok());
    CHECK(scanner.seen == seen);
    REQUIRE(reports.all.size() == written.reports.all.size());
    for (size_t i = 0; i < reports.all.size(); ++i) {
      CHECK(reports.all[i].entry == written.reports.all[i].entry);
      CHECK(reports.all[i].bytes_out == written.reports.all[i].bytes_out);
    }
  }
}

TEST_CASE("two runs give the same bytes, however the source is cut") {
  for (const std::string& bytes : Containers()) {
    FakeScanner scanner;
    const std::string first = Rewrite(bytes, scanner).bytes;
    for (const size_t step : {size_t{1}, size_t{511}, size_t{70000}}) {
      StreamSource source(bytes, step);
      std::string out;
      const auto sink = NewStringSink(&out);
      Reports reports;
      CHECK(RewriteArchive(source, sink.get(), scanner, {"in", "in", 0},
                           TestOptions(), reports)
                .ok());
      CHECK(out == first);
    }
  }
}

}  // namespace
}  // namespace redactor::archive
