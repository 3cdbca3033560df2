// What was found and where: entity types, spans, locations, findings.
//
// Plain values. A Finding holds text of the input: only `detect`, `explain` and
// the redaction map may show it.
#ifndef REDACTOR_FINDING_H_
#define REDACTOR_FINDING_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "redactor/export.h"

namespace redactor {

// The order is part of nothing that is written: names are.
enum class EntityType : uint8_t {
  kPerson,
  kUsername,
  kEmail,
  kPhone,
  kAddress,
  kLocation,
  kPostcode,
  kCoordinates,
  kBirthdate,
  kImei,
  kMeid,
  kImsi,
  kIccid,
  kEid,
  kSerial,
  kDevice,
  kMac,
  kVin,
  kPlate,
  kIp,
  kHost,
  kUrl,
  kPath,
  kCard,
  kIban,
  kBank,
  kCrypto,
  kSsn,
  kNationalId,
  kTaxId,
  kPassport,
  kLicense,
  kAccount,
  kSecret,
  kOrg,
  kInternal,
};

struct EntityTypeInfo {
  EntityType type;
  std::string_view name;  // one word, upper case: the TYPE of a token
  std::string_view summary;
};

// All types, in the order of the enum.
REDACTOR_EXPORT std::span<const EntityTypeInfo> EntityTypes();
REDACTOR_EXPORT std::string_view EntityTypeName(EntityType type);
// Exact upper-case name only.
REDACTOR_EXPORT std::optional<EntityType> ParseEntityType(
    std::string_view name);

// The coarsest place that is replaced: street takes addresses, post codes and
// coordinates; city towns too; region states and counties; country everything.
enum class LocationLevel : uint8_t { kStreet, kCity, kRegion, kCountry };

// Half open, in whatever unit the holder states.
struct Span {
  uint64_t begin = 0;
  uint64_t end = 0;
  [[nodiscard]] uint64_t size() const { return end - begin; }
  bool operator==(const Span&) const = default;
};

// One line of `detect`. See DESIGN for the JSON shape.
struct Finding {
  std::string entry;    // "a.zip!b/c.json", original spelling
  uint64_t record = 0;  // from 0
  std::string path;     // JSON Pointer, "/Column", "" for text
  Span value_span;      // code points in the decoded value (text: the file)
  uint64_t offset = 0;  // bytes in the decoded entry
  uint64_t length = 0;
  EntityType type = EntityType::kPerson;
  std::string text;  // decoded
  std::string rule;
  double score = 0;
  // `entry` and `path` in their redacted spelling: for messages, which must
  // not hold a text of the input.
  std::string safe_entry;
  std::string safe_path;
};

}  // namespace redactor

#endif  // REDACTOR_FINDING_H_
