// Reports by suffix.
#include "redactor/cli/reports.h"

#include "redactor/cli/streams.h"

namespace redactor::cli {

Status CheckReports(const Arguments& arguments) {
  for (const std::string& path : arguments.all("report")) {
    if (!path.ends_with(".json")) {
      return {StatusCode::kInvalidArgument,
              "--report " + path + ": the suffix must be .json"};
    }
  }
  return Status::Ok();
}

Status WriteReports(const Arguments& arguments, const Report& report) {
  for (const std::string& path : arguments.all("report")) {
    auto output = Output::Open(path, /*is_private=*/false);
    if (!output.ok()) return output.status();
    REDACTOR_RETURN_IF_ERROR(
        WriteJsonReport(report, output.value()->sink()).WithPrefix(path));
    REDACTOR_RETURN_IF_ERROR(output.value()->Commit());
  }
  return Status::Ok();
}

}  // namespace redactor::cli
