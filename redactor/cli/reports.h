// The reports that --report asks for.
//
// Opened before a byte is read, so that a path that cannot be written costs no
// run, and put in place last.
#ifndef REDACTOR_CLI_REPORTS_H_
#define REDACTOR_CLI_REPORTS_H_

#include <memory>
#include <vector>

#include "redactor/cli/arguments.h"
#include "redactor/cli/streams.h"
#include "redactor/report.h"

namespace redactor::cli {

class ReportFiles {
 public:
  static Result<ReportFiles> Open(const Arguments& arguments);

  Status Write(const Report& report);
  Status Commit();

 private:
  std::vector<std::unique_ptr<Output>> files_;
};

}  // namespace redactor::cli

#endif  // REDACTOR_CLI_REPORTS_H_
