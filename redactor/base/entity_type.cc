// The registry of entity types: one row a type, in the order of the enum.
#include <array>

#include "redactor/detector.h"
#include "redactor/finding.h"

namespace redactor {

namespace {
using E = EntityType;
constexpr std::array kTypes = {
    EntityTypeInfo{E::kPerson, "PERSON", "names of people"},
    EntityTypeInfo{E::kUsername, "USERNAME", "logins, handles, mentions"},
    EntityTypeInfo{E::kEmail, "EMAIL", "mail addresses"},
    EntityTypeInfo{E::kPhone, "PHONE", "phone and fax numbers"},
    EntityTypeInfo{E::kAddress, "ADDRESS", "street addresses, PO boxes"},
    EntityTypeInfo{E::kLocation, "LOCATION", "towns, regions, places"},
    EntityTypeInfo{E::kPostcode, "POSTCODE", "post and ZIP codes"},
    EntityTypeInfo{E::kCoordinates, "COORDINATES", "positions on earth"},
    EntityTypeInfo{E::kBirthdate, "BIRTHDATE", "dates of birth, ages"},
    EntityTypeInfo{E::kImei, "IMEI", "mobile device numbers (also IMEISV)"},
    EntityTypeInfo{E::kMeid, "MEID", "CDMA device numbers"},
    EntityTypeInfo{E::kImsi, "IMSI", "subscriber numbers"},
    EntityTypeInfo{E::kIccid, "ICCID", "SIM card numbers"},
    EntityTypeInfo{E::kEid, "EID", "eSIM numbers"},
    EntityTypeInfo{E::kSerial, "SERIAL", "serial numbers, asset tags"},
    EntityTypeInfo{E::kDevice, "DEVICE", "UUID, UDID, advertising ids"},
    EntityTypeInfo{E::kMac, "MAC", "hardware addresses"},
    EntityTypeInfo{E::kVin, "VIN", "vehicle numbers"},
    EntityTypeInfo{E::kPlate, "PLATE", "licence plates"},
    EntityTypeInfo{E::kIp, "IP", "IPv4 and IPv6 addresses"},
    EntityTypeInfo{E::kHost, "HOST", "internal host names"},
    EntityTypeInfo{E::kUrl, "URL", "internal URLs"},
    EntityTypeInfo{E::kPath, "PATH", "shares and home folders"},
    EntityTypeInfo{E::kCard, "CARD", "payment cards"},
    EntityTypeInfo{E::kIban, "IBAN", "international bank accounts"},
    EntityTypeInfo{E::kBank, "BANK", "other bank numbers"},
    EntityTypeInfo{E::kCrypto, "CRYPTO", "crypto-currency addresses"},
    EntityTypeInfo{E::kSsn, "SSN", "US social security numbers"},
    EntityTypeInfo{E::kNationalId, "NATIONALID", "national id numbers"},
    EntityTypeInfo{E::kTaxId, "TAXID", "tax numbers"},
    EntityTypeInfo{E::kPassport, "PASSPORT", "passport numbers"},
    EntityTypeInfo{E::kLicense, "LICENSE", "driving licences"},
    EntityTypeInfo{E::kAccount, "ACCOUNT", "customer and order numbers"},
    EntityTypeInfo{E::kSecret, "SECRET", "keys, tokens, passwords, PINs"},
    EntityTypeInfo{E::kOrg, "ORG", "organisations, from fields and lists"},
    EntityTypeInfo{E::kInternal, "INTERNAL", "words of the user's own list"},
};
}  // namespace

std::span<const EntityTypeInfo> EntityTypes() { return kTypes; }

std::string_view EntityTypeName(EntityType type) {
  return kTypes[static_cast<size_t>(type)].name;
}

std::optional<EntityType> ParseEntityType(std::string_view name) {
  for (const EntityTypeInfo& info : kTypes) {
    if (info.name == name) return info.type;
  }
  return std::nullopt;
}

SpanSink::~SpanSink() = default;
Detector::~Detector() = default;

}  // namespace redactor
