// The search around each candidate.
#include "redactor/detect/pattern_search.h"

#include <algorithm>

#include "redactor/base/ascii.h"
#include "redactor/detect/context.h"

namespace redactor::detect {

namespace {

// How far from a focus a candidate may stand.
constexpr uint32_t kFocusBytes = 128;

// Where to look after a match at `begin` was refused: never inside of a number
// or word, whose rest would be no value either.
size_t NextStart(std::string_view text, size_t begin) {
  size_t next = begin + 1;
  if (!IsAlnum(text[begin])) return next;
  while (next < text.size() && IsAlnum(text[next])) ++next;
  return next;
}

// The first range that ends at or behind `pos`.
auto FirstFocus(const std::vector<FocusRange>& focus, size_t pos) {
  return std::lower_bound(
      focus.begin(), focus.end(), pos,
      [](const FocusRange& range, size_t p) { return range.end < p; });
}

// A date-and-time stamp that shares a byte with text[begin, end)?
bool TouchesTimestamp(std::string_view text, size_t begin, size_t end) {
  constexpr size_t kLongestStamp = 40;
  size_t at = begin > kLongestStamp ? begin - kLongestStamp : 0;
  for (; at < end; ++at) {
    if (at + 13 >= text.size()) return false;
    if (text[at + 13] != ':' || (at > 0 && IsDigit(text[at - 1]))) continue;
    const size_t stamp_end = match::TimestampEnd(text, at);
    if (stamp_end > at && stamp_end > begin) return true;
  }
  return false;
}

}  // namespace

PatternSearch::Window PatternSearch::WindowAround(const CompiledRule& rule,
                                                  size_t begin,
                                                  size_t end) const {
  const Segment& segment_here = here();
  Window window{segment_here.begin, segment_here.end, false, false};
  if (begin - window.begin > rule.look_back) {
    window.begin = begin - rule.look_back;
    window.cut_left = true;
  }
  if (window.end > end && window.end - end > rule.max_length) {
    window.end = end + rule.max_length;
    window.cut_right = true;
  }
  if (!rule.alphabet) return window;
  size_t left = begin;
  while (left > window.begin && rule.alphabet->Has(input_.text[left - 1])) {
    --left;
  }
  size_t right = std::min<size_t>(end, window.end);
  while (right < window.end && rule.alphabet->Has(input_.text[right])) ++right;
  window.cut_left = window.cut_left && left == window.begin;
  window.cut_right = window.cut_right && right == window.end;
  window.begin = left;
  window.end = right;
  return window;
}

void PatternSearch::Triggered(uint32_t rule,
                              const match::Candidate& candidate) {
  const CompiledRule& compiled = tables_.rules[rule];
  if (scratch_->resume[rule] >= candidate.end) return;  // inside a match
  if (compiled.starts_at_trigger) return MatchHere(rule, candidate);
  Window window = WindowAround(compiled, candidate.begin, candidate.end);
  if (scratch_->resume[rule] > window.begin) {
    window.begin = scratch_->resume[rule];
    window.cut_left = false;
  }
  const size_t near = candidate.begin - std::min(candidate.begin, kFocusBytes);
  if (!InFocus(std::max(window.begin, near),
               std::min<size_t>(window.end, candidate.end + kFocusBytes))) {
    return;
  }
  Search(rule, window, candidate.end);
  if (candidate.kind != match::Candidate::Kind::kDigits) return;
  for (const auto& [begin, end] : scratch_->refused) {
    if (begin >= candidate.end || end <= candidate.begin) continue;
    TrySubranges(rule, candidate);
    break;
  }
}

// The match that begins with the candidate, if any: most have none, and need
// no more than this to say so.
void PatternSearch::MatchHere(uint32_t rule,
                              const match::Candidate& candidate) {
  const CompiledRule& compiled = tables_.rules[rule];
  const size_t base = here().begin;
  const size_t at = candidate.begin - base;
  const size_t end =
      std::min<size_t>(here().end, size_t{candidate.end} + compiled.max_length);
  RegexMatch match;
  if (scratch_->resume[rule] > candidate.begin ||
      !compiled.regex->MatchAt(input_.text.substr(base, end - base), at,
                               end - base, &match)) {
    return;
  }
  Window window = WindowAround(compiled, candidate.begin, candidate.end);
  window.begin = candidate.begin;
  window.cut_left = false;
  // The rule's alphabet may end the window sooner.
  const std::string_view text = input_.text.substr(
      base, (window.cut_right ? window.end : here().end) - base);
  const bool stands =
      !compiled.alphabet ||
      compiled.regex->MatchAt(text, at, window.end - base, &match);
  size_t next = window.begin + 1;
  if (stands && match.end > match.begin) {
    Shift(&match, base);
    next = std::max(next, Take(rule, window, match));
  }
  scratch_->resume[rule] = static_cast<uint32_t>(next);
}

// A window without a match: no match begins before this position, so that the
// next candidate need not look there again.
size_t PatternSearch::NothingBefore(const CompiledRule& rule,
                                    const Window& window) {
  if (!window.cut_right) return window.end;
  return window.end - std::min<size_t>(rule.max_length, window.end);
}

// All matches of the window that begin at or before `last_begin`.
void PatternSearch::Search(uint32_t rule, const Window& window,
                           size_t last_begin) {
  const CompiledRule& compiled = tables_.rules[rule];
  const size_t base = here().begin;
  // Past a cut there is nothing: a match that would run over it ends there.
  const std::string_view text = input_.text.substr(
      base, (window.cut_right ? window.end : here().end) - base);
  scratch_->accepted.clear();
  scratch_->refused.clear();
  size_t at = window.begin;
  RegexMatch match;
  while (at < window.end) {
    if (!compiled.regex->Find(text, at - base, window.end - base, &match,
                              last_begin - base)) {
      at = std::max(at,
                    std::min(last_begin + 1, NothingBefore(compiled, window)));
      break;
    }
    Shift(&match, base);
    if (match.begin > last_begin) break;
    if (match.end == match.begin) {
      at = match.end + 1;
      continue;
    }
    at = Take(rule, window, match);
  }
  scratch_->resume[rule] = static_cast<uint32_t>(std::min(at, window.end));
}

// Judges one match. Where to go on: behind it, or one byte on when refused.
size_t PatternSearch::Take(uint32_t rule, const Window& window,
                           RegexMatch match) {
  const CompiledRule& compiled = tables_.rules[rule];
  const size_t found_at = match.begin;  // Extend may move it back
  if (compiled.digits_only &&
      TouchesTimestamp(segment_text(), match.begin - here().begin,
                       match.end - here().begin)) {
    return NextStart(input_.text, match.begin);
  }
  auto fit = PatternMatch::Fit::kWhole;
  const bool cut = (window.cut_left && match.begin == window.begin) ||
                   (window.cut_right && match.end == window.end);
  Extend(compiled, window, &match, &fit);
  Verdict verdict = Verdict::kAccept;
  if (!cut) {
    // A value that is not whole has no check digit to test.
    RegexMatch local = match;
    Shift(&local, ~size_t{here().begin} + 1);
    verdict = Validate(compiled, segment_text(), tables_.settings, &local);
    Shift(&local, here().begin);
    match.value_begin = local.value_begin;
    match.value_end = local.value_end;
  }
  Emit(rule, match, verdict, fit);
  const bool stands = verdict == Verdict::kAccept || verdict == Verdict::kProof;
  (stands ? scratch_->accepted : scratch_->refused)
      .emplace_back(match.begin, match.end);
  return verdict == Verdict::kReject ? NextStart(input_.text, found_at)
                                     : std::max(match.end, found_at + 1);
}

bool PatternSearch::Overflows(const CompiledRule& rule, const Window& window,
                              const RegexMatch& match) const {
  if (match.end - match.begin > rule.max_length ||
      (window.cut_left && match.begin == window.begin)) {
    return true;
  }
  if (!window.cut_right) return false;
  // A match that stepped back from the cut still runs over it.
  size_t end = match.end;
  while (rule.extend && end < window.end &&
         rule.extend->Has(input_.text[end])) {
    ++end;
  }
  return end == window.end;
}

// The run of the rule's extend class that touches `pos`. Walked once: long
// runs hold many candidates.
std::pair<uint32_t, uint32_t> PatternSearch::RunAround(const CompiledRule& rule,
                                                       size_t pos) const {
  auto& run = scratch_->runs[static_cast<size_t>(&rule - tables_.rules.data())];
  if (run.first <= pos && pos <= run.second) return run;
  size_t begin = pos;
  while (begin > here().begin && rule.extend->Has(input_.text[begin - 1])) {
    --begin;
  }
  size_t end = pos;
  while (end < here().end && rule.extend->Has(input_.text[end])) ++end;
  run = {static_cast<uint32_t>(begin), static_cast<uint32_t>(end)};
  return run;
}

void PatternSearch::Extend(const CompiledRule& rule, const Window& window,
                           RegexMatch* match, PatternMatch::Fit* fit) const {
  const bool overflow = Overflows(rule, window, *match);
  const size_t old_end = match->end;
  const bool last = segment_ + 1 == input_.segments.size() && input_.goes_on;
  bool open = false;
  if (rule.extend_until != nullptr) {
    RegexMatch until;
    const std::string_view text = segment_text();
    const size_t base = here().begin;
    size_t at = match->begin + 1;
    while (rule.extend_until->Find(text, at - base, text.size(), &until) &&
           until.end + base < match->end) {
      at = std::max(until.end + base, at + 1);
    }
    const bool found =
        at <= here().end &&
        rule.extend_until->Find(text, at - base, text.size(), &until);
    match->end = found ? until.end + base : here().end;
    open = !found;
  } else if (overflow && rule.extend) {
    match->end = RunAround(rule, match->end).second;
    open = match->end == here().end;
    const size_t run_begin = RunAround(rule, match->begin).first;
    if (window.cut_left && run_begin < match->begin) {
      match->value_begin = match->begin = run_begin;
    }
  } else if (overflow) {
    *fit = PatternMatch::Fit::kOverflow;
  }
  if (open && last) *fit = PatternMatch::Fit::kGoesOn;
  if (match->end != old_end) match->value_end = match->end;
}

void PatternSearch::Emit(uint32_t rule, const RegexMatch& match,
                         Verdict verdict, PatternMatch::Fit fit) {
  std::vector<PatternMatch>* out =
      verdict == Verdict::kReject ? rejected_ : matches_;
  if (out == nullptr || match.value_begin >= match.value_end ||
      !InFocus(match.begin, match.end)) {
    return;
  }
  out->push_back({static_cast<uint32_t>(match.value_begin),
                  static_cast<uint32_t>(match.value_end), rule, segment_,
                  verdict, fit});
}

bool PatternSearch::InFocus(size_t begin, size_t end) const {
  if (input_.focus == nullptr) return true;
  const auto range = FirstFocus(*input_.focus, begin);
  return range != input_.focus->end() && range->begin <= end;
}

// With a focus, only its surroundings are scanned.
void PatternSearch::FindCandidates() {
  scratch_->candidates.clear();
  const auto scan = [&](uint32_t begin, uint32_t end) {
    tables_.scanner.Scan(input_.text, begin, end, &scratch_->scanner,
                         &scratch_->candidates);
  };
  if (input_.focus == nullptr) return scan(input_.begin, input_.end);
  uint32_t done = input_.begin;
  for (size_t i = 0; i < input_.focus->size(); ++i) {
    const auto around = [&](const FocusRange& range) {
      const uint32_t begin = range.begin - std::min(range.begin, kFocusBytes);
      return std::pair(std::max(begin, done),
                       std::min(range.end + kFocusBytes, input_.end));
    };
    auto [begin, end] = around((*input_.focus)[i]);
    while (i + 1 < input_.focus->size() &&
           around((*input_.focus)[i + 1]).first <= end) {
      end = around((*input_.focus)[++i]).second;
    }
    if (begin < end) scan(begin, end);
    done = std::max(done, end);
  }
}

Status PatternSearch::SlowLane() {
  for (segment_ = 0; segment_ < input_.segments.size(); ++segment_) {
    if (here().end <= input_.begin || here().begin >= input_.end) continue;
    REDACTOR_RETURN_IF_ERROR(
        tables_.slow_set->Find(segment_text(), &scratch_->slow));
    for (const int index : scratch_->slow) {
      const uint32_t rule = tables_.triggers.slow()[static_cast<size_t>(index)];
      scratch_->resume[rule] = 0;
      Search(rule, {here().begin, here().end, false, false}, here().end);
    }
  }
  return Status::Ok();
}

// Rules that need a cue word, where one is near. When refusals are asked for
// too, all of them.
void PatternSearch::TryGuarded(const match::Candidate& candidate,
                               const std::vector<uint32_t>& rules) {
  const bool all = rejected_ != nullptr;
  ContextGate::Scratch& open = scratch_->gate;
  if (!all && !ContextGate::Covers(open, candidate.begin, candidate.end)) {
    std::vector<std::string> key;
    if (input_.record != nullptr && here().kind != SegmentKind::kKey) {
      key = KeyWords(*input_.record, here().path);
    }
    tables_.gate.Look(input_.text, here().begin, here().end, candidate.begin,
                      candidate.end, &key, &open);
  }
  if (!all && !open.any) return;
  for (const uint32_t rule : rules) {
    if (all || ContextGate::IsOpen(rule, open)) Triggered(rule, candidate);
  }
}

void PatternSearch::TryCounted(const match::Candidate& candidate) {
  const size_t base = here().begin;
  auto& found = scratch_->counted[static_cast<size_t>(candidate.kind)];
  if (found.segment != segment_) {
    found.segment = segment_;
    found.filter.Forget();
  }
  tables_.triggers.Counted(candidate.kind)
      .Look(segment_text(), candidate.begin - base, candidate.end - base,
            candidate, &found);
  for (const uint32_t rule : found.rules) Triggered(rule, candidate);
  if (!found.guarded.empty()) TryGuarded(candidate, found.guarded);
}

Status PatternSearch::Run() {
  scratch_->gate.end = 0;
  scratch_->gate.begin = 1;
  for (auto& counted : scratch_->counted) counted.segment = UINT32_MAX;
  FindCandidates();
  for (const match::Candidate& candidate : scratch_->candidates) {
    while (segment_ < input_.segments.size() && here().end <= candidate.begin) {
      ++segment_;
    }
    if (segment_ == input_.segments.size()) break;
    if (candidate.begin < here().begin) continue;
    if (TriggerTable::IsCounted(candidate)) {
      TryCounted(candidate);
      continue;
    }
    for (const uint32_t rule : tables_.triggers.RulesOf(candidate)) {
      Triggered(rule, candidate);
    }
  }
  return tables_.slow_set != nullptr ? SlowLane() : Status::Ok();
}

}  // namespace redactor::detect
