// Domain endings. Public suffixes come from the copy of publicsuffix.org built
// into libpsl, never from a file of the machine, so results do not depend on
// it; private ones are the special-use names of RFC 6761, 6762 and 8375
// and the endings ICANN's name collision studies found in private use.
#include "redactor/detect/validators/domain.h"

#include <libpsl.h>

#include <algorithm>
#include <array>

#include "redactor/detect/validators/chars.h"

namespace redactor::detect {
namespace {

constexpr size_t kMaxName = 253;  // RFC 1035
constexpr size_t kMaxLabel = 63;

// Sorted. No real top-level domain is among them.
constexpr std::array<std::string_view, 20> kPrivateEndings = {
    "consul",   "corp",  "dmz",         "example",   "home",
    "internal", "intra", "intranet",    "invalid",   "lab",
    "lan",      "local", "localdomain", "localhost", "localnet",
    "mgmt",     "noc",   "priv",        "private",   "test",
};
static_assert(std::is_sorted(kPrivateEndings.begin(), kPrivateEndings.end()));

bool ValidLabel(std::string_view label) {
  if (label.empty() || label.size() > kMaxLabel) return false;
  if (label.front() == '-' || label.back() == '-') return false;
  return std::all_of(label.begin(), label.end(), [](char c) {
    return IsAlnum(c) || c == '-' || c == '_' || IsHigh(c);
  });
}

bool ValidName(std::string_view name) {
  if (name.empty() || name.size() > kMaxName) return false;
  for (size_t begin = 0; begin <= name.size();) {
    const size_t dot = std::min(name.find('.', begin), name.size());
    if (!ValidLabel(name.substr(begin, dot - begin))) return false;
    begin = dot + 1;
  }
  return true;
}

// Labels of inner networks. Sorted.
constexpr std::array<std::string_view, 13> kInternalLabels = {
    "corp", "dmz",  "int", "intern", "internal", "intra",  "intranet",
    "lan",  "mgmt", "noc", "oob",    "priv",     "private"};
static_assert(std::is_sorted(kInternalLabels.begin(), kInternalLabels.end()));

// Endings of more than one label that lead into a home or an inner network.
constexpr std::array<std::string_view, 6> kPrivateTails = {
    ".cluster.local", ".easy.box", ".fritz.box",
    ".home.arpa",     ".ts.net",   ".beta.tailscale.net"};

std::string_view WithoutFinalDot(std::string_view name) {
  if (name.ends_with('.')) name.remove_suffix(1);
  return name;
}

bool IsPublicEnding(std::string_view label) {
  std::array<char, kMaxLabel + 1> buffer;
  *std::transform(label.begin(), label.end(), buffer.begin(), ToLower) = '\0';
  constexpr int kType = PSL_TYPE_ICANN | PSL_TYPE_NO_STAR_RULE;
  return psl_is_public_suffix2(psl_builtin(), buffer.data(), kType) != 0;
}

}  // namespace

std::string_view LastLabel(std::string_view name) {
  name = WithoutFinalDot(name);
  const size_t dot = name.rfind('.');
  return dot == name.npos ? name : name.substr(dot + 1);
}

uint32_t CountLabels(std::string_view name) {
  name = WithoutFinalDot(name);
  return static_cast<uint32_t>(std::count(name.begin(), name.end(), '.')) + 1;
}

DomainEnding EndingOf(std::string_view name) {
  name = WithoutFinalDot(name);
  if (name.find('.') == name.npos || !ValidName(name)) {
    return DomainEnding::kInvalid;
  }
  const std::string_view last = LastLabel(name);
  if (std::all_of(last.begin(), last.end(), IsDigit)) {
    return DomainEnding::kInvalid;
  }
  const bool inner =
      std::any_of(kPrivateTails.begin(), kPrivateTails.end(),
                  [&](auto tail) { return EndsWithIgnoreCase(name, tail); });
  if (inner || InSortedTable(kPrivateEndings, last)) {
    return DomainEnding::kPrivate;
  }
  return IsPublicEnding(last) ? DomainEnding::kPublic : DomainEnding::kUnknown;
}

bool HasInternalLabel(std::string_view name) {
  name = WithoutFinalDot(name);
  if (EndingOf(name) != DomainEnding::kPublic) return false;
  std::array<char, kMaxName + 1> buffer;
  *std::transform(name.begin(), name.end(), buffer.begin(), ToLower) = '\0';
  const char* domain = psl_registrable_domain(psl_builtin(), buffer.data());
  if (domain == nullptr) return false;
  name = name.substr(0, static_cast<size_t>(domain - buffer.data()));
  while (!name.empty()) {
    const size_t dot = name.find('.');
    if (InSortedTable(kInternalLabels, name.substr(0, dot))) return true;
    name.remove_prefix(std::min(dot, name.size() - 1) + 1);
  }
  return false;
}

bool IsOwnDomain(std::string_view name, const ValidatorSettings* settings) {
  if (settings == nullptr) return false;
  name = WithoutFinalDot(name);
  return std::any_of(settings->internal_domains.begin(),
                     settings->internal_domains.end(),
                     [&](std::string_view own) {
                       if (own.empty() || !EndsWithIgnoreCase(name, own)) {
                         return false;
                       }
                       const size_t head = name.size() - own.size();
                       return head == 0 || name[head - 1] == '.';
                     });
}

}  // namespace redactor::detect
