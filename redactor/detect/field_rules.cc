// Compiles field rules and asks them about names. A name is described once per
// thread (FieldClassifier::Memo), so regexes here need no speed.
#include "redactor/detect/field_rules.h"

#include <array>
#include <optional>

#include "redactor/detect/field_name.h"
#include "redactor/detect/field_shape.h"

namespace redactor::detect {

namespace {

constexpr int64_t kFieldRegexMemory = 8 << 20;
// Longer names are questions of a form, not field names.
constexpr size_t kMaxKeyBytes = 128;

std::optional<LocationLevel> ParseLevel(std::string_view name) {
  constexpr std::array<std::string_view, 4> kLevels = {"street", "city",
                                                       "region", "country"};
  for (size_t i = 0; i < kLevels.size(); ++i) {
    if (kLevels[i] == name) return static_cast<LocationLevel>(i);
  }
  return std::nullopt;
}

struct ActionName {
  std::string_view name;
  FieldAction action;
};
constexpr ActionName kActions[] = {
    {"keep", FieldAction::kKeep}, {"token", FieldAction::kToken},
    {"drop", FieldAction::kDrop}, {"url", FieldAction::kUrl},
    {"text", FieldAction::kText}, {"inherit", FieldAction::kNone},
};

std::optional<FieldAction> ParseAction(std::string_view name) {
  for (const ActionName& action : kActions) {
    if (action.name == name) return action.action;
  }
  return std::nullopt;
}

Status Invalid(const std::string& message) {
  return {StatusCode::kInvalidArgument, message};
}

Status ParseShapes(const std::vector<std::string>& names, uint32_t* shapes) {
  for (const std::string& name : names) {
    const std::optional<uint32_t> bit = ParseShape(name);
    if (!bit) return Invalid("unknown shape \"" + name + "\"");
    *shapes |= *bit;
  }
  return Status::Ok();
}

bool Matches(const match::Regex& regex, std::string_view name) {
  match::RegexMatch match;
  return regex.Find(name, 0, name.size(), &match);
}

}  // namespace

Result<uint64_t> FieldRules::ConditionBit(const std::string& pattern,
                                          std::vector<Condition>* conditions) {
  if (pattern.empty()) return uint64_t{0};
  for (size_t i = 0; i < conditions->size(); ++i) {
    if ((*conditions)[i].pattern == pattern) return uint64_t{1} << i;
  }
  if (conditions->size() == 64) return Invalid("more than 64 conditions");
  auto regex = match::Regex::Create(pattern, kFieldRegexMemory);
  if (!regex.ok()) return regex.status();
  conditions->push_back({pattern, std::move(regex).value()});
  return uint64_t{1} << (conditions->size() - 1);
}

Status FieldRules::AddRule(const FieldRuleText& text, LocationLevel location) {
  FieldRule rule;
  rule.id = "field." + text.id;
  const std::optional<FieldAction> action = ParseAction(text.action);
  if (!action) return Invalid("unknown action \"" + text.action + "\"");
  rule.action = *action;
  rule.inherit = text.action == "inherit";
  rule.by_shape = text.shape;
  rule.whole = text.whole;
  if (!text.type.empty()) {
    const std::optional<EntityType> type = ParseEntityType(text.type);
    if (!type) return Invalid("unknown type \"" + text.type + "\"");
    rule.type = *type;
  } else if (rule.action == FieldAction::kToken && !rule.by_shape) {
    return Invalid("action \"token\" needs a type");
  }
  if (rule.action == FieldAction::kDrop) rule.type = EntityType::kSecret;
  if (!text.level.empty()) {
    const std::optional<LocationLevel> level = ParseLevel(text.level);
    if (!level) return Invalid("unknown level \"" + text.level + "\"");
    if (*level > location) rule.action = FieldAction::kKeep;
  }
  REDACTOR_RETURN_IF_ERROR(ParseShapes(text.when, &rule.when));
  REDACTOR_RETURN_IF_ERROR(ParseShapes(text.unless, &rule.unless));
  auto sibling = ConditionBit(text.sibling, &siblings_);
  if (!sibling.ok()) return sibling.status();
  rule.sibling = *sibling;
  auto parent = ConditionBit(text.parent, &parents_);
  if (!parent.ok()) return parent.status();
  rule.parent = *parent;
  auto regex = match::Regex::Create(text.pattern, kFieldRegexMemory);
  if (!regex.ok()) return regex.status();
  rule.pattern = std::move(regex).value();
  rules_.push_back(std::move(rule));
  return Status::Ok();
}

Status FieldRules::Load(const std::string& path, LocationLevel location,
                        bool ticket_ids) {
  auto texts = ReadFieldFile(path);
  if (!texts.ok()) return texts.status();
  for (const FieldRuleText& text : *texts) {
    if (!text.option.empty() && !ticket_ids) continue;
    REDACTOR_RETURN_IF_ERROR(
        AddRule(text, location)
            .WithPrefix(path + ":" + std::to_string(text.line)));
  }
  return Status::Ok();
}

void FieldRules::Describe(std::string_view raw_name, FieldName* name) const {
  *name = {};
  if (raw_name.size() > kMaxKeyBytes) return;
  const size_t last = LastPathPart(raw_name);
  name->normalized = JoinFieldWords(raw_name.substr(last));
  if (last > 0) {
    const std::string_view before = raw_name.substr(0, last - 1);
    name->prefix = JoinFieldWords(before.substr(LastPathPart(before)));
  }
  // A flattened name no rule knows by its last part may be one name:
  // "Phone/Fax".
  const std::string whole = JoinFieldWords(raw_name);
  for (const std::string& form : {name->normalized, whole}) {
    for (size_t i = 0; i < rules_.size(); ++i) {
      if (!Matches(*rules_[i].pattern, form)) continue;
      name->rules.push_back(static_cast<uint16_t>(i));
      if (!rules_[i].conditional()) break;
    }
    if (!name->rules.empty() || last == 0) break;
  }
  for (size_t i = 0; i < siblings_.size(); ++i) {
    if (Matches(*siblings_[i].regex, name->normalized)) {
      name->sibling_bits |= uint64_t{1} << i;
    }
  }
  for (size_t i = 0; i < parents_.size(); ++i) {
    if (Matches(*parents_[i].regex, name->normalized)) {
      name->parent_bits |= uint64_t{1} << i;
    }
    if (!name->prefix.empty() && Matches(*parents_[i].regex, name->prefix)) {
      name->prefix_bits |= uint64_t{1} << i;
    }
  }
  for (size_t i = 0; i < globs_.size(); ++i) {
    if (MatchGlobStep(globs_[i].steps.back(), raw_name, name->normalized)) {
      name->globs.push_back(static_cast<uint16_t>(i));
    }
  }
}

}  // namespace redactor::detect
