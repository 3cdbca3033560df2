// Which rules can be filtered, and the filter's answer as rules.
#include "redactor/detect/counted_triggers.h"

#include <algorithm>
#include <bit>

#include "redactor/detect/compiled_rule.h"

namespace redactor::detect {

namespace {

// How far before a candidate the filter begins. A rule that looks back farther
// is not filtered.
constexpr uint32_t kLookBack = 48;

}  // namespace

void CountedTriggers::Add(uint32_t rule, const CompiledRule& compiled,
                          const Trigger& trigger, bool guarded) {
  const Entry entry{
      trigger.count, trigger.max, rule,
      trigger.kind == Trigger::Kind::kDigits ? compiled.joints : uint8_t{0},
      guarded};
  const match::Program* program = compiled.regex->program();
  if (program != nullptr && compiled.look_back <= kLookBack &&
      filter_.Add(*program, compiled.max_length)) {
    filtered_.push_back(entry);
    least_count_ = std::min(least_count_, entry.count);
  } else {
    others_.push_back(entry);
  }
}

void CountedTriggers::Take(const Entry& entry,
                           const match::Candidate& candidate,
                           Scratch* scratch) {
  if (!entry.Fits(candidate)) return;
  (entry.guarded ? scratch->guarded : scratch->rules).push_back(entry.rule);
}

void CountedTriggers::Look(std::string_view text, size_t begin, size_t end,
                           const match::Candidate& candidate,
                           Scratch* scratch) const {
  scratch->rules.clear();
  scratch->guarded.clear();
  for (const Entry& entry : others_) Take(entry, candidate, scratch);
  if (candidate.value < least_count_) return;
  const auto& bits = filter_.Find(
      text, begin - std::min<size_t>(begin, kLookBack), end, &scratch->filter);
  for (size_t word = 0; word < bits.size(); ++word) {
    for (uint64_t left = bits[word]; left != 0; left &= left - 1) {
      const auto bit = static_cast<size_t>(std::countr_zero(left));
      Take(filtered_[word * 64 + bit], candidate, scratch);
    }
  }
}

}  // namespace redactor::detect
