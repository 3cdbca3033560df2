// PatternFilter: which of many patterns may match around a candidate.
//
// Hundreds of rules start from a cluster of digits, and nearly none of them
// fits the one at hand. Instead of trying each, all patterns run side by side
// as one automaton over the few bytes around the candidate (subset
// construction, made as far as it is needed: Thompson 1968; Cox, "Regular
// Expression Matching in the Wild", 2010). The answer may name too many
// patterns, never too few: characters beyond ASCII count as one another, long
// counts are not counted to their end. What is named is then tried for real.
// What is named may depend on what an automaton has made so far, what matches
// never does.
#ifndef REDACTOR_MATCH_PATTERN_FILTER_H_
#define REDACTOR_MATCH_PATTERN_FILTER_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "redactor/match/program.h"

namespace redactor::match {

class PatternFilter {
  // Symbols: ASCII, a character beyond it, the end of the text.
  static constexpr size_t kHigh = 128;
  static constexpr size_t kEnd = 129;
  static constexpr size_t kSymbols = 130;
  using SymbolSet = std::array<uint64_t, 3>;
  // What stands before.
  enum class Before : uint8_t { kText, kLineBreak, kWord, kOther };

 public:
  // A bit for each pattern, in the order of Add.
  using Bits = std::vector<uint64_t>;

  // The automaton as far as one thread has made it.
  class Scratch {
   public:
    [[nodiscard]] size_t states() const { return states_.size(); }
    // Another text comes.
    void Forget() { left_at_ = SIZE_MAX; }

   private:
    friend class PatternFilter;
    struct State {
      std::array<uint16_t, kSymbols> next;
      uint16_t unseeded = 0;
      Before before = Before::kOther;
      bool seeding = false;
      std::vector<uint32_t> nodes;  // ascending
      std::vector<uint32_t> done;   // patterns that matched before this state
    };
    // Where a match that begins with a symbol goes; made when first asked for.
    struct Seeds {
      bool known = false;
      std::vector<uint32_t> next;
      std::vector<uint32_t> done;
    };
    std::vector<State> states_;
    std::vector<Seeds> seeds_;  // by what stands before and symbol
    std::unordered_map<uint64_t, std::vector<uint16_t>> by_hash_;
    std::vector<uint32_t> stack_;
    std::vector<uint32_t> seen_;  // by node: the round that reached it
    uint32_t round_ = 0;
    Bits found_;
    // Where the last call stopped to begin matches, and in what state: the next
    // one, a little farther on, goes on from there.
    size_t left_at_ = SIZE_MAX;
    uint16_t left_in_ = 0;
  };

  // `letters_alike`: capitals are not told apart, nor are small letters. For
  // candidates of letters and digits, whose automaton would grow too large.
  explicit PatternFilter(bool letters_alike) : letters_alike_(letters_alike) {}

  // How far behind a candidate a match is followed: patterns that could still
  // go on there are named.
  static constexpr size_t kReach = 32;

  // True: its answers are exact enough for a window that ends `max_length`
  // bytes behind the candidate. False: the pattern is left out, and nothing is
  // said about it.
  bool Add(const Program& program, size_t max_length);
  [[nodiscard]] size_t size() const { return patterns_; }

  // Patterns that may match from some position in [begin, last_begin] of
  // `text`, whose true neighbours assertions see; of the matches that end
  // before the last call's `last_begin`, only those that call was told of.
  // Positions ascend from call to call until Forget. The bits live until the
  // next call.
  const Bits& Find(std::string_view text, size_t begin, size_t last_begin,
                   Scratch* scratch) const;

 private:
  struct Node {
    enum class Kind : uint8_t { kSet, kBoth, kAssertion, kMatch };
    Kind kind = Kind::kMatch;
    Assertion assertion = Assertion::kWordEdge;
    uint32_t x = 0;  // kSet: of sets_; kMatch: the pattern; else: next
    uint32_t y = 0;  // kSet, kBoth: next
  };
  class Builder;

  static size_t SymbolAt(std::string_view text, size_t* pos);
  static Before BeforeOf(std::string_view text, size_t pos);
  static bool Holds(Assertion assertion, Before before, size_t symbol);

  uint16_t StateFor(std::vector<uint32_t> nodes, Before before, bool seeding,
                    std::vector<uint32_t> done, Scratch* scratch) const;
  uint16_t Start(Before before, Scratch* scratch) const;
  uint16_t Step(uint16_t from, size_t symbol, Scratch* scratch) const;
  void Close(uint32_t node, Before before, size_t symbol,
             std::vector<uint32_t>* next, std::vector<uint32_t>* done,
             Scratch* scratch) const;
  const Scratch::Seeds& SeedsFor(Before before, size_t symbol,
                                 Scratch* scratch) const;
  uint16_t StopSeeding(uint16_t from, Scratch* scratch) const;

  bool letters_alike_;
  std::vector<Node> nodes_;
  std::vector<uint32_t> owner_;  // by node: its pattern
  std::vector<uint32_t> starts_;
  std::vector<SymbolSet> sets_;
  size_t patterns_ = 0;
};

}  // namespace redactor::match

#endif  // REDACTOR_MATCH_PATTERN_FILTER_H_
