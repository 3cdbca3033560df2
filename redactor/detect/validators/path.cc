// Paths that name people or machines: the owner of a home folder, UNC shares
// (MS-DTYP 2.2.57). Regex and string escapes ("\\d+\\w") are not shares.
#include <algorithm>
#include <array>

#include "redactor/detect/tables/common_logins.h"
#include "redactor/detect/validators/chars.h"
#include "redactor/detect/validators/list.h"

namespace redactor::detect {
namespace {

constexpr std::array<std::string_view, 16> kSharedFolders = {
    "all users", "cdrom",        "default user", "defaultapppool",
    "desktop",   "documents",    "floppy",       "lost+found",
    "myself",    "node_modules", "public",       "shared",
    "usb",       "usb0",         "usb1",         "user"};
static_assert(std::is_sorted(kSharedFolders.begin(), kSharedFolders.end()));

bool IsCharacterEscape(std::string_view text) {
  constexpr size_t kDigits = 4;
  if (text.empty() || (text[0] != 'u' && text[0] != 'x')) return false;
  const std::string_view digits = text.substr(1, kDigits);
  return digits.size() >= 2 && std::all_of(digits.begin(), digits.end(), IsHex);
}

// "/home/index.js:3": a file right below the folder.
bool IsFileName(const ValidatorInput& input) {
  constexpr std::array<std::string_view, 10> kEndings = {
      "c", "conf", "html", "js", "json", "log", "md", "py", "sh", "txt"};
  const std::string_view name = input.match();
  const size_t dot = name.rfind('.');
  return dot != name.npos && After(input) != '/' && After(input) != '\\' &&
         InSortedTable(kEndings, name.substr(dot + 1));
}

bool HasLetter(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return IsAlpha(c) || IsHigh(c); });
}

}  // namespace

Verdict ValidateHomeUser(ValidatorInput* input) {
  while (input->begin < input->end &&
         (input->match().back() == '.' || input->match().back() == ',')) {
    --input->end;
  }
  const std::string_view name = input->match();
  if (name.size() < 2 || !HasLetter(name)) return Verdict::kReject;
  if (IsFileName(*input) || IsCommonLogin(name) ||
      InSortedTable(kSharedFolders, name)) {
    return Verdict::kReject;
  }
  return Verdict::kAccept;
}

Verdict ValidateUncPath(ValidatorInput* input) {
  if (IsWord(Before(*input)) || Before(*input) == '\\' ||
      Before(*input) == ':' || Before(*input) == '.') {
    return Verdict::kReject;
  }
  while (input->begin < input->end &&
         std::string_view(".,;:!?)'").find(input->match().back()) !=
             std::string_view::npos) {
    --input->end;
  }
  std::string_view path = input->match();
  path.remove_prefix(std::min(path.find_first_not_of('\\'), path.size()));
  const size_t host_end = std::min(path.find('\\'), path.size());
  const std::string_view host = path.substr(0, host_end);
  // "\\u039a\\u0391" and "\\x1b": characters.
  if (IsCharacterEscape(host)) return Verdict::kReject;
  path.remove_prefix(host_end);
  path.remove_prefix(std::min(path.find_first_not_of('\\'), path.size()));
  const std::string_view share = path.substr(0, path.find('\\'));
  if (host.size() < 2 || share.empty() || EqualsIgnoreCase(host, "localhost")) {
    return Verdict::kReject;
  }
  return share.size() < 2 ? Verdict::kDoubt : Verdict::kAccept;
}

}  // namespace redactor::detect
