// The loaded map: what restore needs of each line, and no more.
#ifndef REDACTOR_PSEUDONYM_RESTORE_MAP_H_
#define REDACTOR_PSEUDONYM_RESTORE_MAP_H_

#include <memory>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "redactor/pseudonym/map_json.h"
#include "redactor/pseudonym/restore.h"

namespace redactor::pseudonym {

struct Spelling {
  std::string form;  // FORM, or empty for the plain spelling
  std::string raw;
  bool unquote = false;    // a bare number stood there
  bool ambiguous = false;  // several spellings share the FORM
};

struct RestoreEntry {
  bool known = false;  // there is a plain spelling
  bool foreign = false;
  Spelling plain;
  std::vector<Spelling> by_form;  // ascending by form

  // Null when no spelling has this FORM.
  [[nodiscard]] const Spelling* Find(std::string_view form) const;
};

struct RestoreTable {
  std::string key_id;
  std::string audience;
  std::unordered_map<std::string, RestoreEntry> entries;  // by bare token
  // What stands for values where no token fits: null when for two.
  std::unordered_map<std::string, std::unique_ptr<Spelling>> surrogates;
  std::set<size_t> body_sizes;  // that occur
};

struct RestoreMap::Impl {
  RestoreTable table;
};

}  // namespace redactor::pseudonym

#endif  // REDACTOR_PSEUDONYM_RESTORE_MAP_H_
