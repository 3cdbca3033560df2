// Archives as other tools write them (tests/data/archive, see make.sh there).
#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

#include "tests/archive/archive_fixture.h"

namespace redactor::archive {
namespace {

std::string Load(const std::string& name) {
  std::ifstream file(REDACTOR_SOURCE_DIR "/tests/data/archive/" + name,
                     std::ios::binary);
  REQUIRE(file.good());
  return {std::istreambuf_iterator<char>(file), {}};
}

std::optional<Item> Find(const std::optional<std::vector<Item>>& items,
                         std::string_view path) {
  REQUIRE(items.has_value());
  for (const Item& item : *items) {
    if (item.path == path) return item;
  }
  return std::nullopt;
}

TEST_CASE("tars of the usual tar come back the same") {
  for (const char* const name :
       {"gnu.tar.gz", "ustar.tar.gz", "v7.tar.gz", "pax.tar.gz"}) {
    CAPTURE(std::string(name));
    const std::string input = Load(name);
    FakeScanner scanner;
    const Outcome out = Rewrite(input, scanner);
    CHECK(out.status.message() == "");
    CHECK(out.reports.Withheld().empty());
    const auto items = ListArchive(input);
    REQUIRE(items.has_value());
    CHECK(items->size() == 7);
    CHECK(ListArchive(out.bytes) == items);
    CHECK(Decompress(out.bytes)->find("comment=") == std::string::npos);
    const std::optional<Item> plain =
        Find(ListArchive(out.bytes), "export/gr\u00fcn.txt");
    REQUIRE(plain.has_value());
    CHECK(plain->nanos == (name[0] == 'p' ? 123456789 : 0));
    // Names are not normalised.
    CHECK(Find(ListArchive(out.bytes), "export/e\u0301.txt").has_value());
  }
}

TEST_CASE("zips of the usual zip come back the same, without comments") {
  for (const char* const name : {"info.zip", "extra.zip"}) {
    CAPTURE(std::string(name));
    const std::string input = Load(name);
    FakeScanner scanner;
    const Outcome out = Rewrite(input, scanner, name[0] == 'i');
    CHECK(out.status.message() == "");
    auto items = ListArchive(input);
    REQUIRE(items.has_value());
    CHECK(items->size() == 7);
    // It is marked now, and listed in NFC.
    for (Item& item : *items) {
      if (item.path == "export/e\u0301.txt") item.path = "export/\u00e9.txt";
    }
    CHECK(ListArchive(out.bytes) == items);
    CHECK(Find(items, "export/link")->kind == 'l');
    CHECK(Find(items, "export/empty/")->mode == 0750);
    // The tool did not mark this name as UTF-8: it stays as it stood.
    CHECK(out.bytes.find("export/e\u0301.txt") != std::string::npos);
  }
  CHECK(Load("extra.zip").ends_with("jane@example.com"));
  FakeScanner scanner;
  CHECK(!Rewrite(Load("extra.zip"), scanner).bytes.ends_with("com"));
}

TEST_CASE("sparse members are expanded") {
  std::string content(100000, '\0');
  content.replace(50000, 13, "in the middle");
  for (const char* const name : {"sparse-gnu.tar.gz", "sparse-pax.tar.gz"}) {
    CAPTURE(std::string(name));
    FakeScanner scanner;
    const Outcome out = Rewrite(Load(name), scanner);
    CHECK(out.status.message() == "");
    const auto items = ListArchive(out.bytes);
    REQUIRE(items.has_value());
    REQUIRE(items->size() == 1);
    CHECK(items->front().path == "sparse.bin");
    CHECK(items->front().data == content);
  }
}

TEST_CASE("what cannot be read is withheld, member by member") {
  struct Case {
    const char* file;
    std::vector<std::string> withheld;
    size_t members;
  };
  for (const Case& c :
       std::vector<Case>{{"fifo.tar.gz", {"in!pipe: special-file"}, 2},
                         {"locked.zip", {"in!export/ticket.txt: encrypted"}, 2},
                         {"aes.zip", {"in!export/ticket.txt: encrypted"}, 1},
                         {"deflate64.zip", {"in!long.txt: unsupported"}, 1},
                         {"bzip2.zip", {}, 1}}) {
    CAPTURE(std::string(c.file));
    FakeScanner scanner;
    const Outcome out = Rewrite(Load(c.file), scanner);
    CHECK(out.status.message() == "");
    CHECK(out.reports.Withheld() == c.withheld);
    const auto items = ListArchive(out.bytes);
    REQUIRE(items.has_value());
    CHECK(items->size() == c.members);
    for (const Item& item : *items) {
      const bool is_stub = item.path.ends_with(".withheld.txt");
      CHECK(item.data.starts_with("redactor: this member was withheld: ") ==
            is_stub);
    }
  }
}

TEST_CASE("containers that are not opened are refused, not passed") {
  const std::string foreign = Load("foreign.7z");
  CHECK(LooksLikeContainer(foreign));
  FakeScanner scanner;
  const Outcome out = Rewrite(foreign, scanner);
  CHECK(out.status.code() == StatusCode::kUnsupported);
  CHECK(out.status.severity() == Severity::kEntry);
  CHECK(out.bytes.empty());
  CHECK(scanner.seen.empty());
}

TEST_CASE("stored members stay stored") {
  FakeScanner scanner;
  const Outcome out = Rewrite(Load("python.zip"), scanner);
  CHECK(out.status.message() == "");
  CHECK(out.bytes.find("mimetype") != std::string::npos);
  CHECK(out.bytes.find("application/x-invented") != std::string::npos);
  CHECK(out.bytes.find("jane@example.com") == std::string::npos);  // deflated
  CHECK(ListArchive(out.bytes) == ListArchive(Load("python.zip")));
}

TEST_CASE("names in old code pages stay as bytes") {
  FakeScanner scanner;
  const Outcome out = Rewrite(Load("cp437.zip"), scanner);
  CHECK(out.status.message() == "");
  CHECK(out.reports.Withheld().empty());
  CHECK(ListArchive(out.bytes) == ListArchive(Load("cp437.zip")));
  CHECK(Find(ListArchive(out.bytes),
             "gr\x81n\xe1"
             "es.xml")
            .has_value());
}

TEST_CASE("gzip forgets the name of the file") {
  CHECK(Load("named.txt.gz").find("jane-poe") != std::string::npos);
  FakeScanner scanner;
  const Outcome out = Rewrite(Load("named.txt.gz"), scanner);
  CHECK(out.status.message() == "");
  CHECK(out.bytes.find("jane-poe") == std::string::npos);
  CHECK(Decompress(out.bytes) == "call 555-0142\n");
}

}  // namespace
}  // namespace redactor::archive
