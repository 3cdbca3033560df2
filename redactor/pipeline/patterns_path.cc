// Finds the shipped patterns relative to the library, so that an installed copy
// may be moved as a whole.
#include "redactor/pipeline/patterns_path.h"

#include <dlfcn.h>

#include <cstdlib>
#include <filesystem>

namespace redactor::pipeline {

namespace {
namespace fs = std::filesystem;

bool HasFields(const fs::path& folder) {
  std::error_code error;
  return fs::is_regular_file(folder / "fields.toml", error);
}

fs::path LibraryFile() {
  Dl_info info;
  if (dladdr(reinterpret_cast<const void*>(&FindPatterns), &info) == 0 ||
      info.dli_fname == nullptr) {
    return {};
  }
  std::error_code error;
  return fs::canonical(info.dli_fname, error);
}
}  // namespace

Result<std::string> FindPatterns(const std::string& given) {
  fs::path chosen = given;
  if (chosen.empty()) {
    const char* set = std::getenv("REDACTOR_PATTERNS");
    if (set != nullptr) chosen = set;
  }
  if (!chosen.empty()) {
    if (HasFields(chosen)) return chosen.string();
    return Status(StatusCode::kNotFound,
                  "the patterns folder has no fields.toml (see "
                  "$REDACTOR_PATTERNS)");
  }
  // lib/ or lib/<multiarch>/ below the prefix.
  fs::path prefix = LibraryFile().parent_path();
  for (int up = 0; up < 3 && !prefix.empty(); ++up) {
    prefix = prefix.parent_path();
    const fs::path folder = prefix / "share/redactor/patterns";
    if (HasFields(folder)) return folder.string();
  }
  return Status(StatusCode::kNotFound,
                "the shipped patterns were not found beside the library; set "
                "$REDACTOR_PATTERNS");
}

}  // namespace redactor::pipeline
