// Every shipped rule loads, has a trigger, and its own examples hold.
#include <doctest/doctest.h>
#include <re2/re2.h>

#include "redactor/detect/engine.h"
#include "redactor/detect/rule_file.h"
#include "redactor/match/backtracker.h"

namespace redactor::detect {

TEST_CASE("RE2 reads every shipped pattern, and finds the same in examples") {
  RuleSources sources;
  sources.patterns_folder = REDACTOR_SOURCE_DIR "/patterns";
  std::string bytes;
  const auto rules = LoadRules(sources, &bytes);
  REQUIRE(rules.ok());
  int by_own = 0;
  for (const Rule& rule : rules->rules) {
    CAPTURE(rule.id);
    const RE2 re2(rule.pattern, RE2::Quiet);
    REQUIRE(re2.ok());
    const auto program = match::CompileProgram(rule.pattern);
    if (!program) continue;
    ++by_own;
    for (const auto* examples : {&rule.match, &rule.no_match}) {
      for (const std::string& text : *examples) {
        CAPTURE(text);
        match::RegexMatch match;
        const auto result = match::FindMatch(*program, text, 0, text.size(),
                                             text.size(), &match);
        if (result == match::RunResult::kGaveUp) continue;
        re2::StringPiece whole;
        const bool found =
            re2.Match(text, 0, text.size(), RE2::UNANCHORED, &whole, 1);
        CHECK(found == (result == match::RunResult::kMatch));
        if (!found || result != match::RunResult::kMatch) continue;
        CHECK(match.begin == static_cast<size_t>(whole.data() - text.data()));
        CHECK(match.end == match.begin + whole.size());
      }
    }
  }
  CHECK(by_own > 700);
}

TEST_CASE("shipped rules pass their own examples") {
  EngineOptions options;
  options.patterns_folder = REDACTOR_SOURCE_DIR "/patterns";
  const auto engine = Engine::Create(options);
  INFO((engine.ok() ? "" : engine.status().message()));
  REQUIRE(engine.ok());
  CHECK((*engine)->rules().size() > 60);
  for (const std::string& failure : TestRules(**engine)) {
    INFO(failure);
    CHECK(false);
  }
}

}  // namespace redactor::detect
