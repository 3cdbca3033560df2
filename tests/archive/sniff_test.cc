// What is taken for a container, and that each row of the registry works.
#include "redactor/archive/sniff.h"

#include <archive.h>
#include <doctest/doctest.h>

#include <memory>
#include <set>

#include "redactor/archive/container_registry.h"
#include "tests/archive/archive_fixture.h"

namespace redactor::archive {
namespace {

using std::string_view_literals::operator""sv;

TEST_CASE("plain content is no container") {
  for (const std::string_view text :
       {""sv, "{\"a\":1}\n"sv, "PK"sv, "BZh is a text"sv, "BZh9 ticket 0001"sv,
        "\x1f\x8b"sv, "Rar! he said"sv, "7zip"sv, "a-lhost-b is down"sv,
        "From jane@example.com"sv, "]\0\0\0"sv, "0707 call me"sv}) {
    CAPTURE(std::string(text));
    CHECK(!LooksLikeContainer(text));
  }
  CHECK(!LooksLikeContainer(std::string(10240, '\0')));
  CHECK(!LooksLikeContainer(std::string(10240, ' ')));
  CHECK(!LooksLikeContainer(std::string(10240, 'x')));
}

TEST_CASE("foreign containers are known") {
  std::string iso(40000, '\0');
  iso.replace(32769, 5, "CD001");
  for (const std::string_view head :
       {"7z\xbc\xaf\x27\x1c\0\4"sv, "Rar!\x1a\x07\0"sv, "Rar!\x1a\x07\1\0"sv,
        "070701000A"sv, "\xc7\x71\0\0"sv, "MSCF\0\0\0\0"sv, "!<arch>\n"sv,
        "\x04\x22\x4d\x18"sv, "\x1f\x9d\x90"sv, "\x21\x00-lh5-xyz"sv,
        std::string_view(iso)}) {
    CHECK(Sniff(head) == ContainerKind::kForeign);
    FakeScanner scanner;
    const Outcome out = Rewrite(head, scanner);
    CHECK(out.status.code() == StatusCode::kUnsupported);
    CHECK(out.status.severity() == Severity::kEntry);
  }
}

TEST_CASE("every format of the registry reads what it writes") {
  std::set<std::string_view> names;
  for (const FormatRow& row : Formats()) {
    CAPTURE(std::string(row.name));
    CHECK(names.insert(row.name).second);
    CHECK(!row.survives.empty());
    const std::string bytes =
        MakeArchive(std::string(row.name), "", {{.path = "a", .data = "x"}});
    CHECK(Sniff(bytes) == row.kind);
    CHECK(FindFormat(row.kind)->kind == row.kind);
    CHECK(FormatToWrite(row.kind, row.format_code).name == row.name);
    FakeScanner scanner;
    const Outcome out = Rewrite(bytes, scanner);
    CHECK(out.status.message() == "");
    CHECK(out.bytes == bytes);
  }
}

TEST_CASE("every filter of the registry is built in, not a program") {
  std::set<std::string_view> names;
  for (const FilterRow& row : Filters()) {
    CAPTURE(std::string(row.name));
    CHECK(names.insert(row.name).second);
    CHECK(!row.survives.empty());
    CHECK(FindFilter(row.kind) == &row);
    struct ::archive* reader = archive_read_new();
    if (row.enable_read != nullptr)
      CHECK(row.enable_read(reader) == ARCHIVE_OK);
    archive_read_free(reader);
    struct ::archive* writer = archive_write_new();
    CHECK(row.add_write(writer) == ARCHIVE_OK);
    CHECK(archive_write_set_options(writer, row.write_options) !=
          ARCHIVE_FATAL);
    archive_write_free(writer);
    const std::string bytes = Compress(std::string(row.name), "content");
    CHECK(Sniff(bytes) == row.kind);
    const std::string suffix(row.suffix);
    CHECK(NameInside(row, "a.json" + suffix) == "a.json");
    CHECK(NameInside(row, "a" + std::string(row.tar_suffix)) == "a.tar");
    CHECK(NameInside(row, suffix) == suffix);
    CHECK(NameInside(row, "a.txt") == "a.txt");
  }
}

}  // namespace
}  // namespace redactor::archive
