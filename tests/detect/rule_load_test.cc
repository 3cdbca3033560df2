// The user's rule files over the shipped ones, and what is refused at load.
#include <doctest/doctest.h>

#include "engine_fixture.h"
#include "redactor/detect/rule_file.h"
#include "redactor/detect/rule_text.h"

namespace redactor::detect {

namespace {

constexpr const char* kShipped =
    "[[rule]]\nid = \"a.one\"\ntype = \"IMEI\"\npattern = '\\bone\\d+'\n"
    "context = [\"first\"]\nscore = 0.7\nmax_length = 9\nmatch = [\"one1\"]\n"
    "[[rule]]\nid = \"a.two\"\ntype = \"CARD\"\npattern = '\\btwo\\d+'\n"
    "max_length = 9\n";

std::string Whole(const std::string& id, const std::string& more = "") {
  return "[[rule]]\nid = \"" + id +
         "\"\ntype = \"EMAIL\"\npattern = '\\bmine\\d+'\nmax_length = 9\n" +
         more;
}

// "ID:TYPE ..." of what is on, then "-ID" of what is off; or the error.
struct Loaded {
  TempFolder shipped, user;
  RuleSources sources;
  RuleSet set;
  std::string text;

  explicit Loaded(const std::vector<std::string>& files,
                  bool default_rules = true) {
    shipped.Write("s.toml", kShipped);
    sources.patterns_folder = shipped.path();
    sources.default_rules = default_rules;
    for (const std::string& file : files) {
      const std::string name = "u" + std::to_string(sources.paths.size() + 1);
      sources.paths.push_back(user.Write(name + ".toml", file));
    }
    std::string bytes;
    auto loaded = LoadRules(sources, &bytes);
    if (!loaded.ok()) {
      text = loaded.status().message();
      for (size_t at = text.find(user.path()); at != std::string::npos;
           at = text.find(user.path())) {
        text.erase(at, user.path().size() + 1);
      }
      return;
    }
    set = std::move(*loaded);
    for (const Rule& rule : set.rules) {
      text += rule.id + ":" + std::string(EntityTypeName(rule.type)) + " ";
    }
    for (const Rule& rule : set.off) text += "-" + rule.id + " ";
  }
};

}  // namespace

TEST_CASE("the user's rules replace, adjust and switch off shipped ones") {
  const std::string off = "[[rule]]\nid = \"a.two\"\nenabled = false\n";
  CHECK(Loaded({}).text == "a.one:IMEI a.two:CARD ");
  CHECK(Loaded({Whole("b.new")}).text == "a.one:IMEI a.two:CARD b.new:EMAIL ");
  CHECK(Loaded({Whole("a.one")}).text == "a.one:EMAIL a.two:CARD ");
  CHECK(Loaded({off}).text == "a.one:IMEI -a.two ");
  CHECK(Loaded({off + Whole("a.one"), Whole("b.new")}).text ==
        "a.one:EMAIL b.new:EMAIL -a.two ");
  CHECK(Loaded({Whole("b.new") + off}, false).text == "b.new:EMAIL ");
}

TEST_CASE("an entry without a pattern adjusts") {
  const Loaded loaded(
      {"[[rule]]\nid = \"a.one\"\nscore = 0.2\ncontext = [\"x\", \"y\"]\n"});
  REQUIRE(loaded.set.rules.size() == 2);
  const Rule& rule = loaded.set.rules[0];
  CHECK(rule.pattern == "\\bone\\d+");
  CHECK(rule.type == EntityType::kImei);
  CHECK(rule.score == 0.2);
  CHECK(rule.score_in_context == 0.7);
  CHECK(rule.context == std::vector<std::string>{"x", "y"});
  CHECK(rule.match.empty());
  CHECK_FALSE(rule.shipped);
  CHECK(rule.instead == loaded.shipped.path() + "/s.toml:1");
  CHECK(RuleText(rule, false).find("# in place of the shipped rule at ") !=
        std::string::npos);
  CHECK(loaded.set.rules[1].shipped);
}

TEST_CASE("what is refused, with place and nearest id") {
  struct Row {
    std::vector<std::string> files;
    const char* message;
  };
  const Row rows[] = {
      {{Whole("b.new") + Whole("b.new")},
       "u1.toml:6: rule id `b.new` is also at u1.toml:1"},
      {{Whole("a.one") + Whole("a.one")},
       "u1.toml:6: rule id `a.one` is also at u1.toml:1"},
      {{Whole("a.one"), "\n[[rule]]\nid = \"a.one\"\nenabled = false\n"},
       "u2.toml:2: rule id `a.one` is also at u1.toml:1"},
      {{"[[rule]]\nid = \"a.ones\"\nenabled = false\n"},
       "u1.toml:1: no shipped rule `a.ones` to switch off; did you mean "
       "`a.one`?"},
      {{"[[rule]]\nid = \"a.tow\"\nscore = 0.1\n"},
       "u1.toml:1: rule `a.tow` has no `pattern`, and no shipped rule has that "
       "id; did you mean `a.two`?"},
      {{"[[rule]]\nid = \"a.two\"\nrequires_context = true\n"},
       "u1.toml:1: rule `a.two` requires a context but lists no `context` "
       "words"},
      {{"[[rule]]\nid = \"a.two\"\nscores = 0.1\n"},
       "u1.toml:3: unknown key `scores`; did you mean `score`?"},
      {{"[[rule]]\nid = \"a two\"\nscore = 0.1\n"},
       "u1.toml:1: an `id` is letters, digits, '.', '_' and '-'"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.message);
    CHECK(Loaded(row.files).text == row.message);
  }
}

TEST_CASE("examples of the user's rules are run at load, whatever is chosen") {
  TempFolder folder;
  folder.Write("s.toml", kShipped);
  EngineOptions options;
  options.patterns_folder = folder.path();
  folder.Write("fields.toml", "");
  TempFolder user;
  const auto load = [&](const std::string& examples) {
    options.rule_paths = {user.Write("u.toml", Whole("b.new", examples))};
    auto engine = Engine::Create(options);
    return engine.ok() ? "" : engine.status().message();
  };
  const std::string at = user.path() + "/u.toml:1: rule `b.new`: ";
  CHECK(load("match = [\"a «mine7» b\"]\nno_match = [\"mine\"]\n") == "");
  CHECK(load("match = [\"mine7\", \"yours\", \"mine«77»\"]\n") ==
        at + "match example 2 finds nothing\n" + at +
            "match example 3 finds another span");
  CHECK(load("no_match = [\"mine7\"]\n") ==
        at + "no_match example 1 finds a value");
  // They are about the rule, not about what this run looks for.
  options.only = {EntityType::kIban};
  options.min_score = 0.99;
  options.allow = {"mine7"};
  CHECK(load("match = [\"mine7\"]\n") == "");
  // Shipped ones are not run.
  folder.Write("s.toml", std::string(kShipped) + "match = [\"nothing\"]\n");
  CHECK(load("") == "");
}

TEST_CASE("a rule that is shown can be loaded again, key by key") {
  const std::string text =
      "[[rule]]\nid = \"x.all\"\ntype = \"SECRET\"\n"
      "pattern = '''\\bk\"(?P<value>[a-z']+)\\x{a0}'''\n"
      "trigger = [\"text:k\\\"\", \"digits:9-11\", \"hex:8\", \"run:20\", "
      "\"caps:9\", "
      "\"byte:#\", \"own\", \"text:\\n\"]\n"
      "alphabet = \"a-z\"\nvalidate = [\"imei\", \"card\"]\n"
      "context = [\"it's\", \"gerät\"]\nveto = [\"'''\"]\n"
      "requires_context = true\noption = \"ticket_ids\"\nscore = "
      "0.25\nscore_in_context = 1.0\n"
      "max_length = 77\nlook_back = 5\nextend = '''0-9\\x41'''\n"
      "extend_until = \"\\u0001\"\nmatch = [\"a\\tb\", '''q\\''']\n"
      "no_match = [\"\\\"\"]\n";
  for (const std::string_view key : RuleKeys()) {
    CAPTURE(key);
    if (key == "enabled") continue;
    REQUIRE(text.find("\n" + std::string(key) + " = ") != std::string::npos);
  }
  auto first = ParseRules(text, "a.toml");
  INFO((first.ok() ? "" : first.status().message()));
  REQUIRE(first.ok());
  const std::string shown = RuleText((*first)[0].rule, false);
  auto second = ParseRules(shown, "a.toml");
  INFO(shown);
  REQUIRE(second.ok());
  for (const std::string_view key : RuleKeys()) {
    CAPTURE(key);
    if (key == "enabled") continue;
    CHECK(shown.find("\n" + std::string(key) + " = ") != std::string::npos);
  }
  const Rule& a = (*first)[0].rule;
  const Rule& b = (*second)[0].rule;
  CHECK(a.pattern == b.pattern);
  CHECK(a.extend == b.extend);
  CHECK(a.extend_until == b.extend_until);
  CHECK(a.match == b.match);
  CHECK(a.no_match == b.no_match);
  CHECK(a.context == b.context);
  CHECK(a.veto == b.veto);
  CHECK(a.score == b.score);
  CHECK(LaneText(a) == LaneText(b));
  CHECK(LaneText(a) == "text:k\\\" digits:9-11 hex:8 run:20 caps:9 byte:# +2");
}

TEST_CASE("a rule without trigger says that it is slow") {
  const auto rules = ParseRules(Whole("x") + "trigger = []\n", "a.toml");
  REQUIRE(rules.ok());
  CHECK(LaneText((*rules)[0].rule) == "text:mine");
  const auto slow = ParseRules(
      "[[rule]]\nid = \"x\"\ntype = \"EMAIL\"\npattern = '\\w+zz'\n"
      "max_length = 9\n",
      "a.toml");
  REQUIRE(slow.ok());
  CHECK(LaneText((*slow)[0].rule) == "slow");
  CHECK(RuleText((*slow)[0].rule, false).find("# no trigger: the slow lane") !=
        std::string::npos);
}

}  // namespace redactor::detect
