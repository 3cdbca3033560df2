// Phone numbers after ITU-T E.164, the North American Numbering Plan (NANPA
// rules for area and exchange codes) and national trunk-prefix forms. A leading
// plus speaks for itself; national forms need the groups people write, bare
// digits need a cue. Time stamps, dates and pieces of longer chains are
// refused.
#include <algorithm>

#include "redactor/detect/tables/calling_codes.h"
#include "redactor/detect/validators/chars.h"
#include "redactor/detect/validators/list.h"
#include "redactor/detect/validators/number.h"

namespace redactor::detect {
namespace {

constexpr size_t kMaxE164 = 15;

// The digit groups of a written number and what stands between them.
struct Groups {
  static constexpr size_t kMax = 12;
  std::array<uint8_t, kMax> size{};
  std::array<char, kMax> gap{};  // first separator byte before group i
  size_t count = 0;
};

bool SplitGroups(std::string_view text, Groups* groups) {
  bool inside = false;
  char gap = '\0';
  for (const char c : text) {
    if (IsDigit(c)) {
      if (!inside) {
        if (groups->count == Groups::kMax) return false;
        groups->gap[groups->count++] = gap;
      }
      ++groups->size[groups->count - 1];
      inside = true;
      gap = '\0';
    } else {
      inside = false;
      if (gap == '\0' || gap == ' ') gap = c;
    }
  }
  return groups->count > 0;
}

// N[0-8]X NXX XXXX, neither code ending in 11.
bool NanpOk(std::string_view ten) {
  if (ten.size() != 10 || ten[0] < '2' || ten[3] < '2') return false;
  if (ten[1] == '9' || ten.substr(1, 2) == "11") return false;
  return ten.substr(4, 2) != "11";
}

// National numbers never begin with a zero abroad, save Italy's; "(0)" and a
// slipped-in trunk zero count for nothing.
bool NationalOk(const CallingCode& code, std::string_view national) {
  if (national.starts_with('0') && code.code != 39) national.remove_prefix(1);
  if (national.size() < code.min || national.size() > code.max) return false;
  if (code.code == 1) return NanpOk(national);
  return !AllSame(national);
}

bool E164Ok(std::string_view digits) {
  const CallingCode* code = FindCallingCode(digits);
  if (code == nullptr || digits.size() > kMaxE164 + 1) return false;
  const size_t length = code->code < 10 ? 1 : code->code < 100 ? 2 : 3;
  return NationalOk(*code, digits.substr(length));
}

// Where an extension begins ("ext. 204", "x12", "poste 3"); the end if nowhere.
size_t ExtensionBegin(std::string_view text) {
  const auto* letter = std::find_if(text.begin(), text.end(), [](char c) {
    return IsAlpha(c) || c == '#' || c == ';';
  });
  return static_cast<size_t>(letter - text.begin());
}

size_t LastDigitEnd(std::string_view text, size_t end) {
  while (end > 0 && !IsDigit(text[end - 1])) --end;
  return end;
}

// The groups before may belong to the same number: "3704 [0044 0532 0130]".
bool BehindGroup(const ValidatorInput& input) {
  const char before = Before(input);
  if (before == '+' || before == ')') return true;
  return before == ' ' && IsDigit(Before(input, 2));
}

// "2026-02-03" or "03.02.2026" in it.
bool HoldsDate(const Groups& groups) {
  for (size_t i = 0; i + 2 < groups.count; ++i) {
    const auto& size = groups.size;
    const bool year_first =
        size[i] == 4 && size[i + 1] == 2 && size[i + 2] == 2;
    const bool year_last = size[i] <= 2 && size[i + 1] <= 2 &&
                           size[i + 2] == 4 && i + 3 == groups.count;
    const char gap = groups.gap[i + 1];
    if ((year_first || year_last) && gap == groups.gap[i + 2] &&
        (gap == '-' || gap == '.' || gap == '/')) {
      return true;
    }
  }
  return false;
}

// Same gap everywhere behind the first one, which may part the area code.
bool SteadyGaps(const Groups& groups) {
  for (size_t i = 3; i < groups.count; ++i) {
    if (groups.gap[i] != groups.gap[2]) return false;
  }
  return true;
}

}  // namespace

Verdict ValidatePhoneE164(ValidatorInput* input) {
  const std::string_view text = input->match();
  const size_t tail = ExtensionBegin(text);
  DigitString digits;
  const char before = Before(*input);
  if (before == '+' || IsDigit(before)) return Verdict::kReject;
  if (IsWord(before) && text[0] != '+') return Verdict::kReject;
  if (IsDigit(text[0]) && BehindGroup(*input)) return Verdict::kReject;
  if (tail < text.size()) {
    if (!digits.Assign(text.substr(0, tail))) return Verdict::kReject;
    std::string_view number = digits.view();
    if (number.starts_with("00")) number.remove_prefix(2);
    if (E164Ok(number)) return Verdict::kProof;
  }
  // Groups that stand behind the number are given back, one by one.
  for (size_t end = LastDigitEnd(text, tail); end > 7;) {
    if (!digits.Assign(text.substr(0, end))) return Verdict::kReject;
    std::string_view number = digits.view();
    if (number.starts_with("00")) number.remove_prefix(2);
    if (E164Ok(number)) {
      input->end = input->begin + static_cast<uint32_t>(end);
      return IsAlnum(After(*input)) ? Verdict::kReject : Verdict::kProof;
    }
    while (end > 0 && IsDigit(text[end - 1])) --end;
    end = LastDigitEnd(text, end);
  }
  return Verdict::kReject;
}

Verdict ValidatePhoneNanp(ValidatorInput* input) {
  const std::string_view text = input->match();
  // A bracket begins a number whatever stands before it: "Tel(217) 555-0143",
  // "room 4 (217) 555-0143".
  const bool bracket = text.starts_with('(');
  if (bracket ? !EndsAlone(*input) : !StandsAlone(*input)) {
    return Verdict::kReject;
  }
  const size_t tail = ExtensionBegin(text);
  DigitString digits;
  if (!digits.Assign(text.substr(0, tail))) return Verdict::kReject;
  std::string_view number = digits.view();
  if (number.size() == 11 && number[0] == '1') number.remove_prefix(1);
  if (!NanpOk(number)) return Verdict::kReject;
  Groups groups;
  if (!SplitGroups(text.substr(0, tail), &groups)) return Verdict::kReject;
  if (groups.count == 1 || (!bracket && BehindGroup(*input))) {
    return Verdict::kDoubt;
  }
  // The exchange and the line are parted the same way as the area code, which
  // may be in brackets or before a slash.
  const char last = groups.gap[groups.count - 1];
  const char first = groups.gap[groups.count - 2];
  if (first == ')' || first == '/' || first == last) return Verdict::kAccept;
  return Verdict::kDoubt;
}

Verdict ValidatePhoneNational(ValidatorInput* input) {
  if (!StandsAlone(*input)) return Verdict::kReject;
  const std::string_view text = input->match();
  const size_t tail = ExtensionBegin(text);
  DigitString digits;
  Groups groups;
  if (!digits.Assign(text.substr(0, tail)) ||
      !SplitGroups(text.substr(0, tail), &groups)) {
    return Verdict::kReject;
  }
  if (digits.size() < 8 || digits.size() > 13 || AllSame(digits.view())) {
    return Verdict::kReject;
  }
  if (HoldsDate(groups)) return Verdict::kReject;
  if (groups.count == 1) {
    return LooksLikeEpoch(digits.view()) ? Verdict::kReject : Verdict::kDoubt;
  }
  if (BehindGroup(*input)) return Verdict::kReject;
  // Nine digits may be a ZIP code ("02110-1301"), eight an ISSN.
  constexpr size_t kSure = 10;
  if (digits.size() < kSure) return Verdict::kDoubt;
  return SteadyGaps(groups) ? Verdict::kAccept : Verdict::kDoubt;
}

Verdict ValidatePhoneLabelled(ValidatorInput* input) {
  DigitString digits;
  if (!digits.Assign(input->match()) || digits.size() < 6 ||
      digits.size() > kMaxE164 || AllSame(digits.view())) {
    return Verdict::kReject;
  }
  // "KD-4471902", "0171 3920071": pieces of something else.
  if (!StandsAlone(*input) || BehindGroup(*input) || Before(*input) == '-') {
    return Verdict::kReject;
  }
  if (!LooksLikeEpoch(digits.view())) return Verdict::kAccept;
  // German mobile numbers without their zero read like seconds since 1970.
  return digits.size() == 10 ? Verdict::kDoubt : Verdict::kReject;
}

}  // namespace redactor::detect
