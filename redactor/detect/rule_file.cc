// Reads rule files with toml++ (the only file of the engine that knows it).
#include "redactor/detect/rule_file.h"

#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "redactor/base/limits.h"
#include "redactor/detect/validator.h"
#include "redactor/match/byte_class.h"

namespace redactor::detect {

namespace {

// Where a message points.
struct Place {
  const std::string* file;
  uint32_t line;
};

Status Fault(const Place& place, const std::string& what) {
  return {StatusCode::kInvalidArgument,
          *place.file + ":" + std::to_string(place.line) + ": " + what};
}

Place At(const Place& place, const toml::source_region& source) {
  return {place.file, source.begin.line};
}

Status ReadString(const Place& place, std::string_view key,
                  const toml::node& node, std::string* out) {
  const auto value = node.value_exact<std::string>();
  if (!value) return Fault(place, "`" + std::string(key) + "` is not a string");
  *out = *value;
  return Status::Ok();
}

// A string or an array of strings.
Status ReadStrings(const Place& place, std::string_view key,
                   const toml::node& node, std::vector<std::string>* out) {
  out->clear();
  if (node.is_string()) {
    return ReadString(place, key, node, &out->emplace_back());
  }
  const toml::array* array = node.as_array();
  if (array == nullptr) {
    return Fault(place, "`" + std::string(key) + "` is not a list of strings");
  }
  for (const toml::node& item : *array) {
    REDACTOR_RETURN_IF_ERROR(
        ReadString(At(place, item.source()), key, item, &out->emplace_back()));
  }
  return Status::Ok();
}

Status ReadScore(const Place& place, std::string_view key,
                 const toml::node& node, double* out) {
  const auto value = node.value<double>();
  if (!value || *value < 0 || *value > 1) {
    return Fault(place,
                 "`" + std::string(key) + "` is not a number from 0 to 1");
  }
  *out = *value;
  return Status::Ok();
}

Status ReadBool(const Place& place, std::string_view key,
                const toml::node& node, bool* out) {
  const auto value = node.value_exact<bool>();
  if (!value) {
    return Fault(place, "`" + std::string(key) + "` is not true or false");
  }
  *out = *value;
  return Status::Ok();
}

Status ReadType(const Place& place, const toml::node& node, EntityType* out) {
  std::string name;
  REDACTOR_RETURN_IF_ERROR(ReadString(place, "type", node, &name));
  const std::optional<EntityType> type = ParseEntityType(name);
  if (!type) {
    std::vector<std::string_view> names;
    for (const EntityTypeInfo& info : EntityTypes()) names.push_back(info.name);
    return Fault(place, "unknown type `" + name + "`" + Suggest(name, names));
  }
  *out = *type;
  return Status::Ok();
}

Status ReadOption(const Place& place, const toml::node& node,
                  std::string* out) {
  REDACTOR_RETURN_IF_ERROR(ReadString(place, "option", node, out));
  const auto names = RuleOptions();
  if (std::find(names.begin(), names.end(), *out) != names.end()) {
    return Status::Ok();
  }
  return Fault(place, "unknown option `" + *out + "`" +
                          Suggest(*out, {names.begin(), names.end()}));
}

Status ReadLength(const Place& place, std::string_view key,
                  const toml::node& node, uint32_t* out) {
  const auto value = node.value_exact<int64_t>();
  if (!value || *value < 1 || *value > static_cast<int64_t>(kMarginBytes)) {
    return Fault(place, "`" + std::string(key) +
                            "` is not a whole number from 1 to " +
                            std::to_string(kMarginBytes));
  }
  *out = static_cast<uint32_t>(*value);
  return Status::Ok();
}

Status ReadClass(const Place& place, std::string_view key,
                 const toml::node& node, std::string* out) {
  REDACTOR_RETURN_IF_ERROR(ReadString(place, key, node, out));
  const auto parsed = match::ByteClass::Parse(*out);
  if (parsed.ok()) return Status::Ok();
  return Fault(place,
               "`" + std::string(key) + "`: " + parsed.status().message());
}

Status ParseCount(const Place& place, std::string_view word,
                  std::string_view text, uint32_t* out) {
  uint32_t count = 0;
  for (const char c : text) {
    if (c < '0' || c > '9' || count > 9999) {
      count = 0;
      break;
    }
    count = count * 10 + static_cast<uint32_t>(c - '0');
  }
  if (count == 0) {
    return Fault(place, "trigger `" + std::string(word) +
                            "` needs a number from 1 to 9999 after the colon");
  }
  *out = count;
  return Status::Ok();
}

Status ParseTrigger(const Place& place, const std::string& text,
                    Trigger* trigger) {
  const size_t colon = text.find(':');
  const std::string word = text.substr(0, colon);
  const std::string rest =
      colon == std::string::npos ? "" : text.substr(colon + 1);
  using Kind = Trigger::Kind;
  static const std::map<std::string_view, Kind> kWords = {
      {"digits", Kind::kDigits}, {"hex", Kind::kHex},   {"run", Kind::kRun},
      {"caps", Kind::kCaps},     {"byte", Kind::kByte}, {"text", Kind::kText},
      {"own", Kind::kOwn},
  };
  const auto known = kWords.find(word);
  if (known == kWords.end()) {
    std::vector<std::string_view> words;
    for (const auto& [name, kind] : kWords) words.push_back(name);
    return Fault(place,
                 "unknown trigger `" + word + "`" + Suggest(word, words));
  }
  trigger->kind = known->second;
  trigger->literal = rest;
  if (trigger->kind == Kind::kOwn) {
    if (colon == std::string::npos) return Status::Ok();
    return Fault(place, "trigger `own` takes nothing after it");
  }
  if (trigger->kind == Kind::kByte) {
    const unsigned char c = rest.empty() ? '\0' : rest[0];
    if (rest.size() != 1 || c >= 0x80 || !std::ispunct(c)) {
      return Fault(place, "trigger `byte` needs one punctuation character");
    }
    return Status::Ok();
  }
  if (trigger->kind == Kind::kText) {
    if (!rest.empty()) return Status::Ok();
    return Fault(place, "trigger `text` needs a literal after the colon");
  }
  trigger->literal.clear();
  const size_t dash =
      trigger->kind == Kind::kDigits ? rest.find('-') : std::string::npos;
  REDACTOR_RETURN_IF_ERROR(
      ParseCount(place, word, rest.substr(0, dash), &trigger->count));
  if (dash == std::string::npos) return Status::Ok();
  REDACTOR_RETURN_IF_ERROR(
      ParseCount(place, word, rest.substr(dash + 1), &trigger->max));
  if (trigger->max >= trigger->count) return Status::Ok();
  return Fault(place, "trigger `digits`: the range ends before it begins");
}

Status ReadTriggers(const Place& place, const toml::node& node,
                    std::vector<Trigger>* out) {
  std::vector<std::string> texts;
  REDACTOR_RETURN_IF_ERROR(ReadStrings(place, "trigger", node, &texts));
  out->clear();
  for (const std::string& text : texts) {
    REDACTOR_RETURN_IF_ERROR(ParseTrigger(place, text, &out->emplace_back()));
  }
  return Status::Ok();
}

Status ReadValidators(const Place& place, const toml::node& node,
                      std::vector<std::string>* out) {
  REDACTOR_RETURN_IF_ERROR(ReadStrings(place, "validate", node, out));
  for (const std::string& name : *out) {
    if (FindValidator(name) != nullptr) continue;
    std::vector<std::string_view> names;
    for (const ValidatorInfo& info : Validators()) names.push_back(info.name);
    return Fault(place,
                 "unknown validator `" + name + "`" + Suggest(name, names));
  }
  return Status::Ok();
}

using KeyReader = Status (*)(const Place&, std::string_view, const toml::node&,
                             RuleEntry*);

// Every key of a rule, sorted by name.
const std::map<std::string_view, KeyReader>& KeyReaders() {
  using P = const Place&;
  using K = std::string_view;
  using N = const toml::node&;
  using E = RuleEntry*;
  static const std::map<K, KeyReader> readers = {
      {"alphabet", [](P p, K k, N n,
                      E e) { return ReadClass(p, k, n, &e->rule.alphabet); }},
      {"context", [](P p, K k, N n,
                     E e) { return ReadStrings(p, k, n, &e->rule.context); }},
      {"enabled",
       [](P p, K k, N n, E e) { return ReadBool(p, k, n, &e->enabled); }},
      {"extend",
       [](P p, K k, N n, E e) { return ReadClass(p, k, n, &e->rule.extend); }},
      {"extend_until",
       [](P p, K k, N n, E e) {
         return ReadString(p, k, n, &e->rule.extend_until);
       }},
      {"id",
       [](P p, K k, N n, E e) { return ReadString(p, k, n, &e->rule.id); }},
      {"look_back",
       [](P p, K k, N n, E e) {
         return ReadLength(p, k, n, &e->rule.look_back);
       }},
      {"match",
       [](P p, K k, N n, E e) { return ReadStrings(p, k, n, &e->rule.match); }},
      {"max_length",
       [](P p, K k, N n, E e) {
         return ReadLength(p, k, n, &e->rule.max_length);
       }},
      {"no_match", [](P p, K k, N n,
                      E e) { return ReadStrings(p, k, n, &e->rule.no_match); }},
      {"option",
       [](P p, K, N n, E e) { return ReadOption(p, n, &e->rule.option); }},
      {"pattern", [](P p, K k, N n,
                     E e) { return ReadString(p, k, n, &e->rule.pattern); }},
      {"requires_context",
       [](P p, K k, N n, E e) {
         return ReadBool(p, k, n, &e->rule.requires_context);
       }},
      {"score",
       [](P p, K k, N n, E e) { return ReadScore(p, k, n, &e->rule.score); }},
      {"score_in_context",
       [](P p, K k, N n, E e) {
         return ReadScore(p, k, n, &e->rule.score_in_context);
       }},
      {"trigger",
       [](P p, K, N n, E e) { return ReadTriggers(p, n, &e->rule.triggers); }},
      {"type", [](P p, K, N n, E e) { return ReadType(p, n, &e->rule.type); }},
      {"validate", [](P p, K, N n,
                      E e) { return ReadValidators(p, n, &e->rule.validate); }},
      {"veto",
       [](P p, K k, N n, E e) { return ReadStrings(p, k, n, &e->rule.veto); }},
  };
  return readers;
}

bool IsRuleId(std::string_view id) {
  return std::all_of(id.begin(), id.end(), [](unsigned char c) {
    return std::isalnum(c) != 0 || c == '.' || c == '_' || c == '-';
  });
}

Status CheckContext(const Place& place, const Rule& rule) {
  if (!rule.requires_context || !rule.context.empty()) return Status::Ok();
  return Fault(place, "rule `" + rule.id +
                          "` requires a context but lists no `context` words");
}

Status ReadKeys(const Place& place, const toml::table& table, RuleEntry* out) {
  for (const auto& [key, node] : table) {
    const Place there = At(place, key.source());
    const auto reader = KeyReaders().find(key.str());
    if (reader == KeyReaders().end()) {
      return Fault(there, "unknown key `" + std::string(key.str()) + "`" +
                              Suggest(key.str(), RuleKeys()));
    }
    REDACTOR_RETURN_IF_ERROR(reader->second(there, key.str(), node, out));
  }
  return Status::Ok();
}

// The examples of a rule tell about it as it was.
Status Adjust(const Place& place, const toml::table& table, Rule* rule) {
  RuleEntry entry;
  entry.rule = std::move(*rule);
  entry.rule.match.clear();
  entry.rule.no_match.clear();
  REDACTOR_RETURN_IF_ERROR(ReadKeys(place, table, &entry));
  *rule = std::move(entry.rule);
  return CheckContext(place, *rule);
}

Status CheckRule(const Place& place, const toml::table& table, RuleEntry* out) {
  if (!table.contains("id") || out->rule.id.empty()) {
    return Fault(place, "the rule has no `id`");
  }
  if (!IsRuleId(out->rule.id)) {
    return Fault(place, "an `id` is letters, digits, '.', '_' and '-'");
  }
  if (!out->enabled) return Status::Ok();
  if (!table.contains("pattern") && !table.contains("type")) {
    out->adjust = [table, file = *place.file, place](Rule* rule) {
      return Adjust({&file, place.line}, table, rule);
    };
    return Status::Ok();
  }
  for (const std::string_view key : {"type", "pattern", "max_length"}) {
    if (table.contains(key)) continue;
    return Fault(
        place, "rule `" + out->rule.id + "` has no `" + std::string(key) + "`");
  }
  Rule& rule = out->rule;
  REDACTOR_RETURN_IF_ERROR(CheckContext(place, rule));
  if (rule.score_in_context == 0) rule.score_in_context = rule.score;
  if (rule.triggers.empty()) {
    Trigger& trigger = rule.triggers.emplace_back();
    trigger.literal = LeadingLiteral(rule.pattern);
    if (!trigger.literal.empty()) trigger.kind = Trigger::Kind::kText;
  }
  return Status::Ok();
}

Status ReadRule(const Place& place, const toml::table& table, RuleEntry* out) {
  out->rule.file = *place.file;
  out->rule.line = place.line;
  REDACTOR_RETURN_IF_ERROR(ReadKeys(place, table, out));
  return CheckRule(place, table, out);
}

Status ReadTables(const toml::table& root, const std::string& file,
                  std::vector<RuleEntry>* out) {
  for (const auto& [key, node] : root) {
    const Place there = At({&file, 0}, key.source());
    if (key.str() != "rule") {
      return Fault(there, "unknown table `" + std::string(key.str()) + "`" +
                              Suggest(key.str(), {"rule"}));
    }
    const toml::array* rules = node.as_array();
    if (rules == nullptr || !rules->is_homogeneous<toml::table>()) {
      return Fault(there, "rules are written as [[rule]]");
    }
    for (const toml::node& rule : *rules) {
      REDACTOR_RETURN_IF_ERROR(ReadRule(
          At(there, rule.source()), *rule.as_table(), &out->emplace_back()));
    }
  }
  return Status::Ok();
}

}  // namespace

std::span<const std::string_view> RuleOptions() {
  static constexpr std::array<std::string_view, 1> kNames = {"ticket_ids"};
  return kNames;
}

std::vector<std::string_view> RuleKeys() {
  std::vector<std::string_view> keys;
  for (const auto& [name, read] : KeyReaders()) keys.push_back(name);
  return keys;
}

Result<std::vector<RuleEntry>> ParseRules(std::string_view toml,
                                          const std::string& file) {
  try {
    const toml::table root = toml::parse(toml, file);
    std::vector<RuleEntry> entries;
    REDACTOR_RETURN_IF_ERROR(ReadTables(root, file, &entries));
    return entries;
  } catch (const toml::parse_error& error) {
    return Fault({&file, error.source().begin.line},
                 std::string(error.description()));
  }
}

}  // namespace redactor::detect
