// Mail that is broken, odd or made to hurt.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "redactor/format/registry.h"
#include "tests/format/harness.h"
#include "tests/format/promises.h"

namespace redactor::format {
namespace {

std::string Nested(int depth) {
  std::string mail;
  for (int i = 0; i < depth; ++i) {
    const std::string boundary = "b" + std::to_string(i);
    mail += "Content-Type: multipart/mixed; boundary=" + boundary + "\n\n--" +
            boundary + "\n";
  }
  mail += "\ninside 1234567\n";
  for (int i = depth; i-- > 0;) mail += "--b" + std::to_string(i) + "--\n";
  return mail;
}

std::vector<std::string> Documents() {
  using namespace std::string_literals;
  return {
      "",
      "\n",
      "\r\n\r\n",
      "no header at all 1234567\n",
      "A:",
      "A: b",
      "A: 1234567\r\n continued\r\n",
      " starts with a fold\nA: b\n\nx\n",
      "A: b\nbroken line 1234567\nC: d\n\nbody\n",
      // Boundaries.
      "Content-Type: multipart/mixed; boundary=b\n\n--b\n\n1234567 unclosed",
      "Content-Type: multipart/mixed; boundary=b\n\n--bb\n--b \n\nx\n--b-- \nq",
      "Content-Type: multipart/mixed; boundary=b\n\n--b\n"
      "Content-Type: multipart/mixed; "
      "boundary=bb\n\n--bb\n\n1\n--b\n\n2\n--bb\n",
      "Content-Type: multipart/mixed; boundary=\"\"\n\n--\n\nx\n",
      "Content-Type: multipart/mixed; boundary=b\n\n--b\nA: b\n--b\n--b--\n",
      "Content-Type: multipart/digest; boundary=b\n\n--b\n\nSubject: x\n\ny\n",
      "Content-Type: multipart/mixed\n\n--b\n\n1234567\n",
      "Content-Type: message/rfc822\n\nSubject: 1234567\n\nx",
      "Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n"
      "U3ViamVjdDogMTIzNDU2Nwo=\n",
      Nested(3),
      // Encodings.
      "Content-Transfer-Encoding: base64\n\nMTIzNDU2N",
      "Content-Transfer-Encoding: base64\n\n====\nMTIz\n",
      "Content-Transfer-Encoding: base64\n\n!!!! 1234567\n",
      "Content-Type: x/y\nContent-Transfer-Encoding: base64\n\nMTIz\n?1234567",
      "Content-Transfer-Encoding: quoted-printable\n\n=\n==\n=3\n=GG 12345=3",
      "Content-Transfer-Encoding: quoted-printable\n\n12345= \t\r\n67\r\n=",
      "Content-Type: text/plain; charset=utf-16\n\nab1234567\n",
      "Content-Type: text/plain; charset=gb18030\n\n\x81\x30\x81 1234567\xFF\n",
      "Content-Type: text/plain; charset=\"'; drop\"\n\n1234567\n",
      "Content-Transfer-Encoding: uuencode\n\nbegin 644 x\n#MTIz\nend\n",
      "A: b\n\nbegin 644 x\n#MTIz\nno end",
      "A: b\n\nbegin 644 x\n#MTIz\nend\nbegin 644 y\n#MTIz\nend\n",
      "A: b\n\nbegin 644 x\nbegin 644 y\n#MTIz\n",
      // Words.
      "A: =?utf-8?Q?"
      "?= =?utf-8?B?"
      "?=\n\n",
      "A: =?utf-8?Q?12345?==?utf-8?Q?67?=\n\n",
      "A: =?x?Q?12345?= =?utf-8?X?12345?= =?=?=\n\n",
      "A: =?utf-16?B?/v8AMQAyADMANAA1?=\n =?utf-7?Q?+AOQ-12345?=\n\n",
      "A: =?koi8-r?B?8fHx8fHx8fHx8Q==?= =?koi8-r?B?8fHx8fHx8fHx?=\n\n",
      "Content-Type: text/plain; name*0*=utf-8''a%; name*1=b; name*3=c\n\n",
      "Content-Type: text/plain; name*=''\"1234567\"; charset\n\n",
      "Content-Type: text/plain; boundary*0=a; boundary*1=b\n\n--ab\n",
      // Bytes.
      "A: \0b 1234567\n\n\0\0 1234567\n"s,
      "\xEF\xBB\xBF"
      "A: b\n\nx\n",
      "From: J\xFC\n\n\xFF\xFE 1234567 \x80\n",
      "A: b\r\n\r\rx\rFrom \r\n",
      "Content-Length: 99999999999999999999999\n\n1234567\n",
      "Content-Length: x1234567\n\n1234567\n",
  };
}

TEST_CASE("mail: hostile documents keep the promises") {
  for (const std::string& document : Documents()) {
    CAPTURE(document);
    CHECK(BrokenPromise("mail", document) == "");
    CHECK(BrokenPromise("mbox", document, {1, 4096}) == "");
    const std::string in_box =
        "From a@example.com Thu Jan  1 00:00:00 1970\n" + document + "\n\n" +
        "From b@example.com Thu Jan  1 00:00:00 1970\nA: b\n\n1234567\n";
    CHECK(BrokenPromise("mbox", in_box, {1, 4096}) == "");
  }
}

// Where ASCII need not be ASCII nobody knows what such bytes say.
TEST_CASE("mail: bodies that are not in their charset are withheld") {
  for (const char* body : {"charset=utf-7\n\n+AAA 1234567 +\n",
                           "charset=iso-2022-jp\n\n\x1b$B\x30 1234567\n"}) {
    CAPTURE(body);
    FakeHandler handler;
    const Rewritten out =
        Rewrite("mail", std::string("Content-Type: text/plain; ") + body, 4096,
                handler);
    CHECK(out.status.ok());
    CHECK(out.result.withheld == 1);
    CHECK(out.output.ends_with("\n\n[redactor withheld: malformed]\n"));
  }
}

// Decoded or not, nothing keeps its digits.
TEST_CASE("mail: digits do not survive in the clear") {
  for (const std::string& document : Documents()) {
    CAPTURE(document);
    const std::string out = Redacted("mail", document, DigitRuns());
    CHECK(out.find("1234567") == std::string::npos);
    CHECK(Redacted("mail", out, DigitRuns()) == out);
  }
}

TEST_CASE("mail: a hundred levels are read, more are withheld") {
  CHECK(Redacted("mail", Nested(100), DigitRuns()).find("inside T-1") !=
        std::string::npos);
  FakeHandler handler(DigitRuns());
  const Rewritten out = Rewrite("mail", Nested(101), 4096, handler);
  CHECK(out.status.ok());
  CHECK(out.result.withheld == 1);
  CHECK(out.output.find("[redactor withheld: limit]") != std::string::npos);
  CHECK(out.output.find("1234567") == std::string::npos);
}

TEST_CASE("mail: a header of a megabyte") {
  std::string header = "From: a\nTo: ";
  while (header.size() < (size_t{1} << 20)) {
    header += "Jane <jane@example.com>,\r\n ";
  }
  const std::string input = header + "1234567\r\n\r\n1234567\r\n";
  for (const size_t page : {4093, 262144}) {
    FakeHandler handler(DigitRuns());
    handler.print = false;
    const Rewritten out = Rewrite("mail", input, page, handler);
    CHECK(out.status.ok());
    CHECK((out.output == header + "T-1\r\n\r\nT-1\r\n"));
  }
  // Many small ones.
  std::string many;
  for (int i = 0; i < 60000; ++i) many += "X-N: 1234567\n";
  std::string expected;
  for (int i = 0; i < 60000; ++i) expected += "X-N: T-1\n";
  FakeHandler handler(DigitRuns());
  handler.print = false;
  CHECK((Rewrite("mail", many + "\nx\n", 4096, handler).output ==
         expected + "\nx\n"));
}

TEST_CASE("mail: failing streams at every call") {
  const std::string input =
      "From: Jane 1234567\nContent-Type: multipart/mixed; boundary=b\n\n--b\n"
      "Content-Type: a/b\nContent-Transfer-Encoding: base64\n\nMTIzNDU2Nwo=\n"
      "--b--\n";
  const std::string whole = Redacted("mail", input, DigitRuns());
  for (int n = 0;; ++n) {
    FailingSource source(input, n);
    std::string output;
    const auto sink = NewStringSink(&output);
    FakeHandler handler(DigitRuns());
    FakeContent content(DigitRuns());
    FormatOptions options;
    options.page_size = 16;
    options.content = &content;
    FormatResult result;
    const Status status = FindFormat("mail")->Rewrite(
        source, sink.get(), handler, options, &result);
    if (!source.failed) {
      CHECK(output == whole);
      break;
    }
    CHECK(status.code() == StatusCode::kIo);
    CHECK(whole.starts_with(output));
  }
  for (int n = 0;; ++n) {
    const auto source = NewMemorySource(input);
    FailingSink sink(n);
    FakeHandler handler(DigitRuns());
    FakeContent content(DigitRuns());
    FormatOptions options;
    options.content = &content;
    FormatResult result;
    const Status status =
        FindFormat("mail")->Rewrite(*source, &sink, handler, options, &result);
    if (!sink.failed) break;
    CHECK(status.code() == StatusCode::kIo);
    CHECK(whole.starts_with(sink.written));
  }
}

}  // namespace
}  // namespace redactor::format
