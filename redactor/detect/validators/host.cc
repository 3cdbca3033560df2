// Internal host names: names under special-use and private endings and under
// the user's own domains. The work is in telling them from file names, packages
// and member accesses, which also are words joined by dots.
#include <algorithm>
#include <array>

#include "redactor/detect/validators/chars.h"
#include "redactor/detect/validators/domain.h"
#include "redactor/detect/validators/list.h"

namespace redactor::detect {
namespace {

// First labels of packages, objects and files. Sorted.
constexpr std::array<std::string_view, 48> kCodeHeads = {"android",
                                                         "androidx",
                                                         "app",
                                                         "application",
                                                         "asyncio",
                                                         "builtins",
                                                         "com",
                                                         "config",
                                                         "console",
                                                         "context",
                                                         "css",
                                                         "data",
                                                         "docker-compose",
                                                         "document",
                                                         "env",
                                                         "example",
                                                         "global",
                                                         "index",
                                                         "io",
                                                         "java",
                                                         "javax",
                                                         "jdk",
                                                         "jquery",
                                                         "js",
                                                         "kotlin",
                                                         "local",
                                                         "logging",
                                                         "main",
                                                         "module",
                                                         "net",
                                                         "node",
                                                         "object",
                                                         "org",
                                                         "os",
                                                         "path",
                                                         "process",
                                                         "self",
                                                         "session",
                                                         "settings",
                                                         "state",
                                                         "std",
                                                         "sun",
                                                         "sys",
                                                         "system",
                                                         "test",
                                                         "this",
                                                         "threading",
                                                         "window"};
static_assert(std::is_sorted(kCodeHeads.begin(), kCodeHeads.end()));

// Endings that are words of code and prose too: two labels are not enough.
constexpr std::array<std::string_view, 9> kWeakEndings = {
    "consul", "example", "home",    "intra", "invalid",
    "lab",    "priv",    "private", "test"};
static_assert(std::is_sorted(kWeakEndings.begin(), kWeakEndings.end()));

constexpr std::array<std::string_view, 20> kFileEndings = {
    "bak", "cfg",  "conf", "css",  "env", "go",  "html",
    "ini", "java", "js",   "json", "md",  "php", "properties",
    "py",  "rb",   "sh",   "toml", "ts",  "yml"};
static_assert(std::is_sorted(kFileEndings.begin(), kFileEndings.end()));

bool HasDigitOrHyphen(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return IsDigit(c) || c == '-'; });
}

// "MainActivity": a class, not a machine.
bool IsCamelCase(std::string_view label) {
  bool inner_upper = false;
  for (size_t i = 1; i < label.size(); ++i) {
    inner_upper |= IsUpper(label[i]) && IsLower(label[i - 1]);
  }
  return inner_upper && !HasDigitOrHyphen(label);
}

bool LooksLikeCode(std::string_view name) {
  const std::string_view first = name.substr(0, name.find('.'));
  if (InSortedTable(kCodeHeads, first)) return true;
  const size_t last_dot = name.rfind('.');
  const std::string_view rest = name.substr(0, last_dot);
  if (rest.find('.') != rest.npos &&
      InSortedTable(kFileEndings, LastLabel(rest))) {
    return true;  // "nginx.conf.example"
  }
  // "See below.Local time": one capital behind a dot.
  const std::string_view last = name.substr(last_dot + 1);
  return last.size() > 1 && IsUpper(last[0]) && IsLower(last[1]);
}

// What stands around it makes it a piece of a path or of code.
bool InsidePathOrCode(const ValidatorInput& input) {
  const char before = Before(input);
  if (before == '/' || before == '\\') return Before(input, 2) != before;
  if (before == '.' || before == '-' || before == '$' || IsWord(before)) {
    return true;
  }
  const char after = After(input);
  return after == '(' || after == '_' || IsWord(after);
}

void TrimHost(ValidatorInput* input) {
  while (input->begin < input->end &&
         (input->match().back() == '.' || input->match().back() == '-')) {
    --input->end;
  }
}

}  // namespace

Verdict ValidateHost(ValidatorInput* input) {
  TrimHost(input);
  const std::string_view name = input->match();
  if (IsOwnDomain(name, input->settings)) {
    return CountLabels(name) >= 3 ? Verdict::kProof : Verdict::kAccept;
  }
  if (InsidePathOrCode(*input)) return Verdict::kReject;
  if (EndingOf(name) == DomainEnding::kPublic) {
    return HasInternalLabel(name) && !LooksLikeCode(name) ? Verdict::kAccept
                                                          : Verdict::kReject;
  }
  if (EndingOf(name) != DomainEnding::kPrivate || LooksLikeCode(name)) {
    return Verdict::kReject;
  }
  const std::string_view last = LastLabel(name);
  // Loopback (RFC 6761), and the wrapper of own tokens.
  if (EqualsIgnoreCase(last, "localhost") ||
      EndsWithIgnoreCase(name, "redacted.invalid") ||
      EqualsIgnoreCase(name, "localhost.localdomain")) {
    return Verdict::kReject;
  }
  const std::string_view first = name.substr(0, name.find('.'));
  if (IsCamelCase(first)) return Verdict::kDoubt;
  const bool weak = CountLabels(name) == 2 && InSortedTable(kWeakEndings, last);
  return weak && !HasDigitOrHyphen(first) ? Verdict::kDoubt : Verdict::kAccept;
}

Verdict ValidateOwnHost(ValidatorInput* input) {
  TrimHost(input);
  if (!IsOwnDomain(input->match(), input->settings)) return Verdict::kReject;
  if (IsWord(Before(*input)) || IsWord(After(*input))) return Verdict::kReject;
  return Verdict::kAccept;
}

}  // namespace redactor::detect
