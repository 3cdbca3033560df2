// Numbers and dates of persons: US social security numbers and ITINs (areas and
// groups the SSA and the IRS never issued) and dates of birth.
#include <algorithm>

#include "redactor/detect/validators/chars.h"
#include "redactor/detect/validators/list.h"
#include "redactor/detect/validators/number.h"

namespace redactor::detect {
namespace {

bool IsBare(const ValidatorInput& input) {
  const std::string_view text = input.match();
  return std::all_of(text.begin(), text.end(), IsDigit);
}

bool NineDigits(const ValidatorInput& input, DigitString* digits) {
  return StandsAlone(input) && digits->Assign(input.match()) &&
         digits->size() == 9 && !AllSame(digits->view());
}

}  // namespace

Verdict ValidateSsn(ValidatorInput* input) {
  DigitString digits;
  if (!NineDigits(*input, &digits)) return Verdict::kReject;
  const uint32_t area = LeadingNumber(digits.view(), 3);
  const uint32_t group = LeadingNumber(digits.view().substr(3), 2);
  const uint32_t serial = LeadingNumber(digits.view().substr(5), 4);
  if (area == 0 || area == 666 || area >= 900 || group == 0 || serial == 0) {
    return Verdict::kReject;
  }
  return IsBare(*input) ? Verdict::kDoubt : Verdict::kAccept;
}

Verdict ValidateItin(ValidatorInput* input) {
  DigitString digits;
  if (!NineDigits(*input, &digits) || digits[0] != '9') return Verdict::kReject;
  const uint32_t group = LeadingNumber(digits.view().substr(3), 2);
  const bool issued = (group >= 50 && group <= 65) ||
                      (group >= 70 && group <= 88) ||
                      (group >= 90 && group <= 92) || group >= 94;
  return issued && !IsBare(*input) ? Verdict::kAccept : Verdict::kDoubt;
}

Verdict ValidateBirthdate(ValidatorInput* input) {
  // Numeric forms must be a day, a month and a year; words are the pattern's.
  const std::string_view text = input->match();
  if (!StandsAlone(*input)) return Verdict::kReject;
  std::array<uint32_t, 3> parts{};
  size_t count = 0;
  bool inside = false;
  for (const char c : text) {
    if (!IsDigit(c)) {
      if (c == ':') return Verdict::kReject;
      if (IsWord(c)) return Verdict::kAccept;
      inside = false;
      continue;
    }
    if (!inside && ++count > parts.size()) return Verdict::kReject;
    inside = true;
    parts[count - 1] = parts[count - 1] * 10 + static_cast<uint32_t>(c - '0');
  }
  if (count == 1) return Verdict::kAccept;  // 19870914, or an age
  if (count != 3) return Verdict::kReject;
  if (parts[0] > 31) std::swap(parts[0], parts[2]);
  const uint32_t low = std::min(parts[0], parts[1]);
  const uint32_t high = std::max(parts[0], parts[1]);
  if (low == 0 || low > 12 || high > 31) return Verdict::kReject;
  const bool year = parts[2] < 100 || (parts[2] >= 1880 && parts[2] <= 2100);
  return year ? Verdict::kAccept : Verdict::kReject;
}

}  // namespace redactor::detect
