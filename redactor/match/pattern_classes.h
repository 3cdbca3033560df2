// Classes of characters that patterns call by name, as RE2 has them.
#ifndef REDACTOR_MATCH_PATTERN_CLASSES_H_
#define REDACTOR_MATCH_PATTERN_CLASSES_H_

#include <optional>
#include <string_view>

#include "redactor/match/char_set.h"

namespace redactor::match {

// \d \w \s, or what they leave out when the letter is upper case.
std::optional<CharSet> PerlClass(char name);
// [:name:]
std::optional<CharSet> PosixClass(std::string_view name);
// \p{name}: its ASCII part, unknown beyond.
std::optional<CharSet> UnicodeClass(std::string_view name);

}  // namespace redactor::match

#endif  // REDACTOR_MATCH_PATTERN_CLASSES_H_
