// The harness behind tests of the whole library.
#include "tests/pipeline/harness.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <fstream>
#include <map>
#include <sstream>

namespace redactor::testing {

namespace fs = std::filesystem;

const std::string& TestKeyPath() {
  static const std::string path = [] {
    const fs::path folder = fs::temp_directory_path() /
                            ("redactor-test-" + std::to_string(getpid()));
    fs::create_directories(folder);
    const std::string key = (folder / "key").string();
    std::ofstream(key) << "redactor-key-1 " << std::string(64, '7') << "\n";
    fs::permissions(key, fs::perms::owner_read | fs::perms::owner_write);
    return key;
  }();
  return path;
}

Options TestOptions() {
  Options options;
  options.patterns_folder = std::string(REDACTOR_SOURCE_DIR) + "/patterns";
  options.key_path = TestKeyPath();
  return options;
}

const Redactor& TestRedactor(const Options& options) {
  static std::map<std::string, std::unique_ptr<const Redactor>> made;
  const std::string fingerprint =
      options.format + "|" + options.encoding + "|" +
      std::to_string(options.page_size) + "|" + std::to_string(options.exact) +
      "|" + options.audience + "|" + std::to_string(options.token_bits) + "|" +
      std::to_string(static_cast<int>(options.binary)) + "|" +
      std::to_string(options.threads) + "|" +
      std::to_string(options.line_buffered);
  auto& slot = made[fingerprint];
  if (slot == nullptr) {
    auto redactor = Redactor::Create(options);
    INFO(redactor.status().message());
    REQUIRE(redactor.ok());
    slot = std::move(*redactor);
  }
  return *slot;
}

Outcome RedactString(const Redactor& redactor, const std::string& input,
                     const std::string& name) {
  Outcome outcome;
  auto session = redactor.NewSession({.map = true});
  auto source = NewMemorySource(input);
  auto sink = NewStringSink(&outcome.output);
  outcome.status = session->Redact(*source, *sink, name);
  auto map = NewStringSink(&outcome.map);
  const Status mapped = session->WriteMap(*map, "2026-01-01T00:00:00Z", false);
  CHECK(mapped.ok());
  outcome.report = session->report();
  return outcome;
}

namespace {
class Collect final : public FindingSink {
 public:
  Status OnFinding(const Finding& finding) override {
    findings.push_back(finding);
    return Status::Ok();
  }
  std::vector<Finding> findings;
};
}  // namespace

std::vector<Finding> DetectString(const Redactor& redactor,
                                  const std::string& input,
                                  const std::string& name) {
  auto session = redactor.NewSession({});
  auto source = NewMemorySource(input);
  Collect collect;
  const Status status = session->Detect(*source, name, &collect);
  CHECK(status.ok());
  return collect.findings;
}

Result<std::string> RestoreString(const std::string& map,
                                  const std::string& text,
                                  bool expand_foreign) {
  auto map_source = NewMemorySource(map);
  auto loaded = TokenMap::Load(*map_source);
  if (!loaded.ok()) return loaded.status();
  RestoreOptions options;
  options.key_path = TestKeyPath();
  options.expand_foreign = expand_foreign;
  RestoreCounts counts;
  std::string out;
  auto source = NewMemorySource(text);
  auto sink = NewStringSink(&out);
  REDACTOR_RETURN_IF_ERROR(
      loaded.value()->Restore(*source, *sink, options, &counts));
  return out;
}

std::string Parting(const std::string& a, const std::string& b) {
  size_t at = 0;
  while (at < a.size() && at < b.size() && a[at] == b[at]) ++at;
  const size_t from = at < 60 ? 0 : at - 60;
  return "..." + a.substr(from, 140) + "\n  against\n..." + b.substr(from, 140);
}

std::string ReadFile(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream bytes;
  bytes << in.rdbuf();
  return bytes.str();
}

std::filesystem::path SamplePath(const std::string& file) {
  return fs::path(REDACTOR_SOURCE_DIR) / "samples/social-care" / file;
}

std::vector<std::string> SampleFiles() {
  std::vector<std::string> files;
  const fs::path root = SamplePath("");
  for (const auto& item : fs::recursive_directory_iterator(root)) {
    if (item.is_regular_file()) {
      files.push_back(fs::relative(item.path(), root).string());
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

Result<size_t> FailingSource::Read(std::span<char> out) {
  if (left_-- == 0) {
    failed_ = true;
    return Status(StatusCode::kIo, "read failed on purpose");
  }
  const size_t n = std::min({out.size(), bytes_.size(), page_});
  std::memcpy(out.data(), bytes_.data(), n);
  bytes_.remove_prefix(n);
  return n;
}

Status FailingSink::Write(std::string_view /*bytes*/) {
  if (left_-- == 0) return {StatusCode::kIo, "write failed on purpose"};
  return Status::Ok();
}

}  // namespace redactor::testing
