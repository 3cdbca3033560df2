// Redacts one string through the installed library, and reads it back.
#include <cstdio>
#include <string>

#include "redactor/redactor.h"
#include "redactor/version.h"

namespace {

int Fail(const std::string& what) {
  std::fprintf(stderr, "foreign: %s\n", what.c_str());
  return 1;
}

}  // namespace

int main() {
  auto redactor = redactor::Redactor::Create({});
  if (!redactor.ok()) return Fail(redactor.status().message());
  auto session = redactor.value()->NewSession({.map = true});

  const std::string input = "Please write to jane.poe@example.com.\n";
  auto source = redactor::NewMemorySource(input);
  std::string output;
  auto sink = redactor::NewStringSink(&output);
  const redactor::Status done = session->Redact(*source, *sink, "note.txt");
  if (!done.ok()) return Fail(done.message());

  if (output.find("jane.poe") != std::string::npos) return Fail("it leaks");
  if (!output.starts_with("Please write to email-") ||
      !output.ends_with("@redacted.invalid.\n")) {
    return Fail("unexpected output");
  }
  if (session->report().findings() != 1) return Fail("not one finding");

  std::string map;
  auto map_sink = redactor::NewStringSink(&map);
  const redactor::Status mapped =
      session->WriteMap(*map_sink, "2026-01-01T00:00:00Z", /*partial=*/false);
  if (!mapped.ok()) return Fail(mapped.message());
  if (map.find("jane.poe@example.com") == std::string::npos) {
    return Fail("the map has not the value");
  }
  std::printf("redactor %s: %s", REDACTOR_VERSION, output.c_str());
  return 0;
}
