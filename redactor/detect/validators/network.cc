// IP addresses in running text: where an address begins and ends, and
// what only looks like one (versions, OIDs, times, C++ scopes, fingerprints).
// Sources: RFC 4291, RFC 5952.
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
  constexpr uint8_t kMiddling = 99;  // "1.5.99.2": on the way to 1.6
  const bool third = ip[2] <= kSmall || (ip[2] >= 90 && ip[2] <= kMiddling);
  return ip[0] != 10 && ip[0] <= kSmall && ip[1] <= kMiddling && third &&
         ip[3] <= kSmall;
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

constexpr std::array<std::string_view, 5> kJoints = {" to ", " -> ", " auf ",
                                                     " vers ", " a "};

bool IsVersionLike(std::string_view text) {
  const auto ip = ParseIpv4(text);
  return ip && LooksLikeVersion(*ip);
}

// "from 12.1.0.2 to 12.2.0.1" leads from a version to a version.
bool BesideVersion(const ValidatorInput& input) {
  constexpr std::string_view kDotted = "0123456789.";
  const std::string_view head = input.text.substr(0, input.begin);
  const std::string_view tail = input.text.substr(input.end);
  return std::any_of(kJoints.begin(), kJoints.end(), [&](auto joint) {
    if (head.ends_with(joint)) {
      const auto before = head.substr(0, head.size() - joint.size());
      const size_t mark = before.find_last_not_of(kDotted);
      if (IsVersionLike(before.substr(mark == before.npos ? 0 : mark + 1))) {
        return true;
      }
    }
    if (!tail.starts_with(joint)) return false;
    auto after = tail.substr(joint.size());
    after = after.substr(0, after.find_first_not_of(kDotted));
    while (after.ends_with('.')) after.remove_suffix(1);
    return IsVersionLike(after);
  });
}

// "ip203.0.113.9": the word the digits are glued to says what they are.
bool GluedToLabel(const ValidatorInput& input) {
  static constexpr std::array<std::string_view, 6> kLabels = {
      "addr", "from", "host", "ip", "ipv4", "src"};
  std::string_view head = input.text.substr(0, input.begin);
  const size_t last = head.find_last_not_of("0123456789");
  size_t begin = head.size();
  if (last != head.npos && begin - last <= 2) begin = last + 1;
  while (begin > 0 && IsAlpha(head[begin - 1])) --begin;
  if (begin > 0 && IsWord(head[begin - 1]) && head[begin - 1] != '_') {
    return false;
  }
  return InSortedTable(kLabels, head.substr(begin));
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

}  // namespace

Verdict ValidateIpv4(ValidatorInput* input) {
  const std::optional<Ipv4> ip = ParseIpv4(input->match());
  if (!ip || NamesNobody(*ip)) return Verdict::kReject;
  if (IsWord(After(*input))) return Verdict::kReject;
  if (IsWord(Before(*input)) && !GluedToLabel(*input)) return Verdict::kReject;
  if (LooksLikeVersion(*ip) && BesideVersion(*input)) return Verdict::kReject;
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

}  // namespace redactor::detect
