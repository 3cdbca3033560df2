// Every validator, by file. validator.cc puts them into the registry.
#ifndef REDACTOR_DETECT_VALIDATORS_LIST_H_
#define REDACTOR_DETECT_VALIDATORS_LIST_H_

#include "redactor/detect/validator.h"

namespace redactor::detect {

// account.cc
Verdict ValidateAccount(ValidatorInput* input);
Verdict ValidateBooking(ValidatorInput* input);
// checksum.cc
Verdict ValidateLuhn(ValidatorInput* input);
Verdict ValidateMod97(ValidatorInput* input);
// contact.cc
Verdict ValidateEmail(ValidatorInput* input);
Verdict ValidateEmailQuoted(ValidatorInput* input);
Verdict ValidateEmailSpelled(ValidatorInput* input);
Verdict ValidateUsername(ValidatorInput* input);
Verdict ValidateMention(ValidatorInput* input);
Verdict ValidateLoginSubject(ValidatorInput* input);
// phone.cc
Verdict ValidatePhoneBracket(ValidatorInput* input);
Verdict ValidatePhoneCued(ValidatorInput* input);
Verdict ValidatePhoneE164(ValidatorInput* input);
Verdict ValidatePhoneNanp(ValidatorInput* input);
Verdict ValidatePhoneVanity(ValidatorInput* input);
Verdict ValidatePhoneWritten(ValidatorInput* input);
// network.cc
Verdict ValidateIpv4(ValidatorInput* input);
Verdict ValidateIpv6(ValidatorInput* input);
// mac.cc
Verdict ValidateMac(ValidatorInput* input);
Verdict ValidateMacLabelled(ValidatorInput* input);
// host.cc
Verdict ValidateHost(ValidatorInput* input);
Verdict ValidateOwnHost(ValidatorInput* input);
// login.cc
Verdict ValidateDomainUser(ValidatorInput* input);
Verdict ValidateNamedUser(ValidatorInput* input);
Verdict ValidateDnName(ValidatorInput* input);
Verdict ValidateProfile(ValidatorInput* input);
Verdict ValidateProfileAlone(ValidatorInput* input);
// machine.cc
Verdict ValidateMachine(ValidatorInput* input);
Verdict ValidateIpHost(ValidatorInput* input);
Verdict ValidateDynamicHost(ValidatorInput* input);
// url.cc
Verdict ValidateInternalUrl(ValidatorInput* input);
Verdict ValidateJdbcThin(ValidatorInput* input);
// path.cc
Verdict ValidateHomeUser(ValidatorInput* input);
Verdict ValidateUncPath(ValidatorInput* input);
// mobile.cc
Verdict ValidateImei(ValidatorInput* input);
Verdict ValidateImeisv(ValidatorInput* input);
Verdict ValidateMeid(ValidatorInput* input);
Verdict ValidateImsi(ValidatorInput* input);
Verdict ValidateImsiNetwork(ValidatorInput* input);
Verdict ValidateIccid(ValidatorInput* input);
Verdict ValidateEid(ValidatorInput* input);
// device.cc
Verdict ValidateUuid(ValidatorInput* input);
Verdict ValidateUdid(ValidatorInput* input);
Verdict ValidateSerial(ValidatorInput* input);
Verdict ValidateVin(ValidatorInput* input);
// device_name.cc
Verdict ValidateDeviceName(ValidatorInput* input);
Verdict ValidateDeviceOwner(ValidatorInput* input);
// money.cc
Verdict ValidateCard(ValidatorInput* input);
Verdict ValidateIban(ValidatorInput* input);
Verdict ValidateAba(ValidatorInput* input);
Verdict ValidateBic(ValidatorInput* input);
// identity.cc
Verdict ValidateSsn(ValidatorInput* input);
Verdict ValidateStreetBefore(ValidatorInput* input);
Verdict ValidateStreetGlued(ValidatorInput* input);
Verdict ValidateStreetRoman(ValidatorInput* input);
Verdict ValidateStreetSpanish(ValidatorInput* input);
Verdict ValidateStreetType(ValidatorInput* input);
Verdict ValidateTownBefore(ValidatorInput* input);
Verdict ValidateItin(ValidatorInput* input);
Verdict ValidateBirthdate(ValidatorInput* input);
// labelled.cc
Verdict ValidateIdLabelled(ValidatorInput* input);
Verdict ValidatePlate(ValidatorInput* input);
// national.cc
Verdict ValidateWrittenNationalId(ValidatorInput* input);
Verdict ValidateWrittenTaxId(ValidatorInput* input);
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
// label.cc
Verdict ValidateLabelStart(ValidatorInput* input);
Verdict ValidateLineLabel(ValidatorInput* input);
Verdict ValidateNameBefore(ValidatorInput* input);
Verdict ValidatePersonRole(ValidatorInput* input);
Verdict ValidatePersonSignature(ValidatorInput* input);

}  // namespace redactor::detect

#endif  // REDACTOR_DETECT_VALIDATORS_LIST_H_
