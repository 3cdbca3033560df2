// Does it look like JSON, and if so like one value a line?
#ifndef REDACTOR_FORMAT_JSON_BID_H_
#define REDACTOR_FORMAT_JSON_BID_H_

#include "redactor/format/format.h"

namespace redactor::format {

enum class JsonLook : uint8_t { kNone, kJson, kLines };

inline constexpr int kJsonBid = 64;

// By content: an object or array whose beginning, as far as `head` shows it, is
// JSON to the letter. Lines: another value follows on the line after the first.
JsonLook LookForJson(const Probe& probe);

}  // namespace redactor::format

#endif  // REDACTOR_FORMAT_JSON_BID_H_
