// Rules as text: for `rules list` and `rules show`.
#ifndef REDACTOR_DETECT_RULE_TEXT_H_
#define REDACTOR_DETECT_RULE_TEXT_H_

#include <string>

#include "redactor/detect/rule.h"

namespace redactor::detect {

// "digits:14", as a rule file has it; "slow" for no trigger. One line.
std::string TriggerText(const Trigger& trigger);
// What starts the rule, the triggers in use with blanks between; of many, the
// first ones and how many more.
std::string LaneText(const Rule& rule);
// The rule as a rule file has it, behind comments that say where it stands,
// what became of it (`off`: switched off) and which triggers were derived.
std::string RuleText(const Rule& rule, bool off);

}  // namespace redactor::detect

#endif  // REDACTOR_DETECT_RULE_TEXT_H_
