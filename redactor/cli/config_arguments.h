// A configuration file as if it had been typed before the arguments.
#ifndef REDACTOR_CLI_CONFIG_ARGUMENTS_H_
#define REDACTOR_CLI_CONFIG_ARGUMENTS_H_

#include "redactor/cli/arguments.h"
#include "redactor/config.h"
#include "redactor/status.h"

namespace redactor::cli {

// Gives `arguments` what the file says and the command line does not: an option
// that was typed wins as a whole. Options of other verbs are left out; keys
// that are no option of any verb are errors. `path` is the file's, for messages
// and for the inputs it names: those are relative to its folder.
Status ApplyConfig(const Config& config, const std::string& path, Verb verb,
                   Arguments* arguments);

// Reads and applies --config, if there is one.
Status ApplyConfigFile(Verb verb, Arguments* arguments);

}  // namespace redactor::cli

#endif  // REDACTOR_CLI_CONFIG_ARGUMENTS_H_
