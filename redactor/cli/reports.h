// Writes the reports that --report asks for.
#ifndef REDACTOR_CLI_REPORTS_H_
#define REDACTOR_CLI_REPORTS_H_

#include "redactor/cli/arguments.h"
#include "redactor/report.h"

namespace redactor::cli {

// Before a byte is read: are all suffixes known?
Status CheckReports(const Arguments& arguments);
Status WriteReports(const Arguments& arguments, const Report& report);

}  // namespace redactor::cli

#endif  // REDACTOR_CLI_REPORTS_H_
