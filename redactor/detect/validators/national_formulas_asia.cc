// Checks of numbers of Asia, Africa and Oceania that are no weighted sum.
#include <algorithm>

#include "redactor/base/ascii.h"
#include "redactor/detect/validators/check_digit.h"
#include "redactor/detect/validators/national_formulas.h"
#include "redactor/detect/validators/number.h"

namespace redactor::detect {
namespace {

uint32_t Digit(char c) { return AlnumValue(c); }

bool OneOf(std::string_view set, char c) {
  return set.find(c) != std::string_view::npos;
}

// Place among the 24 letters without I and O, from 1; digits as they are.
uint32_t HealthValue(char c) {
  if (IsDigit(c)) return Digit(c);
  const size_t at = std::string_view("ABCDEFGHJKLMNPQRSTUVWXYZ").find(c);
  return at == std::string_view::npos ? 99 : static_cast<uint32_t>(at) + 1;
}

}  // namespace

bool AustralianBusinessOk(std::string_view v) {
  constexpr std::array<uint8_t, 11> kWeights = {10, 1,  3,  5,  7, 9,
                                                11, 13, 15, 17, 19};
  return v[0] != '0' && (Sum(v, kWeights.data(), 11) - 10) % 89 == 0;
}

// Numbers of eight digits came with two sets of weights.
bool AustralianTaxOk(std::string_view v) {
  constexpr std::array<uint8_t, 9> kNine = {1, 4, 3, 7, 5, 8, 6, 9, 10};
  constexpr std::array<uint8_t, 8> kEight = {10, 7, 8, 4, 6, 3, 5, 1};
  return Sum(v, kNine.data(), v.size()) % 11 == 0 ||
         (v.size() == 8 && Sum(v, kEight.data(), 8) % 11 == 0);
}

bool ChineseOk(std::string_view v) {
  constexpr std::array<uint8_t, 34> kRegions = {
      11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42,
      43, 44, 45, 46, 50, 51, 52, 53, 54, 61, 62, 63, 64, 65, 71, 81, 82};
  return std::binary_search(kRegions.begin(), kRegions.end(), Pair(v, 0)) &&
         (IsDigit(v[17]) || v[17] == 'X') && Iso7064Mod11_2(v);
}

bool HongKongOk(std::string_view v) {
  constexpr uint32_t kSpace = 36;
  if (!IsDigit(v.back()) && v.back() != 'A') return false;
  uint32_t sum = v.size() == 8 ? kSpace * 9 : 0;
  for (size_t i = 0; i < v.size(); ++i) {
    sum += AlnumValue(v[i]) * static_cast<uint32_t>(v.size() - i);
  }
  return sum % 11 == 0;
}

bool IndonesianOk(std::string_view v) {
  constexpr std::array<uint8_t, 38> kProvinces = {
      11, 12, 13, 14, 15, 16, 17, 18, 19, 21, 31, 32, 33,
      34, 35, 36, 51, 52, 53, 61, 62, 63, 64, 65, 71, 72,
      73, 74, 75, 76, 81, 82, 91, 92, 93, 94, 95, 96};
  return std::binary_search(kProvinces.begin(), kProvinces.end(), Pair(v, 0));
}

bool AadhaarOk(std::string_view v) {
  const bool palindrome = std::equal(v.begin(), v.end(), v.rbegin());
  return v[0] >= '2' && !palindrome && VerhoeffOk(v);
}

bool IndianVoterOk(std::string_view v) { return LuhnOk(v.substr(3)); }

bool IndianTaxOk(std::string_view v) {
  return OneOf("ABCFGHJKLPT", v[3]) && v.substr(5, 4) != "0000";
}

bool IndianGoodsTaxOk(std::string_view v) {
  const uint32_t state = Pair(v, 0);
  return ((state >= 1 && state <= 38) || state == 97 || state == 99) &&
         v[13] == 'Z' && v[12] != '0' && Luhn36Ok(v);
}

bool IranianOk(std::string_view v) {
  constexpr std::array<uint8_t, 9> kWeights = {10, 9, 8, 7, 6, 5, 4, 3, 2};
  const uint32_t rest = Sum(v, kWeights.data(), kWeights.size()) % 11;
  return Digit(v[9]) == (rest < 2 ? rest : 11 - rest);
}

bool KoreanBusinessOk(std::string_view v) {
  constexpr std::array<uint8_t, 9> kWeights = {1, 3, 7, 1, 3, 7, 1, 3, 5};
  const uint32_t sum =
      Sum(v, kWeights.data(), kWeights.size()) + Digit(v[8]) * 5 / 10;
  return Digit(v[9]) == (10 - sum % 10) % 10;
}

// Citizens and, with a check two higher, foreigners.
bool KoreanOk(std::string_view v) {
  constexpr std::array<uint8_t, 12> kWeights = {2, 3, 4, 5, 6, 7,
                                                8, 9, 2, 3, 4, 5};
  const uint32_t rest = Sum(v, kWeights.data(), kWeights.size()) % 11;
  const bool foreigner = v[6] >= '5' && v[6] <= '8';
  return Digit(v[12]) == (11 - rest) % 10 ||
         (foreigner && Digit(v[12]) == (13 - rest) % 10);
}

bool SriLankanOk(std::string_view v) {
  const uint32_t day = LeadingNumber(v.substr(2), 3) % 500;
  return OneOf("VX", v[9]) && day >= 1 && day <= 366;
}

bool MoroccanOk(std::string_view v) { return Remainder(v, 97) == 0; }

bool MauritianOk(std::string_view v) {
  uint32_t sum = 0;
  for (uint32_t i = 0; i < 13; ++i) sum += AlnumValue(v[i]) * (14 - i);
  return AlnumValue(v[13]) == (17 - sum % 17) % 17;
}

// Codes of places of birth that were never given out.
bool MalaysianOk(std::string_view v) {
  const uint32_t place = Pair(v, 6);
  return place != 0 && !(place >= 17 && place <= 20) && place != 69 &&
         place != 70 && place != 73 && place != 80 && place != 81 &&
         !(place >= 94 && place <= 97);
}

bool NewZealandTaxOk(std::string_view v) {
  constexpr std::array<uint8_t, 8> kFirst = {3, 2, 7, 6, 5, 4, 3, 2};
  constexpr std::array<uint8_t, 8> kSecond = {7, 4, 3, 2, 5, 2, 7, 6};
  const uint32_t number = LeadingNumber(v, v.size());
  if (number <= 10'000'000 || number >= 150'000'000) return false;
  const std::string_view head = v.substr(0, v.size() - 1);
  const size_t skip = 8 - head.size();
  uint32_t check =
      (11 - Sum(head, kFirst.data() + skip, head.size()) % 11) % 11;
  if (check == 10) {
    check = (11 - Sum(head, kSecond.data() + skip, head.size()) % 11) % 11;
  }
  return check == Digit(v.back());
}

bool NewZealandHealthOk(std::string_view v) {
  uint32_t sum = 0;
  for (uint32_t i = 0; i < 6; ++i) {
    const uint32_t value = HealthValue(v[i]);
    if (value == 99) return false;
    sum += value * (7 - i);
  }
  if (IsUpper(v[6])) return HealthValue(v[6]) == 23 - sum % 23;
  return sum % 11 != 0 && (11 - sum % 11) % 10 == Digit(v[6]);
}

bool PakistaniOk(std::string_view v) {
  return v[0] >= '1' && v[0] <= '7' && v[12] != '0';
}

bool SingaporeOk(std::string_view v) {
  constexpr std::array<uint8_t, 8> kWeights = {0, 2, 7, 6, 5, 4, 3, 2};
  const uint32_t sum = Sum(v, kWeights.data(), kWeights.size());
  switch (v[0]) {
    case 'S':
      return v[8] == "JZIHGFEDCBA"[sum % 11];
    case 'T':
      return v[8] == "JZIHGFEDCBA"[(sum + 4) % 11];
    case 'F':
      return v[8] == "XWUTRQPNMLK"[sum % 11];
    case 'G':
      return v[8] == "XWUTRQPNMLK"[(sum + 4) % 11];
    case 'M':
      return v[8] == "XWUTRQPNJLK"[(sum + 3) % 11];
    default:
      return false;
  }
}

bool ThaiOk(std::string_view v) {
  constexpr std::array<uint8_t, 12> kWeights = {13, 12, 11, 10, 9, 8,
                                                7,  6,  5,  4,  3, 2};
  return v[0] != '0' && v[0] != '9' &&
         Digit(v[12]) == (11 - Sum(v, kWeights.data(), 12) % 11) % 10;
}

// The letter stands for a county of two digits.
bool TaiwaneseOk(std::string_view v) {
  constexpr std::string_view kCounties = "ABCDEFGHJKLMNPQRSTUVXYWZIO";
  const size_t county = kCounties.find(v[0]);
  if (county == std::string_view::npos || !OneOf("1289ABCD", v[1])) {
    return false;
  }
  const auto units = [&](char c) {
    return static_cast<uint32_t>(kCounties.find(c)) % 10;
  };
  uint32_t sum = static_cast<uint32_t>(county) / 10 + 1 + units(v[0]) * 9;
  sum += (IsUpper(v[1]) ? units(v[1]) : Digit(v[1])) * 8;
  for (uint32_t i = 2; i < 9; ++i) sum += Digit(v[i]) * (9 - i);
  return (sum + Digit(v[9])) % 10 == 0;
}

bool VietnameseOk(std::string_view v) {
  const uint32_t province = LeadingNumber(v, 3);
  return province >= 1 && province <= 96;
}

bool VietnameseTaxOk(std::string_view v) {
  constexpr std::array<uint8_t, 9> kPrimes = {31, 29, 23, 19, 17, 13, 7, 5, 3};
  return Digit(v[9]) == 10 - Sum(v, kPrimes.data(), 9) % 11;
}

bool SouthAfricanOk(std::string_view v) {
  return (v[10] == '0' || v[10] == '1') && LuhnOk(v);
}

bool SouthAfricanTaxOk(std::string_view v) {
  return OneOf("01239", v[0]) && LuhnOk(v);
}

}  // namespace redactor::detect
