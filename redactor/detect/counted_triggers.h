// CountedTriggers: the rules that start from one kind of counted candidate
// (digits, hex, runs, capitals), and which of them one candidate concerns.
//
// Many rules share these candidates. What can be told from its counts is told
// first; then one automaton over the bytes around it names the few patterns
// that may match there (match/pattern_filter.h). Trying them is for the search.
#ifndef REDACTOR_DETECT_COUNTED_TRIGGERS_H_
#define REDACTOR_DETECT_COUNTED_TRIGGERS_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "redactor/match/candidate_scanner.h"
#include "redactor/match/pattern_filter.h"

namespace redactor::detect {

struct CompiledRule;
struct Trigger;

class CountedTriggers {
 public:
  // One a thread. The rules live until the next Look.
  struct Scratch {
    match::PatternFilter::Scratch filter;
    std::vector<uint32_t> rules;    // that need no cue
    std::vector<uint32_t> guarded;  // see context_gate.h
    uint32_t segment = UINT32_MAX;  // looked at last
  };

  explicit CountedTriggers(match::Candidate::Kind kind)
      : filter_(kind != match::Candidate::Kind::kDigits) {}

  void Add(uint32_t rule, const CompiledRule& compiled, const Trigger& trigger,
           bool guarded);

  // Finds the rules for the candidate text[begin, end) of a segment, which is
  // `candidate` in the record. Candidates ascend until `segment` changes.
  void Look(std::string_view text, size_t begin, size_t end,
            const match::Candidate& candidate, Scratch* scratch) const;

 private:
  struct Entry {
    uint32_t count;
    uint32_t max;
    uint32_t rule;
    uint8_t joints;  // kDigits: what must stand between its groups
    bool guarded;
    // Counts alone decide whether the candidate may be one.
    [[nodiscard]] bool Fits(const match::Candidate& candidate) const {
      return count <= candidate.value && max >= candidate.least &&
             (joints & ~candidate.joints) == 0;
    }
  };
  static void Take(const Entry& entry, const match::Candidate& candidate,
                   Scratch* scratch);

  std::vector<Entry> filtered_;  // by pattern of the filter
  std::vector<Entry> others_;
  match::PatternFilter filter_;
  uint32_t least_count_ = UINT32_MAX;  // of filtered_
};

}  // namespace redactor::detect

#endif  // REDACTOR_DETECT_COUNTED_TRIGGERS_H_
