// Mail through the whole library: paths, attachments, report, archives.
#include <doctest/doctest.h>

#include <algorithm>

#include "tests/pipeline/harness.h"

namespace redactor::testing {
namespace {

const std::string kMail =
    "DKIM-Signature: v=1; d=example.com; b=abc\n"
    "From: Jane Poe <jane.poe@example.com>\n"
    "To: help@example.org\n"
    "Subject: Line of Jane Poe is dead\n"
    "Message-ID: <1@example.com>\n"
    "Content-Type: multipart/mixed; boundary=b\n"
    "\n"
    "--b\n"
    "Content-Transfer-Encoding: base64\n"
    "\n"
    "TXkgSU1FSSBpcyAzNS0yMDk5MDAtMTc2MTQ4LTEsIEphbmUgUG9lCg==\n"
    "--b\n"
    "Content-Type: text/html\n"
    "\n"
    "<p>Line of Jane Poe</p>\n"
    "--b\n"
    "Content-Type: application/json; name=\"a.json\"\n"
    "\n"
    "{\"email\":\"bob.roe@example.net\"}\n"
    "--b\n"
    "Content-Type: image/png; name=\"a.png\"\n"
    "Content-Transfer-Encoding: base64\n"
    "\n"
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ\n"
    "--b--\n";

bool Has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST_CASE("mail: names of the header are sought in every body") {
  const Redactor& redactor = TestRedactor(TestOptions());
  const Outcome once = RedactString(redactor, kMail, "a.eml");
  REQUIRE(once.status.ok());
  CHECK_FALSE(once.report.incomplete());
  for (const char* value : {"Jane", "Poe", "DKIM", "bob.roe", "iVBOR",
                            "TXkgSU1FSSBpcyAzNS0yMDk5MDAtMTc2MTQ4"}) {
    CAPTURE(value);
    CHECK_FALSE(Has(once.output, value));
  }
  // "[redactor withheld: media]\n"
  CHECK(Has(once.output, "W3JlZGFjdG9yIHdpdGhoZWxkOiBtZWRpYV0K\n--b--"));
  CHECK(Has(once.output, "is dead"));
  CHECK(once.report.warnings.empty());
  const auto row = std::find_if(
      once.report.entries.begin(), once.report.entries.end(),
      [](const EntryReport& entry) { return entry.entry == "a.eml"; });
  REQUIRE(row != once.report.entries.end());
  CHECK(row->format == "mail");
  CHECK(row->reason == "signatures-removed");

  const Outcome twice = RedactString(redactor, once.output, "a.eml");
  CHECK((twice.output == once.output));
  CHECK(DetectString(redactor, once.output, "a.eml").empty());
  // The decoded value, not its base64, is the spelling in the map.
  CHECK(Has(once.map, "35-209900-176148-1"));
  CHECK_FALSE(Has(once.map, "TXkgSU1F"));
}

// A boundary went out as it stood.
TEST_CASE("mail: a boundary that tells something is replaced at every place") {
  const Redactor& redactor = TestRedactor(TestOptions());
  for (const std::string boundary :
       {"=_jane.poe@example.com", "4F2A91.1700000000=_mx7.corp.internal"}) {
    // The second one goes out in parts.
    for (const size_t lines : {size_t{1}, size_t{150'000}}) {
      CAPTURE(boundary);
      CAPTURE(lines);
      std::string mail =
          "Subject: x\nContent-Type: multipart/report;\n boundary=\"" +
          boundary + "\"\n\n--" + boundary + "\n\n";
      for (size_t i = 0; i < lines; ++i)
        mail += "The line is down once more.\n";
      mail += "--" + boundary + "\n\nbye\n--" + boundary + "--\n";
      const Outcome once = RedactString(redactor, mail, "a.eml");
      REQUIRE(once.status.ok());
      const size_t begin = once.output.find("boundary=\"") + 10;
      const std::string is =
          once.output.substr(begin, once.output.find('"', begin) - begin);
      CHECK(is.size() > 10);
      CHECK_FALSE(Has(once.output, "jane.poe"));
      CHECK_FALSE(Has(once.output, "corp.internal"));
      CHECK(Has(once.output, "\n--" + is + "\n\nThe line"));
      CHECK(Has(once.output, "\n--" + is + "\n\nbye\n--" + is + "--\n"));
      const Outcome twice = RedactString(redactor, once.output, "a.eml");
      CHECK(twice.output == once.output);
    }
  }
}

TEST_CASE("mail: findings have paths") {
  std::string paths;
  for (const Finding& finding :
       DetectString(TestRedactor(TestOptions()), kMail, "a.eml")) {
    paths += finding.entry + " " + finding.path + " " + finding.text + "\n";
  }
  for (const char* line :
       {"a.eml /header/From Jane Poe\n", "a.eml /header/Subject Jane Poe\n",
        "a.eml /body/1 35-209900-176148-1\n", "a.eml /body/1 Jane Poe\n",
        "a.eml!part-3.json /email bob.roe@example.net\n"}) {
    CAPTURE(line);
    CAPTURE(paths);
    CHECK(Has(paths, line));
  }
  CHECK(Has(paths, "a.eml /body/2"));
}

TEST_CASE("mail: media counts only with --strict, other content always") {
  Options options = TestOptions();
  options.strict = true;
  const auto strict = Redactor::Create(options);
  REQUIRE(strict.ok());
  CHECK(RedactString(**strict, kMail, "a.eml").report.incomplete());
  const std::string binary =
      "From: a@example.com\nTo: b@example.com\nMessage-ID: <1>\n"
      "Content-Type: application/x; name=\"Jane Poe.bin\"\n"
      "Content-Transfer-Encoding: base64\n\nAAECAwQFBgcICQoLDA0ODwEBAQEB\n";
  const Outcome outcome =
      RedactString(TestRedactor(TestOptions()), binary, "b.eml");
  CHECK(outcome.status.ok());
  CHECK(outcome.report.incomplete());
  CHECK_FALSE(Has(outcome.output, "AAECAwQF"));
  for (const EntryReport& entry : outcome.report.entries) {
    CHECK_FALSE(Has(entry.entry, "Jane"));
  }
}

TEST_CASE("mail: mails in mails end at the depth limit") {
  std::string mail = "From: a@x.org\nTo: b@x.org\nMessage-ID: <1>\n\nx\n";
  for (int i = 0; i < 12; ++i) {
    mail =
        "From: a@x.org\nTo: b@x.org\nMessage-ID: <1>\n"
        "Content-Type: message/rfc822\n"
        "Content-Disposition: attachment\n"
        "Content-Transfer-Encoding: quoted-printable\n\n" +
        mail;
    // '=' of the inner one would need to be encoded; there is none.
  }
  const Outcome outcome =
      RedactString(TestRedactor(TestOptions()), mail, "a.eml");
  CHECK(outcome.status.ok());
  CHECK(outcome.report.incomplete());
  CHECK(Has(outcome.output, "[redactor withheld: limit]"));
}

TEST_CASE("mail: threads and pages change nothing") {
  std::string box;
  for (int i = 0; i < 60; ++i) {
    box += "From jane@example.com Thu Jan  1 00:00:00 1970\n" + kMail + "\n";
    box += "From jane@example.com Thu Jan  1 00:00:00 1970\nFrom: Bob Roe " +
           std::to_string(i) + " <bob@example.org>\n\nBob\n\n";
  }
  const Outcome expected =
      RedactString(TestRedactor(TestOptions()), box, "a.mbox");
  REQUIRE(expected.status.ok());
  for (const size_t threads : {1, 2}) {
    for (const size_t page : {4099, 262144}) {
      Options options = TestOptions();
      options.threads = threads;
      options.page_size = page;
      const Outcome got = RedactString(TestRedactor(options), box, "a.mbox");
      CHECK((got.output == expected.output));
      CHECK((got.map == expected.map));
    }
  }
}

}  // namespace
}  // namespace redactor::testing
