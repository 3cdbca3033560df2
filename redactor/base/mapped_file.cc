// mmap, and what may be wrong with the file.
#include "redactor/base/mapped_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

namespace redactor {

Result<MappedFile> MappedFile::Open(const std::string& path, size_t least,
                                    size_t most, const std::string& what) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) {
    return Status(errno == ENOENT ? StatusCode::kNotFound : StatusCode::kIo,
                  what + ": cannot open " + path);
  }
  struct stat info {};
  Status status;
  void* data = MAP_FAILED;
  if (::fstat(fd, &info) != 0 || !S_ISREG(info.st_mode)) {
    status = {StatusCode::kIo, what + ": not a file: " + path};
  } else if (info.st_size < static_cast<off_t>(least) ||
             info.st_size > static_cast<off_t>(most)) {
    status = {StatusCode::kMalformed, what + ": wrong size"};
  } else {
    data = ::mmap(nullptr, static_cast<size_t>(info.st_size), PROT_READ,
                  MAP_PRIVATE | MAP_POPULATE, fd, 0);
    if (data == MAP_FAILED) {
      status = {StatusCode::kIo, what + ": cannot map " + path};
    }
  }
  ::close(fd);
  if (!status.ok()) return status;
  MappedFile file;
  file.bytes_ = {static_cast<const char*>(data),
                 static_cast<size_t>(info.st_size)};
  return file;
}

MappedFile::~MappedFile() {
  if (bytes_.empty()) return;
  ::munmap(const_cast<char*>(bytes_.data()), bytes_.size());
}

}  // namespace redactor
