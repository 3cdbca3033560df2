// CSV: rows, quotes, headers and broken quotes.
#include <doctest/doctest.h>

#include "redactor/base/limits.h"
#include "redactor/format/csv_sniff.h"
#include "redactor/format/registry.h"
#include "tests/format/harness.h"
#include "tests/format/promises.h"

namespace redactor::format {

namespace {
struct Case {
  const char* input;
  const char* printed;
};

const Case kRows[] = {
    {"", ""},
    {"\n\r\n", ""},
    {"name,mail\r\nJane,j@example.com\r\n\r\n,\r\nPoe",
     "#0 @0+9\n  key /name = name\n  key /mail = mail\n"
     "#0 @11+18\n  value /name = Jane\n  value /mail = j@example.com\n"
     "#1 @33+1\n"
     "#2 @36+3\n  value /name = Poe\n"},
    // Not a header: a number. An empty, a repeated cell, a year may be in one.
    {"a,1\nb,2\n",
     "#0 @0+3\n  value /0 = a\n  value /1 = 1\n"
     "#1 @4+3\n  value /0 = b\n  value /1 = 2\n"},
    {",a,b\n1,2,3\n",
     "#0 @0+4\n  key /a = a\n  key /b = b\n"
     "#0 @5+5\n  value /0 = 1\n  value /a = 2\n  value /b = 3\n"},
    {"a;a\rb;c",
     "#0 @0+3\n  key /a = a\n  key /a = a\n"
     "#0 @4+3\n  value /a = b\n  value /a = c\n"},
    {"a,2024\nb,2\n",
     "#0 @0+6\n  key /a = a\n  key /2024 = 2024\n"
     "#0 @7+3\n  value /a = b\n  value /2024 = 2\n"},
    // Titles above the header.
    {"Report of May\n,,\n\na,b,c\n1,2,3\n4,5,6\n",
     "#0 @0+13\n  value /0 = Report of May\n"
     "#1 @14+2\n"
     "#2 @18+5\n  key /a = a\n  key /b = b\n  key /c = c\n"
     "#2 @24+5\n  value /a = 1\n  value /b = 2\n  value /c = 3\n"
     "#3 @30+5\n  value /a = 4\n  value /b = 5\n  value /c = 6\n"},
    // Quotes, doubled quotes, line ends in cells, ragged rows.
    {"\xEF\xBB\xBF\"a\"\"b\",\"c\nd\"\n\"\",x,y\n",
     "#0 @3+12\n  key /a\"b = a\"b\n  key /c\\nd = c\\nd\n"
     "#0 @16+6\n  value /c\\nd = x\n  value /2 = y\n"},
    {"p\tq\n1\t2,3\n",
     "#0 @0+3\n  key /p = p\n  key /q = q\n"
     "#0 @4+5\n  value /p = 1\n  value /q = 2,3\n"},
    // Quotes inside an unquoted cell are bytes.
    {"x,y\na\"b,c d\"e\n",
     "#0 @0+3\n  key /x = x\n  key /y = y\n"
     "#0 @4+9\n  value /x = a\"b\n  value /y = c d\"e\n"},
};

const Case kBroken[] = {
    {"x,y\n\"a\" b,c\nd,e\n",
     "#0 @0+3\n  key /x = x\n  key /y = y\n"
     "#0 @4+7 lenient\n  value /x = a\" b\n  value /y = c\n"
     "#1 @12+3\n  value /x = d\n  value /y = e\n"},
    {"x,y\n1,\"a b\nd,e\n",
     "#0 @0+3\n  key /x = x\n  key /y = y\n"
     "#0 @4+6 lenient\n  value /x = 1\n  value /y = \"a b\n"
     "#1 @11+3\n  value /x = d\n  value /y = e\n"},
};

std::string Visible(std::string text) {
  for (size_t at; (at = text.find("/c\nd")) != std::string::npos;) {
    text.replace(at, 4, "/c\\nd");
  }
  return text;
}

struct Change {
  const char* input;
  const char* output;
};
const Change kDigits[] = {
    {"id,note\n12345,\"say \"\"123456\"\" now\"\n",
     "id,note\nT-1,\"say \"\"T-1\"\" now\"\n"},
    {"name,12345x\r\na,b\r\n", "name,T-1x\r\na,b\r\n"},
    {"a\r\"1\"\"2345\"\r", "a\r\"1\"\"2345\"\r"},
    {"x;y\n\"12345\";\"a\"99999\n", "x;y\n\"T-1\";\"a\"T-1\n"},
};
}  // namespace

TEST_CASE("csv rows") {
  for (const Case& c : kRows) {
    CAPTURE(c.input);
    const Rewritten out = Rewrite("csv", c.input);
    CHECK(out.status.ok());
    CHECK(Visible(out.printed) == c.printed);
    CHECK(out.result.lenient == 0);
    CHECK(BrokenPromise("csv", c.input) == "");
  }
}

TEST_CASE("csv broken quotes") {
  for (const Case& c : kBroken) {
    CAPTURE(c.input);
    const Rewritten out = Rewrite("csv", c.input);
    CHECK(out.printed == c.printed);
    CHECK(out.result.lenient == 1);
    CHECK(out.result.records == 2);
    CHECK(BrokenPromise("csv", c.input) == "");
  }
}

TEST_CASE("csv replacements") {
  for (const Change& c : kDigits) {
    CAPTURE(c.input);
    for (const size_t page : {1, 5, 4096}) {
      CHECK(Redacted("csv", c.input, DigitRuns(), page) == c.output);
    }
  }
}

TEST_CASE("a header of findings is a data row") {
  FakeHandler handler(DigitRuns());
  Rewritten out = Rewrite("csv", "name,a12345,12345x\na,b,c\n", 3, handler);
  CHECK(out.printed ==
        "#0 @0+18\n  key /name = name\n  key /a12345 = a12345\n"
        "  key /12345x = 12345x\n"
        "#1 @19+5\n  value /0 = a\n  value /1 = b\n  value /2 = c\n");
  CHECK(out.result.records == 2);
}

TEST_CASE("one finding in a header costs the other columns nothing") {
  FakeHandler handler(DigitRuns());
  const Rewritten out = Rewrite("csv", "name,12345x\na,b\n", 3, handler);
  CHECK(out.output == "name,T-1x\na,b\n");
  CHECK(out.printed ==
        "#0 @0+11\n  key /name = name\n  key /12345x = 12345x\n"
        "#0 @12+3\n  value /name = a\n  value /12345x = b\n");
  CHECK(out.result.records == 1);
}

TEST_CASE("a withheld row keeps its shape") {
  FakeHandler handler;
  handler.withhold = "bad";
  CHECK(Rewrite("csv", "a;b;c\nx;\"bad\n\";y\r\n1;2\n", 2, handler).output ==
        "a;b;c\nredactor-withheld:limit;;\r\n1;2\n");
}

TEST_CASE("a token that would break the row is refused") {
  FakeHandler handler(DigitRuns(), "a,b");
  CHECK(Rewrite("csv", "12345,c\n1,2\n", 9, handler).status.code() ==
        StatusCode::kInternal);
}

TEST_CASE("csv quote that never closes costs one line") {
  std::string text = "k,v\n1,\"open 12345\n";
  while (text.size() < 3 * kMaxRecord) text += "row 12345,with text\n";
  FakeHandler handler(DigitRuns());
  const Rewritten out = Rewrite("csv", text, 65536, handler);
  CHECK(out.status.ok());
  CHECK(out.result.lenient == 1);
  CHECK(out.output.find("12345") == std::string::npos);
  CHECK(out.output.starts_with("k,v\n1,\"open T-1\nrow T-1,with text\n"));
  CHECK(BrokenPromise("csv", text, {10'000, 262144}) == "");
}

TEST_CASE("csv large rows and cells come in parts") {
  std::string wide = "a,b\n";
  for (int i = 0; i < 400'000; ++i) wide += "\"x 77777\",";
  wide += "end\nc,d\n";
  std::string cell = "a,b\n1,";
  while (cell.size() < 2'500'000)
    cell += "word 1234567,"[cell.size() % 12] == ',' ? "x" : "word 1234567 ";
  cell += ",tail\nc,d\n";
  std::string quoted = "a,b\n" + std::string(700'000, 'x') + ",\"" +
                       std::string(700'000, '\n') + "12345\"\nc,d\n";
  for (const std::string& text : {wide, cell, quoted}) {
    const Rewritten out = Rewrite("csv", text);
    CHECK(out.status.ok());
    CHECK(out.result.records == 2);
    CHECK(out.result.lenient == 0);
    CHECK(out.printed.find(" first") != std::string::npos);
    CHECK(out.printed.find(" last") != std::string::npos);
    const std::string redacted = Redacted("csv", text, DigitRuns());
    CHECK(redacted.find("12345") == std::string::npos);
    CHECK(redacted.find("77777") == std::string::npos);
    CHECK(BrokenPromise("csv", text, {4096, 100'000}) == "");
  }
}

TEST_CASE("csv delimiters") {
  CHECK(SniffDelimiter("a,b\nc,d\n") == ',');
  CHECK(SniffDelimiter("a;b\n1,5;2,5\n3,5;4\n") == ';');
  CHECK(SniffDelimiter("a\tb\nx, y\tz\n") == '\t');
  CHECK(SniffDelimiter("a|b|c\n1|2|3\n") == '|');
  CHECK(SniffDelimiter("\"a;b\",c\n\"d;e\",f\n") == ',');
  CHECK(SniffDelimiter("no columns at all\n") == ',');
}

TEST_CASE("bids") {
  struct {
    const char* name;
    const char* head;
    const char* format;
  } const kBids[] = {
      {"", "Dear all, this is prose,\nwith commas, here and there,\n", "text"},
      {"", "Hello, Jane\nGoodbye, Joe\n", "text"},
      {"", "2026-01-01 10:00:00,123 INFO start\n2026-01-01 10:00:01,456 x\n",
       "text"},
      {"", "[2026-01-01] log line\n[2026-01-02] another\n", "text"},
      {"", "{curly} prose\n", "text"},
      {"", "[1] See the manual.\n[2] See the other.\n", "text"},
      {"", "[INFO] started\n[INFO] done\n", "text"},
      {"", "{\"a\":1}", "json"},
      {"", "\xEF\xBB\xBF [\n {\"a\": [1.5, -2e9, true, null, \"x\"]}\n]",
       "json"},
      {"", "{\"a\":1}\n{\"a\":2}\n", "ndjson"},
      {"", "{\"a\":1}\n{\"a\":\n{\"a\":3}\n", "ndjson"},
      {"x.jsonl", "{\"a\":1}\n", "ndjson"},
      {"x.NDJSON", "{\"a\":1", "ndjson"},
      {"x.json", "{\"a\":1", "json"},
      {"", "[{\"a\":1", "json"},
      {"", "{\"a\":1} {\"a\":2}\n", "json"},
      {"", "{\n\"a\":1}\n{\"a\":2}\n", "json"},
      {"", "{\"a\":1} and then prose\n", "json"},
      {"", "id,name,mail\n1,Jane,j@example.com\n2,Joe,k@example.com\n", "csv"},
      {"", "id;name\n1;Jane\n", "csv"},
      {"", "\"1\",\"Jane, Poe\"\n\"2\",\"Joe\"\n", "csv"},
      {"", "id,name\n", "text"},
      {"", ",name,mail\n0,Jane,j@example.com\n", "csv"},
      {"", "Key,Comment,Comment,Paid?,2024\nAB-1,hi,ho,yes,7\n", "csv"},
      {"x.csv", "id\n", "csv"},
      {"X.CSV", "Dear all, this is prose.\n", "csv"},
      {"x.tsv", "a\tb\n", "tsv"},
      {"", "<?xml version=\"1.0\"?>\n<a/>", "xml"},
      {"", "<!-- c -->\n<posts>\n <row a='b'/>\n</posts>\n", "xml"},
      {"", "<jane> hello\n<joe> hi\n", "text"},
      {"", "<34>Oct 11 22:14:15 host su: failed\n", "text"},
      {"", "<jane@example.com>", "text"},
      {"", "<!DOCTYPE html>\n<html>", "html"},
      {"", "<?xml version='1.0'?><!DOCTYPE html PUBLIC 'x'><html/>", "html"},
      {"", "<p>Dear Jane,</p>\n<p>x", "html"},
      {"", "<b> is a tag, they say", "text"},
      {"a.html", "<custom>x", "html"},
      {"a.kml", "<custom>x", "xml"},
      {"", "", "text"},
      {"x.txt", "plain", "text"},
      {"",
       "\x01\x02\x03\x7f"
       "ELF",
       nullptr},
  };
  for (const auto& c : kBids) {
    CAPTURE(c.head);
    Probe probe;
    probe.head = c.head;
    probe.name = c.name;
    probe.complete = true;
    const Format* format = ChooseFormat(probe);
    CHECK((format == nullptr ? "" : format->name()) ==
          std::string_view(c.format == nullptr ? "" : c.format));
  }
}

TEST_CASE("the registry") {
  for (const Format* format : Formats()) {
    CHECK(FindFormat(format->name()) == format);
  }
  CHECK(Formats().size() == 12);
  CHECK(FindFormat("xls") == nullptr);
}

TEST_CASE("a finding in a title says nothing about the header below it") {
  const std::string text = "Report 12345,,\nname,id,x\nJane,5,y\nJoe,6,z\n";
  for (const size_t page : {4, 4096}) {
    FakeHandler handler(DigitRuns());
    const Rewritten out = Rewrite("csv", text, page, handler);
    CHECK(out.printed.find("value /name = Jane") != std::string::npos);
  }
  FakeHandler two(DigitRuns());
  const Rewritten out = Rewrite(
      "csv", "12345 67890 13579,,\nname,id\nJane,5\nJoe,6\n", 4096, two);
  CHECK(out.printed.find("value /name = Jane") != std::string::npos);
}

}  // namespace redactor::format
