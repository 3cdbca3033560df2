// Checks of European numbers that are no weighted sum. The tables call them
// with a value that already fits its form.
#include <algorithm>

#include "redactor/base/ascii.h"
#include "redactor/detect/validators/check_digit.h"
#include "redactor/detect/validators/national_formulas.h"
#include "redactor/detect/validators/number.h"

namespace redactor::detect {
namespace {

uint32_t Digit(char c) { return AlnumValue(c); }
uint32_t CrossSum(uint32_t value) { return value / 10 + value % 10; }

// Sum of the digit sums of value times weight 1, 2, 1, 2 ...
uint32_t AlternatingSum(std::string_view digits) {
  uint32_t sum = 0;
  for (size_t i = 0; i < digits.size(); ++i) {
    sum += CrossSum(Digit(digits[i]) * (i % 2 == 0 ? 1 : 2));
  }
  return sum;
}

constexpr std::string_view kSpanishLetters = "TRWAGMYFPDXBNJZSQVHLCKE";

bool Contains(std::string_view set, char c) {
  return set.find(c) != std::string_view::npos;
}

}  // namespace

bool AustrianVatOk(std::string_view v) {
  v.remove_prefix(1);
  return Digit(v[7]) == (16 - AlternatingSum(v.substr(0, 7)) % 10) % 10;
}

bool BelgianRegisterOk(std::string_view v) {
  const uint32_t month = Pair(v, 2);  // 0: unknown; 20 and 40 more: a visitor
  if (month >= 60 || month % 20 > 12) return false;
  const uint32_t check = Pair(v, 9);
  const uint32_t last_century = Remainder(v.substr(0, 9), 97);
  // From 2000 on a 2 stands before: 2'000'000'000 leaves 2 * 10^9 mod 97.
  const uint32_t this_century = (last_century + 2'000'000'000u % 97) % 97;
  return check == 97 - last_century || check == 97 - this_century;
}

bool BelgianVatOk(std::string_view v) {
  return Pair(v, 8) == 97 - Remainder(v.substr(0, 8), 97);
}

bool CyprusTaxOk(std::string_view v) {
  constexpr std::array<uint8_t, 10> kOdd = {1, 0, 5, 7, 9, 13, 15, 17, 19, 21};
  if (v.starts_with("12")) return false;
  uint32_t sum = 0;
  for (size_t i = 0; i < 8; ++i) {
    sum += i % 2 == 0 ? kOdd[Digit(v[i])] : Digit(v[i]);
  }
  return v[8] == static_cast<char>('A' + sum % 26);
}

bool GermanCardOk(std::string_view v) {
  static constexpr std::string_view kLetters = "CFGHJKLMNPRTVWXYZ";
  return Contains(kLetters, v[0]) &&
         std::all_of(v.begin(), v.begin() + 9, [](char c) {
           return IsDigit(c) || Contains(kLetters, c);
         });
}

bool GermanTaxIdOk(std::string_view v) {
  if (v[0] == '0' || !Iso7064Mod11_10(v)) return false;
  std::array<uint8_t, 10> counts{};
  for (const char c : v.substr(0, 10)) ++counts[Digit(c)];
  const auto repeated =
      std::count_if(counts.begin(), counts.end(), [](auto n) { return n > 1; });
  return repeated == 1 && *std::max_element(counts.begin(), counts.end()) <= 3;
}

bool GermanHealthOk(std::string_view v) {
  const uint32_t letter = AlnumValue(v[0]) - 9;  // A is 01
  const uint32_t head = letter / 10 + CrossSum(letter % 10 * 2);
  return (head + AlternatingSum(v.substr(1, 8))) % 10 == Digit(v[9]);
}

bool GermanPensionOk(std::string_view v) {
  constexpr std::array<uint8_t, 12> kWeights = {2, 1, 2, 5, 7, 1,
                                                2, 1, 2, 1, 2, 1};
  const uint32_t letter = AlnumValue(v[8]) - 9;
  std::array<uint32_t, 12> digits{};
  for (size_t i = 0; i < 8; ++i) digits[i] = Digit(v[i]);
  digits[8] = letter / 10;
  digits[9] = letter % 10;
  digits[10] = Digit(v[9]);
  digits[11] = Digit(v[10]);
  uint32_t sum = 0;
  for (size_t i = 0; i < 12; ++i) sum += CrossSum(digits[i] * kWeights[i]);
  const uint32_t month = Pair(v, 4);
  return month >= 1 && month <= 12 && sum % 10 == Digit(v[11]);
}

bool SpanishCifOk(std::string_view v) {
  const uint32_t sum = [&] {
    uint32_t out = 0;
    for (size_t i = 1; i < 8; ++i) {
      out += CrossSum(Digit(v[i]) * (i % 2 == 1 ? 2 : 1));
    }
    return (10 - out % 10) % 10;
  }();
  return Contains("ABCDEFGHJNPQRSUVW", v[0]) &&
         (v[8] == static_cast<char>('0' + sum) || v[8] == "JABCDEFGHI"[sum]);
}

bool SpanishDniOk(std::string_view v) {
  return v[8] == kSpanishLetters[Remainder(v.substr(0, 8), 23)];
}

bool SpanishNieOk(std::string_view v) {
  const size_t kind = std::string_view("XYZ").find(v[0]);
  const uint32_t head = kind == std::string_view::npos
                            ? 0
                            : static_cast<uint32_t>(kind) * 10'000'000;
  if (!Contains("XYZKLM", v[0])) return false;
  return v[8] == kSpanishLetters[(head + LeadingNumber(v.substr(1), 7)) % 23];
}

bool SpanishSocialOk(std::string_view v) {
  const uint32_t province = Pair(v, 0);
  const uint32_t number = LeadingNumber(v.substr(2), 8);
  const uint64_t whole = number < 10'000'000
                             ? number + uint64_t{province} * 10'000'000
                             : number + uint64_t{province} * 100'000'000;
  return province >= 1 && province <= 66 && whole % 97 == Pair(v, 10);
}

bool FrenchTaxOk(std::string_view v) {
  return Remainder(v.substr(0, 10), 511) == LeadingNumber(v.substr(10), 3);
}

bool FrenchNirOk(std::string_view v) {
  if (!Contains("123478", v[0])) return false;
  std::array<char, 13> head{};
  std::copy_n(v.begin(), head.size(), head.begin());
  uint32_t corsica = 0;  // 2A counts as 19, 2B as 18
  if (IsAlpha(v[6])) {
    corsica = v[6] == 'A' ? 0 : 1;
    head[5] = '1';
    head[6] = v[6] == 'A' ? '9' : '8';
  }
  const uint32_t month = Pair(v, 3);
  const bool dated = (month >= 1 && month <= 12) || month >= 20;
  return dated && corsica <= 1 &&
         Pair(v, 13) ==
             97 - Remainder(std::string_view(head.data(), head.size()), 97);
}

// Surname padded with nines, then decade, month (+50), day, year.
bool BritishDriverOk(std::string_view v) {
  bool padded = false;
  for (const char c : v.substr(0, 5)) {
    if (padded ? c != '9' : !(IsUpper(c) || c == '9')) return false;
    padded = padded || c == '9';
  }
  return true;
}

bool BritishNinoOk(std::string_view v) {
  const std::string_view head = v.substr(0, 2);
  constexpr std::string_view kNever[] = {"BG", "GB", "NK", "KN",
                                         "TN", "NT", "ZZ"};
  return !Contains("DFIQUV", v[0]) && !Contains("DFIOQUV", v[1]) &&
         (v.size() == 8 || (v[8] >= 'A' && v[8] <= 'D')) &&
         std::find(std::begin(kNever), std::end(kNever), head) ==
             std::end(kNever);
}

bool BritishVatOk(std::string_view v) {
  constexpr std::array<uint8_t, 9> kWeights = {8, 7, 6, 5, 4, 3, 2, 10, 1};
  const uint32_t sum = Sum(v, kWeights.data(), kWeights.size());
  return sum % 97 == 0 || (sum + 55) % 97 == 0 || (sum + 42) % 97 == 0;
}

bool IrishPpsOk(std::string_view v) {
  constexpr std::array<uint8_t, 7> kWeights = {8, 7, 6, 5, 4, 3, 2};
  uint32_t sum = Sum(v, kWeights.data(), kWeights.size());
  if (v.size() == 9) {
    if (!Contains("ABCDEFGHITWX", v[8])) return false;
    if (v[8] <= 'I') sum += 9 * static_cast<uint32_t>(v[8] - 'A' + 1);
  }
  return v[7] == "WABCDEFGHIJKLMNOPQRSTUV"[sum % 23];
}

namespace {

// Letters may stand for digits, where two people would share a code.
uint32_t ItalianDigit(char c) {
  return IsDigit(c)
             ? Digit(c)
             : static_cast<uint32_t>(std::string_view("LMNPQRSTUV").find(c));
}

}  // namespace

bool ItalianCodeOk(std::string_view v) {
  constexpr std::array<uint8_t, 26> kOdd = {1,  0,  5,  7,  9,  13, 15, 17, 19,
                                            21, 2,  4,  18, 20, 11, 3,  6,  8,
                                            12, 14, 16, 10, 22, 25, 24, 23};
  constexpr std::string_view kMonths = "ABCDEHLMPRST";
  if (!Contains(kMonths, v[8])) return false;
  for (const size_t i : {6, 7, 9, 10, 12, 13, 14}) {
    if (ItalianDigit(v[i]) > 9) return false;
  }
  // Women's days are 40 more.
  const uint32_t day = ItalianDigit(v[9]) * 10 + ItalianDigit(v[10]);
  if (day % 40 == 0 || day % 40 > 31 || day > 71) return false;
  uint32_t sum = 0;
  for (size_t i = 0; i < 15; ++i) {
    const uint32_t value = IsDigit(v[i]) ? Digit(v[i]) : AlnumValue(v[i]) - 10;
    sum += i % 2 == 0 ? kOdd[value] : value;
  }
  return v[15] == static_cast<char>('A' + sum % 26);
}

// Seven digits, an office of 1 to 100, 120, 121, 888 or 999, Luhn.
bool ItalianVatOk(std::string_view v) {
  const uint32_t office = LeadingNumber(v.substr(7), 3);
  const bool known = (office >= 1 && office <= 100) || office == 120 ||
                     office == 121 || office == 888 || office == 999;
  return known && LuhnOk(v);
}

bool LuxembourgOk(std::string_view v) {
  std::array<char, 12> other{};
  std::copy_n(v.begin(), 11, other.begin());
  other[11] = v[12];
  return LuhnOk(v.substr(0, 12)) &&
         VerhoeffOk(std::string_view(other.data(), other.size()));
}

bool DutchVatOk(std::string_view v) {
  constexpr std::array<uint8_t, 8> kWeights = {9, 8, 7, 6, 5, 4, 3, 2};
  if (Sum(v, kWeights.data(), kWeights.size()) % 11 == Digit(v[8])) return true;
  std::array<char, 14> whole = {'N', 'L'};
  std::copy_n(v.begin(), 12, whole.begin() + 2);
  return Mod97(std::string_view(whole.data(), whole.size())) == 1;
}

bool PortugueseCardOk(std::string_view v) {
  uint32_t sum = 0;
  for (size_t i = 0; i < v.size(); ++i) {
    uint32_t value = AlnumValue(v[v.size() - 1 - i]);
    if (i % 2 == 1 && (value *= 2) > 9) value -= 9;
    sum += value;
  }
  return sum % 10 == 0;
}

bool PortugueseSocialOk(std::string_view v) {
  constexpr std::array<uint8_t, 10> kPrimes = {29, 23, 19, 17, 13,
                                               11, 7,  5,  3,  2};
  return Digit(v[10]) == 9 - Sum(v, kPrimes.data(), kPrimes.size()) % 10;
}

}  // namespace redactor::detect
