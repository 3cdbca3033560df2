// One line for a validator test: a text with the match between « and », or all
// of it, and the verdict. Narrowed matches are compared too.
#ifndef REDACTOR_TESTS_DETECT_VALIDATORS_VALIDATOR_CASE_H_
#define REDACTOR_TESTS_DETECT_VALIDATORS_VALIDATOR_CASE_H_

#include <doctest/doctest.h>

#include <span>
#include <string>
#include <string_view>

#include "redactor/detect/validator.h"

namespace redactor::detect {

inline constexpr Verdict kReject = Verdict::kReject;
inline constexpr Verdict kDoubt = Verdict::kDoubt;
inline constexpr Verdict kAccept = Verdict::kAccept;
inline constexpr Verdict kProof = Verdict::kProof;

struct ValidatorCase {
  std::string text;
  Verdict verdict;
  std::string narrowed;  // empty: as it was
};

struct Judged {
  Verdict verdict;
  std::string match;
};

inline Judged Judge(std::string_view validator, std::string text,
                    const ValidatorSettings* settings = nullptr) {
  const ValidatorInfo* info = FindValidator(validator);
  REQUIRE(info != nullptr);
  ValidatorInput input;
  const size_t open = text.find("«");
  if (open != text.npos) text.erase(open, 2);
  const size_t close = text.find("»");
  if (close != text.npos) text.erase(close, 2);
  static const ValidatorSettings kDefaults;
  input.text = text;
  input.begin = static_cast<uint32_t>(open == text.npos ? 0 : open);
  input.end = static_cast<uint32_t>(close == text.npos ? text.size() : close);
  input.settings = settings == nullptr ? &kDefaults : settings;
  const Verdict verdict = info->function(&input);
  REQUIRE(input.begin <= input.end);
  REQUIRE(input.end <= text.size());
  return {verdict, std::string(input.match())};
}

inline void CheckCases(std::string_view validator,
                       std::span<const ValidatorCase> cases,
                       const ValidatorSettings* settings = nullptr) {
  for (const ValidatorCase& row : cases) {
    CAPTURE(validator);
    CAPTURE(row.text);
    const Judged judged = Judge(validator, row.text, settings);
    CHECK(static_cast<int>(judged.verdict) == static_cast<int>(row.verdict));
    if (!row.narrowed.empty()) CHECK(judged.match == row.narrowed);
  }
}

}  // namespace redactor::detect

#endif  // REDACTOR_TESTS_DETECT_VALIDATORS_VALIDATOR_CASE_H_
