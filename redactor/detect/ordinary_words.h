// OrdinaryWords: is a word that someone goes by also a word of the language?
//
// The small tables of name_words.h, and the name dictionary where there is one.
// For guards: what many people write for other reasons must not vanish because
// one person is called so, or calls himself so.
#ifndef REDACTOR_DETECT_ORDINARY_WORDS_H_
#define REDACTOR_DETECT_ORDINARY_WORDS_H_

#include <string_view>

#include "redactor/detect/name_dictionary.h"

namespace redactor::detect {

class OrdinaryWords {
 public:
  // `dictionary` may be null, else must outlive it.
  explicit OrdinaryWords(const NameDictionary* dictionary)
      : dictionary_(dictionary) {}

  // Only with a dictionary "not ordinary" says much.
  [[nodiscard]] bool has_dictionary() const { return dictionary_ != nullptr; }
  // `folded`: lower case, no accents. Not of words that are hardly more than
  // names: "john", "poe".
  [[nodiscard]] bool IsOrdinary(std::string_view folded) const;
  // So ordinary that even a capital says nothing: "may", "price", "paris".
  [[nodiscard]] bool IsEveryday(std::string_view folded) const;
  // Ordinary, and not known as a name at all: "network", "the".
  [[nodiscard]] bool IsNoName(std::string_view folded) const;
  // A product or company.
  [[nodiscard]] bool IsThing(std::string_view folded) const;

 private:
  const NameDictionary* dictionary_;
};

}  // namespace redactor::detect

#endif  // REDACTOR_DETECT_ORDINARY_WORDS_H_
