// Two decoders: gzip by zlib, which checks sums, and the others by libarchive
// with its raw format and one filter. See decode.h.
#include "redactor/archive/decode.h"

#include <zlib.h>

#include <algorithm>

#include "redactor/archive/handles.h"

namespace redactor::archive {

namespace {
Status Broken() {
  return {StatusCode::kMalformed, "compressed stream is damaged or cut off",
          Severity::kEntry};
}

class GzipDecoder final : public Decoder {
 public:
  explicit GzipDecoder(BlockInput& input) : input_(input) {}
  ~GzipDecoder() override { inflateEnd(&stream_); }

  Status Open() {
    constexpr int kGzipOnly = 15 + 16;
    if (inflateInit2(&stream_, kGzipOnly) == Z_OK) return Status::Ok();
    return {StatusCode::kInternal, "zlib does not start"};
  }

  Result<size_t> Read(std::span<char> out) override {
    stream_.next_out = reinterpret_cast<Bytef*>(out.data());
    stream_.avail_out =
        static_cast<uInt>(std::min(out.size(), BlockInput::kBlock));
    const uInt wanted = stream_.avail_out;
    while (stream_.avail_out == wanted && wanted > 0 && !ended_) {
      REDACTOR_RETURN_IF_ERROR(FillInput());
      if (between_ && !StartMember()) {
        ended_ = true;
        break;
      }
      if (stream_.avail_in == 0) return Broken();
      const int result = inflate(&stream_, Z_NO_FLUSH);
      between_ = result == Z_STREAM_END;
      if (result != Z_OK && result != Z_STREAM_END && result != Z_BUF_ERROR) {
        return Broken();
      }
      if (between_) member_end_ = Position();
    }
    return size_t{wanted - stream_.avail_out};
  }

  [[nodiscard]] uint64_t consumed() const override { return member_end_; }

 private:
  [[nodiscard]] uint64_t Position() const {
    return input_.delivered() - stream_.avail_in;
  }

  Status FillInput() {
    if (stream_.avail_in > 0) return Status::Ok();
    const Result<std::string_view> block = input_.Next();
    if (!block.ok()) return block.status();
    stream_.next_in =
        reinterpret_cast<Bytef*>(const_cast<char*>(block->data()));
    stream_.avail_in = static_cast<uInt>(block->size());
    return Status::Ok();
  }

  // At the end of a member: whether another one follows. One byte decides; a
  // member that then turns out to be none is an error, never dropped.
  bool StartMember() {
    if (stream_.avail_in == 0 || *stream_.next_in != 0x1f) return false;
    return inflateReset(&stream_) == Z_OK;
  }

  BlockInput& input_;
  z_stream stream_{};
  bool between_ = false;  // a member has just ended
  bool ended_ = false;
  uint64_t member_end_ = 0;
};

class LibraryDecoder final : public Decoder {
 public:
  explicit LibraryDecoder(BlockInput& input)
      : input_(input), handle_(archive_read_new()) {}

  Status Open(const FilterRow& row) {
    struct ::archive* const handle = handle_.get();
    if (handle == nullptr) return {StatusCode::kInternal, "libarchive"};
    // A warning here means "by an external program".
    if (row.enable_read(handle) != ARCHIVE_OK ||
        archive_read_support_format_raw(handle) != ARCHIVE_OK ||
        archive_read_support_format_empty(handle) != ARCHIVE_OK) {
      return {StatusCode::kUnsupported,
              "this libarchive lacks the filter " + std::string(row.name),
              Severity::kEntry};
    }
    // The format "empty" takes a failed first read for an empty content: the
    // error number tells them apart.
    if (OpenStream(handle, input_) != ARCHIVE_OK ||
        archive_errno(handle) != 0) {
      return Failure();
    }
    archive_entry* entry = nullptr;
    const int result = archive_read_next_header(handle, &entry);
    ended_ = result == ARCHIVE_EOF;  // nothing inside
    if (!ended_ && result != ARCHIVE_OK) return Failure();
    if (archive_filter_code(handle, 0) != row.filter_code) return Failure();
    return Status::Ok();
  }

  Result<size_t> Read(std::span<char> out) override {
    if (ended_ || out.empty()) return size_t{0};
    const la_ssize_t n =
        archive_read_data(handle_.get(), out.data(), out.size());
    if (n < 0) return Failure();
    ended_ = n == 0;
    return static_cast<size_t>(n);
  }

  [[nodiscard]] uint64_t consumed() const override {
    return static_cast<uint64_t>(archive_filter_bytes(handle_.get(), -1));
  }
  [[nodiscard]] int layers() const override {
    return archive_filter_count(handle_.get()) - 1;
  }

 private:
  Status Failure() {
    return ReadFailure(input_, "compressed stream is damaged or cut off");
  }

  BlockInput& input_;
  ReadHandle handle_;
  bool ended_ = false;
};
}  // namespace

Result<std::unique_ptr<Decoder>> NewDecoder(const FilterRow& row,
                                            BlockInput& input) {
  if (row.enable_read == nullptr) {
    auto decoder = std::make_unique<GzipDecoder>(input);
    REDACTOR_RETURN_IF_ERROR(decoder->Open());
    return std::unique_ptr<Decoder>(std::move(decoder));
  }
  auto decoder = std::make_unique<LibraryDecoder>(input);
  REDACTOR_RETURN_IF_ERROR(decoder->Open(row));
  return std::unique_ptr<Decoder>(std::move(decoder));
}

Result<size_t> DecodedSource::Read(std::span<char> out) {
  Result<size_t> got = decoder_.Read(out);
  if (!got.ok()) return got;
  meter_.SetConsumed(input_.delivered());
  REDACTOR_RETURN_IF_ERROR(meter_.AddExpanded(*got));
  return got;
}

}  // namespace redactor::archive
