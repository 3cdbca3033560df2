// IP addresses as text: strict parsers and the ranges that tell nothing.
#ifndef REDACTOR_DETECT_VALIDATORS_IP_ADDRESS_H_
#define REDACTOR_DETECT_VALIDATORS_IP_ADDRESS_H_

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace redactor::detect {

using Ipv4 = std::array<uint8_t, 4>;
using Ipv6 = std::array<uint16_t, 8>;

// Four decimal octets. Leading zeros only where all octets have three digits.
std::optional<Ipv4> ParseIpv4(std::string_view text);
// RFC 4291 section 2.2, all three forms; no zone, prefix or brackets.
std::optional<Ipv6> ParseIpv6(std::string_view text);

// Loopback, unspecified, netmask and multicast addresses name nobody, nor do
// the anycast addresses of public resolvers and of the DNS root.
bool NamesNobody(const Ipv4& ip);
bool NamesNobody(const Ipv6& ip);
// The IPv4 address inside ::ffff:0:0/96.
std::optional<Ipv4> MappedIpv4(const Ipv6& ip);

}  // namespace redactor::detect

#endif  // REDACTOR_DETECT_VALIDATORS_IP_ADDRESS_H_
