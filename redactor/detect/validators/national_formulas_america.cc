// Checks of American numbers that are no weighted sum.
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

// Weights 2, 3, 4 ... from the right, up to `highest` and again from 2.
uint32_t SumFromRight(std::string_view digits, uint32_t highest) {
  uint32_t sum = 0;
  uint32_t weight = 2;
  for (size_t i = digits.size(); i > 0; --i) {
    sum += Digit(digits[i - 1]) * weight;
    weight = weight == highest ? 2 : weight + 1;
  }
  return sum;
}

// 0 to 9, K for ten.
bool CheckWithK(std::string_view v, uint32_t highest) {
  const std::string_view head = v.substr(0, v.size() - 1);
  const uint32_t check = (11 - SumFromRight(head, highest) % 11) % 11;
  return v.back() == "0123456789K"[check];
}

// Letters of CURP and RFC: N with tilde or & stands between N and O.
uint32_t MexicanValue(char c) {
  return IsDigit(c) || c <= 'N' ? AlnumValue(c) : AlnumValue(c) + 1;
}

bool IsMexicanState(std::string_view state) {
  constexpr std::array<std::string_view, 33> kStates = {
      "AS", "BC", "BS", "CC", "CH", "CL", "CM", "CS", "DF", "DG", "GR",
      "GT", "HG", "JC", "MC", "MN", "MS", "NE", "NL", "NT", "OC", "PL",
      "QR", "QT", "SL", "SP", "SR", "TC", "TL", "TS", "VZ", "YN", "ZS"};
  return std::binary_search(kStates.begin(), kStates.end(), state);
}

bool IsEcuadorProvince(std::string_view v) {
  const uint32_t province = Pair(v, 0);
  return (province >= 1 && province <= 24) || province == 30 || province == 50;
}

}  // namespace

bool LuhnOfNine(std::string_view v) { return LuhnOk(v.substr(0, 9)); }
bool LuhnOfTen(std::string_view v) { return LuhnOk(v.substr(0, 10)); }
bool BeginsWithNine(std::string_view v) { return v[0] == '9'; }
bool CanadianSinOk(std::string_view v) { return v[0] != '8' && LuhnOk(v); }

// 20, 23 to 27 for persons, 30 to 34 for companies, 50 to 55 abroad.
bool ArgentineKindOk(std::string_view v) {
  const uint32_t kind = Pair(v, 0);
  return kind == 20 || (kind >= 23 && kind <= 27) || kind == 30 || kind == 33 ||
         kind == 34 || kind == 50 || kind == 51 || kind == 55;
}

bool BrazilianLicenceOk(std::string_view v) {
  uint32_t down = 0;
  uint32_t up = 0;
  for (uint32_t i = 0; i < 9; ++i) {
    down += Digit(v[i]) * (9 - i);
    up += Digit(v[i]) * (i + 1);
  }
  const uint32_t first = down % 11;
  const uint32_t less = first == 10 ? 2 : 0;
  const uint32_t second = (up % 11 + 11 - less) % 11;
  return Digit(v[9]) == first % 10 && Digit(v[10]) == second % 10;
}

// A character is worth its ASCII code less that of 0: A is 17.
bool BrazilianCompanyOk(std::string_view v) {
  const auto check = [&](size_t size) {
    uint32_t sum = 0;
    uint32_t weight = 2;
    for (size_t i = size; i > 0; --i) {
      sum += static_cast<uint32_t>(v[i - 1] - '0') * weight;
      weight = weight == 9 ? 2 : weight + 1;
    }
    return (11 - sum % 11) % 11 % 10 == Digit(v[size]);
  };
  return check(12) && check(13);
}

bool BrazilianHealthOk(std::string_view v) {
  constexpr std::array<uint8_t, 15> kWeights = {15, 14, 13, 12, 11, 10, 9, 8,
                                                7,  6,  5,  4,  3,  2,  1};
  return OneOf("12789", v[0]) && Sum(v, kWeights.data(), 15) % 11 == 0;
}

bool BrazilianVoterOk(std::string_view v) {
  constexpr std::array<uint8_t, 8> kWeights = {2, 3, 4, 5, 6, 7, 8, 9};
  const uint32_t state = Pair(v, 8);
  if (state == 0 || state > 28) return false;
  const auto digit = [state](uint32_t sum) {
    const uint32_t rest = sum % 11;
    return rest == 0 && state <= 2 ? 1 : rest % 10;
  };
  const uint32_t first = digit(Sum(v, kWeights.data(), 8));
  return Digit(v[10]) == first &&
         Digit(v[11]) == digit(Digit(v[8]) * 7 + Digit(v[9]) * 8 + first * 9);
}

bool ChileanOk(std::string_view v) { return CheckWithK(v, 7); }
bool GuatemalanOk(std::string_view v) { return CheckWithK(v, 99); }

bool ColombianOk(std::string_view v) {
  constexpr std::array<uint8_t, 15> kPrimes = {3,  7,  13, 17, 19, 23, 29, 37,
                                               41, 43, 47, 53, 59, 67, 71};
  uint32_t sum = 0;
  for (size_t i = 1; i < v.size(); ++i) {
    sum += Digit(v[v.size() - 1 - i]) * kPrimes[i - 1];
  }
  return v.back() == "01987654321"[sum % 11];
}

bool DominicanTaxOk(std::string_view v) {
  constexpr std::array<uint8_t, 8> kWeights = {7, 9, 8, 6, 5, 4, 3, 2};
  return (10 + 99 - Sum(v, kWeights.data(), 8) % 11) % 9 + 1 == Digit(v[8]);
}

bool EcuadorPersonOk(std::string_view v) {
  return IsEcuadorProvince(v) && v[2] <= '6' && LuhnOk(v);
}

bool EcuadorTaxOk(std::string_view v) {
  constexpr std::array<uint8_t, 9> kPublic = {3, 2, 7, 6, 5, 4, 3, 2, 1};
  constexpr std::array<uint8_t, 10> kPrivate = {4, 3, 2, 7, 6, 5, 4, 3, 2, 1};
  if (!IsEcuadorProvince(v) || v.ends_with("000")) return false;
  const bool office =
      Sum(v, kPublic.data(), 9) % 11 == 0 && !v.ends_with("0000");
  if (v[2] == '9') return office || Sum(v, kPrivate.data(), 10) % 11 == 0;
  if (v[2] == '6' && office) return true;
  return EcuadorPersonOk(v.substr(0, 10));
}

bool MexicanPersonOk(std::string_view v) {
  if (!OneOf("HMX", v[10]) || !IsMexicanState(v.substr(11, 2))) return false;
  uint32_t sum = 0;
  for (uint32_t i = 0; i < 17; ++i) sum += MexicanValue(v[i]) * (18 - i);
  return Digit(v[17]) == (10 - sum % 10) % 10;
}

bool MexicanTaxOk(std::string_view v) {
  constexpr uint32_t kSpace = 37;
  uint32_t sum = v.size() == 12 ? kSpace * 13 : 0;
  for (size_t i = 0; i + 1 < v.size(); ++i) {
    sum += MexicanValue(v[i]) * static_cast<uint32_t>(v.size() - i);
  }
  return v.back() == "0123456789A"[(11 - sum % 11) % 11];
}

bool NicaraguanOk(std::string_view v) {
  return v[13] == "ABCDEFGHJKLMNPQRSTUVWXY"[Remainder(v.substr(0, 13), 23)];
}

bool PeruvianPersonOk(std::string_view v) {
  constexpr std::array<uint8_t, 8> kWeights = {3, 2, 7, 6, 5, 4, 3, 2};
  const uint32_t rest = Sum(v, kWeights.data(), 8) % 11;
  return v[8] == "65432110987"[rest] || v[8] == "KJIHGFEDCBA"[rest];
}

bool PeruvianTaxOk(std::string_view v) {
  constexpr std::array<uint8_t, 10> kWeights = {5, 4, 3, 2, 7, 6, 5, 4, 3, 2};
  const uint32_t kind = Pair(v, 0);
  return (kind == 10 || kind == 15 || kind == 16 || kind == 17 || kind == 20) &&
         (11 - Sum(v, kWeights.data(), 10) % 11) % 10 == Digit(v[10]);
}

bool ParaguayanOk(std::string_view v) {
  const std::string_view head = v.substr(0, v.size() - 1);
  return (11 - SumFromRight(head, 99) % 11) % 11 % 10 == Digit(v.back());
}

bool SalvadoranOk(std::string_view v) {
  constexpr std::array<uint8_t, 13> kOld = {14, 13, 12, 11, 10, 9, 8,
                                            7,  6,  5,  4,  3,  2};
  constexpr std::array<uint8_t, 13> kNew = {2, 7, 6, 5, 4, 3, 2,
                                            7, 6, 5, 4, 3, 2};
  if (!OneOf("019", v[0])) return false;
  const uint32_t check = LeadingNumber(v.substr(10), 3) <= 100
                             ? Sum(v, kOld.data(), 13) % 11 % 10
                             : (11 - Sum(v, kNew.data(), 13) % 11) % 11 % 10;
  return check == Digit(v[13]);
}

bool UsAtinOk(std::string_view v) {
  return v[0] == '9' && v.substr(3, 2) == "93";
}

bool UsDeaOk(std::string_view v) {
  const uint32_t sum = Digit(v[2]) + Digit(v[4]) + Digit(v[6]) +
                       2 * (Digit(v[3]) + Digit(v[5]) + Digit(v[7]));
  return OneOf("ABCDEFGHJKLMPRSTUX", v[0]) && (IsUpper(v[1]) || v[1] == '9') &&
         sum % 10 == Digit(v[8]);
}

// Prefixes the IRS has never assigned.
bool UsEinOk(std::string_view v) {
  constexpr std::array<uint8_t, 17> kNever = {
      0, 7, 8, 9, 17, 18, 19, 28, 29, 49, 69, 70, 78, 79, 89, 96, 97};
  return !std::binary_search(kNever.begin(), kNever.end(), Pair(v, 0));
}

bool UsMedicareOk(std::string_view v) {
  return v[0] != '0' && v.find_first_of("SLOIBZ") == std::string_view::npos;
}

// The prefix 80840 of the card issuer adds 24.
bool UsProviderOk(std::string_view v) {
  std::array<char, 15> whole = {'8', '0', '8', '4', '0'};
  std::copy_n(v.begin(), 10, whole.begin() + 5);
  return LuhnOk(std::string_view(whole.data(), whole.size()));
}

bool VenezuelanOk(std::string_view v) {
  constexpr std::array<uint8_t, 9> kWeights = {0, 3, 2, 7, 6, 5, 4, 3, 2};
  const size_t kind = std::string_view("VEJPG").find(v[0]);
  if (kind == std::string_view::npos) return false;
  const uint32_t sum = static_cast<uint32_t>(kind + 1) * 4 +
                       Sum(v, kWeights.data(), kWeights.size());
  return v[9] == "00987654321"[sum % 11];
}

}  // namespace redactor::detect
