// Factoring: alternatives that begin alike are told apart where they differ.
//
// "access code|access key|api key" becomes "a(?:ccess (?:code|key)|pi key)": a
// list of a hundred words is then walked once and not a hundred times. What a
// pattern matches does not change, nor which of its alternatives is preferred:
// alternatives change places only when no text can begin with both.
#ifndef REDACTOR_MATCH_PATTERN_FACTOR_H_
#define REDACTOR_MATCH_PATTERN_FACTOR_H_

#include "redactor/match/pattern_tree.h"

namespace redactor::match {

void FactorAlternatives(PatternNode* node);

}  // namespace redactor::match

#endif  // REDACTOR_MATCH_PATTERN_FACTOR_H_
