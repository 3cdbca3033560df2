// The only file that knows RE2.
#include "redactor/match/regex.h"

#include <re2/re2.h>
#include <re2/set.h>

#include <algorithm>
#include <array>
#include <mutex>
#include <optional>

namespace redactor::match {

namespace {

constexpr int kMaxGroups = 15;

RE2::Options OptionsFor(int64_t max_memory) {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_never_nl(false);
  options.set_max_mem(max_memory);
  return options;
}

re2::StringPiece Piece(std::string_view text) {
  return {text.data(), text.size()};
}

}  // namespace

struct Regex::Impl {
  Impl(std::string_view text, int64_t max_memory)
      : pattern(text), memory(max_memory) {}

  // Compiled by whoever comes first; null when the pattern is RE2's alone.
  const Program* Own() const {
    std::call_once(own_once, [this] { own = CompileProgram(pattern); });
    return own ? &*own : nullptr;
  }

  // Compiled by whoever comes first.
  const RE2& Re2() const {
    std::call_once(once, [this] {
      regex = std::make_unique<RE2>(Piece(pattern), OptionsFor(memory));
      if (!regex->ok()) return;
      const auto& groups = regex->NamedCapturingGroups();
      if (const auto value = groups.find("value"); value != groups.end()) {
        value_group = value->second;
      }
    });
    return *regex;
  }

  bool Find(std::string_view text, size_t begin, size_t end, size_t last_begin,
            RegexMatch* match) const;
  // Anchored at the beginning or at both ends.
  bool Match(std::string_view text, size_t begin, size_t end,
             RE2::Anchor anchor, RegexMatch* match) const;
  bool MatchByRe2(std::string_view text, size_t begin, size_t end,
                  RE2::Anchor anchor, RegexMatch* match) const;
  static bool FindsByAutomaton(const Program& program, size_t size);

  const std::string pattern;
  const int64_t memory;
  mutable std::once_flag own_once;
  mutable std::optional<Program> own;
  mutable std::once_flag once;
  mutable std::unique_ptr<const RE2> regex;
  mutable int value_group = 0;
};

// In a long window where a match might begin at many places, RE2's automaton is
// faster at finding where.
bool Regex::Impl::FindsByAutomaton(const Program& program, size_t size) {
  constexpr int kFew = 16;
  const size_t many = program.at_word_edge ? 256 : 48;
  return size > many && program.first.Count() > kFew;
}

bool Regex::Impl::Find(std::string_view text, size_t begin, size_t end,
                       size_t last_begin, RegexMatch* match) const {
  RunResult result = RunResult::kGaveUp;
  const Program* program = Own();
  if (program != nullptr &&
      !FindsByAutomaton(*program, last_begin - std::min(begin, last_begin))) {
    result = FindMatch(*program, text, begin, end, last_begin, match);
  } else if (program != nullptr && Re2().ok()) {
    re2::StringPiece whole;
    if (!Re2().Match(Piece(text), begin, end, RE2::UNANCHORED, &whole, 1)) {
      return false;
    }
    result = MatchFrom(*program, text,
                       static_cast<size_t>(whole.data() - text.data()), end,
                       false, match);
  }
  if (result != RunResult::kGaveUp) return result == RunResult::kMatch;
  return MatchByRe2(text, begin, end, RE2::UNANCHORED, match);
}

bool Regex::Impl::Match(std::string_view text, size_t begin, size_t end,
                        RE2::Anchor anchor, RegexMatch* match) const {
  const Program* program = Own();
  if (program == nullptr) return MatchByRe2(text, begin, end, anchor, match);
  const RunResult result =
      MatchFrom(*program, text, begin, end, anchor == RE2::ANCHOR_BOTH, match);
  if (result != RunResult::kGaveUp) return result == RunResult::kMatch;
  return MatchByRe2(text, begin, end, anchor, match);
}

bool Regex::Impl::MatchByRe2(std::string_view text, size_t begin, size_t end,
                             RE2::Anchor anchor, RegexMatch* match) const {
  const RE2& re2 = Re2();
  if (!re2.ok()) {
    *match = {begin, end, begin, end};
    return true;
  }
  std::array<re2::StringPiece, kMaxGroups + 1> groups;
  if (!re2.Match(Piece(text), begin, end, anchor, groups.data(),
                 value_group + 1)) {
    return false;
  }
  match->begin = static_cast<size_t>(groups[0].data() - text.data());
  match->end = match->begin + groups[0].size();
  const re2::StringPiece& value = groups[static_cast<size_t>(value_group)];
  if (value.data() == nullptr) {
    match->value_begin = match->begin;
    match->value_end = match->end;
  } else {
    match->value_begin = static_cast<size_t>(value.data() - text.data());
    match->value_end = match->value_begin + value.size();
  }
  return true;
}

Regex::Regex(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Regex::~Regex() = default;

Result<std::unique_ptr<const Regex>> Regex::Create(std::string_view pattern,
                                                   int64_t max_memory,
                                                   Check check) {
  auto impl = std::make_unique<Impl>(pattern, max_memory);
  if (check == Check::kTested) {
    return std::unique_ptr<const Regex>(new Regex(std::move(impl)));
  }
  if (!impl->Re2().ok()) {
    return Status(StatusCode::kInvalidArgument,
                  "bad regex: " + impl->Re2().error());
  }
  if (impl->value_group > kMaxGroups) {
    return Status(StatusCode::kInvalidArgument,
                  "bad regex: more than 15 groups before \"value\"");
  }
  return std::unique_ptr<const Regex>(new Regex(std::move(impl)));
}

bool Regex::Find(std::string_view text, size_t begin, size_t end,
                 RegexMatch* match, size_t last_begin) const {
  return impl_->Find(text, begin, end, std::min(last_begin, end), match);
}

bool Regex::MatchAt(std::string_view text, size_t begin, size_t end,
                    RegexMatch* match) const {
  return impl_->Match(text, begin, end, RE2::ANCHOR_START, match);
}

bool Regex::MatchesAll(std::string_view text, size_t begin, size_t end,
                       RegexMatch* match) const {
  return impl_->Match(text, begin, end, RE2::ANCHOR_BOTH, match);
}

const Program* Regex::program() const { return impl_->Own(); }

bool Regex::BeginsWithOneOf(std::string_view bytes) const {
  const Program* program = impl_->Own();
  if (program == nullptr) return false;
  FirstBytes left = program->first;
  for (const char byte : bytes) {
    const auto b = static_cast<unsigned char>(byte);
    left.bits[b >> 6] &= ~(uint64_t{1} << (b & 63));
  }
  return left == FirstBytes{};
}

struct RegexSet::Impl {
  explicit Impl(int64_t max_memory)
      : set(OptionsFor(max_memory), RE2::UNANCHORED) {}
  RE2::Set set;
};

RegexSet::RegexSet(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
RegexSet::~RegexSet() = default;

Result<std::unique_ptr<const RegexSet>> RegexSet::Create(
    const std::vector<std::string>& patterns, int64_t max_memory) {
  auto impl = std::make_unique<Impl>(max_memory);
  std::string error;
  for (const std::string& pattern : patterns) {
    if (impl->set.Add(Piece(pattern), &error) < 0) {
      return Status(StatusCode::kInvalidArgument, "bad regex: " + error);
    }
  }
  if (!impl->set.Compile()) {
    return Status(StatusCode::kLimit,
                  "rules without a trigger need too much memory");
  }
  return std::unique_ptr<const RegexSet>(new RegexSet(std::move(impl)));
}

Status RegexSet::Find(std::string_view text, std::vector<int>* indices) const {
  indices->clear();
  RE2::Set::ErrorInfo error{RE2::Set::kNoError};
  if (impl_->set.Match(Piece(text), indices, &error)) {
    std::sort(indices->begin(), indices->end());
    return Status::Ok();
  }
  if (error.kind == RE2::Set::kNoError) return Status::Ok();
  return {StatusCode::kLimit, "regex memory ran out in the slow lane",
          Severity::kEntry};
}

}  // namespace redactor::match
