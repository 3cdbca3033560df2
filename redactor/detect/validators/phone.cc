// Phone numbers with their country (ITU-T E.164) and those of the North
// American Numbering Plan (NANPA rules for area and exchange codes). A leading
// plus speaks for itself; bare digits need a cue. Time stamps, dates and pieces
// of longer chains are refused.
#include <algorithm>

#include "redactor/detect/tables/calling_codes.h"
#include "redactor/detect/tables/phone_plans.h"
#include "redactor/detect/validators/chars.h"
#include "redactor/detect/validators/list.h"
#include "redactor/detect/validators/number.h"
#include "redactor/detect/validators/phone_groups.h"

namespace redactor::detect {
namespace {

constexpr size_t kMaxE164 = 15;

// Reject: no country has such a number. Doubt: its length fits, but no plan
// has it; plans grow.
Verdict JudgeNational(const CallingCode& code, std::string_view national) {
  // National numbers never begin with a zero abroad, save Italy's and some
  // others'; "(0)" and a slipped-in trunk zero count for nothing. The plan
  // knows the first three digits, which say nothing of an exchange.
  if (code.code != 1 && InPhonePlan(code.code, national))
    return Verdict::kProof;
  if (national.starts_with('0') && code.code != 39) national.remove_prefix(1);
  if (national.size() < code.min || national.size() > code.max) {
    return Verdict::kReject;
  }
  if (code.code == 1 && !NanpOk(national)) return Verdict::kReject;
  if (AllSame(national)) return Verdict::kReject;
  return InPhonePlan(code.code, national) ? Verdict::kProof : Verdict::kDoubt;
}

Verdict JudgeE164(std::string_view digits) {
  const CallingCode* code = FindCallingCode(digits);
  if (code == nullptr || digits.size() > kMaxE164 + 1) return Verdict::kReject;
  const size_t length = code->code < 10 ? 1 : code->code < 100 ? 2 : 3;
  return JudgeNational(*code, digits.substr(length));
}

// What is dialled before a calling code: 00 nearly everywhere, 011 in North
// America, 0011 in Australia. Nothing behind a plus.
std::string_view WithoutExitCode(std::string_view digits, bool plus) {
  if (plus) return digits;
  for (const std::string_view code : {"0011", "011", "00"}) {
    if (digits.starts_with(code)) return digits.substr(code.size());
  }
  return digits;
}

}  // namespace

Verdict ValidatePhoneE164(ValidatorInput* input) {
  const std::string_view text = input->match();
  const size_t tail = ExtensionBegin(text);
  DigitString digits;
  const char before = Before(*input);
  const bool plus = text[0] == '+';
  if (before == '+' || IsDigit(before)) return Verdict::kReject;
  if (IsWord(before) && !plus) return Verdict::kReject;
  if (IsDigit(text[0]) && BehindGroup(*input)) return Verdict::kReject;
  Verdict doubtful = Verdict::kReject;
  uint32_t doubtful_end = input->end;
  if (tail < text.size()) {
    if (!digits.Assign(text.substr(0, tail))) return Verdict::kReject;
    doubtful = JudgeE164(WithoutExitCode(digits.view(), plus));
    if (doubtful == Verdict::kProof) return doubtful;
  }
  // Groups that stand behind the number are given back, one by one.
  for (size_t end = LastDigitEnd(text, tail); end > 7;) {
    if (!digits.Assign(text.substr(0, end))) return Verdict::kReject;
    const Verdict verdict = JudgeE164(WithoutExitCode(digits.view(), plus));
    const auto here = input->begin + static_cast<uint32_t>(end);
    const bool open = here < input->text.size() && IsAlnum(input->text[here]);
    if (verdict == Verdict::kProof && !open) {
      input->end = here;
      return verdict;
    }
    if (verdict == Verdict::kDoubt && doubtful == Verdict::kReject && !open) {
      doubtful = verdict;
      doubtful_end = here;
    }
    while (end > 0 && IsDigit(text[end - 1])) --end;
    end = LastDigitEnd(text, end);
  }
  input->end = doubtful_end;
  return doubtful;
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
  // "(12) 34567-8901" is no area code's bracket.
  if (bracket && groups.size[0] != 3) return Verdict::kReject;
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

// "1-800-FLOWERS": letters as on the keys (ITU-T E.161).
Verdict ValidatePhoneVanity(ValidatorInput* input) {
  const std::string_view text = input->match();
  const bool lower = std::any_of(text.begin(), text.end(),
                                 [](char c) { return c >= 'a' && c <= 'z'; });
  if (lower || !AtWordEdges(*input) || Before(*input) == '-' ||
      After(*input) == '-') {
    return Verdict::kReject;
  }
  const auto keys = std::count_if(text.begin(), text.end(), IsAlnum);
  const auto letters = std::count_if(text.begin(), text.end(), IsAlpha);
  const bool prefix = text.starts_with("1") || text.starts_with("+1");
  // Letters past the tenth key are dialled in vain, but written.
  const auto wanted = prefix ? 11 : 10;
  return keys >= wanted && keys <= wanted + 4 && letters >= 3
             ? Verdict::kAccept
             : Verdict::kReject;
}

}  // namespace redactor::detect
