// End records and directory of zip and zip64. See zip_directory.h; the layout
// is that of APPNOTE 4.3.
#include "redactor/archive/zip_directory.h"

#include <algorithm>
#include <functional>
#include <span>

namespace redactor::archive {

namespace {
constexpr size_t kEnd = 22;      // end of central directory record
constexpr size_t kLocator = 20;  // zip64 locator, right before it
constexpr size_t kEnd64 = 56;    // zip64 end record, before that
constexpr size_t kMaxComment = 65535;

constexpr size_t kRecord = 46;          // fixed part of a directory record
constexpr uint64_t kIn64 = 0xffffffff;  // "see the zip64 field"

struct EndRecord {
  uint64_t members = 0;
  uint64_t size = 0;
  uint64_t offset = 0;
  bool one_disk = false;
};

Status Damaged() {
  return {StatusCode::kMalformed, "zip directory is damaged or cut off",
          Severity::kEntry};
}

uint64_t Number(std::string_view bytes, size_t at, size_t width) {
  uint64_t n = 0;
  for (size_t i = width; i > 0; --i) {
    n = n << 8 | static_cast<uint8_t>(bytes[at + i - 1]);
  }
  return n;
}

Result<std::string> ReadAt(ByteSource& source, uint64_t offset, size_t size) {
  REDACTOR_RETURN_IF_ERROR(source.Seek(offset));
  std::string bytes(size, '\0');
  size_t got = 0;
  while (got < size) {
    const Result<size_t> n =
        source.Read(std::span(bytes.data() + got, size - got));
    if (!n.ok()) return n.status();
    if (*n == 0) return Damaged();
    got += *n;
  }
  return bytes;
}

EndRecord ParseEnd(std::string_view end) {
  return {Number(end, 10, 2), Number(end, 12, 4), Number(end, 16, 4),
          Number(end, 4, 4) == 0 && Number(end, 8, 2) == Number(end, 10, 2)};
}

bool NeedsZip64(const EndRecord& directory) {
  return directory.members == 0xffff || directory.size == 0xffffffff ||
         directory.offset == 0xffffffff;
}

Result<EndRecord> ReadZip64(ByteSource& source, std::string_view locator,
                            uint64_t locator_offset) {
  const uint64_t offset = Number(locator, 8, 8);
  if (locator_offset < kEnd64 || offset > locator_offset - kEnd64) {
    return Damaged();
  }
  const Result<std::string> end = ReadAt(source, offset, kEnd64);
  if (!end.ok()) return end.status();
  const EndRecord directory{
      Number(*end, 32, 8), Number(*end, 40, 8), Number(*end, 48, 8),
      Number(*end, 16, 8) == 0 && Number(*end, 24, 8) == Number(*end, 32, 8)};
  if (!end->starts_with("PK\x06\x06") ||
      Number(*end, 4, 8) != locator_offset - offset - 12 ||
      directory.size > offset || directory.offset != offset - directory.size) {
    return Damaged();
  }
  return directory;
}

Result<EndRecord> FindEndRecord(ByteSource& source, uint64_t size) {
  const size_t tail_size =
      std::min<uint64_t>(size, kEnd64 + kLocator + kEnd + kMaxComment);
  const uint64_t tail_offset = size - tail_size;
  const Result<std::string> read = ReadAt(source, tail_offset, tail_size);
  if (!read.ok()) return read.status();
  const std::string_view tail = *read;

  const size_t at = tail.rfind("PK\x05\x06");
  if (at == tail.npos || tail.size() - at < kEnd ||
      Number(tail, at + 20, 2) != tail.size() - at - kEnd) {
    return Damaged();
  }
  const uint64_t end_offset = tail_offset + at;
  const EndRecord directory = ParseEnd(tail.substr(at, kEnd));
  if (!directory.one_disk) return Damaged();
  if (at >= kLocator && tail.substr(at - kLocator).starts_with("PK\x06\x07")) {
    const Result<EndRecord> wide = ReadZip64(
        source, tail.substr(at - kLocator, kLocator), end_offset - kLocator);
    if (!wide.ok()) return wide.status();
    if (!wide->one_disk) return Damaged();
    return wide;
  }
  if (NeedsZip64(directory) || directory.size > end_offset ||
      directory.offset != end_offset - directory.size) {
    return Damaged();
  }
  return directory;
}

// Reads forward in pieces, so that a large directory needs little memory.
class Cursor {
 public:
  Cursor(ByteSource& source, uint64_t size) : source_(source), left_(size) {}

  [[nodiscard]] bool at_end() const { return left_ == 0 && at_ == size_; }
  // The next `n` (at most 64 KiB) bytes, valid until the next call.
  Result<std::string_view> Take(size_t n) {
    if (size_ - at_ < n) REDACTOR_RETURN_IF_ERROR(Fill(n));
    at_ += n;
    return std::string_view(buffer_).substr(at_ - n, n);
  }

 private:
  Status Fill(size_t n) {
    buffer_.erase(0, at_);
    size_ -= at_;
    at_ = 0;
    buffer_.resize(size_t{256} << 10);
    while (size_ < n) {
      const size_t room = std::min<uint64_t>(left_, buffer_.size() - size_);
      if (room == 0) return Damaged();
      const Result<size_t> got =
          source_.Read(std::span(buffer_.data() + size_, room));
      if (!got.ok()) return got.status();
      if (*got == 0) return Damaged();
      size_ += *got;
      left_ -= *got;
    }
    return Status::Ok();
  }

  ByteSource& source_;
  uint64_t left_;
  std::string buffer_;
  size_t at_ = 0;
  size_t size_ = 0;
};

// The data of the extra field `id`, or a view without data.
std::string_view FindExtra(std::string_view extra, uint64_t id) {
  while (extra.size() >= 4) {
    const size_t size = std::min<size_t>(Number(extra, 2, 2), extra.size() - 4);
    if (Number(extra, 0, 2) == id) return extra.substr(4, size);
    extra.remove_prefix(4 + size);
  }
  return {};
}

bool IsAscii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c > 0; });
}
}  // namespace

Status ZipDirectory::AddRecord(std::string_view fixed, std::string_view name,
                               std::string_view extra) {
  Member member;
  member.offset = Number(fixed, 42, 4);
  if (member.offset == kIn64) {
    // Before it stand the sizes, those that do not fit in the record.
    const size_t at = (Number(fixed, 24, 4) == kIn64 ? 8 : 0) +
                      (Number(fixed, 20, 4) == kIn64 ? 8 : 0);
    const std::string_view wide = FindExtra(extra, 0x0001);
    if (wide.size() < at + 8) return Damaged();
    member.offset = Number(wide, at, 8);
  }
  // A second spelling (Info-ZIP's Unicode path) and the backslashes of DOS are
  // left to libarchive.
  constexpr uint64_t kUnicodePath = 0x7075;
  if (!IsAscii(name) && name.find('\\') == name.npos &&
      FindExtra(extra, kUnicodePath).empty()) {
    name = name.substr(0, name.find('\0'));
    member.name_begin = names_.size();
    member.name_size = static_cast<uint32_t>(name.size());
    names_ += name;
  }
  members_.push_back(member);
  return Status::Ok();
}

Result<ZipDirectory> ZipDirectory::Read(ByteSource& source, uint64_t size) {
  const Result<EndRecord> end = FindEndRecord(source, size);
  if (!end.ok()) return end.status();
  REDACTOR_RETURN_IF_ERROR(source.Seek(end->offset));
  Cursor cursor(source, end->size);
  ZipDirectory directory;
  while (!cursor.at_end()) {
    const Result<std::string_view> head = cursor.Take(kRecord);
    if (!head.ok()) return head.status();
    if (!head->starts_with("PK\x01\x02")) return Damaged();
    const std::string fixed(*head);
    const Result<std::string_view> name = cursor.Take(Number(fixed, 28, 2));
    if (!name.ok()) return name.status();
    const std::string name_copy(*name);
    const Result<std::string_view> extra = cursor.Take(Number(fixed, 30, 2));
    if (!extra.ok()) return extra.status();
    REDACTOR_RETURN_IF_ERROR(directory.AddRecord(fixed, name_copy, *extra));
    const Result<std::string_view> comment = cursor.Take(Number(fixed, 32, 2));
    if (!comment.ok()) return comment.status();
  }
  if (directory.members_.size() != end->members) return Damaged();
  std::ranges::stable_sort(directory.members_, {}, &Member::offset);
  return directory;
}

std::string_view ZipDirectory::Name(uint64_t n) const {
  if (n >= members_.size()) return {};
  return std::string_view(names_).substr(members_[n].name_begin,
                                         members_[n].name_size);
}

}  // namespace redactor::archive
