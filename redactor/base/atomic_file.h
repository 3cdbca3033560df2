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

#include <memory>
#include <string>
#include <string_view>

#include "redactor/byte_stream.h"
#include "redactor/status.h"

namespace redactor {

class AtomicFile final : public ByteSink {
 public:
  static Result<std::unique_ptr<AtomicFile>> Create(const std::string& path);
  ~AtomicFile() override;  // removes the file unless it was committed

  Status Write(std::string_view bytes) override;
  Status Flush() override;  // to the kernel, still under the temporary name

  // Flush, set the mode, fsync, rename over the target, fsync the folder. A
  // private file (map, key, originals) is 0600, another 0666 & ~umask. After a
  // failed Write or Flush it fails with that error. Severity kWarning: the file
  // is in place, but the folder could not be synced. At most once.
  Status Commit(bool is_private);

 private:
  AtomicFile(int folder, int file, std::string name, std::string temp_name);
  Status Fail(const char* what);
  Status Publish(bool is_private);

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
