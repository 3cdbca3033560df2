// End records of zip and zip64. See zip_directory.h; layout by APPNOTE 4.3.
#include "redactor/archive/zip_directory.h"

#include <algorithm>
#include <string>

namespace redactor::archive {

namespace {
constexpr size_t kEnd = 22;      // end of central directory record
constexpr size_t kLocator = 20;  // zip64 locator, right before it
constexpr size_t kEnd64 = 56;    // zip64 end record, before that
constexpr size_t kMaxComment = 65535;

struct Directory {
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

Directory ParseEnd(std::string_view end) {
  return {Number(end, 10, 2), Number(end, 12, 4), Number(end, 16, 4),
          Number(end, 4, 4) == 0 && Number(end, 8, 2) == Number(end, 10, 2)};
}

bool NeedsZip64(const Directory& directory) {
  return directory.members == 0xffff || directory.size == 0xffffffff ||
         directory.offset == 0xffffffff;
}

Result<Directory> ReadZip64(ByteSource& source, std::string_view locator,
                            uint64_t locator_offset) {
  const uint64_t offset = Number(locator, 8, 8);
  if (locator_offset < kEnd64 || offset > locator_offset - kEnd64) {
    return Damaged();
  }
  const Result<std::string> end = ReadAt(source, offset, kEnd64);
  if (!end.ok()) return end.status();
  const Directory directory{
      Number(*end, 32, 8), Number(*end, 40, 8), Number(*end, 48, 8),
      Number(*end, 16, 8) == 0 && Number(*end, 24, 8) == Number(*end, 32, 8)};
  if (!end->starts_with("PK\x06\x06") ||
      Number(*end, 4, 8) != locator_offset - offset - 12 ||
      directory.size > offset || directory.offset != offset - directory.size) {
    return Damaged();
  }
  return directory;
}
}  // namespace

Result<uint64_t> ReadZipMemberCount(ByteSource& source, uint64_t size) {
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
  const Directory directory = ParseEnd(tail.substr(at, kEnd));
  if (!directory.one_disk) return Damaged();
  if (at >= kLocator && tail.substr(at - kLocator).starts_with("PK\x06\x07")) {
    const Result<Directory> wide = ReadZip64(
        source, tail.substr(at - kLocator, kLocator), end_offset - kLocator);
    if (!wide.ok()) return wide.status();
    if (!wide->one_disk) return Damaged();
    return wide->members;
  }
  if (NeedsZip64(directory) || directory.size > end_offset ||
      directory.offset != end_offset - directory.size) {
    return Damaged();
  }
  return directory.members;
}

}  // namespace redactor::archive
