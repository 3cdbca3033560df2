// Values that a line end parts are found as one; lists and tables stay what
// they are. Shipped rules, plain text.
#include <doctest/doctest.h>

#include "shipped_engine.h"

namespace redactor::detect {
namespace {

// 66 bytes of prose, so that what follows wraps.
constexpr std::string_view kProse =
    "Hello again, as I told you on the phone the last time we spoke the ";

struct Value {
  std::string_view label, text, type;
};

constexpr Value kValues[] = {
    {"mail ", "jane.poe@mail.example.com", "EMAIL"},
    {"IMEI ", "352099001761481", "IMEI"},
    {"IMEI ", "35-209900-176148-1", "IMEI"},
    {"ICCID ", "8901260555222333444", "ICCID"},
    {"card ", "4111 1111 1111 1111", "CARD"},
    {"card ", "4111-1111-1111-1111", "CARD"},
    {"IBAN ", "GB29 NWBK 6016 1331 9268 19", "IBAN"},
    {"SSN ", "219-09-9999", "SSN"},
    {"phone ", "217-555-0143", "PHONE"},
    {"phone ", "+1 217 555 0143", "PHONE"},
};

constexpr std::string_view kBreaks[] = {"\n", "\r\n", "\n> ", "\n  ",
                                        "\r\n> > "};

// At a space (which the line end replaces or follows) or behind a dash.
TEST_CASE("a value broken between its groups") {
  ShippedEngine engine;
  for (const Value& value : kValues) {
    for (const std::string_view line_end : kBreaks) {
      for (size_t at = 2; at + 2 < value.text.size(); ++at) {
        const char before = value.text[at - 1];
        if (before != ' ' && before != '-' && before != '@') continue;
        for (const bool keeps_space : {false, true}) {
          const size_t drop = before == ' ' && !keeps_space ? 1 : 0;
          const std::string wrapped =
              std::string(value.text.substr(0, at - drop)) +
              std::string(line_end) + std::string(value.text.substr(at));
          const std::string text = std::string(kProse) +
                                   std::string(value.label) + wrapped +
                                   " is it.\n";
          CAPTURE(text);
          CHECK(engine.Find(text) == std::string(value.type) + ":" + wrapped);
        }
      }
    }
  }
}

// Anywhere, as a hard wrap does; two bytes at least stay together.
TEST_CASE("a long word broken anywhere") {
  ShippedEngine engine;
  for (const Value& value : {Value{"IMEI ", "352099001761481", "IMEI"},
                             {"ICCID ", "8901260555222333444", "ICCID"},
                             {"card ", "4111111111111111", "CARD"},
                             {"VIN ", "1HGBH41JXMN109186", "VIN"},
                             {"key ", "AKIAIOSFODNN7EXAMPLE", "SECRET"}}) {
    for (size_t at = 4; at + 4 < value.text.size(); ++at) {
      const std::string wrapped = std::string(value.text.substr(0, at)) + "\n" +
                                  std::string(value.text.substr(at));
      const std::string text = std::string(kProse) + std::string(value.label) +
                               wrapped + " is it.\n";
      CAPTURE(text);
      CHECK(engine.Find(text) == std::string(value.type) + ":" + wrapped);
    }
  }
}

TEST_CASE("wrapped links and addresses") {
  ShippedEngine engine;
  struct Row {
    std::string text, found;
  };
  const std::string prose(kProse);
  for (const Row& row : {
           Row{"see https://wiki.intranet.local/noc/\nrunbooks?id=7 now",
               "URL:https://wiki.intranet.local/noc/\nrunbooks?id=7"},
           {"see https://wiki.intranet.local/noc?user=jpoe&\nid=7 now",
            "URL:https://wiki.intranet.local/noc?user=jpoe&\nid=7"},
           {"see https://wiki.intranet.local/noc\n/runbooks now",
            "URL:https://wiki.intranet.local/noc\n/runbooks"},
           {"<https://wiki.intranet.local/noc/run\nbooks>",
            "URL:https://wiki.intranet.local/noc/run\nbooks"},
           {"mail jane.poe\n@example.com please",
            "EMAIL:jane.poe\n@example.com"},
           {"mail jane.poe@\nexample.com please",
            "EMAIL:jane.poe@\nexample.com"},
           {prose + "mail jane.poe@exam\nple.com please",
            "EMAIL:jane.poe@exam\nple.com"},
           {"call 217-555\n-0143 please", "PHONE:217-555\n-0143"},
           // The next word is none of it.
           {prose + "mail jane.poe@example.com\nPlease answer",
            "EMAIL:jane.poe@example.com"},
           {prose + "page https://wiki.intranet.local/noc\nThen read on",
            "URL:https://wiki.intranet.local/noc"},
           {"write to jane.poe@example.com\nthen wait",
            "EMAIL:jane.poe@example.com"},
       }) {
    CAPTURE(row.text);
    CHECK(engine.Find(row.text) == row.found);
  }
}

TEST_CASE("lists, tables and logs are not joined") {
  ShippedEngine engine;
  struct Row {
    std::string text, found;
  };
  const std::string prose(kProse);
  for (const Row& row : {
           Row{"call 555\n1234 units", ""},
           {"took 35\n2099 items 001761481", ""},
           {"phones:\n217-555-0143\n217-555-0144\n217-555-0145\n",
            "PHONE:217-555-0143 PHONE:217-555-0144 PHONE:217-555-0145"},
           {"IMEI\n352099001761481\n490154203237518\n",
            "IMEI:352099001761481 IMEI:490154203237518"},
           {"1234 5678\n9012 3456\n7890 1234\n", ""},
           {"4111 1111\n1111 1111\n", ""},
           {"item 35209900\n1761481 pieces\n", ""},
           {"2026-02-11 10:00:01 sent 35209\n2026-02-11 10:00:02 sent 1\n", ""},
           {"127.0.0.1 - - \"GET /\" 200 35209\n127.0.0.1 - - \"GET /\" 404 "
            "1\n",
            ""},
           {prose + "call 217-555-0143\n217-555-0144 or so",
            "PHONE:217-555-0143 PHONE:217-555-0144"},
           {prose + "phone 217-555-0143\n3 times since", "PHONE:217-555-0143"},
           {"see https://wiki.intranet.local/noc\n- a point\n",
            "URL:https://wiki.intranet.local/noc"},
           {"to be or not\nto be, 12\nmonkeys", ""},
       }) {
    CAPTURE(row.text);
    CHECK(engine.Find(row.text) == row.found);
  }
}

TEST_CASE("values of a record are not joined with each other") {
  ShippedEngine engine;
  TestRecord record = TestRecord::Values(
      {{"note", std::string(kProse) + " and 3520990"}, {"next", "01761481"}});
  CHECK(engine.Find(record.Get()).empty());
  TestRecord wrapped = TestRecord::Values(
      {{"note", std::string(kProse) + " IMEI 3520990\n01761481"}});
  CHECK(engine.Find(wrapped.Get()) == "IMEI:3520990\n01761481");
}

}  // namespace
}  // namespace redactor::detect
