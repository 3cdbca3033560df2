// Redacts the short texts that stand beside content: names of members, link
// targets, owners.
#ifndef REDACTOR_PIPELINE_NAMES_H_
#define REDACTOR_PIPELINE_NAMES_H_

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "redactor/pipeline/run.h"

namespace redactor::pipeline {

class NameRedactor {
 public:
  explicit NameRedactor(Run* run);

  // Tokens instead of what the rules find in `name`, also where '_' joins
  // words ("imei_352099001761481.txt"). An error means: withhold. What is found
  // counts for the container `entry`; not when that is empty.
  Result<std::string> Redact(std::string_view name, const std::string& entry);
  // For messages and reports: "a.zip!b/c" piece by piece; what cannot be made
  // safe becomes "?".
  std::string Safe(std::string_view entry);
  // The same for the path of a value; remembers what it was asked before.
  const std::string& SafePath(const std::string& path);

 private:
  Status Note(std::string_view name, const detect::Detection& detection,
              const std::string& entry);
  Status Find(std::string_view text, std::vector<detect::Detection>* found);

  Run* run_;
  detect::Engine::ScratchPtr scratch_;
  std::unordered_map<std::string, std::string> safe_paths_;
};

}  // namespace redactor::pipeline

#endif  // REDACTOR_PIPELINE_NAMES_H_
