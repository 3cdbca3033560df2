// Every container comes back as the same container with the same members.
#include <doctest/doctest.h>

#include "redactor/archive/container_registry.h"
#include "tests/archive/archive_fixture.h"

namespace redactor::archive {
namespace {

std::vector<Item> TarItems() {
  std::string big;
  for (int i = 0; i < 30000; ++i) big += "line " + std::to_string(i) + "\n";
  return {
      {.path = "./", .kind = 'd', .mode = 0755},
      {.path = "./empty/", .kind = 'd', .mode = 0700},
      {.path = "./a.txt",
       .data = "alpha\n",
       .mode = 0640,
       .uname = "jpoe",
       .gname = "staff"},
      {.path = "./none", .mtime = 1},
      {.path = "./big.log", .data = big, .mode = 04755, .mtime = 1234567890},
      {.path = "./link", .kind = 'l', .data = "../a.txt", .mode = 0777},
      {.path = "./hard", .kind = 'h', .data = "./a.txt", .mode = 0640},
      {.path = "./" + std::string(180, 'n') + "/" + std::string(120, 'm'),
       .data = "long name",
       .uid = 3000000,
       .gid = 2999999},
      {.path = "./gr\u00fc\u00dfe-\u65e5\u672c.txt", .data = "utf"},
  };
}

std::vector<Item> ZipItems() {
  std::vector<Item> items;
  for (Item item : TarItems()) {
    if (item.kind == 'h') continue;
    item.uname.clear();
    item.gname.clear();
    items.push_back(item);
  }
  return items;
}

const char* const kFilters[] = {"", "gzip", "bzip2", "xz", "lzma", "zstd"};

TEST_CASE("tars of each flavour and compression keep everything") {
  for (const std::string format : {"ustar", "gnutar", "pax", "paxr"}) {
    for (const std::string filter : kFilters) {
      CAPTURE(format);
      CAPTURE(filter);
      std::vector<Item> items = TarItems();
      if (format == "ustar") {
        items.pop_back();
        items.pop_back();
      }
      if (format == "pax") items[2].nanos = 123456789;
      const std::string input = MakeArchive(
          format, filter, items, nullptr,
          filter == "gzip" ? "gzip:compression-level=6,gzip:!timestamp" : "");
      FakeScanner scanner;
      const Outcome out = Rewrite(input, scanner);
      CHECK(out.status.message() == "");
      CHECK(ListArchive(out.bytes) == ListArchive(input));
      CHECK(ListArchive(out.bytes)->size() == items.size());
      CHECK(out.reports.Withheld().empty());
      CHECK(out.bytes.substr(0, 3) == input.substr(0, 3));
      CHECK(out.bytes == input);
    }
  }
}

TEST_CASE("zips keep everything, from any source") {
  for (const std::string options : {"", "zip:compression=store"}) {
    for (const bool seekable : {true, false}) {
      CAPTURE(options);
      CAPTURE(seekable);
      const std::string input =
          MakeArchive("zip", "", ZipItems(), nullptr, options);
      FakeScanner scanner;
      const Outcome out = Rewrite(input, scanner, seekable);
      CHECK(out.status.message() == "");
      REQUIRE(ListArchive(input).has_value());
      CHECK(ListArchive(out.bytes) == ListArchive(input));
      CHECK(out.bytes == input);
    }
  }
}

TEST_CASE("bare streams go through") {
  for (const FilterRow& row : Filters()) {
    CAPTURE(row.name);
    for (const std::string& content :
         {std::string(), std::string("hello"), std::string(300000, 'x')}) {
      const std::string input =
          Compress(std::string(row.name), content, row.write_options);
      FakeScanner scanner;
      scanner.upper_case = true;
      const Outcome out = Rewrite(input, scanner, true, nullptr,
                                  "a.json" + std::string(row.suffix));
      CHECK(out.status.message() == "");
      std::string upper = content;
      for (char& c : upper) c = static_cast<char>(std::toupper(c));
      CHECK(out.bytes ==
            Compress(std::string(row.name), upper, row.write_options));
      REQUIRE(scanner.seen.size() == 1);
      CHECK(scanner.seen[0] == "a.json" + std::string(row.suffix) + "!a.json");
      CHECK(scanner.depths[0] == 1);
    }
  }
}

}  // namespace
}  // namespace redactor::archive
