// Every validator, by file. validator.cc puts them into the registry.
#ifndef REDACTOR_DETECT_VALIDATORS_LIST_H_
#define REDACTOR_DETECT_VALIDATORS_LIST_H_

#include "redactor/detect/validator.h"

namespace redactor::detect {

// checksum.cc
Verdict ValidateLuhn(ValidatorInput* input);
Verdict ValidateMod97(ValidatorInput* input);
// contact.cc
Verdict ValidateEmail(ValidatorInput* input);
Verdict ValidateUsername(ValidatorInput* input);
Verdict ValidateMention(ValidatorInput* input);
Verdict ValidateLoginSubject(ValidatorInput* input);
// phone.cc
Verdict ValidatePhoneE164(ValidatorInput* input);
Verdict ValidatePhoneNanp(ValidatorInput* input);
Verdict ValidatePhoneNational(ValidatorInput* input);
Verdict ValidatePhoneLabelled(ValidatorInput* input);
// network.cc
Verdict ValidateIpv4(ValidatorInput* input);
Verdict ValidateIpv6(ValidatorInput* input);
Verdict ValidateMac(ValidatorInput* input);
// host.cc
Verdict ValidateHost(ValidatorInput* input);
Verdict ValidateOwnHost(ValidatorInput* input);
// url.cc
Verdict ValidateInternalUrl(ValidatorInput* input);
// path.cc
Verdict ValidateHomeUser(ValidatorInput* input);
Verdict ValidateUncPath(ValidatorInput* input);
// mobile.cc
Verdict ValidateImei(ValidatorInput* input);
Verdict ValidateImeisv(ValidatorInput* input);
Verdict ValidateMeid(ValidatorInput* input);
Verdict ValidateImsi(ValidatorInput* input);
Verdict ValidateIccid(ValidatorInput* input);
Verdict ValidateEid(ValidatorInput* input);
// device.cc
Verdict ValidateUuid(ValidatorInput* input);
Verdict ValidateUdid(ValidatorInput* input);
Verdict ValidateSerial(ValidatorInput* input);
Verdict ValidateDeviceName(ValidatorInput* input);
Verdict ValidateVin(ValidatorInput* input);
// money.cc
Verdict ValidateCard(ValidatorInput* input);
Verdict ValidateIban(ValidatorInput* input);
Verdict ValidateAba(ValidatorInput* input);
Verdict ValidateBic(ValidatorInput* input);
Verdict ValidateAccount(ValidatorInput* input);
// identity.cc
Verdict ValidateSsn(ValidatorInput* input);
Verdict ValidateItin(ValidatorInput* input);
Verdict ValidateBirthdate(ValidatorInput* input);
// position.cc
Verdict ValidateCoordinates(ValidatorInput* input);
// secret.cc
Verdict ValidateJwt(ValidatorInput* input);
Verdict ValidatePassword(ValidatorInput* input);
Verdict ValidatePin(ValidatorInput* input);
Verdict ValidateToken(ValidatorInput* input);
Verdict ValidateBasicAuth(ValidatorInput* input);
// secret_text.cc
Verdict ValidatePassphrase(ValidatorInput* input);
Verdict ValidatePasswordQuoted(ValidatorInput* input);
Verdict ValidatePasswordBare(ValidatorInput* input);
Verdict ValidateOptionValue(ValidatorInput* input);
Verdict ValidateLoginPair(ValidatorInput* input);
Verdict ValidateCodeWords(ValidatorInput* input);
Verdict ValidateSeedPhrase(ValidatorInput* input);
// secret_key.cc
Verdict ValidateKeyMaterial(ValidatorInput* input);
Verdict ValidateMixedKey(ValidatorInput* input);
Verdict ValidateRandomKey(ValidatorInput* input);
// crypto.cc
Verdict ValidateBase58Address(ValidatorInput* input);
Verdict ValidateBech32(ValidatorInput* input);
Verdict ValidateCashAddress(ValidatorInput* input);
Verdict ValidateEthereum(ValidatorInput* input);
Verdict ValidateMonero(ValidatorInput* input);
Verdict ValidateRipple(ValidatorInput* input);
Verdict ValidateStellar(ValidatorInput* input);
Verdict ValidateSolana(ValidatorInput* input);
Verdict ValidatePolkadot(ValidatorInput* input);
Verdict ValidateWalletKey(ValidatorInput* input);

}  // namespace redactor::detect

#endif  // REDACTOR_DETECT_VALIDATORS_LIST_H_
