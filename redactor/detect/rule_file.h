// Rule files: TOML in, checked rules out.
//
// Every fault is kInvalidArgument with "FILE:LINE: what"; a misspelt word names
// the nearest right one. Whether patterns compile and examples hold is checked
// by who compiles them (pattern_detector.h, rule_test.cc).
#ifndef REDACTOR_DETECT_RULE_FILE_H_
#define REDACTOR_DETECT_RULE_FILE_H_

#include <string>
#include <string_view>
#include <vector>

#include "redactor/detect/rule.h"
#include "redactor/status.h"

namespace redactor::detect {

struct RuleEntry {
  Rule rule;
  bool enabled = true;  // false: only the id counts
};

// One file's rules, in order. `file` is its name for messages.
Result<std::vector<RuleEntry>> ParseRules(std::string_view toml,
                                          const std::string& file);

struct RuleSources {
  std::string patterns_folder;  // shipped rules: every *.toml but fields.toml
  bool default_rules = true;    // false: leave the shipped rules out
  std::vector<std::string> paths;  // the user's files, or folders of files
};

// All rules that are on: shipped ones by file name and place, then the user's.
// A user's rule with a shipped id stands in its place; `enabled = false`
// removes it. Any other repeated id is an error. `bytes` receives the content
// of all files, for the rule set's name.
Result<std::vector<Rule>> LoadRules(const RuleSources& sources,
                                    std::string* bytes);

// A literal every match of `pattern` begins with, at a word start when it
// begins with a letter or digit, at least three bytes long; else empty.
std::string LeadingLiteral(std::string_view pattern);

// "; did you mean `x`?" for the candidate nearest to `word`, or "".
std::string Suggest(std::string_view word,
                    const std::vector<std::string_view>& candidates);

}  // namespace redactor::detect

#endif  // REDACTOR_DETECT_RULE_FILE_H_
