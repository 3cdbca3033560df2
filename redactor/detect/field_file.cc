// patterns/fields.toml, read: toml++ stays in this file of the field rules.
#include <toml++/toml.h>

#include <algorithm>
#include <array>

#include "redactor/detect/field_rules.h"
#include "redactor/detect/rule_file.h"

namespace redactor::detect {

namespace {

Status At(const std::string& path, uint32_t line, const std::string& message) {
  return {StatusCode::kInvalidArgument,
          path + ":" + std::to_string(line) + ": " + message};
}

uint32_t LineOf(const toml::node& node) { return node.source().begin.line; }

bool ReadStrings(const toml::node& node, std::vector<std::string>* out) {
  const toml::array* list = node.as_array();
  if (list == nullptr) return false;
  for (const toml::node& item : *list) {
    const toml::value<std::string>* text = item.as_string();
    if (text == nullptr) return false;
    out->push_back(text->get());
  }
  return true;
}

// Puts the value of one key where it belongs; false when the type is wrong.
bool ReadKey(std::string_view key, const toml::node& node, FieldRuleText* rule,
             bool* known) {
  *known = true;
  if (key == "when") return ReadStrings(node, &rule->when);
  if (key == "unless") return ReadStrings(node, &rule->unless);
  if (key == "shape" || key == "whole") {
    if (!node.is_boolean()) return false;
    (key == "shape" ? rule->shape : rule->whole) = node.as_boolean()->get();
    return true;
  }
  std::string note;
  const std::array<std::pair<std::string_view, std::string*>, 9> texts = {{
      {"id", &rule->id},
      {"action", &rule->action},
      {"type", &rule->type},
      {"pattern", &rule->pattern},
      {"sibling", &rule->sibling},
      {"parent", &rule->parent},
      {"level", &rule->level},
      {"note", &note},
      {"option", &rule->option},
  }};
  for (const auto& [name, target] : texts) {
    if (key != name) continue;
    if (!node.is_string()) return false;
    *target = node.as_string()->get();
    return true;
  }
  *known = false;
  return false;
}

Status ReadRule(const std::string& path, const toml::table& table,
                FieldRuleText* rule) {
  rule->line = LineOf(table);
  for (const auto& [key, node] : table) {
    bool known = false;
    if (ReadKey(key.str(), node, rule, &known)) continue;
    return At(path, LineOf(node),
              (known ? "wrong type for \"" : "unknown key \"") +
                  std::string(key.str()) + "\"");
  }
  if (rule->id.empty() || rule->pattern.empty() || rule->action.empty()) {
    return At(path, rule->line, "a field rule needs id, action and pattern");
  }
  const auto options = RuleOptions();
  if (!rule->option.empty() && std::find(options.begin(), options.end(),
                                         rule->option) == options.end()) {
    return At(path, rule->line, "unknown option \"" + rule->option + "\"");
  }
  return Status::Ok();
}

Result<std::vector<FieldRuleText>> ReadTable(const std::string& path,
                                             const toml::table& root) {
  std::vector<FieldRuleText> rules;
  for (const auto& [key, node] : root) {
    const toml::array* list = node.as_array();
    if (key.str() != "field" || list == nullptr ||
        !list->is_homogeneous<toml::table>()) {
      return At(path, LineOf(node),
                "only [[field]] tables may stand here, not \"" +
                    std::string(key.str()) + "\"");
    }
    for (const toml::node& item : *list) {
      REDACTOR_RETURN_IF_ERROR(
          ReadRule(path, *item.as_table(), &rules.emplace_back()));
    }
  }
  return rules;
}

}  // namespace

Result<std::vector<FieldRuleText>> ReadFieldFile(const std::string& path) {
  try {
    return ReadTable(path, toml::parse_file(path));
  } catch (const toml::parse_error& error) {
    return At(path, error.source().begin.line,
              std::string(error.description()));
  }
}

}  // namespace redactor::detect
