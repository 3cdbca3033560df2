// The gate: which tokens may be part of a name or place at all.
//
// Scoring costs a hundred times what a look at a token does; four of five words
// of prose are lower-case words of a dictionary. Candidates are capitalised
// words, known names, words behind cues, in lines without capitals also every
// word no dictionary has; and numbers, signs and small words between or beside
// those. A line depends on itself, on two tokens of its neighbours and on
// whether the line before was a greeting at the end of a letter.
#ifndef REDACTOR_DETECT_TAGGER_GATE_H_
#define REDACTOR_DETECT_TAGGER_GATE_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "redactor/detect/tagger_token.h"

namespace redactor::detect::tagger {

// What a paragraph must know of the text before it.
struct Before {
  bool nothing = true;      // it is the first one
  bool signed_off = false;  // it ends with "Regards,"
};

class Gate {
 public:
  explicit Gate(const NameDictionary* names) : names_(names) {}

  // Sets phrase, line and candidate of every token of a paragraph; returns what
  // the next one must know.
  Before Run(std::string_view text, const Before& before,
             std::vector<Token>* tokens);

 private:
  Before MarkLines(const Before& before);
  [[nodiscard]] bool IsCodeWord(const Token& token) const;
  [[nodiscard]] bool IsCode(size_t begin, size_t end, int words) const;
  void MarkLine(size_t begin, size_t end, uint8_t bits);
  void MarkPhrase(size_t i);
  [[nodiscard]] bool IsCore(size_t i) const;
  [[nodiscard]] bool IsTechnical(size_t i) const;
  [[nodiscard]] bool IsCapitalCore(size_t i) const;
  [[nodiscard]] bool IsLowerCore(size_t i) const;
  [[nodiscard]] bool IsNumberCore(size_t i) const;
  [[nodiscard]] bool BehindCue(size_t i) const;
  [[nodiscard]] bool InDigitRun(size_t i) const;
  [[nodiscard]] bool JoinsLines(size_t i) const;
  [[nodiscard]] bool Joins(size_t i) const;
  void AddNeighbours();
  void Connect();

  [[nodiscard]] const Token* At(size_t i) const {
    return i < tokens_->size() ? &(*tokens_)[i] : nullptr;
  }
  [[nodiscard]] bool Numeric(size_t i) const {
    return i < tokens_->size() && IsNumeric((*tokens_)[i].shape);
  }
  [[nodiscard]] char Sign(size_t i) const {
    return i < tokens_->size() ? (*tokens_)[i].sign : '\0';
  }

  const NameDictionary* names_;
  std::string_view text_;
  std::vector<Token>* tokens_ = nullptr;
  std::vector<uint32_t> cores_;
  std::string folded_;
  bool any_caseless_ = false;
};

}  // namespace redactor::detect::tagger

#endif  // REDACTOR_DETECT_TAGGER_GATE_H_
