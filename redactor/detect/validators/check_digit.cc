// The arithmetic of check digits. Sources: ISO/IEC 7064:2003 for the pure and
// hybrid systems; J. Verhoeff, Error Detecting Decimal Codes (1969), for the
// dihedral group; ISO/IEC 7812-1 annex B for Luhn.
#include "redactor/detect/validators/check_digit.h"

#include <algorithm>

#include "redactor/base/ascii.h"

namespace redactor::detect {

uint32_t AlnumValue(char c) {
  if (IsDigit(c)) return static_cast<uint32_t>(c - '0');
  return IsUpper(c) ? static_cast<uint32_t>(c - 'A') + 10 : 0;
}

uint32_t Sum(std::string_view value, const uint8_t* weights, size_t count) {
  uint32_t sum = 0;
  for (size_t i = 0; i < std::min(count, value.size()); ++i) {
    sum += AlnumValue(value[i]) * weights[i];
  }
  return sum;
}

bool WeightedSumOk(std::string_view value, const WeightedSum& sum) {
  if (sum.at >= value.size()) return false;
  uint32_t check =
      Sum(value, sum.weights.data(), sum.weights.size()) % sum.modulus;
  if (sum.complement) check = (sum.modulus - check) % sum.modulus;
  const char written = value[sum.at];
  if (!sum.letters.empty()) {
    return check < sum.letters.size() && sum.letters[check] == written;
  }
  if (check >= 10) {
    switch (sum.ten) {
      case Ten::kNone:
        return false;
      case Ten::kX:
        return written == 'X';
      case Ten::kOne:
        return written == '1';
      case Ten::kNine:
        return written == '9';
      case Ten::kUnit:
        check %= 10;
    }
  }
  return written == static_cast<char>('0' + check);
}

uint32_t Remainder(std::string_view digits, uint32_t modulus) {
  uint64_t rest = 0;
  for (const char c : digits) rest = (rest * 10 + AlnumValue(c)) % modulus;
  return static_cast<uint32_t>(rest);
}

uint32_t Pair(std::string_view digits, size_t pos) {
  return pos + 1 < digits.size()
             ? AlnumValue(digits[pos]) * 10 + AlnumValue(digits[pos + 1])
             : 0;
}

bool Iso7064Mod11_10(std::string_view digits) {
  uint32_t check = 5;
  for (const char c : digits) {
    check = ((check == 0 ? 10 : check) * 2 % 11 + AlnumValue(c)) % 10;
  }
  return check == 1;
}

bool Iso7064Mod11_2(std::string_view digits) {
  uint32_t check = 0;
  for (const char c : digits) {
    check = (check * 2 + (c == 'X' ? 10 : AlnumValue(c))) % 11;
  }
  return check == 1;
}

namespace {

// The product of the dihedral group of ten elements.
uint32_t Dihedral(uint32_t a, uint32_t b) {
  if (a < 5) return b < 5 ? (a + b) % 5 : (a + b) % 5 + 5;
  return b < 5 ? (a - b) % 5 + 5 : (a - b + 5) % 5;
}

}  // namespace

bool VerhoeffOk(std::string_view digits) {
  constexpr std::array<uint8_t, 10> kStep = {1, 5, 7, 6, 2, 8, 3, 0, 9, 4};
  uint32_t check = 0;
  for (size_t i = 0; i < digits.size(); ++i) {
    uint32_t digit = AlnumValue(digits[digits.size() - 1 - i]);
    for (size_t turn = 0; turn < i % 8; ++turn) digit = kStep[digit % 10];
    check = Dihedral(check, digit);
  }
  return check == 0 && !digits.empty();
}

bool Luhn36Ok(std::string_view value) {
  uint32_t sum = 0;
  for (size_t i = 0; i < value.size(); ++i) {
    uint32_t v = AlnumValue(value[value.size() - 1 - i]);
    if (i % 2 == 1) v = v * 2 / 36 + v * 2 % 36;
    sum += v;
  }
  return sum % 36 == 0;
}

}  // namespace redactor::detect
