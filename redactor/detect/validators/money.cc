// Money: payment cards (ISO/IEC 7812), IBANs (ISO 13616), US routing numbers
// (ABA check digit), BICs (ISO 9362), and account numbers behind a label.
#include <algorithm>

#include "redactor/detect/tables/card_issuers.h"
#include "redactor/detect/tables/iban_lengths.h"
#include "redactor/detect/validators/chars.h"
#include "redactor/detect/validators/list.h"
#include "redactor/detect/validators/number.h"

namespace redactor::detect {
namespace {

bool SteadySeparator(std::string_view text) {
  char separator = '\0';
  for (const char c : text) {
    if (IsDigit(c)) continue;
    if (separator != '\0' && c != separator) return false;
    separator = c;
  }
  return true;
}

// Letters and digits of an IBAN, check digits moved to the end, over 97.
bool IbanCheckOk(std::string_view compact) {
  std::array<char, 34> turned;
  const auto tail =
      std::copy(compact.begin() + 4, compact.end(), turned.begin());
  std::copy(compact.begin(), compact.begin() + 4, tail);
  return Mod97({turned.data(), compact.size()}) == 1;
}

// Where the first `count` letters and digits of `text` end.
size_t EndOfAlnum(std::string_view text, size_t count) {
  size_t end = 0;
  while (end < text.size() && count > 0) count -= IsAlnum(text[end++]) ? 1 : 0;
  return count == 0 ? end : 0;
}

// "4111 1111 1111 1111 508": a card and one more group, which may be its code.
bool HoldsCardAndGroup(std::string_view text) {
  const size_t last = text.find_last_not_of("0123456789");
  if (last == text.npos) return false;
  DigitString card;
  if (!card.Assign(text.substr(0, last)) || card.size() < 12) return false;
  const CardIssuer* issuer = FindCardIssuer(card.view());
  return issuer != nullptr && issuer->distinct && LuhnOk(card.view());
}

}  // namespace

Verdict ValidateCard(ValidatorInput* input) {
  DigitString digits;
  if (!StandsAlone(*input) || !digits.Assign(input->match()) ||
      digits.size() < 12 || digits.size() > 19) {
    return Verdict::kReject;
  }
  if (AllSame(digits.view()) || !SteadySeparator(input->match())) {
    return Verdict::kReject;
  }
  const bool bare = digits.size() == input->match().size();
  if (bare && LooksLikeEpoch(digits.view())) return Verdict::kReject;
  const CardIssuer* issuer = FindCardIssuer(digits.view());
  if (HoldsCardAndGroup(input->match())) return Verdict::kProof;
  if (!LuhnOk(digits.view())) {
    return issuer == nullptr ? Verdict::kReject : Verdict::kDoubt;
  }
  // Ranges get issued after tables are printed: the word "card" decides.
  if (issuer == nullptr) return Verdict::kDoubt;
  return issuer->distinct ? Verdict::kProof : Verdict::kAccept;
}

Verdict ValidateIban(ValidatorInput* input) {
  const std::string_view text = input->match();
  if (text.size() < 15 || IsWord(Before(*input))) return Verdict::kReject;
  const uint32_t length = IbanLength(text.substr(0, 2));
  const size_t end = length == 0 ? 0 : EndOfAlnum(text, length);
  if (end == 0) return Verdict::kReject;
  // The pattern may take a word behind a spaced IBAN along.
  if (end < text.size() && IsAlnum(text[end])) return Verdict::kReject;
  input->end = input->begin + static_cast<uint32_t>(end);
  if (IsWord(After(*input))) return Verdict::kReject;
  std::array<char, 34> compact;
  size_t n = 0;
  for (const char c : input->match()) {
    if (IsAlnum(c)) compact[n++] = c;
  }
  if (!IsDigit(compact[2]) || !IsDigit(compact[3])) return Verdict::kReject;
  return IbanCheckOk({compact.data(), n}) ? Verdict::kProof : Verdict::kDoubt;
}

Verdict ValidateAba(ValidatorInput* input) {
  DigitString digits;
  if (!StandsAlone(*input) || !digits.Assign(input->match()) ||
      digits.size() != 9) {
    return Verdict::kReject;
  }
  // Federal Reserve districts 00-12, thrifts 21-32, electronic 61-72, 80.
  const uint32_t head = LeadingNumber(digits.view(), 2);
  const bool district = head <= 12 || (head >= 21 && head <= 32) ||
                        (head >= 61 && head <= 72) || head == 80;
  constexpr std::array<uint32_t, 3> kWeights = {3, 7, 1};
  uint32_t sum = 0;
  for (size_t i = 0; i < 9; ++i) {
    sum += static_cast<uint32_t>(digits[i] - '0') * kWeights[i % 3];
  }
  return district && sum % 10 == 0 && !AllSame(digits.view()) ? Verdict::kAccept
                                                              : Verdict::kDoubt;
}

Verdict ValidateBic(ValidatorInput* input) {
  const std::string_view text = input->match();
  if (!AtWordEdges(*input) || (text.size() != 8 && text.size() != 11)) {
    return Verdict::kReject;
  }
  // Most countries that have IBANs, and the big ones that have none.
  constexpr std::string_view kOthers = "US CA AU NZ JP CN HK SG IN ZA KR MX ";
  const std::string_view country = text.substr(4, 2);
  return IbanLength(country) != 0 || kOthers.find(country) != kOthers.npos
             ? Verdict::kAccept
             : Verdict::kDoubt;
}

}  // namespace redactor::detect
