// LexiconIndex: the forms of everything in a lexicon, ready to be found in one
// pass, however many there are.
//
// A form is a chain of folded words. One table of 16-byte slots holds the hash
// of each form and of its beginnings, and no text; a small filter over first
// words turns nearly every word of a text away before it is hashed. The forms
// of a person are those of the record sweep (sweep_person.cc) without the ones
// that are too short to be told from words. Whoever is learned from one entry
// is looked for in all: the guards are harder than in the record that names
// him, and look only at what stays as it is when names around become tokens, so
// that redacting twice changes nothing.
#ifndef REDACTOR_DETECT_LEXICON_INDEX_H_
#define REDACTOR_DETECT_LEXICON_INDEX_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "redactor/base/record.h"
#include "redactor/detect/detection.h"
#include "redactor/detect/ordinary_words.h"
#include "redactor/detect/sweep_context.h"
#include "redactor/detect/sweep_words.h"
#include "redactor/detect/word_filter.h"
#include "redactor/lexicon.h"
#include "redactor/match/class_maps.h"

namespace redactor::detect {

class LexiconIndex final : public NameParts {
 public:
  LexiconIndex(const Lexicon& lexicon, const OrdinaryWords& words);

  // Appends what begins in the owned text of `record`, ascending and disjoint.
  // Identities live as long as the index.
  void Find(const Record& record, match::ClassMaps* maps,
            std::vector<Detection>* found) const;

  [[nodiscard]] bool empty() const { return slots_.empty(); }
  [[nodiscard]] bool IsPart(uint64_t hash) const override;

 private:
  enum Kind : uint16_t {
    kMore = 1,           // longer forms begin like this
    kFull = 2,           // first and last name
    kInitialLast = 4,    // J. Poe
    kFirstInitial = 8,   // Jane P.; Poe, J.
    kPart = 16,          // one part of a full name
    kAlone = 32,         // a name of one word
    kLogin = 64,         // made from a full name, or as written
    kHost = 128,         // as written
    kOrg = 256,          // as written
    kOrdinary = 512,     // all its words are ordinary ones
    kEveryday = 1024,    // all its words are: a capital says nothing
    kAfterAtOnly = 2048  // a login that is a word otherwise
  };
  struct Slot {
    uint64_t chain = 0;   // 0: free
    uint32_t person = 0;  // index + 1 into persons_; kMany
    uint16_t kinds = 0;
    uint8_t separators = 0;
  };
  static constexpr uint32_t kMany = UINT32_MAX;
  struct Builder;
  struct Match;
  struct Pass;

  Slot* Insert(uint64_t chain);
  void Resize(size_t slots);

  [[nodiscard]] const Slot* Look(uint64_t chain) const;
  bool MatchAt(std::string_view text, size_t pos, Match* best) const;
  void MatchStem(std::string_view text, const TextWord& word,
                 Match* best) const;
  // The kind as which the match counts; 0: it does not.
  [[nodiscard]] uint16_t Accept(std::string_view text,
                                const Match& match) const;
  [[nodiscard]] bool AcceptPart(std::string_view text,
                                const Match& match) const;
  [[nodiscard]] Detection ToDetection(std::string_view text,
                                      const Match& match) const;

  std::vector<Slot> slots_;  // open addressing, size a power of two
  size_t used_ = 0;
  std::vector<std::string> persons_;
  WordFilter firsts_;
  match::ClassTable words_;
  match::ClassTable high_;
};

}  // namespace redactor::detect

#endif  // REDACTOR_DETECT_LEXICON_INDEX_H_
