// stderr, in one place.
#include "redactor/cli/messages.h"

#include <cstdio>

namespace redactor::cli {

void Say(const std::string& message) {
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
