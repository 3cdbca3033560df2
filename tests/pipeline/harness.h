// Verbs for tests over the whole library: Redact a string, Check a string.
#ifndef REDACTOR_TESTS_PIPELINE_HARNESS_H_
#define REDACTOR_TESTS_PIPELINE_HARNESS_H_

#include <filesystem>
#include <string>
#include <vector>

#include "redactor/redactor.h"
#include "redactor/token_map.h"

namespace redactor::testing {

// A key file of this test process, made once.
const std::string& TestKeyPath();
// Options with that key.
Options TestOptions();

struct Outcome {
  Status status;
  std::string output;
  std::string map;
  Report report;
};

// A Redactor for `options`, compiled once per distinct fingerprint of them.
const Redactor& TestRedactor(const Options& options);

Outcome RedactString(const Redactor& redactor, const std::string& input,
                     const std::string& name);
// Findings of Detect.
std::vector<Finding> DetectString(const Redactor& redactor,
                                  const std::string& input,
                                  const std::string& name);
Result<std::string> RestoreString(const std::string& map,
                                  const std::string& text,
                                  bool expand_foreign = false);

// What stands around the first place where two texts part.
std::string Parting(const std::string& a, const std::string& b);

std::string ReadFile(const std::filesystem::path& path);
// Files below samples/social-care, sorted, relative.
std::vector<std::string> SampleFiles();
std::filesystem::path SamplePath(const std::string& file);

// A source that fails at the n-th call of Read, and a sink at the n-th Write.
class FailingSource final : public ByteSource {
 public:
  FailingSource(std::string_view bytes, int fail_at, size_t page)
      : bytes_(bytes), left_(fail_at), page_(page) {}
  Result<size_t> Read(std::span<char> out) override;
  [[nodiscard]] bool failed() const { return failed_; }

 private:
  bool failed_ = false;
  std::string_view bytes_;
  int left_;
  size_t page_;
};

class FailingSink final : public ByteSink {
 public:
  explicit FailingSink(int fail_at) : left_(fail_at) {}
  Status Write(std::string_view bytes) override;
  [[nodiscard]] bool failed() const { return left_ < 0; }

 private:
  int left_;
};

}  // namespace redactor::testing

#endif  // REDACTOR_TESTS_PIPELINE_HARNESS_H_
