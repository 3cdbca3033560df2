// A long value in one piece and in parts: the same spans.
#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "engine_fixture.h"
#include "redactor/base/limits.h"

namespace redactor::detect {

namespace {

constexpr const char* kRules = R"(
[[rule]]
id = "imei"
type = "IMEI"
pattern = '''\b\d{2}[ -]?\d{6}[ -]?\d{6}[ -]?\d\b'''
trigger = "digits:15"
alphabet = "0-9 -"
validate = "luhn"
context = ["imei", "handset"]
requires_context = true
score = 0.3
score_in_context = 0.95
max_length = 20
[[rule]]
id = "phone"
type = "PHONE"
pattern = '''\b\d{3}[ .-]?\d{3}[ .-]?\d{4}\b'''
trigger = "digits:10"
context = ["call"]
requires_context = true
score = 0.3
score_in_context = 0.9
max_length = 24
[[rule]]
id = "mail"
type = "EMAIL"
pattern = '''[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}'''
trigger = "byte:@"
alphabet = "A-Za-z0-9.@_+-"
score = 0.9
max_length = 100
[[rule]]
id = "key"
type = "SECRET"
pattern = '''\bkey_[A-Za-z0-9]+'''
extend = "A-Za-z0-9"
score = 0.9
max_length = 64
[[rule]]
id = "pem"
type = "SECRET"
pattern = '''-----BEGIN [A-Z]+-----'''
extend_until = '''-----END [A-Z]+-----'''
score = 0.9
max_length = 64
)";

struct Found {
  uint32_t begin;
  uint32_t end;
  EntityType type;
  bool operator==(const Found&) const = default;
};

// Joins a value and its continuations.
void Add(const Detection& d, uint32_t offset, std::vector<Found>* out) {
  const Found found{d.begin + offset, d.end + offset, d.type};
  if (d.continuation && !out->empty() && out->back().end == found.begin) {
    out->back().end = found.end;
  } else {
    out->push_back(found);
  }
}

std::vector<Found> Scan(TestEngine* engine, TestRecord* record, uint32_t offset,
                        uint32_t* consumed) {
  const std::string answer = engine->Find(record);
  REQUIRE_FALSE(answer.starts_with("error"));
  std::vector<Found> out;
  for (const Detection& d : engine->result().detections) {
    Add(d, offset, &out);
    *consumed = std::max(*consumed, d.end + offset);
  }
  return out;
}

// As a format would deliver it, cut at `cuts`.
std::vector<Found> InParts(TestEngine* engine, const std::string& text,
                           const std::vector<uint32_t>& cuts) {
  std::vector<Found> all;
  uint32_t begin = 0;
  const auto size = static_cast<uint32_t>(text.size());
  for (size_t i = 0; i <= cuts.size(); ++i) {
    const uint32_t end = i < cuts.size() ? cuts[i] : size;
    if (end < begin || (end == begin && end < size)) continue;
    const uint32_t from = begin - std::min<uint32_t>(begin, kContextBytes);
    const uint32_t to = std::min<uint32_t>(size, end + kMarginBytes);
    TestRecord part = TestRecord::Plain(text.substr(from, to - from));
    part.Own(begin - from, end - from, to - from);
    part.Part(begin == 0, end == size);
    uint32_t consumed = end;
    const std::string answer = engine->Find(&part);
    REQUIRE_FALSE(answer.starts_with("error"));
    for (const Detection& d : engine->result().detections) {
      Add(d, from, &all);
      consumed = std::max(consumed, d.end + from);
    }
    begin = consumed;
  }
  return all;
}

std::string Show(const std::vector<Found>& all) {
  std::string out;
  for (const Found& f : all) {
    out += std::to_string(f.begin) + "-" + std::to_string(f.end) + " ";
  }
  return out;
}

std::string LongText(std::mt19937* random, size_t size) {
  static const std::vector<std::string> words = {"imei",
                                                 "call",
                                                 "handset",
                                                 "the",
                                                 "and",
                                                 "a",
                                                 "phone",
                                                 "order",
                                                 "\n",
                                                 "352099001761481",
                                                 "35-209900-176148-1",
                                                 "217-555-0143",
                                                 "217 555 0143",
                                                 "jane.poe@example.com",
                                                 "352099001761482",
                                                 "1699012345",
                                                 "12",
                                                 "2025-11-03T12:44:01Z",
                                                 "key_abc123",
                                                 "\xC3\xA9t\xC3\xA9"};
  std::string text;
  while (text.size() < size) {
    text += words[(*random)() % words.size()];
    text += (*random)() % 20 == 0 ? ", " : " ";
  }
  return text;
}

}  // namespace

TEST_CASE("parts find what the whole finds") {
  TestEngine engine(kRules);
  std::mt19937 random(5);
  size_t found = 0;
  for (int round = 0; round < 60; ++round) {
    const std::string text = LongText(&random, 3000);
    uint32_t consumed = 0;
    TestRecord whole = TestRecord::Plain(text);
    const std::vector<Found> want = Scan(&engine, &whole, 0, &consumed);
    found += want.size();
    std::vector<uint32_t> cuts;
    for (uint32_t at = random() % 700; at < text.size();
         at += 1 + random() % 700) {
      cuts.push_back(at);
    }
    const std::vector<Found> got = InParts(&engine, text, cuts);
    if (got != want) {
      CAPTURE(text);
      CHECK(Show(got) == Show(want));
      return;
    }
  }
  CHECK(found > 500);
}

TEST_CASE("redacting twice changes nothing") {
  TestEngine engine(kRules);
  std::mt19937 random(8);
  for (int round = 0; round < 300; ++round) {
    const std::string text = LongText(&random, 400);
    REQUIRE_FALSE(engine.Find(text).starts_with("error"));
    std::string redacted;
    std::vector<OpaqueSpan> tokens;
    size_t at = 0;
    for (const Detection& d : engine.result().detections) {
      redacted += text.substr(at, d.begin - at);
      const auto begin = static_cast<uint32_t>(redacted.size());
      redacted += std::string(EntityTypeName(d.type)) + "-7Q4M2K9XABTC";
      tokens.push_back({begin, static_cast<uint32_t>(redacted.size())});
      at = d.end;
    }
    redacted += text.substr(at);
    CAPTURE(text);
    CAPTURE(redacted);
    CHECK(engine.Find(redacted, tokens).empty());
  }
}

TEST_CASE("values that run over parts are one token and continuations") {
  TestEngine engine(kRules);
  std::mt19937 random(6);
  const std::string body(20000, 'k');
  std::string pem = "-----BEGIN KEY-----";
  for (int i = 0; i < 300; ++i) pem += "\nMIIEowIBAAKCAQEA7 1234 @ key_zzz";
  pem += "\n-----END KEY-----";
  for (const std::string& value : {"key_" + body, pem}) {
    const std::string text =
        "see jane@example.com: " + value + " and call 217-555-0143";
    uint32_t consumed = 0;
    TestRecord whole = TestRecord::Plain(text);
    const std::vector<Found> want = Scan(&engine, &whole, 0, &consumed);
    REQUIRE(want.size() == 3);
    CHECK(want[1].end - want[1].begin == value.size());
    for (int round = 0; round < 20; ++round) {
      std::vector<uint32_t> cuts;
      for (uint32_t at = random() % 3000; at < text.size();
           at += 1 + random() % 3000) {
        cuts.push_back(at);
      }
      CHECK(Show(InParts(&engine, text, cuts)) == Show(want));
    }
  }
}

TEST_CASE("a field's value in parts goes as a whole") {
  EngineOptions options;
  options.fields = {{"secret", "SECRET"}};
  TestEngine engine(kRules, options);
  TestRecord part = TestRecord::Values({{"secret", std::string(9000, 'x')}});
  part.Own(0, 4000, 9001);
  part.Part(true, false);
  CHECK(engine.Find(&part) == "SECRET:" + std::string(4000, 'x'));
  part.Own(512, 9001, 9001);
  part.Part(false, true);
  CHECK(engine.Find(&part) == "+SECRET:" + std::string(9000 - 512, 'x'));
}

}  // namespace redactor::detect
