// One finding as the line of JSON that `detect` prints.
#ifndef REDACTOR_CLI_FINDING_JSON_H_
#define REDACTOR_CLI_FINDING_JSON_H_

#include <string>

#include "redactor/explanation.h"
#include "redactor/finding.h"

namespace redactor::cli {

// With a line end. Bytes of the text that are not UTF-8 become U+FFFD.
std::string FindingLine(const Finding& finding);
// The same and how it was judged; parts without meaning are left out.
std::string ExplanationLine(const Explanation& explanation);

}  // namespace redactor::cli

#endif  // REDACTOR_CLI_FINDING_JSON_H_
