// Finds the forms of a book in a text. See sweep.h for what counts.
#ifndef REDACTOR_DETECT_SWEEP_MATCHER_H_
#define REDACTOR_DETECT_SWEEP_MATCHER_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "redactor/detect/detection.h"
#include "redactor/detect/sweep_forms.h"
#include "redactor/detect/sweep_words.h"
#include "redactor/match/class_maps.h"

namespace redactor::detect {

struct SweepTables {
  SweepTables();
  match::ClassTable word;
  match::ClassTable high;
};

struct SweepHit {
  Detection detection;
  uint32_t form = 0;  // index
  bool lower = false;
};

// "sweep.person" and so on.
std::string_view SweepRule(EntityType type);

class SweepMatcher {
 public:
  SweepMatcher(FormBook& book, match::ClassMaps& maps, std::string_view text,
               std::vector<Detection>* out)
      : book_(book), maps_(maps), text_(text), out_(out) {}

  // Appends hits that begin in text[begin, end), ascending.
  void Run(size_t begin, size_t end);

  // The longest form that begins with the word at `pos` and is accepted;
  // false when there is none. Public for the oracle of the tests.
  bool MatchAt(size_t pos, SweepHit* hit) const;

 private:
  struct Best;

  void Candidate(size_t pos);
  void HighRun(size_t pos, size_t end);
  void RunWord(size_t pos, size_t word_end, size_t end);
  void RunHigh(size_t pos, size_t end);
  void RunForms(size_t begin, size_t end);
  void RunExact(size_t begin, size_t end);
  void TryForms(const TextWord& first, bool stem, Best* best) const;
  // The end of the form whose first word is `first`, 0 when it is not there.
  size_t MatchForm(const Form& form, const TextWord& first, bool stem,
                   uint32_t* cases) const;
  bool Accept(const Form& form, const TextWord& first, size_t end,
              uint32_t cases) const;
  bool AcceptPart(const Form& form, const TextWord& first, size_t end,
                  uint32_t cases) const;
  bool AcceptPhrase(const Form& form, const TextWord& first, size_t end,
                    uint32_t cases) const;

  FormBook& book_;
  match::ClassMaps& maps_;  // a buffer to work in
  std::string_view text_;
  std::vector<Detection>* out_;
  size_t done_ = 0;  // hits end here
};

}  // namespace redactor::detect

#endif  // REDACTOR_DETECT_SWEEP_MATCHER_H_
