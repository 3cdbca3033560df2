// The registry of validators: one row a name, sorted. The functions stand in
// validators/, each file naming the source of its algorithm.
#include "redactor/detect/validator.h"

#include <algorithm>
#include <array>

#include "redactor/detect/validators/list.h"
#include "redactor/detect/validators/name_validators.h"

namespace redactor::detect {
namespace {

constexpr std::array kValidators = {
    ValidatorInfo{
        "aba", ValidateAba,
        "US bank routing number: Federal Reserve district and ABA check digit"},
    ValidatorInfo{"account", ValidateAccount,
                  "a labelled number: four digits and more, not a date"},
    ValidatorInfo{"at_mention", ValidateMention,
                  "@name, not an annotation, at-rule or package"},
    ValidatorInfo{"base58_address", ValidateBase58Address,
                  "version byte and SHA-256 check of Bitcoin and its kin"},
    ValidatorInfo{"basic_auth", ValidateBasicAuth,
                  "base64 of name:password (RFC 7617)"},
    ValidatorInfo{"bech32", ValidateBech32, "check sum of BIP 173 or 350"},
    ValidatorInfo{"bic", ValidateBic,
                  "bank code: length and country (ISO 9362)"},
    ValidatorInfo{"birthdate", ValidateBirthdate,
                  "a possible day, month and year"},
    ValidatorInfo{
        "card", ValidateCard,
        "issuer range, length, Luhn, not a time stamp (ISO/IEC 7812)"},
    ValidatorInfo{"cash_address", ValidateCashAddress,
                  "check sum of Bitcoin Cash"},
    ValidatorInfo{"code_words", ValidateCodeWords,
                  "codes of a list, up to the first word without a digit"},
    ValidatorInfo{"coordinates", ValidateCoordinates,
                  "a pair of degrees in range, four decimals (WGS 84)"},
    ValidatorInfo{"device_name", ValidateDeviceName,
                  "what somebody called a device, not a product or a word"},
    ValidatorInfo{"eid", ValidateEid,
                  "eSIM number: 32 digits, MOD 97-10 (GSMA SGP.02)"},
    ValidatorInfo{"email", ValidateEmail,
                  "grammar of RFC 5321 and a real or private ending"},
    ValidatorInfo{"ethereum", ValidateEthereum,
                  "40 hex digits, case check of EIP-55"},
    ValidatorInfo{"home_user", ValidateHomeUser,
                  "owner of a home folder, not a shared or system one"},
    ValidatorInfo{"host", ValidateHost,
                  "name under a private or own ending, not a file or package"},
    ValidatorInfo{"iban", ValidateIban,
                  "country length and MOD 97-10 (ISO 13616)"},
    ValidatorInfo{"iccid", ValidateIccid,
                  "SIM card number: 89, country, Luhn (ITU-T E.118)"},
    ValidatorInfo{"imei", ValidateImei,
                  "reporting body and Luhn (3GPP TS 23.003)"},
    ValidatorInfo{"imeisv", ValidateImeisv,
                  "16 digits with a known reporting body (3GPP TS 23.003)"},
    ValidatorInfo{"imsi", ValidateImsi,
                  "known mobile country code (ITU-T E.212)"},
    ValidatorInfo{"internal_url", ValidateInternalUrl,
                  "host that is private, own, an address or one label"},
    ValidatorInfo{"ipv4", ValidateIpv4,
                  "four octets, not a version, OID, mask or loopback"},
    ValidatorInfo{"ipv6", ValidateIpv6,
                  "RFC 4291 text form, not a time, scope or fingerprint"},
    ValidatorInfo{"itin", ValidateItin,
                  "US taxpayer number: groups the IRS issued"},
    ValidatorInfo{"jwt", ValidateJwt,
                  "header decodes to JSON with an algorithm (RFC 7519)"},
    ValidatorInfo{"key_material", ValidateKeyMaterial,
                  "a key, not a mask and not a request for one"},
    ValidatorInfo{"login_pair", ValidateLoginPair,
                  "name:password, not two ids or placeholders"},
    ValidatorInfo{"login_subject", ValidateLoginSubject,
                  "a login that does something, no pronoun, role or adverb"},
    ValidatorInfo{"luhn", ValidateLuhn, "check digit of ISO/IEC 7812-1"},
    ValidatorInfo{
        "mac", ValidateMac,
        "EUI-48 or EUI-64, not all zeros or ones, not a piece of more"},
    ValidatorInfo{"meid", ValidateMeid,
                  "14 hex digits, regional code (3GPP2 S.R0048)"},
    ValidatorInfo{"mixed_key", ValidateMixedKey,
                  "a key with digits or mixed case, not a name in a program"},
    ValidatorInfo{"mod97", ValidateMod97, "check of ISO 7064 MOD 97-10"},
    ValidatorInfo{"monero", ValidateMonero,
                  "CryptoNote base 58 with a Keccak check"},
    ValidatorInfo{"option_value", ValidateOptionValue,
                  "the argument of an option, not a file or variable"},
    ValidatorInfo{"own_host", ValidateOwnHost,
                  "name in one of the user's own domains"},
    ValidatorInfo{"passphrase", ValidatePassphrase,
                  "words to the end of a line, none of them prose"},
    ValidatorInfo{"password", ValidatePassword,
                  "a value, not prose about passwords"},
    ValidatorInfo{"password_bare", ValidatePasswordBare,
                  "a word with digits or signs right behind the label"},
    ValidatorInfo{"password_quoted", ValidatePasswordQuoted,
                  "all between quotes, not a sentence about passwords"},
    ValidatorInfo{"person_name", ValidatePersonName,
                  "words of a name up to the first that is none"},
    ValidatorInfo{"phone_e164", ValidatePhoneE164,
                  "country code and length (ITU-T E.164)"},
    ValidatorInfo{"phone_labelled", ValidatePhoneLabelled,
                  "six to fifteen digits behind a label"},
    ValidatorInfo{"phone_nanp", ValidatePhoneNanp,
                  "North American area and exchange codes"},
    ValidatorInfo{"phone_national", ValidatePhoneNational,
                  "digits in steady groups, not a time stamp"},
    ValidatorInfo{"pin", ValidatePin, "digits that stand alone"},
    ValidatorInfo{"place_name", ValidatePlaceName,
                  "a town, not a country, state, month or menu"},
    ValidatorInfo{"place_whole", ValidatePlaceWhole,
                  "a place before branch or airport, no ordinary word in it"},
    ValidatorInfo{"polkadot", ValidatePolkadot,
                  "length of SS58; the sum is not tested"},
    ValidatorInfo{"random_key", ValidateRandomKey,
                  "sixteen bytes and more, spread like random ones"},
    ValidatorInfo{"ripple", ValidateRipple,
                  "XRP Ledger base 58 with a SHA-256 check"},
    ValidatorInfo{"seed_phrase", ValidateSeedPhrase,
                  "twelve and more words that make no sentence (BIP 39)"},
    ValidatorInfo{"serial", ValidateSerial, "a labelled value with a digit"},
    ValidatorInfo{"solana", ValidateSolana,
                  "32 bytes in base 58; no check sum"},
    ValidatorInfo{"ssn", ValidateSsn,
                  "area, group and serial the SSA could issue"},
    ValidatorInfo{"stellar", ValidateStellar, "base 32 with CRC-16 (SEP-23)"},
    ValidatorInfo{"street_address", ValidateStreetAddress,
                  "a house number and a street name that is no date"},
    ValidatorInfo{"street_address_german", ValidateStreetAddressGerman,
                  "street, number, post code, town of central Europe"},
    ValidatorInfo{"token", ValidateToken, "a key, not a word or a placeholder"},
    ValidatorInfo{"udid", ValidateUdid,
                  "40 hex digits or the dashed form of newer devices"},
    ValidatorInfo{"unc_path", ValidateUncPath,
                  "a share on a host, not an escape"},
    ValidatorInfo{"username", ValidateUsername,
                  "a login, not a system account or a word of prose"},
    ValidatorInfo{"uuid", ValidateUuid,
                  "RFC 9562 form, not nil, not a piece of more"},
    ValidatorInfo{"vin", ValidateVin,
                  "17 characters, check digit of 49 CFR 565"},
    ValidatorInfo{"wallet_key", ValidateWalletKey,
                  "import format or extended key with its check (BIP 32)"},
};
static_assert(std::is_sorted(kValidators.begin(), kValidators.end(),
                             [](const auto& a, const auto& b) {
                               return a.name < b.name;
                             }));

}  // namespace

std::span<const ValidatorInfo> Validators() { return kValidators; }

const ValidatorInfo* FindValidator(std::string_view name) {
  const auto* found =
      std::lower_bound(kValidators.begin(), kValidators.end(), name,
                       [](const ValidatorInfo& row, std::string_view n) {
                         return row.name < n;
                       });
  return found != kValidators.end() && found->name == name ? found : nullptr;
}

}  // namespace redactor::detect
