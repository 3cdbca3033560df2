// The fast path against the oracle, and what happens past max_length.
#include "redactor/detect/pattern_detector.h"

#include <doctest/doctest.h>

#include <random>

#include "oracle.h"
#include "redactor/detect/context.h"
#include "redactor/detect/rule_file.h"
#include "test_record.h"

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
max_length = 20
[[rule]]
id = "card"
type = "CARD"
pattern = '''\b\d(?:[ -]?\d){12,18}\b'''
trigger = "digits:13"
alphabet = "0-9 -"
validate = "luhn"
max_length = 40
[[rule]]
id = "phone"
type = "PHONE"
pattern = '''(?:\+1[ -]?)?(?:\(\d{3}\) ?|\b\d{3}[ .-]?)\d{3}[ .-]?\d{4}\b'''
trigger = "digits:10"
max_length = 24
[[rule]]
id = "ip"
type = "IP"
pattern = '''\b(?:\d{1,3}\.){3}\d{1,3}\b'''
trigger = "digits:4"
max_length = 15
[[rule]]
id = "mac"
type = "MAC"
pattern = '''\b[0-9A-Fa-f]{2}(?:[:-][0-9A-Fa-f]{2}){5}\b'''
trigger = "hex:12"
alphabet = "0-9A-Fa-f:-"
max_length = 17
[[rule]]
id = "uuid"
type = "DEVICE"
pattern = '''\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b'''
trigger = "hex:32"
max_length = 36
[[rule]]
id = "mail"
type = "EMAIL"
pattern = '''[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}'''
trigger = "byte:@"
alphabet = "A-Za-z0-9.@_+-"
max_length = 500
[[rule]]
id = "url"
type = "URL"
pattern = '''\bhttps?://[^\s"]+'''
trigger = "text:://"
max_length = 500
[[rule]]
id = "token"
type = "SECRET"
pattern = '''\bsk_live_[A-Za-z0-9]{8,}\b'''
max_length = 60
[[rule]]
id = "run"
type = "SECRET"
pattern = '''\b[A-Z]{2}\d{2}-[A-Z0-9]{4}-[A-Z0-9]{4}\b'''
trigger = "run:14"
max_length = 14
[[rule]]
id = "slow"
type = "SERIAL"
pattern = '''[A-Z]{2}\d{4}zz'''
max_length = 8
)";

std::vector<Rule> Rules(const std::string& toml) {
  const auto entries = ParseRules(toml, "r.toml");
  INFO((entries.ok() ? "" : entries.status().message()));
  REQUIRE(entries.ok());
  std::vector<Rule> rules;
  for (const RuleEntry& entry : *entries) rules.push_back(entry.rule);
  return rules;
}

std::unique_ptr<const PatternDetector> Compile(const std::vector<Rule>& rules) {
  static const ValidatorSettings settings;
  auto detector = PatternDetector::Create(rules, ContextCues(rules), &settings);
  INFO((detector.ok() ? "" : detector.status().message()));
  REQUIRE(detector.ok());
  return std::move(*detector);
}

std::string Print(const std::vector<PatternMatch>& matches,
                  const std::vector<Rule>& rules, std::string_view text) {
  std::string out;
  for (const PatternMatch& match : matches) {
    out += rules[match.rule].id;
    out += match.fit == PatternMatch::Fit::kWhole    ? ":"
           : match.fit == PatternMatch::Fit::kGoesOn ? "..:"
                                                     : "!:";
    out += std::to_string(match.begin) + "," +
           std::to_string(static_cast<int>(match.verdict)) + "," +
           std::string(text.substr(match.begin, match.end - match.begin)) +
           " | ";
  }
  return out;
}

const std::vector<std::string>& Parts() {
  static const std::vector<std::string> parts = {
      "352099001761481",
      "35-209900-176148-1",
      "4111 1111 1111 1111",
      "4111111111111112",
      "5555-5555-5555-4444",
      "(217) 555-0143",
      "+1 217 555 0143",
      "217.555.0143",
      "10.0.0.12",
      "198.51.100.7",
      "00:1a:2B:3c:4d:5e",
      "123e4567-e89b-12d3-a456-426614174000",
      "jane.poe@example.com",
      "bob@x.example.org",
      "https://intra.example/a?b=c@d.com",
      "sk_live_abcDEF123456",
      "AB12-CD34-EF56",
      "XY1234zz",
      "2025-11-03T12:44:01.123Z",
      "2025-11-03 12:44",
      "1699012345",
      "17",
      "2025",
      "3.14",
      "the phone",
      "called us",
      "\xC3\xA9t\xC3\xA9",
      "x",
      "deadbeef",
  };
  return parts;
}

std::string Mixture(std::mt19937* random) {
  static const std::vector<std::string> glue = {" ",
                                                " ",
                                                " ",
                                                "\n",
                                                ", ",
                                                ".",
                                                "-",
                                                ":",
                                                "",
                                                "@",
                                                "_",
                                                "=",
                                                "(",
                                                ") ",
                                                "\"",
                                                "\xC2\xA0",
                                                "\xE2\x80\x93",
                                                "/"};
  std::string text;
  for (size_t n = (*random)() % 14; n > 0; --n) {
    text += Parts()[(*random)() % Parts().size()];
    text += glue[(*random)() % glue.size()];
  }
  return text;
}

}  // namespace

TEST_CASE("the fast path finds what the oracle finds") {
  const std::vector<Rule> rules = Rules(kRules);
  const auto detector = Compile(rules);
  const auto scratch = PatternDetector::NewScratch();
  std::mt19937 random(3);
  size_t found = 0;
  for (int round = 0; round < 4000; ++round) {
    TestRecord test =
        round % 2 == 0
            ? TestRecord::Plain(Mixture(&random))
            : TestRecord::Values({{"a", Mixture(&random)},
                                  {"b", Parts()[random() % Parts().size()]},
                                  {"c", Mixture(&random)}});
    const Record record = test.Get();
    std::vector<PatternMatch> fast;
    REQUIRE(
        detector
            ->Find({record.text, record.segments, 0, record.scan_end, false},
                   scratch.get(), &fast, nullptr)
            .ok());
    const auto slow = OracleMatches(record.text, record.segments, rules);
    found += slow.size();
    const std::string got = Print(fast, rules, record.text);
    const std::string want = Print(slow, rules, record.text);
    if (got != want) {
      const std::string text(record.text);
      CAPTURE(text);
      CHECK(got == want);
      return;
    }
  }
  CHECK(found > 10000);
}

TEST_CASE("past max_length") {
  const std::vector<Rule> rules = Rules(R"(
[[rule]]
id = "strict"
type = "SECRET"
pattern = 'aa[a-z]+\b'
trigger = "text:aa"
max_length = 20
[[rule]]
id = "class"
type = "SECRET"
pattern = 'bb[a-z]+\b'
trigger = "text:bb"
extend = "a-z"
max_length = 20
[[rule]]
id = "until"
type = "SECRET"
pattern = '--BEGIN--'
extend_until = '--END--'
max_length = 20
)");
  const auto detector = Compile(rules);
  const auto scratch = PatternDetector::NewScratch();
  const auto find = [&](const std::string& text, bool goes_on) {
    const Segment segment{0, static_cast<uint32_t>(text.size()),
                          SegmentKind::kText, 0};
    std::vector<PatternMatch> matches;
    REQUIRE(detector
                ->Find({text, {&segment, 1}, 0, segment.end, goes_on, nullptr},
                       scratch.get(), &matches, nullptr)
                .ok());
    return Print(matches, rules, text);
  };
  const std::string x18(18, 'x');
  const std::string x90(90, 'x');
  CHECK(find("aa" + x18 + " z", false) == "strict:0,2,aa" + x18 + " | ");
  CHECK(find("aa" + x18 + "x z", false).starts_with("strict!:0,2,aa"));
  CHECK(find("aa" + x90 + " z", false).starts_with("strict!:0,2,aa"));
  CHECK(find("bb" + x90 + " z", false) == "class:0,2,bb" + x90 + " | ");
  CHECK(find("bb" + x90, false) == "class:0,2,bb" + x90 + " | ");
  CHECK(find("bb" + x90, true) == "class..:0,2,bb" + x90 + " | ");
  CHECK(find("bb" + x18, true) == "class:0,2,bb" + x18 + " | ");
  CHECK(find("a--BEGIN--" + x90 + "--END--b", false) ==
        "until:1,2,--BEGIN--" + x90 + "--END-- | ");
  CHECK(find("a--BEGIN--" + x90, false) == "until:1,2,--BEGIN--" + x90 + " | ");
  CHECK(find("a--BEGIN--" + x90, true) ==
        "until..:1,2,--BEGIN--" + x90 + " | ");
  CHECK(detector->ContinuationEnd(1, "xxx yyy", 0, 7) == 3);
  CHECK(detector->ContinuationEnd(1, "xxxx", 0, 4) == 4);
  CHECK(detector->ContinuationEnd(2, "xx --END-- yy", 0, 13) == 10);
}

TEST_CASE("bad regexes name file and line") {
  static const ValidatorSettings settings;
  const std::vector<Rule> rules = Rules(
      "\n[[rule]]\nid = \"x\"\ntype = \"SSN\"\npattern = 'a('\nmax_length = "
      "5\n");
  const auto detector =
      PatternDetector::Create(rules, ContextCues(rules), &settings);
  REQUIRE_FALSE(detector.ok());
  CHECK(detector.status().message() ==
        "r.toml:2: rule `x`: bad regex: missing ): a(");
}

}  // namespace redactor::detect
