// Words of a text for the sweep: where they begin and end, how they are folded,
// and what stands between two of them.
//
// Folding is per character (lower case, no accents, a table for Latin, Greek,
// Cyrillic, Hebrew), so that it costs little and gives the same for seeds and
// for text. Only words of other scripts go through ICU.
#ifndef REDACTOR_DETECT_SWEEP_WORDS_H_
#define REDACTOR_DETECT_SWEEP_WORDS_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace redactor::detect {

enum class LetterCase : uint8_t {
  kLower,    // or no case at all
  kCapital,  // first letter upper, some letter after it lower
  kUpper,    // all upper, at least two letters
  kInitial,  // one upper letter
  kMixed,    // "iPhone"
};

struct TextWord {
  size_t begin = 0;
  size_t end = 0;
  uint64_t hash = 0;       // of the folded form; 0: no word that can be a name
  uint64_t stem_hash = 0;  // of the form without a last 's'; 0: has none
  uint32_t folded_size = 0;
  LetterCase letter_case = LetterCase::kLower;
  char folded_bytes[48];

  [[nodiscard]] std::string_view folded() const {
    return {folded_bytes, folded_size};
  }
  [[nodiscard]] std::string_view stem() const {
    return {folded_bytes, folded_size - 1};
  }
};

// The word that begins at `begin`. REQUIRES: a word char there.
void ReadWord(std::string_view text, size_t begin, TextWord* word);
uint64_t HashWord(std::string_view folded);

// What one character folds to; empty for an accent. Views are static.
struct FoldedChar {
  char bytes[6];
  uint8_t size;
  bool is_word;
  bool is_upper;
  bool known;  // else: script outside the table
};
const FoldedChar& FoldChar(char32_t c);

// What stands between two words of one name.
enum Separator : uint8_t {
  kSepNone = 0,      // not one name
  kSepSpace = 1,     // blanks, NBSP, one line break
  kSepJoin = 2,      // apostrophe, hyphen
  kSepDot = 4,       // "."
  kSepDotSpace = 8,  // ". "
  kSepComma = 16,    // ", " or ","
  kSepUrl = 32,      // "+", "%20"
  kSepEmpty = 64,    // letters of a script without word spaces
};
// The separator at `pos` and where the next word begins.
Separator ReadSeparator(std::string_view text, size_t pos, size_t* next);

// True when a letter of a script without word spaces is in `text`.
bool HasUnspacedScript(std::string_view text);

}  // namespace redactor::detect

#endif  // REDACTOR_DETECT_SWEEP_WORDS_H_
