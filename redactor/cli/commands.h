// One function a verb: takes the parsed arguments, returns the exit code.
#ifndef REDACTOR_CLI_COMMANDS_H_
#define REDACTOR_CLI_COMMANDS_H_

#include "redactor/cli/arguments.h"

namespace redactor::cli {

int RunRedact(const Arguments& arguments);
int RunDetect(const Arguments& arguments);
int RunCheck(const Arguments& arguments);
int RunExplain(const Arguments& arguments);
int RunRestore(const Arguments& arguments);
int RunRules(const Arguments& arguments);
int RunKey(const Arguments& arguments);
int RunMap(const Arguments& arguments);
int RunLearn(const Arguments& arguments);
int RunLexicon(const Arguments& arguments);

}  // namespace redactor::cli

#endif  // REDACTOR_CLI_COMMANDS_H_
