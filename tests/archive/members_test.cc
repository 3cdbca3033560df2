// Names, links, metadata and refusals of members.
#include <archive_entry.h>
#include <doctest/doctest.h>

#include <clocale>

#include "tests/archive/archive_fixture.h"

namespace redactor::archive {
namespace {

std::vector<std::string> Paths(std::string_view bytes) {
  std::vector<std::string> paths;
  const auto items = ListArchive(bytes);
  REQUIRE(items.has_value());
  for (const Item& item : *items) paths.push_back(item.path);
  return paths;
}

using Names = std::vector<std::string>;

TEST_CASE("names, links and owners are redacted") {
  const std::string input = MakeArchive(
      "pax", "",
      {{.path = "jane/", .kind = 'd', .mode = 0755},
       {.path = "jane/jane.txt", .data = "a", .uname = "jane", .gname = "jane"},
       {.path = "s", .kind = 'l', .data = "../jane/x"},
       {.path = "h", .kind = 'h', .data = "jane/jane.txt"}});
  FakeScanner scanner;
  scanner.secret = "jane";
  scanner.upper_case = true;
  const Outcome out = Rewrite(input, scanner);
  CHECK(out.status.message() == "");
  CHECK(out.bytes.find("jane") == std::string::npos);
  const auto items = ListArchive(out.bytes);
  REQUIRE(items.has_value());
  REQUIRE(items->size() == 4);
  CHECK((*items)[0].path == "TOKEN/");
  CHECK((*items)[1].path == "TOKEN/TOKEN.txt");
  CHECK((*items)[1].data == "A");
  CHECK((*items)[1].uname == "TOKEN");
  CHECK((*items)[1].gname == "TOKEN");
  CHECK((*items)[2].data == "../TOKEN/x");
  CHECK((*items)[3].data == "TOKEN/TOKEN.txt");
  // Reports keep the original spelling, as findings do.
  CHECK(out.reports.all[1].entry == "in!jane/jane.txt");
  CHECK(out.reports.all[1].bytes_in == 1);
  CHECK(scanner.seen == Names{"in!jane/jane.txt"});
}

TEST_CASE("different members never end up under one name") {
  const std::string input =
      MakeArchive("gnutar", "",
                  {{.path = "TOKEN.txt", .data = "0"},
                   {.path = "jane.txt", .data = "1"},
                   {.path = "h1", .kind = 'h', .data = "jane.txt"},
                   {.path = "jane~2.txt", .data = "2"},
                   {.path = "jane.txt", .data = "3"},
                   {.path = "d/jane", .data = "4"},
                   {.path = "d/TOKEN", .data = "5"},
                   {.path = "h2", .kind = 'h', .data = "d/TOKEN"}});
  FakeScanner scanner;
  scanner.secret = "jane";
  const Outcome out = Rewrite(input, scanner);
  CHECK(Paths(out.bytes) == Names{"TOKEN.txt", "TOKEN~2.txt", "h1",
                                  "TOKEN~2~2.txt", "TOKEN~2.txt", "d/TOKEN",
                                  "d/TOKEN~2", "h2"});
  const auto items = ListArchive(out.bytes);
  CHECK((*items)[2].data == "TOKEN~2.txt");
  CHECK((*items)[7].data == "d/TOKEN~2");
}

TEST_CASE("a refused member becomes a stub, the others go out") {
  struct Case {
    StatusCode code;
    const char* word;
  };
  for (const Case& c : {Case{StatusCode::kMalformed, "malformed"},
                        Case{StatusCode::kLimit, "limit"},
                        Case{StatusCode::kUnsupported, "unsupported"},
                        Case{StatusCode::kCrypto, "encrypted"},
                        Case{StatusCode::kInternal, "unreadable"}}) {
    for (const char* const format : {"gnutar", "pax", "zip"}) {
      CAPTURE(c.word);
      CAPTURE(format);
      const std::string input =
          MakeArchive(format, "",
                      {{.path = "a", .data = "1"},
                       {.path = "x/bad", .data = "unsafe", .mode = 04711},
                       {.path = "b", .data = "2"}});
      FakeScanner scanner;
      scanner.refuse_name = "bad";
      scanner.refusal = Status(c.code, "no", Severity::kEntry);
      const Outcome out = Rewrite(input, scanner);
      CHECK(out.status.ok());
      CHECK(out.reports.Withheld() ==
            Names{"in!x/bad: " + std::string(c.word)});
      const auto items = ListArchive(out.bytes);
      REQUIRE(items.has_value());
      REQUIRE(items->size() == 3);
      CHECK((*items)[1].path == "x/bad.withheld.txt");
      CHECK((*items)[1].data == "redactor: this member was withheld: " +
                                    std::string(c.word) + "\n");
      CHECK((*items)[1].mode == 0644);
      CHECK((*items)[2].data == "2");
    }
  }
}

TEST_CASE("an error of the run ends it at once") {
  const std::string input = MakeArchive(
      "gnutar", "", {{.path = "bad", .data = "1"}, {.path = "b", .data = "2"}});
  FakeScanner scanner;
  scanner.refuse_name = "bad";
  scanner.refusal = Status(StatusCode::kIo, "disk", Severity::kRun);
  const Outcome out = Rewrite(input, scanner);
  CHECK(out.status.message() == "disk");
  CHECK(scanner.seen.size() == 1);
}

TEST_CASE("a member read leniently goes out, and the container warns") {
  const std::string input = MakeArchive(
      "gnutar", "", {{.path = "bad", .data = ""}, {.path = "b", .data = "2"}});
  FakeScanner scanner;
  scanner.refuse_name = "bad";
  scanner.refusal =
      Status(StatusCode::kMalformed, "lenient", Severity::kWarning);
  const Outcome out = Rewrite(input, scanner);
  CHECK(out.status.message() == "lenient");
  CHECK(out.status.severity() == Severity::kWarning);
  CHECK(Paths(out.bytes) == Names{"bad", "b"});
}

TEST_CASE("a link to a withheld member is withheld too") {
  const std::string input =
      MakeArchive("pax", "",
                  {{.path = "bad", .data = "1"},
                   {.path = "h", .kind = 'h', .data = "bad"}});
  FakeScanner scanner;
  scanner.refuse_name = "bad";
  scanner.refusal = Status(StatusCode::kLimit, "no", Severity::kEntry);
  const Outcome out = Rewrite(input, scanner);
  CHECK(Paths(out.bytes) == Names{"bad.withheld.txt", "h.withheld.txt"});
  CHECK(out.reports.Withheld() == Names{"in!bad: limit", "in!h: limit"});
}

TEST_CASE("paths that leave the archive are withheld under a safe name") {
  for (const char* const format : {"gnutar", "pax", "zip"}) {
    CAPTURE(format);
    const std::string input =
        MakeArchive(format, "",
                    {{.path = "/etc/abs", .data = "1"},
                     {.path = "../../up", .data = "2"},
                     {.path = "a/../b", .data = "3"},
                     {.path = "c..d", .data = "4"},
                     {.path = "..\\win", .data = "5"},
                     {.path = "out", .kind = 'l', .data = "/etc/../x"}});
    FakeScanner scanner;
    const Outcome out = Rewrite(input, scanner);
    CHECK(out.status.message() == "");
    CHECK(Paths(out.bytes) == Names{"etc/abs", "up.withheld.txt",
                                    "a/b.withheld.txt", "c..d",
                                    "win.withheld.txt", "out"});
    CHECK(ListArchive(out.bytes)->back().data == "/etc/../x");
  }
}

TEST_CASE("what is not kept has no way out") {
  const auto decorate = [](archive_entry* entry) {
    archive_entry_xattr_add_entry(entry, "user.note", "hidden-a", 8);
    archive_entry_acl_add_entry(entry, ARCHIVE_ENTRY_ACL_TYPE_ACCESS,
                                ARCHIVE_ENTRY_ACL_READ, ARCHIVE_ENTRY_ACL_USER,
                                77, "hidden-b");
    archive_entry_copy_fflags_text(entry, "nodump");
    archive_entry_set_birthtime(entry, 1600000000, 5);
  };
  const std::string input =
      MakeArchive("pax", "", {{.path = "a", .data = "x"}}, decorate);
  CHECK(input.find("hidden-b") != std::string::npos);
  FakeScanner scanner;
  const Outcome out = Rewrite(input, scanner);
  CHECK(out.status.message() == "");
  for (const char* const gone :
       {"hidden", "SCHILY", "LIBARCHIVE", "note", "nodump"}) {
    CAPTURE(gone);
    CHECK(out.bytes.find(gone) == std::string::npos);
  }
}

TEST_CASE("names that are no UTF-8 pass as bytes") {
  for (const char* const format : {"gnutar", "pax"}) {
    CAPTURE(format);
    const std::string name = "caf\xe9-\xff.txt";
    const std::string input =
        MakeArchive(format, "", {{.path = name, .data = "x"}});
    REQUIRE(input.find(name) != std::string::npos);
    FakeScanner scanner;
    const Outcome out = Rewrite(input, scanner);
    CHECK(out.status.message() == "");
    CHECK(out.reports.Withheld().empty());
    CHECK(scanner.seen == Names{"in!" + name});
    CHECK(out.bytes.find(name) != std::string::npos);
  }
}

TEST_CASE("names are not normalised, and no two become one by that") {
  for (const char* const format : {"gnutar", "pax", "zip"}) {
    CAPTURE(std::string(format));
    const std::string input = MakeArchive(
        format, "",
        {{.path = "e\u0301.txt", .data = "1", .uname = "e\u0301"},
         {.path = "\u00e9.txt", .data = "2"},
         {.path = "l\u00e9",
          .kind = 'l',
          // libarchive brings these into NFC in zips.
          .data = std::string(format) == "zip" ? "x" : "e\u0301.txt"}});
    FakeScanner scanner;
    const Outcome out = Rewrite(input, scanner);
    CHECK(out.status.message() == "");
    CHECK(scanner.seen == Names{"in!e\u0301.txt", "in!\u00e9.txt"});
    CHECK(out.bytes == input);
  }
}

TEST_CASE("the process's locale plays no part and is left alone") {
  const std::string before = std::setlocale(LC_ALL, nullptr);
  for (const char* const format : {"gnutar", "pax", "zip"}) {
    const std::vector<Item> items = {
        {.path = "\u00fc\u65e5\U0001f600.txt", .data = "x"}};
    const std::string input = MakeArchive(format, "", items);
    std::string first;
    for (const char* const locale : {"C", "C.UTF-8", "POSIX"}) {
      REQUIRE(std::setlocale(LC_ALL, locale) != nullptr);
      FakeScanner scanner;
      const Outcome out = Rewrite(input, scanner);
      CHECK(out.status.message() == "");
      CHECK(std::string(std::setlocale(LC_ALL, nullptr)) != "");
      if (first.empty()) first = out.bytes;
      CHECK(out.bytes == first);
      CHECK(Paths(out.bytes) == Names{items[0].path});
    }
  }
  std::setlocale(LC_ALL, before.c_str());
}

TEST_CASE("a scanner that breaks its promise about names is not trusted") {
  class Breaker final : public FakeScanner {
   public:
    std::string answer;
    Result<std::string> RedactName(std::string_view,
                                   const ContentHints&) override {
      return answer;
    }
  };
  const std::string input =
      MakeArchive("gnutar", "", {{.path = "a", .data = "x"}});
  for (const std::string& answer :
       {std::string("b/c"), std::string(".."), std::string(),
        std::string("a\0b", 3), std::string(70000, 'x')}) {
    Breaker scanner;
    scanner.answer = answer;
    const Outcome out = Rewrite(input, scanner);
    CHECK(out.status.ok());
    CHECK(Paths(out.bytes) == Names{"member-1.withheld.txt"});
    CHECK(scanner.seen.empty());
  }
}

}  // namespace
}  // namespace redactor::archive
