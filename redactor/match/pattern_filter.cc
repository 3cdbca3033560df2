// Building the nodes, and making states as they are met.
#include "redactor/match/pattern_filter.h"

#include <algorithm>
#include <utility>

#include "redactor/base/ascii.h"
#include "redactor/match/literal_table.h"

namespace redactor::match {

namespace {

using Op = Instruction::Op;

constexpr size_t kMaxNodes = 4000;   // of one pattern
constexpr size_t kMaxStates = 4096;  // then all are made anew
constexpr uint32_t kLongCount = 24;  // of digits
constexpr uint32_t kShortCount = 6;  // of wider classes
constexpr uint16_t kUnknown = 0xFFFF;

void Put(PatternFilter::Bits* bits, uint32_t bit) {
  (*bits)[bit / 64] |= uint64_t{1} << (bit % 64);
}

bool IsHexDigit(char c) {
  return IsDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool IsHexOnly(const CharSet& set) {
  if (set.ReachesBeyondAscii()) return false;
  for (unsigned char c = 0; c < 0x80; ++c) {
    if (set.HasAscii(c) && !IsHexDigit(static_cast<char>(c))) return false;
  }
  return true;
}

}  // namespace

// One program as nodes: an entry for each instruction, more where one stands
// for several characters.
class PatternFilter::Builder {
 public:
  Builder(const Program& program, PatternFilter* filter)
      : program_(program),
        filter_(*filter),
        base_(static_cast<uint32_t>(filter->nodes_.size())) {
    filter_.nodes_.resize(base_ + program.code.size());
  }

  // False: too large.
  bool Build() {
    for (uint32_t pc = 0; pc < program_.code.size(); ++pc) {
      if (filter_.nodes_.size() - base_ > kMaxNodes) return false;
      Translate(pc);
    }
    return true;
  }
  [[nodiscard]] bool loops() const { return loops_; }
  // Bytes of the longest match when it does not loop; jumps go forward then.
  [[nodiscard]] size_t LongestMatch() const {
    std::vector<size_t> rest(program_.code.size(), 0);
    for (size_t pc = program_.code.size(); pc-- > 0;) {
      rest[pc] = Rest(static_cast<uint32_t>(pc), rest);
    }
    return rest[0];
  }

 private:
  using Kind = Node::Kind;

  [[nodiscard]] uint32_t Entry(uint32_t pc) const { return base_ + pc; }
  void Set(uint32_t at, Kind kind, uint32_t x, uint32_t y) {
    filter_.nodes_[at] = {kind, Assertion::kWordEdge, x, y};
  }
  uint32_t New(Kind kind, uint32_t x, uint32_t y) {
    filter_.nodes_.push_back({kind, Assertion::kWordEdge, x, y});
    return static_cast<uint32_t>(filter_.nodes_.size() - 1);
  }
  uint32_t SetIndex(const SymbolSet& set) {
    auto& sets = filter_.sets_;
    const auto at = std::find(sets.begin(), sets.end(), set);
    if (at != sets.end()) return static_cast<uint32_t>(at - sets.begin());
    sets.push_back(set);
    return static_cast<uint32_t>(sets.size() - 1);
  }
  static void Add(SymbolSet* set, size_t symbol) {
    (*set)[symbol / 64] |= uint64_t{1} << (symbol % 64);
  }
  // All that stands for `c` here: one digit is as good as another, else there
  // were as many states as numbers; so is one capital and one small letter.
  void AddLike(SymbolSet* set, char c) const {
    const auto range = [set](char first, char last) {
      for (char like = first; like <= last; ++like) {
        Add(set, static_cast<unsigned char>(like));
      }
    };
    if (IsDigit(c)) return range('0', '9');
    if (filter_.letters_alike_ && c >= 'a' && c <= 'z') return range('a', 'z');
    if (filter_.letters_alike_ && c >= 'A' && c <= 'Z') return range('A', 'Z');
    Add(set, (c & 0x80) == 0 ? static_cast<unsigned char>(c) : kHigh);
  }
  uint32_t SetOf(const CharSet& chars) {
    SymbolSet set{};
    for (unsigned char c = 0; c < 0x80; ++c) {
      if (chars.HasAscii(c)) AddLike(&set, static_cast<char>(c));
    }
    if (chars.ReachesBeyondAscii()) Add(&set, kHigh);
    return SetIndex(set);
  }
  uint32_t SetOf(char c, bool folded) {
    SymbolSet set{};
    AddLike(&set, c);
    if (folded) {
      AddLike(&set, ToUpper(c));
      // The Kelvin sign and the long s.
      if (c == 'k' || c == 's') Add(&set, kHigh);
    }
    return SetIndex(set);
  }

  void Translate(uint32_t pc) {
    const Instruction& at = program_.code[pc];
    const uint32_t self = Entry(pc);
    const uint32_t next = Entry(pc + 1);
    switch (at.op) {
      case Op::kMatch:
        return Set(self, Kind::kMatch, static_cast<uint32_t>(filter_.patterns_),
                   0);
      case Op::kString:
      case Op::kFoldedString:
        return String(self, program_.strings[at.x], at.op == Op::kFoldedString,
                      next);
      case Op::kSet:
        return Set(self, Kind::kSet, SetOf(program_.sets[at.x]), next);
      case Op::kRun:
      case Op::kShortRun:
        return Run(self, at, next);
      case Op::kSplit:
        loops_ = loops_ || at.x <= pc || at.y <= pc;
        return Set(self, Kind::kBoth, Entry(at.x), Entry(at.y));
      case Op::kAlternatives:
        return Fork(self, program_.alternatives[at.x].targets);
      case Op::kJump:
        loops_ = loops_ || at.x <= pc;
        return Set(self, Kind::kBoth, Entry(at.x), Entry(at.x));
      case Op::kValueBegin:
      case Op::kValueEnd:
        return Set(self, Kind::kBoth, next, next);
      case Op::kAssertion:
        Set(self, Kind::kAssertion, next, 0);
        filter_.nodes_[self].assertion = at.assertion;
        return;
    }
  }

  // Built from its end.
  void String(uint32_t self, const std::string& text, bool folded,
              uint32_t next) {
    for (size_t i = text.size(); i-- > 1;) {
      if ((text[i] & 0xC0) == 0x80) continue;
      next = New(Kind::kSet, SetOf(text[i], folded), next);
    }
    Set(self, Kind::kSet, SetOf(text[0], folded), next);
  }

  void Run(uint32_t self, const Instruction& at, uint32_t next) {
    const CharSet& chars = program_.sets[at.x];
    const uint32_t set = SetOf(chars);
    const uint32_t most = IsHexOnly(chars) ? kLongCount : kShortCount;
    uint32_t entry = 0;
    uint32_t count = 0;  // characters that `entry` stands for
    if (at.max > most) {
      loops_ = true;
      const uint32_t again = New(Kind::kBoth, next, 0);
      filter_.nodes_[again].y = New(Kind::kSet, set, again);
      entry = again;
    } else {
      entry = next;
      for (count = at.max; count > at.min; --count) {
        const uint32_t take = New(Kind::kSet, set, entry);
        entry = New(Kind::kBoth, next, take);
      }
    }
    for (count = std::min(at.min, most); count > 0; --count) {
      entry = New(Kind::kSet, set, entry);
    }
    Set(self, Kind::kBoth, entry, entry);
  }

  void Fork(uint32_t self, const std::vector<uint32_t>& targets) {
    uint32_t rest = Entry(targets.back());
    for (size_t i = targets.size() - 1; i-- > 1;) {
      rest = New(Kind::kBoth, Entry(targets[i]), rest);
    }
    Set(self, Kind::kBoth, Entry(targets[0]), rest);
  }

  [[nodiscard]] size_t Rest(uint32_t pc,
                            const std::vector<size_t>& rest) const {
    const Instruction& at = program_.code[pc];
    const auto width = [&](uint32_t set) {
      return program_.sets[set].ReachesBeyondAscii() ? size_t{4} : size_t{1};
    };
    switch (at.op) {
      case Op::kMatch:
        return 0;
      case Op::kString:
      case Op::kFoldedString:
        // A folded letter may be three bytes long.
        return program_.strings[at.x].size() *
                   (at.op == Op::kFoldedString ? 3 : 1) +
               rest[pc + 1];
      case Op::kSet:
        return width(at.x) + rest[pc + 1];
      case Op::kRun:
      case Op::kShortRun:
        return width(at.x) * at.max + rest[pc + 1];
      case Op::kSplit:
        return std::max(rest[at.x], rest[at.y]);
      case Op::kAlternatives: {
        size_t most = 0;
        for (const uint32_t target : program_.alternatives[at.x].targets) {
          most = std::max(most, rest[target]);
        }
        return most;
      }
      case Op::kJump:
        return rest[at.x];
      default:
        return rest[pc + 1];
    }
  }

  const Program& program_;
  PatternFilter& filter_;
  const uint32_t base_;
  bool loops_ = false;
};

bool PatternFilter::Add(const Program& program, size_t max_length) {
  const size_t nodes = nodes_.size();
  const size_t sets = sets_.size();
  Builder builder(program, this);
  // What ends with the window may be no match without it.
  if (!builder.Build() ||
      (max_length < kReach &&
       (builder.loops() || builder.LongestMatch() > max_length))) {
    nodes_.resize(nodes);
    sets_.resize(sets);
    return false;
  }
  starts_.push_back(static_cast<uint32_t>(nodes));
  owner_.resize(nodes_.size(), static_cast<uint32_t>(patterns_));
  ++patterns_;
  return true;
}

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
