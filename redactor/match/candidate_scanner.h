// CandidateScanner: one pass over a text for everything some rule starts from.
//
// Class bit maps first (class_maps.h), then a walk over rare positions only:
//  - digit clusters: runs of digits with at most three separator bytes between
//    (space - . / ( ) , Unicode dashes, no-break space); date-and-time stamps
//    and what touches only them are left out;
//  - hex clusters, eight digits and more: runs of hex digits that are whole
//    words, or eight and more inside a word, joined by one of : - . or by "::";
//  - runs of [A-Za-z0-9_+/=-], and of [A-Z0-9-], with a letter and a digit,
//    that are no part of a time stamp;
//  - single punctuation bytes that were asked for;
//  - literals at word starts (literal_table.h), or anywhere when they do not
//    begin with an ASCII letter or digit; those are looked for at the first
//    word inside ("corp" of ".corp"), or at their rarest byte.
// A word is a run of [A-Za-z0-9_], as for \b; '_' starts a new one.
// What a candidate is worth is for others to say.
#ifndef REDACTOR_MATCH_CANDIDATE_SCANNER_H_
#define REDACTOR_MATCH_CANDIDATE_SCANNER_H_

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "redactor/match/byte_class.h"
#include "redactor/match/class_maps.h"
#include "redactor/match/digit_shapes.h"
#include "redactor/match/literal_table.h"

namespace redactor::match {

struct Candidate {
  enum class Kind : uint8_t { kDigits, kHex, kRun, kCaps, kByte, kText };
  uint32_t begin = 0;
  uint32_t end = 0;
  Kind kind = Kind::kDigits;
  // kDigits, kHex: digits in it; kRun, kCaps: bytes; kByte: the byte; kText:
  // index of the literal.
  uint32_t value = 0;
  // kDigits: digits of its smallest group; JointBit of all between its groups.
  uint32_t least = 0;
  uint8_t joints = 0;
};

// What to look for. A zero count: no such candidates.
struct ScannerSpec {
  uint32_t min_digits = 0;
  uint32_t min_hex = 0;
  uint32_t min_run = 0;
  uint32_t min_caps = 0;
  std::string bytes;                  // ASCII punctuation
  std::vector<std::string> literals;  // not empty strings
};

class CandidateScanner {
 public:
  struct Scratch {
    ClassMaps maps;
  };

  explicit CandidateScanner(const ScannerSpec& spec);

  // Appends the candidates that begin in text[begin, end), ascending by
  // position. Classes are looked up in that range only, so `begin` should be
  // the start of a line or of a word; literals may reach past `end`.
  void Scan(std::string_view text, uint32_t begin, uint32_t end,
            Scratch* scratch, std::vector<Candidate>* out) const;

 private:
  struct Pass;
  class HexCluster;
  struct KeyedLiteral {
    uint32_t index;   // in spec_.literals
    uint32_t offset;  // of the byte or word it is keyed by
  };

  // By the byte they are keyed by: the literals, and what may stand before and
  // behind that byte in any of them.
  struct KeyedByte {
    std::vector<KeyedLiteral> literals;
    ByteClass before;
    ByteClass after;
  };

  void ScanDigits(const Pass& pass) const;
  void ScanHex(const Pass& pass) const;
  void ScanRuns(const Pass& pass, size_t table, uint32_t min_size,
                Candidate::Kind kind) const;
  void ScanBytes(const Pass& pass) const;
  void ScanWords(const Pass& pass) const;
  size_t AddTable(std::string_view inside);
  static void KeyIn(std::string_view literal, uint32_t index, uint32_t at,
                    KeyedByte* keyed);

  ScannerSpec spec_;
  std::vector<ClassTable> tables_;
  // Indices into tables_.
  size_t digit_ = 0;
  size_t hex_letter_ = 0;
  size_t hex_joint_ = 0;
  size_t letter_ = 0;
  size_t word_ = 0;
  size_t underscore_ = 0;
  size_t run_ = 0;
  size_t caps_ = 0;
  size_t bytes_ = 0;
  std::array<bool, 256> wanted_{};  // bytes that are candidates themselves
  std::vector<KeyedLiteral> word_literals_;  // by index in words_
  LiteralTable words_;
  std::array<KeyedByte, 256> keyed_;
};

}  // namespace redactor::match

#endif  // REDACTOR_MATCH_CANDIDATE_SCANNER_H_
