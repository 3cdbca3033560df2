// National, tax and health numbers as data: a number is a row that says how it
// is written, how its check digit is computed and how far it can be trusted
// without a word beside it. A new number is a new row in national_*.cc and a
// rule in patterns/.
#ifndef REDACTOR_DETECT_VALIDATORS_NATIONAL_H_
#define REDACTOR_DETECT_VALIDATORS_NATIONAL_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>

#include "redactor/detect/validator.h"
#include "redactor/detect/validators/check_digit.h"

namespace redactor::detect {

// What a passed check is worth, and what a failed one.
enum class Standing : uint8_t {
  kCue,      // digits like many others: fits (a cue decides) or rejected
  kWritten,  // with a mark (dot, dash, slash) it is proof, or in doubt; bare as
             // kCue
  kDotted,   // the same with two marks and more
  kAlone,    // letters and digits in a rare order: proof, or in doubt
};

struct NationalId {
  std::string_view name;     // of the validator: id_<country>_<number>
  std::string_view summary;  // country, number, formula (who publishes it)
  // How it is written without separators, alternatives parted by '|':
  // 9 a digit, A a letter, X either, YY or YYYY, MM, DD parts of a date; other
  // digits and lower-case letters stand for themselves.
  std::string_view form;
  Standing standing = Standing::kCue;
  std::array<WeightedSum, 2> sums{};
  bool (*formula)(std::string_view value) = nullptr;  // what is no such sum
  uint8_t month_step = 0;  // months may be shifted by multiples of this
  uint8_t day_step = 0;
  std::string_view prefix{};  // may stand before: the country of a VAT number
};

// Judges the match as that number.
Verdict CheckNationalId(const NationalId& id, ValidatorInput* input);

// Registry rows of a table; the table is a constexpr array of NationalId.
template <const auto& kTable>
constexpr auto NationalInfos() {
  constexpr size_t kSize = std::size(kTable);
  return []<size_t... kRow>(std::index_sequence<kRow...>) {
    return std::array<ValidatorInfo, kSize>{
        ValidatorInfo{kTable[kRow].name,
                      [](ValidatorInput* input) {
                        return CheckNationalId(kTable[kRow], input);
                      },
                      kTable[kRow].summary}...};
  }
  (std::make_index_sequence<kSize>());
}

// national_<part of the world>.cc
std::span<const ValidatorInfo> NorthEastEuropeIds();
std::span<const ValidatorInfo> WestEuropeIds();
std::span<const ValidatorInfo> AmericaIds();
std::span<const ValidatorInfo> AsiaSouthIds();

}  // namespace redactor::detect

#endif  // REDACTOR_DETECT_VALIDATORS_NATIONAL_H_
