// Parsers after RFC 4291 section 2.2 (IPv6) and the dotted-quad grammar of RFC
// 3986 (IPv4), written by hand: inet_pton wants terminated strings and cannot
// say why. Ranges are those of the IANA special-purpose registries.
#include "redactor/detect/validators/ip_address.h"

#include <algorithm>

#include "redactor/detect/tables/public_services.h"
#include "redactor/detect/validators/chars.h"

namespace redactor::detect {
namespace {

// One decimal octet at the head of `text`, taken off it.
std::optional<uint8_t> TakeOctet(std::string_view* text, bool* padded) {
  uint32_t value = 0;
  size_t n = 0;
  while (n < text->size() && n < 4 && IsDigit((*text)[n])) {
    value = value * 10 + static_cast<uint32_t>((*text)[n++] - '0');
  }
  if (n == 0 || n > 3 || value > 255) return std::nullopt;
  if (n > 1 && text->front() == '0') *padded = true;
  text->remove_prefix(n);
  return static_cast<uint8_t>(value);
}

struct Groups {
  std::array<uint16_t, 8> values{};
  size_t count = 0;
};

// Colon-separated groups, the last one maybe a dotted quad. Empty text is no
// group; anything else must be whole.
bool ParseGroups(std::string_view text, Groups* groups) {
  while (!text.empty()) {
    const size_t colon = std::min(text.find(':'), text.size());
    const std::string_view group = text.substr(0, colon);
    if (colon == text.size() && group.find('.') != group.npos) {
      const std::optional<Ipv4> quad = ParseIpv4(group);
      if (!quad || groups->count > 6) return false;
      groups->values[groups->count++] =
          static_cast<uint16_t>((*quad)[0] << 8 | (*quad)[1]);
      groups->values[groups->count++] =
          static_cast<uint16_t>((*quad)[2] << 8 | (*quad)[3]);
      return true;
    }
    if (group.empty() || group.size() > 4 || groups->count == 8) return false;
    uint32_t value = 0;
    for (const char c : group) {
      if (!IsHex(c)) return false;
      value = value << 4 | static_cast<uint32_t>(HexValue(c));
    }
    groups->values[groups->count++] = static_cast<uint16_t>(value);
    if (colon == text.size()) return true;
    text.remove_prefix(colon + 1);
    if (text.empty()) return false;  // a lone colon at the end
  }
  return true;
}

}  // namespace

std::optional<Ipv4> ParseIpv4(std::string_view text) {
  const size_t length = text.size();
  Ipv4 ip;
  bool padded = false;
  for (size_t i = 0; i < 4; ++i) {
    if (i > 0) {
      if (text.empty() || text.front() != '.') return std::nullopt;
      text.remove_prefix(1);
    }
    const std::optional<uint8_t> octet = TakeOctet(&text, &padded);
    if (!octet) return std::nullopt;
    ip[i] = *octet;
  }
  constexpr size_t kFullLength = 15;
  if (!text.empty() || (padded && length != kFullLength)) return std::nullopt;
  return ip;
}

std::optional<Ipv6> ParseIpv6(std::string_view text) {
  Groups head;
  const size_t gap = text.find("::");
  if (gap == text.npos) {
    if (!ParseGroups(text, &head) || head.count != 8) return std::nullopt;
    return head.values;
  }
  Groups tail;
  if (!ParseGroups(text.substr(0, gap), &head) ||
      !ParseGroups(text.substr(gap + 2), &tail) ||
      text.substr(0, gap).find('.') != text.npos ||
      head.count + tail.count > 7) {
    return std::nullopt;
  }
  std::copy_n(tail.values.begin(), tail.count,
              head.values.end() - static_cast<ptrdiff_t>(tail.count));
  return head.values;
}

bool NamesNobody(const Ipv4& ip) {
  return IsPublicService(ip) || ip[0] == 0 || ip[0] == 127 || ip[0] == 255 ||
         (ip[0] >= 224 && ip[0] <= 239);
}

bool NamesNobody(const Ipv6& ip) {
  if (const std::optional<Ipv4> quad = MappedIpv4(ip)) {
    return NamesNobody(*quad);
  }
  if (IsPublicService(ip)) return true;
  const bool zero_head =
      std::all_of(ip.begin(), ip.end() - 1, [](uint16_t g) { return g == 0; });
  // "fc00::" and "2002::" are ranges of the registry, not somebody's prefix.
  const bool zero_tail =
      std::all_of(ip.begin() + 1, ip.end(), [](uint16_t g) { return g == 0; });
  return (zero_head && ip[7] <= 1) || zero_tail || (ip[0] & 0xff00) == 0xff00;
}

std::optional<Ipv4> MappedIpv4(const Ipv6& ip) {
  if (ip[5] != 0xffff || !std::all_of(ip.begin(), ip.begin() + 5,
                                      [](uint16_t g) { return g == 0; })) {
    return std::nullopt;
  }
  return Ipv4{static_cast<uint8_t>(ip[6] >> 8), static_cast<uint8_t>(ip[6]),
              static_cast<uint8_t>(ip[7] >> 8), static_cast<uint8_t>(ip[7])};
}

}  // namespace redactor::detect
