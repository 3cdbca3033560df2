// AtomicFile: a file that appears whole under its name, or not at all.
//
// Bytes go to ".NAME.RANDOM.tmp" beside the target, which only its owner can
// read; Commit gives it its mode and its name. Without Commit nothing is left.
// A target that is a symbolic link is replaced itself: what it pointed to stays
// as it was. A target that is anything but a regular file, or a link to one, is
// refused: renaming over /dev/null or a pipe would destroy it. Messages hold no
// path: the caller adds the one the user typed. One thread at a time.
#ifndef REDACTOR_BASE_ATOMIC_FILE_H_
#define REDACTOR_BASE_ATOMIC_FILE_H_

#include <sys/types.h>

#include <memory>
#include <string>
#include <string_view>

#include "redactor/byte_stream.h"
#include "redactor/status.h"

namespace redactor {

// Modes for Commit.
inline constexpr mode_t kOutputMode = 0666;   // less what the umask takes
inline constexpr mode_t kPrivateMode = 0600;  // maps, keys, originals

class AtomicFile final : public ByteSink {
 public:
  static Result<std::unique_ptr<AtomicFile>> Create(const std::string& path);
  ~AtomicFile() override;  // removes the file unless it was committed

  Status Write(std::string_view bytes) override;
  Status Flush() override;  // to the kernel, still under the temporary name

  // Flush, mode & ~umask, fsync, rename over the target, fsync the folder.
  // After a failed Write or Flush it fails with that error. Severity kWarning:
  // the file is in place, but the folder could not be synced. At most once.
  Status Commit(mode_t mode);

 private:
  AtomicFile(int folder, int file, std::string name, std::string temp_name);
  Status Fail(const char* what);
  Status Publish(mode_t mode);

  int folder_;  // descriptors; the folder may be renamed meanwhile
  int file_;
  std::string name_;
  std::string temp_name_;  // empty once it is gone
  std::string buffer_;
  Status failed_;
  bool committed_ = false;
};

}  // namespace redactor

#endif  // REDACTOR_BASE_ATOMIC_FILE_H_
