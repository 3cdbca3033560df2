// Phone numbers in the national forms people write: with a trunk zero, in
// groups, or as bare digits behind a cue. The numbering plans decide (tables/
// phone_plans.h) for the countries whose languages the rules speak and for the
// user's region; the groups must look like a phone number's.
#include <algorithm>

#include "redactor/detect/tables/phone_plans.h"
#include "redactor/detect/validators/chars.h"
#include "redactor/detect/validators/list.h"
#include "redactor/detect/validators/number.h"
#include "redactor/detect/validators/phone_groups.h"

namespace redactor::detect {
namespace {

constexpr size_t kMinDigits = 9;
constexpr size_t kMaxDigits = 13;

// Countries that dial a zero first inside of the country.
constexpr std::array<uint16_t, 14> kTrunkZero = {49, 44, 33, 31, 61, 43, 41,
                                                 32, 46, 91, 55, 64, 27, 353};
// Countries that dial the number as it is. Italy's zero is a part of it.
constexpr std::array<uint16_t, 10> kClosed = {39,  34, 48, 52,  1,
                                              351, 45, 47, 420, 91};

bool InPlanOfRegion(const ValidatorInput& input, std::string_view digits) {
  if (input.settings == nullptr) return false;
  const PhoneRegion* region = FindPhoneRegion(input.settings->region);
  if (region == nullptr) return false;
  if (InPhonePlan(region->code, digits)) return true;
  return !region->trunk.empty() && digits.starts_with(region->trunk) &&
         InPhonePlan(region->code, digits.substr(region->trunk.size()));
}

bool InSomePlan(const ValidatorInput& input, std::string_view digits) {
  const bool zero = digits.starts_with('0');
  const auto in_plan = [&](std::string_view national) {
    return [national](uint16_t code) { return InPhonePlan(code, national); };
  };
  if (zero && std::any_of(kTrunkZero.begin(), kTrunkZero.end(),
                          in_plan(digits.substr(1)))) {
    return true;
  }
  if (zero ? InPhonePlan(39, digits)
           : std::any_of(kClosed.begin(), kClosed.end(), in_plan(digits))) {
    return true;
  }
  return InPlanOfRegion(input, digits);
}

// Group sizes as one number: "02 5550 1234" is 244.
uint32_t GroupShape(const Groups& groups) {
  uint32_t shape = 0;
  for (size_t i = 0; i < std::min<size_t>(groups.count, 8); ++i) {
    shape = shape * 10 + std::min<uint32_t>(groups.size[i], 9);
  }
  return shape;
}

// Do the groups look like area code and subscriber? Behind two digits the
// habits of the countries that have such codes: FR, AU, NL, BE, SE, IT, NZ, IE.
bool LooksGrouped(const Groups& groups) {
  constexpr std::array<uint32_t, 14> kTwoFirst = {
      22222, 244, 28, 2332, 2322, 27, 26, 2223, 234, 233, 2422, 243, 2323, 235};
  if (groups.count < 2 || groups.count > 6) return false;
  const uint8_t first = groups.size[0];
  if (first == 2) {
    return std::find(kTwoFirst.begin(), kTwoFirst.end(), GroupShape(groups)) !=
           kTwoFirst.end();
  }
  return first >= 3 && first <= 6 &&
         std::all_of(groups.size.begin() + 1,
                     groups.size.begin() + groups.count,
                     [](uint8_t size) { return size >= 2; });
}

// A row of a table or of a dump goes on behind the match: "01 23 45 67 89 AB".
bool GoesOn(const ValidatorInput& input) {
  uint32_t at = 0;
  if (After(input) != ' ') return false;
  while (After(input, at) == ' ') ++at;
  uint32_t digits = 0;
  while (IsDigit(After(input, at + digits))) ++digits;
  return digits >= 2 && !IsAlpha(After(input, at + digits)) &&
         After(input, at + digits) != ':' && After(input, at + digits) != '/';
}

// "02110-1301"
bool IsZip(std::string_view text, const Groups& groups) {
  return groups.count == 2 && groups.size[0] == 5 && groups.size[1] == 4 &&
         text[5] == '-';
}

// The verdict about text[0, end), which is one number and nothing else.
Verdict JudgeTrunk(const ValidatorInput& input, std::string_view text) {
  DigitString digits;
  Groups groups;
  if (!digits.Assign(text) || !SplitGroups(text, &groups) ||
      digits.size() < kMinDigits || digits.size() > kMaxDigits ||
      AllSame(digits.view().substr(1))) {
    return Verdict::kReject;
  }
  if (!InSomePlan(input, digits.view())) return Verdict::kReject;
  // Nine digits may be a row of a table; a slash is an area code's.
  constexpr size_t kSure = 10;
  const bool written = LooksGrouped(groups) && SteadyGaps(groups) &&
                       (digits.size() >= kSure || groups.gap[1] == '/');
  return written ? Verdict::kAccept : Verdict::kDoubt;
}

Verdict ValidateTrunk(ValidatorInput* input) {
  const bool bracket = input->match().starts_with('(');
  if (bracket ? !EndsAlone(*input) : !StandsAlone(*input)) {
    return Verdict::kReject;
  }
  if (!bracket && BehindGroup(*input)) return Verdict::kReject;
  const std::string_view text = input->match();
  Groups all;
  if (!SplitGroups(text, &all) || HoldsDate(all) || IsZip(text, all)) {
    return Verdict::kReject;
  }
  const size_t tail = ExtensionBegin(text);
  for (size_t end = LastDigitEnd(text, tail); end > kMinDigits;) {
    const Verdict verdict = JudgeTrunk(*input, text.substr(0, end));
    if (verdict != Verdict::kReject) {
      const bool whole = end == LastDigitEnd(text, tail);
      if (!whole) input->end = input->begin + static_cast<uint32_t>(end);
      return GoesOn(*input) && whole ? Verdict::kDoubt : verdict;
    }
    while (end > 0 && IsDigit(text[end - 1])) --end;
    end = LastDigitEnd(text, end);
  }
  return Verdict::kReject;
}

bool IsYear(std::string_view digits) {
  return digits.size() == 4 &&
         (digits.starts_with("19") || digits.starts_with("20"));
}

// "2019-2020"
bool IsYearRange(std::string_view digits, const Groups& groups) {
  return groups.count == 2 && groups.size[0] == 4 && digits.size() == 8 &&
         IsYear(digits.substr(0, 4)) && IsYear(digits.substr(4));
}

}  // namespace

Verdict ValidatePhoneWritten(ValidatorInput* input) {
  const std::string_view text = input->match();
  if (text.starts_with("00") || text.starts_with("011 ") ||
      text.starts_with("011-")) {
    const Verdict verdict = ValidatePhoneE164(input);
    if (verdict != Verdict::kReject || text.starts_with("00")) return verdict;
  }
  return text.starts_with('0') || text.starts_with("(0")
             ? ValidateTrunk(input)
             : ValidatePhoneNanp(input);
}

// Forms without a trunk digit are a phone's where the user's region writes so:
// "612 34 56 78" in Spain, "12 345 67 89" in Poland.
Verdict ValidatePhoneRegion(ValidatorInput* input) {
  const PhoneRegion* region = input->settings == nullptr
                                  ? nullptr
                                  : FindPhoneRegion(input->settings->region);
  // Zeros and the North American forms are ValidatePhoneWritten's.
  if (region == nullptr || region->trunk == "0" || region->code == 1) {
    return Verdict::kReject;
  }
  DigitString digits;
  Groups groups;
  if (!StandsAlone(*input) || BehindGroup(*input) || GoesOn(*input) ||
      !digits.Assign(input->match()) || !SplitGroups(input->match(), &groups) ||
      HoldsDate(groups) || !SteadyGaps(groups) ||
      groups.gap[1] != groups.gap[2]) {
    return Verdict::kReject;
  }
  return InPhonePlan(region->code, digits.view()) ? Verdict::kAccept
                                                  : Verdict::kReject;
}

// "(030) 23125-417", "(11) 95555-0143", "(217) 555-0143".
Verdict ValidatePhoneBracket(ValidatorInput* input) {
  const std::string_view text = input->match();
  if (text.starts_with("(0")) return ValidateTrunk(input);
  const Verdict nanp = ValidatePhoneNanp(input);
  if (nanp != Verdict::kReject) return nanp;
  // Brazil: two digits of area, nine or eight of the subscriber.
  DigitString digits;
  const size_t tail = ExtensionBegin(text);
  if (text.size() < 4 || text[3] != ')' || !EndsAlone(*input) ||
      !digits.Assign(text.substr(0, tail)) || text.find('-') == text.npos) {
    return Verdict::kReject;
  }
  return InPhonePlan(55, digits.view()) ? Verdict::kAccept : Verdict::kReject;
}

// Behind a cue: any digits that are no date, better ones that are in a plan.
Verdict ValidatePhoneCued(ValidatorInput* input) {
  const std::string_view text = input->match();
  const size_t tail = ExtensionBegin(text);
  DigitString digits;
  Groups groups;
  constexpr size_t kShortest = 6;
  constexpr size_t kLongest = 15;
  if (!digits.Assign(text.substr(0, tail)) ||
      !SplitGroups(text.substr(0, tail), &groups) ||
      digits.size() < kShortest || digits.size() > kLongest ||
      AllSame(digits.view()) || HoldsDate(groups) ||
      IsYearRange(digits.view(), groups)) {
    return Verdict::kReject;
  }
  // "KD-4471902", "0171 3920071": pieces of something else.
  if (!StandsAlone(*input) || BehindGroup(*input) || Before(*input) == '-' ||
      GoesOn(*input)) {
    return Verdict::kReject;
  }
  // "Closes: #1016913", "12.3456789", "1000000".
  const bool decimal = groups.count == 2 && groups.gap[1] == '.' &&
                       (groups.size[0] != 3 || groups.size[1] != 4);
  if (decimal || Before(*input) == '#' || digits.view().ends_with("00000")) {
    return Verdict::kReject;
  }
  if (InSomePlan(*input, digits.view())) return Verdict::kAccept;
  if (groups.count > 1) {
    return digits.size() > 8 && !SteadyGaps(groups) ? Verdict::kReject
                                                    : Verdict::kAccept;
  }
  if (!LooksLikeEpoch(digits.view())) return Verdict::kAccept;
  // German mobile numbers without their zero read like seconds since 1970.
  return digits.size() == 10 ? Verdict::kDoubt : Verdict::kReject;
}

}  // namespace redactor::detect
