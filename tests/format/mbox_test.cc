// The format mbox: messages, quoting, lengths.
#include <doctest/doctest.h>

#include <string>

#include "redactor/format/mail_codec.h"
#include "tests/format/harness.h"
#include "tests/format/promises.h"

namespace redactor::format {
namespace {

const std::string kEnvelope =
    "From jane@example.com Thu Jan  1 00:00:00 1970\n";

TEST_CASE("mbox: a record is a message") {
  const std::string input = kEnvelope + "Subject: a\n\nbody\n>From x\n\n" +
                            kEnvelope +
                            "Subject: b\n\nFrom here, no 10:00 stamp\n\n" +
                            "From y Thu Jan  1 00:00 1970\nSubject: c\n\n";
  const Rewritten out = Rewrite("mbox", input);
  CHECK(out.status.ok());
  CHECK(out.output == input);
  CHECK(out.result.records == 3);
  CHECK(out.printed ==
        "#0 @0+73\n"
        "  value /envelope = jane@example.com Thu Jan  1 00:00:00 1970\n"
        "  value /header/Subject = a\n"
        "  value /body/1 = body\\n>From x\\n\\n\n"
        "#1 @73+86\n"
        "  value /envelope = jane@example.com Thu Jan  1 00:00:00 1970\n"
        "  value /header/Subject = b\n"
        "  value /body/1 = From here, no 10:00 stamp\\n\\n\n"
        "#2 @159+41\n"
        "  value /envelope = y Thu Jan  1 00:00 1970\n"
        "  value /header/Subject = c\n");
  CHECK(BrokenPromise("mbox", input) == "");
}

TEST_CASE("mbox: replacements keep envelopes, quoting and lengths") {
  const std::string input = kEnvelope +
                            "Content-Length: 17\n\n>From 1234567\nx\n\n" +
                            kEnvelope + "Content-Length: 3\n\n12\n";
  CHECK(Redacted("mbox", input, DigitRuns()) ==
        kEnvelope + "Content-Length: 13\n\n>From T-1\nx\n\n" + kEnvelope +
            "Content-Length: 3\n\n12\n");
  CHECK(Redacted("mbox", kEnvelope + "A: b\n\n", Needle("jane@example.com")) ==
        "From T-1 Thu Jan  1 00:00:00 1970\nA: b\n\n");
  // Replaced in a header only: the body is as long as before.
  CHECK(Redacted("mbox", kEnvelope + "A: 1234567\nContent-Length: 2\n\nx\n",
                 DigitRuns()) ==
        kEnvelope + "A: T-1\nContent-Length: 2\n\nx\n");
}

TEST_CASE("mbox: a boundary of one message means nothing in the next") {
  const std::string input =
      kEnvelope +
      "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nunclosed\n\n" +
      kEnvelope + "Subject: x\n\n--b\nX: y\n";
  const Rewritten out = Rewrite("mbox", input);
  CHECK(out.printed.find("value /body/1 = --b\\nX: y\\n") != std::string::npos);
  CHECK(BrokenPromise("mbox", input) == "");
}

TEST_CASE("mbox: attachments of messages are told apart") {
  const std::string message =
      kEnvelope +
      "Content-Type: application/x; name=a.bin\n"
      "Content-Transfer-Encoding: base64\n\nMTIzNDU2Nw==\n\n";
  const std::string input = message + message;
  const Rewritten out = Rewrite("mbox", input);
  CHECK(out.printed.ends_with(
      "!0/part-1.bin 1: 1234567\n!1/part-1.bin 1: 1234567\n"));
  CHECK(BrokenPromise("mbox", input) == "");
}

TEST_CASE("mbox: a withheld message becomes a message") {
  const std::string input = kEnvelope + "Subject: a\n\nsecret\n\n" + kEnvelope +
                            "Subject: b\n\nfine\n";
  FakeHandler handler;
  handler.withhold = "secret";
  const Rewritten out = Rewrite("mbox", input, 4096, handler);
  CHECK(out.status.ok());
  CHECK(out.result.withheld == 1);
  CHECK(
      out.output ==
      "From redactor@redacted.invalid Thu Jan  1 00:00:00 1970\n"
      "Subject: [redactor withheld: limit]\n\n[redactor withheld: limit]\n\n" +
          kEnvelope + "Subject: b\n\nfine\n");
}

// Messages that are too large for one record.
TEST_CASE("mbox: large messages go out in parts") {
  std::string lines;
  while (lines.size() < (1U << 20)) {
    lines += "some line of a text 12 34, with Jane in it, is here to be long\n";
  }
  const std::string plain =
      kEnvelope + "DKIM-Signature: x\nSubject: 7654321\n\n" + lines +
      "last 1234567\n\n" + kEnvelope + "Subject: b\n\nfine 1234567\n";
  const std::string expected = kEnvelope + "Subject: T-1\n\n" + lines +
                               "last T-1\n\n" + kEnvelope +
                               "Subject: b\n\nfine T-1\n";
  for (const size_t page : {4093, 262144}) {
    FakeHandler handler(DigitRuns());
    handler.print = false;
    const Rewritten out = Rewrite("mbox", plain, page, handler);
    CHECK(out.status.ok());
    CHECK(out.problems.empty());
    CHECK(out.result.records == 2);
    CHECK((out.output == expected));
  }
}

std::string Base64(std::string_view bytes) {
  TransferLayout layout;
  layout.encoding = TransferEncoding::kBase64;
  std::string out;
  EncodeTransfer(bytes, layout, &out);
  return out;
}

TEST_CASE("mbox: large bodies of every encoding") {
  std::string lines;
  while (lines.size() < (1U << 20)) {
    lines += "some line of a text 12 34, with nothing in it, to be long\n";
  }
  const std::string tail =
      "\n--b\nContent-Type: text/plain\n\nend 1234567\n--b--\n";
  const std::string head =
      kEnvelope + "Content-Type: multipart/mixed; boundary=b\n\n--b\n";
  struct Row {
    std::string header, before, after;
  };
  const Row rows[] = {
      {"Content-Transfer-Encoding: quoted-printable\n", "a=3D=\n 1234=\n567\n",
       "a=3D=\n T-1=\n\n"},
      {"Content-Transfer-Encoding: base64\n", Base64(lines + "1234567"),
       Base64(lines + "T-1")},
      {"Content-Type: text/plain; charset=koi8-r\n", "\xF1 1234567\n",
       "\xF1 T-1\n"},
      {"Content-Type: application/x\n", "1234567\n", "T-1\n"},
      {"X-Long: " + std::string(1U << 20, 'x') + "1234567\n y\n", "1234567\n",
       "T-1\n"},
  };
  for (const Row& row : rows) {
    const bool base64 = row.header.find("base64") != std::string::npos;
    const bool field = row.header.starts_with("X-Long");
    const std::string body = base64 || field ? "" : lines;
    std::string header = row.header;
    std::string header_after = header;
    if (field) header_after.replace(header_after.size() - 11, 7, "T-1");
    const std::string input = head + header + "\n" + body + row.before + tail;
    const std::string expected =
        head + header_after + "\n" + body + row.after +
        "\n--b\nContent-Type: text/plain\n\nend T-1\n--b--\n";
    CAPTURE(row.header.substr(0, 60));
    for (const size_t page : {4093, 262144}) {
      FakeHandler handler(DigitRuns());
      handler.print = false;
      const Rewritten out = Rewrite("mbox", input, page, handler);
      CHECK(out.status.ok());
      CHECK(out.problems.empty());
      CHECK((out.output == expected));
      FakeHandler same;
      same.print = false;
      CHECK((Rewrite("mbox", input, page, same).output == input));
    }
  }
}

}  // namespace
}  // namespace redactor::format
