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

TEST_CASE("show") {
  MESSAGE(Records("vcard", kCard));
  MESSAGE(Records("ldif", "dn: uid=jp,dc=example\ncn:: SmFuZSBQb2U=\n"));
}

}  // namespace
}  // namespace redactor::format
