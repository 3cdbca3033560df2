// From what was typed to the library's Options, and the place of the key.
#ifndef REDACTOR_CLI_MAKE_OPTIONS_H_
#define REDACTOR_CLI_MAKE_OPTIONS_H_

#include <string>

#include "redactor/cli/arguments.h"
#include "redactor/options.h"
#include "redactor/status.h"

namespace redactor::cli {

// All options but the key. Reads deny and allow lists.
Result<redactor::Options> MakeOptions(const Arguments& arguments);
// --key, else $REDACTOR_KEY_FILE, else $XDG_CONFIG_HOME/redactor/key (or
// ~/.config/redactor/key); empty when there is no home.
std::string KeyPath(const Arguments& arguments);
bool FileExists(const std::string& path);

}  // namespace redactor::cli

#endif  // REDACTOR_CLI_MAKE_OPTIONS_H_
