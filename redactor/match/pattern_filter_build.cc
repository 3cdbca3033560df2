// Programs as the nodes of the automaton.
#include <algorithm>
#include <utility>

#include "redactor/base/ascii.h"
#include "redactor/match/pattern_filter.h"

namespace redactor::match {

namespace {

using Op = Instruction::Op;

constexpr size_t kMaxNodes = 4000;   // of one pattern
constexpr uint32_t kLongCount = 24;  // of digits
constexpr uint32_t kShortCount = 6;  // of wider classes

bool IsHexOnly(const CharSet& set) {
  if (set.ReachesBeyondAscii()) return false;
  for (unsigned char c = 0; c < 0x80; ++c) {
    if (set.HasAscii(c) && !IsHex(static_cast<char>(c))) return false;
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

}  // namespace redactor::match
