// Names of machines that their place gives away: behind a label, at the head of
// a log line, with an address in them, at a provider of dynamic DNS.
#include <algorithm>
#include <array>
#include <optional>

#include "redactor/detect/validators/chars.h"
#include "redactor/detect/validators/domain.h"
#include "redactor/detect/validators/ip_address.h"
#include "redactor/detect/validators/list.h"

namespace redactor::detect {
namespace {

// Words behind "hostname:" or where a log has its host. Sorted.
constexpr std::array<std::string_view, 60> kNoMachine = {
    "alert",     "and",       "any",          "are",     "can",     "config",
    "crit",      "critical",  "debug",        "default", "does",    "emerg",
    "empty",     "err",       "error",        "example", "fail",    "failed",
    "false",     "fatal",     "field",        "for",     "found",   "hidden",
    "host",      "hostname",  "info",         "invalid", "is",      "key",
    "last",      "localhost", "lookup",       "message", "missing", "must",
    "name",      "none",      "not",          "notice",  "null",    "optional",
    "part",      "required",  "resolution",   "server",  "should",  "string",
    "target",    "test",      "the",          "this",    "trace",   "true",
    "undefined", "unknown",   "verification", "warn",    "warning", "was"};
static_assert(std::is_sorted(kNoMachine.begin(), kNoMachine.end()));

void TrimName(ValidatorInput* input) {
  while (input->begin < input->end &&
         (input->match().back() == '.' || input->match().back() == '-')) {
    --input->end;
  }
}

bool HasDigitOrHyphen(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return IsDigit(c) || c == '-'; });
}

// A piece of a word, a file name, a mail address or a call.
bool InsideOther(const ValidatorInput& input) {
  const char before = Before(input);
  const char after = After(input);
  return IsWord(before) || before == '.' || before == '-' || before == '@' ||
         before == '/' || before == '\\' || IsWord(after) || after == '(';
}

// "example.com", "www.example.com"; a host below a domain is a machine.
bool IsPublicSite(std::string_view name) {
  if (EndingOf(name) != DomainEnding::kPublic) return false;
  return CountLabels(name) < 3 ||
         EqualsIgnoreCase(name.substr(0, name.find('.')), "www");
}

// "x86_64-linux-gnu", "i686-w64-mingw32".
bool IsTriplet(std::string_view name) {
  constexpr std::string_view kParts[] = {"mingw", "linux-",  "darwin",
                                         "s390x", "aarch64", "x86_64"};
  return std::any_of(std::begin(kParts), std::end(kParts),
                     [&](auto part) { return name.find(part) != name.npos; });
}

// The address `name` begins with, with hyphens or dots.
std::optional<Ipv4> LeadingAddress(std::string_view name, char* mark) {
  std::array<char, 15> quad{};
  size_t end = 0;
  size_t marks = 0;
  while (end < name.size() && end < quad.size()) {
    const char c = name[end];
    const bool is_mark = (c == '-' || c == '.') && marks < 3;
    if (!is_mark && !IsDigit(c)) break;
    if (is_mark) *mark = c;
    marks += is_mark ? 1 : 0;
    quad[end++] = is_mark ? '.' : c;
  }
  return ParseIpv4({quad.data(), end});
}

}  // namespace

Verdict ValidateMachine(ValidatorInput* input) {
  TrimName(input);
  const std::string_view name = input->match();
  const char after = After(*input);
  constexpr size_t kMinName = 3;
  if (name.size() < kMinName || InSortedTable(kNoMachine, name) ||
      IsWord(Before(*input)) || IsWord(after) || after == '(' ||
      name.starts_with("localhost.")) {
    return Verdict::kReject;
  }
  const bool letter = std::any_of(name.begin(), name.end(), IsAlpha);
  if (!letter || EndsWithIgnoreCase(name, "redacted.invalid")) {
    return Verdict::kReject;
  }
  // Public sites and triplets of compilers are no machine of anybody.
  if (IsPublicSite(name) || IsTriplet(name)) return Verdict::kReject;
  // "hostname web" may be prose; behind a mark or a time stamp it is a name.
  const std::string_view head = input->text.substr(0, input->begin);
  const size_t last = head.find_last_not_of(" \t\"'`");
  const bool marked = last != head.npos && !IsAlpha(head[last]);
  // "hostname: simplify the check": a topic and prose.
  const bool topic = marked && head[last] == ':' && after == ' ' &&
                     IsLower(After(*input, 1)) &&
                     std::all_of(name.begin(), name.end(), IsLower);
  if (topic) return Verdict::kDoubt;
  const bool shaped = HasDigitOrHyphen(name) || name.find('.') != name.npos;
  return shaped || marked || head.ends_with("Z ") ? Verdict::kAccept
                                                  : Verdict::kDoubt;
}

// "203-0-113-9.dyn.example.net": an address and a real ending behind it. With
// hyphens a word may stand before it ("c-203-0-113-9..."); with dots that is a
// file of some version.
Verdict ValidateIpHost(ValidatorInput* input) {
  TrimName(input);
  const std::string_view name = input->match();
  char mark = '\0';
  const auto ip = LeadingAddress(name, &mark);
  if (!ip || NamesNobody(*ip)) return Verdict::kReject;
  const char before = Before(*input);
  const bool prefixed = IsAlpha(before) || (before == '-' && mark == '-');
  if (InsideOther(*input) && !(prefixed && mark == '-')) {
    return Verdict::kReject;
  }
  const DomainEnding ending = EndingOf(name);
  return ending == DomainEnding::kPublic || ending == DomainEnding::kPrivate
             ? Verdict::kAccept
             : Verdict::kReject;
}

// A customer's name at a provider of dynamic names, not a page of the provider.
Verdict ValidateDynamicHost(ValidatorInput* input) {
  static constexpr std::array<std::string_view, 12> kPages = {
      "account", "api", "blog",    "community", "docs", "forum",
      "help",    "my",  "support", "update",    "wiki", "www"};
  const std::string_view name = input->match();
  if (InsideOther(*input) && Before(*input) != '/') {
    return Verdict::kReject;
  }
  return InSortedTable(kPages, name.substr(0, name.find('.')))
             ? Verdict::kReject
             : Verdict::kAccept;
}

}  // namespace redactor::detect
