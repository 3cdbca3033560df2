// Canonical network names: mail, IP, MAC, host, URL.
#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "redactor/pseudonym/canonical_parts.h"
#include "redactor/text/normalize.h"

namespace redactor::pseudonym {

namespace {

constexpr size_t kGroups = 8;  // of an IPv6 address

std::string_view WithoutFinalDot(std::string_view host) {
  if (host.size() > 1 && host.ends_with('.')) host.remove_suffix(1);
  return host;
}

// Four decimal numbers up to 255; leading zeros are decoration.
std::optional<std::string> Ipv4(std::string_view text) {
  std::string out;
  for (int i = 0; i < 4; ++i) {
    const size_t dot = i < 3 ? text.find('.') : text.size();
    if (dot == std::string_view::npos || dot == 0 || dot > 3) return {};
    int number = 0;
    for (const char c : text.substr(0, dot)) {
      if (!IsDigit(c)) return {};
      number = number * 10 + (c - '0');
    }
    if (number > 255) return {};
    if (i > 0) out += '.';
    out += std::to_string(number);
    text.remove_prefix(std::min(dot + 1, text.size()));
  }
  return out;
}

// The longest run of two or more zero groups, the first of equals.
void FindZeroRun(const std::array<unsigned, kGroups>& groups, size_t* begin,
                 size_t* size) {
  *size = 1;
  *begin = kGroups;
  for (size_t i = 0; i < kGroups;) {
    size_t end = i;
    while (end < kGroups && groups[end] == 0) ++end;
    if (end - i > *size) {
      *begin = i;
      *size = end - i;
    }
    i = end + 1;
  }
}

std::optional<std::string> Ipv6(const std::string& text) {
  in6_addr address{};
  if (inet_pton(AF_INET6, text.c_str(), &address) != 1) return {};
  std::array<unsigned, kGroups> groups{};
  for (size_t i = 0; i < kGroups; ++i) {
    groups[i] = static_cast<unsigned>(address.s6_addr[2 * i]) << 8 |
                address.s6_addr[2 * i + 1];
  }
  if (IN6_IS_ADDR_V4MAPPED(&address)) {
    std::string mapped = "::ffff";
    for (size_t i = 12; i < 16; ++i) {
      mapped += i == 12 ? ':' : '.';
      mapped += std::to_string(address.s6_addr[i]);
    }
    return mapped;
  }
  size_t zero_begin;
  size_t zero_size;
  FindZeroRun(groups, &zero_begin, &zero_size);
  std::string out;
  std::array<char, 8> number{};
  for (size_t i = 0; i < kGroups;) {
    if (i == zero_begin) {
      out += "::";
      i += zero_size;
      continue;
    }
    if (!out.empty() && !out.ends_with(':')) out += ':';
    const auto end = std::to_chars(number.data(), number.data() + number.size(),
                                   groups[i++], 16);
    out.append(number.data(), end.ptr);
  }
  return out;
}

std::optional<std::string> Ip(std::string_view text) {
  if (text.starts_with('[') && text.ends_with(']')) {
    text = text.substr(1, text.size() - 2);
  }
  const size_t slash = std::min(text.find('/'), text.size());
  const std::string_view tail = text.substr(slash);
  const std::string_view address = text.substr(0, slash);
  const size_t percent = std::min(address.find('%'), address.size());
  const std::string_view zone = address.substr(percent);
  const std::string head(address.substr(0, percent));
  std::optional<std::string> out = Ipv4(head);
  if (!out) out = Ipv6(head);
  if (out) {
    *out += zone;
    *out += tail;
  }
  return out;
}

struct Authority {
  std::string_view user;  // with its '@'
  std::string_view host;
  std::string_view port;  // without ':'
};

Authority SplitAuthority(std::string_view text) {
  Authority parts;
  const size_t at = text.rfind('@');
  if (at != std::string_view::npos) {
    parts.user = text.substr(0, at + 1);
    text.remove_prefix(at + 1);
  }
  const size_t colon = text.rfind(':');
  const size_t bracket = text.rfind(']');
  if (colon != std::string_view::npos &&
      (bracket == std::string_view::npos || colon > bracket)) {
    parts.port = text.substr(colon + 1);
    text = text.substr(0, colon);
  }
  parts.host = text;
  return parts;
}

bool IsDefaultPort(std::string_view scheme, std::string_view port) {
  return port.empty() ||
         ((scheme == "http" || scheme == "ws") && port == "80") ||
         ((scheme == "https" || scheme == "wss") && port == "443") ||
         (scheme == "ftp" && port == "21") || (scheme == "ssh" && port == "22");
}

void AppendUrlHost(std::string_view host, std::string* out) {
  if (host.starts_with('[') && host.ends_with(']')) {
    *out += '[';
    AppendIp(text::FoldNfkc(host.substr(1, host.size() - 2)), out);
    *out += ']';
  } else {
    AppendHost(text::FoldNfkc(host), out);
  }
}

}  // namespace

void AppendEmail(std::string_view folded, std::string* out) {
  constexpr std::string_view kScheme = "mailto:";
  if (folded.starts_with(kScheme)) {
    folded.remove_prefix(kScheme.size());
    folded = folded.substr(0, folded.find('?'));
  }
  const size_t at = folded.rfind('@');
  if (at == std::string_view::npos) {
    *out += folded;
    return;
  }
  *out += folded.substr(0, at + 1);
  AppendHost(folded.substr(at + 1), out);
}

void AppendIp(std::string_view folded, std::string* out) {
  const std::optional<std::string> ip = Ip(folded);
  *out += ip ? std::string_view(*ip) : folded;
}

void AppendMac(std::string_view folded, std::string* out) {
  std::string digits;
  bool hex = true;
  for (const char c : folded) {
    if (c == ':' || c == '-' || c == '.' || c == ' ') continue;
    hex = hex && IsLowerHex(c);
    digits += c;
  }
  hex = hex && (digits.size() == 12 || digits.size() == 16);
  *out += hex ? std::string_view(digits) : folded;
}

void AppendHost(std::string_view folded, std::string* out) {
  const std::string host = text::HostToAscii(folded);
  *out += WithoutFinalDot(host);
}

void AppendUrl(std::string_view exact, std::string* out) {
  constexpr std::string_view kMark = "://";
  std::string_view url = Trimmed(exact);
  std::string scheme;
  const size_t mark = url.find(kMark);
  if (mark != std::string_view::npos && url.find_first_of("/?#") > mark) {
    for (const char c : url.substr(0, mark)) scheme += Lower(c);
    url.remove_prefix(mark + kMark.size());
    *out += scheme;
    *out += kMark;
  }
  const size_t end = std::min(url.find_first_of("/?#\\"), url.size());
  const Authority parts = SplitAuthority(url.substr(0, end));
  *out += parts.user;
  AppendUrlHost(parts.host, out);
  if (!IsDefaultPort(scheme, parts.port)) {
    *out += ':';
    *out += parts.port;
  }
  *out += url.substr(end);
}

}  // namespace redactor::pseudonym
