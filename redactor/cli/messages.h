// Exit codes and what is said on stderr. Messages name place and rule, never a
// text of the input.
#ifndef REDACTOR_CLI_MESSAGES_H_
#define REDACTOR_CLI_MESSAGES_H_

#include <string>

#include "redactor/redactor.h"
#include "redactor/report.h"
#include "redactor/status.h"

namespace redactor::cli {

inline constexpr int kExitOk = 0;
inline constexpr int kExitIncomplete = 1;  // redact: withheld or lenient
inline constexpr int kExitFindings = 1;    // check
inline constexpr int kExitError = 2;

// "redactor: MESSAGE" on stderr.
void Say(const std::string& message);
// A line on the terminal that messages do not mix with: they take it off.
void DrawStatusLine(const std::string& line);
void ClearStatusLine();
// Says the error and returns kExitError; a broken pipe ends quietly with 0.
int Fail(const Status& status);
// Says why an input could not be read; one that was withheld as a whole is
// listed by SayIncomplete.
void SayFailed(Session* session, const std::string& name, const Status& status);
// Lists what was withheld or read leniently.
void SayIncomplete(const Report& report);

}  // namespace redactor::cli

#endif  // REDACTOR_CLI_MESSAGES_H_
