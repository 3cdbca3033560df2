// Where cue words count, in the languages of the shared lists.
#include "redactor/detect/context.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "redactor/detect/context_table.h"
#include "redactor/detect/cue_groups.h"
#include "redactor/text/normalize.h"
#include "shipped_engine.h"

namespace redactor::detect {
namespace {

Rule RuleWith(std::vector<std::string> context) {
  Rule rule;
  rule.context = std::move(context);
  return rule;
}

// «value» in `text`, a cue near it?
bool Cue(const std::vector<std::string>& cues, std::string text,
         const std::vector<std::string>* key = nullptr) {
  const std::vector<Rule> rules = {RuleWith(cues)};
  const ContextCues context(rules);
  const size_t begin = text.find("«");
  REQUIRE(begin != std::string::npos);
  text.erase(begin, 2);
  const size_t end = text.find("»");
  text.erase(end, 2);
  ContextInput input;
  input.text = text;
  input.end = static_cast<uint32_t>(text.size());
  input.key = key;
  return context
      .Look(0, input, static_cast<uint32_t>(begin), static_cast<uint32_t>(end))
      .cue;
}

TEST_CASE("a cue in every place") {
  const std::vector<std::string> cues = {"téléphone", "phone number", "tel"};
  for (const std::string_view text : {
           "téléphone: «1»",
           "TÉLÉPHONE «1»",
           "Telephone «1»",
           "telephones «1»",
           "tel2: «1»",
           "my phone number, as I told you, «1»",
           "Phone_Number=«1»",
           "Tel.:\n«1»",
           "«1» (tel)",
           "«1» is phone number",
           "Name   Tel\nJane   «1»",
           "Name   Tel\nJane   2\nBob    «1»",
           "| Name | Tel |\n|------|-----|\n| Jane | 2 |\n| Bob | «1» |",
           "id\ttel\tx\n1\t2\t3\n4\t«1»\t6",
       }) {
    CAPTURE(text);
    CHECK(Cue(cues, std::string(text)));
  }
  for (const std::string_view text : {
           "hotel «1»",
           "tel one two three four five six «1»",
           "tel\n\n\n«1»",
           "«1» one two three tel",
           "«1»\ntel",
           "number phone «1»",
           "Name   Tel\nBob    2\n«1»   3",
           "Name   Tel   Fax\nBob    2     3\nEve    «1»",
           "Name   Tel\n\nand so on\nJane   «1»",
           "The first line is text, with tel\nand\nthen «1»",
       }) {
    CAPTURE(text);
    CHECK_FALSE(Cue(cues, std::string(text)));
  }
  const std::vector<std::string> key = {"customer", "telephone"};
  CHECK(Cue(cues, "«1»", &key));
  const std::vector<std::string> joined = {"phonenumber"};
  CHECK(Cue(cues, "«1»", &joined));
}

TEST_CASE("no cue where none of its literals stands") {
  const std::vector<Rule> rules = {
      RuleWith({"numéro de téléphone", "tel", "serial no"}), RuleWith({})};
  const ContextCues context(rules);
  CHECK(context.LiteralsOf(0) ==
        std::vector<std::string>{"serial", "tel", "telephone", "tÉlÉphone",
                                 "téléphone"});
  CHECK(context.LiteralsOf(1).empty());
}

// Every cue of every shipped rule, in the spellings that count, holds one of
// the rule's literals at a word start.
TEST_CASE("a shipped cue holds a literal of its rule") {
  ShippedEngine engine;
  const auto& rules = engine.engine().rules();
  const ContextCues context(rules);
  for (uint32_t i = 0; i < rules.size(); ++i) {
    const std::vector<std::string> literals = context.LiteralsOf(i);
    for (const std::string& cue : rules[i].context) {
      const std::string text = text::FoldNfkc(cue);
      const bool holds = std::any_of(literals.begin(), literals.end(),
                                     [&](const std::string& literal) {
                                       const size_t at = text.find(literal);
                                       return at != std::string::npos;
                                     });
      CAPTURE(rules[i].id);
      CAPTURE(cue);
      CHECK(holds);
    }
  }
}

TEST_CASE("cue groups") {
  const auto groups =
      CueGroups::Parse("phone = [\"tel\", \"call\"]\norder = [\"order\"]", "f");
  REQUIRE(groups.ok());
  Rule rule = RuleWith({"ring", "@phone", "tel"});
  rule.veto = {"@order"};
  CHECK(CueGroups::Named(rule));
  REQUIRE(groups->Expand(&rule).ok());
  CHECK(rule.context == std::vector<std::string>{"ring", "tel", "call"});
  CHECK(rule.veto == std::vector<std::string>{"order"});
  CHECK_FALSE(CueGroups::Named(rule));
  Rule wrong = RuleWith({"@phnoe"});
  wrong.file = "r.toml";
  wrong.line = 7;
  CHECK(groups->Expand(&wrong).message() ==
        "r.toml:7: unknown cue group `@phnoe`; did you mean `phone`?");
  for (const char* toml : {"phone = 1", "phone = []", "phone = [1]",
                           "phone = [\"@x\"]", "phone = [\"\"]", "= ["}) {
    CAPTURE(toml);
    CHECK_FALSE(CueGroups::Parse(toml, "f").ok());
  }
}

}  // namespace
}  // namespace redactor::detect
