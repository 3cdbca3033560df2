// Mobile networks by country and network code (ITU-T E.212). Generated.
#ifndef REDACTOR_DETECT_TABLES_MOBILE_NETWORKS_H_
#define REDACTOR_DETECT_TABLES_MOBILE_NETWORKS_H_

#include <cstdint>

namespace redactor::detect {

// Does an IMSI that begins with these digits belong to a known network?
bool IsMobileNetwork(uint32_t first_five, uint32_t first_six);

}  // namespace redactor::detect

#endif  // REDACTOR_DETECT_TABLES_MOBILE_NETWORKS_H_
