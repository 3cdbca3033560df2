// People and places in our dev snippets through the whole program: the second
// run changes nothing, and neither do pages or threads.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "tests/pipeline/harness.h"

namespace redactor::testing {
namespace {

namespace fs = std::filesystem;

// The texts without their marks, as one stream of blocks.
std::string DevText() {
  std::vector<fs::path> files;
  for (const auto& file : fs::directory_iterator(
           fs::path(REDACTOR_SOURCE_DIR) / "patterns/training/snippets")) {
    files.push_back(file.path());
  }
  std::ranges::sort(files);
  std::string out;
  for (const fs::path& file : files) {
    const std::string all = ReadFile(file);
    for (size_t at = all.find("### "); at != std::string::npos;) {
      const size_t next = all.find("\n### ", at);
      const size_t body = all.find('\n', at);
      if (all.substr(at, body - at).find("split=dev") != std::string::npos) {
        out += all.substr(body, next - body) + "\n";
      }
      at = next == std::string::npos ? next : next + 1;
    }
  }
  // "[[PERSON/thai|Somchai]]" to "Somchai".
  std::string plain;
  for (size_t at = 0; at < out.size();) {
    if (out.compare(at, 2, "[[") == 0) {
      at = out.find('|', at) + 1;
    } else if (out.compare(at, 2, "]]") == 0) {
      at += 2;
    } else {
      plain += out[at++];
    }
  }
  return plain;
}

TEST_CASE("prose: redacting twice changes nothing") {
  const std::string text = DevText();
  REQUIRE(text.size() > 50'000);
  const Redactor& redactor = TestRedactor(TestOptions());
  const Outcome once = RedactString(redactor, text, "a.txt");
  REQUIRE(once.status.ok());
  CHECK(once.output != text);
  const Outcome twice = RedactString(redactor, once.output, "a.txt");
  if (twice.output != once.output)
    FAIL_CHECK(Parting(once.output, twice.output));
  for (const Finding& left : DetectString(redactor, once.output, "a.txt")) {
    FAIL_CHECK("left: " << left.text << " by " << left.rule);
  }
}

TEST_CASE("prose: pages and threads change nothing") {
  const std::string text = DevText();
  Options options = TestOptions();
  options.threads = 1;
  const Outcome whole = RedactString(TestRedactor(options), text, "a.txt");
  REQUIRE(whole.status.ok());
  for (const size_t page : {61, 5000}) {
    for (const int threads : {1, 3}) {
      CAPTURE(page);
      CAPTURE(threads);
      options.page_size = page;
      options.threads = threads;
      const Outcome got = RedactString(TestRedactor(options), text, "a.txt");
      REQUIRE(got.status.ok());
      if (got.output != whole.output)
        FAIL_CHECK(Parting(got.output, whole.output));
      CHECK((got.map == whole.map));
    }
  }
}

}  // namespace
}  // namespace redactor::testing
