// Logins where programs write them: Windows domains, LDAP names, profiles at
// public sites. The grammar is the pattern's; here stands what is nobody.
#include <algorithm>
#include <array>

#include "redactor/detect/tables/common_logins.h"
#include "redactor/detect/validators/chars.h"
#include "redactor/detect/validators/list.h"

namespace redactor::detect {
namespace {

// Authorities and registry roots that stand before a backslash. Sorted.
constexpr std::array<std::string_view, 24> kNoDomain = {
    "appdata",  "apppool", "authority", "bin",      "builtin", "classes",
    "clsid",    "d",       "hkcc",      "hkcr",     "hkcu",    "hkey",
    "hklm",     "hku",     "include",   "policies", "root",    "services",
    "software", "src",     "system",    "system32", "windows", "wow64",
};
static_assert(std::is_sorted(kNoDomain.begin(), kNoDomain.end()));

// What a file name ends in. Sorted.
constexpr std::array<std::string_view, 26> kFileEndings = {
    "bat", "bin", "c",   "cc",  "cfg", "cpp", "cs",  "csv", "dll",
    "doc", "exe", "h",   "hpp", "inf", "ini", "js",  "log", "md",
    "msi", "pdf", "ps1", "py",  "reg", "sys", "txt", "xml"};
static_assert(std::is_sorted(kFileEndings.begin(), kFileEndings.end()));

// Groups and containers of a directory. Sorted.
constexpr std::array<std::string_view, 34> kDirectoryWords = {
    "access",      "account",   "accounts",    "admin",      "administrators",
    "admins",      "builtin",   "certificate", "computers",  "configuration",
    "controllers", "default",   "deleted",     "domain",     "enterprise",
    "exchange",    "group",     "groups",      "guests",     "managed",
    "microsoft",   "operators", "policy",      "publishers", "remote",
    "schema",      "server",    "servers",     "service",    "services",
    "settings",    "system",    "team",        "users"};
static_assert(std::is_sorted(kDirectoryWords.begin(), kDirectoryWords.end()));

// Pages of sites where a member's name could stand. Sorted.
constexpr std::array<std::string_view, 82> kPages = {"about",
                                                     "account",
                                                     "add",
                                                     "ads",
                                                     "api",
                                                     "apps",
                                                     "blog",
                                                     "business",
                                                     "c",
                                                     "channel",
                                                     "company",
                                                     "contact",
                                                     "customer",
                                                     "dashboard",
                                                     "developer",
                                                     "developers",
                                                     "dialog",
                                                     "docs",
                                                     "download",
                                                     "en",
                                                     "enterprise",
                                                     "events",
                                                     "explore",
                                                     "faq",
                                                     "features",
                                                     "feed",
                                                     "gaming",
                                                     "groups",
                                                     "hashtag",
                                                     "help",
                                                     "home",
                                                     "i",
                                                     "in",
                                                     "intent",
                                                     "issues",
                                                     "jobs",
                                                     "join",
                                                     "joinchat",
                                                     "legal",
                                                     "login",
                                                     "logout",
                                                     "marketplace",
                                                     "messages",
                                                     "new",
                                                     "news",
                                                     "notifications",
                                                     "organizations",
                                                     "orgs",
                                                     "p",
                                                     "pages",
                                                     "people",
                                                     "photo",
                                                     "photos",
                                                     "playlist",
                                                     "plugins",
                                                     "policies",
                                                     "popular",
                                                     "premium",
                                                     "pricing",
                                                     "privacy",
                                                     "reel",
                                                     "reels",
                                                     "results",
                                                     "s",
                                                     "search",
                                                     "security",
                                                     "settings",
                                                     "share",
                                                     "sharer",
                                                     "shorts",
                                                     "signup",
                                                     "sponsors",
                                                     "stories",
                                                     "support",
                                                     "terms",
                                                     "topics",
                                                     "tos",
                                                     "tr",
                                                     "trending",
                                                     "tv",
                                                     "watch",
                                                     "www"};
static_assert(std::is_sorted(kPages.begin(), kPages.end()));

bool EndsInFile(std::string_view name) {
  const size_t dot = name.rfind('.');
  return dot != name.npos && InSortedTable(kFileEndings, name.substr(dot + 1));
}

constexpr std::string_view kEscapes[] = {"\\n", "\\t", "\\\""};

// The word that ends at `end`.
std::string_view WordBefore(std::string_view text, size_t end) {
  size_t begin = end;
  while (begin > 0 && IsAlnum(text[begin - 1])) --begin;
  return text.substr(begin, end - begin);
}

// "JSON\\nmodule" in text that was escaped once more: escapes stand near.
bool IsEscape(const ValidatorInput& input) {
  constexpr uint32_t kNear = 100;
  const char first = input.match().front();
  if (first != 'n' && first != 'r' && first != 't') return false;
  const uint32_t begin = input.begin > kNear ? input.begin - kNear : 0;
  const std::string_view before =
      input.text.substr(begin, input.begin - 1 - begin);
  const std::string_view after = input.text.substr(input.end, kNear);
  return std::any_of(std::begin(kEscapes), std::end(kEscapes), [&](auto mark) {
    return before.find(mark) != before.npos || after.find(mark) != after.npos;
  });
}

void TrimMarks(ValidatorInput* input) {
  while (input->begin < input->end && !IsWord(input->match().back())) {
    --input->end;
  }
}

}  // namespace

Verdict ValidateDomainUser(ValidatorInput* input) {
  TrimMarks(input);
  const std::string_view name = input->match();
  constexpr size_t kMinName = 3;
  if (name.size() < kMinName || IsCommonLogin(name) || EndsInFile(name) ||
      IsEscape(*input)) {
    return Verdict::kReject;
  }
  size_t end = input->begin;
  while (end > 0 && input->text[end - 1] == '\\') --end;
  const std::string_view domain = WordBefore(input->text, end);
  return InSortedTable(kNoDomain, domain) ? Verdict::kReject : Verdict::kAccept;
}

// "for user jpoe77", "by user jane from 192.0.2.1"; a bare word followed by
// prose ("for user services to call") is none.
Verdict ValidateNamedUser(ValidatorInput* input) {
  TrimMarks(input);
  const std::string_view name = input->match();
  if (name.size() < 2 || IsCommonLogin(name) || IsWord(After(*input)) ||
      After(*input) == '@' || EndsInFile(name)) {
    return Verdict::kReject;
  }
  const bool shaped = std::any_of(name.begin(), name.end(), [](char c) {
    return IsDigit(c) || c == '.' || c == '_';
  });
  if (shaped) return Verdict::kAccept;
  constexpr std::array<std::string_view, 9> kVerbs = {
      " at ",     " failed", " from ",      " has ", " logged",
      " locked ", " on ",    " succeeded ", " via "};
  const std::string_view tail = input->text.substr(input->end);
  const bool acts = std::any_of(kVerbs.begin(), kVerbs.end(), [&](auto verb) {
    return tail.starts_with(verb);
  });
  return acts || tail.starts_with(',') ? Verdict::kAccept : Verdict::kReject;
}

Verdict ValidateDnName(ValidatorInput* input) {
  const std::string_view name = input->match();
  for (size_t begin = 0; begin < name.size();) {
    size_t end = begin;
    while (end < name.size() && IsWord(name[end])) ++end;
    if (InSortedTable(kDirectoryWords, name.substr(begin, end - begin))) {
      return Verdict::kReject;
    }
    begin = end + 1;
  }
  return Verdict::kAccept;
}

Verdict ValidateProfile(ValidatorInput* input) {
  TrimMarks(input);
  const std::string_view name = input->match();
  constexpr size_t kMinName = 2;
  const bool letter = std::any_of(
      name.begin(), name.end(), [](char c) { return IsAlpha(c) || IsHigh(c); });
  const bool page = InSortedTable(kPages, name) || name.ends_with(".php") ||
                    name.ends_with(".html") || IsCommonLogin(name);
  return name.size() < kMinName || !letter || page ? Verdict::kReject
                                                   : Verdict::kAccept;
}

// A profile, not a repository or package below it.
Verdict ValidateProfileAlone(ValidatorInput* input) {
  const Verdict verdict = ValidateProfile(input);
  const bool deeper = After(*input) == '/' && IsAlpha(After(*input, 1));
  return deeper ? Verdict::kReject : verdict;
}

}  // namespace redactor::detect
