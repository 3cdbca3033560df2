// The machine: one instruction at a time, choices on a fixed stack.
#include "redactor/match/backtracker.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include "redactor/match/literal_table.h"

namespace redactor::match {

namespace {

using Op = Instruction::Op;
using Answer = CharSet::Answer;

constexpr uint32_t kMaxSteps = 8192;
constexpr size_t kMaxFrames = 256;
constexpr size_t kUnset = SIZE_MAX;

// What to do when the way at hand ends.
struct Frame {
  enum class Kind : uint8_t {
    kBranch,
    kAlternatives,
    kRun,
    kShortRun,
    kBegin,
    kEnd
  };
  // No initialisers: a stack of these is not written before it is used.
  Kind kind;
  uint32_t pc;
  size_t pos;
  // kAlternatives: branches left; kRun: the shortest end; kShortRun: characters
  // taken; kBegin, kEnd: the value to put back.
  uint64_t rest;
};

class Machine {
 public:
  Machine(const Program& program, std::string_view text, size_t end)
      : program_(program), text_(text.data()), size_(text.size()), end_(end) {}

  RunResult Run(size_t begin, bool to_end);

  [[nodiscard]] RegexMatch match() const {
    RegexMatch match{begin_, pos_, begin_, pos_};
    if (value_begin_ != kUnset && value_end_ != kUnset) {
      match.value_begin = value_begin_;
      match.value_end = value_end_;
    }
    return match;
  }

 private:
  enum class Step : uint8_t { kGo, kFail, kGiveUp };

  Step String(const Instruction& at);
  Step FoldedString(const Instruction& at);
  Step Set(const CharSet& set);
  Step TakeRun(const Instruction& at);
  Step TakeShortRun(const Instruction& at);
  Step Split(const Instruction& at);
  Step Branch(const Alternatives& all, uint64_t viable);
  Step Mark(size_t* slot, Frame::Kind kind);
  [[nodiscard]] bool Holds(Assertion assertion) const;
  Step Back();

  // Bytes of the character of `set` at `pos`; 0: none, -1: who knows.
  [[nodiscard]] int Take(const CharSet& set, size_t pos) const;
  [[nodiscard]] bool CanGoOn(uint32_t first, size_t pos) const {
    const FirstBytes& bytes = program_.firsts[first];
    return pos < end_ ? bytes.Has(static_cast<unsigned char>(text_[pos]))
                      : bytes.end;
  }
  bool Push(Frame::Kind kind, uint32_t pc, size_t pos, uint64_t rest) {
    if (depth_ == kMaxFrames) return false;
    frames_[depth_++] = {kind, pc, pos, rest};
    return true;
  }

  const Program& program_;
  const char* text_;
  size_t size_;
  size_t end_;
  size_t begin_ = 0;
  size_t pos_ = 0;
  uint32_t pc_ = 0;
  size_t value_begin_ = kUnset;
  size_t value_end_ = kUnset;
  uint32_t steps_ = 0;
  size_t depth_ = 0;
  std::array<Frame, kMaxFrames>
      frames_;  // NOLINT: only what was pushed is read
};

int Machine::Take(const CharSet& set, size_t pos) const {
  const auto lead = static_cast<unsigned char>(text_[pos]);
  if (lead < 0x80) return set.HasAscii(lead) ? 1 : 0;
  if (!set.ReachesBeyondAscii()) return 0;
  const int size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || end_ - pos < static_cast<size_t>(size)) {
    return 0;
  }
  char32_t c = lead & (0x7F >> size);
  for (int i = 1; i < size; ++i) {
    const auto next =
        static_cast<unsigned char>(text_[pos + static_cast<size_t>(i)]);
    if ((next & 0xC0) != 0x80) return 0;
    c = c << 6 | (next & 0x3F);
  }
  if ((size == 3 && c < 0x800) ||
      (size == 4 && (c < 0x10000 || c > kMaxCodePoint))) {
    return 0;
  }
  const Answer answer = set.Has(c);
  return answer == Answer::kYes ? size : answer == Answer::kNo ? 0 : -1;
}

Machine::Step Machine::String(const Instruction& at) {
  const std::string& text = program_.strings[at.x];
  if (end_ - pos_ < text.size() ||
      std::memcmp(text_ + pos_, text.data(), text.size()) != 0) {
    return Step::kFail;
  }
  pos_ += text.size();
  ++pc_;
  return Step::kGo;
}

Machine::Step Machine::FoldedString(const Instruction& at) {
  const std::string& text = program_.strings[at.x];
  if (end_ - pos_ < text.size()) return Step::kFail;
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text_[pos_ + i];
    if (FoldAscii(c) == text[i]) continue;
    // Beyond ASCII there are other forms of these two.
    const bool other = (c & 0x80) != 0 && (text[i] == 'k' || text[i] == 's');
    return other ? Step::kGiveUp : Step::kFail;
  }
  pos_ += text.size();
  ++pc_;
  return Step::kGo;
}

Machine::Step Machine::Set(const CharSet& set) {
  if (pos_ == end_) return Step::kFail;
  const int size = Take(set, pos_);
  if (size <= 0) return size == 0 ? Step::kFail : Step::kGiveUp;
  pos_ += static_cast<size_t>(size);
  ++pc_;
  return Step::kGo;
}

// As many as possible; then back to the last end from which it can go on.
Machine::Step Machine::TakeRun(const Instruction& at) {
  const CharSet& set = program_.sets[at.x];
  size_t pos = pos_;
  size_t shortest = at.min == 0 ? pos : kUnset;
  uint32_t count = 0;
  while (count < at.max && pos < end_) {
    const int size = Take(set, pos);
    if (size < 0) return Step::kGiveUp;
    if (size == 0) break;
    pos += static_cast<size_t>(size);
    if (++count == at.min) shortest = pos;
  }
  steps_ += count / 8;
  if (shortest == kUnset) return Step::kFail;
  ++pc_;
  while (!CanGoOn(at.first_x, pos)) {
    if (pos == shortest) return Step::kFail;
    do --pos;
    while ((text_[pos] & 0xC0) == 0x80);
  }
  pos_ = pos;
  if (pos == shortest) return Step::kGo;
  return Push(Frame::Kind::kRun, pc_ - 1, pos, shortest) ? Step::kGo
                                                         : Step::kGiveUp;
}

Machine::Step Machine::TakeShortRun(const Instruction& at) {
  const CharSet& set = program_.sets[at.x];
  for (uint32_t count = 0; count < at.min; ++count) {
    const int size = pos_ < end_ ? Take(set, pos_) : 0;
    if (size <= 0) return size == 0 ? Step::kFail : Step::kGiveUp;
    pos_ += static_cast<size_t>(size);
  }
  ++pc_;
  if (at.max == at.min) return Step::kGo;
  return Push(Frame::Kind::kShortRun, pc_ - 1, pos_, at.min) ? Step::kGo
                                                             : Step::kGiveUp;
}

Machine::Step Machine::Split(const Instruction& at) {
  const bool x = CanGoOn(at.first_x, pos_);
  const bool y = CanGoOn(at.first_y, pos_);
  if (!x && !y) return Step::kFail;
  if (x && y && !Push(Frame::Kind::kBranch, at.y, pos_, 0)) {
    return Step::kGiveUp;
  }
  pc_ = x ? at.x : at.y;
  return Step::kGo;
}

Machine::Step Machine::Branch(const Alternatives& all, uint64_t viable) {
  if (viable == 0) return Step::kFail;
  const uint64_t rest = viable & (viable - 1);
  if (rest != 0 && !Push(Frame::Kind::kAlternatives, pc_, pos_, rest)) {
    return Step::kGiveUp;
  }
  pc_ = all.targets[static_cast<size_t>(std::countr_zero(viable))];
  return Step::kGo;
}

Machine::Step Machine::Mark(size_t* slot, Frame::Kind kind) {
  if (depth_ != 0 && !Push(kind, 0, 0, *slot)) return Step::kGiveUp;
  *slot = pos_;
  ++pc_;
  return Step::kGo;
}

bool Machine::Holds(Assertion assertion) const {
  switch (assertion) {
    case Assertion::kTextBegin:
      return pos_ == 0;
    case Assertion::kTextEnd:
      return pos_ == size_;
    case Assertion::kLineBegin:
      return pos_ == 0 || text_[pos_ - 1] == '\n';
    case Assertion::kLineEnd:
      return pos_ == size_ || text_[pos_] == '\n';
    case Assertion::kWordEdge:
    case Assertion::kNoWordEdge:
      break;
  }
  const bool before = pos_ > 0 && IsWordByte(text_[pos_ - 1]);
  const bool after = pos_ < size_ && IsWordByte(text_[pos_]);
  return (before != after) == (assertion == Assertion::kWordEdge);
}

// The next way from the last choice.
Machine::Step Machine::Back() {
  while (depth_ != 0) {
    Frame& frame = frames_[depth_ - 1];
    const Instruction& at = program_.code[frame.pc];
    pos_ = frame.pos;
    switch (frame.kind) {
      case Frame::Kind::kBranch:
        pc_ = frame.pc;
        --depth_;
        return Step::kGo;
      case Frame::Kind::kAlternatives: {
        pc_ = frame.pc;
        const uint64_t viable = frame.rest;
        --depth_;
        return Branch(program_.alternatives[at.x], viable);
      }
      case Frame::Kind::kRun: {
        size_t pos = frame.pos;
        const size_t shortest = frame.rest;
        bool found = false;
        while (pos > shortest && !found) {
          do --pos;
          while ((text_[pos] & 0xC0) == 0x80);
          found = CanGoOn(at.first_x, pos);
          ++steps_;
        }
        if (!found || pos == shortest) --depth_;
        if (!found) break;
        if (pos != shortest) frame.pos = pos;
        pos_ = pos;
        pc_ = frame.pc + 1;
        return Step::kGo;
      }
      case Frame::Kind::kShortRun: {
        const CharSet& set = program_.sets[at.x];
        const int size =
            pos_ < end_ && frame.rest < at.max ? Take(set, pos_) : 0;
        if (size < 0) return Step::kGiveUp;
        if (size == 0) {
          --depth_;
          break;
        }
        frame.pos = pos_ = pos_ + static_cast<size_t>(size);
        ++frame.rest;
        pc_ = frame.pc + 1;
        return Step::kGo;
      }
      case Frame::Kind::kBegin:
        value_begin_ = frame.rest;
        --depth_;
        break;
      case Frame::Kind::kEnd:
        value_end_ = frame.rest;
        --depth_;
        break;
    }
  }
  return Step::kFail;
}

RunResult Machine::Run(size_t begin, bool to_end) {
  begin_ = pos_ = begin;
  pc_ = 0;
  depth_ = 0;
  value_begin_ = value_end_ = kUnset;
  while (true) {
    if (++steps_ > kMaxSteps) return RunResult::kGaveUp;
    const Instruction& at = program_.code[pc_];
    Step step = Step::kGo;
    switch (at.op) {
      case Op::kMatch:
        if (!to_end || pos_ == end_) return RunResult::kMatch;
        step = Step::kFail;
        break;
      case Op::kString:
        step = String(at);
        break;
      case Op::kFoldedString:
        step = FoldedString(at);
        break;
      case Op::kSet:
        step = Set(program_.sets[at.x]);
        break;
      case Op::kRun:
        step = TakeRun(at);
        break;
      case Op::kShortRun:
        step = TakeShortRun(at);
        break;
      case Op::kSplit:
        step = Split(at);
        break;
      case Op::kAlternatives: {
        const Alternatives& all = program_.alternatives[at.x];
        step = Branch(all,
                      pos_ < end_
                          ? all.viable[static_cast<unsigned char>(text_[pos_])]
                          : all.at_end);
        break;
      }
      case Op::kJump:
        pc_ = at.x;
        break;
      case Op::kValueBegin:
        step = Mark(&value_begin_, Frame::Kind::kBegin);
        break;
      case Op::kValueEnd:
        step = Mark(&value_end_, Frame::Kind::kEnd);
        break;
      case Op::kAssertion:
        step = Holds(at.assertion) ? Step::kGo : Step::kFail;
        ++pc_;
        break;
    }
    if (step == Step::kFail) step = Back();
    if (step == Step::kGiveUp) return RunResult::kGaveUp;
    if (step == Step::kFail) return RunResult::kNoMatch;
  }
}

}  // namespace

RunResult FindMatch(const Program& program, std::string_view text, size_t begin,
                    size_t end, size_t last_begin, RegexMatch* match) {
  Machine machine(program, text, end);
  for (size_t pos = begin; pos <= last_begin; ++pos) {
    if (pos < end ? !program.first.Has(static_cast<unsigned char>(text[pos]))
                  : !program.first.end) {
      continue;
    }
    if (program.at_word_edge && pos > 0 && IsWordByte(text[pos - 1])) continue;
    const RunResult result = machine.Run(pos, false);
    if (result == RunResult::kNoMatch) continue;
    if (result == RunResult::kMatch) *match = machine.match();
    return result;
  }
  return RunResult::kNoMatch;
}

RunResult MatchFrom(const Program& program, std::string_view text, size_t begin,
                    size_t end, bool to_end, RegexMatch* match) {
  if (begin < end ? !program.first.Has(static_cast<unsigned char>(text[begin]))
                  : !program.first.end) {
    return RunResult::kNoMatch;
  }
  Machine machine(program, text, end);
  const RunResult result = machine.Run(begin, to_end);
  if (result == RunResult::kMatch) *match = machine.match();
  return result;
}

}  // namespace redactor::match
