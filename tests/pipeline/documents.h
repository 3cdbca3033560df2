// Documents mixed at random (fixed seed) from values of all types, labels,
// prose, wrappings and noise.
#ifndef REDACTOR_TESTS_PIPELINE_DOCUMENTS_H_
#define REDACTOR_TESTS_PIPELINE_DOCUMENTS_H_

#include <cstdint>
#include <random>
#include <string>

#include "redactor/options.h"

namespace redactor::testing {

class Mix {
 public:
  explicit Mix(uint32_t seed) : random_(seed) {}

  // Text of values, labels, prose and noise.
  std::string Text(size_t parts, bool noisy);
  std::string JsonValue(int depth);
  std::string JsonObject(int depth);
  std::string Csv();
  size_t Below(size_t n) { return random_() % n; }

 private:
  std::string Quote(const std::string& text);

  std::mt19937 random_;
};

struct Document {
  std::string name;
  std::string bytes;
};

// Text, NDJSON, JSON and CSV in turn.
Document Make(uint32_t seed, bool noisy);
// The format by the document's name.
Options FormatOptions(const Document& document);

}  // namespace redactor::testing

#endif  // REDACTOR_TESTS_PIPELINE_DOCUMENTS_H_
