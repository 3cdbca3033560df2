// HTML: text over inline tags, attributes, scripts, and what is broken.
#include <doctest/doctest.h>

#include "redactor/base/limits.h"
#include "redactor/format/html_tag.h"
#include "tests/format/generate.h"
#include "tests/format/harness.h"
#include "tests/format/promises.h"

namespace redactor::format {

namespace {

// Segments of the printed records, one a line: "path = value".
std::string Segments(const std::string& printed) {
  std::string out;
  for (size_t at = 0; at < printed.size();) {
    const size_t end = printed.find('\n', at);
    const std::string line = printed.substr(at, end - at);
    const size_t slash = line.find(' ', 2);
    if (line.starts_with("  ")) out += line.substr(slash + 1) + "\n";
    at = end + 1;
  }
  return out;
}

struct Case {
  const char* input;
  const char* segments;
};

const Case kPages[] = {
    {"", ""},
    {" \n<br><hr>\n", ""},
    {"just text", " = just text\n"},
    {"<!DOCTYPE html><html><head><title>A &lt; B</title></head>"
     "<body>x</body></html>",
     " = DOCTYPE html\n/html/head/title = A < B\n/html/body = x\n"},
    // Inline tags, references, white space.
    {"<p>Jane <b>P<i>oe</i></b>,<br>\n  second&nbsp;&#64; line\n</p>",
     "/p = Jane Poe,\\n second\xC2\xA0@ line \n"},
    {"<pre>a\n  b</pre>c\nd", "/pre = a\\n  b\n = c d\n"},
    {"<ul><li>one<li>two</ul><td>3<td>4",
     "/ul/li = one\n/ul/li = two\n/td = 3\n/td = 4\n"},
    {"<a href=x>Jane</a><a href='y'>Poe</a>",
     " = Jane\\nPoe\n/a/@href = x\n/a/@href = y\n"},
    {"<p>a<!-- c --><b title=\"t &amp; u\">b</b></p>",
     "/p = ab\n/p =  c \n/p/b/@title = t & u\n"},
    // Names outside the vocabulary are keys.
    {"<p data-user=jane nobody>x</p><x-y z='1'></x-y>",
     "/p/@data-user = data-user\n/p/@data-user = jane\n"
     "/p/@nobody = nobody\n/p = x\n/x-y/@z = z\n/x-y/@z = 1\n/x-y = x-y\n"
     "/x-y = x-y\n"},
    // Fields by name and by class.
    {"<meta content='Jane' name=author><input name=email value=a@b>",
     "/author = Jane\n/meta/@name = author\n/input/@name = email\n"
     "/email = a@b\n"},
    {"by <span class=\"u username\">jpoe</span>, <td class=email>a@b</td>",
     " = by \n/username/@class = u username\n/username = jpoe\n = , \n"
     "/email/@class = email\n/email = a@b\n"},
    // Headers of tables and terms of lists name what is beside them.
    {"<table><tr><th>Name<th>E-Mail:<tr><td>J<td>a@b<tr><td><td>c</table>",
     "/table/tr/th = Name\n/table/tr/th = E-Mail:\n/table/tr/Name = J\n"
     "/table/tr/E-Mail = a@b\n/table/tr/E-Mail = c\n"},
    {"<tr><th>Phone</th><td>5</td></tr><tr><td>6</td></tr>",
     "/tr/th = Phone\n/tr/Phone = 5\n/tr/Phone = 6\n"},
    {"<dl><dt>City:<dd>X<dd>Y<dt><dd>Z</dl>",
     "/dl/dt = City:\n/dl/City = X\n/dl/City = Y\n/dl/City = Z\n"},
    // Contents that are no markup.
    {"<style>p > b {}</style><textarea>&lt;<b></textarea>",
     "/style = p > b {}\n/textarea = <<b>\n"},
    {"<script>var a = {\"name\": \"J\\u0061ne\", \"n\": 5}; // "
     "</b>\n</SCRIPT>x",
     "/script = var a =\n/script/name = name\n/script/name = Jane\n"
     "/script/n = n\n/script/n = 5\n/script = ; // </b>\n"
     " = x\n"},
};

const Case kBroken[] = {
    {"5 < 6 & 7 &foo; &#0;", " = 5 < 6 & 7 &foo; &#0;\n"},
    {"<p>Jane <jane@example.com> wrote",
     "/p = Jane \n/p/jane@example.com = jane@example.com\n"
     "/p/jane@example.com =  wrote\n"},
    {"a <b", " = a <b\n"},
    {"a <b c='d > e <i>f", " = a <b c='d > e f\n"},
    {"a <!-- b", " = a <!-- b\n"},
    {"<p title=\"a>b\"c=d>e</q>f",
     "/p/@title = a>b\n/p/@c = c\n/p/@c = d\n/p = ef\n"},
    {"<script>x", "/script = x\n"},
    {"<script>x</scripts>y</script >z", "/script = x</scripts>y\n = z\n"},
    {"<![CDATA[a<b>]]>c", " = a<b>c\n"},
    {"</", " = </\n"},
};

struct Change {
  const char* input;
  const char* output;
};
const Change kDigits[] = {
    {"<p>12<b class='c'>34</b>5<i>x</i></p>",
     "<p>T-1<b class='c'></b><i>x</i></p>"},
    {"<p>12<a title=\"12345\" href=u?i=98765>34</a>5</p>",
     "<p>T-1<a title=\"T-1\" href=u?i=T-1></a></p>"},
    {"1<!-- 12345 -->234<wbr>5", "T-1<!-- T-1 --><wbr>"},
    {"&#49;2345 <br>12345<br>", "T-1 <br>T-1<br>"},
    {"<script>{\"a\":12345,\"b\":\"12345\"}</script>",
     "<script>{\"a\":\"T-1\",\"b\":\"T-1\"}</script>"},
    {"<p data-12345=1>", "<p data-T-1=1>"},
    {"<style>a{12345}</style><title>12345</title>",
     "<style>a{T-1}</style><title>T-1</title>"},
};

}  // namespace

TEST_CASE("html pages") {
  for (const Case& c : kPages) {
    CAPTURE(c.input);
    const Rewritten out = Rewrite("html", c.input);
    CHECK(out.status.ok());
    CHECK(Segments(out.printed) == c.segments);
    CHECK(out.result.lenient == 0);
    CHECK(BrokenPromise("html", c.input) == "");
  }
}

TEST_CASE("broken html is read as browsers do, or as text") {
  for (const Case& c : kBroken) {
    CAPTURE(c.input);
    const Rewritten out = Rewrite("html", c.input);
    CHECK(out.status.ok());
    CHECK(Segments(out.printed) == c.segments);
    CHECK(BrokenPromise("html", c.input) == "");
  }
}

TEST_CASE("html replacements keep the tags") {
  for (const Change& c : kDigits) {
    CAPTURE(c.input);
    for (const size_t page : {1, 5, 4096}) {
      CHECK(Redacted("html", c.input, DigitRuns(), page) == c.output);
    }
  }
}

TEST_CASE("html: a withheld record leaves a comment") {
  FakeHandler handler;
  handler.withhold = "bad";
  CHECK(Rewrite("html", "<p>bad</p>", 3, handler).output ==
        "<!-- redactor withheld: limit -->");
}

TEST_CASE("html records are blocks up to a size") {
  std::string page;
  while (page.size() < 3 * kMaxTextRecord) page += "<p>Jane <b>12345</b></p>\n";
  const Rewritten out = Rewrite("html", page);
  CHECK(out.result.records == 3);
  CHECK(out.result.lenient == 0);
  CHECK(Redacted("html", page, DigitRuns()).find("12345") == std::string::npos);
}

TEST_CASE("html: long values come in pieces") {
  std::string words;
  while (words.size() < 1'300'000) words += "word &amp; 1234567 ";
  const std::string tail = "<p>Jane <b>P</b>oe 12345</p>";
  const std::string documents[] = {
      "<p>" + words + "</p>" + tail,
      "<p>a<img alt='x' src=\"data:" + words + "\" title=12345>b</p>" + tail,
      "<!-- " + words + "-->" + tail,
      "<pre>" + words + "<b>" + words + "</b></pre>" + tail,
      "<script>" + words + "</Script>" + tail,
      "<textarea>" + words + "</textarea>" + tail,
  };
  for (const std::string& text : documents) {
    CAPTURE(text.substr(0, 20));
    const Rewritten out = Rewrite("html", text);
    CHECK(out.status.ok());
    CHECK(out.result.lenient == 0);
    CHECK(out.printed.find(" mid") != std::string::npos);
    CHECK(out.printed.find("Jane Poe 12345") != std::string::npos);
    const std::string redacted = Redacted("html", text, DigitRuns());
    CHECK(redacted.find("12345") == std::string::npos);
    CHECK(redacted.ends_with("<p>Jane <b>P</b>oe T-1</p>"));
    CHECK(BrokenPromise("html", text, {300'000}) == "");
  }
}

TEST_CASE("html: hostile documents") {
  const std::string much(kMaxRecord + 7'000, 'x');
  std::string deep;
  for (int i = 0; i < 50'000; ++i) deep += i % 2 == 0 ? "<div>" : "<b>";
  std::string joined = "<p>";
  while (joined.size() < kMaxRecord + 100'000) joined += "ab <b>c</b> 12345 d ";
  std::string many = "<p";
  while (many.size() < kMaxRecord + 100'000) many += " a='77777' b77777";
  const std::string documents[] = {
      deep + "12345",
      joined,
      many + ">x",
      "<a href='" + much + "12345",
      "<a href=" + much + "12345",
      "<" + std::string(kMaxRecord + 10, 'a') + "12345>",
      "<!-- 12345" + much,
      "<script>12345" + much,
      std::string(kMaxRecord + 10, '<') + "12345",
      std::string("<p a='\0 12345\0'>\0<\0", 20),
  };
  for (const std::string& text : documents) {
    CAPTURE(text.substr(0, 20));
    const std::string redacted = Redacted("html", text, DigitRuns(), 65536);
    CHECK(redacted.find("12345") == std::string::npos);
    CHECK(redacted.find("77777") == std::string::npos);
    CHECK(BrokenPromise("html", text, {399'999}) == "");
  }
}

TEST_CASE("html: random documents keep every promise") {
  for (uint32_t seed = 0; seed < 300; ++seed) {
    CAPTURE(seed);
    Generator generator(seed);
    const std::string text = generator.Markup(/*html=*/true);
    CHECK(BrokenPromise("html", text, {1, 5}) == "");
    CHECK(BrokenPromise("html", generator.Break(text), {1, 5}) == "");
  }
}

TEST_CASE("attributes as browsers read them") {
  std::vector<HtmlAttribute> all;
  CHECK(ReadAttributes(" a = 'b c' D=\"e>\"f g=h/i / j>k", &all));
  std::string text;
  for (const HtmlAttribute& a : all) {
    text += std::string(a.name) + "[" + std::string(a.value) + "]";
  }
  CHECK(text == "a[b c]D[e>]f[]g[h/i]j[]");
  CHECK_FALSE(ReadAttributes("a='b", &all));
  CHECK_FALSE(ReadAttributes("a=b", &all));
}

}  // namespace redactor::format
