// Program: a pattern as instructions for the backtracker.
//
// A classic backtracking machine (Thompson, 1968; Cox, "Regular Expression
// Matching: the Virtual Machine Approach", 2009) with two additions that make
// it fast on short windows: a run of one class is one instruction, and every
// choice knows which first bytes each of its branches can take, so that most
// choices are none.
#ifndef REDACTOR_MATCH_PROGRAM_H_
#define REDACTOR_MATCH_PROGRAM_H_

#include <array>
#include <bit>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "redactor/match/char_set.h"
#include "redactor/match/pattern_tree.h"

namespace redactor::match {

// Which bytes a match can go on with; `end`: also with none.
struct FirstBytes {
  std::array<uint64_t, 4> bits{};
  bool end = false;

  [[nodiscard]] bool Has(unsigned char byte) const {
    return (bits[byte >> 6] >> (byte & 63) & 1) != 0;
  }
  void Add(unsigned char byte) {
    bits[byte >> 6] |= uint64_t{1} << (byte & 63);
  }
  void Add(const FirstBytes& other);
  [[nodiscard]] int Count() const {
    return std::popcount(bits[0]) + std::popcount(bits[1]) +
           std::popcount(bits[2]) + std::popcount(bits[3]);
  }
  bool operator==(const FirstBytes&) const = default;
};

struct Instruction {
  enum class Op : uint8_t {
    kMatch,
    kString,        // strings[x]
    kFoldedString,  // strings[x], lower case, ASCII case-insensitive
    kSet,           // one character of sets[x]
    kRun,           // min..max characters of sets[x], as many as possible
    kShortRun,      // the same, as few as possible
    kSplit,         // x, else y
    kAlternatives,  // alternatives[x]
    kJump,          // x
    kValueBegin,
    kValueEnd,
    kAssertion,
  };
  Op op = Op::kMatch;
  Assertion assertion = Assertion::kWordEdge;
  uint32_t x = 0;
  uint32_t y = 0;
  uint32_t min = 0;
  uint32_t max = 0;
  // Indices in firsts: of x and y (kSplit), of what follows (runs).
  uint32_t first_x = 0;
  uint32_t first_y = 0;
};

// Branches in order of preference, at most 64.
struct Alternatives {
  std::vector<uint32_t> targets;
  std::array<uint64_t, 256> viable{};  // by next byte: bit i for targets[i]
  uint64_t at_end = 0;
};

struct Program {
  std::vector<Instruction> code;  // starts at 0
  std::vector<std::string> strings;
  std::vector<CharSet> sets;
  std::vector<FirstBytes> firsts;
  std::vector<Alternatives> alternatives;
  FirstBytes first;           // of the whole
  bool at_word_edge = false;  // begins with \b and then an ASCII word byte
};

// Nothing when the pattern is RE2's alone: unread syntax, a loop whose body may
// be empty, or too large.
std::optional<Program> CompileProgram(std::string_view pattern);

}  // namespace redactor::match

#endif  // REDACTOR_MATCH_PROGRAM_H_
