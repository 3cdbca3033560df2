// Bombs, quines and nesting; and memory that does not grow.
#include <doctest/doctest.h>
#include <sys/resource.h>

#include <fstream>

#include "redactor/archive/sniff.h"
#include "tests/archive/archive_fixture.h"

namespace redactor::archive {
namespace {

// Zeros without end, or up to a size.
class ZeroSource final : public ByteSource {
 public:
  explicit ZeroSource(uint64_t size) : left_(size) {}
  Result<size_t> Read(std::span<char> out) override {
    const size_t n = std::min<uint64_t>(out.size(), left_);
    std::fill_n(out.data(), n, '\0');
    left_ -= n;
    return n;
  }

 private:
  uint64_t left_;
};

// Streams of 16 MiB each, one after another.
std::string GzipOfZeros(uint64_t mebibytes) {
  static const std::string part =
      Compress("gzip", std::string(size_t{16} << 20, '\0'));
  std::string all;
  for (uint64_t n = 0; n < mebibytes; n += 16) all += part;
  return all;
}

void CheckLimit(const Status& status) {
  CHECK(status.code() == StatusCode::kLimit);
  CHECK(status.severity() == Severity::kEntry);
}

TEST_CASE("a gzip bomb stops at the ratio or at the size") {
  const std::string bomb = GzipOfZeros(1024);
  CHECK(bomb.size() < 1100000);
  FakeScanner scanner;
  ArchiveBudget ratio;
  ratio.limits.max_ratio = 500;
  CheckLimit(Rewrite(bomb, scanner, true, &ratio).status);
  CHECK(ratio.expanded < (100 << 20));

  ArchiveBudget size;
  size.limits.max_expanded = 50 << 20;
  CheckLimit(Rewrite(bomb, scanner, true, &size).status);
  CHECK(size.expanded <= (51 << 20));

  for (const char* const filter : {"bzip2", "xz", "zstd"}) {
    CAPTURE(std::string(filter));
    ArchiveBudget budget;
    CheckLimit(Rewrite(Compress(filter, std::string(64 << 20, '\0')), scanner,
                       true, &budget)
                   .status);
  }
}

TEST_CASE("a bomb in layers is seen as a whole") {
  // Periodic content packs about 80 times, and once more what that gives.
  std::string block;
  for (unsigned i = 0; i < 1000; ++i) {
    block += static_cast<char>(i * 7919 + i * i % 251);
  }
  std::string content;
  while (content.size() < (size_t{40} << 20)) content += block;
  const std::string inner = Compress("gzip", content);
  const std::string outer = Compress("gzip", inner);
  REQUIRE(content.size() / inner.size() < 300);
  REQUIRE(inner.size() / outer.size() < 300);
  REQUIRE(content.size() / outer.size() > 400);
  ArchiveBudget budget;
  budget.limits.max_ratio = 400;
  Reports reports;
  const ArchiveOptions options = TestOptions(&budget);
  FakeScanner scanner;
  scanner.nested = &options;
  scanner.nested_members = &reports;
  const Outcome out = Rewrite(outer, scanner, true, &budget);
  CheckLimit(out.status);

  ArchiveBudget generous;
  generous.limits.max_ratio = 1000000;
  const ArchiveOptions more = TestOptions(&generous);
  scanner.nested = &more;
  CHECK(Rewrite(outer, scanner, true, &generous).status.message() == "");
}

TEST_CASE("a bomb in one member costs the container only, when nested") {
  ArchiveBudget budget;
  budget.limits.max_ratio = 500;
  budget.limits.ratio_floor = 1 << 20;
  const ArchiveOptions options = TestOptions(&budget);
  Reports reports;
  FakeScanner scanner;
  scanner.nested = &options;
  scanner.nested_members = &reports;
  const std::string tar =
      MakeArchive("gnutar", "",
                  {{.path = "bomb.gz", .data = GzipOfZeros(32)},
                   {.path = "good", .data = "x"}});
  const Outcome out = Rewrite(tar, scanner, true, &budget);
  CHECK(out.status.message() == "");
  CHECK(out.reports.Withheld() ==
        std::vector<std::string>{"in!bomb.gz: limit"});
}

TEST_CASE("layers and archives in archives end at the depth") {
  for (const char* const kind : {"gzip", "zstd", "xz", "zip", "gnutar"}) {
    CAPTURE(std::string(kind));
    const auto wrap = [kind](const std::string& bytes) {
      const std::string name(kind);
      if (name == "zip" || name == "gnutar") {
        return MakeArchive(name, "", {{.path = "in", .data = bytes}});
      }
      return Compress(name, bytes, name == "gzip" ? "gzip:!timestamp" : "");
    };
    std::string bytes = "content";
    for (int levels = 1; levels <= 10; ++levels) {
      CAPTURE(levels);
      bytes = wrap(bytes);
      ArchiveBudget budget;
      const ArchiveOptions options = TestOptions(&budget);
      Reports reports;
      FakeScanner scanner;
      scanner.nested = &options;
      scanner.nested_members = &reports;
      const Outcome out = Rewrite(bytes, scanner, true, &budget);
      const bool fits = levels <= budget.limits.max_depth;
      if (std::string(kind) == "zip" || std::string(kind) == "gnutar") {
        // The innermost that fits holds a stub.
        CHECK(out.status.message() == "");
        CHECK(reports.Withheld().size() == (fits ? 0 : 1));
      } else if (fits) {
        CHECK(out.status.message() == "");
        CHECK(out.bytes == bytes);
      } else {
        CheckLimit(out.status);
      }
      CHECK(budget.open == 0);
    }
  }
}

TEST_CASE("many members: all go through, or the limit is hit") {
  std::vector<Item> items;
  constexpr size_t kMany = 100000;
  for (size_t i = 0; i < kMany; ++i) {
    items.push_back({.path = "d/" + std::to_string(i)});
  }
  for (const char* const format : {"gnutar", "zip"}) {
    CAPTURE(std::string(format));
    const std::string bytes = MakeArchive(format, "", items);
    FakeScanner scanner;
    ArchiveBudget budget;
    const Outcome out = Rewrite(bytes, scanner, true, &budget);
    CHECK(out.status.message() == "");
    CHECK(budget.entries == items.size());
    CHECK(out.reports.all.size() == items.size());
    ArchiveBudget few;
    few.limits.max_entries = kMany - 1;
    CheckLimit(Rewrite(bytes, scanner, true, &few).status);
  }
}

// A GNU tar with one sparse member: one byte of data at `offset`, octal.
std::string SparseTar(const char* offset, const char* real_size) {
  std::string tar = MakeArchive("gnutar", "", {{.path = "hole", .data = "x"}});
  const auto put = [&tar](size_t at, std::string_view text) {
    tar.replace(at, text.size(), text);
  };
  put(156, "S");
  put(386, offset);
  put(398, "00000000001");
  put(483, real_size);
  put(148, "        ");
  unsigned sum = 0;
  for (int i = 0; i < 512; ++i) sum += static_cast<uint8_t>(tar[i]);
  char text[8];
  std::snprintf(text, sizeof text, "%06o", sum);
  put(148, text);
  REQUIRE(Sniff(tar) == ContainerKind::kTar);
  return tar;
}

TEST_CASE("a sparse member of endless holes is a bomb") {
  FakeScanner scanner;
  ArchiveBudget budget;
  const Outcome out = Rewrite(SparseTar("777777777777", "1000000000000"),
                              scanner, true, &budget);
  CheckLimit(out.status);
  CHECK(budget.expanded < (100 << 20));
}

TEST_CASE("a member that is not of its stated size is withheld") {
  FakeScanner scanner;
  const Outcome good =
      Rewrite(SparseTar("00000000062", "00000000063"), scanner);
  CHECK(good.status.message() == "");
  CHECK(good.reports.Withheld().empty());
  const Outcome out = Rewrite(SparseTar("00000000062", "00000000040"), scanner);
  CHECK(out.status.message() == "");
  CHECK(out.reports.Withheld() ==
        std::vector<std::string>{"in!hole: size-mismatch"});
}

// Counts bytes; forgets them.
class CountingSink final : public ByteSink {
 public:
  uint64_t bytes = 0;
  Status Write(std::string_view data) override {
    bytes += data.size();
    return Status::Ok();
  }
};

int64_t PeakKilobytes() {
  rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

TEST_CASE("memory does not grow with a member") {
  // A tar of one member of 300 MB, made on the fly.
  constexpr uint64_t kSize = 300'000'000;
  std::string head =
      MakeArchive("gnutar", "", {{.path = "big", .data = "x"}}).substr(0, 512);
  char octal[16];
  std::snprintf(octal, sizeof octal, "%011lo",
                static_cast<unsigned long>(kSize));
  head.replace(124, 11, octal);
  head.replace(148, 8, "        ");
  unsigned sum = 0;
  for (const char c : head) sum += static_cast<uint8_t>(c);
  std::snprintf(octal, sizeof octal, "%06o", sum);
  head.replace(148, 6, octal);
  head[154] = '\0';

  class TarSource final : public ByteSource {
   public:
    explicit TarSource(std::string_view head)
        : head_(head), zeros_((kSize + 511) / 512 * 512 + 1024) {}
    Result<size_t> Read(std::span<char> out) override {
      if (head_.empty()) return zeros_.Read(out);
      const size_t n = std::min(out.size(), head_.size());
      std::copy_n(head_.data(), n, out.data());
      head_.remove_prefix(n);
      return n;
    }

   private:
    std::string_view head_;
    ZeroSource zeros_;
  };
  TarSource source(head);
  CountingSink sink;
  FakeScanner scanner;
  Reports reports;
  const int64_t before = PeakKilobytes();
  const Status status = RewriteArchive(source, &sink, scanner, {"in", "in", 0},
                                       TestOptions(), reports);
  CHECK(status.message() == "");
  REQUIRE(reports.all.size() == 1);
  CHECK(reports.all[0].bytes_out == kSize);
  CHECK(sink.bytes > kSize);
#if !defined(__SANITIZE_ADDRESS__)
  CHECK(PeakKilobytes() - before < 8192);
#else
  (void)before;  // freed memory stays in quarantine
#endif
}

}  // namespace
}  // namespace redactor::archive
