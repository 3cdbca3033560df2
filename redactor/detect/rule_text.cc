// Writes the language that rule_file.cc reads.
#include "redactor/detect/rule_text.h"

#include <algorithm>
#include <cstdio>

#include "redactor/detect/compiled_rule.h"

namespace redactor::detect {

namespace {

constexpr size_t kShown = 6;  // triggers of a lane

// A basic string of TOML.
std::string Basic(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out += {'\\', c};
    } else if (c == '\n') {
      out += "\\n";
    } else if (c == '\t') {
      out += "\\t";
    } else if (c == '\r') {
      out += "\\r";
    } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
      char escape[8];
      std::snprintf(escape, sizeof escape, "\\u%04X", c);
      out += escape;
    } else {
      out += c;
    }
  }
  return out + '"';
}

// Without escapes where that is possible: patterns are full of backslashes.
std::string Quoted(std::string_view text) {
  const bool plain = text.find("'''") == std::string_view::npos &&
                     !text.starts_with('\n') && !text.ends_with('\'') &&
                     std::none_of(text.begin(), text.end(), [](char c) {
                       return (static_cast<unsigned char>(c) < 0x20 &&
                               c != '\t' && c != '\n') ||
                              c == 0x7F;
                     });
  if (!plain || text.find_first_of("\\\"") == std::string_view::npos) {
    return Basic(text);
  }
  return "'''" + std::string(text) + "'''";
}

void AppendList(std::string_view key, const std::vector<std::string>& values,
                std::string* out) {
  if (values.empty()) return;
  *out += std::string(key) + " = [";
  size_t column = key.size() + 4;
  for (size_t i = 0; i < values.size(); ++i) {
    const std::string value =
        Quoted(values[i]) + (i + 1 < values.size() ? "," : "");
    if (i > 0 && column + value.size() > 78) {
      *out += "\n  ";
      column = 2;
    } else if (i > 0) {
      *out += ' ';
    }
    *out += value;
    column += value.size() + 1;
  }
  *out += "]\n";
}

void AppendText(std::string_view key, const std::string& value,
                std::string* out) {
  if (!value.empty()) *out += std::string(key) + " = " + Quoted(value) + "\n";
}

std::string Number(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%g", value);
  const std::string number = text;
  return number.find('.') == std::string::npos ? number + ".0" : number;
}

bool Same(const Trigger& a, const Trigger& b) {
  return TriggerText(a) == TriggerText(b);
}

std::vector<std::string> TriggerTexts(const std::vector<Trigger>& triggers) {
  std::vector<std::string> texts;
  for (const Trigger& trigger : triggers) {
    if (trigger.kind != Trigger::Kind::kSlow) {
      texts.push_back(TriggerText(trigger));
    }
  }
  return texts;
}

std::string Comments(const Rule& rule, bool off) {
  std::string out = "# " + rule.file + ":" + std::to_string(rule.line) + "\n";
  if (off) {
    out += "# switched off by " + rule.instead + "\n";
  } else if (!rule.instead.empty()) {
    out += "# in place of the shipped rule at " + rule.instead + "\n";
  }
  bool at_start = false;
  const std::vector<Trigger> used = EffectiveTriggers(rule, &at_start);
  const auto slow = [](const Trigger& t) {
    return t.kind == Trigger::Kind::kSlow;
  };
  if (std::any_of(used.begin(), used.end(), slow)) {
    out += "# no trigger: the slow lane, every text is searched for it\n";
  } else if (!std::equal(used.begin(), used.end(), rule.triggers.begin(),
                         rule.triggers.end(), Same)) {
    std::string line;
    AppendList("# in use, derived from the pattern: trigger",
               TriggerTexts(used), &line);
    for (size_t at = line.find("\n "); at != std::string::npos;
         at = line.find("\n ", at + 3)) {
      line.replace(at, 2, "\n# ");
    }
    out += line;
  }
  return out;
}

}  // namespace

std::string TriggerText(const Trigger& trigger) {
  using Kind = Trigger::Kind;
  std::string out;
  switch (trigger.kind) {
    case Kind::kDigits:
      out = "digits:" + std::to_string(trigger.count);
      if (trigger.max != UINT32_MAX) out += "-" + std::to_string(trigger.max);
      return out;
    case Kind::kHex:
      return "hex:" + std::to_string(trigger.count);
    case Kind::kCaps:
      return "caps:" + std::to_string(trigger.count);
    case Kind::kRun:
      return "run:" + std::to_string(trigger.count);
    case Kind::kByte:
      return "byte:" + trigger.literal;
    case Kind::kText:
      return "text:" + trigger.literal;
    case Kind::kOwn:
      return "own";
    case Kind::kSlow:
      return "slow";
  }
  return out;
}

std::string LaneText(const Rule& rule) {
  bool at_start = false;
  const std::vector<Trigger> used = EffectiveTriggers(rule, &at_start);
  std::string out;
  for (size_t i = 0; i < std::min(used.size(), kShown); ++i) {
    // Escapes as in a string of TOML: the list has one line a rule.
    const std::string text = Basic(TriggerText(used[i]));
    out += (i > 0 ? " " : "") + text.substr(1, text.size() - 2);
  }
  if (used.size() > kShown) {
    out += " +" + std::to_string(used.size() - kShown);
  }
  return out;
}

std::string RuleText(const Rule& rule, bool off) {
  std::string out = Comments(rule, off) + "[[rule]]\n";
  AppendText("id", rule.id, &out);
  AppendText("type", std::string(EntityTypeName(rule.type)), &out);
  AppendText("option", rule.option, &out);
  AppendText("pattern", rule.pattern, &out);
  AppendList("trigger", TriggerTexts(rule.triggers), &out);
  AppendText("alphabet", rule.alphabet, &out);
  AppendList("validate", rule.validate, &out);
  AppendList("context", rule.context, &out);
  AppendList("veto", rule.veto, &out);
  if (rule.requires_context) out += "requires_context = true\n";
  out += "score = " + Number(rule.score) + "\n";
  out += "score_in_context = " + Number(rule.score_in_context) + "\n";
  out += "max_length = " + std::to_string(rule.max_length) + "\n";
  if (rule.look_back != 0) {
    out += "look_back = " + std::to_string(rule.look_back) + "\n";
  }
  AppendText("extend", rule.extend, &out);
  AppendText("extend_until", rule.extend_until, &out);
  AppendList("match", rule.match, &out);
  AppendList("no_match", rule.no_match, &out);
  return out;
}

}  // namespace redactor::detect
