// ArchiveReader: the members of a tar or zip, in order.
//
// Each member is either readable to its end and of its stated size, or its
// MemberError says why not; a container that cannot be read on has a
// container_error. Holes of sparse members are read as zeros. Judging names and
// kinds of members is left to members.cc.
#ifndef REDACTOR_ARCHIVE_READER_H_
#define REDACTOR_ARCHIVE_READER_H_

#include <cstdint>
#include <span>
#include <string_view>

#include "redactor/archive/container_registry.h"
#include "redactor/archive/handles.h"
#include "redactor/archive/input.h"
#include "redactor/byte_stream.h"

namespace redactor::archive {

class ArchiveReader {
 public:
  // `row` must be a row of Formats(). Tar reads forward, zip seeks: then `size`
  // is the size of the source behind `input`, which must be seekable.
  ArchiveReader(const FormatRow& row, BlockInput& input, uint64_t size);

  Status Open();

  // Goes to the next member; false at the end. Skips what was not read.
  Result<bool> Next();

  // --- of the member ---
  [[nodiscard]] archive_entry* entry() const { return entry_; }
  // The header was understood only in part.
  [[nodiscard]] bool doubtful() const { return doubtful_; }
  // Its content is compressed in the container.
  [[nodiscard]] bool is_stored() const;
  // As ByteSource::Read. Errors are kEntry; they stay in one of the two below.
  Result<size_t> Read(std::span<char> out);
  // A fixed word such as "unreadable", empty while all is well.
  [[nodiscard]] std::string_view member_error() const { return member_error_; }
  [[nodiscard]] uint64_t member_bytes() const { return position_; }
  // Of those, the zeros that stand for holes.
  [[nodiscard]] uint64_t hole_bytes() const { return hole_bytes_; }
  // Reads or skips what is left of the member.
  Status Skip();

  // --- of the container ---
  [[nodiscard]] const Status& container_error() const {
    return container_error_;
  }
  [[nodiscard]] int format_code() const;
  // After the end of a tar: the marker of two zero blocks was there, was not
  // (kWarning), or the tar stops within a header (kEntry).
  [[nodiscard]] Status CheckEndMarker() const;
  // Bytes of the input that belong to the container.
  [[nodiscard]] uint64_t consumed() const;

 private:
  Status Fail(const char* what);
  Status FailMember(std::string_view word);
  Status NextBlock();
  void EndMember(int64_t stated_end);

  const FormatRow& row_;
  BlockInput& input_;
  SeekableInput seekable_;
  ReadHandle handle_;
  archive_entry* entry_ = nullptr;
  bool doubtful_ = false;
  bool ended_ = false;  // the member
  std::string_view block_;
  uint64_t hole_ = 0;  // zeros before block_
  uint64_t position_ = 0;
  uint64_t hole_bytes_ = 0;
  std::string_view member_error_;
  Status container_error_;
  uint64_t end_of_members_ = 0;
};

// The member's content as a source.
class MemberSource final : public ByteSource {
 public:
  explicit MemberSource(ArchiveReader& reader) : reader_(reader) {}
  Result<size_t> Read(std::span<char> out) override {
    return reader_.Read(out);
  }

 private:
  ArchiveReader& reader_;
};

}  // namespace redactor::archive

#endif  // REDACTOR_ARCHIVE_READER_H_
