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

// "aged 30 days", "max-age: 60": not a person's.
Verdict ValidateAge(ValidatorInput* input) {
  const std::string_view head = input->text.substr(0, input->begin);
  const std::string_view rest = input->text.substr(input->end);
  for (const std::string_view unit :
       {" day", " hour", " min", " sec", " week", " month", " ms", "s", "%",
        ".", "d", "h", "m"}) {
    const bool sentence_end =
        unit == "." && (rest.size() < 2 || !IsDigit(rest[1]));
    if (rest.starts_with(unit) && !sentence_end) return Verdict::kReject;
  }
  // The word of the label begins on its own: "max-age", "cache_age".
  size_t at = head.size();
  while (at > 0 && !IsAlpha(head[at - 1])) --at;
  while (at > 0 && (IsAlpha(head[at - 1]) || IsHigh(head[at - 1]))) --at;
  const bool part = at > 0 && (head[at - 1] == '-' || head[at - 1] == '_' ||
                               head[at - 1] == '.');
  return part || IsWord(After(*input)) ? Verdict::kReject : Verdict::kAccept;
}

// "a 10-year-old bug", "the file is 12 years old": things have ages as well.
Verdict ValidateAgeSubject(ValidatorInput* input) {
  constexpr std::string_view kThings[] = {
      "file",    "files",    "bug",      "phone",    "device",   "router",
      "modem",   "code",     "server",   "account",  "issue",    "car",
      "house",   "laptop",   "computer", "system",   "post",     "thread",
      "problem", "version",  "battery",  "data",     "linux",    "driver",
      "machine", "hardware", "tree",     "tablet",   "software", "website",
      "record",  "log",      "backup",   "contract", "company",  "building",
      "project", "kernel",   "release"};
  constexpr size_t kNear = 40;
  const size_t from = input->begin > kNear ? input->begin - kNear : 0;
  const size_t to = std::min<size_t>(input->text.size(), input->end + kNear);
  const std::string_view around = input->text.substr(from, to - from);
  for (size_t i = 0; i < around.size();) {
    const size_t begin = i;
    while (i < around.size() && IsAlpha(around[i])) ++i;
    const std::string_view word = around.substr(begin, i - begin);
    if (std::any_of(std::begin(kThings), std::end(kThings),
                    [&](std::string_view thing) {
                      return EqualsIgnoreCase(word, thing);
                    })) {
      return Verdict::kReject;
    }
    if (i == begin) ++i;
  }
  return Verdict::kAccept;
}

}  // namespace redactor::detect
