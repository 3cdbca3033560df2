// Fuzz target: the format `sql`; see fuzz_formats.h.
#include "tests/fuzz/fuzz_formats.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  return redactor::format::FuzzFormat("sql", data, size);
}
