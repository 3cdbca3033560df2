// The rules of patterns/fields.toml and of the user, compiled, and what they
// say about one name. Immutable; what depends on siblings and values is left to
// the classifier.
#ifndef REDACTOR_DETECT_FIELD_RULES_H_
#define REDACTOR_DETECT_FIELD_RULES_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "redactor/base/record.h"
#include "redactor/detect/field.h"
#include "redactor/match/regex.h"
#include "redactor/status.h"

namespace redactor::detect {

struct FieldRule {
  std::string id;  // with "field."
  FieldAction action = FieldAction::kNone;
  bool inherit = false;   // take the rules of the parent key
  bool by_shape = false;  // the value picks the type
  bool whole = false;     // the value as it stands
  EntityType type = EntityType::kPerson;
  uint64_t sibling = 0;  // one bit of FieldName::sibling_bits, or none
  uint64_t parent = 0;   // one bit of FieldName::parent_bits, or none
  uint32_t when = 0;     // shapes
  uint32_t unless = 0;
  std::unique_ptr<const match::Regex> pattern;

  [[nodiscard]] bool conditional() const {
    return (sibling | parent | when | unless) != 0;
  }
};

// One [[field]] of a rule file, as written.
struct FieldRuleText {
  std::string id, action, type, pattern, sibling, parent, level, option;
  std::vector<std::string> when, unless;
  bool shape = false;
  bool whole = false;
  uint32_t line = 0;
};

// Reads a rule file; unknown keys and wrong types are errors with their line.
Result<std::vector<FieldRuleText>> ReadFieldFile(const std::string& path);

// PATH of --field. "**" stands for any number of steps, '*' inside a step for
// any run of characters.
struct FieldGlob {
  bool anywhere = false;  // no slash: the last name alone
  std::vector<std::string> steps;
  FieldVerdict verdict;  // its rule is "field.user"
};

// What the rules say about a name alone.
struct FieldName {
  std::string normalized;       // last part
  std::string prefix;           // normalised last word path before it, or ""
  std::vector<uint16_t> rules;  // in order, the last one maybe unconditional
  std::vector<uint16_t> globs;  // user rules whose last step fits
  uint64_t sibling_bits = 0;    // conditions this name fulfils for others
  uint64_t parent_bits = 0;     // ... for what it holds
  uint64_t prefix_bits = 0;     // parent_bits of the prefix
};

class FieldRules {
 public:
  // `path` names the file; an empty path: no rules but the user's.
  // `ticket_ids`: rules with that option count too.
  Status Load(const std::string& path, LocationLevel location, bool ticket_ids);
  Status AddUser(const std::vector<UserFieldRule>& user);

  void Describe(std::string_view raw_name, FieldName* name) const;

  [[nodiscard]] const std::vector<FieldRule>& rules() const { return rules_; }
  [[nodiscard]] const std::vector<FieldGlob>& globs() const { return globs_; }

 private:
  struct Condition {
    std::string pattern;
    std::unique_ptr<const match::Regex> regex;
  };
  Status AddRule(const FieldRuleText& text, LocationLevel location);
  Result<uint64_t> ConditionBit(const std::string& pattern,
                                std::vector<Condition>* conditions);

  std::vector<FieldRule> rules_;
  std::vector<Condition> siblings_;  // bit i of sibling_bits
  std::vector<Condition> parents_;
  std::vector<FieldGlob> globs_;
};

// Whether one step of a glob fits a name, raw or normalised.
bool MatchGlobStep(std::string_view step, std::string_view raw,
                   std::string_view normalized);

}  // namespace redactor::detect

#endif  // REDACTOR_DETECT_FIELD_RULES_H_
