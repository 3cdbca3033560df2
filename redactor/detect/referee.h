// The referee: what a number is, when several rules want the same digits.
//
// Numbers are settled together, not by the first regex. Negative readings come
// first: without a cue, a proof or a leading '+', digits that read as a Unix
// epoch, a date, a decimal fraction, a version or a longer dotted number are
// no value. Then claims over the same digits compete: by cue, then proof, then
// the grouping usual for the type, then score, then rule order. A losing claim
// that lies inside the winner's digits is dropped with the reason; one that
// reaches beyond them stays unless it had neither cue nor proof. Two readings
// of one type, one of them with a proof: the other keeps what lies beside it.
// The result depends on text and rules only.
#ifndef REDACTOR_DETECT_REFEREE_H_
#define REDACTOR_DETECT_REFEREE_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "redactor/detect/context.h"
#include "redactor/finding.h"

namespace redactor::detect {

// A match that has a score, and what the referee made of it.
struct Claim {
  uint32_t begin = 0;
  uint32_t end = 0;
  EntityType type = EntityType::kPerson;
  uint32_t order = 0;
  double score = 0;
  bool cue = false;
  bool proof = false;
  bool plus = false;
  bool settled = false;     // accepted in an earlier round: stays
  std::string_view reason;  // not empty: dropped
  // For explain.
  ContextVerdict context;
  bool refereed = false;          // the reason is the referee's
  const Claim* winner = nullptr;  // who took its digits; none: a reading did
};

// Types that are written as digits and may be mistaken for one another.
bool IsNumberType(EntityType type);

// The non-type digits of text[begin, end) most likely are, or "".
std::string_view NegativeReading(std::string_view text, const Claim& claim);

// Are the groups of digits those usual for the type ("4-4-4-4" for a card)?
bool GroupingFits(std::string_view value, EntityType type);

// Sets `reason` of the claims that lose. `claims` are ascending by begin; text
// is the record's.
void Referee(std::string_view text, std::vector<Claim>* claims);

}  // namespace redactor::detect

#endif  // REDACTOR_DETECT_REFEREE_H_
