// JSON: documents, record arrays, parts, and what is broken.
#include <doctest/doctest.h>

#include "redactor/base/limits.h"
#include "tests/format/harness.h"
#include "tests/format/promises.h"

namespace redactor::format {

namespace {
struct Case {
  const char* input;
  const char* printed;
};

const Case kDocuments[] = {
    {"", ""},
    {" \n ", ""},
    {"{}", "#0 @0+2\n"},
    {"[]", "#0 @0+2\n"},
    {"\"a\" 1", "#0 @0+3\n  value  = a\n#1 @4+1\n  number  = 1\n"},
    // No array of objects: one record.
    {"{\"a\":{\"b\":[1,[\"x\"]]}}\n[\"y\"]",
     "#0 @0+21\n  key /a = a\n  key /a/b = b\n  number /a/b/0 = 1\n"
     "  value /a/b/1/0 = x\n"
     "#1 @22+5\n  value /0 = y\n"},
    // Elements are records with paths of their own; the envelope is one too.
    {"[{\"a\":\"x\"},{\"a\":\"y\",\"c\":[{\"d\":1}]} , 7]",
     "#0 @1+9\n  key /a = a\n  value /a = x\n"
     "#1 @11+23\n  key /a = a\n  value /a = y\n  key /c = c\n"
     "  key /c/0/d = d\n  number /c/0/d = 1\n"
     "#2 @37+1\n  number  = 7\n"},
    {"{\"n\":\"t\",\"tickets\":[{\"a\":\"x\"},{}],\"u\":{\"m\":[{\"b\":2}],"
     "\"z\":\"e\"}}",
     "#0 @0+20\n  key /n = n\n  value /n = t\n  key /tickets = tickets\n"
     "#0 @20+9\n  key /a = a\n  value /a = x\n"
     "#1 @30+2\n"
     "#2 @32+12\n  key /u = u\n  key /u/m = m\n"
     "#2 @44+7\n  key /b = b\n  number /b = 2\n"
     "#3 @51+11\n  key /u/z = z\n  value /u/z = e\n"},
    {"[[{\"a\":1}],[\"s\"]]",
     "#0 @2+7\n  key /a = a\n  number /a = 1\n"
     "#1 @9+8\n  value /1/0 = s\n"},
};

const Case kBroken[] = {
    // The record with the error is lenient, the next is clean again.
    {"[{\"a\":\"x\" \"b\":\"y\"},{\"c\":\"z\"}]",
     "#0 @1+17 lenient\n  key /a = a\n  value /a = x\n  key /b = b\n"
     "  value /b = y\n"
     "#1 @19+9\n  key /c = c\n  value /c = z\n"},
    {"[{\"a\":[{\"q\":1},{\"q\":2}] x,\"p\":{}},{\"c\":\"z\"}]",
     "#0 @1+32 lenient\n  key /a = a\n  key /q = q\n  number /q = 1\n"},
    {"[{\"a\":\"x\"},{\"b\":\"cut", nullptr},
    {"[\n {\"a\":\"x,\n  \"b\":1},\n {\"c\":\"z\"}\n]", nullptr},
    {"{\"a\":1} garbage 12345", nullptr},
    {"[{\"a\":NaN},{\"b\":1}]", nullptr},
    {"[{'a':1},{\"b\":1}]", nullptr},
    {"[{\"a\":1}/*c*/,{\"b\":1}]", nullptr},
    {"}{", nullptr},
    {"[{\"a\":1}{\"b\":2}{\"c\":3}]", nullptr},
    {"{\"t\":[{\"a\":1}] \"x\":[{\"b\":2},{\"c\":3}]}", nullptr},
};

std::string Nested(size_t depth, const std::string& inner) {
  std::string out;
  for (size_t i = 0; i < depth; ++i) out += "[";
  out += inner;
  for (size_t i = 0; i < depth; ++i) out += "]";
  return out;
}
}  // namespace

TEST_CASE("json documents") {
  for (const Case& c : kDocuments) {
    CAPTURE(c.input);
    const Rewritten out = Rewrite("json", c.input);
    CHECK(out.status.ok());
    CHECK(out.printed == c.printed);
    CHECK(out.result.lenient == 0);
    CHECK(BrokenPromise("json", c.input) == "");
  }
}

TEST_CASE("json that is broken") {
  for (const Case& c : kBroken) {
    CAPTURE(c.input);
    const Rewritten out = Rewrite("json", c.input);
    CHECK(out.status.ok());
    CHECK(out.output == c.input);
    CHECK(out.result.lenient > 0);
    if (c.printed != nullptr) {
      CHECK(out.printed.substr(0, std::string_view(c.printed).size()) ==
            c.printed);
    }
    CHECK(BrokenPromise("json", c.input) == "");
  }
}

TEST_CASE("an error costs one record, not the array") {
  std::string text = "{\"tickets\":[";
  for (int i = 0; i < 1000; ++i) {
    if (i > 0) text += ",\n";
    text += i == 500
                ? R"({"id":1,"comments":[{"b":"x"},{"b":"y"} oops ],"z":1})"
                : R"({"id":1,"comments":[{"b":"x"},{"b":"y"}],"z":1})";
  }
  text += "]}";
  const Rewritten out = Rewrite("json", text);
  CHECK(out.status.ok());
  CHECK(out.result.records == 1000);
  CHECK(out.result.lenient == 1);
  CHECK(BrokenPromise("json", text, {1, 4096}) == "");
}

TEST_CASE("arrays inside a broken record do not end it") {
  const Rewritten out =
      Rewrite("json", R"([{"a" 1,"b":[{"q":1},{"q":2}],"p":3},{"c":"z"}])");
  CHECK(out.result.records == 2);
  CHECK(out.result.lenient == 1);
}

TEST_CASE("no place to go on: nothing behind the last good record") {
  const std::string good = "[{\"a\":\"12345\"},";
  const std::string text =
      good + "{\"a\" 1 " + std::string(2 * kMaxResync, 'x') + "},{\"b\":1}]";
  for (const size_t page : {1000, 262144}) {
    FakeHandler handler(DigitRuns());
    const Rewritten out = Rewrite("json", text, page, handler);
    CHECK(out.status.code() == StatusCode::kMalformed);
    CHECK(out.status.severity() == Severity::kEntry);
    CHECK(out.output.size() <= good.size());
    CHECK(out.output.starts_with("[{\"a\":\"T-1\"}"));
  }
}

TEST_CASE("deep nesting is read leniently") {
  const Rewritten fine = Rewrite("json", Nested(kMaxJsonDepth, "\"12345\""));
  CHECK(fine.result.lenient == 0);
  const std::string deep = Nested(kMaxJsonDepth + 1, "\"12345\"");
  const Rewritten out = Rewrite("json", deep);
  CHECK(out.status.ok());
  CHECK(out.result.lenient == 1);
  CHECK(Redacted("json", deep, DigitRuns()) ==
        Nested(kMaxJsonDepth + 1, "\"T-1\""));
  CHECK(BrokenPromise("ndjson", deep, {1, 100}) == "");
}

TEST_CASE("json replacements") {
  struct {
    const char* input;
    const char* output;
  } const kCases[] = {
      {"[{\"a\":12345},{\"12345\":\"\\u0031\\u0032345 \\ud83d\\ude00\"}]",
       "[{\"a\":\"T-1\"},{\"T-1\":\"T-1 \\ud83d\\ude00\"}]"},
      {"[{\"12345\":1,\"67890\":2},{\"c\":\"67890\"}]",
       "[{\"redactor_withheld\":\"duplicate-key\"},{\"c\":\"T-1\"}]"},
      {"{\"12345\":{},\"T-1\":[]}",
       "{\"redactor_withheld\":\"duplicate-key\"}"},
      // The envelope cannot become a stub: its array stands open.
      {"{\"12345\":1,\"T-1\":[{\"a\":1}]}",
       "error: a record that is too large for a stub had to be withheld"},
      {"{\"12345\":[{\"a\":1}],\"T-1\":2}",
       "error: a replaced key may equal another key of a large object"},
      {"{\"12345\":[{\"a\":1}],\"b\":{\"T-1\":2}}",
       "{\"T-1\":[{\"a\":1}],\"b\":{\"T-1\":2}}"},
      {"{\"12345\":[{\"a\":1}]}{\"T-1\":1}",
       "{\"T-1\":[{\"a\":1}]}{\"T-1\":1}"},
  };
  for (const auto& c : kCases) {
    CAPTURE(c.input);
    for (const size_t page : {1, 5, 4096}) {
      CHECK(Redacted("json", c.input, DigitRuns(), page) == c.output);
    }
  }
}

TEST_CASE("large documents come in parts, paths kept") {
  std::string text = "{\"head\":1,\"users\":{";
  for (int i = 0; i < 60'000; ++i) {
    if (i > 0) text += ',';
    text +=
        "\"u" + std::to_string(i) + "\":{\"name\":\"N\",\"n\":[1,\"1234567\"]}";
  }
  text += "},\"tail\":\"t\"}";
  const Rewritten out = Rewrite("json", text);
  CHECK(out.status.ok());
  CHECK(out.result.records == 1);
  CHECK(out.printed.find("\n#0 @0+") == std::string::npos);
  CHECK(out.printed.find(" mid\n") != std::string::npos);
  // Every path is whole, whichever part it is in.
  CHECK(out.printed.find("  value /users/u59999/n/1 = 1234567\n") !=
        std::string::npos);
  size_t paths = 0;
  for (size_t at = 0;
       (at = out.printed.find("  value /users/u", at)) != std::string::npos;
       ++at) {
    ++paths;
  }
  CHECK(paths == 120'000);
  CHECK(BrokenPromise("json", text, {4096, 100'000}) == "");
  CHECK(BrokenPromise("ndjson", text + "\n{\"a\":1}\n", {4096, 100'000}) == "");
}

TEST_CASE("parts of a replaced key that meets its twin") {
  std::string text = "{\"12345\":1";
  for (int i = 0; i < 20'000; ++i) {
    text += ",\"key" + std::to_string(i % 10'000 + 10) + "\":\"" +
            std::string(90, 'v') + "\"";
  }
  CHECK(Redacted("json", text + "}", Needle("12345")).substr(0, 5) != "error");
  CHECK(Redacted("json", text + ",\"T-1\":2}", Needle("12345")).substr(0, 5) ==
        "error");
}

TEST_CASE("a long string comes in pieces") {
  for (const char* unit :
       {"word 1234567 ", "1234567\\u00e9\\ud83d\\ude00", "x1234567x\\n",
        "\\u0031\\u0032\\u0033\\u0034\\u0035 ", "\\\\\\\"12345"}) {
    CAPTURE(unit);
    std::string text = "{\"a\":{\"big\":\"";
    while (text.size() < 2'300'000) text += unit;
    text += "\"},\"z\":\"end 12345\"}";
    const Rewritten out = Rewrite("json", text);
    CHECK(out.status.ok());
    CHECK(out.output == text);
    CHECK(out.result.records == 1);
    CHECK(out.result.lenient == 0);
    CHECK(out.problems.empty());
    CHECK(out.printed.find("value /a/big = ") != std::string::npos);
    CHECK(out.printed.find("value /z = end 12345") != std::string::npos);
    const std::string redacted = Redacted("json", text, DigitRuns());
    CHECK(redacted.find("12345") == std::string::npos);
    CHECK(redacted.find("u0031") == std::string::npos);
    CHECK(redacted.ends_with("\"},\"z\":\"end T-1\"}"));
    CHECK(BrokenPromise("json", text, {5000, 100'000}) == "");
    CHECK(BrokenPromise("ndjson", text + "\n1\n", {5000}) == "");
  }
}

TEST_CASE("long strings that never end") {
  const std::string open = "{\"a\":\"" + std::string(2'500'000, 'x');
  for (const char* format : {"json", "ndjson"}) {
    const Rewritten out = Rewrite(format, open + " 12345");
    CHECK(out.status.ok());
    CHECK(out.output == open + " 12345");
    CHECK(out.result.lenient == 1);
    CHECK(out.result.records == 1);
    CHECK(BrokenPromise(format, open, {70'000}) == "");
  }
  const std::string lines = open + "\n{\"b\":2}\n";
  const Rewritten out = Rewrite("ndjson", lines);
  CHECK(out.result.records == 2);
  CHECK(
      out.printed.ends_with("#1 @2500007+7\n  key /b = b\n  number /b = 2\n"));
  CHECK(BrokenPromise("ndjson", lines, {70'000}) == "");
}

TEST_CASE("a long broken line") {
  std::string text = "{\"a\" ";
  while (text.size() < 2'200'000) text += "Jane 1234567, ";
  text += "\n{\"b\":2}\n";
  const Rewritten out = Rewrite("ndjson", text);
  CHECK(out.status.ok());
  CHECK(out.result.records == 2);
  CHECK(out.result.lenient == 1);
  CHECK(Redacted("ndjson", text, DigitRuns()).find("12345") ==
        std::string::npos);
  CHECK(BrokenPromise("ndjson", text, {9999}) == "");
}

TEST_CASE("a very long key") {
  const std::string key(1'500'000, 'k');
  const std::string text = "{\"" + key + "\":\"v\",\"b\":1}";
  const Rewritten out = Rewrite("json", text);
  CHECK(out.status.ok());
  CHECK(out.output == text);
  CHECK(out.printed.find("  value /" + key.substr(0, 256) + " = v\n") !=
        std::string::npos);
  CHECK(
      Redacted("json", "{\"12345" + key + "\":1}", DigitRuns()).substr(0, 5) ==
      "error");
  CHECK(BrokenPromise("json", text, {50'000}) == "");
}

TEST_CASE("endless structure") {
  std::string arrays = "[";
  for (int i = 0; i < 500'000; ++i) arrays += "[ ] , ";
  arrays += "[]]";
  CHECK(BrokenPromise("json", arrays, {4096}) == "");
  CHECK(BrokenPromise("json", "[" + std::string(2'500'000, ' ') + "{\"a\":1}]",
                      {70'000}) == "");
  CHECK(BrokenPromise("ndjson", "[" + std::string(2'500'000, ' ') + "1]\n2\n",
                      {70'000}) == "");
  CHECK(BrokenPromise("json", std::string(1'200'000, '1'), {70'000}) == "");
}

}  // namespace redactor::format
