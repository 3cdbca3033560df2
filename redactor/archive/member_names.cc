// Redacted, safe and unique names. See member_names.h.
#include "redactor/archive/member_names.h"

#include <algorithm>

namespace redactor::archive {

namespace {
// Zip holds a name of 65535 bytes at most.
constexpr size_t kMaxName = 60000;

uint64_t Hash(std::string_view text) {  // FNV-1a
  uint64_t hash = 0xcbf29ce484222325;
  for (const char c : text) {
    hash = (hash ^ static_cast<uint8_t>(c)) * 0x100000001b3;
  }
  return hash;
}

// "dir/a.json" -> "dir/a~2.json".
std::string WithSuffix(const std::string& name, uint32_t n) {
  if (n == 1) return name;
  const size_t slash = name.rfind('/');
  const size_t start = slash == name.npos ? 0 : slash + 1;
  const size_t dot = name.rfind('.');
  const size_t at = dot == name.npos || dot <= start ? name.size() : dot;
  return name.substr(0, at) + "~" + std::to_string(n) + name.substr(at);
}

bool HasParentStep(std::string_view path) {
  while (!path.empty()) {
    // Zips made on Windows may hold backslashes.
    const size_t end = path.find_first_of("/\\");
    if (path.substr(0, end) == "..") return true;
    if (end == path.npos) break;
    path.remove_prefix(end + 1);
  }
  return false;
}
}  // namespace

SafePath MakeSafe(std::string_view path) {
  while (path.starts_with('/')) path.remove_prefix(1);
  SafePath safe;
  if (!HasParentStep(path)) {
    safe.path = path;
    return safe;
  }
  safe.had_parent_step = true;
  while (!path.empty()) {
    const size_t end = std::min(path.find_first_of("/\\"), path.size());
    const std::string_view step = path.substr(0, end);
    if (!step.empty() && step != "." && step != "..") {
      if (!safe.path.empty()) safe.path += '/';
      safe.path += step;
    }
    path.remove_prefix(std::min(end + 1, path.size()));
  }
  return safe;
}

Result<std::string> MemberNames::Redact(std::string_view text) {
  if (text.empty()) return std::string();
  Result<std::string> name = scanner_.RedactName(text, container_);
  if (!name.ok()) return name;
  if (name->empty() || name->size() > kMaxName ||
      name->find('\0') != name->npos ||
      std::ranges::count(*name, '/') > std::ranges::count(text, '/') ||
      (HasParentStep(*name) && !HasParentStep(text))) {
    return Status(StatusCode::kMalformed, "unusable redacted name",
                  Severity::kEntry);
  }
  return name;
}

std::string MemberNames::Assign(std::string_view original, std::string wanted,
                                std::string_view withheld) {
  const uint64_t id = Hash(original);
  const auto [owner, is_new] = owners_.try_emplace(Hash(wanted), Owner{id});
  uint32_t suffix = 1;
  const auto known = exceptions_.find(id);
  if (!is_new && known != exceptions_.end() &&
      known->second.withheld == withheld) {
    suffix = known->second.suffix;  // the same member once more
  }
  while (!is_new && owner->second.original != id) {
    if (suffix == 1) suffix = owner->second.next++;
    const auto [rival, is_free] =
        owners_.try_emplace(Hash(WithSuffix(wanted, suffix)), Owner{id});
    if (is_free || rival->second.original == id) break;
    suffix = 1;
  }
  if (suffix != 1 || !withheld.empty()) {
    exceptions_[id] = {suffix, withheld};
  } else if (known != exceptions_.end()) {
    exceptions_.erase(known);
  }
  return WithSuffix(wanted, suffix);
}

MemberNames::Fate MemberNames::Find(std::string_view original,
                                    std::string redacted) const {
  const auto known = exceptions_.find(Hash(original));
  if (known == exceptions_.end()) return {std::move(redacted), {}};
  return {WithSuffix(redacted, known->second.suffix), known->second.withheld};
}

}  // namespace redactor::archive
