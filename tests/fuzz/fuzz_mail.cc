// Fuzz target: the formats `mail` and `mbox`; see fuzz_formats.h.
#include "tests/fuzz/fuzz_formats.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  redactor::format::FuzzFormat("mail", data, size);
  return redactor::format::FuzzFormat("mbox", data, size);
}
