// Fuzz target: the format `vcard`; see fuzz_formats.h.
#include "tests/fuzz/fuzz_formats.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  return redactor::format::FuzzFormat("vcard", data, size);
}
