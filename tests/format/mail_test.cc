// The format mail: headers, bodies, attachments.
#include <doctest/doctest.h>

#include <string>

#include "redactor/format/registry.h"
#include "tests/format/harness.h"
#include "tests/format/promises.h"

namespace redactor::format {
namespace {

std::string Replaced(const std::string& input, const std::string& needle,
                     const std::string& token = "T-1") {
  for (const size_t page : {1, 2, 7, 4096}) {
    CHECK(Redacted("mail", input, Needle(needle), page, token) ==
          Redacted("mail", input, Needle(needle), 4096, token));
  }
  return Redacted("mail", input, Needle(needle), 4096, token);
}

std::string Printed(const std::string& input) {
  const Rewritten out = Rewrite("mail", input);
  CHECK(out.status.ok());
  CHECK(out.output == input);
  CHECK(out.problems.empty());
  return out.printed;
}

constexpr const char* kMixed =
    "From: Jane Poe <jane@example.com>\n"
    "To: \"Roe, Bob\" <bob@example.org>\n"
    "X-Jane-Case: yes\n"
    "Subject: a\n b\n"
    "MIME-Version: 1.0\n"
    "Content-Type: multipart/mixed; boundary=\"b1\"\n"
    "\n"
    "preamble\n"
    "--b1\n"
    "Content-Type: text/plain; charset=utf-8\n"
    "Content-Transfer-Encoding: quoted-printable\n"
    "\n"
    "J=C3=BCrgen wro=\n"
    "te 100=25\n"
    "--b1\n"
    "Content-Type: text/csv; name=\"a.csv\"\n"
    "Content-Transfer-Encoding: base64\n"
    "\n"
    "bmFtZSxpZApKYW5lLDEyMzQ1Cg==\n"
    "--b1\n"
    "Content-Type: message/rfc822\n"
    "\n"
    "Subject: inner\n"
    "\n"
    "hello\n"
    "--b1--\n"
    "bye\n";

TEST_CASE("mail: a message is one record with a path for every value") {
  CHECK(Printed(kMixed) ==
        "#0 @0+462\n"
        "  value /header/From = Jane Poe <jane@example.com>\n"
        "  value /header/To = \"Roe, Bob\" <bob@example.org>\n"
        "  key /header/X-Jane-Case = X-Jane-Case\n"
        "  value /header/X-Jane-Case = yes\n"
        "  value /header/Subject = a b\n"
        "  value /header/MIME-Version = 1.0\n"
        "  value /header/Content-Type = multipart/mixed; boundary=\"\n"
        "  value /header/Content-Type = \"\n"
        "  value /body/1 = preamble\\n\n"
        "  value /body/1/header/Content-Type = text/plain; charset=utf-8\n"
        "  value /body/1/header/Content-Transfer-Encoding = quoted-printable\n"
        "  value /body/1 = J\xC3\xBCrgen wrote 100%\\n\n"
        "  value /body/2/header/Content-Type = text/csv; name=\"a.csv\"\n"
        "  value /body/2/header/Content-Transfer-Encoding = base64\n"
        "  value /body/3/header/Content-Type = message/rfc822\n"
        "  value /body/3/header/Subject = inner\n"
        "  value /body/4 = hello\\n\n"
        "  value /body/5 = bye\\n\n"
        "!part-2.csv 1: name,id\\nJane,12345\\n\n");
  CHECK(BrokenPromise("mail", kMixed) == "");
}

TEST_CASE("mail: tokens in headers") {
  struct Row {
    const char *input, *needle, *output;
  };
  const Row rows[] = {
      {"From: Jane Poe <j@example.com>\n\n", "Jane Poe",
       "From: T-1 <j@example.com>\n\n"},
      {"From: \"Poe, Jane\" <j@example.com>\r\n\r\n", "Poe, Jane",
       "From: \"T-1\" <j@example.com>\r\n\r\n"},
      // A name over a fold.
      {"To: Jane\r\n\tPoe <j@example.com>\r\n\r\n", "Jane Poe",
       "To: T-1 <j@example.com>\r\n\r\n"},
      // The whole of encoded words: bare.
      {"From: =?utf-8?Q?J=C3=BCrgen_Poe?= <j@example.com>\n\n",
       "J\xC3\xBCrgen Poe", "From: T-1 <j@example.com>\n\n"},
      {"From: =?ISO-8859-1?B?SvxyZ2Vu?=\n =?iso-8859-1?q?_Poe?= <j@x.org>\n\n",
       "J\xC3\xBCrgen Poe", "From: T-1 <j@x.org>\n\n"},
      // A character parted between two words.
      {"From: =?utf-8?Q?J=C3?= =?utf-8?Q?=BCrgen?= <j@x.org>\n\n",
       "J\xC3\xBCrgen", "From: T-1 <j@x.org>\n\n"},
      // Words of two charsets.
      {"From: =?utf-8?Q?J=C3=BC?= =?iso-8859-1?Q?rgen_P=F6?= <j@x.org>\n\n",
       "J\xC3\xBCrgen P\xC3\xB6", "From: T-1 <j@x.org>\n\n"},
      {"Subject: =?utf-8?Q?J=C3=BC?=\n =?iso-8859-1?Q?rgen?=\n\n",
       "J\xC3\xBCrgen", "Subject: T-1\n\n"},
      // A part of a word: encoded again, in its charset.
      {"Subject: =?iso-8859-1?Q?Gr=FC=DFe_an_Jane_Poe?= x\n\n", "Jane Poe",
       "Subject: =?iso-8859-1?Q?Gr=FC=DFe_an_T-1?= x\n\n"},
      {"Subject: =?utf-8?B?R3LDvMOfZSBKYW5l?=\n\n", "Jane",
       "Subject: =?utf-8?B?R3LDvMOfZSBULTE=?=\n\n"},
      {"Subject: =?utf-8?Q?a,_Jane?= x\n\n", "Jane",
       "Subject: =?utf-8?Q?a=2C_T-1?= x\n\n"},
      // Across literal text and a word.
      {"Subject: Jane =?utf-8?Q?Po=C3=A9?= x\n\n", "Jane Po\xC3\xA9",
       "Subject: T-1 x\n\n"},
      {"Subject: =?utf-8?Q?Po=C3=A9?= Jane x\n\n", "Po\xC3\xA9 Jane",
       "Subject: T-1 x\n\n"},
      // RFC 2231.
      {"Content-Disposition: attachment;\n filename*0=\"Jane P\";\n"
       " filename*1=\"oe.pdf\"\n\n",
       "Jane Poe",
       "Content-Disposition: attachment;\n filename=\"T-1.pdf\"\n\n"},
      {"Content-Disposition: attachment; filename*=iso-8859-1''J%FCrgen.pdf; "
       "size=3\n\n",
       "J\xC3\xBCrgen",
       "Content-Disposition: attachment; filename=\"T-1.pdf\"; size=3\n\n"},
      // The name of a field.
      {"X-Jane: 1\n\n", "Jane", "X-T-1: 1\n\n"},
      // 8-bit and NUL bytes stay where they are.
      {"From: J\xFCrgen Jane\n\n", "Jane", "From: J\xFCrgen T-1\n\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.input);
    CHECK(Replaced(row.input, row.needle) == row.output);
    CHECK(BrokenPromise("mail", row.input) == "");
  }
}

TEST_CASE("mail: tokens in bodies") {
  struct Row {
    const char *header, *input, *needle, *output;
  };
  const Row rows[] = {
      {"", "Jane\n>From Jane\n", "Jane", "T-1\n>From T-1\n"},
      {"Content-Transfer-Encoding: quoted-printable\n",
       "a=3D J=C3=BCrg=\r\nen=20\r\n", "J\xC3\xBCrgen", "a=3D T-1=20\r\n"},
      {"Content-Type: text/plain; charset=iso-8859-1\n"
       "Content-Transfer-Encoding: quoted-printable\n",
       "=E4 J=FCrg=\nen =DF\n", "J\xC3\xBCrgen", "=E4 T-1 =DF\n"},
      {"Content-Type: text/plain; charset=koi8-r\n", "\xF1\xCE\xC1 x \xF0\n",
       "\xD0\xAF\xD0\xBD\xD0\xB0", "T-1 x \xF0\n"},
      {"Content-Type: text/plain; charset=shift_jis\n",
       "\x83\x5c\x83\x5c J \x83\x5c\n", "J", "\x83\x5c\x83\x5c T-1 \x83\x5c\n"},
      // Whole again: base64 keeps its line length, ISO-2022 its states.
      {"Content-Transfer-Encoding: base64\n",
       "SGVsbG8gSmFuZSBQ\nb2UsIHNlZSB5b3Uu\n", "Jane Poe",
       "SGVsbG8gVC0xLCBz\nZWUgeW91Lg==\n"},
      {"Content-Transfer-Encoding: base64\n", "SmFuZQ==\n-- \nlist of Jane\n",
       "Jane", "VC0x\n-- \nlist of T-1\n"},
      {"Content-Type: text/plain; charset=ISO-2022-JP\n",
       "\x1b$B$O$$\x1b(BJane\x1b$B$O\x1b(B\n", "Jane",
       "\x1b$B$O$$\x1b(BT-1\x1b$B$O\x1b(B\n"},
      {"Content-Type: text/plain; charset=utf-7\n", "a +AOQ- Jane\n", "Jane",
       "a +AOQ T-1\n"},
      {"Content-Type: text/plain; charset=utf-16le\n"
       "Content-Transfer-Encoding: base64\n",
       "SgBhAG4AZQAKAA==\n", "Jane", "VAAtADEACgA=\n"},
      {"Content-Type: text/plain; charset=utf-16\n"
       "Content-Transfer-Encoding: base64\n",
       "//5KAGEAbgBlAA==\n", "Jane", "//5UAC0AMQA=\n"},
      // Flowed lines are one.
      {"Content-Type: text/plain; format=flowed\n",
       "> I am Jane \n> Poe\n-- \n", "Jane Poe", "> I am T-1\n-- \n"},
      {"Content-Type: text/plain; format=flowed; delsp=yes\n", "Ja \nne\n",
       "Jane", "T-1\n"},
      // What is no charset is read as it stands.
      {"Content-Type: text/plain; charset=no-such\n", "\xFF Jane\n", "Jane",
       "\xFF T-1\n"},
      {"Content-Type: text/plain; charset=us-ascii\n", "\xFC Jane\n", "Jane",
       "\xFC T-1\n"},
      // uuencode in the midst of text.
      {"", "x\nbegin 644 a.txt\n$2F%N90  \n`\nend\nJane\n", "Jane",
       "x\nbegin 644 a.txt\n#5\"TQ\n`\nend\nT-1\n"},
      {"", "begin 644 nothing\nof Jane here\n", "Jane",
       "begin 644 nothing\nof T-1 here\n"},
  };
  for (const Row& row : rows) {
    const std::string header = std::string("Subject: x\n") + row.header + "\n";
    CAPTURE(header);
    CAPTURE(row.input);
    CHECK(Replaced(header + row.input, row.needle) == header + row.output);
    CHECK(BrokenPromise("mail", header + row.input) == "");
  }
}

TEST_CASE("mail: an HTML body is part of the record") {
  const std::string head = "Subject: x\nContent-Type: text/html";
  struct Row {
    const char *header, *input, *output;
  };
  const Row rows[] = {
      {"\n\n", "<p>Jane 1234567</p>\n", "<p>Jane T-1</p>\n"},
      {"\nContent-Transfer-Encoding: quoted-printable\n\n",
       "<p class=3D\"a\">\xC3\xBC 123=\n4567</p>\n",
       "<p class=3D\"a\">=C3=BC T-1</p>\n"},
      {"; charset=koi8-r\nContent-Transfer-Encoding: base64\n\n",
       "PHA+8SAxMjM0NTY3PC9wPg==\n", "PHA+8SBULTE8L3A+\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.header);
    const std::string input = head + row.header + row.input;
    for (const size_t page : {1, 4096}) {
      CHECK(Redacted("mail", input, DigitRuns(), page) ==
            head + row.header + row.output);
    }
    CHECK(Printed(input).find("value /body/1") != std::string::npos);
    CHECK(BrokenPromise("mail", input) == "");
  }
  // An attached one is a file.
  CHECK(Printed("Content-Type: text/html\nContent-Disposition: attachment\n\n"
                "<p>x\n")
            .ends_with("!part-1.html 1: <p>x\\n\n"));
}

TEST_CASE("mail: attachments go through the scanner") {
  const std::string out = Replaced(kMixed, "Jane", "TOKEN");
  CHECK(out.find("bmFtZSxpZApUT0tFTiwxMjM0NQo=\n--b1\n") != std::string::npos);
  FakeHandler handler;
  FakeContent content;
  content.refuse = "12345";
  handler.content = &content;
  const Rewritten refused = Rewrite("mail", kMixed, 4096, handler);
  CHECK(refused.status.ok());
  // "[redactor withheld: unsupported]\n"
  CHECK(refused.output.find(
            "W3JlZGFjdG9yIHdpdGhoZWxkOiB1bnN1cHBvcnRlZF0K\n--b1\n") !=
        std::string::npos);
  CHECK(refused.output.find("bmFtZSxp") == std::string::npos);
}

TEST_CASE("mail: without a scanner attachments are withheld") {
  std::string output;
  const auto source = NewMemorySource(kMixed);
  const auto sink = NewStringSink(&output);
  FakeHandler handler;
  FormatResult result;
  CHECK(FindFormat("mail")
            ->Rewrite(*source, sink.get(), handler, FormatOptions{}, &result)
            .ok());
  CHECK(result.withheld == 1);
  CHECK(output.find("bmFtZSxp") == std::string::npos);
}

TEST_CASE("mail: signatures go when something changes") {
  const std::string mail =
      "DKIM-Signature: v=1; d=example.com;\n b=abc\n"
      "ARC-Seal: i=1\n"
      "From: Jane\n"
      "Content-Length: 5\n"
      "\n"
      "Jane\n";
  CHECK(Replaced(mail, "nobody") == mail);
  CHECK(Replaced(mail, "Jane") == "From: T-1\nContent-Length: 4\n\nT-1\n");
  // A token inside of what goes.
  CHECK(Replaced(mail, "abc") == "From: Jane\nContent-Length: 5\n\nJane\n");
  const std::string part =
      "Content-Type: multipart/signed; boundary=b\n\n--b\n\nJane\n--b\n"
      "Content-Type: application/pgp-signature\n\n-----BEGIN PGP\n--b--\n";
  CHECK(Replaced(part, "nobody") == part);
  CHECK(Replaced(part, "Jane") ==
        "Content-Type: multipart/signed; boundary=b\n\n--b\n\nT-1\n--b\n"
        "Content-Type: application/pgp-signature\n\n"
        "[redactor withheld: signature]\n--b--\n");
  // A certificate names its owner.
  const std::string smime =
      "Content-Type: multipart/signed; boundary=b\n\n--b\n\nx\n--b\n"
      "Content-Type: application/pkcs7-signature\n"
      "Content-Transfer-Encoding: base64\n\nSmFuZQ==\n--b--\n";
  const std::string once = Replaced(smime, "nobody");
  CHECK(once.find("SmFuZQ==") == std::string::npos);
  CHECK(Replaced(once, "nobody") == once);
}

TEST_CASE("mail: bids") {
  const auto chosen = [](std::string_view head, std::string_view name = "") {
    Probe probe;
    probe.head = head;
    probe.complete = true;
    probe.name = name;
    const Format* format = ChooseFormat(probe);
    return format == nullptr ? std::string_view("none") : format->name();
  };
  CHECK(chosen("Received: x\nFrom: a\nTo: b\n\nhi\n") == "mail");
  CHECK(chosen("From: a\nTo: b\nSubject: c\nDate: d\n\nhi\n") == "mail");
  CHECK(chosen("From: a\n\nhi\n", "x.eml") == "mail");
  CHECK(chosen("From: a\nTo: b\n\nhi\n") == "text");
  CHECK(chosen("Message-ID: a\nthis is: no\nheader at all\n") == "text");
  CHECK(chosen("From a@example.com Thu Jan  1 00:00:00 1970\nTo: b\n\nx\n") ==
        "mbox");
  CHECK(chosen("From there we went home at 10:15 in 1970\nand slept\n") ==
        "text");
  CHECK(chosen("{\"From\": 1}\n") != "mail");
  CHECK(chosen("Host: a\nStatus: b\n\n") == "text");
}

}  // namespace
}  // namespace redactor::format
