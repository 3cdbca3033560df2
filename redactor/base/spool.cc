// Spool: memory first, then sealed blocks in an unlinked file.
//
// Blocks are 64 KiB of plain text. While everything fits the memory budget it
// stays in `tail_`; past it, full blocks move to the file, and the memory then
// holds less than one block.
#include "redactor/base/spool.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>

namespace redactor {

namespace {
constexpr size_t kBlock = size_t{64} << 10;

uint64_t NextFileId() {
  static std::atomic<uint64_t> next{1};
  return next.fetch_add(1);
}

Status SpoolError(const char* what) {
  return {StatusCode::kIo,
          std::string("temporary file: ") + what + ": " + std::strerror(errno)};
}

std::string DefaultFolder() {
  const char* folder = std::getenv("TMPDIR");
  return folder != nullptr && *folder != '\0' ? folder : "/tmp";
}

Status WriteAt(int fd, std::string_view bytes, uint64_t offset) {
  while (!bytes.empty()) {
    const ssize_t n =
        pwrite(fd, bytes.data(), bytes.size(), static_cast<off_t>(offset));
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return SpoolError("write");
    bytes.remove_prefix(static_cast<size_t>(n));
    offset += static_cast<uint64_t>(n);
  }
  return Status::Ok();
}
}  // namespace

Spool::Spool(const SpoolOptions& options)
    : options_(options), file_id_(NextFileId()) {}

Spool::~Spool() {
  if (fd_ < 0) return;
  close(fd_);
  if (options_.temp_budget != nullptr) {
    *options_.temp_budget +=
        static_cast<int64_t>(blocks_ * (kBlock + options_.cipher->overhead()));
  }
}

Status Spool::Write(std::string_view bytes) {
  size_ += bytes.size();
  if (fd_ < 0 && size_ <= options_.memory) {
    tail_.append(bytes);
    return Status::Ok();
  }
  while (tail_.size() + bytes.size() >= kBlock) {
    if (tail_.size() < kBlock) {
      const size_t n = std::min(bytes.size(), kBlock - tail_.size());
      tail_.append(bytes.substr(0, n));
      bytes.remove_prefix(n);
    }
    REDACTOR_RETURN_IF_ERROR(FlushBlock());
  }
  tail_.append(bytes);
  return Status::Ok();
}

Status Spool::FlushBlock() {
  if (options_.cipher == nullptr) {
    return {StatusCode::kInternal, "spool without a cipher"};
  }
  if (fd_ < 0) {
    const std::string folder =
        options_.folder.empty() ? DefaultFolder() : options_.folder;
    fd_ = open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (fd_ < 0) return SpoolError("create");
  }
  const uint64_t sealed_size = kBlock + options_.cipher->overhead();
  if (options_.temp_budget != nullptr &&
      options_.temp_budget->fetch_sub(static_cast<int64_t>(sealed_size)) <
          static_cast<int64_t>(sealed_size)) {
    *options_.temp_budget += static_cast<int64_t>(sealed_size);
    return {StatusCode::kLimit, "temporary space exceeds --temp-limit"};
  }
  options_.cipher->Seal(file_id_, blocks_,
                        std::string_view(tail_).substr(0, kBlock), &sealed_);
  const Status written = WriteAt(fd_, sealed_, blocks_ * sealed_size);
  ++blocks_;
  tail_.erase(0, kBlock);
  return written;
}

Status Spool::ReadBlock(uint64_t block, std::string* plain) const {
  std::string sealed(kBlock + options_.cipher->overhead(), '\0');
  const uint64_t offset = block * sealed.size();
  size_t got = 0;
  while (got < sealed.size()) {
    const ssize_t n = pread(fd_, sealed.data() + got, sealed.size() - got,
                            static_cast<off_t>(offset + got));
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return SpoolError("read");
    got += static_cast<size_t>(n);
  }
  return options_.cipher->Open(file_id_, block, sealed, plain);
}

class SpoolSource final : public ByteSource {
 public:
  explicit SpoolSource(const Spool* spool) : spool_(spool) {}

  Result<size_t> Read(std::span<char> out) override {
    if (at_ >= spool_->size_ || out.empty()) return size_t{0};
    const uint64_t block = at_ / kBlock;
    std::string_view bytes = spool_->tail_;
    size_t skip = at_ - spool_->blocks_ * kBlock;
    if (block < spool_->blocks_) {
      if (block != cached_) {
        REDACTOR_RETURN_IF_ERROR(spool_->ReadBlock(block, &plain_));
        cached_ = block;
      }
      bytes = plain_;
      skip = at_ % kBlock;
    }
    const size_t n = std::min(out.size(), bytes.size() - skip);
    std::memcpy(out.data(), bytes.data() + skip, n);
    at_ += n;
    return n;
  }
  [[nodiscard]] bool seekable() const override { return true; }
  Status Seek(uint64_t offset) override {
    at_ = std::min(offset, spool_->size_);
    return Status::Ok();
  }
  [[nodiscard]] int64_t size() const override {
    return static_cast<int64_t>(spool_->size_);
  }

 private:
  const Spool* spool_;
  uint64_t at_ = 0;
  uint64_t cached_ = UINT64_MAX;
  std::string plain_;
};

Result<std::unique_ptr<ByteSource>> Spool::NewSource() {
  return std::unique_ptr<ByteSource>(std::make_unique<SpoolSource>(this));
}

}  // namespace redactor
