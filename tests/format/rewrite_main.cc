// rewrite FORMAT < input > output: redacts digit runs, for parse_back.py.
#include <unistd.h>

#include <cstdio>

#include "redactor/format/registry.h"
#include "tests/format/harness.h"

int main(int argc, char** argv) {
  using namespace redactor;
  using namespace redactor::format;
  const Format* format = argc == 2 ? FindFormat(argv[1]) : nullptr;
  if (format == nullptr) return 2;
  const auto source = NewDescriptorSource(STDIN_FILENO);
  const auto sink = NewDescriptorSink(STDOUT_FILENO);
  FakeHandler handler(DigitRuns(), "TOKEN-0123456789AB");
  handler.print = false;
  FakeContent content(DigitRuns(), "TOKEN-0123456789AB");
  FormatOptions options;
  options.page_size = 97;
  options.content = &content;
  FormatResult result;
  const Status status =
      format->Rewrite(*source, sink.get(), handler, options, &result);
  if (status.ok()) return 0;
  std::fprintf(stderr, "%s\n", status.message().c_str());
  return 1;
}
