// From the tree to instructions, and their first bytes.
#include "redactor/match/program.h"

#include <algorithm>

#include "redactor/match/literal_table.h"
#include "redactor/match/pattern_factor.h"

namespace redactor::match {

namespace {

using Kind = PatternNode::Kind;
using Op = Instruction::Op;

constexpr size_t kMaxInstructions = 20000;
constexpr size_t kMaxBranches = 64;
constexpr size_t kFew = 4;  // branches that need no table

// The ASCII character of a node that stands for it in one case or in both.
struct Letter {
  char c = '\0';
  bool folded = false;
};

std::optional<Letter> AsLetter(const PatternNode& node) {
  if (node.kind != Kind::kChar) return std::nullopt;
  const int32_t single = node.set.Single();
  if (single > 0 && single < 0x80) {
    const char c = static_cast<char>(single);
    return Letter{c, false};
  }
  for (char c = 'a'; c <= 'z'; ++c) {
    if (!node.set.HasAscii(static_cast<unsigned char>(c))) continue;
    CharSet both;
    both.AddRange(static_cast<unsigned char>(c), static_cast<unsigned char>(c));
    if (both.AddCaseVariants() && both == node.set) return Letter{c, true};
    break;
  }
  return std::nullopt;
}

bool IsCased(char c) { return FoldAscii(c) != c || (c >= 'a' && c <= 'z'); }

class Compiler {
 public:
  std::optional<Program> Compile(const PatternNode& tree) {
    Node(tree);
    Emit(Op::kMatch);
    if (failed_) return std::nullopt;
    FindFirstBytes();
    return std::move(program_);
  }

 private:
  size_t Emit(Op op, uint32_t x = 0) {
    if (program_.code.size() >= kMaxInstructions) failed_ = true;
    if (failed_) return 0;
    Instruction instruction;
    instruction.op = op;
    instruction.x = x;
    program_.code.push_back(instruction);
    return program_.code.size() - 1;
  }
  [[nodiscard]] uint32_t Here() const {
    return static_cast<uint32_t>(program_.code.size());
  }
  Instruction& At(size_t i) { return program_.code[i]; }

  uint32_t SetIndex(const CharSet& set) {
    const auto at = std::find(program_.sets.begin(), program_.sets.end(), set);
    if (at != program_.sets.end()) {
      return static_cast<uint32_t>(at - program_.sets.begin());
    }
    program_.sets.push_back(set);
    return static_cast<uint32_t>(program_.sets.size() - 1);
  }

  void Node(const PatternNode& node) {
    if (failed_) return;
    switch (node.kind) {
      case Kind::kEmpty:
        break;
      case Kind::kChar:
        Emit(Op::kSet, SetIndex(node.set));
        break;
      case Kind::kAssertion: {
        const size_t at = Emit(Op::kAssertion);
        if (!failed_) At(at).assertion = node.assertion;
        break;
      }
      case Kind::kCat:
        Cat(node.children);
        break;
      case Kind::kAlt:
        Alt(node.children, 0);
        break;
      case Kind::kRepeat:
        Repeat(node);
        break;
      case Kind::kValue:
        Emit(Op::kValueBegin);
        Node(node.children[0]);
        Emit(Op::kValueEnd);
        break;
    }
  }

  // Letters in a row become one string, as long as they agree about case.
  void Cat(const std::vector<PatternNode>& nodes) {
    for (size_t i = 0; i < nodes.size() && !failed_;) {
      std::string text;
      bool cased = false;
      bool folded = false;
      for (; i < nodes.size(); ++i) {
        const auto letter = AsLetter(nodes[i]);
        if (!letter) break;
        if (letter->folded || IsCased(letter->c)) {
          if (cased && folded != letter->folded) break;
          cased = true;
          folded = letter->folded;
        }
        text.push_back(letter->c);
      }
      if (text.empty()) {
        Node(nodes[i++]);
        continue;
      }
      program_.strings.push_back(text);
      Emit(folded ? Op::kFoldedString : Op::kString,
           static_cast<uint32_t>(program_.strings.size() - 1));
    }
  }

  // A few: one split after the other.
  void AltOfFew(const std::vector<PatternNode>& nodes) {
    std::vector<size_t> jumps;
    for (size_t i = 0; i < nodes.size() && !failed_; ++i) {
      const bool last = i + 1 == nodes.size();
      const size_t split = last ? 0 : Emit(Op::kSplit);
      Node(nodes[i]);
      if (last || failed_) continue;
      jumps.push_back(Emit(Op::kJump));
      SetBranches(split, true, Here());
    }
    for (const size_t jump : jumps) {
      if (!failed_) At(jump).x = Here();
    }
  }

  void Alt(const std::vector<PatternNode>& nodes, size_t first) {
    const size_t left = nodes.size() - first;
    if (left <= kFew) return AltOfFew(nodes);
    const bool more = left > kMaxBranches;
    const size_t own = more ? kMaxBranches - 1 : left;
    program_.alternatives.emplace_back();
    const auto index = static_cast<uint32_t>(program_.alternatives.size() - 1);
    Emit(Op::kAlternatives, index);
    std::vector<uint32_t> targets;
    std::vector<size_t> jumps;
    for (size_t i = 0; i < own + (more ? 1 : 0) && !failed_; ++i) {
      targets.push_back(Here());
      if (i < own) {
        Node(nodes[first + i]);
      } else {
        Alt(nodes, first + i);
      }
      jumps.push_back(Emit(Op::kJump));
    }
    if (failed_) return;
    for (const size_t jump : jumps) At(jump).x = Here();
    program_.alternatives[index].targets = std::move(targets);
  }

  void Repeat(const PatternNode& node) {
    const PatternNode& body = node.children[0];
    if (body.Nullable()) {
      failed_ = true;
      return;
    }
    if (body.kind == Kind::kChar) {
      const size_t at =
          Emit(node.greedy ? Op::kRun : Op::kShortRun, SetIndex(body.set));
      if (failed_) return;
      At(at).min = node.min;
      At(at).max = node.max;
      return;
    }
    for (uint32_t i = 0; i < node.min; ++i) Node(body);
    if (node.max == PatternNode::kNoLimit) return Star(body, node.greedy);
    std::vector<size_t> splits;
    for (uint32_t i = node.min; i < node.max && !failed_; ++i) {
      splits.push_back(Emit(Op::kSplit));
      Node(body);
    }
    for (const size_t split : splits) {
      if (!failed_) SetBranches(split, node.greedy, Here());
    }
  }

  void Star(const PatternNode& body, bool greedy) {
    const size_t split = Emit(Op::kSplit);
    Node(body);
    Emit(Op::kJump, static_cast<uint32_t>(split));
    if (!failed_) SetBranches(split, greedy, Here());
  }

  // The body follows the split, `out` is behind it.
  void SetBranches(size_t split, bool greedy, uint32_t out) {
    const auto body = static_cast<uint32_t>(split + 1);
    At(split).x = greedy ? body : out;
    At(split).y = greedy ? out : body;
  }

  static void AddSet(const CharSet& set, FirstBytes* first) {
    for (unsigned char c = 0; c < 0x80; ++c) {
      if (set.HasAscii(c)) first->Add(c);
    }
    if (!set.ReachesBeyondAscii()) return;
    first->bits[2] = first->bits[3] = ~uint64_t{0};
  }

  // Of the instruction at `pc` and all that follows. Two passes: what a loop
  // leads back to is known in the second.
  const FirstBytes& First(uint32_t pc) {
    if (state_[pc] != 0) return found_[pc];
    state_[pc] = 1;
    const Instruction& at = program_.code[pc];
    FirstBytes first;
    switch (at.op) {
      case Op::kMatch:
        first.bits.fill(~uint64_t{0});
        first.end = true;
        break;
      case Op::kString:
        first.Add(static_cast<unsigned char>(program_.strings[at.x][0]));
        break;
      case Op::kFoldedString: {
        const char c = program_.strings[at.x][0];
        bool known = false;
        first.Add(static_cast<unsigned char>(c));
        for (const char32_t other :
             CaseVariants(static_cast<unsigned char>(c), &known)) {
          if (other >= 0x80) first.bits[2] = first.bits[3] = ~uint64_t{0};
          if (other != 0 && other < 0x80) {
            first.Add(static_cast<unsigned char>(other));
          }
        }
        break;
      }
      case Op::kSet:
        AddSet(program_.sets[at.x], &first);
        break;
      case Op::kRun:
      case Op::kShortRun:
        AddSet(program_.sets[at.x], &first);
        if (at.min == 0) first.Add(First(pc + 1));
        break;
      case Op::kSplit:
        first.Add(First(at.x));
        first.Add(First(at.y));
        break;
      case Op::kAlternatives:
        for (const uint32_t target : program_.alternatives[at.x].targets) {
          first.Add(First(target));
        }
        break;
      case Op::kJump:
        first = First(at.x);
        break;
      case Op::kValueBegin:
      case Op::kValueEnd:
      case Op::kAssertion:
        first = First(pc + 1);
        break;
    }
    found_[pc] = first;
    return found_[pc];
  }

  uint32_t FirstIndex(uint32_t pc) {
    const auto at =
        std::find(program_.firsts.begin(), program_.firsts.end(), found_[pc]);
    if (at != program_.firsts.end()) {
      return static_cast<uint32_t>(at - program_.firsts.begin());
    }
    program_.firsts.push_back(found_[pc]);
    return static_cast<uint32_t>(program_.firsts.size() - 1);
  }

  void FindFirstBytes() {
    const auto size = static_cast<uint32_t>(program_.code.size());
    found_.assign(size, {});
    // A body is never empty, so that a loop adds nothing to its own beginning:
    // one pass from the end would do but for the jump back, whose split is
    // found first from its front.
    state_.assign(size, 0);
    for (uint32_t pc = 0; pc < size; ++pc) First(pc);
    program_.first = found_[0];
    program_.at_word_edge = BeginsAtWordEdge();
    for (uint32_t pc = 0; pc < size; ++pc) {
      Instruction& at = program_.code[pc];
      if (at.op == Op::kSplit) {
        at.first_x = FirstIndex(at.x);
        at.first_y = FirstIndex(at.y);
      } else if (at.op == Op::kRun || at.op == Op::kShortRun) {
        at.first_x = FirstIndex(pc + 1);
      }
    }
    for (Alternatives& all : program_.alternatives) Fill(&all);
  }

  [[nodiscard]] bool BeginsAtWordEdge() const {
    const Instruction& begin = program_.code[0];
    if (begin.op != Op::kAssertion || begin.assertion != Assertion::kWordEdge ||
        program_.first.end) {
      return false;
    }
    for (int byte = 0; byte < 256; ++byte) {
      const auto b = static_cast<unsigned char>(byte);
      if (program_.first.Has(b) && !IsWordByte(static_cast<char>(b))) {
        return false;
      }
    }
    return true;
  }

  void Fill(Alternatives* all) const {
    for (size_t i = 0; i < all->targets.size(); ++i) {
      const FirstBytes& first = found_[all->targets[i]];
      const uint64_t bit = uint64_t{1} << i;
      if (first.end) all->at_end |= bit;
      for (size_t byte = 0; byte < 256; ++byte) {
        if (first.Has(static_cast<unsigned char>(byte))) {
          all->viable[byte] |= bit;
        }
      }
    }
  }

  Program program_;
  std::vector<FirstBytes> found_;
  std::vector<char> state_;
  bool failed_ = false;
};

}  // namespace

void FirstBytes::Add(const FirstBytes& other) {
  for (size_t i = 0; i < bits.size(); ++i) bits[i] |= other.bits[i];
  end = end || other.end;
}

std::optional<Program> CompileProgram(std::string_view pattern) {
  auto tree = ParsePattern(pattern);
  if (!tree) return std::nullopt;
  FactorAlternatives(&*tree);
  return Compiler().Compile(*tree);
}

}  // namespace redactor::match
