// Numbers of phones and SIMs: IMEI and IMEISV (3GPP TS 23.003, reporting bodies
// of GSMA TS.06), MEID (3GPP2 S.R0048), IMSI (ITU-T E.212), ICCID (ITU-T
// E.118), EID (GSMA SGP.02, ISO 7064 MOD 97-10). A failed check digit only
// casts doubt: people mistype, and half of the printed ICCIDs carry no normal
// one.
#include <algorithm>

#include "redactor/detect/tables/calling_codes.h"
#include "redactor/detect/tables/mobile_country_codes.h"
#include "redactor/detect/tables/mobile_networks.h"
#include "redactor/detect/validators/chars.h"
#include "redactor/detect/validators/list.h"
#include "redactor/detect/validators/number.h"

namespace redactor::detect {
namespace {

// Reporting body identifiers: the first two digits of a type allocation code.
constexpr std::array<uint8_t, 18> kReportingBodies = {
    1, 10, 30, 33, 35, 44, 45, 49, 50, 51, 52, 53, 54, 86, 87, 91, 98, 99};
static_assert(std::is_sorted(kReportingBodies.begin(), kReportingBodies.end()));

bool KnownReportingBody(std::string_view digits) {
  return std::binary_search(kReportingBodies.begin(), kReportingBodies.end(),
                            LeadingNumber(digits, 2));
}

// One kind of separator at most ("35-209900-176148-1").
bool OneSeparator(std::string_view text) {
  char separator = '\0';
  for (const char c : text) {
    if (IsDigit(c)) continue;
    if (separator != '\0' && c != separator) return false;
    separator = c;
  }
  return true;
}

// The match stands right behind this label ("imsi=", "IMSI of the SIM: ").
bool IsLabelled(const ValidatorInput& input, std::string_view label) {
  constexpr uint32_t kReach = 32;
  const uint32_t begin = input.begin > kReach ? input.begin - kReach : 0;
  std::string_view head = input.text.substr(begin, input.begin - begin);
  const size_t other = head.find_last_of("0123456789\n");
  if (other != head.npos) head.remove_prefix(other + 1);
  for (size_t i = 0; i + label.size() <= head.size(); ++i) {
    if (EqualsIgnoreCase(head.substr(i, label.size()), label)) return true;
  }
  return false;
}

// "IMEI352099001761481", "imei1_352...": the word the digits are glued to is
// this label, maybe with the number of a slot.
bool IsGlued(const ValidatorInput& input, std::string_view label) {
  std::string_view head = input.text.substr(0, input.begin);
  if (head.ends_with('_')) head.remove_suffix(1);
  if (!head.empty() && head.back() >= '0' && head.back() <= '9') {
    head.remove_suffix(1);
  }
  if (!EndsWithIgnoreCase(head, label)) return false;
  head.remove_suffix(label.size());
  return head.empty() || !IsAlnum(head.back());
}

// A number of its own, or one glued to its label.
bool StandsBehind(const ValidatorInput& input, std::string_view label) {
  return StandsAlone(input) || (IsGlued(input, label) && EndsAlone(input));
}

bool InKnownNetwork(std::string_view digits) {
  return IsMobileNetwork(LeadingNumber(digits, 5), LeadingNumber(digits, 6));
}

bool IsCountryOfIssuer(std::string_view digits) {  // behind the 89 of E.118
  if (digits.starts_with('0')) digits.remove_prefix(1);
  return FindCallingCode(digits) != nullptr;
}

}  // namespace

Verdict ValidateImei(ValidatorInput* input) {
  DigitString digits;
  if (!StandsBehind(*input, "imei") || !digits.Assign(input->match())) {
    return Verdict::kReject;
  }
  if (digits.size() < 14 || digits.size() > 15 || AllSame(digits.view()) ||
      !OneSeparator(input->match())) {
    return Verdict::kReject;
  }
  const bool labelled = IsLabelled(*input, "imei");
  // Under the other label it is left to that rule, unless it is written in the
  // groups of an IMEI and its check digit fits: then the label is wrong.
  const bool bare = digits.size() == input->match().size();
  if (IsLabelled(*input, "imsi") && !labelled &&
      (bare || !LuhnOk(digits.view()))) {
    return Verdict::kReject;
  }
  if (!KnownReportingBody(digits.view())) {
    const bool imsi = IsMobileCountryCode(LeadingNumber(digits.view(), 3));
    return imsi && !labelled ? Verdict::kReject : Verdict::kDoubt;
  }
  if (digits.size() == 14) return Verdict::kDoubt;
  return LuhnOk(digits.view()) ? Verdict::kProof : Verdict::kDoubt;
}

Verdict ValidateImeisv(ValidatorInput* input) {
  DigitString digits;
  if (!StandsBehind(*input, "imeisv") || !digits.Assign(input->match()) ||
      digits.size() != 16 || AllSame(digits.view())) {
    return Verdict::kReject;
  }
  return KnownReportingBody(digits.view()) ? Verdict::kAccept : Verdict::kDoubt;
}

Verdict ValidateMeid(ValidatorInput* input) {
  if (!AtWordEdges(*input)) return Verdict::kReject;
  const std::string_view text = input->match();
  const auto hex = std::count_if(text.begin(), text.end(), IsHex);
  const auto digits = std::count_if(text.begin(), text.end(), IsDigit);
  if (hex == 18 && digits == hex) return Verdict::kAccept;  // decimal form
  if (hex < 14 || hex > 15) return Verdict::kReject;
  // Regional codes run from A0 to FF; 99 is the shared IMEI range.
  const bool regional = !IsDigit(text[0]) || text.starts_with("99");
  return regional ? Verdict::kAccept : Verdict::kDoubt;
}

Verdict ValidateImsi(ValidatorInput* input) {
  DigitString digits;
  if (!StandsBehind(*input, "imsi") || !digits.Assign(input->match()) ||
      digits.size() < 14 || digits.size() > 15 || AllSame(digits.view())) {
    return Verdict::kReject;
  }
  const bool labelled = IsLabelled(*input, "imsi");
  if (IsLabelled(*input, "imei") && !labelled) return Verdict::kReject;
  if (labelled || IsMobileCountryCode(LeadingNumber(digits.view(), 3))) {
    return Verdict::kAccept;
  }
  return KnownReportingBody(digits.view()) ? Verdict::kReject : Verdict::kDoubt;
}

Verdict ValidateImsiNetwork(ValidatorInput* input) {
  DigitString digits;
  if (!StandsAlone(*input) || !digits.Assign(input->match()) ||
      digits.size() != 15 || AllSame(digits.view()) ||
      IsLabelled(*input, "imei")) {
    return Verdict::kReject;
  }
  // An IMEI with its check digit is what it looks like.
  const bool imei = KnownReportingBody(digits.view()) && LuhnOk(digits.view());
  return InKnownNetwork(digits.view()) && !imei ? Verdict::kAccept
                                                : Verdict::kReject;
}

Verdict ValidateIccid(ValidatorInput* input) {
  DigitString digits;
  if (!StandsBehind(*input, "iccid") || !digits.Assign(input->match()) ||
      digits.size() < 18 || digits.size() > 20 ||
      !digits.view().starts_with("89")) {
    return Verdict::kReject;
  }
  if (!IsCountryOfIssuer(digits.view().substr(2))) return Verdict::kDoubt;
  return LuhnOk(digits.view()) ? Verdict::kProof : Verdict::kAccept;
}

Verdict ValidateEid(ValidatorInput* input) {
  DigitString digits;
  if (!StandsBehind(*input, "eid") || !digits.Assign(input->match()) ||
      digits.size() != 32 || !digits.view().starts_with("89")) {
    return Verdict::kReject;
  }
  return Mod97(digits.view()) == 1 ? Verdict::kProof : Verdict::kDoubt;
}

}  // namespace redactor::detect
