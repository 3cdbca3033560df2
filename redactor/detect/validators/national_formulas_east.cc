// Checks of northern and eastern numbers that are no weighted sum.
#include <algorithm>

#include "redactor/base/ascii.h"
#include "redactor/detect/validators/check_digit.h"
#include "redactor/detect/validators/national_formulas.h"
#include "redactor/detect/validators/number.h"

namespace redactor::detect {
namespace {

uint32_t Digit(char c) { return AlnumValue(c); }

// Two passes: when the first leaves ten, other weights decide.
uint32_t TwoPass(std::string_view v, const uint8_t* first,
                 const uint8_t* second, size_t count) {
  const uint32_t check = Sum(v, first, count) % 11;
  return check < 10 ? check : Sum(v, second, count) % 11;
}

}  // namespace

bool BelarusTaxOk(std::string_view v) {
  constexpr std::array<uint8_t, 8> kWeights = {29, 23, 19, 17, 13, 7, 5, 3};
  if (!IsDigit(v[0]) &&
      std::string_view("ABCEHKMOPT").find(v[0]) == std::string_view::npos) {
    return false;
  }
  uint32_t sum = Sum(v, kWeights.data(), kWeights.size());
  if (IsUpper(v[1])) {
    const size_t at = std::string_view("ABCEHKMOPT").find(v[1]);
    if (at == std::string_view::npos) return false;
    sum = sum - AlnumValue(v[1]) * 23 + static_cast<uint32_t>(at) * 23;
  }
  return sum % 11 == Digit(v[8]);
}

bool BulgarianMonthOk(std::string_view v) { return Pair(v, 2) <= 52; }

// Nine digits were written until 1953 and have no check.
bool CzechBirthOk(std::string_view v) {
  if (v.size() == 9) return Pair(v, 0) < 54;
  const uint32_t check = Remainder(v.substr(0, 9), 11) % 10;
  return check == Digit(v[9]);
}

bool BalticOk(std::string_view v) {
  constexpr std::array<uint8_t, 10> kFirst = {1, 2, 3, 4, 5, 6, 7, 8, 9, 1};
  constexpr std::array<uint8_t, 10> kSecond = {3, 4, 5, 6, 7, 8, 9, 1, 2, 3};
  return v[0] != '0' &&
         TwoPass(v, kFirst.data(), kSecond.data(), 10) % 10 == Digit(v[10]);
}

bool FinnishOk(std::string_view v) {
  constexpr std::string_view kLetters = "0123456789ABCDEFHJKLMNPRSTUVWXY";
  const size_t serial = v.size() - 4;
  if (v.size() == 11 &&
      std::string_view("ABCDEFUVWXY").find(v[6]) == std::string_view::npos) {
    return false;
  }
  const uint32_t number =
      LeadingNumber(v, 6) * 1000 + LeadingNumber(v.substr(serial), 3);
  return v.back() == kLetters[number % 31];
}

// The order of the weights turned in 1997.
bool HungarianPersonOk(std::string_view v) {
  constexpr std::array<uint8_t, 10> kUp = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
  constexpr std::array<uint8_t, 10> kDown = {10, 9, 8, 7, 6, 5, 4, 3, 2, 1};
  const uint8_t* weights =
      v[0] <= '2' && Pair(v, 1) < 97 ? kUp.data() : kDown.data();
  return v[0] >= '1' && v[0] <= '8' && Sum(v, weights, 10) % 11 == Digit(v[10]);
}

bool IcelandicCenturyOk(std::string_view v) {
  return v[9] == '0' || v[9] == '9' || v[9] == '8';
}

bool KazakhOk(std::string_view v) {
  constexpr std::array<uint8_t, 11> kFirst = {1, 2, 3, 4,  5, 6,
                                              7, 8, 9, 10, 11};
  constexpr std::array<uint8_t, 11> kSecond = {3, 4,  5,  6, 7, 8,
                                               9, 10, 11, 1, 2};
  const uint32_t month = Pair(v, 2);
  return month >= 1 && month <= 12 &&
         TwoPass(v, kFirst.data(), kSecond.data(), 11) == Digit(v[11]);
}

bool LatvianOk(std::string_view v) {
  constexpr std::array<uint8_t, 10> kWeights = {10, 5, 8, 4, 2, 1, 6, 3, 7, 9};
  return (1 + Sum(v, kWeights.data(), kWeights.size())) % 11 % 10 ==
         Digit(v[10]);
}

bool RomanianTaxOk(std::string_view v) {
  constexpr std::array<uint8_t, 9> kWeights = {7, 5, 3, 2, 1, 7, 5, 3, 2};
  const std::string_view head = v.substr(0, v.size() - 1);
  const uint32_t sum =
      Sum(head, kWeights.data() + kWeights.size() - head.size(), head.size());
  return v[0] != '0' && sum * 10 % 11 % 10 == Digit(v.back());
}

bool RussianTaxOk(std::string_view v) {
  constexpr std::array<uint8_t, 11> kWeights = {3, 7, 2, 4, 10, 3,
                                                5, 9, 4, 6, 8};
  const auto check = [&](size_t size) {
    return Sum(v, kWeights.data() + kWeights.size() - size, size) % 11 % 10 ==
           Digit(v[size]);
  };
  return v.size() == 10 ? check(9) : check(10) && check(11);
}

bool RussianBusinessOk(std::string_view v) {
  return Remainder(v.substr(0, 14), 13) % 10 == Digit(v[14]);
}

// Numbers up to 001-001-998 have no check.
bool RussianPensionOk(std::string_view v) {
  constexpr std::array<uint8_t, 9> kWeights = {9, 8, 7, 6, 5, 4, 3, 2, 1};
  return Sum(v, kWeights.data(), kWeights.size()) % 101 % 100 == Pair(v, 9);
}

bool SwedishOk(std::string_view v) { return LuhnOk(v.substr(v.size() - 10)); }

bool SlovakVatOk(std::string_view v) {
  return v[0] != '0' &&
         std::string_view("234789").find(v[2]) != std::string_view::npos &&
         Remainder(v, 11) == 0;
}

bool TurkishPersonOk(std::string_view v) {
  constexpr std::array<uint8_t, 9> kFirst = {7, 9, 7, 9, 7, 9, 7, 9, 7};
  constexpr std::array<uint8_t, 10> kAll = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
  return v[0] != '0' && Sum(v, kFirst.data(), 9) % 10 == Digit(v[9]) &&
         Sum(v, kAll.data(), 10) % 10 == Digit(v[10]);
}

bool TurkishTaxOk(std::string_view v) {
  uint32_t sum = 0;
  for (uint32_t i = 1; i <= 9; ++i) {
    const uint32_t value = (Digit(v[9 - i]) + i) % 10;
    const uint32_t rest = (value << i) % 9;
    if (value != 0) sum += rest == 0 ? 9 : rest;
  }
  return (10 - sum % 10) % 10 == Digit(v[9]);
}

}  // namespace redactor::detect
