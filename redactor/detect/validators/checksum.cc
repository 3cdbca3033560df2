// Bare check-digit validators for rules of one's own: ISO/IEC 7812-1 (Luhn) and
// ISO 7064 MOD 97-10 over the digits of the match.
#include "redactor/detect/validators/list.h"
#include "redactor/detect/validators/number.h"

namespace redactor::detect {

Verdict ValidateLuhn(ValidatorInput* input) {
  DigitString digits;
  if (!digits.Assign(input->match()) || digits.size() < 2) {
    return Verdict::kReject;
  }
  if (AllSame(digits.view())) return Verdict::kReject;
  return LuhnOk(digits.view()) ? Verdict::kProof : Verdict::kDoubt;
}

Verdict ValidateMod97(ValidatorInput* input) {
  return Mod97(input->match()) == 1 ? Verdict::kProof : Verdict::kDoubt;
}

}  // namespace redactor::detect
