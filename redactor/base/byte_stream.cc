// Sources and sinks over memory and over descriptors.
#include "redactor/byte_stream.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace redactor {

ByteSource::~ByteSource() = default;
ByteSink::~ByteSink() = default;

Status ByteSource::Seek(uint64_t /*offset*/) {
  return {StatusCode::kUnsupported, "this source cannot seek"};
}

namespace {

Status IoError(const char* what) {
  const int error = errno;
  return {error == EPIPE ? StatusCode::kBrokenPipe : StatusCode::kIo,
          std::string(what) + ": " + std::strerror(error)};
}

class MemorySource final : public ByteSource {
 public:
  explicit MemorySource(std::string_view bytes) : bytes_(bytes) {}

  Result<size_t> Read(std::span<char> out) override {
    const size_t n = std::min(out.size(), bytes_.size() - at_);
    std::memcpy(out.data(), bytes_.data() + at_, n);
    at_ += n;
    return n;
  }
  [[nodiscard]] bool seekable() const override { return true; }
  Status Seek(uint64_t offset) override {
    at_ = std::min<uint64_t>(offset, bytes_.size());
    return Status::Ok();
  }
  [[nodiscard]] int64_t size() const override {
    return static_cast<int64_t>(bytes_.size());
  }

 private:
  std::string_view bytes_;
  size_t at_ = 0;
};

class StringSink final : public ByteSink {
 public:
  explicit StringSink(std::string* out) : out_(out) {}
  Status Write(std::string_view bytes) override {
    out_->append(bytes);
    return Status::Ok();
  }

 private:
  std::string* out_;
};

class DescriptorSource final : public ByteSource {
 public:
  DescriptorSource(int fd, bool owned) : fd_(fd), owned_(owned) {
    struct stat info;
    if (fstat(fd, &info) == 0 && S_ISREG(info.st_mode)) size_ = info.st_size;
  }
  ~DescriptorSource() override {
    if (owned_) close(fd_);
  }

  Result<size_t> Read(std::span<char> out) override {
    for (;;) {
      const ssize_t n = read(fd_, out.data(), out.size());
      if (n >= 0) return static_cast<size_t>(n);
      if (errno != EINTR) return IoError("read");
    }
  }
  [[nodiscard]] bool ready() override {
    if (size_ >= 0) return true;
    pollfd waits{fd_, POLLIN, 0};
    return poll(&waits, 1, 0) != 0;  // bytes, an end, or an error
  }
  [[nodiscard]] bool seekable() const override { return size_ >= 0; }
  Status Seek(uint64_t offset) override {
    if (lseek(fd_, static_cast<off_t>(offset), SEEK_SET) < 0) {
      return IoError("seek");
    }
    return Status::Ok();
  }
  [[nodiscard]] int64_t size() const override { return size_; }

 private:
  int fd_;
  bool owned_;
  int64_t size_ = -1;
};

class DescriptorSink final : public ByteSink {
 public:
  explicit DescriptorSink(int fd) : fd_(fd) {}
  Status Write(std::string_view bytes) override {
    while (!bytes.empty()) {
      const ssize_t n = write(fd_, bytes.data(), bytes.size());
      if (n > 0) {
        bytes.remove_prefix(static_cast<size_t>(n));
      } else if (n == 0) {
        return {StatusCode::kIo, "write: no progress"};
      } else if (errno != EINTR) {
        return IoError("write");
      }
    }
    return Status::Ok();
  }

 private:
  int fd_;
};

}  // namespace

std::unique_ptr<ByteSource> NewMemorySource(std::string_view bytes) {
  return std::make_unique<MemorySource>(bytes);
}

std::unique_ptr<ByteSink> NewStringSink(std::string* out) {
  return std::make_unique<StringSink>(out);
}

std::unique_ptr<ByteSource> NewDescriptorSource(int fd) {
  return std::make_unique<DescriptorSource>(fd, /*owned=*/false);
}

std::unique_ptr<ByteSink> NewDescriptorSink(int fd) {
  return std::make_unique<DescriptorSink>(fd);
}

Result<std::unique_ptr<ByteSource>> OpenFileSource(const std::string& path) {
  const int fd = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) {
    const int error = errno;
    return Status(error == ENOENT ? StatusCode::kNotFound : StatusCode::kIo,
                  std::string("open: ") + std::strerror(error));
  }
  struct stat info;
  if (fstat(fd, &info) == 0 && S_ISDIR(info.st_mode)) {
    close(fd);
    return Status(StatusCode::kIo, "open: is a folder");
  }
  return std::unique_ptr<ByteSource>(
      std::make_unique<DescriptorSource>(fd, /*owned=*/true));
}

}  // namespace redactor
