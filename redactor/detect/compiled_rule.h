// CompiledRule: a rule with its regexes, classes and validators looked up, and
// the table that leads from a scanner's candidate to the rules it concerns.
#ifndef REDACTOR_DETECT_COMPILED_RULE_H_
#define REDACTOR_DETECT_COMPILED_RULE_H_

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "redactor/detect/rule.h"
#include "redactor/detect/validator.h"
#include "redactor/match/byte_class.h"
#include "redactor/match/candidate_scanner.h"
#include "redactor/match/regex.h"
#include "redactor/status.h"

namespace redactor::detect {

struct CompiledRule {
  const Rule* rule = nullptr;
  std::unique_ptr<const match::Regex> regex;
  std::optional<match::ByteClass> alphabet;
  std::optional<match::ByteClass> extend;
  std::unique_ptr<const match::Regex> extend_until;
  std::vector<ValidatorFunction> validators;
  uint32_t max_length = 0;
  uint32_t look_back = 0;   // bytes before a candidate where a match may begin
  uint32_t min_digits = 0;  // of its digit trigger, 0: none
  // Every match begins with one of its text triggers: nothing to look back for.
  bool starts_at_trigger = false;
  bool digits_only = false;  // no other trigger: time stamps are not for it
};

// Regex memory all rules of an engine share, programs and automata.
inline constexpr int64_t kRegexMemory = int64_t{64} << 20;

// The triggers to use: the rule's own, or the literals its matches begin with
// when those follow from the pattern. `at_start`: every match begins at one.
std::vector<Trigger> EffectiveTriggers(const Rule& rule, bool* at_start);

Result<CompiledRule> CompileRule(const Rule& rule, int64_t max_memory);

// Runs the validators over the value, which they may narrow.
Verdict Validate(const CompiledRule& rule, std::string_view segment,
                 const ValidatorSettings* settings, match::RegexMatch* match);

// From candidates to rules.
class TriggerTable {
 public:
  // `own_domains`: what the trigger "own" stands for.
  TriggerTable(std::span<const Rule> rules,
               const std::vector<std::string>& own_domains);

  [[nodiscard]] const match::ScannerSpec& spec() const { return spec_; }
  [[nodiscard]] const std::vector<uint32_t>& slow() const { return slow_; }

  // Calls sink(rule index) for every rule `candidate` triggers.
  template <typename Sink>
  void ForEach(const match::Candidate& candidate, Sink sink) const {
    using Kind = match::Candidate::Kind;
    switch (candidate.kind) {
      case Kind::kByte:
        for (const uint32_t rule : bytes_[candidate.value & 127]) sink(rule);
        break;
      case Kind::kText:
        for (const uint32_t rule : texts_[candidate.value]) sink(rule);
        break;
      default:
        for (const Counted& c : counted_[static_cast<size_t>(candidate.kind)]) {
          if (c.count > candidate.value) break;
          if (c.max >= candidate.least && (c.joints & ~candidate.joints) == 0) {
            sink(c.rule);
          }
        }
    }
  }

 private:
  struct Counted {
    uint32_t count;
    uint32_t max;
    uint32_t rule;
    uint8_t joints;  // kDigits: what must stand between its groups
  };
  void Add(uint32_t rule, const Trigger& trigger, uint8_t joints,
           const std::vector<std::string>& own_domains);
  void AddText(uint32_t rule, std::string_view literal);
  void AddCounted(match::Candidate::Kind kind, uint32_t rule,
                  const Trigger& trigger, uint8_t joints, uint32_t* least);

  match::ScannerSpec spec_;
  std::array<std::vector<Counted>, 3> counted_;  // kDigits, kHex, kRun by count
  std::array<std::vector<uint32_t>, 128> bytes_;
  std::vector<std::vector<uint32_t>> texts_;  // by spec_.literals
  std::vector<uint32_t> slow_;
};

}  // namespace redactor::detect

#endif  // REDACTOR_DETECT_COMPILED_RULE_H_
