// NameDictionary: patterns/names.dict, mapped read-only: which words are given
// names, surnames, places or ordinary words, and which places have several
// words.
//
// The file is checked as a whole when it is opened (a few milliseconds); what
// is not exactly as it was built is refused. Later look-ups cannot fail and
// read one or two cache lines. What a word means in its sentence is left to the
// tagger.
#ifndef REDACTOR_DETECT_NAME_DICTIONARY_H_
#define REDACTOR_DETECT_NAME_DICTIONARY_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "redactor/base/mapped_file.h"
#include "redactor/detect/name_entry.h"
#include "redactor/detect/name_format.h"
#include "redactor/status.h"

namespace redactor::detect {

// Immutable; any number of threads may ask at once. Can be moved, not copied.
class NameDictionary {
 public:
  // kNotFound or kIo when there is no such file, kMalformed when it is not a
  // whole dictionary of this version. The file must not be changed in place
  // while it is open (replace it by renaming).
  static Result<NameDictionary> Open(const std::string& path);

  NameDictionary(NameDictionary&&) noexcept = default;
  NameDictionary& operator=(NameDictionary&&) noexcept = default;

  // The hash of a folded word: FoldForMatch or FoldNfkc of text/normalize.h
  // (lower case, apostrophes as ', with or without accents); for ASCII simply
  // lower case. Fixed by the version of the file: features may use it too.
  static uint64_t Hash(std::string_view folded_word) {
    return name_format::HashWord(folded_word);
  }

  // Empty when the word is not known. Names with an apostrophe or hyphen are
  // found whole ("o'brien", "stoke-on-trent"); "'s" is the caller's to cut.
  [[nodiscard]] NameEntry Find(uint64_t hash) const {
    return NameEntry(words_.Find(hash));
  }
  [[nodiscard]] NameEntry Find(std::string_view folded_word) const {
    return Find(Hash(folded_word));
  }

  // The longest place of two or more words that begins with the first of the
  // given ones; words == 0 when there is none. Hyphens part words here and are
  // no words; a point after an abbreviation is left out ("st", "louis"). Ask
  // only where the first word begins_phrase() and the second one
  // continues_phrase(): the answer is the same, and most texts cost nothing.
  [[nodiscard]] PlacePhrase LongestPlacePhrase(
      std::span<const uint64_t> word_hashes) const;
  [[nodiscard]] PlacePhrase LongestPlacePhrase(
      std::span<const std::string_view> folded_words) const;

  // Whose data this is and under which licences.
  [[nodiscard]] std::string_view credits() const { return credits_; }
  [[nodiscard]] uint32_t word_count() const { return words_.keys; }
  // Of phrases and their beginnings.
  [[nodiscard]] uint32_t phrase_count() const { return phrases_.keys; }

 private:
  struct Table {
    const char* data = nullptr;
    uint32_t buckets = 0;
    uint32_t keys = 0;

    // Zero when absent.
    [[nodiscard]] uint32_t Find(uint64_t hash) const;
  };

  NameDictionary() = default;
  // Points the parts into the file; fails unless all is whole.
  Status Attach();
  Status AttachTable(size_t field, Table* table) const;

  MappedFile file_;
  Table words_;
  Table phrases_;
  std::string_view credits_;
};

}  // namespace redactor::detect

#endif  // REDACTOR_DETECT_NAME_DICTIONARY_H_
