// Values that once slipped through the syntax around them: one case each.
#include <doctest/doctest.h>

#include "tests/pipeline/harness.h"

namespace redactor::testing {
namespace {

struct Case {
  const char* format;
  std::string input;
  std::vector<std::string> gone;
  std::vector<std::string> left;
  BinaryPolicy binary = BinaryPolicy::kWithhold;
};

std::string ManyNames() {
  std::string page;
  for (int i = 0; i < 70'000; ++i) {
    page += "<p x" + std::to_string(i) + "=1>a</p>\n";
  }
  return page;
}

TEST_CASE("what stood in the way of a value does so no more") {
  const Case cases[] = {
      // The attribute of an element that is a record names what it holds, too.
      {"xml",
       "<configuration><param name=\"a\">1</param>"
       "<param name=\"password\">hunter2secret</param></configuration>",
       {"hunter2secret"},
       {"<param name=\"password\">"}},
      // As browsers read it.
      {"html",
       "<p>call +1 212&#150;736&#150;5000 now",
       {"736"},
       {"<p>call ", " now"}},
      // Tags inside of a value, on a page of very many names.
      {"html",
       ManyNames() + "<p>IMEI 352099<u></u>001761481</p>",
       {"352099", "001761481"},
       {"<u></u>"}},
      // Not base64, whatever it says.
      {"ldif",
       "dn: cn=a,dc=b\nmail:: jane.poe@example.com\n",
       {"jane.poe"},
       {},
       BinaryPolicy::kPass},
      // Base64 that lost its indent.
      {"ldif",
       "dn: cn=a,dc=b\njpegPhoto:: /9j/4AAQSkZJRgAB\nAQEASABIAAD2wBDAAgGBg\n",
       {"AQEASABIAAD2wBDAAgGBg"},
       {"jpegPhoto:: \n"}},
      {"ldif",
       "dn: uid=jpoe,dc=acme,dc=com\nchangetype: delete\n",
       {"jpoe"},
       {"changetype: delete"}},
  };
  for (const Case& c : cases) {
    Options options = TestOptions();
    options.format = c.format;
    options.binary = c.binary;
    const Outcome out = RedactString(TestRedactor(options), c.input, "a");
    CAPTURE(c.input.substr(c.input.size() - 40));
    REQUIRE(out.status.ok());
    for (const std::string& value : c.gone) {
      CAPTURE(value);
      CHECK(out.output.find(value) == std::string::npos);
    }
    for (const std::string& value : c.left) {
      CAPTURE(value);
      CHECK(out.output.find(value) != std::string::npos);
    }
  }
}

}  // namespace
}  // namespace redactor::testing
