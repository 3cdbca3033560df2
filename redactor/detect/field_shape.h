// Shapes of values: cheap looks that field rules and value splitting share.
#ifndef REDACTOR_DETECT_FIELD_SHAPE_H_
#define REDACTOR_DETECT_FIELD_SHAPE_H_

#include <cstdint>
#include <optional>
#include <string_view>

#include "redactor/finding.h"

namespace redactor::detect {

enum Shape : uint32_t {
  kShapeNumber = 1,   // an optional sign, digits, one point
  kShapeDigit = 2,    // holds a digit
  kShapeNoDigit = 4,  // holds none
  kShapeOpaque = 8,   // an id that says nothing, or a list of such
  kShapePath = 16,    // "/forum/index.php?x=1"
  kShapeUrl = 32,     // begins with a scheme and "://", or "mailto:", "www."
  kShapeMail = 64,    // holds something@something
  kShapeFlag = 128,   // true, false, yes, no, on, off, 0, 1
  kShapeLongNumber = 256,  // eight digits and more, no date or time stamp
};

// The mask bit of a shape as rule files write it.
std::optional<uint32_t> ParseShape(std::string_view name);
// All shapes of a value.
uint32_t ShapesOf(std::string_view value);

// White space (NBSP too), quotes and a pair of brackets around the whole.
std::string_view TrimValue(std::string_view value);
// White space and quotes only.
std::string_view TrimSpace(std::string_view value);

// Says "no value" ("", "-", "N/A", "none", "#N/A", "false", ...), or, for
// people and logins, nobody in particular ("anonymous", "admin", "deleted
// user"). REQUIRES: trimmed.
bool IsNullLike(std::string_view value, EntityType type);

// A mail address or a name is at most that long; more is text.
inline constexpr size_t kMaxNameBytes = 256;

bool IsOpaqueId(std::string_view value);
bool LooksLikeIp(std::string_view value);
bool LooksLikePhone(std::string_view value);
uint32_t CountDigits(std::string_view value);
uint32_t CountLetters(std::string_view value);  // other scripts: bytes
bool HasLetter(std::string_view value);

}  // namespace redactor::detect

#endif  // REDACTOR_DETECT_FIELD_SHAPE_H_
