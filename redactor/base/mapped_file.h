// MappedFile: the bytes of a file, read-only, unmapped when it ends.
#ifndef REDACTOR_BASE_MAPPED_FILE_H_
#define REDACTOR_BASE_MAPPED_FILE_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "redactor/status.h"

namespace redactor {

class MappedFile {
 public:
  MappedFile() = default;
  // kNotFound when there is none; kMalformed when it has not between `least`
  // and `most` bytes, `least` > 0; kIo. `what` names it in messages.
  static Result<MappedFile> Open(const std::string& path, size_t least,
                                 size_t most, const std::string& what);
  MappedFile(MappedFile&& other) noexcept
      : bytes_(std::exchange(other.bytes_, {})) {}
  MappedFile& operator=(MappedFile&& other) noexcept {
    std::swap(bytes_, other.bytes_);
    return *this;
  }
  ~MappedFile();

  // Valid as long as this, or what it was moved to.
  [[nodiscard]] std::string_view bytes() const { return bytes_; }

 private:
  std::string_view bytes_;
};

}  // namespace redactor

#endif  // REDACTOR_BASE_MAPPED_FILE_H_
