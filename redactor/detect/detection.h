// Detection: one span of a record that some rule calls sensitive.
#ifndef REDACTOR_DETECT_DETECTION_H_
#define REDACTOR_DETECT_DETECTION_H_

#include <cstdint>
#include <string_view>

#include "redactor/finding.h"

namespace redactor::detect {

struct Detection {
  uint32_t begin = 0;  // bytes in Record::text, inside one segment
  uint32_t end = 0;
  EntityType type = EntityType::kPerson;
  float score = 0;        // 0..1
  uint32_t order = 0;     // rule order, settles ties
  std::string_view rule;  // id; lives as long as the engine
  // The value that decides the token when that is not the span's own text:
  // "Jane Poe" for a lone "Jane". Lives as long as the scratch of the scan.
  std::string_view identity;
  // The rest of a value whose token went out with an earlier part: deleted.
  bool continuation = false;
};

}  // namespace redactor::detect

#endif  // REDACTOR_DETECT_DETECTION_H_
