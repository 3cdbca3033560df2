// NDJSON: lines to records and back.
#include <doctest/doctest.h>

#include "tests/format/harness.h"
#include "tests/format/promises.h"

namespace redactor::format {

namespace {
struct Case {
  const char* input;
  const char* printed;
};

const Case kRecords[] = {
    {"", ""},
    {"\n\n", ""},
    {"{\"a\":\"x\",\"n\":12}\n",
     "#0 @0+16\n  key /a = a\n  value /a = x\n  key /n = n\n"
     "  number /n = 12\n"},
    {"\xEF\xBB\xBF{}\r\n{\"b\":[1,\"z\",{\"c\":null}]}",
     "#0 @3+2\n"
     "#1 @7+24\n  key /b = b\n  number /b/0 = 1\n  value /b/1 = z\n"
     "  key /b/2/c = c\n"},
    {"\"top\"\n-1.5e3\ntrue\n",
     "#0 @0+5\n  value  = top\n#1 @6+6\n  number  = -1.5e3\n#2 @13+4\n"},
    // Record arrays are a matter of json, not of lines.
    {"[{\"a\":\"1\"},{\"a\":\"2\"}]\n",
     "#0 @0+21\n  key /0/a = a\n  value /0/a = 1\n  key /1/a = a\n"
     "  value /1/a = 2\n"},
    {R"({"a":"J\u00e9 \ud83d\ude00\/\n"})",
     "#0 @0+32\n  key /a = a\n  value /a = Jé 😀/\\n\n"},
    {R"({"a":"","":"e"})",
     "#0 @0+15\n  key /a = a\n  value /a = \n  key / = \n  value / = e\n"},
    {R"({"a":{"a/b":{"c~":"v"}}})",
     "#0 @0+24\n  key /a = a\n  key /a/a~1b = a/b\n  key /a/a~1b/c~0 = c~\n"
     "  value /a/a~1b/c~0 = v\n"},
    // Lone surrogates and bad escapes stay raw.
    {R"({"a":"\ud800x\q\u12"})",
     "#0 @0+21 lenient\n  key /a = a\n  value /a = \\ud800x\\q\\u12\n"},
};

const Case kBroken[] = {
    // Truncated, then clean again.
    {"{\"name\":\"Jane\",\"mail\":\"j@example\n{\"a\":\"b\"}\n",
     "#0 @0+32 lenient\n  key /name = name\n  value /name = Jane\n"
     "  key /mail = mail\n  text  = \"j@example\n"
     "#1 @33+9\n  key /a = a\n  value /a = b\n"},
    {"{\"a\":1,}\n", "#0 @0+8 lenient\n  key /a = a\n  number /a = 1\n"},
    {"{\"a\":\"x\"} tail 5551234\n",
     "#0 @0+22 lenient\n  key /a = a\n  value /a = x\n"
     "  text  = tail 5551234\n"},
    {"{\"a\":\"x\"}{\"b\":2}\n",
     "#0 @0+16 lenient\n  key /a = a\n  value /a = x\n  key /b = b\n"
     "  number /b = 2\n"},
    {"{'name':'Jane'}\n", "#0 @0+15 lenient\n  text  = 'name':'Jane'\n"},
    {"{\"a\" \"b\" , \"c\":NaN, \"d\":0123}\r\n",
     "#0 @0+29 lenient\n  text  = \"a\" \"b\"\n  key /c = c\n  text  = NaN\n"
     "  key /d = d\n  number /d = 0123\n"},
    {"// note by Jane\n{\"ok\":true}\n",
     "#0 @0+15 lenient\n  text  = // note by Jane\n"
     "#1 @16+11\n  key /ok = ok\n"},
    {"{\"a\":\"x\\\"\n", "#0 @0+9 lenient\n  key /a = a\n  text  = \"x\\\"\n"},
    {"]\n", "#0 @0+1 lenient\n"},
    {"nul", "#0 @0+3 lenient\n  text  = nul\n"},
};

struct Change {
  const char* input;
  const char* output;
};
const Change kDigits[] = {
    {"{\"a\":\"id 12345 and 999999\",\"n\":123456}\n",
     "{\"a\":\"id T-1 and T-1\",\"n\":\"T-1\"}\n"},
    {"{\"n\":-123456.5}\n", "{\"n\":\"T-1\"}\n"},
    {"{ \"n\" : [ 123456 , 1 ] }\r\n", "{ \"n\" : [ \"T-1\" , 1 ] }\r\n"},
    {R"({"a":"\u0031\u00322\u00334\u0035 \u00e9"})", R"({"a":"T-1 \u00e9"})"},
    {"{\"12345\":{\"12345\":1}}", "{\"T-1\":{\"T-1\":1}}"},
    // Broken lines are redacted too.
    {"{\"a\":\"12345\",,\"b\":123456 x 77777\n",
     "{\"a\":\"T-1\",,\"b\":\"T-1\" x T-1\n"},
};
}  // namespace

TEST_CASE("ndjson records") {
  for (const Case& c : kRecords) {
    CAPTURE(c.input);
    const Rewritten out = Rewrite("ndjson", c.input);
    CHECK(out.status.ok());
    CHECK(out.printed == c.printed);
    CHECK(BrokenPromise("ndjson", c.input) == "");
  }
}

TEST_CASE("ndjson broken lines") {
  for (const Case& c : kBroken) {
    CAPTURE(c.input);
    const Rewritten out = Rewrite("ndjson", c.input);
    CHECK(out.status.ok());
    CHECK(out.printed == c.printed);
    CHECK(out.result.lenient == 1);
    CHECK(BrokenPromise("ndjson", c.input) == "");
  }
}

TEST_CASE("ndjson replacements") {
  for (const Change& c : kDigits) {
    CAPTURE(c.input);
    for (const size_t page : {1, 5, 4096}) {
      CHECK(Redacted("ndjson", c.input, DigitRuns(), page) == c.output);
    }
  }
}

TEST_CASE("ndjson equal keys are withheld") {
  const auto redact = [](std::string_view input) {
    return Redacted("ndjson", input, DigitRuns());
  };
  CHECK(redact("{\"12345\":1,\"54321\":2}\r\n{\"x\":\"12345\"}\n") ==
        "{\"redactor_withheld\":\"duplicate-key\"}\r\n{\"x\":\"T-1\"}\n");
  CHECK(redact("{\"12345\":1,\"T-1\":2}") ==
        "{\"redactor_withheld\":\"duplicate-key\"}");
  CHECK(redact("{\"a\":{\"T-1\":1},\"12345\":2}") ==
        "{\"a\":{\"T-1\":1},\"T-1\":2}");
  CHECK(redact("{\"a\":1,\"a\":\"12345\"}") == "{\"a\":1,\"a\":\"T-1\"}");
}

TEST_CASE("ndjson withheld record") {
  FakeHandler handler;
  handler.withhold = "bad";
  const Rewritten out = Rewrite(
      "ndjson", "{\"a\":1}\n {\"a\":\"bad\"} \n{\"a\":2}\n", 4, handler);
  CHECK(out.output ==
        "{\"a\":1}\n {\"redactor_withheld\":\"limit\"} \n{\"a\":2}\n");
  CHECK(out.result.withheld == 1);
  CHECK(out.result.records == 3);
}

}  // namespace redactor::format
