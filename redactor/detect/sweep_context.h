// What stands around a word that may be a name or an ordinary word.
#ifndef REDACTOR_DETECT_SWEEP_CONTEXT_H_
#define REDACTOR_DETECT_SWEEP_CONTEXT_H_

#include <string_view>

#include "redactor/detect/sweep_forms.h"
#include "redactor/detect/sweep_words.h"

namespace redactor::detect {

// Looks at the neighbours of text[begin, end). Cheap enough for rare words
// only.
class NameContext {
 public:
  NameContext(const FormBook& book, std::string_view text, size_t begin,
              size_t end);

  // "Mr.", "Frau" right before.
  [[nodiscard]] bool after_title() const { return after_title_; }
  [[nodiscard]] bool after_at_sign() const { return after_at_sign_; }
  // A part of a known name right before or after.
  [[nodiscard]] bool beside_part() const { return beside_part_; }
  // At the start of a sentence or line, and a lower-case word follows: the
  // capital says nothing.
  [[nodiscard]] bool capital_by_place() const { return capital_by_place_; }
  // "12 May", "May 2024".
  [[nodiscard]] bool beside_number() const { return beside_number_; }
  // Something says that this is a person: title, greeting, sign-off, "from",
  // possessive, "said", a line of its own.
  [[nodiscard]] bool says_person() const { return says_person_; }

 private:
  bool after_title_ = false;
  bool after_at_sign_ = false;
  bool beside_part_ = false;
  bool capital_by_place_ = false;
  bool beside_number_ = false;
  bool says_person_ = false;
};

}  // namespace redactor::detect

#endif  // REDACTOR_DETECT_SWEEP_CONTEXT_H_
