// XML: records, paths, places of values, and what is not well formed.
#include <doctest/doctest.h>

#include "redactor/base/limits.h"
#include "redactor/format/xml_names.h"
#include "tests/format/generate.h"
#include "tests/format/harness.h"
#include "tests/format/promises.h"

namespace redactor::format {

namespace {

// Values of the printed records, one a line: "path = value".
std::string Values(const std::string& printed) {
  std::string out;
  for (size_t at = 0; at < printed.size();) {
    const size_t end = printed.find('\n', at);
    const std::string line = printed.substr(at, end - at);
    for (const char* kind : {"  value ", "  text "}) {
      if (line.starts_with(kind)) {
        out += line.substr(std::string_view(kind).size()) + "\n";
      }
    }
    at = end + 1;
  }
  return out;
}

struct Case {
  const char* input;
  const char* values;
  uint64_t records;
};

const Case kGood[] = {
    {"", "", 0},
    {"\n", "", 0},
    {"<a/>", "", 1},
    {"<a>x</a>", "/a = x\n", 1},
    {"\xEF\xBB\xBF<a>\n <b>x y</b>\n</a>\n", "/a/b = x y\n", 1},
    // Stack Exchange: escaped HTML in attributes.
    {"<?xml version=\"1.0\"?>\n<users>\n  <row Id=\"1\" DisplayName=\"Jane "
     "&amp; Joe\" Empty='' />\n  <row Id='2' AboutMe='&lt;p&gt;I&#10;'/>\n"
     "</users>",
     " = xml version=\"1.0\"\n/users/row/@Id = 1\n"
     "/users/row/@DisplayName = Jane & Joe\n/users/row/@Id = 2\n"
     "/users/row/@AboutMe = <p>I\\n\n",
     2},
    // ServiceNow.
    {"<unload><incident action=\"u\"><caller_id display_value=\"Jane "
     "Poe\">77</caller_id></incident><incident/></unload>",
     "/unload/incident/@action = u\n"
     "/unload/incident/caller_id/@display_value = Jane Poe\n"
     "/unload/incident/caller_id = 77\n",
     2},
    // WXR: prefixes, CDATA, white space in elements.
    {"<rss xmlns:wp=\"u\"><channel><title>t</title><item>"
     "<wp:author_ip>\n  ::ffff:1.2.3.4\n</wp:author_ip>"
     "<c:encoded><![CDATA[<b>Hi</b>]]></c:encoded></item></channel></rss>",
     "/rss/@xmlns = u\n/rss/channel/title = t\n"
     "/rss/channel/item/author_ip = ::ffff:1.2.3.4\\n\n"
     "/rss/channel/item/encoded = <b>Hi</b>\n",
     1},
    // Sections are joined to what stands beside them.
    {"<a>jane@<![CDATA[exam]]><![CDATA[ple]]>.com<![CDATA[]]></a>",
     "/a = jane@example.com\n", 1},
    // Comments, instructions, declarations.
    {"<!DOCTYPE a [<!ENTITY x \"y>\"><!-- don't > -->]><a><!-- c - d -->"
     "<?php echo 1?></a>",
     " = DOCTYPE a [<!ENTITY x \"y>\"><!-- don't > -->]\n/a =  c - d \n"
     "/a = php echo 1\n",
     1},
    // Elements that name a field.
    {"<table><row><field name=\"email\">a@b</field><field name='n' value='z'/>"
     "</row></table>",
     "/table/row/field/@name = email\n/table/row/email = a@b\n"
     "/table/row/field/@name = n\n/table/row/n = z\n",
     1},
    {"<item><customfield id='1' key='k'><customfieldname>Phone"
     "</customfieldname><customfieldvalues><customfieldvalue>5</"
     "customfieldvalue></customfieldvalues></customfield></item>",
     "/item/customfield/@id = 1\n/item/customfield/@key = k\n"
     "/item/k/customfieldname = Phone\n/item/k/Phone = 5\n",
     1},
    {"<dict><key>Email</key><string>a@b</string><key>N</key><true/></dict>",
     "/dict/key = Email\n/dict/Email = a@b\n/dict/key = N\n", 1},
    {"<Data name='tel'><value>5</value></Data>",
     "/Data/@name = tel\n/tel = 5\n", 1},
    // A person's name is no field.
    {"<bug><reporter name='Jane Poe'>jane</reporter></bug>",
     "/bug/reporter/@name = Jane Poe\n/bug/reporter = jane\n", 1},
};

const Case kBroken[] = {
    {"<a b=''>x <a 12345 y</a>", "/a = x <a 12345 y\n", 1},
    {"<a>1 < 2 & 3</a>", "/a = 1 < 2 & 3\n", 1},
    {"<a b=c>x</a>", " = <a b=c>x\n", 1},
    {"<a b='c'", " = <a b='c'\n", 1},
    {"<a b='c<d>e</d>", " = <a b='c\n/d = e\n", 1},
    {"<a><b>x</a>", "/a/b = x\n", 1},
    {"<a>x</b></a>", "/a = x\n", 1},
    {"<a>&me;&#0;&#xD800;&#99999999;</a>", "/a = &me;&#0;&#xD800;&#99999999;\n",
     1},
    {"<a>x\x01y</a>", "/a = x\\x01y\n", 1},
    {"<a><!-- x</a>", "/a = <!-- x\n", 1},
    {"<a><![CDATA[ x</a>", "/a = <![CDATA[ x\n", 1},
    {"<", " = <\n", 1},
    {"<a><row>1</row><row>2</a>", "/a/row = 1\n/a/row = 2\n", 2},
    {"<Jane Poe, <jane@example.com>", " = <Jane Poe, <jane@example.com>\n", 1},
};

struct Change {
  const char* input;
  const char* output;
};
const Change kDigits[] = {
    {"<a b=\"x &amp; 12345\">&#49;2345<!--12345--><![CDATA[12345]]></a>",
     "<a b=\"x &amp; T-1\">T-1<!--T-1--><![CDATA[T-1]]></a>"},
    // One value over a section's edge: the marks stay.
    {"<a>123<![CDATA[45]]>x</a>", "<a>T-1<![CDATA[]]>x</a>"},
    {"<a12345 b=''><c/></a12345>", "<aT-1 b=''><c/></aT-1>"},
    {"<a n12345='1'/>", "<a nT-1='1'/>"},
    {"<?pi 12345?><a/>", "<?pi T-1?><a/>"},
    {"<!DOCTYPE a [<!ENTITY e \"12345\">]><a>&e;</a>",
     "<!DOCTYPE a [<!ENTITY e \"T-1\">]><a>&e;</a>"},
};

std::string Deep(int n) {
  std::string out;
  for (int i = 0; i < n; ++i) out += "<d>";
  out += "12345";
  for (int i = 0; i < n; ++i) out += "</d>";
  return out;
}

}  // namespace

TEST_CASE("xml records") {
  for (const Case& c : kGood) {
    CAPTURE(c.input);
    const Rewritten out = Rewrite("xml", c.input);
    CHECK(out.status.ok());
    CHECK(Values(out.printed) == c.values);
    CHECK(out.result.lenient == 0);
    CHECK(out.result.records == c.records);
    CHECK(BrokenPromise("xml", c.input) == "");
  }
}

TEST_CASE("what is not well formed is text and lenient") {
  for (const Case& c : kBroken) {
    CAPTURE(c.input);
    const Rewritten out = Rewrite("xml", c.input);
    CHECK(out.status.ok());
    CHECK(Values(out.printed) == c.values);
    CHECK(out.result.lenient == 1);
    CHECK(out.result.records == c.records);
    CHECK(BrokenPromise("xml", c.input) == "");
  }
}

TEST_CASE("xml replacements") {
  for (const Change& c : kDigits) {
    CAPTURE(c.input);
    for (const size_t page : {1, 5, 4096}) {
      CHECK(Redacted("xml", c.input, DigitRuns(), page) == c.output);
    }
  }
}

TEST_CASE("names that no longer fit cost the record") {
  struct {
    const char* input;
    const char* output;
  } const kNames[] = {
      // Two attributes would be one.
      {"<t><row n12345='1' n54321='2'/><row/></t>",
       "<t><redactor_withheld reason=\"element-name\"/><row/></t>"},
      {"<t><row a='1' a12345='2'/><row a='12345'/></t>",
       "<t><row a='1' aT-1='2'/><row a='T-1'/></t>"},
  };
  for (const auto& c : kNames) {
    CHECK(Redacted("xml", c.input, DigitRuns()) == c.output);
  }
  // Its end tag stands in another record.
  FakeHandler handler(DigitRuns());
  const Rewritten out =
      Rewrite("xml", "<t12345><row/><row/></t12345>", 9, handler);
  CHECK(out.status.code() == StatusCode::kMalformed);
  CHECK(out.output == "");
}

TEST_CASE("xml: a withheld record leaves a stub") {
  FakeHandler handler;
  handler.withhold = "bad";
  CHECK(Rewrite("xml", "<t><row a='bad'/>\n<row a='b'/></t>", 3, handler)
            .output ==
        "<t><redactor_withheld reason=\"limit\"/>\n<row a='b'/></t>");
  // A packed attachment in pieces: nobody reads it.
  CHECK(Rewrite("xml",
                "<unload><sys_attachment_doc><data>H4sI</data>"
                "</sys_attachment_doc></unload>")
            .output ==
        "<unload><redactor_withheld reason=\"attachment\"/></unload>");
}

TEST_CASE("xml: a token that would break the document is refused") {
  for (const char* token : {"a<b", "a>b", "a&b", "a\"b", "a--b"}) {
    FakeHandler handler(DigitRuns(), token);
    CHECK(Rewrite("xml", "<a>12345</a>", 9, handler).status.code() ==
          StatusCode::kInternal);
  }
}

TEST_CASE("xml: long values come in pieces") {
  std::string words;
  while (words.size() < 1'300'000) words += "word &lt; 1234567 ";
  const std::string raw = words + "]] > -- > ";
  const std::string row = "<row>1</row></t>";
  const std::string documents[] = {
      "<t><row>" + words + "</row>" + row,
      "<t><row a='1' text='" + words + "' b='12345'/>" + row,
      "<t><row><![CDATA[" + raw + "]]></row>" + row,
      "<t><row><!--" + raw + "--></row>" + row,
      "<t><row>x<![CDATA[" + raw + "]]>y" + words + "</row>" + row,
  };
  for (const std::string& text : documents) {
    CAPTURE(text.substr(0, 20));
    const Rewritten out = Rewrite("xml", text);
    CHECK(out.status.ok());
    CHECK(out.result.records == 2);
    CHECK(out.result.lenient == 0);
    CHECK(out.printed.find(" first") != std::string::npos);
    CHECK(out.printed.find(" last") != std::string::npos);
    const std::string redacted = Redacted("xml", text, DigitRuns());
    CHECK(redacted.find("12345") == std::string::npos);
    CHECK(redacted.ends_with(row));
    CHECK(BrokenPromise("xml", text, {300'000}) == "");
  }
}

TEST_CASE("xml: hostile documents") {
  const std::string much(kMaxRecord + 70'000, 'x');
  std::string many = "<t><row";
  for (int i = 0; i < 100'000; ++i) {
    many += " a" + std::to_string(i % 1000) + "='77777'";
  }
  std::string bomb = "<!DOCTYPE x [<!ENTITY a \"12345\">";
  for (char c = 'b'; c < 'k'; ++c) {
    const char before = static_cast<char>(c - 1);
    bomb += std::string("<!ENTITY ") + c + " \"";
    for (int i = 0; i < 10; ++i) bomb += std::string("&") + before + ";";
    bomb += "\">";
  }
  bomb += "]><x>&j;</x>";
  const std::string documents[] = {
      Deep(kMaxMarkupDepth),
      Deep(kMaxMarkupDepth + 10),
      many + "/></t>",
      "<t><row a='" + much + "12345",
      "<t><row a='" + much + "12345<b/>",
      "<t>" + much + "12345",
      "<t><!-- 12345" + much,
      "<t><![CDATA[ 12345" + much,
      "<!DOCTYPE t [ 12345 " + much,
      "<" + much + "12345>",
      "<t" + std::string(kMaxRecord + 10, ' ') + "12345",
      "<t a" + std::string(kMaxRecord + 10, ' ') + "='12345'/>",
      "<t>" + std::string(kMaxRecord + 10, '<') + "12345</t>",
      "<t>" + std::string(kMaxRecord - 9, ' ') + "<a b='12345'/></t>",
      bomb,
      std::string("<t a='\0 12345\0'>\0</t>", 22),
  };
  for (const std::string& text : documents) {
    CAPTURE(text.substr(0, 40));
    const std::string redacted = Redacted("xml", text, DigitRuns(), 65536);
    CHECK(redacted.find("12345") == std::string::npos);
    CHECK(redacted.find("77777") == std::string::npos);
    CHECK(BrokenPromise("xml", text, {399'999}) == "");
  }
  CHECK(Redacted("xml", Deep(100'000), DigitRuns()).find("12345") ==
        std::string::npos);
  // Nothing is expanded.
  CHECK(Redacted("xml", bomb, DigitRuns()).size() < bomb.size());
}

TEST_CASE("xml: random documents keep every promise") {
  for (uint32_t seed = 0; seed < 250; ++seed) {
    CAPTURE(seed);
    Generator generator(seed);
    const std::string text = generator.Markup(/*html=*/false);
    CHECK(BrokenPromise("xml", text, {1, 5}) == "");
    CHECK(BrokenPromise("xml", generator.Break(text), {1, 5}) == "");
  }
}

TEST_CASE("which elements are records") {
  struct {
    const char* parent;
    const char* before;
    const char* name;
    bool record;
  } const kElements[] = {
      {"", "", "users", false},
      {"", "", "ticket", true},
      {"users", "", "user", true},
      {"entries", "", "entry", true},
      {"boxes", "", "box", true},
      {"rss", "", "channel", false},
      {"channel", "", "item", true},
      {"channel", "", "title", false},
      {"kml", "", "Document", false},
      {"Document", "", "Placemark", true},
      {"a", "b", "b", true},
      {"a", "c", "b", false},
      {"a", "folder", "folder", false},
      {"unload", "", "u_thing", true},
      {"database", "", "table", true},
      {"database", "", "table_data", false},
  };
  for (const auto& c : kElements) {
    CAPTURE(c.name);
    CHECK(IsXmlRecord(c.parent, c.before, c.name) == c.record);
  }
}

}  // namespace redactor::format
