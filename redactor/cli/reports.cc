// Reports by suffix.
#include "redactor/cli/reports.h"

namespace redactor::cli {

Result<ReportFiles> ReportFiles::Open(const Arguments& arguments) {
  for (const std::string& path : arguments.all("report")) {
    if (!path.ends_with(".json")) {
      return Status(StatusCode::kInvalidArgument,
                    "--report " + path + ": the suffix must be .json");
    }
  }
  ReportFiles reports;
  for (const std::string& path : arguments.all("report")) {
    auto file = Output::Open(path, /*is_private=*/false);
    if (!file.ok()) return file.status();
    reports.files_.push_back(std::move(*file));
  }
  return reports;
}

Status ReportFiles::Write(const Report& report) {
  for (const auto& file : files_) {
    REDACTOR_RETURN_IF_ERROR(
        WriteJsonReport(report, file->sink()).WithPrefix(file->path()));
  }
  return Status::Ok();
}

Status ReportFiles::Commit() {
  for (const auto& file : files_) REDACTOR_RETURN_IF_ERROR(file->Commit());
  return Status::Ok();
}

}  // namespace redactor::cli
