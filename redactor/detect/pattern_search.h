// PatternSearch: one Find call of PatternDetector.
//
// Windows, matches, overflows. Positions are bytes of the whole text; regexes
// get the text of one segment.
#ifndef REDACTOR_DETECT_PATTERN_SEARCH_H_
#define REDACTOR_DETECT_PATTERN_SEARCH_H_

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "redactor/detect/compiled_rule.h"
#include "redactor/detect/context_gate.h"
#include "redactor/detect/pattern_detector.h"

namespace redactor::detect {

// What a detector is built of.
struct PatternTables {
  PatternTables(std::span<const Rule> all, std::vector<CompiledRule> compiled,
                const ContextCues& cues,
                const ValidatorSettings* validator_settings)
      : rules(std::move(compiled)),
        gate(all, cues),
        triggers(rules, gate, validator_settings->internal_domains),
        scanner(triggers.spec()),
        settings(validator_settings) {}

  std::vector<CompiledRule> rules;
  ContextGate gate;
  TriggerTable triggers;
  match::CandidateScanner scanner;
  std::unique_ptr<const match::RegexSet> slow_set;
  const ValidatorSettings* settings;
};

struct PatternDetector::Scratch {
  match::CandidateScanner::Scratch scanner;
  std::vector<match::Candidate> candidates;
  ContextGate::Scratch gate;
  std::array<CountedTriggers::Scratch, TriggerTable::kCountedKinds> counted;
  // By rule: the run of its extend class that was walked last.
  std::vector<std::pair<uint32_t, uint32_t>> runs;
  std::vector<uint32_t> resume;  // by rule: where its next search may begin
  std::vector<int> slow;         // indices into TriggerTable::slow
  std::vector<std::pair<uint32_t, uint32_t>> groups;
  // Of the search at hand: values that stand, and matches that don't.
  std::vector<std::pair<size_t, size_t>> accepted;
  std::vector<std::pair<size_t, size_t>> refused;
};

// Turns positions of a segment into positions of the text.
inline void Shift(match::RegexMatch* match, size_t by) {
  match->begin += by;
  match->end += by;
  match->value_begin += by;
  match->value_end += by;
}

class PatternSearch {
 public:
  PatternSearch(const PatternTables& tables, const PatternInput& input,
                PatternDetector::Scratch* scratch,
                std::vector<PatternMatch>* matches,
                std::vector<PatternMatch>* rejected)
      : tables_(tables),
        input_(input),
        scratch_(scratch),
        matches_(matches),
        rejected_(rejected) {}

  Status Run();

 private:
  using RegexMatch = match::RegexMatch;

  // The stretch a rule is tried in, and whether max_length cut it.
  struct Window {
    size_t begin;
    size_t end;
    bool cut_left;
    bool cut_right;
  };

  void Triggered(uint32_t rule, const match::Candidate& candidate);
  Window WindowAround(const CompiledRule& rule, size_t begin, size_t end) const;
  void Search(uint32_t rule, const Window& window, size_t last_begin);
  static size_t NothingBefore(const CompiledRule& rule, const Window& window);
  void MatchHere(uint32_t rule, const match::Candidate& candidate);
  size_t Take(uint32_t rule, const Window& window, RegexMatch match);
  bool Overflows(const CompiledRule& rule, const Window& window,
                 const RegexMatch& match) const;
  std::pair<uint32_t, uint32_t> RunAround(const CompiledRule& rule,
                                          size_t pos) const;
  void Extend(const CompiledRule& rule, const Window& window, RegexMatch* match,
              PatternMatch::Fit* fit) const;
  void TrySubranges(uint32_t rule, const match::Candidate& candidate);
  size_t TryGroups(uint32_t rule, size_t first_group);
  void Emit(uint32_t rule, const RegexMatch& match, Verdict verdict,
            PatternMatch::Fit fit);
  bool InFocus(size_t begin, size_t end) const;
  void FindCandidates();
  void TryCounted(const match::Candidate& candidate);
  void TryGuarded(const match::Candidate& candidate,
                  const std::vector<uint32_t>& rules);
  Status SlowLane();

  [[nodiscard]] const Segment& here() const {
    return input_.segments[segment_];
  }
  [[nodiscard]] std::string_view segment_text() const {
    return input_.text.substr(here().begin, here().end - here().begin);
  }

  const PatternTables& tables_;
  const PatternInput& input_;
  PatternDetector::Scratch* scratch_;
  std::vector<PatternMatch>* matches_;
  std::vector<PatternMatch>* rejected_;
  uint32_t segment_ = 0;  // the one at hand
};

}  // namespace redactor::detect

#endif  // REDACTOR_DETECT_PATTERN_SEARCH_H_
