// What the tests of the formats share: handlers that print or replace, and one
// call that rewrites a string with a given page size.
#ifndef REDACTOR_TESTS_FORMAT_HARNESS_H_
#define REDACTOR_TESTS_FORMAT_HARNESS_H_

#include <deque>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "redactor/base/content_scanner.h"
#include "redactor/base/record.h"
#include "redactor/format/format.h"

namespace redactor::format {

// Finds [begin, end) to replace in a segment's text at or after `from`, or
// returns false.
using Finder = std::function<bool(std::string_view text, size_t from,
                                  size_t* begin, size_t* end)>;

// Runs of at least five ASCII digits.
Finder DigitRuns();
Finder Needle(std::string needle);

class FakeContent;

// Prints every record and replaces what the finder finds, as the pipeline
// does: findings start in the owned range and may reach into the margin.
class FakeHandler final : public RecordHandler {
 public:
  explicit FakeHandler(Finder finder = nullptr, std::string token = "T-1")
      : finder_(std::move(finder)), token_(std::move(token)) {}

  void Announce(std::span<const Record> records) override;
  void Forget() override;
  Status OnRecords(std::span<const Record> records,
                   std::span<RecordOutcome> outcomes) override;

  // What Rewrite gives to formats for content inside; null: as this does.
  FakeContent* content = nullptr;
  // Rewrite lets as many batches wait.
  size_t batches_ahead = 0;
  size_t most_announced = 0;
  [[nodiscard]] const Finder& finder() const { return finder_; }
  [[nodiscard]] const std::string& token() const { return token_; }
  [[nodiscard]] bool waits() const { return !announced_.empty(); }
  // A record with this text in it is withheld.
  std::string withhold;
  std::string_view reason = "limit";
  int fail_at = -1;  // the call that fails
  bool print = true;
  bool cover = false;

  std::string printed;
  std::vector<std::string> problems;   // broken promises of records
  std::vector<bool> covered;           // bytes that stood in a segment
  std::vector<uint64_t> owned_begins;  // absolute, as the format gave them
  int calls = 0;
  size_t largest = 0;  // raw bytes of a batch

 private:
  void OnRecord(const Record& record, uint32_t owned, RecordOutcome* outcome);
  void Print(const Record& record, uint32_t owned);
  void Check(const Record& record);
  void Cover(const Record& record, uint32_t owned);

  // Records as they were announced.
  struct Announced {
    const char* raw;
    const char* text;
    std::string bytes;
    std::string names;
  };
  static Announced Remember(const Record& record);

  std::deque<std::vector<Announced>> announced_;
  Finder finder_;
  std::string token_;
  uint64_t done_ = 0;  // plain text: absolute
};

// Content inside content: bytes in which the finder's finds are replaced.
class FakeContent final : public ContentScanner {
 public:
  explicit FakeContent(Finder finder = nullptr, std::string token = "T-1")
      : finder_(std::move(finder)), token_(std::move(token)) {}
  Status Redact(ByteSource& source, ByteSink& sink,
                const ContentHints& hints) override;
  Result<std::string> RedactName(std::string_view text,
                                 const ContentHints& /*hints*/) override {
    return std::string(text);
  }
  std::string refuse;   // content that holds it is withheld
  std::string printed;  // "ENTRY depth: content" a line

 private:
  Finder finder_;
  std::string token_;
};

struct Rewritten {
  Status status;
  std::string output;
  FormatResult result;
  std::string printed;
  std::vector<std::string> problems;
};

Rewritten Rewrite(std::string_view format, std::string_view input,
                  size_t page_size, FakeHandler& handler);
Rewritten Rewrite(std::string_view format, std::string_view input,
                  size_t page_size = 4096);
// With replacements by `finder`.
std::string Redacted(std::string_view format, std::string_view input,
                     const Finder& finder, size_t page_size = 4096,
                     std::string token = "T-1");

// A page-bounded source and sink that fail at the n-th call.
class FailingSource final : public ByteSource {
 public:
  FailingSource(std::string_view bytes, int fail_at)
      : bytes_(bytes), left_(fail_at) {}
  Result<size_t> Read(std::span<char> out) override;
  bool failed = false;

 private:
  std::string_view bytes_;
  int left_;
};

class FailingSink final : public ByteSink {
 public:
  explicit FailingSink(int fail_at) : left_(fail_at) {}
  Status Write(std::string_view bytes) override;
  Status Flush() override;
  bool failed = false;
  std::string written;

 private:
  Status Step();
  int left_;
};

}  // namespace redactor::format

#endif  // REDACTOR_TESTS_FORMAT_HARNESS_H_
