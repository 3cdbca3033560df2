// ContextGate: which rules that need a cue word have none of theirs near.
//
// Hundreds of rules look for bare digits and count only beside a cue ("CPF",
// "Steuer-ID"). Before their patterns run, the words of the lines around a
// candidate are looked up once for all of them; a rule none of whose words is
// there is left out. Looks at least as far as context.h does, a cue word longer
// than what it reads apart, so that nothing is lost.
#ifndef REDACTOR_DETECT_CONTEXT_GATE_H_
#define REDACTOR_DETECT_CONTEXT_GATE_H_

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "redactor/detect/rule.h"
#include "redactor/match/literal_table.h"

namespace redactor::detect {

class ContextCues;

class ContextGate {
 public:
  struct Scratch {
    // The lines looked at last, and the rules that are open there.
    size_t begin = 1;
    size_t end = 0;
    bool any = false;
    std::vector<uint64_t> open;  // by rule
  };

  ContextGate(std::span<const Rule> rules, const ContextCues& cues);

  // Does the rule pass only where it is open?
  [[nodiscard]] bool Guards(uint32_t rule) const { return guarded_[rule]; }

  // Was text[pos, end) answered by the last look?
  static bool Covers(const Scratch& scratch, size_t pos, size_t end) {
    return scratch.begin <= pos && end <= scratch.end;
  }
  // Finds the rules that are open for text[pos, end) of a segment
  // text[segment_begin, segment_end), whose field is called `key` (may be
  // null).
  void Look(std::string_view text, size_t segment_begin, size_t segment_end,
            size_t pos, size_t end, const std::vector<std::string>* key,
            Scratch* scratch) const;
  static bool IsOpen(uint32_t rule, const Scratch& scratch) {
    return (scratch.open[rule / 64] >> (rule % 64) & 1) != 0;
  }

 private:
  void ReadWords(std::string_view text, Scratch* scratch) const;
  void ReadKey(std::string_view word, Scratch* scratch) const;
  void Open(uint32_t word, Scratch* scratch) const;

  std::vector<bool> guarded_;
  std::unique_ptr<const match::LiteralTable> words_;
  std::vector<std::vector<uint32_t>> rules_;  // by word
};

}  // namespace redactor::detect

#endif  // REDACTOR_DETECT_CONTEXT_GATE_H_
