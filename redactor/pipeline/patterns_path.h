// Where the shipped rules and tables are.
#ifndef REDACTOR_PIPELINE_PATTERNS_PATH_H_
#define REDACTOR_PIPELINE_PATTERNS_PATH_H_

#include <string>

#include "redactor/status.h"

namespace redactor::pipeline {

// `given` when not empty, else $REDACTOR_PATTERNS, else share/redactor/patterns
// beside the folder of this library (the same in build tree and install).
Result<std::string> FindPatterns(const std::string& given);

}  // namespace redactor::pipeline

#endif  // REDACTOR_PIPELINE_PATTERNS_PATH_H_
