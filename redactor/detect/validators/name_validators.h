// Validators of the rules for people and places (person.toml, place.toml):
// where a name ends, and what only looks like one.
#ifndef REDACTOR_DETECT_VALIDATORS_NAME_VALIDATORS_H_
#define REDACTOR_DETECT_VALIDATORS_NAME_VALIDATORS_H_

#include <string_view>

#include "redactor/detect/validator.h"

namespace redactor::detect {

// Drops titles, cuts at the first word of no name ("Jane from Acme"), refuses
// greetings to nobody in particular ("All", "Support Team").
Verdict ValidatePersonName(ValidatorInput* input);
// One word that is a name and a verb: "Will", "Mark".
bool IsModalName(std::string_view word);
// Cuts in the same way; a country or a state alone is no place to hide.
Verdict ValidatePlaceName(ValidatorInput* input);
// A place in front of a word like "branch": all words, none of them ordinary.
Verdict ValidatePlaceWhole(ValidatorInput* input);
// Number, name, type: refuses dates ("12 May Street") and drops a tail that is
// no town.
Verdict ValidateStreetAddress(ValidatorInput* input);
}  // namespace redactor::detect

#endif  // REDACTOR_DETECT_VALIDATORS_NAME_VALIDATORS_H_
