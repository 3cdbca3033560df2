// Judgement: one candidate, what became of it and why. For explain only.
//
// Made while a record is settled when its scratch was asked for it; costs
// nothing otherwise. Every candidate gets one: those taken carry the span and
// rule of the finding, in the same order.
#ifndef REDACTOR_DETECT_JUDGEMENT_H_
#define REDACTOR_DETECT_JUDGEMENT_H_

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "redactor/detect/context.h"
#include "redactor/detect/detection.h"
#include "redactor/detect/field.h"
#include "redactor/detect/rule.h"
#include "redactor/detect/validator.h"

namespace redactor::detect {

struct Judgement {
  Detection detection;
  // Empty: taken. Else one word: "validator", "doubt" (a validator doubts it
  // and no cue is near), "veto", "context", "score", "referee", "allow",
  // "token" (beside or inside of an own token), "overlap".
  std::string_view reason;
  std::string_view referee;    // why, in words, when that is the reason
  double threshold = 0;        // the score it needs here
  const Rule* rule = nullptr;  // null: not of a pattern rule
  ContextVerdict context;
  std::optional<Verdict> verdict;  // of all validators together
  // Of each that was asked; empty where the match stood in a decoded view.
  std::vector<std::pair<std::string_view, Verdict>> validators;
  FieldVerdict field;               // of the field it stands in
  std::string_view list;            // "allow", "deny" or ""
  std::optional<Detection> winner;  // who has its place
};

}  // namespace redactor::detect

#endif  // REDACTOR_DETECT_JUDGEMENT_H_
