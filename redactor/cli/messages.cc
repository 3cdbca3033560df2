// stderr, in one place.
#include "redactor/cli/messages.h"

#include <cstdio>

namespace redactor::cli {

namespace {
bool status_line_shown = false;
}  // namespace

void DrawStatusLine(const std::string& line) {
  std::fprintf(stderr, "\r%s\x1b[K", line.c_str());
  std::fflush(stderr);
  status_line_shown = true;
}

void ClearStatusLine() {
  if (!status_line_shown) return;
  std::fputs("\r\x1b[K", stderr);
  std::fflush(stderr);
  status_line_shown = false;
}

void Say(const std::string& message) {
  ClearStatusLine();
  std::fprintf(stderr, "redactor: %s\n", message.c_str());
}

int Fail(const Status& status) {
  if (status.code() == StatusCode::kBrokenPipe) return kExitOk;
  Say(status.message());
  return kExitError;
}

void SayFailed(Session* session, const std::string& name,
               const Status& status) {
  if (status.severity() == Severity::kEntry) return;
  Say(session->SafeName(name) + ": " + status.message());
}

void SayIncomplete(const Report& report) {
  for (const EntryReport& entry : report.entries) {
    if (entry.fate == EntryFate::kWithheld) {
      Say(entry.entry + ": withheld (" + entry.reason + ")");
    }
    if (entry.lenient > 0) {
      Say(entry.entry + ": " + std::to_string(entry.lenient) +
          " malformed record(s) read leniently");
    }
    if (entry.withheld > 0) {
      Say(entry.entry + ": " + std::to_string(entry.withheld) +
          " record(s) withheld");
    }
  }
  for (const std::string& warning : report.warnings) Say(warning);
}

}  // namespace redactor::cli
