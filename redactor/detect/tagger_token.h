// Tokens of the tagger: words, numbers, single signs, line ends.
//
// Reads UTF-8 from left to right and depends on nothing before the start of a
// token, so that a line gives the same tokens alone. Spans that are taken
// (structured findings, own tokens) are one token each, whatever they hold.
#ifndef REDACTOR_DETECT_TAGGER_TOKEN_H_
#define REDACTOR_DETECT_TAGGER_TOKEN_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "redactor/detect/tagger_word.h"

namespace redactor::detect {

class NameDictionary;

namespace tagger {

enum class Shape : uint8_t {
  kLower,
  kCapital,  // first letter upper, all others lower
  kUpper,    // two letters or more, all upper
  kMixed,
  kInitial,  // one upper letter
  kNumber,
  kAlnum,  // letters and digits
  kSign,
  kBreak,  // one or more line ends
  kLink,   // URL, mail address, @handle, snake_case
  kTaken,  // spans that others took
  kOther,  // words of scripts without capitals
};

inline bool IsWord(Shape shape) { return shape <= Shape::kInitial; }
inline bool IsCapital(Shape shape) {
  return shape >= Shape::kCapital && shape <= Shape::kInitial;
}
inline bool IsNumeric(Shape shape) {
  return shape == Shape::kNumber || shape == Shape::kAlnum;
}

enum LineBit : uint8_t {
  kLineStart = 1,
  kSentenceStart = 2,
  kShortLine = 4,
  kAfterSignOff = 8,
  kFirstLine = 16,
  kLowerLine = 32,     // no capital at all
  kUpperLine = 64,     // hardly anything else
  kForeignLine = 128,  // not in English
};

struct TokenSpan {
  uint32_t begin = 0;
  uint32_t end = 0;
};

struct Token {
  uint64_t hash = 0;  // of the lower-case form
  uint32_t begin = 0;
  uint32_t end = 0;
  WordInfo info;
  uint16_t code = 0;  // info.Code()
  uint8_t bits = 0;   // info.Bits()
  Shape shape = Shape::kLower;
  char sign = 0;      // kSign: the character, variants folded
  bool gap = false;   // white space before
  bool dull = false;  // an ordinary word in lower case

  // Set by the gate.
  uint8_t phrase = 0;  // of a known phrase: its level, +4 but for the first
  uint8_t line = 0;    // bits of LineBit
  bool candidate = false;

  [[nodiscard]] uint32_t size() const { return end - begin; }
  [[nodiscard]] bool Has(uint8_t role) const {
    return (info.roles & role) != 0;
  }
};

// What the dictionary said about recent words.
class WordMemo {
 public:
  explicit WordMemo(const NameDictionary* names);
  // `word` as it stands; hashes are of its lower-case form.
  void Fill(std::string_view word, Token* token);

 private:
  struct Entry {
    uint64_t hash = 0;
    WordInfo info;
    uint16_t code = 0;
    uint8_t bits = 0;
    bool dull = false;
  };
  static constexpr int kBits = 14;

  const NameDictionary* names_;
  std::vector<Entry> entries_;
};

// Where the paragraph ends that begins at `begin`: behind the next blank line,
// or at `end`.
uint32_t ParagraphEnd(std::string_view text, uint32_t begin, uint32_t end);

// `taken`: ascending, disjoint, touching ones joined. Offsets are into `text`.
void Tokenize(std::string_view text, uint32_t begin, uint32_t end,
              std::span<const TokenSpan> taken, WordMemo* memo,
              std::vector<Token>* tokens);

// Appends `word` in lower case.
void LowerWord(std::string_view word, std::string* out);

}  // namespace tagger
}  // namespace redactor::detect

#endif  // REDACTOR_DETECT_TAGGER_TOKEN_H_
