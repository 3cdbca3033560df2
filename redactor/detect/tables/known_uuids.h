// UUIDs that are constants of standards and systems, not ids of a device.
#ifndef REDACTOR_DETECT_TABLES_KNOWN_UUIDS_H_
#define REDACTOR_DETECT_TABLES_KNOWN_UUIDS_H_

#include <string_view>

namespace redactor::detect {

// `uuid`: 8-4-4-4-12 hex digits, any case.
bool IsKnownUuid(std::string_view uuid);

}  // namespace redactor::detect

#endif  // REDACTOR_DETECT_TABLES_KNOWN_UUIDS_H_
