// Small word tables about names: which words are titles, particles, greetings,
// and which names are ordinary words too. No gazetteer: a few hundred words.
#ifndef REDACTOR_DETECT_NAME_WORDS_H_
#define REDACTOR_DETECT_NAME_WORDS_H_

#include <cstdint>
#include <string_view>

namespace redactor::detect {

enum NameWord : uint32_t {
  kTitleWord = 1,        // mr, frau, sra, dr
  kParticleWord = 2,     // van, de, bin
  kSuffixWord = 4,       // jr, iii, phd
  kGreetingWord = 8,     // hi, dear, hallo
  kSignOffWord = 16,     // regards, saludos
  kLinkWord = 32,        // from, by, with, cc: a name may follow
  kPersonVerb = 64,      // said, called, wrote: a name may stand before
  kModalWord = 128,      // may, will, mark: names that are everywhere
  kCommonWord = 256,     // rose, frank, paris: names that are words or places
  kHostileWord = 512,    // error, admin, the: never swept on its own
  kCalendarWord = 1024,  // months and weekdays
  kNobodyWord = 2048,    // all, team, sir, everyone: greeted, but no name
};

// Flags of a folded (lower case, no accents) word; 0 for most words.
uint32_t NameWordFlags(std::string_view folded);

}  // namespace redactor::detect

#endif  // REDACTOR_DETECT_NAME_WORDS_H_
