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

  // Calls sink(rule index) for every rule `candidate` triggers, guarded ones
  // apart.
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
        Counting(counted_, candidate, sink);
    }
  }
  template <typename Sink>
  void ForEachGuarded(const match::Candidate& candidate, Sink sink) const {
    if (static_cast<size_t>(candidate.kind) >= guarded_.size()) return;
    Counting(guarded_, candidate, sink);
  }
  [[nodiscard]] bool AnyGuarded(const match::Candidate& candidate) const {
    if (static_cast<size_t>(candidate.kind) >= guarded_.size()) return false;
    for (const Counted& c : guarded_[static_cast<size_t>(candidate.kind)]) {
      if (c.count > candidate.value) return false;
      if (c.max >= candidate.least) return true;
    }
    return false;
  }

 private:
  struct Counted {
    uint32_t count;
    uint32_t max;
    uint32_t rule;
    uint8_t joints;  // kDigits: what must stand between its groups
  };
  // kDigits, kHex, kRun, kCaps, by count.
  using CountedRules = std::array<std::vector<Counted>, 4>;

  template <typename Sink>
  static void Counting(const CountedRules& rules,
                       const match::Candidate& candidate, Sink sink) {
    for (const Counted& c : rules[static_cast<size_t>(candidate.kind)]) {
      if (c.count > candidate.value) break;
      if (c.max >= candidate.least && (c.joints & ~candidate.joints) == 0) {
        sink(c.rule);
      }
    }
  }
  void Add(uint32_t rule, const CompiledRule& compiled, const Trigger& trigger,
           CountedRules* counted, const std::vector<std::string>& own_domains);
  void AddText(uint32_t rule, const std::string& literal);

  match::ScannerSpec spec_;
  CountedRules counted_;
  CountedRules guarded_;
  std::unordered_map<std::string, size_t> literals_;  // index in spec_.literals
  std::array<std::vector<uint32_t>, 128> bytes_;
  std::vector<std::vector<uint32_t>> texts_;  // by spec_.literals
  std::vector<uint32_t> slow_;
};

}  // namespace redactor::detect

#endif  // REDACTOR_DETECT_COMPILED_RULE_H_
