// DictionaryWords: all that the sources say of words and places, merged.
//
// Every text is folded; what is written with accents is kept in both
// spellings. The higher level wins, lists add up. Nothing hangs on the order of
// the calls. Reading the sources and writing the file are left to others.
#ifndef REDACTOR_TRAIN_DICTIONARY_WORDS_H_
#define REDACTOR_TRAIN_DICTIONARY_WORDS_H_

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "redactor/detect/name_entry.h"

namespace redactor::train {

class DictionaryWords {
 public:
  using Entries = std::map<std::string, detect::NameEntry, std::less<>>;

  // One word, or a name whose parts are taken one by one ("de la Cruz" gives
  // "cruz", "al-Rashid" itself and its parts of three letters or more).
  void AddName(std::string_view text, detect::NameEntry entry);
  // One word as it is, hyphens and all; what is no word is ignored.
  void AddWord(std::string_view text, detect::NameEntry entry);
  // A place of one word or of several; "St." is also "Saint" and the other way
  // round. More than six words, or none: ignored.
  void AddPlace(std::string_view text, detect::NameEntry entry);
  // Takes a word out of some kinds; `kinds` has all bits to clear.
  void Remove(std::string_view text, detect::NameEntry kinds);
  // Drops the words with nothing left and marks those that begin a phrase or
  // go on with one. To be called once, last.
  void Finish();

  [[nodiscard]] const Entries& words() const { return words_; }
  // Words joined by one space.
  [[nodiscard]] const Entries& phrases() const { return phrases_; }

 private:
  void Put(std::string_view folded, detect::NameEntry entry);
  void PutPhrase(std::vector<std::string> words, detect::NameEntry entry);

  Entries words_;
  Entries phrases_;
};

}  // namespace redactor::train

#endif  // REDACTOR_TRAIN_DICTIONARY_WORDS_H_
