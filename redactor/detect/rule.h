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
    kDigits,  // "digits:N"  or "digits:N-M": a cluster of at least N digits,
              //             not all of it groups of over M; up to three bytes
              //             of separators (space, - . / ( ), no-break space,
              //             Unicode dashes) between; no date-and-time stamps
    kHex,     // "hex:N"     at least N hex digits in whole words (or 8 and more
              //             in a row), single : - . or "::" between
    kRun,     // "run:N"     N or more of [A-Za-z0-9_+/=-] with letter and digit
    kCaps,    // "caps:N"    N or more of [A-Z0-9-] with letter and digit, no
              //             date-and-time stamp
    kByte,    // "byte:@"    one ASCII punctuation character
    kText,    // "text:imei" a literal, ASCII case-insensitive, at a word start
              //             ([A-Za-z0-9], also behind '_') when it begins with
              //             an ASCII letter or digit, else anywhere
    kOwn,     // "own"       one of the user's own domains (--internal)
    kSlow,    // no trigger and no derivable literal: the merged slow lane
  };
  Kind kind = Kind::kSlow;
  uint32_t count = 0;
  uint32_t max = UINT32_MAX;  // kDigits
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
  std::string option;  // counts only where this option is on ("ticket_ids")
  double score = 0.5;
  double score_in_context = 0;  // 0: same as score
  uint32_t max_length = 0;
  // Bytes before the trigger where a match may begin. 0: max_length.
  uint32_t look_back = 0;
  // Inside of a class, consumed past max_length. Empty: the alphabet, if any;
  // else a record with a longer match is withheld.
  std::string extend;
  // RE2: every match goes on up to and with the first match of this, to the
  // end of the value when there is none. A match that holds one is complete.
  std::string extend_until;
  std::vector<std::string> match;  // with «» around the span where it matters
  std::vector<std::string> no_match;
  std::string file;  // where it stands
  uint32_t line = 0;
  bool shipped = false;
  // "FILE:LINE" of the shipped rule in whose place it stands, or, for a rule
  // that is off, of who switched it off.
  std::string instead;
};

}  // namespace redactor::detect

#endif  // REDACTOR_DETECT_RULE_H_
