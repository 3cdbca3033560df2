// What the archive tests share: archives made and listed by libarchive itself,
// and scanners that copy, change or refuse content.
#ifndef REDACTOR_TESTS_ARCHIVE_ARCHIVE_FIXTURE_H_
#define REDACTOR_TESTS_ARCHIVE_ARCHIVE_FIXTURE_H_

#include <cstdint>
#include <functional>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "redactor/archive/archive.h"

struct archive_entry;

namespace redactor::archive {

// One member, as a listing would show it.
struct Item {
  std::string path{};
  char kind = 'f';     // f d l(symlink) h(ardlink) p(fifo)
  std::string data{};  // content, or the target of a link
  int mode = 0644;
  int64_t mtime = 1700000000;
  long nanos = 0;
  std::string uname{};
  std::string gname{};
  int64_t uid = 1000;
  int64_t gid = 100;

  bool operator==(const Item&) const = default;
};
std::ostream& operator<<(std::ostream& out, const Item& item);

// Called for every entry before it is written: to add what Item has not.
using Decorate = std::function<void(archive_entry*)>;

// `format` and `filter` as libarchive's *_by_name calls know them.
std::string MakeArchive(const std::string& format, const std::string& filter,
                        const std::vector<Item>& items,
                        const Decorate& decorate = nullptr,
                        const std::string& options = "");
// Empty when it cannot be read to the end without a warning.
std::optional<std::vector<Item>> ListArchive(std::string_view bytes);
std::string Compress(const std::string& filter, std::string_view content,
                     const std::string& options = "");
std::optional<std::string> Decompress(std::string_view bytes);

// Names and contents stay, unless told otherwise.
class FakeScanner : public ContentScanner {
 public:
  // Null: containers in containers are copied as plain bytes.
  const ArchiveOptions* nested = nullptr;
  MemberSink* nested_members = nullptr;
  bool upper_case = false;  // content
  std::string secret;       // in names: becomes "TOKEN"
  std::string refuse_name;  // members with it get `refusal`
  Status refusal;
  std::vector<std::string> seen;  // entry of every hint
  std::vector<int> depths;

  Status Redact(ByteSource& source, ByteSink& sink,
                const ContentHints& hints) override;
  Result<std::string> RedactName(std::string_view text,
                                 const ContentHints& hints) override;
};

class Reports final : public MemberSink {
 public:
  std::vector<MemberReport> all;
  void OnMember(const MemberReport& report) override { all.push_back(report); }
  // "entry: reason" of those withheld.
  [[nodiscard]] std::vector<std::string> Withheld() const;
};

struct Outcome {
  Status status;
  std::string bytes;
  Reports reports;
};
// Over a memory source; `seekable` false hides the seeks.
Outcome Rewrite(std::string_view bytes, ContentScanner& scanner,
                bool seekable = true, ArchiveBudget* budget = nullptr,
                const std::string& name = "in");

// Hides that a source can seek, and cuts its reads.
class StreamSource final : public ByteSource {
 public:
  explicit StreamSource(std::string_view bytes, size_t step = SIZE_MAX)
      : bytes_(bytes), step_(step) {}
  Result<size_t> Read(std::span<char> out) override;

 private:
  std::string_view bytes_;
  size_t step_;
};

// A spool cipher good enough to see plain bytes if they were left.
const BlockCipher& TestCipher();
ArchiveOptions TestOptions(ArchiveBudget* budget = nullptr);

}  // namespace redactor::archive

#endif  // REDACTOR_TESTS_ARCHIVE_ARCHIVE_FIXTURE_H_
