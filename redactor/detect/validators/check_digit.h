// Check digits in general: weighted sums, ISO 7064, Verhoeff, remainders of
// long numbers. What number uses which, and with which weights, is data of
// others (national.h). All functions take a value without separators, digits
// and capital letters only, and never allocate.
#ifndef REDACTOR_DETECT_VALIDATORS_CHECK_DIGIT_H_
#define REDACTOR_DETECT_VALIDATORS_CHECK_DIGIT_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace redactor::detect {

// What becomes of a check value of ten and more.
enum class Ten : uint8_t {
  kNone,  // never issued
  kUnit,  // its last digit is written: 10 is 0
  kX,     // written X
  kOne,   // written 1
  kNine,  // written 9
};

// A check digit that is a weighted sum of other digits.
struct WeightedSum {
  uint8_t modulus = 0;                // 0: no such check
  uint8_t at = 0;                     // where the check digit stands
  std::array<uint8_t, 17> weights{};  // of the characters from the first one
  bool complement = true;  // the check makes the sum a multiple of the modulus
  Ten ten = Ten::kNone;
  std::string_view letters{};  // not empty: the check is letters[value]
};

// 0-9, then A = 10 to Z = 35; anything else is 0.
uint32_t AlnumValue(char c);
// The sum of value times weight, before any modulus.
uint32_t Sum(std::string_view value, const uint8_t* weights, size_t count);
bool WeightedSumOk(std::string_view value, const WeightedSum& sum);

// The digits as one number modulo `modulus`; letters count as other text.
uint32_t Remainder(std::string_view digits, uint32_t modulus);
// The two digits at `pos` as a number.
uint32_t Pair(std::string_view digits, size_t pos);

// ISO 7064, whole numbers with their check character.
bool Iso7064Mod11_10(std::string_view digits);
bool Iso7064Mod11_2(std::string_view digits);  // last may be X
// Verhoeff 1969, whole numbers with their check digit.
bool VerhoeffOk(std::string_view digits);
// Luhn over letters and digits in base 36.
bool Luhn36Ok(std::string_view value);

}  // namespace redactor::detect

#endif  // REDACTOR_DETECT_VALIDATORS_CHECK_DIGIT_H_
