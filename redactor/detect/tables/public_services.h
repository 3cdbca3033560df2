// Anycast addresses everybody uses: public resolvers and the DNS root.
#ifndef REDACTOR_DETECT_TABLES_PUBLIC_SERVICES_H_
#define REDACTOR_DETECT_TABLES_PUBLIC_SERVICES_H_

#include <array>
#include <cstdint>

namespace redactor::detect {

bool IsPublicService(const std::array<uint8_t, 4>& ipv4);
bool IsPublicService(const std::array<uint16_t, 8>& ipv6);

}  // namespace redactor::detect

#endif  // REDACTOR_DETECT_TABLES_PUBLIC_SERVICES_H_
