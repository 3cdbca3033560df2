// Rule files: TOML in, checked rules out.
//
// Every fault is kInvalidArgument with "FILE:LINE: what"; a misspelt word names
// the nearest right one. Whether patterns compile and examples hold is checked
// by who compiles them (pattern_detector.h, rule_test.cc).
#ifndef REDACTOR_DETECT_RULE_FILE_H_
#define REDACTOR_DETECT_RULE_FILE_H_

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "redactor/detect/rule.h"
#include "redactor/status.h"

namespace redactor::detect {

struct RuleEntry {
  Rule rule;
  bool enabled = true;  // false: only the id counts
  // Not empty: an entry without a pattern, for the shipped rule of its id. Puts
  // what the entry says into that rule.
  std::function<Status(Rule*)> adjust;
};

// All keys of a rule, sorted.
std::vector<std::string_view> RuleKeys();

// One file's rules, in order. `file` is its name for messages.
Result<std::vector<RuleEntry>> ParseRules(std::string_view toml,
                                          const std::string& file);

struct RuleSources {
  std::string patterns_folder;  // shipped rules: every *.toml but fields, cues
  bool default_rules = true;    // false: leave the shipped rules out
  std::vector<std::string> paths;  // the user's files, or folders of files
  bool ticket_ids = false;         // rules with `option = "ticket_ids"` too
};

// The names a rule, in patterns or in fields.toml, may give as its `option`.
std::span<const std::string_view> RuleOptions();

struct RuleSet {
  // Shipped by file name and place, then the user's; without those of an
  // option that is off.
  std::vector<Rule> rules;
  std::vector<Rule> off;  // shipped rules the user switched off
};

// A user's rule with a shipped id stands in its place; one without a pattern
// adjusts it: what it names replaces, its examples go; `enabled = false`
// switches it off. An id stands once in shipped rules and once in the user's.
// `bytes` receives the content of all files, for the rule set's name.
Result<RuleSet> LoadRules(const RuleSources& sources, std::string* bytes);

// A literal every match of `pattern` begins with, at a word start when it
// begins with a letter or digit, at least three bytes long; else empty.
std::string LeadingLiteral(std::string_view pattern);

// "; did you mean `x`?" for the candidate nearest to `word`, or "".
std::string Suggest(std::string_view word,
                    const std::vector<std::string_view>& candidates);

}  // namespace redactor::detect

#endif  // REDACTOR_DETECT_RULE_FILE_H_
