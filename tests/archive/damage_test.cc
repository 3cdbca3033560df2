// Damaged containers: never a shorter good one, never wrong bytes.
#include <doctest/doctest.h>

#include <random>

#include "redactor/archive/container_registry.h"
#include "tests/archive/archive_fixture.h"

namespace redactor::archive {
namespace {

std::string Noise(size_t n, unsigned seed) {
  std::mt19937 random(seed);
  std::string bytes(n, '\0');
  for (char& c : bytes) c = static_cast<char>('a' + random() % 26);
  return bytes;
}

std::vector<Item> SmallItems() {
  return {{.path = "dir/", .kind = 'd', .mode = 0755},
          {.path = "dir/one.txt", .data = Noise(700, 1)},
          {.path = "dir/" + std::string(150, 'q'), .data = Noise(1024, 2)},
          {.path = "empty"},
          {.path = "last.bin", .data = Noise(3000, 3)}};
}

struct Sample {
  std::string name;
  std::string bytes;
  bool has_sums = true;  // of its contents
};

std::vector<Sample> Samples() {
  std::vector<Sample> samples;
  for (const std::string format : {"gnutar", "pax", "zip"}) {
    samples.push_back(
        {format, MakeArchive(format, "", SmallItems()), format == "zip"});
  }
  samples.push_back({"zip stored", MakeArchive("zip", "", SmallItems(), nullptr,
                                               "zip:compression=store")});
  for (const FilterRow& row : Filters()) {
    const std::string filter(row.name);
    const bool sums = filter != "lzma" && filter != "zstd";
    samples.push_back(
        {"tar " + filter, MakeArchive("gnutar", filter, SmallItems()), sums});
    samples.push_back({filter, Compress(filter, Noise(5000, 4)), sums});
    samples.push_back({filter + " of nothing", Compress(filter, ""), sums});
  }
  return samples;
}

bool IsGood(const Status& status) {
  return status.ok() || status.severity() == Severity::kWarning;
}

TEST_CASE("a container that was cut off is never good") {
  for (const Sample& sample : Samples()) {
    CAPTURE(sample.name);
    const size_t step = sample.bytes.size() < 400 ? 1 : 64;
    const auto all = ListArchive(sample.bytes);
    for (size_t n = 0; n < sample.bytes.size(); n += step) {
      CAPTURE(n);
      for (const bool seekable : {true, false}) {
        FakeScanner scanner;
        const Outcome out = Rewrite(std::string_view(sample.bytes).substr(0, n),
                                    scanner, seekable);
        if (out.status.ok()) {
          // Only padding was lost.
          REQUIRE(all.has_value());
          CHECK(ListArchive(out.bytes) == all);
        } else {
          CHECK(out.status.severity() != Severity::kRun);
          // Without its end marker a plain tar is told apart by a warning.
          if (IsGood(out.status)) {
            CHECK((sample.name == "gnutar" || sample.name == "pax"));
          }
        }
        if (sample.bytes.size() > 5000 && seekable) break;
      }
    }
  }
}

TEST_CASE("a cut tar warns only at the end of a member") {
  const std::string tar = MakeArchive("gnutar", "", SmallItems());
  size_t warnings = 0;
  for (size_t n = 512; n < tar.size(); n += 64) {
    FakeScanner scanner;
    const Outcome out = Rewrite(std::string_view(tar).substr(0, n), scanner);
    if (!IsGood(out.status) || out.status.ok()) continue;
    ++warnings;
    CAPTURE(n);
    CHECK(n % 512 == 0);
    CHECK(ListArchive(out.bytes).has_value());
  }
  // After each of the five members, and after the first zero block.
  CHECK(warnings == 6);
}

TEST_CASE("zip behind a stored zip does not read as the inner one") {
  const std::string inner =
      MakeArchive("zip", "", {{.path = "in", .data = "x"}});
  const std::string outer = MakeArchive(
      "zip", "",
      {{.path = "a", .data = "secret"}, {.path = "inner.zip", .data = inner}},
      nullptr, "zip:compression=store");
  const size_t cut = outer.find(inner) + inner.size();
  REQUIRE(cut < outer.size());
  FakeScanner scanner;
  const Outcome out = Rewrite(outer.substr(0, cut), scanner);
  CHECK(out.status.code() == StatusCode::kMalformed);
  CHECK(out.status.severity() == Severity::kEntry);
}

TEST_CASE("flipped bits end, and what is called good is right or withheld") {
  for (const Sample& sample : Samples()) {
    CAPTURE(sample.name);
    const std::optional<std::vector<Item>> items = ListArchive(sample.bytes);
    std::mt19937 random(7);
    for (int round = 0; round < 500; ++round) {
      std::string bytes = sample.bytes;
      const size_t at = random() % bytes.size();
      const int bit = static_cast<int>(random() % 8);
      bytes[at] = static_cast<char>(bytes[at] ^ (1 << bit));
      CAPTURE(at);
      CAPTURE(bit);
      FakeScanner scanner;
      const Outcome out = Rewrite(bytes, scanner);
      if (!out.status.ok()) {
        CHECK(out.status.severity() != Severity::kRun);
        continue;
      }
      const auto got = ListArchive(out.bytes);
      if (!items) {  // bare
        if (sample.has_sums)
          CHECK(Decompress(out.bytes) == Decompress(sample.bytes));
        continue;
      }
      // Without sums a damaged tar may no longer be one.
      if (!sample.has_sums && !got) continue;
      REQUIRE(got.has_value());
      CHECK(got->size() == items->size());
      if (!sample.has_sums) continue;
      for (size_t i = 0; i < got->size(); ++i) {
        const Item& item = (*got)[i];
        if (item.kind != 'f' || item.path.ends_with(".withheld.txt")) continue;
        CHECK(item.data == (*items)[i].data);
      }
    }
  }
}

TEST_CASE("a scanner that stops early does not hide a failed check sum") {
  class Lazy final : public FakeScanner {
   public:
    Status Redact(ByteSource& source, ByteSink& sink,
                  const ContentHints&) override {
      char few[10];
      const Result<size_t> got = source.Read(few);
      if (!got.ok()) return got.status();
      return sink.Write({few, *got});
    }
  };
  const std::string content = Noise(200000, 9);
  std::string zip = MakeArchive("zip", "", {{.path = "a", .data = content}},
                                nullptr, "zip:compression=store");
  Lazy scanner;
  CHECK(Rewrite(zip, scanner).reports.Withheld().empty());
  zip[zip.find(content) + 199999] ^= 1;
  const Outcome out = Rewrite(zip, scanner);
  CHECK(out.status.ok());
  CHECK(out.reports.Withheld() == std::vector<std::string>{"in!a: unreadable"});
}

TEST_CASE("what follows a container is dropped with a warning") {
  for (const Sample& sample : Samples()) {
    CAPTURE(sample.name);
    if (sample.name.starts_with("zip")) continue;
    FakeScanner scanner;
    const Outcome padded =
        Rewrite(sample.bytes + std::string(700, '\0'), scanner);
    const Outcome dirty =
        Rewrite(sample.bytes + std::string(700, '\0') + "secret", scanner);
    CHECK(!dirty.status.ok());
    CHECK(dirty.status.severity() != Severity::kRun);
    if (IsGood(padded.status)) {
      CHECK(padded.status.message() == "");
      if (IsGood(dirty.status)) {
        CHECK(dirty.bytes == Rewrite(sample.bytes, scanner).bytes);
      }
    }
  }
}

TEST_CASE("streams one after another are one content") {
  for (const FilterRow& row : Filters()) {
    if (row.name == "lzma") continue;  // its tools do not join them either
    CAPTURE(row.name);
    const std::string filter(row.name);
    const std::string two = Compress(filter, "first ") + Compress(filter, "") +
                            Compress(filter, "second");
    FakeScanner scanner;
    const Outcome out = Rewrite(two, scanner);
    CHECK(out.status.message() == "");
    CHECK(Decompress(out.bytes) == "first second");
  }
}

}  // namespace
}  // namespace redactor::archive
