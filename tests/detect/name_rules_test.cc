// The examples of person.toml and place.toml, without the engine: the pattern,
// the validator and the trigger of each rule.
#include <doctest/doctest.h>
#include <toml++/toml.h>

#include <algorithm>

#include "redactor/detect/validators/name_validators.h"
#include "redactor/match/regex.h"

namespace redactor::detect {
namespace {

const ValidatorInfo* Validator(std::string_view name) {
  for (const ValidatorInfo& info : kNameValidators) {
    if (info.name == name) return &info;
  }
  return nullptr;
}

bool IsWordByte(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 ||
         static_cast<unsigned char>(c) >= 0x80;
}

// A text trigger of the rule stands in the text, at the start of a word.
bool Triggers(const toml::table& rule, std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  for (const toml::node& node : *rule["trigger"].as_array()) {
    const std::string trigger = *node.value<std::string>();
    if (!trigger.starts_with("text:")) return true;
    const std::string literal = trigger.substr(5);
    for (size_t at = lower.find(literal); at != std::string::npos;
         at = lower.find(literal, at + 1)) {
      if (at == 0 || !IsWordByte(lower[at - 1]) || !IsWordByte(literal[0])) {
        return true;
      }
    }
  }
  return false;
}

// The first accepted value as "12-20", or "".
std::string FirstHit(const toml::table& rule, const match::Regex& regex,
                     std::string_view text) {
  match::RegexMatch match;
  for (size_t at = 0; regex.Find(text, at, text.size(), &match);) {
    ValidatorInput input{text, static_cast<uint32_t>(match.value_begin),
                         static_cast<uint32_t>(match.value_end), nullptr};
    bool accepted = true;
    for (const toml::node& node : *rule["validate"].as_array()) {
      const ValidatorInfo* info = Validator(*node.value<std::string>());
      REQUIRE(info != nullptr);
      accepted = accepted && info->function(&input) != Verdict::kReject;
    }
    if (accepted) {
      return std::string(text.substr(input.begin, input.end - input.begin));
    }
    at = match.begin + 1;
  }
  return "";
}

void CheckFile(const std::string& name) {
  const toml::table root =
      toml::parse_file(std::string(REDACTOR_SOURCE_DIR) + "/patterns/" + name);
  for (const toml::node& node : *root["rule"].as_array()) {
    const toml::table& rule = *node.as_table();
    const std::string id = *rule["id"].value<std::string>();
    CAPTURE(id);
    auto regex =
        match::Regex::Create(*rule["pattern"].value<std::string>(), 1 << 20);
    REQUIRE_MESSAGE(regex.ok(), regex.status().message());
    CHECK(rule["match"].as_array()->size() >= 3);
    CHECK(rule["no_match"].as_array()->size() >= 3);
    for (const toml::node& example : *rule["match"].as_array()) {
      const std::string line = *example.value<std::string>();
      CAPTURE(line);
      const size_t open = line.find("«");
      const size_t close = line.find("»");
      REQUIRE(open < close);
      const std::string value = line.substr(open + 2, close - open - 2);
      const std::string text =
          line.substr(0, open) + value + line.substr(close + 2);
      CHECK(FirstHit(rule, **regex, text) == value);
      CHECK(Triggers(rule, text));
      CHECK(value.size() < rule["max_length"].value<uint32_t>());
    }
    for (const toml::node& example : *rule["no_match"].as_array()) {
      const std::string line = *example.value<std::string>();
      CAPTURE(line);
      CHECK(FirstHit(rule, **regex, line) == "");
    }
  }
}

TEST_CASE("people in strong contexts") { CheckFile("person.toml"); }
TEST_CASE("places and addresses") { CheckFile("place.toml"); }

TEST_CASE("the validators are sorted and named once") {
  CHECK(std::ranges::is_sorted(kNameValidators, {}, &ValidatorInfo::name));
}

}  // namespace
}  // namespace redactor::detect
