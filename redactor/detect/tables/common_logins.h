// Login names that belong to machines and words that stand where a login could:
// never anybody's.
#ifndef REDACTOR_DETECT_TABLES_COMMON_LOGINS_H_
#define REDACTOR_DETECT_TABLES_COMMON_LOGINS_H_

#include <string_view>

namespace redactor::detect {

// Any case.
bool IsCommonLogin(std::string_view name);

// A pronoun, role, adverb or auxiliary: no login before a verb.
bool IsSubjectWord(std::string_view name);
// What follows an at sign in code and style sheets ("@override", "@media").
bool IsAtKeyword(std::string_view name);

}  // namespace redactor::detect

#endif  // REDACTOR_DETECT_TABLES_COMMON_LOGINS_H_
