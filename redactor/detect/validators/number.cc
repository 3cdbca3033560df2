// Check digits of ISO/IEC 7812-1 (Luhn) and ISO 7064 (MOD 97-10), and the shape
// of Unix time stamps. Which number uses which is the business of others.
#include "redactor/detect/validators/number.h"

#include "redactor/detect/validators/chars.h"

namespace redactor::detect {

bool DigitString::Assign(std::string_view text) {
  size_ = 0;
  for (const char c : text) {
    if (!IsDigit(c)) continue;
    if (size_ == kMax) return false;
    digits_[size_++] = c;
  }
  return true;
}

bool LuhnOk(std::string_view digits) {
  uint32_t sum = 0;
  bool twice = false;
  for (size_t i = digits.size(); i > 0; --i) {
    if (!IsDigit(digits[i - 1])) return false;
    uint32_t value = static_cast<uint32_t>(digits[i - 1] - '0');
    if (twice && (value *= 2) > 9) value -= 9;
    twice = !twice;
    sum += value;
  }
  return !digits.empty() && sum % 10 == 0;
}

uint32_t Mod97(std::string_view text) {
  uint32_t rest = 0;
  for (const char c : text) {
    if (IsDigit(c)) {
      rest = (rest * 10 + static_cast<uint32_t>(c - '0')) % 97;
    } else if (IsAlpha(c)) {
      rest = (rest * 100 + static_cast<uint32_t>(ToLower(c) - 'a') + 10) % 97;
    }
  }
  return rest;
}

bool LooksLikeEpoch(std::string_view digits) {
  const size_t n = digits.size();
  if (n != 10 && n != 13 && n != 16 && n != 19) return false;
  return digits[0] == '1' || digits.starts_with("20");
}

bool AllSame(std::string_view digits) {
  return digits.find_first_not_of(digits.substr(0, 1)) == digits.npos;
}

uint32_t LeadingNumber(std::string_view digits, size_t count) {
  if (digits.size() < count) return 0;
  uint32_t value = 0;
  for (size_t i = 0; i < count; ++i) {
    value = value * 10 + static_cast<uint32_t>(digits[i] - '0');
  }
  return value;
}

}  // namespace redactor::detect
