// Names of fields, taken apart: helpers of NormalizeFieldName (field.h).
#ifndef REDACTOR_DETECT_FIELD_NAME_H_
#define REDACTOR_DETECT_FIELD_NAME_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "redactor/detect/field.h"

namespace redactor::detect {

// Where the last part of a flattened path begins: 10 for "requester.name".
size_t LastPathPart(std::string_view name);
// One part as lower-case words joined by '_'.
std::string JoinFieldWords(std::string_view part);

}  // namespace redactor::detect

#endif  // REDACTOR_DETECT_FIELD_NAME_H_
