// Canonical values, version 1. FROZEN: every rule below decides tokens, and
// tokens are compared across years and machines. tests/vectors/tokens.json
// holds it in place. A better rule needs a new version, not an edit.
//
// "Folded" is text::FoldNfkc: NFKC, case fold, NFKC, white space to one space,
// trimmed. A dash is any hyphen, dash or minus sign. When a rule leaves nothing
// the folded value is canonical, and when that is empty, the value itself.
//
//   PERSON      folded; typographic apostrophes and dashes to ' and -; a final
//               possessive ('s, or ' after s) goes; "last, first" becomes
//               "first last" when there is one comma and 1 to 3 words on both
//               sides ("poe, jr": the comma goes); '.' after an initial or at
//               the end of a word goes ("j.r. poe" -> "j r poe"); leading
//               titles go while a word is left. List: canonical_person.cc
//   USERNAME    folded, one leading '@' gone
//   EMAIL       folded, "mailto:" and what follows '?' after it gone; the host
//               in ASCII (IDNA) without final dot; the local part whole
//   PHONE       "+" country code and number, else digits; canonical_phone.cc
//   ADDRESS LOCATION POSTCODE ORG   folded, commas as spaces
//   COORDINATES "lat,lon" without plus signs, leading and trailing zeros
//   IMEI IMSI EID CARD   digits when there are only digits and separators,
//               else folded without spaces and dashes; ICCID: a final F of
//               padding goes as well
//   MEID DEVICE hex digits when there are only hex digits and separators
//               (braces and urn:uuid: gone), else folded
//   SERIAL VIN PLATE ACCOUNT   folded without spaces and dashes
//   BANK SSN NATIONALID TAXID PASSPORT LICENSE   and without '.' and '/'
//   IBAN        upper case without spaces and dashes
//   CRYPTO      exact, trimmed; 0x… and bc1… in lower case
//   MAC         12 or 16 hex digits in lower case, else folded
//   IP          RFC 5952, zone in lower case, prefix length kept
//   HOST        ASCII (IDNA), lower case, without final dot
//   URL         exact, trimmed; scheme and host in lower case (IDNA), default
//               port gone
//   PATH        folded, '\' as '/'
//   SECRET      the bytes as they are
//   BIRTHDATE INTERNAL   folded
#include "redactor/pseudonym/canonical.h"

#include <algorithm>

#include "redactor/pseudonym/canonical_parts.h"
#include "redactor/text/normalize.h"

namespace redactor::pseudonym {

namespace {

using E = EntityType;

void AppendPlace(std::string folded, std::string* out) {
  std::replace(folded.begin(), folded.end(), ',', ' ');
  *out += text::FoldNfkc(folded);
}

void AppendPath(std::string folded, std::string* out) {
  std::replace(folded.begin(), folded.end(), '\\', '/');
  *out += folded;
}

void AppendUsername(std::string_view folded, std::string* out) {
  if (folded.starts_with('@')) folded.remove_prefix(1);
  *out += folded;
}

void AppendFolded(EntityType type, std::string folded,
                  const CanonicalOptions& options, std::string* out) {
  switch (type) {
    case E::kPerson:
      return AppendPerson(folded, out);
    case E::kUsername:
      return AppendUsername(folded, out);
    case E::kEmail:
      return AppendEmail(folded, out);
    case E::kPhone:
      return AppendPhone(folded, options.region, out);
    case E::kAddress:
    case E::kLocation:
    case E::kPostcode:
    case E::kOrg:
      return AppendPlace(std::move(folded), out);
    case E::kCoordinates:
      return AppendCoordinates(folded, out);
    case E::kImei:
    case E::kImsi:
    case E::kEid:
    case E::kCard:
      return AppendDigits(folded, out);
    case E::kIccid:
      return AppendIccid(folded, out);
    case E::kMeid:
    case E::kDevice:
      return AppendHexId(folded, out);
    case E::kSerial:
    case E::kVin:
    case E::kPlate:
    case E::kAccount:
      return AppendCompactId(folded, /*dots=*/false, out);
    case E::kBank:
    case E::kSsn:
    case E::kNationalId:
    case E::kTaxId:
    case E::kPassport:
    case E::kLicense:
      return AppendCompactId(folded, /*dots=*/true, out);
    case E::kIban:
      return AppendIban(folded, out);
    case E::kMac:
      return AppendMac(folded, out);
    case E::kIp:
      return AppendIp(folded, out);
    case E::kHost:
      return AppendHost(folded, out);
    case E::kPath:
      return AppendPath(std::move(folded), out);
    case E::kBirthdate:
    case E::kInternal:
    case E::kCrypto:  // these three are exact, see below
    case E::kUrl:
    case E::kSecret:
      *out += folded;
  }
}

}  // namespace

bool IsDash(char32_t c) {
  return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212 ||
         c == 0xFE58 || c == 0xFE63 || c == 0xFF0D;
}

void Canonicalize(EntityType type, std::string_view value,
                  const CanonicalOptions& options, std::string* canonical) {
  canonical->clear();
  if (type == E::kSecret) {
    *canonical = value;
    return;
  }
  if (type == E::kUrl) AppendUrl(value, canonical);
  if (type == E::kCrypto) AppendCryptoAddress(value, canonical);
  if (!canonical->empty()) return;
  std::string folded = text::FoldNfkc(value);
  AppendFolded(type, folded, options, canonical);
  if (canonical->empty()) *canonical = std::move(folded);
  if (canonical->empty()) *canonical = value;
}

std::string DisplaySpelling(EntityType type, std::string_view canonical) {
  switch (type) {
    case E::kPerson:
    case E::kAddress:
    case E::kLocation:
    case E::kOrg:
      return text::TitleCase(canonical);
    default:
      return std::string(canonical);
  }
}

}  // namespace redactor::pseudonym
