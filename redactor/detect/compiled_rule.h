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
#include <unordered_map>
#include <vector>

#include "redactor/detect/counted_triggers.h"
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
  std::vector<Trigger> triggers;  // see EffectiveTriggers
  uint8_t joints = 0;             // of digits, see match::RequiredJoints
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

class ContextGate;

// From candidates to rules.
class TriggerTable {
 public:
  // `own_domains`: what the trigger "own" stands for. Rules the gate guards are
  // kept apart.
  TriggerTable(std::span<const CompiledRule> rules, const ContextGate& gate,
               const std::vector<std::string>& own_domains);

  [[nodiscard]] const match::ScannerSpec& spec() const { return spec_; }
  [[nodiscard]] const std::vector<uint32_t>& slow() const { return slow_; }

  // Is it looked at by Counted?
  static bool IsCounted(const match::Candidate& candidate) {
    return static_cast<size_t>(candidate.kind) < kCountedKinds;
  }
  [[nodiscard]] const CountedTriggers& Counted(
      match::Candidate::Kind kind) const {
    return counted_[static_cast<size_t>(kind)];
  }
  // The rules of a byte or a literal.
  [[nodiscard]] const std::vector<uint32_t>& RulesOf(
      const match::Candidate& candidate) const {
    return candidate.kind == match::Candidate::Kind::kByte
               ? bytes_[candidate.value & 127]
               : texts_[candidate.value];
  }

  // kDigits, kHex, kRun, kCaps.
  static constexpr size_t kCountedKinds = 4;

 private:
  void Add(uint32_t rule, const CompiledRule& compiled, const Trigger& trigger,
           bool guarded, const std::vector<std::string>& own_domains);
  void AddText(uint32_t rule, const std::string& literal);

  match::ScannerSpec spec_;
  std::array<CountedTriggers, kCountedKinds> counted_{
      CountedTriggers(match::Candidate::Kind::kDigits),
      CountedTriggers(match::Candidate::Kind::kHex),
      CountedTriggers(match::Candidate::Kind::kRun),
      CountedTriggers(match::Candidate::Kind::kCaps)};
  std::unordered_map<std::string, size_t> literals_;  // index in spec_.literals
  std::array<std::vector<uint32_t>, 128> bytes_;
  std::vector<std::vector<uint32_t>> texts_;  // by spec_.literals
  std::vector<uint32_t> slow_;
};

}  // namespace redactor::detect

#endif  // REDACTOR_DETECT_COMPILED_RULE_H_
