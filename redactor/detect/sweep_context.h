// What stands around a word that may be a name or an ordinary word.
#ifndef REDACTOR_DETECT_SWEEP_CONTEXT_H_
#define REDACTOR_DETECT_SWEEP_CONTEXT_H_

#include <cstdint>
#include <string_view>

#include "redactor/detect/sweep_words.h"

namespace redactor::detect {

// Tells whether the word with a hash is a part of a known name.
class NameParts {
 public:
  virtual ~NameParts() = default;
  [[nodiscard]] virtual bool IsPart(uint64_t hash) const = 0;
};

// Looks at the neighbours of text[begin, end). Cheap enough for rare words
// only.
class NameContext {
 public:
  NameContext(const NameParts& parts, std::string_view text, size_t begin,
              size_t end);

  // "Mr.", "Frau" right before.
  [[nodiscard]] bool after_title() const { return after_title_; }
  [[nodiscard]] bool after_at_sign() const { return after_at_sign_; }
  // A part of a known name right before or after.
  [[nodiscard]] bool beside_part() const { return beside_part_; }
  // At the start of a sentence or line, and a lower-case word follows: the
  // capital says nothing.
  [[nodiscard]] bool capital_by_place() const { return capital_by_place_; }
  // Nothing else stands in its line, or only a comma behind it.
  [[nodiscard]] bool alone_in_line() const { return alone_in_line_; }
  // Of says_person(): what stays true or turns false when names around it
  // become tokens.
  [[nodiscard]] bool surely_person() const { return surely_person_; }
  // "12 May", "May 2024".
  [[nodiscard]] bool beside_number() const { return beside_number_; }
  // The same before or after, of at most four digits: a day or a year.
  [[nodiscard]] bool beside_year() const { return beside_year_; }
  // Something says that this is a person: title, greeting, sign-off, "from",
  // possessive, "said", a line of its own.
  [[nodiscard]] bool says_person() const { return says_person_; }

 private:
  bool after_title_ = false;
  bool after_at_sign_ = false;
  bool beside_part_ = false;
  bool capital_by_place_ = false;
  bool beside_number_ = false;
  bool alone_in_line_ = false;
  bool surely_person_ = false;
  bool beside_year_ = false;
  bool says_person_ = false;
};

}  // namespace redactor::detect

#endif  // REDACTOR_DETECT_SWEEP_CONTEXT_H_
