// Finds the shipped patterns relative to the library, so that an installed copy
// may be moved as a whole.
#include "redactor/pipeline/patterns_path.h"

#include <dlfcn.h>

#include <cstdlib>
#include <filesystem>

namespace redactor::pipeline {

namespace {
namespace fs = std::filesystem;

// A folder that lacks a part of what is shipped is refused: less would be found
// without a word.
bool IsWhole(const fs::path& folder) {
  std::error_code error;
  for (const char* part : {"fields.toml", "names.dict", "names.model"}) {
    if (!fs::is_regular_file(folder / part, error)) return false;
  }
  return true;
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
    if (IsWhole(chosen)) return chosen.string();
    return Status(StatusCode::kNotFound,
                  "the patterns folder lacks fields.toml, names.dict or "
                  "names.model (see "
                  "$REDACTOR_PATTERNS)");
  }
  // lib/ or lib/<multiarch>/ below the prefix.
  fs::path prefix = LibraryFile().parent_path();
  for (int up = 0; up < 3 && !prefix.empty(); ++up) {
    prefix = prefix.parent_path();
    const fs::path folder = prefix / "share/redactor/patterns";
    if (IsWhole(folder)) return folder.string();
  }
  return Status(StatusCode::kNotFound,
                "the shipped patterns were not found beside the library; set "
                "$REDACTOR_PATTERNS");
}

}  // namespace redactor::pipeline
