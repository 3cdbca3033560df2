// The rule language: what it reads, and the exact words of its refusals.
#include "redactor/detect/rule_file.h"

#include <doctest/doctest.h>

namespace redactor::detect {

namespace {
std::string Refusal(const std::string& toml) {
  const auto rules = ParseRules(toml, "a.toml");
  REQUIRE_FALSE(rules.ok());
  CHECK(rules.status().code() == StatusCode::kInvalidArgument);
  return rules.status().message();
}

constexpr const char* kWhole =
    "[[rule]]\nid = \"x.y\"\ntype = \"IMEI\"\npattern = 'a'\nmax_length = 9\n";
}  // namespace

TEST_CASE("a rule with every key") {
  const auto rules = ParseRules(R"(
[[rule]]
id = "device.imei"
type = "IMEI"
pattern = '''\b\d{15}\b'''
trigger = ["digits:14", "text:imei", "byte:#", "hex:8", "run:20"]
alphabet = "0-9 -"
validate = []
context = ["imei"]
veto = "order"
requires_context = true
score = 0.45
score_in_context = 0.95
max_length = 20
extend = "0-9"
extend_until = "x"
match = ["IMEI 352099001761481"]
no_match = '''order
352099001761482'''
)",
                                "dir/a.toml");
  REQUIRE(rules.ok());
  REQUIRE(rules->size() == 1);
  const Rule& rule = (*rules)[0].rule;
  CHECK((*rules)[0].enabled);
  CHECK(rule.id == "device.imei");
  CHECK(rule.type == EntityType::kImei);
  REQUIRE(rule.triggers.size() == 5);
  CHECK(rule.triggers[0].kind == Trigger::Kind::kDigits);
  CHECK(rule.triggers[0].count == 14);
  CHECK(rule.triggers[1].literal == "imei");
  CHECK(rule.triggers[2].literal == "#");
  CHECK(rule.triggers[4].count == 20);
  CHECK(rule.veto == std::vector<std::string>{"order"});
  CHECK(rule.requires_context);
  CHECK(rule.score_in_context == 0.95);
  CHECK(rule.max_length == 20);
  CHECK(rule.no_match[0] == "order\n352099001761482");
  CHECK(rule.file == "dir/a.toml");
  CHECK(rule.line == 2);
}

TEST_CASE("refusals name file, line and the nearest right word") {
  struct Row {
    std::string toml;
    const char* message;
  };
  const std::string whole = kWhole;
  const Row rows[] = {
      {"[[rule]]\ntype = \"IMEI\"\n", "a.toml:1: the rule has no `id`"},
      {"[[rule]]\nid = \"x\"\npattern = 'a'\nmax_length = 9\n",
       "a.toml:1: rule `x` has no `type`"},
      {"[[rule]]\nid = \"x\"\ntype = \"IMEI\"\nmax_length = 9\n",
       "a.toml:1: rule `x` has no `pattern`"},
      {"[[rule]]\nid = \"x\"\ntype = \"IMEI\"\npattern = 'a'\n",
       "a.toml:1: rule `x` has no `max_length`"},
      {whole + "contxt = [\"a\"]\n",
       "a.toml:6: unknown key `contxt`; did you mean `context`?"},
      {whole + "zzzzzzzz = 1\n", "a.toml:6: unknown key `zzzzzzzz`"},
      {"[[rule]]\nid = \"x\"\ntype = \"IMEY\"\n",
       "a.toml:3: unknown type `IMEY`; did you mean `IMEI`?"},
      {whole + "trigger = \"digit:4\"\n",
       "a.toml:6: unknown trigger `digit`; did you mean `digits`?"},
      {whole + "trigger = \"digits:\"\n",
       "a.toml:6: trigger `digits` needs a number from 1 to 9999 after the "
       "colon"},
      {whole + "trigger = \"byte:ab\"\n",
       "a.toml:6: trigger `byte` needs one punctuation character"},
      {whole + "trigger = [\"text:\"]\n",
       "a.toml:6: trigger `text` needs a literal after the colon"},
      {whole + "validate = \"no_such_validator_at_all\"\n",
       "a.toml:6: unknown validator `no_such_validator_at_all`"},
      {whole + "alphabet = \"z-a\"\n",
       "a.toml:6: `alphabet`: bad class: range is the wrong way round"},
      {whole + "score = 2\n", "a.toml:6: `score` is not a number from 0 to 1"},
      {whole + "match = 7\n", "a.toml:6: `match` is not a list of strings"},
      {whole + "requires_context = true\n",
       "a.toml:1: rule `x.y` requires a context but lists no `context` words"},
      {"[[rule]]\nid = \"x\"\nmax_length = 5000\n",
       "a.toml:3: `max_length` is not a whole number from 1 to 4096"},
      {"[[rules]]\nid = \"x\"\n",
       "a.toml:1: unknown table `rules`; did you mean `rule`?"},
      {"[rule]\nid = \"x\"\n", "a.toml:1: rules are written as [[rule]]"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.toml);
    CHECK(Refusal(row.toml) == row.message);
  }
}

TEST_CASE("broken TOML names its line") {
  const std::string message = Refusal("[[rule]]\nid = \n");
  CHECK(message.starts_with("a.toml:2: "));
}

TEST_CASE("leading literals are what every match begins with") {
  struct Row {
    const char* pattern;
    const char* literal;
  };
  const Row rows[] = {
      {"\\bsk_live_[a-z]+", "sk_live_"},
      {"(?i)\\bbearer\\s+x", "bearer"},
      {"\\bab", ""},
      {"\\babcd?x", "abc"},
      {"\\babc*", ""},
      {"abcd", ""},  // may stand inside of a word
      {"-----BEGIN [A-Z]", "-----BEGIN "},
      {"\\babc|def", ""},
      {"\\babc(?:x|y)", "abc"},
      {"\\babc[|]d", "abc"},
      {"\\bxoxb\\-\\d", "xoxb-"},
      {"\\d{5}", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.pattern);
    CHECK(LeadingLiteral(row.pattern) == row.literal);
  }
}

TEST_CASE("a rule without trigger gets its literal or the slow lane") {
  const auto rules = ParseRules(
      "[[rule]]\nid = \"a\"\ntype = \"SECRET\"\npattern = '\\bghp_\\w+'\n"
      "max_length = 50\n[[rule]]\nid = \"b\"\ntype = \"SECRET\"\n"
      "pattern = '\\w+zz'\nmax_length = 50\n",
      "a.toml");
  REQUIRE(rules.ok());
  CHECK((*rules)[0].rule.triggers[0].kind == Trigger::Kind::kText);
  CHECK((*rules)[0].rule.triggers[0].literal == "ghp_");
  CHECK((*rules)[1].rule.triggers[0].kind == Trigger::Kind::kSlow);
}

}  // namespace redactor::detect
