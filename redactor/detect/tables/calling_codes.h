// Country calling codes and how long their national numbers are.
#ifndef REDACTOR_DETECT_TABLES_CALLING_CODES_H_
#define REDACTOR_DETECT_TABLES_CALLING_CODES_H_

#include <cstdint>
#include <string_view>

namespace redactor::detect {

struct CallingCode {
  uint16_t code = 0;
  uint8_t min = 0;  // digits of the national significant number
  uint8_t max = 0;
};

// The calling code that begins `digits`; null when none does.
const CallingCode* FindCallingCode(std::string_view digits);

}  // namespace redactor::detect

#endif  // REDACTOR_DETECT_TABLES_CALLING_CODES_H_
