// The gate never holds back a rule that counts, whatever stands around.
#include "redactor/detect/context_gate.h"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

#include "redactor/detect/context.h"
#include "redactor/detect/rule_file.h"

namespace redactor::detect {
namespace {

std::vector<Rule> ShippedRules() {
  RuleSources sources;
  sources.patterns_folder = REDACTOR_SOURCE_DIR "/patterns";
  std::string bytes;
  auto rules = LoadRules(sources, &bytes);
  REQUIRE(rules.ok());
  return std::move(rules->rules);
}

TEST_CASE("where a cue counts, the gate is open") {
  const std::vector<Rule> rules = ShippedRules();
  const ContextCues cues(rules);
  const ContextGate gate(rules, cues);
  std::mt19937 random(5);
  const std::vector<std::string> fillers = {
      "the", "value", "a_b", ",", ":", "-", "\n", "\t", "  ", "(", "№", "é"};
  int guarded = 0;
  for (uint32_t rule = 0; rule < rules.size(); ++rule) {
    if (!gate.Guards(rule)) continue;
    ++guarded;
    for (const std::string& cue : rules[rule].context) {
      for (int round = 0; round < 4; ++round) {
        std::string before = cue;
        std::string after;
        for (unsigned n = random() % 4; n > 0; --n) {
          before += " " + fillers[random() % fillers.size()];
        }
        if (round % 2 != 0) std::swap(before, after);
        const std::string text = before + " 123456789 " + after;
        const auto begin = static_cast<uint32_t>(text.find("123456789"));
        const auto size = static_cast<uint32_t>(text.size());
        const ContextInput input{text, 0, size, {}, nullptr};
        const bool counts = cues.Look(rule, input, begin, begin + 9).cue;
        ContextGate::Scratch scratch;
        gate.Look(text, 0, text.size(), begin, begin + 9, nullptr, &scratch);
        CAPTURE(rules[rule].id);
        CAPTURE(text);
        if (counts) CHECK(ContextGate::IsOpen(rule, scratch));
      }
    }
  }
  CHECK(guarded > 100);
}

TEST_CASE("without a cue near it is shut") {
  const std::vector<Rule> rules = ShippedRules();
  const ContextCues cues(rules);
  const ContextGate gate(rules, cues);
  const std::string text = "CPF\n\nx\nquux 12345678909 zyzzy\ny\nCPF";
  ContextGate::Scratch scratch;
  gate.Look(text, 0, text.size(), 12, 23, nullptr, &scratch);
  CHECK_FALSE(scratch.any);
  CHECK(ContextGate::Covers(scratch, 12, 23));
  CHECK_FALSE(ContextGate::Covers(scratch, 2, 4));
  const std::vector<std::string> key = {"customer", "cpf"};
  gate.Look(text, 0, text.size(), 12, 23, &key, &scratch);
  CHECK(scratch.any);
}

}  // namespace
}  // namespace redactor::detect
