// Map lines: written as documented, read back, refused when in doubt.
#include "redactor/pseudonym/map_json.h"

#include <doctest/doctest.h>

#include "redactor/pseudonym/map_reader.h"

namespace redactor::pseudonym {
namespace {

constexpr const char* kHeader =
    "{\"redactor_map\":1,\"key_id\":\"0011223344556677\",\"audience\":\"\","
    "\"rules\":\"r\",\"lexicon\":\"\",\"created\":\"2026-01-01T00:00:00Z\","
    "\"partial\":false}";
constexpr const char* kLine =
    "{\"token\":\"PERSON-7Q4M2K9XABTC\",\"type\":\"PERSON\",\"value\":\"Jane "
    "Poe\",\"forms\":[[\"Jane Poe\",12],[\"JANE \\\"POE\\\"\",1,\"4T9Q\"]],"
    "\"count\":13,\"preexisting\":0,\"first\":{\"entry\":\"a.zip!b\","
    "\"record\":17,\"path\":\"/requester/name\"},\"rules\":[\"field.person\","
    "\"person.tagger\"]}";

std::string Replaced(std::string text, const std::string& what,
                     const std::string& by) {
  const size_t at = text.find(what);
  REQUIRE(at != std::string::npos);
  return text.replace(at, what.size(), by);
}

TEST_CASE("the shape of header and line is the one of the design") {
  MapHeader header;
  REQUIRE(ParseHeader(kHeader, &header).ok());
  CHECK(header.key_id == "0011223344556677");
  CHECK(header.created == "2026-01-01T00:00:00Z");
  std::string out;
  AppendHeader(header, &out);
  CHECK(out == std::string(kHeader) + "\n");

  MapLine line;
  REQUIRE(ParseLine(kLine, &line).ok());
  CHECK(line.type == EntityType::kPerson);
  CHECK(line.forms.at(1).raw == "JANE \"POE\"");
  CHECK(line.forms.at(1).form == "4T9Q");
  CHECK(line.first->record == 17);
  out.clear();
  AppendLine(line, &out);
  CHECK(out == std::string(kLine) + "\n");
}

TEST_CASE("every raw spelling survives, with its flags") {
  const std::vector<std::pair<MapForm, std::string>> rows = {
      {{"a", 1, "", false, false}, "[\"a\",1]"},
      {{"12", 3, "", true, false}, "[\"12\",3,\"\",\"number\"]"},
      {{"12", 3, "4T9Q", true, true},
       "[\"12\",3,\"4T9Q\",\"number\",\"ambiguous\"]"},
      {{"\xFF\xFE", 2, "", false, false}, "[\"//4=\",2,\"\",\"base64\"]"},
      {{"\n\t\x01\\\"", 1, "", false, false},
       "[\"\\n\\u0009\\u0001\\\\\\\"\",1]"},
      {{std::string("\0", 1), 1, "", false, false}, "[\"\\u0000\",1]"},
      {{"\xF0\x9F\x98\x80", 1, "", false, false}, "[\"\xF0\x9F\x98\x80\",1]"},
      {{"", 1, "", false, false}, "[\"\",1]"},
  };
  for (const auto& [form, text] : rows) {
    CAPTURE(text);
    std::string out;
    AppendForm(form, &out);
    CHECK(out == text);
    MapLine line;
    REQUIRE(ParseLine(Replaced(kLine, "[\"Jane Poe\",12]", text), &line).ok());
    CHECK(line.forms[0].raw == form.raw);
    CHECK(line.forms[0].count == form.count);
    CHECK(line.forms[0].form == form.form);
    CHECK(line.forms[0].bare_number == form.bare_number);
    CHECK(line.forms[0].ambiguous == form.ambiguous);
  }
}

TEST_CASE("JSON written another way is read the same") {
  MapLine line;
  const std::string spaced =
      " { \"rules\" : [ ] , \"first\" : null , \"preexisting\" : 2 ,\t"
      "\"count\" : 0 , \"forms\" : [ ] , \"value\" : null , \"type\" : "
      "\"PERSON\" , \"token\" : \"PERSON-7Q4M2K9XABTC\" } ";
  REQUIRE(ParseLine(spaced, &line).ok());
  CHECK(line.preexisting == 2);
  CHECK_FALSE(line.value.has_value());
  CHECK_FALSE(line.first.has_value());
  REQUIRE(ParseLine(Replaced(kLine, "Jane Poe\",\"forms",
                             "\\u004aane\\/\\ud83d\\ude00\",\"forms"),
                    &line)
              .ok());
  CHECK(*line.value == "Jane/\xF0\x9F\x98\x80");
}

TEST_CASE("hostile lines are refused and not shown") {
  const std::string good = kLine;
  std::vector<std::string> bad = {
      "",
      "{}",
      "null",
      "[]",
      good + "x",
      good + good,
      Replaced(good, "\"type\":\"PERSON\"", "\"type\":\"EMAIL\""),
      Replaced(good, "PERSON-7Q4M", "PERSON-7q4m"),
      Replaced(good, "PERSON-7Q4M", "PERSON-7U4M"),
      Replaced(good, "PERSON-7Q4M2K9XABTC", "PERSON-7Q4M2K9XABT"),
      Replaced(good, "PERSON-7Q4M2K9XABTC", "PEOPLE-7Q4M2K9XABTC"),
      Replaced(good, "\"count\":13", "\"count\":-1"),
      Replaced(good, "\"count\":13", "\"count\":1.5"),
      Replaced(good, "\"count\":13", "\"count\":013"),
      Replaced(good, "\"count\":13", "\"count\":1e3"),
      Replaced(good, "\"count\":13", "\"count\":99999999999999999999"),
      Replaced(good, "\"count\":13", "\"count\":\"13\""),
      Replaced(good, "\"count\":13", "\"counts\":13"),
      Replaced(good, "\"count\":13", "\"count\":13,\"count\":13"),
      Replaced(good, "\"count\":13,", ""),
      Replaced(good, "\"4T9Q\"", "\"4T9\""),
      Replaced(good, "\"4T9Q\"", "\"4t9q\""),
      Replaced(good, "\"4T9Q\"", "\"4T9Q\",\"odd\""),
      Replaced(good, "\"4T9Q\"", "\"4T9Q\",\"number\",\"number\""),
      Replaced(good, "\"4T9Q\"", "\"4T9Q\",\"base64\""),
      Replaced(good, "[\"Jane Poe\",12]", "[\"Jane Poe\"]"),
      Replaced(good, "[\"Jane Poe\",12]", "[\"Jane Poe\",12,]"),
      Replaced(good, "[\"Jane Poe\",12]", "[[\"Jane Poe\",12]]"),
      Replaced(good, "Jane Poe", "Jane\nPoe"),
      Replaced(good, "Jane Poe", "Jane\xFFPoe"),
      Replaced(good, "Jane Poe", "Jane\\ud83dPoe"),
      Replaced(good, "Jane Poe", "Jane\\ude00Poe"),
      Replaced(good, "Jane Poe", "Jane\\ud83d\\u0041Poe"),
      Replaced(good, "Jane Poe", "Jane\\x41Poe"),
      Replaced(good, "Jane Poe", "Jane\\u00g1Poe"),
      std::string(100000, '['),
  };
  for (size_t n = 0; n < good.size(); ++n) bad.push_back(good.substr(0, n));
  for (const std::string& text : bad) {
    CAPTURE(text);
    MapLine line;
    const Status status = ParseLine(text, &line);
    CHECK(status.code() == StatusCode::kMalformed);
    CHECK(status.message().find("Jane") == std::string::npos);
  }
  MapHeader header;
  for (const std::string& text :
       {std::string(), std::string("{}"), Replaced(kHeader, ":1,", ":2,"),
        Replaced(kHeader, "false", "0"), Replaced(kHeader, "key_id", "id"),
        std::string(kLine)}) {
    CHECK(ParseHeader(text, &header).code() == StatusCode::kMalformed);
  }
}

TEST_CASE("a map must be sorted and hold each token once") {
  const std::string header = std::string(kHeader) + "\n";
  const std::string line = std::string(kLine) + "\n";
  const std::string later = Replaced(line, "PERSON-7Q", "PERSON-8Q");
  const auto read = [](const std::string& text) {
    auto source = NewMemorySource(text);
    MapReader reader(*source);
    MapHeader head;
    REQUIRE(reader.ReadHeader(&head).ok());
    MapLine got;
    bool has = true;
    Status status;
    while (has && status.ok()) status = reader.Next(&has, &got);
    return status.code();
  };
  CHECK(read(header) == StatusCode::kOk);
  CHECK(read(header + line + later) == StatusCode::kOk);
  CHECK(read(header + later + line) == StatusCode::kMalformed);
  CHECK(read(header + line + line) == StatusCode::kMalformed);
  CHECK(read(header + line + "\n" + later) == StatusCode::kMalformed);
  CHECK(read(header + line.substr(0, line.size() - 1)) == StatusCode::kOk);
  CHECK(read(header + line.substr(0, line.size() - 2)) ==
        StatusCode::kMalformed);
}

}  // namespace
}  // namespace redactor::pseudonym
