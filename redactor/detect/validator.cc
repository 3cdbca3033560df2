// The registry of validators: one row a name, sorted. The functions stand in
// validators/, each file naming the source of its algorithm; national numbers
// bring rows of their own (validators/national.h).
#include "redactor/detect/validator.h"

#include <algorithm>
#include <array>

#include "redactor/detect/validators/list.h"
#include "redactor/detect/validators/name_validators.h"
#include "redactor/detect/validators/national.h"

namespace redactor::detect {
namespace {

constexpr std::array kValidators = {
    ValidatorInfo{
        "aba", ValidateAba,
        "US bank routing number: Federal Reserve district and ABA check digit"},
    ValidatorInfo{"account", ValidateAccount,
                  "a labelled number: four digits and more, not a date"},
    ValidatorInfo{"age", ValidateAge, "years of a person, no time to live"},
    ValidatorInfo{"age_subject", ValidateAgeSubject,
                  "years of a person, not of a file or a device"},
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
    ValidatorInfo{"booking", ValidateBooking,
                  "a code of five to eight capitals and digits, or a number"},
    ValidatorInfo{
        "card", ValidateCard,
        "issuer range, length, Luhn, not a time stamp (ISO/IEC 7812)"},
    ValidatorInfo{"card_track", ValidateCardTrack,
                  "magnetic stripe with a card number (ISO/IEC 7813)"},
    ValidatorInfo{"cash_address", ValidateCashAddress,
                  "check sum of Bitcoin Cash"},
    ValidatorInfo{"chat_name", ValidateChatName,
                  "who wrote a line of a chat, not a log level"},
    ValidatorInfo{"chat_nick", ValidateChatNick,
                  "a nick in a chat log, not an element of HTML"},
    ValidatorInfo{"clabe", ValidateClabe,
                  "Mexican bank account: 18 digits, weights 3 7 1 (ABM)"},
    ValidatorInfo{"code_words", ValidateCodeWords,
                  "codes of a list, up to the first word without a digit"},
    ValidatorInfo{"coordinates", ValidateCoordinates,
                  "a pair of degrees in range, four decimals (WGS 84)"},
    ValidatorInfo{"device_name", ValidateDeviceName,
                  "what somebody called a device, not a product or a word"},
    ValidatorInfo{"device_owner", ValidateDeviceOwner,
                  "a device called after its owner, not after a maker or role"},
    ValidatorInfo{"dn_name", ValidateDnName,
                  "a person in a directory, not a group or container"},
    ValidatorInfo{"domain_user", ValidateDomainUser,
                  "DOMAIN\\user, not a registry key or a file"},
    ValidatorInfo{"dynamic_host", ValidateDynamicHost,
                  "a customer's name at a provider of dynamic DNS"},
    ValidatorInfo{"eid", ValidateEid,
                  "eSIM number: 32 digits, MOD 97-10 (GSMA SGP.02)"},
    ValidatorInfo{"email", ValidateEmail,
                  "grammar of RFC 5321 and a real or private ending"},
    ValidatorInfo{"email_quoted", ValidateEmailQuoted,
                  "quoted local part or address literal (RFC 5321)"},
    ValidatorInfo{"email_spelled", ValidateEmailSpelled,
                  "at and dot in words, with an ending of the DNS"},
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
    ValidatorInfo{"id_labelled", ValidateIdLabelled,
                  "an id behind its label, no date, version or size"},
    ValidatorInfo{"id_written_national", ValidateWrittenNationalId,
                  "a spelling only one national number has, check passed"},
    ValidatorInfo{"id_written_tax", ValidateWrittenTaxId,
                  "a spelling only one tax number has, check passed"},
    ValidatorInfo{"imei", ValidateImei,
                  "reporting body and Luhn (3GPP TS 23.003)"},
    ValidatorInfo{"imeisv", ValidateImeisv,
                  "16 digits with a known reporting body (3GPP TS 23.003)"},
    ValidatorInfo{"imsi", ValidateImsi,
                  "known mobile country code (ITU-T E.212)"},
    ValidatorInfo{"imsi_network", ValidateImsiNetwork,
                  "MCC and MNC of a known network (ITU-T E.212)"},
    ValidatorInfo{"internal_url", ValidateInternalUrl,
                  "host that is private, own, an address or one label"},
    ValidatorInfo{"ip_host", ValidateIpHost,
                  "a host name with an address in it"},
    ValidatorInfo{"ipv4", ValidateIpv4,
                  "four octets, not a version, OID, mask or loopback"},
    ValidatorInfo{"ipv6", ValidateIpv6,
                  "RFC 4291 text form, not a time, scope or fingerprint"},
    ValidatorInfo{"itin", ValidateItin,
                  "US taxpayer number: groups the IRS issued"},
    ValidatorInfo{"jdbc_thin", ValidateJdbcThin,
                  "Oracle's connection string with an internal host"},
    ValidatorInfo{"jwt", ValidateJwt,
                  "header decodes to JSON with an algorithm (RFC 7519)"},
    ValidatorInfo{"key_material", ValidateKeyMaterial,
                  "a key, not a mask and not a request for one"},
    ValidatorInfo{"label_start", ValidateLabelStart,
                  "the label before it begins a field, not \"file name:\""},
    ValidatorInfo{"line_label", ValidateLineLabel,
                  "the label before it begins a line"},
    ValidatorInfo{"login_pair", ValidateLoginPair,
                  "name:password, not two ids or placeholders"},
    ValidatorInfo{"login_subject", ValidateLoginSubject,
                  "a login that does something, no pronoun, role or adverb"},
    ValidatorInfo{"luhn", ValidateLuhn, "check digit of ISO/IEC 7812-1"},
    ValidatorInfo{
        "mac", ValidateMac,
        "EUI-48 or EUI-64, not all zeros or ones, not a piece of more"},
    ValidatorInfo{"mac_labelled", ValidateMacLabelled,
                  "an address behind its label, zeros may be lost"},
    ValidatorInfo{"machine", ValidateMachine,
                  "a machine's name, not a word or a log level"},
    ValidatorInfo{"meid", ValidateMeid,
                  "14 hex digits, regional code (3GPP2 S.R0048)"},
    ValidatorInfo{"mixed_key", ValidateMixedKey,
                  "a key with digits or mixed case, not a name in a program"},
    ValidatorInfo{"mod97", ValidateMod97, "check of ISO 7064 MOD 97-10"},
    ValidatorInfo{"monero", ValidateMonero,
                  "CryptoNote base 58 with a Keccak check"},
    ValidatorInfo{"name_before", ValidateNameBefore,
                  "the name in front of <address>"},
    ValidatorInfo{"named_user", ValidateNamedUser,
                  "a login behind \"user\", not prose"},
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
    ValidatorInfo{"person_role", ValidatePersonRole,
                  "a name behind a role, no program and no sentence"},
    ValidatorInfo{"person_signature", ValidatePersonSignature,
                  "a name below a closing, not \"Will check\""},
    ValidatorInfo{"phone_bracket", ValidatePhoneBracket,
                  "area code in brackets, in a numbering plan"},
    ValidatorInfo{"phone_cued", ValidatePhoneCued,
                  "six to fifteen digits behind a cue, no date"},
    ValidatorInfo{"phone_e164", ValidatePhoneE164,
                  "country code and numbering plan (ITU-T E.164)"},
    ValidatorInfo{"phone_nanp", ValidatePhoneNanp,
                  "North American area and exchange codes"},
    ValidatorInfo{"phone_region", ValidatePhoneRegion,
                  "a grouped number of the user's region"},
    ValidatorInfo{"phone_vanity", ValidatePhoneVanity,
                  "letters as on telephone keys (ITU-T E.161)"},
    ValidatorInfo{"phone_written", ValidatePhoneWritten,
                  "a national form that some numbering plan has"},
    ValidatorInfo{"pin", ValidatePin, "digits that stand alone"},
    ValidatorInfo{"place_name", ValidatePlaceName,
                  "a town, not a country, state, month or menu"},
    ValidatorInfo{"place_whole", ValidatePlaceWhole,
                  "a place before branch or airport, no ordinary word in it"},
    ValidatorInfo{"plate", ValidatePlate,
                  "a licence plate behind its label, with a digit"},
    ValidatorInfo{"plus_code", ValidatePlusCode,
                  "Open Location Code: alphabet and first digits in range"},
    ValidatorInfo{"polkadot", ValidatePolkadot,
                  "length of SS58; the sum is not tested"},
    ValidatorInfo{"profile", ValidateProfile,
                  "a member of a public site, not one of its pages"},
    ValidatorInfo{"profile_alone", ValidateProfileAlone,
                  "a member's own page, nothing below it"},
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
    ValidatorInfo{"street_before", ValidateStreetBefore,
                  "street and number before a post code and a town"},
    ValidatorInfo{"street_glued", ValidateStreetGlued,
                  "the rest of a street like Hauptstraße before its end"},
    ValidatorInfo{"street_roman", ValidateStreetRoman,
                  "a house number right before rue, avenue"},
    ValidatorInfo{"street_spanish", ValidateStreetSpanish,
                  "a street's name and a number behind it"},
    ValidatorInfo{"street_type", ValidateStreetType,
                  "house number and name before Street, Road"},
    ValidatorInfo{"token", ValidateToken, "a key, not a word or a placeholder"},
    ValidatorInfo{"town_before", ValidateTownBefore,
                  "a town before state and post code"},
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
                  "import format or extended key with its check (BIP 32)"}};
static_assert(std::is_sorted(kValidators.begin(), kValidators.end(),
                             [](const auto& a, const auto& b) {
                               return a.name < b.name;
                             }));

bool ByName(const ValidatorInfo& a, const ValidatorInfo& b) {
  return a.name < b.name;
}

std::vector<ValidatorInfo> AllValidators() {
  std::vector<ValidatorInfo> all(kValidators.begin(), kValidators.end());
  for (const auto ids :
       {NorthEastEuropeIds(), WestEuropeIds(), AmericaIds(), AsiaSouthIds()}) {
    for (ValidatorInfo id : ids) {
      id.may_prove = false;  // a check digit alone: one number in ten has it
      all.push_back(id);
    }
  }
  std::sort(all.begin(), all.end(), ByName);
  return all;
}

}  // namespace

std::span<const ValidatorInfo> Validators() {
  static const std::vector<ValidatorInfo> kAll = AllValidators();
  return kAll;
}

const ValidatorInfo* FindValidator(std::string_view name) {
  const std::span<const ValidatorInfo> all = Validators();
  const auto found =
      std::lower_bound(all.begin(), all.end(), name,
                       [](const ValidatorInfo& row, std::string_view n) {
                         return row.name < n;
                       });
  return found != all.end() && found->name == name ? &*found : nullptr;
}

}  // namespace redactor::detect
