// Values that a label announces: numbers of papers and persons whose country is
// not known, and licence plates. The label decides; what is refused here is
// what stands behind such labels in prose: dates, versions, sizes, small
// numbers.
#include <algorithm>
#include <array>

#include "redactor/detect/validators/chars.h"
#include "redactor/detect/validators/list.h"
#include "redactor/detect/validators/number.h"

namespace redactor::detect {
namespace {

struct Counts {
  size_t digits = 0;
  size_t letters = 0;  // characters beyond ASCII count by their bytes
  size_t groups = 0;   // runs of digits and letters
  bool dots_only = true;
};

Counts Count(std::string_view text) {
  Counts counts;
  bool inside = false;
  for (const char c : text) {
    const bool content = IsAlnum(c) || IsHigh(c);
    if (content && !inside) ++counts.groups;
    inside = content;
    counts.digits += IsDigit(c) ? 1 : 0;
    counts.letters += content && !IsDigit(c) ? 1 : 0;
    counts.dots_only = counts.dots_only && (content || c == '.');
  }
  return counts;
}

// Up to four numbers of a text without letters.
struct Numbers {
  std::array<std::string_view, 4> at;
  size_t size = 0;
};

Numbers Split(std::string_view text) {
  Numbers out;
  for (size_t i = 0; i < text.size() && out.size < out.at.size();) {
    size_t end = i;
    while (end < text.size() && IsDigit(text[end])) ++end;
    if (end > i) out.at[out.size++] = text.substr(i, end - i);
    i = std::max(end, i + 1);
  }
  return out;
}

bool IsYear(std::string_view digits) {
  return digits.size() == 4 &&
         (digits.starts_with("19") || digits.starts_with("20"));
}

bool AtMost(std::string_view digits, uint32_t limit) {
  return digits.size() <= 2 && LeadingNumber(digits, digits.size()) <= limit;
}

// 2024-01-02, 31.12.24, 12/2024, 2024/2025.
bool IsDate(std::string_view text) {
  const Numbers n = Split(text);
  if (n.size == 2) {
    return IsYear(n.at[1]) && (IsYear(n.at[0]) || AtMost(n.at[0], 12));
  }
  if (n.size != 3) return false;
  const bool year_first = IsYear(n.at[0]) && AtMost(n.at[2], 31);
  const bool year_last = (IsYear(n.at[2]) || n.at[2].size() == 2) &&
                         AtMost(n.at[0], 31) && AtMost(n.at[1], 31);
  return AtMost(n.at[1], 31) && (year_first || year_last);
}

// 1.2.3.4, but 12.345.678 are thousands.
bool IsVersion(std::string_view text) {
  const Numbers n = Split(text);
  if (n.size < 2) return false;
  for (size_t i = 1; i < n.size; ++i) {
    if (n.at[i].size() != 3) return true;
  }
  return false;
}

// 1920x1080
bool IsSize(std::string_view text, const Counts& counts) {
  const size_t at = text.find_first_of("xX");
  return counts.letters == 1 && at != text.npos && at != 0 &&
         at + 1 != text.size();
}

void TrimEnd(ValidatorInput* input) {
  while (input->begin < input->end) {
    const char last = input->match().back();
    if (IsAlnum(last) || IsHigh(last) || last == ')') break;
    --input->end;
  }
}

}  // namespace

Verdict ValidateIdLabelled(ValidatorInput* input) {
  TrimEnd(input);
  const std::string_view text = input->match();
  const Counts counts = Count(text);
  if (counts.digits < 5 || counts.digits + counts.letters < 6 ||
      counts.digits > 20 || !EndsAlone(*input) || After(*input) == '%') {
    return Verdict::kReject;
  }
  if (counts.letters != 0) {
    return IsSize(text, counts) ? Verdict::kReject : Verdict::kAccept;
  }
  if (IsDate(text) || (counts.dots_only && IsVersion(text))) {
    return Verdict::kReject;
  }
  DigitString digits;
  return digits.Assign(text) && !AllSame(digits.view()) ? Verdict::kAccept
                                                        : Verdict::kReject;
}

Verdict ValidatePlate(ValidatorInput* input) {
  TrimEnd(input);
  const std::string_view text = input->match();
  const Counts counts = Count(text);
  const size_t size = counts.digits + counts.letters;
  if (counts.digits == 0 || size < 4 || counts.digits > 7 ||
      counts.letters > 12 || !EndsAlone(*input) || IsWord(Before(*input))) {
    return Verdict::kReject;
  }
  if (counts.letters != 0) {
    return IsSize(text, counts) ? Verdict::kReject : Verdict::kAccept;
  }
  return counts.groups > 1 && size >= 5 && !IsDate(text) ? Verdict::kAccept
                                                         : Verdict::kReject;
}

}  // namespace redactor::detect
