// Values of fields: does the value agree with its name, and which parts of it
// are the entity.
#ifndef REDACTOR_DETECT_FIELD_VALUE_H_
#define REDACTOR_DETECT_FIELD_VALUE_H_

#include <string_view>
#include <vector>

#include "redactor/base/record.h"
#include "redactor/detect/detection.h"
#include "redactor/detect/field.h"
#include "redactor/detect/field_rules.h"

namespace redactor::detect {

// The rule's action, or what the value makes of it: text where the name
// promised a number and the value has none, another type where it is plainly
// that ("address": "jane@example.com"), nothing where it says "no value".
FieldVerdict SettleVerdict(const FieldRule& rule, std::string_view value);

// Appends the spans of one segment, ascending. REQUIRES: kToken or kDrop.
void DetectFieldValue(const Record& record, const Segment& segment,
                      const FieldVerdict& verdict,
                      std::vector<Detection>* detections);

}  // namespace redactor::detect

#endif  // REDACTOR_DETECT_FIELD_VALUE_H_
