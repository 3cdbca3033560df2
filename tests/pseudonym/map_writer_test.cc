// The map of a run: counts, order, forms, secrets, collisions, spilling.
#include "redactor/pseudonym/map_writer.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "redactor/pseudonym/map_reader.h"
#include "tests/pseudonym/map_harness.h"

namespace redactor::pseudonym {
namespace {

using E = EntityType;
using testing::MapHarness;
using testing::TestKey;

std::vector<MapLine> LinesOf(const std::string& map) {
  auto source = NewMemorySource(map);
  MapReader reader(*source);
  MapHeader header;
  REQUIRE(reader.ReadHeader(&header).ok());
  std::vector<MapLine> lines;
  MapLine line;
  for (bool has = true;;) {
    const Status status = reader.Next(&has, &line);
    REQUIRE(status.ok());
    if (!has) return lines;
    lines.push_back(line);
  }
}

std::string FormsOf(const MapLine& line) {
  std::string out;
  for (const MapForm& form : line.forms) AppendForm(form, &out);
  return out;
}

TEST_CASE(
    "one entity: forms by count, then by first; value of the first form") {
  MapHarness map;
  map.Add(E::kPerson, "JANE POE", "JANE POE", false, "rule.z");
  map.Add(E::kPerson, "Jane Poe", "Jane");
  map.Add(E::kPerson, "Jane Poe", "Jane Poe");
  map.Add(E::kPerson, "Jane Poe", "Jane Poe");
  map.Add(E::kPerson, "Poe, Jane", "Poe, Jane", false, "rule.z");
  const auto lines = LinesOf(map.Finish());
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].value == "Jane Poe");
  CHECK(FormsOf(lines[0]) ==
        "[\"Jane Poe\",2][\"JANE POE\",1][\"Jane\",1][\"Poe, Jane\",1]");
  CHECK(lines[0].count == 5);
  CHECK(lines[0].first->record == 0);
  CHECK(lines[0].rules == std::vector<std::string>{"rule.a", "rule.z"});
  CHECK(map.writer().entities() == 1);
}

TEST_CASE("lines are sorted by token and end with the newest facts") {
  MapHarness map;
  for (const char* name : {"a b", "c d", "e f", "g h"})
    map.Add(E::kPerson, name);
  map.Add(E::kEmail, "a@example.com");
  const std::string text = map.Finish();
  CHECK(text.starts_with("{\"redactor_map\":1,\"key_id\":\""));
  CHECK(text.ends_with("}\n"));
  const auto lines = LinesOf(text);
  CHECK(lines.size() == 5);
  CHECK(std::is_sorted(
      lines.begin(), lines.end(),
      [](const MapLine& a, const MapLine& b) { return a.token < b.token; }));
}

TEST_CASE("secrets are counted and not kept, unless wanted") {
  MapHarness map;
  map.Add(E::kSecret, "hunter2");
  map.Add(E::kSecret, "hunter2");
  const std::string text = map.Finish();
  CHECK(text.find("hunter2") == std::string::npos);
  const auto lines = LinesOf(text);
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].count == 2);
  CHECK_FALSE(lines[0].value.has_value());
  CHECK(lines[0].forms.empty());
  CHECK(lines[0].first.has_value());

  MapHarness keeping(false, 1 << 20, true);
  keeping.Add(E::kSecret, "hunter2");
  CHECK(LinesOf(keeping.Finish())[0].value == "hunter2");
}

TEST_CASE("tokens that stood there already have a line of their own") {
  MapHarness map;
  const Token both = map.maker().Make(E::kPerson, "Jane Poe", "Jane Poe");
  const Token only = map.maker().Make(E::kPerson, "Omar Roe", "Omar Roe");
  CHECK(map.writer().AddPreexisting(both).ok());
  map.Add(E::kPerson, "Jane Poe");
  CHECK(map.writer().AddPreexisting(both).ok());
  CHECK(map.writer().AddPreexisting(only).ok());
  for (const MapLine& line : LinesOf(map.Finish())) {
    const bool is_only = line.token == BareToken(only);
    CHECK(line.preexisting == (is_only ? 1 : 2));
    CHECK(line.count == (is_only ? 0 : 1));
    CHECK(line.first.has_value() == !is_only);
    CHECK(line.value.has_value() == !is_only);
  }
}

TEST_CASE("numbers, bytes and FORMs are told apart") {
  MapHarness map(true);
  map.Add(E::kAccount, "123", "123");
  map.Add(E::kAccount, "123", "123", true);
  map.Add(E::kAccount, "1-23", "1-\xFF");
  const auto lines = LinesOf(map.Finish());
  REQUIRE(lines.size() == 1);
  REQUIRE(lines[0].forms.size() == 3);
  CHECK(lines[0].forms[0].form.empty());
  CHECK(lines[0].forms[1].bare_number);
  CHECK(lines[0].forms[1].form.size() == 4);
  CHECK(lines[0].forms[2].raw == "1-\xFF");
}

TEST_CASE("two spellings that share a FORM are both ambiguous") {
  for (const size_t budget : {size_t{1}, size_t{1} << 20}) {
    MapHarness map(true, budget);
    MapOccurrence occurrence;
    occurrence.token = map.maker().Make(E::kPerson, "Jane Poe", "Jane Poe");
    occurrence.value = "Jane Poe";
    for (const auto& [raw, form] :
         std::initializer_list<std::pair<const char*, const char*>>{
             {"JANE POE", "AAAA"},
             {"jane poe", "BBBB"},
             {"JANE  POE", "AAAA"},
             {"Jane Poe", ""},
             {"Jane", "AAAA"}}) {
      occurrence.raw = raw;
      occurrence.token.form = form;
      CHECK(map.writer().Add(occurrence, CanonicalOptions()).ok());
    }
    const auto lines = LinesOf(map.Finish());
    REQUIRE(lines.size() == 1);
    for (const MapForm& form : lines[0].forms) {
      CHECK(form.ambiguous == (form.form == "AAAA"));
    }
  }
}

TEST_CASE("two values under one token are an error that names the type only") {
  for (const size_t budget : {size_t{1}, size_t{1} << 20}) {
    MapHarness map(false, budget);
    MapOccurrence occurrence;
    occurrence.token = map.maker().Make(E::kPerson, "Jane Poe", "Jane Poe");
    Status status;
    for (const char* value : {"Jane Poe", "JANE POE", "Omar Roe"}) {
      CHECK(status.ok());
      occurrence.value = value;
      occurrence.raw = value;
      status = map.writer().Add(occurrence, CanonicalOptions());
    }
    if (status.ok()) {  // spilled in between: found when runs meet
      std::string out;
      auto sink = NewStringSink(&out);
      status = map.writer().Finish(MapHeader(), *sink);
    }
    CHECK(status.code() == StatusCode::kCrypto);
    CHECK(status.message().find("PERSON") != std::string::npos);
    CHECK(status.message().find("Roe") == std::string::npos);
  }
}

// A long run with many entities, many forms of one, and pre-existing tokens.
std::string RandomMap(size_t budget, int occurrences) {
  MapHarness map(true, budget);
  std::mt19937 random(11);
  for (int i = 0; i < occurrences; ++i) {
    const auto n = random() % 300;
    const std::string name = "Jane Poe" + std::string(1 + n / 26, 'a' + n % 26);
    switch (random() % 6) {
      case 0:
        map.Add(E::kPerson, "Jane Poe",
                "Jane" + std::string(1 + random() % 200, ' ') + "Poe");
        break;
      case 1: {
        const Token token = map.maker().Make(E::kPerson, name, name);
        CHECK(map.writer().AddPreexisting(token).ok());
        break;
      }
      case 2:
        map.Add(E::kSecret, name, name, false, "rule." + std::to_string(n % 7));
        break;
      case 3:
        map.Add(E::kAccount, std::to_string(n), std::to_string(n), n % 2 == 0);
        break;
      default:
        map.Add(E::kPerson, name, n % 3 == 0 ? "Jane" : name, false,
                "rule." + std::to_string(n % 5));
    }
  }
  return map.Finish();
}

TEST_CASE("the budget never changes a byte") {
  const std::string expected = RandomMap(size_t{64} << 20, 6000);
  CHECK(LinesOf(expected).size() > 500);
  for (const size_t budget : {size_t{1}, size_t{1000}, size_t{40000}}) {
    CAPTURE(budget);
    CHECK((RandomMap(budget, 6000) == expected));
  }
}

TEST_CASE("a sink that fails ends the writing") {
  class FailingSink final : public ByteSink {
   public:
    Status Write(std::string_view) override {
      return {StatusCode::kIo, "no room"};
    }
  } sink;
  MapHarness map;
  map.Add(E::kPerson, "Jane Poe");
  CHECK(map.writer().Finish(MapHeader(), sink).code() == StatusCode::kIo);
}

TEST_CASE("temporary space that is used up is an error, not a smaller map") {
  auto cipher = NewRunCipher();
  REQUIRE(cipher.ok());
  std::atomic<int64_t> room{100000};
  SpoolOptions spill;
  spill.cipher = cipher->get();
  spill.temp_budget = &room;
  MapWriter writer(spill, 1000, false);
  Pseudonymizer maker(TestKey(), TokenOptions());
  Status status;
  for (int i = 0; i < 2000 && status.ok(); ++i) {
    const std::string value(2000, static_cast<char>('a' + i % 26));
    const std::string whole = value + std::to_string(i);
    MapOccurrence occurrence;
    occurrence.token = maker.Make(E::kAccount, whole, whole);
    occurrence.value = whole;
    occurrence.raw = whole;
    status = writer.Add(occurrence, CanonicalOptions());
  }
  CHECK(status.code() == StatusCode::kLimit);
}

TEST_CASE("merging maps adds up") {
  MapHarness a(true);
  MapHarness b(true);
  a.Add(E::kPerson, "Jane Poe", "Jane Poe", false, "rule.b");
  a.Add(E::kPerson, "JANE POE", "JANE POE", false, "rule.b");
  a.Add(E::kEmail, "a@example.com");
  for (int i = 0; i < 3; ++i) b.Add(E::kPerson, "JANE POE", "JANE POE");
  b.Add(E::kPhone, "+1 555 555 0100");
  CHECK(b.writer()
            .AddPreexisting(b.maker().Make(E::kEmail, "a@example.com", ""))
            .ok());
  const std::string map_a = a.Finish();
  const std::string map_b = b.Finish();
  auto source_a = NewMemorySource(map_a);
  auto source_b = NewMemorySource(map_b);
  std::string out;
  auto sink = NewStringSink(&out);
  const Status merged = MergeMaps({source_a.get(), source_b.get()}, *sink);
  REQUIRE(merged.ok());
  const auto lines = LinesOf(out);
  REQUIRE(lines.size() == 3);
  CHECK(lines[0].type == E::kEmail);
  CHECK(lines[0].preexisting == 1);
  CHECK(lines[0].value == "a@example.com");
  CHECK(lines[1].type == E::kPerson);
  CHECK(lines[1].count == 5);
  CHECK(lines[1].value == "JANE POE");
  CHECK(lines[1].forms[0].raw == "JANE POE");
  CHECK(lines[1].forms[0].count == 4);
  CHECK(lines[1].rules == std::vector<std::string>{"rule.a", "rule.b"});
  CHECK(lines[2].type == E::kPhone);

  // Merging one map changes nothing.
  auto again = NewMemorySource(out);
  std::string same;
  auto same_sink = NewStringSink(&same);
  CHECK(MergeMaps({again.get()}, *same_sink).ok());
  CHECK(same == out);
}

Status MergeTexts(const std::vector<std::string>& texts, std::string* out) {
  std::vector<std::unique_ptr<ByteSource>> sources;
  std::vector<ByteSource*> maps;
  for (const std::string& text : texts) {
    sources.push_back(NewMemorySource(text));
    maps.push_back(sources.back().get());
  }
  auto sink = NewStringSink(out);
  return MergeMaps(maps, *sink);
}

std::string Replaced(std::string text, const std::string& what,
                     const std::string& by) {
  const size_t at = text.find(what);
  REQUIRE(at != std::string::npos);
  return text.replace(at, what.size(), by);
}

TEST_CASE("headers are united, and maps that do not belong together refused") {
  MapHarness harness;
  harness.Add(E::kPerson, "Jane Poe");
  const std::string map = harness.Finish();
  std::string out;
  REQUIRE(MergeTexts({map, Replaced(Replaced(map, "2026-01-01", "2026-02-01"),
                                    "\"partial\":false", "\"partial\":true")},
                     &out)
              .ok());
  CHECK(out.find("2026-02-01") != std::string::npos);
  CHECK(out.find("\"partial\":true") != std::string::npos);
  CHECK(out.find("\"count\":2") != std::string::npos);
  const auto code = [&](const std::string& other) {
    std::string ignored;
    return MergeTexts({map, other}, &ignored).code();
  };
  CHECK(code(Replaced(map, "\"audience\":\"\"", "\"audience\":\"x\"")) ==
        StatusCode::kInvalidArgument);
  CHECK(code(Replaced(map, TestKey()->Id(""), "0000000000000000")) ==
        StatusCode::kInvalidArgument);
  CHECK(code(Replaced(map, "\"value\":\"Jane Poe\"", "\"value\":\"Omar\"")) ==
        StatusCode::kInvalidArgument);
  CHECK(code(Replaced(map, "\"value\":\"Jane Poe\"",
                      "\"value\":\"POE, JANE\"")) == StatusCode::kOk);
  CHECK(code("") == StatusCode::kMalformed);
  CHECK(code(map.substr(0, map.size() - 5)) == StatusCode::kMalformed);
  std::string ignored;
  CHECK_FALSE(MergeTexts({}, &ignored).ok());
}

}  // namespace
}  // namespace redactor::pseudonym
