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
#include "redactor/finding.h"

namespace redactor::detect {

struct NationalId {
  std::string_view name;  // of the validator: id_<country>_<number>
  EntityType type;
  std::string_view summary;  // country, number, formula (who publishes it)
  // How it is written without separators, alternatives parted by '|': 9 a
  // digit, N one but 0, A a letter, X either, YY or YYYY, MM, DD parts of a
  // date; other digits and lower-case letters stand for themselves.
  std::string_view form;
  // Spellings so rare that a passed check proves them, in the same letters,
  // with their separators: no cue is needed (id_written_*).
  std::string_view written{};
  std::array<WeightedSum, 2> sums{};
  bool (*formula)(std::string_view value) = nullptr;  // what is no such sum
  uint8_t month_step = 0;  // months may be shifted by multiples of this
  uint8_t day_step = 0;
  std::string_view prefix{};  // may stand before: the country of a VAT number
};

// Judges the match as that number, for a rule that needs a cue: kAccept when
// the check passes; else a rare spelling is in doubt, any other rejected.
Verdict CheckNationalId(const NationalId& id, ValidatorInput* input);
// kProof when the match is a rare spelling of `id` whose check passes.
Verdict CheckWritten(const NationalId& id, ValidatorInput* input);

// The tables, one for a part of the world.
std::span<const NationalId> NorthEastEuropeTable();
std::span<const NationalId> WestEuropeTable();
std::span<const NationalId> AmericaTable();
std::span<const NationalId> AsiaSouthTable();

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
