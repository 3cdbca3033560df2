// Reads cues.toml, and expands names.
#include "redactor/detect/cue_groups.h"

#include <toml++/toml.h>

#include <algorithm>

#include "redactor/detect/rule_file.h"

namespace redactor::detect {

namespace {

Status Fault(const std::string& file, uint32_t line, const std::string& what) {
  return {StatusCode::kInvalidArgument,
          file + ":" + std::to_string(line) + ": " + what};
}

bool IsName(std::string_view word) { return word.starts_with('@'); }

}  // namespace

Result<CueGroups> CueGroups::Parse(std::string_view toml,
                                   const std::string& file) {
  toml::table table;
  try {
    table = toml::parse(toml);
  } catch (const toml::parse_error& error) {
    return Fault(file, error.source().begin.line,
                 std::string(error.description()));
  }
  CueGroups out;
  for (const auto& [key, node] : table) {
    std::vector<std::string>& words = out.groups_[std::string(key.str())];
    const toml::array* list = node.as_array();
    const uint32_t line = node.source().begin.line;
    if (list == nullptr || list->empty()) {
      return Fault(file, line, "a group of cues is a list of strings");
    }
    for (const toml::node& item : *list) {
      const auto word = item.value_exact<std::string>();
      if (!word || word->empty() || IsName(*word)) {
        return Fault(file, item.source().begin.line, "a cue is a word");
      }
      words.push_back(*word);
    }
  }
  return out;
}

bool CueGroups::Named(const Rule& rule) {
  return std::any_of(rule.context.begin(), rule.context.end(), IsName) ||
         std::any_of(rule.veto.begin(), rule.veto.end(), IsName);
}

Status CueGroups::Expand(Rule* rule) const {
  REDACTOR_RETURN_IF_ERROR(ExpandList(*rule, &rule->context));
  return ExpandList(*rule, &rule->veto);
}

Status CueGroups::ExpandList(const Rule& rule,
                             std::vector<std::string>* words) const {
  if (std::none_of(words->begin(), words->end(), IsName)) return Status::Ok();
  std::vector<std::string> out;
  const auto add = [&](const std::string& word) {
    if (std::find(out.begin(), out.end(), word) == out.end()) {
      out.push_back(word);
    }
  };
  for (const std::string& word : *words) {
    if (!IsName(word)) {
      add(word);
      continue;
    }
    const auto group = groups_.find(std::string_view(word).substr(1));
    if (group == groups_.end()) {
      std::vector<std::string_view> names;
      for (const auto& [name, unused] : groups_) names.push_back(name);
      return Fault(
          rule.file, rule.line,
          "unknown cue group `" + word + "`" + Suggest(word.substr(1), names));
    }
    for (const std::string& cue : group->second) add(cue);
  }
  *words = std::move(out);
  return Status::Ok();
}

}  // namespace redactor::detect
