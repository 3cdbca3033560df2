// The only file that knows RE2.
#include "redactor/match/regex.h"

#include <re2/re2.h>
#include <re2/set.h>

#include <algorithm>
#include <array>

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
  Impl(std::string_view pattern, int64_t max_memory)
      : regex(Piece(pattern), OptionsFor(max_memory)) {}

  bool Match(std::string_view text, size_t begin, size_t end,
             RE2::Anchor anchor, RegexMatch* match) const {
    std::array<re2::StringPiece, kMaxGroups + 1> groups;
    if (!regex.Match(Piece(text), begin, end, anchor, groups.data(),
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

  RE2 regex;
  int value_group = 0;
};

Regex::Regex(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Regex::~Regex() = default;

Result<std::unique_ptr<const Regex>> Regex::Create(std::string_view pattern,
                                                   int64_t max_memory) {
  auto impl = std::make_unique<Impl>(pattern, max_memory);
  if (!impl->regex.ok()) {
    return Status(StatusCode::kInvalidArgument,
                  "bad regex: " + impl->regex.error());
  }
  const auto& groups = impl->regex.NamedCapturingGroups();
  if (const auto value = groups.find("value"); value != groups.end()) {
    impl->value_group = value->second;
  }
  if (impl->value_group > kMaxGroups) {
    return Status(StatusCode::kInvalidArgument,
                  "bad regex: more than 15 groups before \"value\"");
  }
  return std::unique_ptr<const Regex>(new Regex(std::move(impl)));
}

bool Regex::Find(std::string_view text, size_t begin, size_t end,
                 RegexMatch* match) const {
  return impl_->Match(text, begin, end, RE2::UNANCHORED, match);
}

bool Regex::MatchAt(std::string_view text, size_t begin, size_t end,
                    RegexMatch* match) const {
  return impl_->Match(text, begin, end, RE2::ANCHOR_START, match);
}

bool Regex::MatchesAll(std::string_view text, size_t begin, size_t end,
                       RegexMatch* match) const {
  return impl_->Match(text, begin, end, RE2::ANCHOR_BOTH, match);
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
