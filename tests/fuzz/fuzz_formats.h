// What the fuzz targets of the formats share: every input must keep every
// promise of promises.h, for pages of one byte and of 4096.
#ifndef REDACTOR_TESTS_FUZZ_FUZZ_FORMATS_H_
#define REDACTOR_TESTS_FUZZ_FUZZ_FORMATS_H_

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "redactor/format/registry.h"
#include "tests/format/promises.h"

namespace redactor::format {

inline int FuzzFormat(std::string_view format, const uint8_t* data,
                      size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const std::string broken = BrokenPromise(format, input, {1, 4096});
  if (!broken.empty()) {
    std::fprintf(stderr, "broken promise: %s\n", broken.c_str());
    std::abort();
  }
  Probe probe;
  probe.head = input;
  probe.complete = true;
  ChooseFormat(probe);
  return 0;
}

}  // namespace redactor::format

#endif  // REDACTOR_TESTS_FUZZ_FUZZ_FORMATS_H_
