// Words that follow "password", "token" or "secret" in prose and in forms.
#ifndef REDACTOR_DETECT_TABLES_SECRET_WORDS_H_
#define REDACTOR_DETECT_TABLES_SECRET_WORDS_H_

#include <string_view>

namespace redactor::detect {

// Any case.
bool IsPasswordProse(std::string_view word);

// "password", "token", "Passwort": what names a secret is none.
bool IsSecretLabel(std::string_view word);

}  // namespace redactor::detect

#endif  // REDACTOR_DETECT_TABLES_SECRET_WORDS_H_
