// Making states as they are met.
#include "redactor/match/pattern_filter.h"

#include <algorithm>
#include <utility>

#include "redactor/match/literal_table.h"

namespace redactor::match {

namespace {

constexpr size_t kMaxStates = 4096;  // then all are made anew
constexpr uint16_t kUnknown = 0xFFFF;

void Put(PatternFilter::Bits* bits, uint32_t bit) {
  (*bits)[bit / 64] |= uint64_t{1} << (bit % 64);
}

}  // namespace

// `pos` moves behind the character.
size_t PatternFilter::SymbolAt(std::string_view text, size_t* pos) {
  if (*pos >= text.size()) return kEnd;
  const auto byte = static_cast<unsigned char>(text[(*pos)++]);
  if (byte < 0x80) return byte;
  while (*pos < text.size() && (text[*pos] & 0xC0) == 0x80) ++*pos;
  return kHigh;
}

PatternFilter::Before PatternFilter::BeforeOf(std::string_view text,
                                              size_t pos) {
  if (pos == 0) return Before::kText;
  const char c = text[pos - 1];
  if (c == '\n') return Before::kLineBreak;
  return IsWordByte(c) ? Before::kWord : Before::kOther;
}

bool PatternFilter::Holds(Assertion assertion, Before before, size_t symbol) {
  const bool word = symbol < kHigh && IsWordByte(static_cast<char>(symbol));
  switch (assertion) {
    case Assertion::kWordEdge:
      return (before == Before::kWord) != word;
    case Assertion::kNoWordEdge:
      return (before == Before::kWord) == word;
    case Assertion::kTextBegin:
      return before == Before::kText;
    case Assertion::kTextEnd:
      return symbol == kEnd;
    case Assertion::kLineBegin:
      return before == Before::kText || before == Before::kLineBreak;
    case Assertion::kLineEnd:
      return symbol == kEnd || symbol == '\n';
  }
  return true;
}

uint16_t PatternFilter::StateFor(std::vector<uint32_t> nodes, Before before,
                                 bool seeding, std::vector<uint32_t> done,
                                 Scratch* scratch) const {
  uint64_t hash = static_cast<uint64_t>(before) * 2 + (seeding ? 1 : 0);
  for (const auto* list : {&nodes, &done}) {
    for (const uint32_t i : *list) hash = (hash ^ i) * 0x9E3779B97F4A7C15u;
    hash = (hash ^ hash >> 29) * 0xBF58476D1CE4E5B9u;
  }
  std::vector<uint16_t>& same = scratch->by_hash_[hash];
  for (const uint16_t i : same) {
    const Scratch::State& state = scratch->states_[i];
    if (state.nodes == nodes && state.done == done && state.before == before &&
        state.seeding == seeding) {
      return i;
    }
  }
  const auto index = static_cast<uint16_t>(scratch->states_.size());
  same.push_back(index);
  Scratch::State& state = scratch->states_.emplace_back();
  state.next.fill(kUnknown);
  state.unseeded = kUnknown;
  state.before = before;
  state.seeding = seeding;
  state.nodes = std::move(nodes);
  state.done = std::move(done);
  return index;
}

uint16_t PatternFilter::Start(Before before, Scratch* scratch) const {
  // The first four states are these.
  if (scratch->states_.empty()) {
    scratch->seen_.assign(nodes_.size(), 0);
    scratch->round_ = 0;
    scratch->seeds_.assign(4 * kSymbols, {});
    for (const Before b :
         {Before::kText, Before::kLineBreak, Before::kWord, Before::kOther}) {
      StateFor({}, b, true, {}, scratch);
    }
  }
  return static_cast<uint16_t>(before);
}

// Follows what needs no character.
void PatternFilter::Close(uint32_t node, Before before, size_t symbol,
                          std::vector<uint32_t>* next,
                          std::vector<uint32_t>* done, Scratch* scratch) const {
  std::vector<uint32_t>& stack = scratch->stack_;
  stack.push_back(node);
  while (!stack.empty()) {
    const uint32_t at = stack.back();
    stack.pop_back();
    if (scratch->seen_[at] == scratch->round_) continue;
    scratch->seen_[at] = scratch->round_;
    const Node& here = nodes_[at];
    switch (here.kind) {
      case Node::Kind::kSet:
        if (symbol != kEnd &&
            (sets_[here.x][symbol / 64] >> (symbol % 64) & 1) != 0) {
          next->push_back(here.y);
        }
        break;
      case Node::Kind::kBoth:
        stack.push_back(here.y);
        stack.push_back(here.x);
        break;
      case Node::Kind::kAssertion:
        if (Holds(here.assertion, before, symbol)) stack.push_back(here.x);
        break;
      case Node::Kind::kMatch:
        done->push_back(here.x);
        break;
    }
  }
}

const PatternFilter::Scratch::Seeds& PatternFilter::SeedsFor(
    Before before, size_t symbol, Scratch* scratch) const {
  Scratch::Seeds& seeds =
      scratch->seeds_[static_cast<size_t>(before) * kSymbols + symbol];
  if (seeds.known) return seeds;
  seeds.known = true;
  ++scratch->round_;
  for (const uint32_t node : starts_) {
    Close(node, before, symbol, &seeds.next, &seeds.done, scratch);
  }
  return seeds;
}

uint16_t PatternFilter::Step(uint16_t from, size_t symbol,
                             Scratch* scratch) const {
  const Before before = scratch->states_[from].before;
  const bool seeding = scratch->states_[from].seeding;
  std::vector<uint32_t> next;
  std::vector<uint32_t> done;
  ++scratch->round_;
  for (const uint32_t node : scratch->states_[from].nodes) {
    Close(node, before, symbol, &next, &done, scratch);
  }
  if (seeding) {
    const Scratch::Seeds& seeds = SeedsFor(before, symbol, scratch);
    next.insert(next.end(), seeds.next.begin(), seeds.next.end());
    done.insert(done.end(), seeds.done.begin(), seeds.done.end());
  }
  for (auto* list : {&next, &done}) {
    std::sort(list->begin(), list->end());
    list->erase(std::unique(list->begin(), list->end()), list->end());
  }
  Before after = Before::kOther;
  if (symbol == '\n') {
    after = Before::kLineBreak;
  } else if (symbol < kHigh && IsWordByte(static_cast<char>(symbol))) {
    after = Before::kWord;
  }
  bool anew = scratch->states_.size() >= kMaxStates;
  if (anew) {
    scratch->states_.clear();
    scratch->by_hash_.clear();
    scratch->Forget();
    Start(after, scratch);
  }
  const uint16_t to =
      StateFor(std::move(next), after, seeding, std::move(done), scratch);
  if (!anew) scratch->states_[from].next[symbol] = to;
  return to;
}

// The same without starting again; what was done has been told.
uint16_t PatternFilter::StopSeeding(uint16_t from, Scratch* scratch) const {
  if (scratch->states_[from].unseeded == kUnknown) {
    const uint16_t to =
        StateFor(std::vector<uint32_t>(scratch->states_[from].nodes),
                 scratch->states_[from].before, false, {}, scratch);
    scratch->states_[from].unseeded = to;
  }
  return scratch->states_[from].unseeded;
}

const PatternFilter::Bits& PatternFilter::Find(std::string_view text,
                                               size_t begin, size_t last_begin,
                                               Scratch* scratch) const {
  scratch->found_.assign(patterns_ / 64 + 1, 0);
  uint16_t at = Start(BeforeOf(text, begin), scratch);
  size_t pos = begin;
  if (scratch->left_at_ != SIZE_MAX && scratch->left_at_ > begin) {
    pos = scratch->left_at_;
    at = scratch->left_in_;
  }
  const size_t reach = last_begin + kReach;
  bool seeding = true;
  for (;;) {
    if (seeding && pos > last_begin) {
      scratch->left_at_ = pos;
      scratch->left_in_ = at;
      at = StopSeeding(at, scratch);
      seeding = false;
    }
    if (!seeding) {
      if (scratch->states_[at].nodes.empty()) break;
      if (pos >= reach) {
        for (const uint32_t node : scratch->states_[at].nodes) {
          Put(&scratch->found_, owner_[node]);
        }
        break;
      }
    }
    const size_t symbol = SymbolAt(text, &pos);
    uint16_t to = scratch->states_[at].next[symbol];
    if (to == kUnknown) to = Step(at, symbol, scratch);
    at = to;
    for (const uint32_t pattern : scratch->states_[at].done) {
      Put(&scratch->found_, pattern);
    }
    if (symbol == kEnd) break;
  }
  return scratch->found_;
}

}  // namespace redactor::match
