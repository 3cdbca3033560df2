// The user's own field rules: --field 'PATH=TYPE|keep|drop|text'.
#include "redactor/detect/field_name.h"
#include "redactor/detect/field_rules.h"

namespace redactor::detect {

namespace {

// '*' stands for any run of characters. Backtracks to the last star only.
bool Wildcard(std::string_view pattern, std::string_view text) {
  size_t p = 0;
  size_t t = 0;
  size_t star = std::string_view::npos;
  size_t mark = 0;
  while (t < text.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      mark = t;
    } else if (p < pattern.size() && pattern[p] == text[t]) {
      ++p;
      ++t;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      t = ++mark;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

// Normalises the stretches between the stars.
std::string NormalizeStep(std::string_view step) {
  std::string out;
  for (size_t at = 0;;) {
    const size_t star = step.find('*', at);
    out += JoinFieldWords(step.substr(at, star - at));
    if (star == std::string_view::npos) return out;
    out.push_back('*');
    at = star + 1;
  }
}

// "~1" and "~0" as in a JSON Pointer.
std::string Unescape(std::string_view step) {
  std::string out;
  for (size_t i = 0; i < step.size(); ++i) {
    if (step[i] == '~' && i + 1 < step.size() &&
        (step[i + 1] == '0' || step[i + 1] == '1')) {
      out.push_back(step[++i] == '0' ? '~' : '/');
    } else {
      out.push_back(step[i]);
    }
  }
  return out;
}

Status ParseValue(std::string_view value, FieldVerdict* verdict) {
  verdict->rule = "field.user";
  if (value == "keep") {
    verdict->action = FieldAction::kKeep;
  } else if (value == "drop") {
    verdict->action = FieldAction::kDrop;
    verdict->type = EntityType::kSecret;
  } else if (value == "text") {
    verdict->action = FieldAction::kText;
  } else if (const auto type = ParseEntityType(value)) {
    verdict->action = FieldAction::kToken;
    verdict->type = *type;
  } else {
    return {StatusCode::kInvalidArgument,
            "a field is an entity type, keep, drop or text, not \"" +
                std::string(value) + "\""};
  }
  return Status::Ok();
}

}  // namespace

bool MatchGlobStep(std::string_view step, std::string_view raw,
                   std::string_view normalized) {
  if (step == "*" || step == "**" || Wildcard(step, raw)) return true;
  const std::string form = NormalizeStep(step);
  return !form.empty() && Wildcard(form, normalized);
}

Status FieldRules::AddUser(const std::vector<UserFieldRule>& user) {
  for (const UserFieldRule& rule : user) {
    FieldGlob glob;
    REDACTOR_RETURN_IF_ERROR(ParseValue(rule.value, &glob.verdict));
    glob.anywhere = rule.path.find('/') == std::string::npos;
    std::string_view rest = rule.path;
    if (rest.starts_with('/')) rest.remove_prefix(1);
    while (true) {
      const size_t slash = rest.find('/');
      glob.steps.push_back(Unescape(rest.substr(0, slash)));
      if (glob.steps.back().empty()) {
        return {StatusCode::kInvalidArgument,
                "a field path has an empty step: \"" + rule.path + "\""};
      }
      if (slash == std::string_view::npos) break;
      rest.remove_prefix(slash + 1);
    }
    globs_.push_back(std::move(glob));
  }
  return Status::Ok();
}

}  // namespace redactor::detect
