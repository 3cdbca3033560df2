// Redacts the short texts that stand beside content: names of members, link
// targets, owners.
#ifndef REDACTOR_PIPELINE_NAMES_H_
#define REDACTOR_PIPELINE_NAMES_H_

#include <string>
#include <string_view>

#include "redactor/pipeline/run.h"

namespace redactor::pipeline {

class NameRedactor {
 public:
  explicit NameRedactor(Run* run);

  // Tokens instead of what the rules find in `name`, also where '_' joins
  // words ("imei_352099001761481.txt"). An error means: withhold.
  Result<std::string> Redact(std::string_view name, const std::string& entry);
  // For messages and reports: "a.zip!b/c" piece by piece; what cannot be made
  // safe becomes "?".
  std::string Safe(std::string_view entry);

 private:
  Status Find(std::string_view text, std::vector<detect::Detection>* found);

  Run* run_;
  detect::Engine::ScratchPtr scratch_;
};

}  // namespace redactor::pipeline

#endif  // REDACTOR_PIPELINE_NAMES_H_
