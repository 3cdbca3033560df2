// A cluster of digits whose whole was refused: runs of its groups.
#include <algorithm>

#include "redactor/base/ascii.h"
#include "redactor/detect/pattern_search.h"

namespace redactor::detect {

namespace {

// Groups of a digit cluster that take part in one try.
constexpr size_t kMaxGroups = 12;

}  // namespace

// Runs of whole groups of a digit cluster, longest first from each group that
// is in no value yet.
void PatternSearch::TrySubranges(uint32_t rule,
                                 const match::Candidate& candidate) {
  auto& groups = scratch_->groups;
  groups.clear();
  for (uint32_t i = candidate.begin; i < candidate.end;) {
    if (!IsDigit(input_.text[i])) {
      ++i;
      continue;
    }
    const uint32_t begin = i;
    while (i < candidate.end && IsDigit(input_.text[i])) ++i;
    groups.emplace_back(begin, i);
  }
  for (size_t first = 0; first < groups.size();) {
    const auto [begin, end] = groups[first];
    const bool known =
        std::any_of(scratch_->accepted.begin(), scratch_->accepted.end(),
                    [begin = begin, end = end](const auto& value) {
                      return value.first < end && begin < value.second;
                    });
    first = known ? first + 1 : TryGroups(rule, first);
  }
}

// The group to go on with.
size_t PatternSearch::TryGroups(uint32_t rule, size_t first_group) {
  const CompiledRule& compiled = tables_.rules[rule];
  const auto& groups = scratch_->groups;
  const size_t begin = groups[first_group].first;
  const size_t base = here().begin;
  const std::string_view text = segment_text();
  const size_t last = std::min(groups.size(), first_group + kMaxGroups);
  for (size_t end_group = last; end_group > first_group; --end_group) {
    const size_t end = groups[end_group - 1].second;
    if (end - begin > compiled.max_length ||
        end - begin < compiled.min_digits) {
      continue;
    }
    RegexMatch match;
    if (!compiled.regex->MatchesAll(text, begin - base, end - base, &match)) {
      continue;
    }
    const Verdict verdict = Validate(compiled, text, tables_.settings, &match);
    if (verdict != Verdict::kAccept && verdict != Verdict::kProof) continue;
    Shift(&match, base);
    Emit(rule, match, verdict, PatternMatch::Fit::kWhole);
    return end_group;
  }
  return first_group + 1;
}

}  // namespace redactor::detect
