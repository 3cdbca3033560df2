// The engine from rule text to spans.
#include "redactor/detect/engine.h"

#include <doctest/doctest.h>

#include "engine_fixture.h"

namespace redactor::detect {

namespace {

constexpr const char* kImei = R"(
[[rule]]
id = "device.imei"
type = "IMEI"
pattern = '''\b\d{2}[ -]?\d{6}[ -]?\d{6}[ -]?\d\b'''
trigger = "digits:14"
alphabet = "0-9 -"
validate = "luhn"
context = ["imei", "handset", "serial no"]
veto = ["order", "ticket number"]
score = 0.3
score_in_context = 0.95
max_length = 20
)";

constexpr const char* kMail = R"(
[[rule]]
id = "contact.email"
type = "EMAIL"
pattern = '''[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}'''
trigger = "byte:@"
alphabet = "A-Za-z0-9.@_+-"
score = 0.9
max_length = 100
)";

constexpr const char* kCard = R"(
[[rule]]
id = "money.card"
type = "CARD"
pattern = '''\b\d(?:[ -]?\d){12,18}\b'''
trigger = "digits:13"
alphabet = "0-9 -"
validate = "luhn"
context = ["card", "visa"]
score = 0.4
score_in_context = 0.9
max_length = 30
)";

constexpr const char* kPhone = R"(
[[rule]]
id = "contact.phone"
type = "PHONE"
pattern = '''\+?\(?\b\d{3}\)?[ .-]?\d{3}[ .-]?\d{4}\b'''
trigger = "digits:10"
context = ["call", "phone"]
score = 0.6
score_in_context = 0.9
max_length = 20
)";

}  // namespace

TEST_CASE("cues, proofs and vetoes") {
  TestEngine engine(kImei);
  struct Row {
    const char* text;
    const char* found;
  };
  const Row rows[] = {
      {"IMEI: 35-209900-176148-1.", "IMEI:35-209900-176148-1"},
      {"see 352099001761481 there", "IMEI:352099001761481"},  // proof
      {"see 352099001761482 there", ""},
      {"imei 352099001761482 there", "IMEI:352099001761482"},
      {"its imeis are 352099001761482", "IMEI:352099001761482"},
      {"IMEI2: 352099001761482", "IMEI:352099001761482"},
      {"352099001761482 is the imei", "IMEI:352099001761482"},
      {"352099001761482 is what the imei", ""},  // four words behind
      {"imei a b c d e 352099001761482", "IMEI:352099001761482"},
      {"imei a b c d e f 352099001761482", ""},
      {"imei\n352099001761482", "IMEI:352099001761482"},
      {"imei\n\n352099001761482", ""},
      {"order 352099001761481", ""},
      {"ticket number: 352099001761481", ""},
      {"order of imei 352099001761481", "IMEI:352099001761481"},
      {"+352099001761482", ""},  // a doubt with a plus has the score 0.3
      {"Serial-No. 352099001761482", "IMEI:352099001761482"},
      {"1352099001761481", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(engine.Find(row.text) == row.found);
  }
}

TEST_CASE("field names are cues") {
  TestEngine engine(kImei);
  for (const char* name :
       {"imei", "IMEI_1", "deviceImei", "Serial No", "serialNo"}) {
    CAPTURE(name);
    TestRecord record = TestRecord::Values({{name, "x 352099001761482 y"}});
    CHECK(engine.Find(&record) == "IMEI:352099001761482");
  }
  TestRecord record = TestRecord::Values({{"note", "x 352099001761482 y"}});
  CHECK(engine.Find(&record).empty());
}

TEST_CASE("cues do not cross values") {
  TestEngine engine(kImei);
  TestRecord record =
      TestRecord::Values({{"a", "imei"}, {"b", "352099001761482"}});
  CHECK(engine.Find(&record).empty());
}

TEST_CASE("tokens count as one word") {
  TestEngine engine(std::string(kImei) + kMail);
  const std::string far = "imei a b c d jane.poe@example.com 352099001761482";
  CHECK(engine.Find(far) == "EMAIL:jane.poe@example.com IMEI:352099001761482");
  // The same text after a first run over the address alone.
  const std::string token = "imei a b c d EMAIL-AAAAAAAAAAAA 352099001761482";
  CHECK(engine.Find(token, {{13, 31}}) == "IMEI:352099001761482");
  // Without knowing the token it is one word too many.
  CHECK(engine.Find("imei a b c d x y 352099001761482").empty());
}

TEST_CASE("a greedy neighbour hides nothing") {
  TestEngine engine(kCard);
  CHECK(engine.Find("visa 4111 1111 1111 1111 123") ==
        "CARD:4111 1111 1111 1111 CARD:123");
  CHECK(engine.Find("7 4111 1111 1111 1111 12") == "CARD:4111 1111 1111 1111");
  CHECK(engine.Find("5 4111-1111-1111-1111 99 5555 5555 5555 4444 8") ==
        "CARD:4111-1111-1111-1111 CARD:5555 5555 5555 4444");
}

TEST_CASE("the referee settles numbers") {
  TestEngine engine(std::string(kImei) + kCard + kPhone);
  struct Row {
    const char* text;
    const char* found;
  };
  const Row rows[] = {
      // Both pass Luhn: the cue decides, then the grouping.
      {"card 352099001761481", "CARD:352099001761481"},
      {"handset 352099001761481", "IMEI:352099001761481"},
      {"got 35-209900-176148-1 here", "IMEI:35-209900-176148-1"},
      {"got 4111 1111 1111 1111 here", "CARD:4111 1111 1111 1111"},
      // Negative readings.
      {"at 1699012345 it failed", ""},
      {"call 1699012345 now", "PHONE:1699012345"},
      {"at 2175550143 it rang", "PHONE:2175550143"},
      {"2025-11-03T12:44:01.123Z ok", ""},
      {"x 0.2175550143 y", ""},
      {"call 217-555-0143.", "PHONE:217-555-0143"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(engine.Find(row.text) == row.found);
  }
}

TEST_CASE("lists: deny always, allow never, deny before allow") {
  EngineOptions options;
  options.deny = {"Falcon", "Projekt Müller", "/SC-\\d{5}/", "R2-D2", "both"};
  options.allow = {"help@example.com", "both", "/[a-z]+@ok\\.example/"};
  TestEngine engine(kMail, options);
  struct Row {
    const char* text;
    const char* found;
  };
  const Row rows[] = {
      {"the FALCON flies", "INTERNAL:FALCON"},
      {"falcons fly", ""},
      {"falc\xC3\xB3n", "INTERNAL:falc\xC3\xB3n"},
      {"projekt  M\xC3\xBCller", "INTERNAL:projekt  M\xC3\xBCller"},
      {"PROJEKT MULLER!", "INTERNAL:PROJEKT MULLER"},
      {"see SC-20441 and r2-d2s or r2-d2", "INTERNAL:SC-20441 INTERNAL:r2-d2"},
      {"both", "INTERNAL:both"},
      {"help@example.com jane@example.com", "EMAIL:jane@example.com"},
      {"any@ok.example", ""},
      // Allowed only where nothing is left over.
      {"xhelp@example.com", "EMAIL:xhelp@example.com"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(engine.Find(row.text) == row.found);
  }
}

TEST_CASE("disguises are taken off") {
  TestEngine engine(std::string(kMail) + kImei);
  CHECK(engine.Find("jane%40example.com") == "EMAIL:jane%40example.com");
  CHECK(engine.Find("IMEI 35209900176148\xEF\xBC\x91 x") ==
        "IMEI:35209900176148\xEF\xBC\x91");
  TestRecord record = TestRecord::Values({{"a", "x&#64;y"},
                                          {"b", "bob&#64;example.com"},
                                          {"imei", "352099001761482"}});
  CHECK(engine.Find(&record) ==
        "EMAIL:bob&#64;example.com IMEI:352099001761482");
}

TEST_CASE("own tokens are never touched") {
  TestEngine engine(kMail);
  const std::string text = "a email-abc@redacted.invalid b";
  CHECK(engine.Find(text, {{2, 28}}).empty());
  // What a rule says of text glued to a token still goes.
  CHECK(engine.Find("x TOK@example.com", {{2, 5}}) == "EMAIL:example.com");
  CHECK(engine.Find("x TOK jane@example.com", {{2, 5}}) ==
        "EMAIL:jane@example.com");
}

TEST_CASE("only and except") {
  EngineOptions options;
  options.except = {EntityType::kEmail};
  TestEngine but_mail(std::string(kMail) + kImei, options);
  CHECK(but_mail.Find("a@example.com imei 352099001761481") ==
        "IMEI:352099001761481");
  options.except = {};
  options.only = {EntityType::kEmail};
  TestEngine mail(std::string(kMail) + kImei, options);
  CHECK(mail.Find("a@example.com imei 352099001761481") ==
        "EMAIL:a@example.com");
}

TEST_CASE("numbers are replaced whole") {
  TestEngine engine(R"(
[[rule]]
id = "account.part"
type = "ACCOUNT"
pattern = '77\d{6}'
trigger = "digits:8"
max_length = 10
)");
  TestRecord record = TestRecord::Values({{"n", "-77123456.5"}});
  CHECK(engine.Find(&record) == "ACCOUNT:77123456");
  record.SetKind(0, SegmentKind::kNumber);
  CHECK(engine.Find(&record) == "ACCOUNT:-77123456.5");
}

TEST_CASE("a value group, a slow rule, a rule with two triggers") {
  TestEngine engine(R"(
[[rule]]
id = "secret.password"
type = "SECRET"
pattern = '''(?i)\bpassword(?: is|:|=)\s*(?P<value>\S+)'''
trigger = "text:password"
max_length = 80
[[rule]]
id = "serial.slow"
type = "SERIAL"
pattern = '''[A-Z]{2}\d{4}zz\b'''
max_length = 20
)");
  CHECK(engine.Find("My Password: hunter2 ok") == "SECRET:hunter2");
  CHECK(engine.Find("user_password=hunter2") == "");  // \b of the rule
  CHECK(engine.Find("x AB1234zz and XX9876zz") ==
        "SERIAL:AB1234zz SERIAL:XX9876zz");
}

TEST_CASE("the user's detectors") {
  class Cats final : public Detector {
   public:
    [[nodiscard]] std::string_view id() const override { return "my.cats"; }
    Status Scan(std::string_view text, std::string_view path,
                SpanSink& sink) const override {
      if (path == "/bad") return {StatusCode::kInternal, "no"};
      const size_t at = text.find("cat");
      if (at != std::string_view::npos) {
        sink.Add(at, at + 3, EntityType::kOrg, 0.9);
      }
      sink.Add(0, text.size() + 1, EntityType::kOrg, 1);  // out of bounds
      return Status::Ok();
    }
  };
  EngineOptions options;
  options.detectors = {std::make_shared<Cats>()};
  TestEngine engine(kMail, options);
  TestRecord good = TestRecord::Values({{"a", "a cat"}, {"b", "no dog"}});
  CHECK(engine.Find(&good) == "ORG:cat");
  TestRecord bad = TestRecord::Values({{"bad", "a cat"}});
  CHECK(engine.Find(&bad) == "error: no");
}

TEST_CASE(
    "an allowed text covers what lies in it, a shorter one behind it too") {
  EngineOptions options;
  options.allow = {"jane@example.com and 10.0.0.1", "and"};
  TestEngine engine(std::string(kMail) + kCard, options);
  CHECK(engine.Find("jane@example.com and 10.0.0.1 or joe@example.com") ==
        "EMAIL:joe@example.com");
  options.allow = {"example.com jane@example.com x", "jane"};
  TestEngine other(kMail, options);
  CHECK(other.Find("example.com jane@example.com x jane@example.com") ==
        "EMAIL:jane@example.com");
}

TEST_CASE("explain names every rejected candidate") {
  TestEngine engine(std::string(kImei) + kCard, {}, true);
  const auto reasons = [&](const char* text) {
    engine.Find(text);
    std::string out;
    for (const Judgement& j : engine.result().judgements) {
      if (j.reason.empty()) continue;
      out += std::string(j.detection.rule) + "=" + std::string(j.reason);
      if (!j.referee.empty()) out += " (" + std::string(j.referee) + ")";
      out += ";";
    }
    return out;
  };
  CHECK(reasons("order 35-209900-176148-1") == "device.imei=veto;");
  CHECK(reasons("x 352099001761482") == "device.imei=doubt;money.card=doubt;");
  CHECK(reasons("imei 35-209900-176148-1") ==
        "money.card=referee (no cue, another type has one);");
}

TEST_CASE("the name of a rule set depends on rules and settings") {
  TestEngine a(kImei);
  TestEngine b(kImei);
  TestEngine c(kCard);
  EngineOptions options;
  options.min_score = 0.7;
  TestEngine d(kImei, options);
  options.min_score = 0.5;
  options.deny = {"secret name"};
  TestEngine e(kImei, options);
  CHECK(a.engine().rules_id() == b.engine().rules_id());
  CHECK(a.engine().rules_id() != c.engine().rules_id());
  CHECK(a.engine().rules_id() != d.engine().rules_id());
  CHECK(a.engine().rules_id() == e.engine().rules_id());
}

}  // namespace redactor::detect
