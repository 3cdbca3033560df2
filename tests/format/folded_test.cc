// vCard, iCalendar and LDIF: records and segments, folding, encodings of
// values, parts and pieces, bids.
#include <doctest/doctest.h>

#include <string>

#include "redactor/format/base64.h"
#include "redactor/format/registry.h"
#include "tests/format/harness.h"
#include "tests/format/promises.h"

namespace redactor::format {
namespace {

constexpr std::string_view kCard =
    "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Poe;Jane;;Dr.;\r\nFN:Dr. Jane\r\n  Poe\r\n"
    "item1.TEL;TYPE=\"cell,home\":12345\r\nNOTE:a\\nb\\, 123\r\n 45\r\n"
    "ADR;HOME:;;Elm St 5;Salem;OR;97301;US\r\nEND:VCARD\r\n";

std::string Records(std::string_view format, std::string_view input) {
  FakeHandler handler;
  const Rewritten done = Rewrite(format, input, 4096, handler);
  CHECK(done.status.ok());
  CHECK(done.output == input);
  CHECK(done.problems.empty());
  return done.printed;
}

std::string Replaced(std::string text, std::string_view what,
                     std::string_view with) {
  for (size_t at = 0; (at = text.find(what, at)) != std::string::npos;) {
    text.replace(at, what.size(), with);
    at += with.size();
  }
  return text;
}

std::string Base64(std::string_view bytes) {
  std::string text;
  AppendBase64(bytes, &text);
  return text;
}

TEST_CASE("a card is a record, its lines and their parts are segments") {
  CHECK(Records("vcard", kCard) ==
        "#0 @0+170\n"
        "  key /BEGIN = BEGIN\n"
        "  value /BEGIN = VCARD\n"
        "  key /VERSION = VERSION\n"
        "  value /VERSION = 3.0\n"
        "  key /N = N\n"
        "  value /N/family_name = Poe\n"
        "  value /N/given_name = Jane\n"
        "  value /N/prefix = Dr.\n"
        "  key /FN = FN\n"
        "  value /FN = Dr. Jane Poe\n"
        "  key /TEL = item1.TEL\n"
        "  key /TEL/TYPE = TYPE\n"
        "  value /TEL/TYPE = cell,home\n"
        "  value /TEL = 12345\n"
        "  key /NOTE = NOTE\n"
        "  value /NOTE = a\\nb, 12345\n"
        "  key /ADR = ADR\n"
        "  text  = HOME\n"
        "  value /ADR/street = Elm St 5\n"
        "  value /ADR/city = Salem\n"
        "  value /ADR/region = OR\n"
        "  value /ADR/postal_code = 97301\n"
        "  value /ADR/country = US\n"
        "  key /END = END\n"
        "  value /END = VCARD\n");
}

size_t Count(std::string_view text, std::string_view part) {
  size_t count = 0;
  for (size_t at = text.find(part); at != std::string_view::npos;
       at = text.find(part, at + 1)) {
    ++count;
  }
  return count;
}

TEST_CASE("components of a calendar are records, what they contain is not") {
  const std::string events =
      "BEGIN:VCALENDAR\nPRODID:x\nBEGIN:VEVENT\nSUMMARY:a\nBEGIN:VALARM\n"
      "TRIGGER:-PT5M\nEND:VALARM\nEND:VEVENT\nbegin:vevent\nSUMMARY:b\n"
      "end:vevent\nX-MORE:1\nEND:VCALENDAR\n";
  FakeHandler handler;
  CHECK(Rewrite("vcard", events, 4096, handler).result.records == 4);
  CHECK(Count(handler.printed, "#") == 4);
  // Cards without an end.
  CHECK(Count(Records("vcard", "BEGIN:VCARD\nFN:a\nBEGIN:VCARD\nFN:b\n"),
              "#") == 1);
  CHECK(Records("vcard", "END:VCARD\nEND:VCARD\nBEGIN:VCARD\nEND:VCARD\n")
            .find("#1") != std::string::npos);
}

TEST_CASE("lines that are none are read as text") {
  const std::string records = Records(
      "vcard", "BEGIN:VCARD\n:no name\nno colon\nTEL;X=\"open:1\nEND:VCARD\n");
  CHECK(records.find("text  = :no name\n") != std::string::npos);
  CHECK(records.find("text  = no colon\n") != std::string::npos);
  CHECK(records.find("value /TEL = 1\n") != std::string::npos);
}

TEST_CASE("quoted-printable, its soft line ends and its charset") {
  const std::string card =
      "BEGIN:VCARD\nN;ENCODING=QUOTED-PRINTABLE:Gr=C3=BCn;J=C3=B6rg\n"
      "NOTE;QUOTED-PRINTABLE:tel=3A 123=\n45 end=0A=\nmore\n"
      "FN;CHARSET=Shift_JIS;ENCODING=QUOTED-PRINTABLE:=93c=92=86 =FF=3D\n"
      "ADR;CHARSET=KOI8-R;ENCODING=QUOTED-PRINTABLE:;;=F0=C5\nEND:VCARD\n";
  const std::string records = Records("vcard", card);
  CHECK(records.find("value /N/family_name = Grün\n") != std::string::npos);
  CHECK(records.find("value /N/given_name = Jörg\n") != std::string::npos);
  CHECK(records.find("value /NOTE = tel: 12345 end\\nmore\n") !=
        std::string::npos);
  CHECK(records.find("value /FN = 田中 \xFF=\n") != std::string::npos);
  CHECK(records.find("value /ADR/street = Пе\n") != std::string::npos);
  CHECK(Redacted("vcard", card, Needle("12345")) ==
        Replaced(card, "123=\n45", "T-1"));
  CHECK(Redacted("vcard", card, Needle("田中")) ==
        Replaced(card, "=93c=92=86", "T-1"));
  CHECK(Redacted("vcard", card, Needle("rg")) ==
        Replaced(card, "rg\n", "T-1\n"));
}

TEST_CASE("schemes and addresses stand apart") {
  const std::string records =
      Records("vcard",
              "BEGIN:VEVENT\nATTENDEE;CN=\"Poe, Jane\":MAILTO:j@example.com\n"
              "TEL;VALUE=uri:tel:+1-202\nUID:urn:uuid:5e1c\nEND:VEVENT\n");
  CHECK(records.find("value /ATTENDEE/CN = Poe, Jane\n") != std::string::npos);
  CHECK(records.find("value /ATTENDEE/email = j@example.com\n") !=
        std::string::npos);
  CHECK(records.find("value /TEL = +1-202\n") != std::string::npos);
  CHECK(records.find("text  = urn:uuid:5e1c\n") != std::string::npos);
}

TEST_CASE("entries of a directory") {
  const std::string ldif =
      "version: 1\n# by hand\n\ndn: uid=jp+cn=J\\2C Poe,OU=A\\, B,dc=example\n"
      "cn;lang-en: Jane\n  Poe\nmail:j@example.com\nurl:< file:///etc/x\n"
      "manager: uid=boss,dc=example\ndescription: a=b,c\n-\n\n"
      "dn:: " +
      Base64("cn=Zoë,dc=example") + "\nempty:\nalso::\n";
  CHECK(Records("ldif", ldif) ==
        "#0 @0+22\n"
        "  key /version = version\n"
        "  value /version = 1\n"
        "  text  = # by hand\n"
        "#1 @22+" +
            std::to_string(ldif.find("dn::") - 22) +
            "\n"
            "  key /dn = dn\n"
            "  key /uid = uid\n"
            "  value /uid = jp\n"
            "  key /cn = cn\n"
            "  value /cn = J, Poe\n"
            "  key /OU = OU\n"
            "  value /OU = A, B\n"
            "  key /dc = dc\n"
            "  value /dc = example\n"
            "  key /cn = cn;lang-en\n"
            "  value /cn = Jane Poe\n"
            "  key /mail = mail\n"
            "  value /mail = j@example.com\n"
            "  key /url = url\n"
            "  value /url = file:///etc/x\n"
            "  key /manager = manager\n"
            "  key /manager/uid = uid\n"
            "  value /manager/uid = boss\n"
            "  key /manager/dc = dc\n"
            "  value /manager/dc = example\n"
            "  key /description = description\n"
            "  value /description = a=b,c\n"
            "  text  = -\n"
            "#2 @" +
            std::to_string(ldif.find("dn::")) + "+" +
            std::to_string(ldif.size() - ldif.find("dn::")) +
            "\n"
            "  key /dn = dn\n"
            "  key /cn = cn\n"
            "  value /cn = Zoë\n"
            "  key /dc = dc\n"
            "  value /dc = example\n"
            "  key /empty = empty\n"
            "  key /also = also\n");
}

TEST_CASE("what is base64 comes back as base64") {
  const std::string text = "call 12345 or 67890, née";
  std::string folded = Base64(text);
  folded.insert(10, "\n ");
  const std::string ldif =
      "dn: cn=x,dc=example\na:: " + folded + "\nb: 12345\n";
  const std::string want =
      "dn: cn=x,dc=example\na:: " + Base64("call T-1 or T-1, née") +
      "\nb: T-1\n";
  for (const size_t page : {1, 2, 3, 4096}) {
    CHECK(Redacted("ldif", ldif, DigitRuns(), page) == want);
  }
  CHECK(Redacted("ldif", ldif, Needle("nothing")) == ldif);
  const std::string dn =
      "dn:: " + Base64("cn=Zoë 12345,ou=77777,dc=example") + "\nx: 1\n";
  CHECK(Redacted("ldif", dn, DigitRuns()) ==
        "dn:: " + Base64("cn=Zoë T-1,ou=T-1,dc=example") + "\nx: 1\n");
  const std::string card =
      "BEGIN:VCARD\nNOTE;ENCODING=BASE64:" + folded + "\nEND:VCARD\n";
  CHECK(Redacted("vcard", card, DigitRuns()) ==
        "BEGIN:VCARD\nNOTE;ENCODING=BASE64:" + Base64("call T-1 or T-1, née") +
            "\nEND:VCARD\n");
}

std::string WithPolicy(std::string_view format, std::string_view input,
                       bool pass, size_t page) {
  FormatOptions options;
  options.page_size = page;
  options.pass_binary = pass;
  FormatResult result;
  FakeHandler handler(DigitRuns());
  handler.print = false;
  const auto source = NewMemorySource(input);
  std::string out;
  const auto sink = NewStringSink(&out);
  CHECK(FindFormat(format)
            ->Rewrite(*source, sink.get(), handler, options, &result)
            .ok());
  CHECK(handler.problems.empty());
  return out;
}

TEST_CASE("pictures are taken out, unless binary content passes") {
  const std::string picture = Base64("\x89PNG\r\n\x1A\n\x01 12345 \xFF\xFE");
  std::string big;
  while (big.size() < 3 << 20) big += "\n " + Base64("\x89\x01 12345 \xFF");
  struct Row {
    std::string_view format;
    std::string head, value, tail;
  };
  for (const Row& row : {
           Row{"vcard", "BEGIN:VCARD\nPHOTO;ENCODING=b;TYPE=PNG:", picture,
               "\nFN:a\nEND:VCARD\n"},
           {"vcard", "BEGIN:VCARD\nPHOTO:data:image/png;base64,", picture,
            "\nFN:a\nEND:VCARD\n"},
           {"vcard", "BEGIN:VEVENT\nATTACH;VALUE=BINARY;ENCODING=BASE64:",
            picture, "\nEND:VEVENT\n"},
           {"ldif", "dn: cn=a,dc=b\njpegPhoto:: ", picture, "\ncn: a\n"},
           {"vcard", "BEGIN:VCARD\nPHOTO;ENCODING=b;TYPE=PNG:", big,
            "\nFN:a\nEND:VCARD\n"},
           {"ldif", "dn: cn=a,dc=b\njpegPhoto::", big,
            "\ncn: a\n\ndn: cn=b,dc=b"},
       }) {
    CAPTURE(row.head);
    const std::string input = row.head + row.value + row.tail;
    for (const size_t page : {1000, 65536}) {
      // Folds between the pieces of a large one stay.
      const std::string out = WithPolicy(row.format, input, false, page);
      CHECK(out.size() < row.head.size() + row.tail.size() + 200);
      CHECK((Replaced(out, "\n ", "") == row.head + row.tail));
      CHECK((WithPolicy(row.format, input, true, page) == input));
    }
  }
}

TEST_CASE("what only says that it is base64 is read as it stands") {
  for (const bool pass : {false, true}) {
    CHECK(WithPolicy("ldif", "dn: cn=a,dc=b\nx:: no base64! 12345\n", pass,
                     64) == "dn: cn=a,dc=b\nx:: no base64! T-1\n");
  }
}

TEST_CASE("lines and records of any length") {
  std::string note = "NOTE:";
  while (note.size() < 1400000) note += "12345 words and\r\n  words, ";
  const std::string card = "BEGIN:VCARD\r\nFN:a 54321\r\n" + note +
                           "\r\nTEL:77777\r\nEND:VCARD\r\n" +
                           "BEGIN:VCARD\r\nFN:b\r\nEND:VCARD\r\n";
  FakeHandler handler(DigitRuns());
  handler.print = false;
  const Rewritten done = Rewrite("vcard", card, 32768, handler);
  CHECK(done.status.ok());
  CHECK(done.problems.empty());
  CHECK(done.result.records == 2);
  CHECK((done.output ==
         Replaced(Replaced(Replaced(card, "12345", "T-1"), "54321", "T-1"),
                  "77777", "T-1")));
  std::string group = "dn: cn=all,dc=example\n";
  for (int i = 10000; i < 70000; ++i) {
    group += "member: uid=u" + std::to_string(i) + ",dc=example\n";
  }
  group += "\ndn: cn=b,dc=example\n";
  FakeHandler members(Needle("u69999"));
  members.print = false;
  const Rewritten all = Rewrite("ldif", group, 65536, members);
  CHECK(all.result.records == 2);
  CHECK((all.output == Replaced(group, "u69999", "T-1")));
  CHECK(members.largest <= (1 << 20) + 100);
}

TEST_CASE("records that are withheld") {
  FakeHandler handler;
  handler.withhold = "Jane";
  CHECK(Rewrite("vcard", std::string(kCard) + "BEGIN:VCARD\r\nEND:VCARD\r\n",
                4096, handler)
            .output ==
        "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:redactor-withheld:limit\r\n"
        "END:VCARD\r\nBEGIN:VCARD\r\nEND:VCARD\r\n");
  CHECK(Rewrite("vcard", "BEGIN:VEVENT\nSUMMARY:Jane\nEND:VEVENT\n", 9, handler)
            .output ==
        "BEGIN:VEVENT\nCOMMENT:redactor-withheld:limit\nEND:VEVENT\n");
  CHECK(Rewrite("ldif", "dn: cn=Jane\n\ndn: cn=b\n", 9, handler).output ==
        "# redactor-withheld:limit\n\ndn: cn=b\n");
}

TEST_CASE("every promise, for good documents and broken ones") {
  const std::string documents[] = {
      std::string(kCard),
      "\xEF\xBB\xBF" + std::string(kCard) + std::string(kCard),
      "BEGIN:VCARD\nN;CHARSET=KOI8-R;ENCODING=QUOTED-PRINTABLE:=F0=C5;12345=\n"
      "67\nNOTE;QUOTED-PRINTABLE:a=\n\nb=\nPHOTO;ENCODING=B:aGFsbG8gMTIzNDU=\n"
      "END:VCARD\n",
      "version: 1\n\ndn: cn=J\\2C 12345,ou=x\\\ny\n z,dc=example\ncn:: "
      "SmFuZSA1\n 5NTU1\n#c 12345\n d\n\n\n-\nx\n:\n::\n :x\na::=\na:<b\n",
      "",
      "\n",
      "\r\n \r\n",
      "BEGIN:VCARD",
      "dn:",
      ":",
      "a:\n\tb\n c",
      "\xEF\xBB",
      "A;B;C=;D=\";E=\"x;y\":v;w\nN:\\;;\\\nADR:;\n"};
  uint32_t seed = 5;
  for (const std::string& document : documents) {
    for (const char* format : {"vcard", "ldif"}) {
      // Binary content is taken out: only what stays can be compared.
      CAPTURE(document);
      CHECK(BrokenPromise(format, document, {1, 2, 3, 7, 64}) == "");
      std::string broken = document;
      for (int i = 0; i < 12 && !document.empty(); ++i) {
        seed = seed * 1664525 + 1013904223;
        broken[seed % broken.size()] = ":;=\\\n\r \"+,<12b\t"[seed >> 20 & 15];
        CAPTURE(broken);
        CHECK(BrokenPromise(format, broken, {1, 3}) == "");
      }
    }
  }
}

TEST_CASE("bids") {
  const auto chosen = [](std::string_view head) {
    Probe probe;
    probe.head = head;
    probe.complete = true;
    return ChooseFormat(probe)->name();
  };
  CHECK(chosen(kCard) == "vcard");
  CHECK(chosen("\xEF\xBB\xBF\r\nbegin:vcalendar\r\nVERSION:2.0\r\n") ==
        "vcard");
  CHECK(chosen("BEGIN:VCARDS are old\n") == "text");
  CHECK(chosen("-----BEGIN:VCARD\n") == "text");
  CHECK(chosen("version: 1\n\ndn: cn=a\n") == "ldif");
  CHECK(chosen("# c\ndn: cn=a,dc=b\nobjectClass: top\n") == "ldif");
  CHECK(chosen("dn: cn=a,\n dc=b\nchangetype: add\n") == "ldif");
  CHECK(chosen("dn:: Y249YQ==\ncn: a\n") == "ldif");
  CHECK(chosen("dn: that means down\nand so on\n") == "text");
  CHECK(chosen("version: 1.2\nname: x\n") == "text");
}

}  // namespace
}  // namespace redactor::format
