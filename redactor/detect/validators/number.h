// Numbers as digit strings: gathering, check digits, and what looks like a time
// stamp. Shared by the validators; no allocation.
#ifndef REDACTOR_DETECT_VALIDATORS_NUMBER_H_
#define REDACTOR_DETECT_VALIDATORS_NUMBER_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace redactor::detect {

// The digits of a text, separators dropped.
class DigitString {
 public:
  static constexpr size_t kMax = 40;
  // Everything that is not an ASCII digit is skipped; false past kMax digits.
  [[nodiscard]] bool Assign(std::string_view text);
  [[nodiscard]] std::string_view view() const {
    return {digits_.data(), size_};
  }
  [[nodiscard]] size_t size() const { return size_; }
  char operator[](size_t i) const { return digits_[i]; }

 private:
  std::array<char, kMax> digits_{};
  size_t size_ = 0;
};

// Luhn, ISO/IEC 7812-1 annex B. `digits` are ASCII digits; false when empty.
bool LuhnOk(std::string_view digits);
// ISO 7064 MOD 97-10 over digits and letters (A = 10 ... Z = 35, any case),
// other bytes are skipped. The remainder; 0 for no digits.
uint32_t Mod97(std::string_view text);
// Unix time from 2001 to 2036 in s, ms, us or ns: 10, 13, 16, 19 digits.
bool LooksLikeEpoch(std::string_view digits);
// One digit over and over: a filler, not a number. True when empty.
bool AllSame(std::string_view digits);
// The first `count` digits as a value; 0 when there are fewer.
uint32_t LeadingNumber(std::string_view digits, size_t count);

}  // namespace redactor::detect

#endif  // REDACTOR_DETECT_VALIDATORS_NUMBER_H_
