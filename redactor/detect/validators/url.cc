// Internal URLs (RFC 3986): any scheme whose host is private, an address, the
// user's own, or a single label. Public URLs are left to rules for their parts.
#include <algorithm>

#include "redactor/detect/validators/chars.h"
#include "redactor/detect/validators/domain.h"
#include "redactor/detect/validators/ip_address.h"
#include "redactor/detect/validators/list.h"

namespace redactor::detect {
namespace {

// Schemes whose authority is a machine, so that one label is a host. Sorted.
constexpr std::array<std::string_view, 35> kNetworkSchemes = {
    "amqp",    "amqps",     "cifs",  "ftp",   "ftps",  "git",      "grpc",
    "http",    "https",     "imap",  "imaps", "kafka", "ldap",     "ldaps",
    "mongodb", "mqtt",      "mysql", "nats",  "nfs",   "postgres", "postgresql",
    "rdp",     "redis",     "rsync", "rtsp",  "sftp",  "sip",      "smb",
    "smtp",    "sqlserver", "ssh",   "tcp",   "udp",   "ws",       "wss"};
static_assert(std::is_sorted(kNetworkSchemes.begin(), kNetworkSchemes.end()));

// Hosts of manuals ("http://host:port/"), not of anybody. Sorted.
constexpr std::array<std::string_view, 16> kPlaceholders = {
    "bar",       "domain",    "foo",  "host",       "hostname", "ip",
    "ipaddress", "localhost", "my",   "server",     "some",     "url",
    "user",      "www",       "your", "your-server"};
static_assert(std::is_sorted(kPlaceholders.begin(), kPlaceholders.end()));

// A folder's name is often written where a file URL has its host.
bool IsMachineIn(std::string_view scheme, std::string_view label) {
  if (scheme == "file") {
    return std::any_of(label.begin(), label.end(),
                       [](char c) { return IsDigit(c); });
  }
  return InSortedTable(kNetworkSchemes, scheme);
}

// The closing bracket has no opening one in `text`.
bool Unbalanced(std::string_view text, char open, char close) {
  return std::count(text.begin(), text.end(), close) >
         std::count(text.begin(), text.end(), open);
}

// Punctuation that ends the sentence, not the URL.
std::string_view Trimmed(std::string_view url) {
  constexpr std::string_view kTail = ".,;:!?'*\"";
  while (!url.empty()) {
    const char last = url.back();
    const bool bracket = (last == ')' && Unbalanced(url, '(', ')')) ||
                         (last == ']' && Unbalanced(url, '[', ']'));
    if (!bracket && kTail.find(last) == kTail.npos) break;
    url.remove_suffix(1);
  }
  return url;
}

// The host of an authority: no user-info, port or brackets.
std::string_view HostOf(std::string_view authority) {
  const size_t at = authority.rfind('@');
  if (at != authority.npos) authority.remove_prefix(at + 1);
  if (authority.starts_with('[')) {
    const size_t close = authority.find(']');
    if (close == authority.npos) return {};
    authority = authority.substr(1, close - 1);
    return authority.substr(0, authority.find('%'));
  }
  return authority.substr(0, authority.find(':'));
}

Verdict JudgeHost(std::string_view scheme, std::string_view host,
                  const ValidatorSettings* settings) {
  if (const auto ip = ParseIpv4(host)) {
    return NamesNobody(*ip) ? Verdict::kReject : Verdict::kProof;
  }
  if (host.find(':') != host.npos) {
    const auto ip = ParseIpv6(host);
    return !ip || NamesNobody(*ip) ? Verdict::kReject : Verdict::kProof;
  }
  if (IsOwnDomain(host, settings)) return Verdict::kProof;
  if (host.find('.') == host.npos) {
    const bool label =
        !host.empty() && std::all_of(host.begin(), host.end(), [](char c) {
          return IsAlnum(c) || c == '-' || c == '_';
        });
    const bool machine = label && IsMachineIn(scheme, host) &&
                         !InSortedTable(kPlaceholders, host);
    return machine ? Verdict::kAccept : Verdict::kReject;
  }
  if (EndsWithIgnoreCase(host, ".localhost") ||
      EndsWithIgnoreCase(host, "redacted.invalid")) {
    return Verdict::kReject;
  }
  switch (EndingOf(host)) {
    case DomainEnding::kPrivate:
      return Verdict::kProof;
    case DomainEnding::kUnknown:
      return InSortedTable(kNetworkSchemes, scheme) ? Verdict::kAccept
                                                    : Verdict::kReject;
    case DomainEnding::kPublic:
      return HasInternalLabel(host) ? Verdict::kAccept : Verdict::kReject;
    case DomainEnding::kInvalid:
      return Verdict::kReject;
  }
  return Verdict::kReject;
}

}  // namespace

Verdict ValidateInternalUrl(ValidatorInput* input) {
  if (IsWord(Before(*input))) return Verdict::kReject;
  const std::string_view url = Trimmed(input->match());
  const size_t colon = url.find("://");
  if (colon == url.npos || colon == 0) return Verdict::kReject;
  // "git+ssh", "jdbc:postgresql": what stands last is the protocol.
  std::string_view scheme = url.substr(0, colon);
  const size_t compound = scheme.find_last_of("+:");
  if (compound != scheme.npos) scheme.remove_prefix(compound + 1);
  std::string_view authority = url.substr(colon + 3);
  authority = authority.substr(0, authority.find_first_of("/?#\\;"));
  input->end = input->begin + static_cast<uint32_t>(url.size());
  return JudgeHost(scheme, Trimmed(HostOf(authority)), input->settings);
}

// "jdbc:oracle:thin:@ora01.corp:1521:SID", "...:@//ora01:1521/SVC".
Verdict ValidateJdbcThin(ValidatorInput* input) {
  const std::string_view url = Trimmed(input->match());
  input->end = input->begin + static_cast<uint32_t>(url.size());
  std::string_view host =
      url.substr(std::min(url.rfind('@'), url.size() - 1) + 1);
  while (host.starts_with('/')) host.remove_prefix(1);
  host = host.substr(0, host.find_first_of(":/"));
  return JudgeHost("sqlserver", host, input->settings);
}

}  // namespace redactor::detect
