// IP and MAC addresses in running text: where an address begins and ends, and
// what only looks like one (versions, OIDs, times, C++ scopes, fingerprints).
// Sources: RFC 4291, RFC 5952, IEEE 802 (EUI-48, EUI-64).
#include <algorithm>

#include "redactor/detect/validators/chars.h"
#include "redactor/detect/validators/ip_address.h"
#include "redactor/detect/validators/list.h"

namespace redactor::detect {
namespace {

// "Chrome/99.0.4.7" in a user agent is a version; "db1/192.0.2.4", as Java
// prints it, is not.
bool AfterProductName(const ValidatorInput& input) {
  static constexpr std::array<std::string_view, 10> kProducts = {
      "app",  "chrome",  "chromium", "crios",  "edg",
      "edge", "firefox", "opr",      "safari", "version"};
  if (Before(input) != '/') return false;
  const std::string_view head = input.text.substr(0, input.begin - 1);
  return std::any_of(kProducts.begin(), kProducts.end(), [&](auto product) {
    return EndsWithIgnoreCase(head, product);
  });
}

// Four small parts are far more often a version than an address.
bool LooksLikeVersion(const Ipv4& ip) {
  constexpr uint8_t kSmall = 40;
  return ip[0] != 10 && std::all_of(ip.begin(), ip.end(),
                                    [](uint8_t o) { return o <= kSmall; });
}

// "Client 5.1.2.42." names a program and its version; "client 5.1.2.42
// connected" and "[client 5.1.2.42]" a machine. What ends the phrase decides.
bool IsProgramVersion(const ValidatorInput& input, const Ipv4& ip) {
  constexpr uint8_t kSmall = 40;
  if (ip[0] == 10 || ip[0] > kSmall || ip[1] > kSmall || ip[2] > kSmall) {
    return false;
  }
  const std::string_view head = input.text.substr(0, input.begin);
  if (!EndsWithIgnoreCase(head, "client ")) return false;
  const size_t word = head.size() - std::string_view("client ").size();
  if (word > 0 && (head[word - 1] == '[' || IsWord(head[word - 1]))) {
    return false;
  }
  const char next = After(input);
  return next == '\0' || next == ',' || next == ';' || next == '\n' ||
         (next == '.' && !IsWord(After(input, 1)));
}

// What the unicast space of today can begin with.
bool UsualIpv6(const Ipv6& ip) {
  const uint16_t top = ip[0];
  return (top >= 0x2000 && top <= 0x3fff) || (top & 0xfe00) == 0xfc00 ||
         (top & 0xffc0) == 0xfe80 || (top == 0x64 && ip[1] == 0xff9b) ||
         MappedIpv4(ip).has_value();
}

// Takes off what the pattern took along: a group glued to a word ("inet6:"), a
// single colon at either end, a final dot.
void TrimIpv6(ValidatorInput* input) {
  const auto at = [&](uint32_t i) { return input->text[i]; };
  if (IsWord(Before(*input))) {
    while (input->begin < input->end && at(input->begin) != ':') ++input->begin;
  }
  if (input->end - input->begin >= 2 && at(input->begin) == ':' &&
      at(input->begin + 1) != ':') {
    ++input->begin;
  }
  while (input->end > input->begin && at(input->end - 1) == '.') --input->end;
  if (input->end - input->begin >= 2 && at(input->end - 1) == ':' &&
      at(input->end - 2) != ':') {
    --input->end;
  }
}

// Eight groups of two are an EUI-64.
bool AllPairs(std::string_view text) {
  for (size_t i = 0; i < text.size(); ++i) {
    if ((i % 3 == 2) != (text[i] == ':')) return false;
  }
  return text.size() == 23;
}

// A run of hex pairs or quads with one separator. `check_head`: what stands
// before must not be a part of it.
Verdict CheckMac(const ValidatorInput& input, bool check_head) {
  const std::string_view text = input.match();
  size_t digits = 0;
  size_t zeros = 0;
  size_t efs = 0;
  char separator = '\0';
  for (const char c : text) {
    if (!IsHex(c)) {
      if (separator != '\0' && c != separator) return Verdict::kReject;
      separator = c;
      continue;
    }
    ++digits;
    zeros += c == '0' ? 1 : 0;
    efs += ToLower(c) == 'f' ? 1 : 0;
  }
  if ((digits != 12 && digits != 16) || zeros == digits || efs == digits) {
    return Verdict::kReject;
  }
  if (!AtWordEdges(input)) return Verdict::kReject;
  // A piece of a UUID, a fingerprint or a longer chain.
  const auto chained = [&](char near, char far) {
    return (near == separator || near == '-' || near == ':') && IsHex(far);
  };
  if (separator == '\0') return Verdict::kDoubt;
  if (check_head && chained(Before(input), Before(input, 2)) &&
      IsHex(Before(input, 3)) && !IsWord(Before(input, 4))) {
    return Verdict::kReject;
  }
  if (chained(After(input), After(input, 1)) && IsHex(After(input, 2))) {
    return Verdict::kReject;
  }
  return Verdict::kAccept;
}

}  // namespace

Verdict ValidateIpv4(ValidatorInput* input) {
  const std::optional<Ipv4> ip = ParseIpv4(input->match());
  if (!ip || NamesNobody(*ip)) return Verdict::kReject;
  if (IsWord(Before(*input)) || IsWord(After(*input))) return Verdict::kReject;
  // A fifth part before or after: an OID or a long version.
  if ((Before(*input) == '.' && IsWord(Before(*input, 2))) ||
      (After(*input) == '.' && IsDigit(After(*input, 1))) ||
      AfterProductName(*input) || IsProgramVersion(*input, *ip)) {
    return Verdict::kReject;
  }
  const bool glued = (Before(*input) == '-' && IsAlpha(Before(*input, 2))) ||
                     (After(*input) == '-' && IsAlpha(After(*input, 1))) ||
                     (After(*input) == '.' && IsAlpha(After(*input, 1)));
  return glued || LooksLikeVersion(*ip) ? Verdict::kDoubt : Verdict::kAccept;
}

Verdict ValidateIpv6(ValidatorInput* input) {
  // A piece of a longer chain: a fingerprint.
  if (Before(*input) == ':' ||
      (After(*input) == ':' && IsHex(After(*input, 1)))) {
    return Verdict::kReject;
  }
  TrimIpv6(input);
  // "word::beef" keeps its word; "addr:2001:..." was parted from it above.
  if (IsWord(Before(*input)) || IsWord(After(*input))) return Verdict::kReject;
  const std::string_view text = input->match();
  const std::optional<Ipv6> ip = ParseIpv6(text);
  if (!ip || NamesNobody(*ip) || AllPairs(text)) return Verdict::kReject;
  return UsualIpv6(*ip) ? Verdict::kProof : Verdict::kDoubt;
}

Verdict ValidateMac(ValidatorInput* input) {
  // A DHCP client id is the hardware type and the address.
  constexpr size_t kClientId = 20;
  if (input->match().size() == kClientId && input->match()[2] == ':' &&
      input->match().starts_with("01") && !IsWord(Before(*input))) {
    ValidatorInput address = *input;
    address.begin += 3;
    if (CheckMac(address, false) != Verdict::kAccept) return Verdict::kReject;
    *input = address;
    return Verdict::kAccept;
  }
  return CheckMac(*input, true);
}

}  // namespace redactor::detect
