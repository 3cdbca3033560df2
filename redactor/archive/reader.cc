// Members through libarchive. See reader.h.
//
// libarchive grades its answers: a warning or failure while reading data is
// this member's, a fatal one the container's; any doubt in finding the next
// header is the container's too, since what follows could be anything.
#include "redactor/archive/reader.h"

#include <algorithm>
#include <cstring>

#include "redactor/archive/name_locale.h"

namespace redactor::archive {

namespace {
constexpr uint64_t kTarEndMarker = 1024;

// In a UTF-8 locale libarchive brings the names of pax headers (not those of
// plain headers) into NFC, so that links lose their targets. In the C locale it
// cannot, says so, and hands out the bytes as they stand. Names of zips are
// read again by zip_directory.
NameLocale::Spelling NameSpelling(const FormatRow& row) {
  return row.kind == ContainerKind::kTar ? NameLocale::Spelling::kBytes
                                         : NameLocale::Spelling::kUtf8;
}

// The only warning about a header that leaves no doubt.
bool IsOnlySpelling(struct ::archive* handle) {
  const char* const why = archive_error_string(handle);
  return why != nullptr && (std::strstr(why, "can't be converted") != nullptr ||
                            std::strstr(why, "cannot be converted") != nullptr);
}
}  // namespace

ArchiveReader::ArchiveReader(const FormatRow& row, BlockInput& input,
                             uint64_t size)
    : row_(row),
      input_(input),
      seekable_{&input, size, 0},
      handle_(archive_read_new()) {}

Status ArchiveReader::Open() {
  const NameLocale locale(NameSpelling(row_));
  struct ::archive* const handle = handle_.get();
  if (handle == nullptr || row_.enable_read(handle) != ARCHIVE_OK) {
    return {StatusCode::kInternal, "libarchive does not start"};
  }
  const int result = row_.kind == ContainerKind::kZip
                         ? OpenSeekable(handle, seekable_)
                         : OpenStream(handle, input_);
  return result == ARCHIVE_OK ? Status::Ok() : Fail("container is damaged");
}

Status ArchiveReader::Fail(const char* what) {
  container_error_ = ReadFailure(input_, what);
  return container_error_;
}

Status ArchiveReader::FailMember(std::string_view word) {
  ended_ = true;
  member_error_ = word;
  return {StatusCode::kMalformed, "archive member is unreadable",
          Severity::kEntry};
}

Result<bool> ArchiveReader::Next() {
  REDACTOR_RETURN_IF_ERROR(container_error_);
  if (entry_ != nullptr) REDACTOR_RETURN_IF_ERROR(Skip());
  end_of_members_ = consumed();
  const NameLocale locale(NameSpelling(row_));
  const int result = archive_read_next_header(handle_.get(), &entry_);
  if (result == ARCHIVE_EOF) {
    entry_ = nullptr;
    REDACTOR_RETURN_IF_ERROR(input_.error());
    return false;
  }
  if (result != ARCHIVE_OK && result != ARCHIVE_WARN) {
    return Fail("container is damaged or cut off");
  }
  doubtful_ = result == ARCHIVE_WARN && !IsOnlySpelling(handle_.get());
  ended_ = false;
  block_ = {};
  hole_ = position_ = hole_bytes_ = 0;
  member_error_ = {};
  return true;
}

bool ArchiveReader::is_stored() const {
  const char* const name = archive_format_name(handle_.get());
  return name != nullptr && std::strstr(name, "(uncompressed)") != nullptr;
}

Status ArchiveReader::NextBlock() {
  const void* data = nullptr;
  size_t size = 0;
  la_int64_t offset = -1;
  const int result =
      archive_read_data_block(handle_.get(), &data, &size, &offset);
  if (result == ARCHIVE_EOF) {
    EndMember(offset);
    return Status::Ok();
  }
  if (result == ARCHIVE_FATAL) {
    ended_ = true;
    return Fail("container is damaged or cut off");
  }
  if (result != ARCHIVE_OK) {
    const char* const why = archive_error_string(handle_.get());
    const bool unsupported =
        why != nullptr && std::strstr(why, "nsupported") != nullptr;
    return FailMember(unsupported ? "unsupported" : "unreadable");
  }
  if (offset < 0 || static_cast<uint64_t>(offset) < position_) {
    return FailMember("malformed");
  }
  hole_ = static_cast<uint64_t>(offset) - position_;
  block_ = {static_cast<const char*>(data), size};
  return Status::Ok();
}

// A sparse tar member may end with a hole: then the end is told by offset only.
void ArchiveReader::EndMember(int64_t stated_end) {
  ended_ = true;
  if (row_.kind == ContainerKind::kTar && stated_end > 0 &&
      static_cast<uint64_t>(stated_end) > position_) {
    hole_ = static_cast<uint64_t>(stated_end) - position_;
  }
}

Result<size_t> ArchiveReader::Read(std::span<char> out) {
  if (out.empty()) return size_t{0};
  while (hole_ == 0 && block_.empty()) {
    if (ended_) {
      if (member_error_.empty() && archive_entry_size_is_set(entry_) != 0 &&
          static_cast<uint64_t>(archive_entry_size(entry_)) != position_) {
        return FailMember("size-mismatch");
      }
      if (!member_error_.empty()) return FailMember(member_error_);
      return size_t{0};
    }
    REDACTOR_RETURN_IF_ERROR(container_error_);
    REDACTOR_RETURN_IF_ERROR(NextBlock());
  }
  size_t n = 0;
  if (hole_ > 0) {
    n = std::min<uint64_t>(hole_, out.size());
    std::memset(out.data(), 0, n);
    hole_ -= n;
    hole_bytes_ += n;
  } else {
    n = std::min(block_.size(), out.size());
    std::memcpy(out.data(), block_.data(), n);
    block_.remove_prefix(n);
  }
  position_ += n;
  return n;
}

Status ArchiveReader::Skip() {
  REDACTOR_RETURN_IF_ERROR(container_error_);
  const int result = archive_read_data_skip(handle_.get());
  ended_ = true;
  block_ = {};
  hole_ = 0;
  if (result == ARCHIVE_FATAL) return Fail("container is damaged or cut off");
  return Status::Ok();
}

int ArchiveReader::format_code() const { return archive_format(handle_.get()); }

Status ArchiveReader::CheckEndMarker() const {
  const uint64_t end = consumed();
  const uint64_t marker = end - end_of_members_;
  if (marker > kTarEndMarker || !input_.ZerosBefore(end, marker)) {
    return {StatusCode::kMalformed, "tar stops within a header",
            Severity::kEntry};
  }
  if (marker == kTarEndMarker) return Status::Ok();
  return {StatusCode::kMalformed, "tar has no end marker", Severity::kWarning};
}

uint64_t ArchiveReader::consumed() const {
  return static_cast<uint64_t>(archive_filter_bytes(handle_.get(), -1));
}

}  // namespace redactor::archive
