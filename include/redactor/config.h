// Config: a configuration file, read but not interpreted.
//
// TOML: keys with a text, a number, a flag or a list of texts; a table of texts
// is a list of "key=text" in the order of the file. What keys mean is for the
// reader of the entries to say; the command line takes the names of its
// options.
#ifndef REDACTOR_CONFIG_H_
#define REDACTOR_CONFIG_H_

#include <cstdint>
#include <string>
#include <vector>

#include "redactor/export.h"
#include "redactor/status.h"

namespace redactor {

struct ConfigEntry {
  enum class Kind : uint8_t { kText, kNumber, kFlag, kList, kTable };
  std::string key;
  Kind kind = Kind::kText;
  std::vector<std::string> values;  // a flag that is false has none
  uint32_t line = 0;
};

struct Config {
  std::vector<ConfigEntry> entries;  // in the order of the file
  std::string id;                    // names the content, for reports
};

// Messages have "PATH:LINE: what".
REDACTOR_EXPORT Result<Config> ReadConfig(const std::string& path);

}  // namespace redactor

#endif  // REDACTOR_CONFIG_H_
