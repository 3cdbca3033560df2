// What the tagger knows about one word, packed: how much it is a given name, a
// surname, a place, an ordinary word, and what it does beside names.
//
// Filled once per word from the name dictionary and a small list of function
// words; everything else in the tagger sees only this.
#ifndef REDACTOR_DETECT_TAGGER_WORD_H_
#define REDACTOR_DETECT_TAGGER_WORD_H_

#include <cstdint>
#include <string_view>

namespace redactor::detect {

class NameDictionary;

// Roles of a word; the dictionary's own and those of the list in the .cc.
enum WordRole : uint8_t {
  kStreetRole = 1,    // street, calle, apt
  kTitleRole = 2,     // mr, señora
  kCalendarRole = 4,  // may, friday
  kStateRole = 8,     // tx, nsw
  kCueRole = 16,      // hi, from, agent: a name may follow
  kSignOffRole = 32,  // regards: a name may stand in the next line
  kLinkRole = 64,     // de, van, of: inside of names and addresses
  kPhraseRole = 128,  // a place of several words begins like this
};

// More lists of the dictionary.
enum WordKind : uint8_t {
  kProductKind = 1,
  kCompanyKind = 2,
  kDemonymKind = 4,  // nationality or language
  kKinshipKind = 8,  // mother, tía
  kJobKind = 16,     // agent, engineer
  kSiteKind = 32,    // lake, airport, north
  kGoesOnKind = 64,  // a later word of a place of several words
  kVerbKind = 128,   // said, called, lives: a name may stand before
};

struct WordInfo {
  uint8_t first = 0;   // given name, 0..5
  uint8_t last = 0;    // surname, 0..5
  uint8_t place = 0;   // town, 0..5
  uint8_t common = 0;  // ordinary word, 0..5
  uint8_t region = 0;  // 0, 2 (county or province), 4 (state)
  bool country = false;
  uint8_t roles = 0;
  uint8_t kinds = 0;
  int8_t tongue = 0;  // small word: 1 of English, -1 of another language

  // Coarse codes for features: with levels, and eight bits.
  [[nodiscard]] uint16_t Code() const;
  [[nodiscard]] uint8_t Bits() const;
  // In lower case such a word is never looked at again, but in a line without
  // capitals where a phrase may begin.
  [[nodiscard]] bool Dull() const {
    return common >= 4 && first < 4 && (roles & ~kPhraseRole) == 0;
  }
};

// Looks up a folded (lower case) word.
WordInfo LookUpWord(const NameDictionary& names, std::string_view folded);

}  // namespace redactor::detect

#endif  // REDACTOR_DETECT_TAGGER_WORD_H_
