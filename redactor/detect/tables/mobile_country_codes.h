// Mobile country codes: what an IMSI begins with.
#ifndef REDACTOR_DETECT_TABLES_MOBILE_COUNTRY_CODES_H_
#define REDACTOR_DETECT_TABLES_MOBILE_COUNTRY_CODES_H_

#include <cstdint>

namespace redactor::detect {

bool IsMobileCountryCode(uint32_t code);

}  // namespace redactor::detect

#endif  // REDACTOR_DETECT_TABLES_MOBILE_COUNTRY_CODES_H_
