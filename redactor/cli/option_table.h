// The option table: every option of every verb, once.
//
// Parsing, help and the nearest-name hint are made from it; a test walks it.
#ifndef REDACTOR_CLI_OPTION_TABLE_H_
#define REDACTOR_CLI_OPTION_TABLE_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace redactor::cli {

enum Verb : uint32_t {
  kRedact = 1 << 0,
  kDetect = 1 << 1,
  kCheck = 1 << 2,
  kRestore = 1 << 3,
  kRules = 1 << 4,
  kKey = 1 << 5,
  kMap = 1 << 6,
  kExplain = 1 << 7,
  kLearn = 1 << 8,
  kLexicon = 1 << 9,
};

struct VerbSpec {
  Verb verb;
  std::string_view name;
  std::string_view usage;    // after "redactor "
  std::string_view summary;  // one line
};

struct OptionSpec {
  std::string_view name;      // without the dashes
  char letter;                // 0: none
  std::string_view argument;  // empty: a flag
  bool repeatable;
  uint32_t verbs;
  std::string_view help;
  // A file to read: in a configuration file, relative to that file's folder.
  bool is_input = false;
};

std::span<const VerbSpec> Verbs();
std::span<const OptionSpec> Options();
// Null when unknown.
const VerbSpec* FindVerb(std::string_view name);

std::string HelpText(const VerbSpec& verb);
std::string OverviewText();
// The option of `verb` whose name is nearest to `name`; empty when none is
// near.
std::string_view NearestOption(std::string_view name, Verb verb);
std::string_view NearestVerb(std::string_view name);

}  // namespace redactor::cli

#endif  // REDACTOR_CLI_OPTION_TABLE_H_
