// Rule: one entry of a rule file (patterns/*.toml), checked and in memory.
// The language is documented in the README, "Add a rule"; rule_file.h reads it.
#ifndef REDACTOR_DETECT_RULE_H_
#define REDACTOR_DETECT_RULE_H_

#include <cstdint>
#include <string>
#include <vector>

#include "redactor/finding.h"

namespace redactor::detect {

// What the one pass over the bytes looks for. A rule may have several.
struct Trigger {
  enum class Kind : uint8_t {
    kDigits,  // "digits:N"  a cluster of at least N digits, single separators
              //             (space, - . / ( ) and Unicode dashes) between
    kHex,     // "hex:N"     at least N hex digits, single : - . between
    kRun,     // "run:N"     N or more of [A-Za-z0-9_+/=-] with letter and digit
    kByte,    // "byte:@"    one ASCII punctuation character
    kText,    // "text:imei" a literal, ASCII case-insensitive, at a word start
              //             when it begins with a letter or digit
    kSlow,    // no trigger and no derivable literal: the merged slow lane
  };
  Kind kind = Kind::kSlow;
  uint32_t count = 0;
  std::string literal;
};

struct Rule {
  std::string id;
  EntityType type = EntityType::kPerson;
  std::string pattern;  // RE2; a group named "value" is the span
  std::vector<Trigger> triggers;
  std::string alphabet;  // inside of a class, e.g. "A-Za-z0-9.@_-":
                         // every byte of a match is in it
  std::vector<std::string> validate;
  std::vector<std::string> context;  // cue words near raise the score
  std::vector<std::string> veto;     // words right before forbid the match
  bool requires_context = false;
  double score = 0.5;
  double score_in_context = 0;  // 0: same as score
  uint32_t max_length = 0;
  std::string extend;        // inside of a class, consumed past max_length
  std::string extend_until;  // RE2; consumed up to and with its first match
  std::vector<std::string> match;  // with «» around the span where it matters
  std::vector<std::string> no_match;
  std::string file;  // where it stands
  uint32_t line = 0;
};

}  // namespace redactor::detect

#endif  // REDACTOR_DETECT_RULE_H_
