// AtomicFile over openat and renameat: the folder is opened once, so that the
// temporary file, the rename and the clean-up all happen in the same place.
#include "redactor/base/atomic_file.h"

#include <fcntl.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <climits>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <utility>

namespace redactor {

namespace {

constexpr size_t kBuffer = size_t{64} << 10;
constexpr int kAttempts = 16;
constexpr mode_t kPrivateMode = 0600;
constexpr mode_t kOutputMode = 0666;

Status FileError(const char* what) {
  const int error = errno;
  return {error == ENOENT ? StatusCode::kNotFound : StatusCode::kIo,
          std::string("output file: ") + what + ": " + std::strerror(error)};
}

// Asking means setting it for a moment. It is set to the strictest value, so
// that a file another thread creates just then is too private, never too open.
mode_t ProcessUmask() {
  static const mode_t mask = [] {
    const mode_t old = umask(077);
    umask(old);
    return old;
  }();
  return mask;
}

std::pair<std::string, std::string> SplitPath(const std::string& path) {
  const size_t slash = path.rfind('/');
  if (slash == std::string::npos) return {".", path};
  return {slash == 0 ? "/" : path.substr(0, slash), path.substr(slash + 1)};
}

Status CheckTarget(int folder, const std::string& name) {
  struct stat info;
  if (fstatat(folder, name.c_str(), &info, 0) != 0) {
    // A link to nowhere will be replaced like any other.
    return errno == ENOENT ? Status::Ok() : FileError("look at target");
  }
  if (S_ISREG(info.st_mode)) return Status::Ok();
  return {StatusCode::kInvalidArgument,
          S_ISDIR(info.st_mode) ? "output file: target is a folder"
                                : "output file: target is not a regular file"};
}

std::string TempName(const std::string& name) {
  uint64_t random = 0;
  if (getrandom(&random, sizeof random, 0) != sizeof random) return {};
  char hex[17];
  std::snprintf(hex, sizeof hex, "%016llx",
                static_cast<unsigned long long>(random));
  const size_t extra = std::strlen(hex) + std::strlen("...tmp");
  return "." + name.substr(0, NAME_MAX - extra) + "." + hex + ".tmp";
}

}  // namespace

Result<std::unique_ptr<AtomicFile>> AtomicFile::Create(
    const std::string& path) {
  const auto [folder_path, name] = SplitPath(path);
  if (name.empty() || name == "." || name == "..") {
    return Status(StatusCode::kInvalidArgument, "output file: no file name");
  }
  const int folder =
      open(folder_path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0) return FileError("open folder");
  if (Status target = CheckTarget(folder, name); !target.ok()) {
    close(folder);
    return target;
  }
  ProcessUmask();
  for (int attempt = 0; attempt < kAttempts; ++attempt) {
    std::string temp_name = TempName(name);
    if (temp_name.empty()) break;
    const int file = openat(
        folder, temp_name.c_str(),
        O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, kPrivateMode);
    if (file >= 0) {
      return std::unique_ptr<AtomicFile>(
          new AtomicFile(folder, file, name, std::move(temp_name)));
    }
    if (errno != EEXIST) break;
  }
  Status error = FileError("create");
  close(folder);
  return error;
}

AtomicFile::AtomicFile(int folder, int file, std::string name,
                       std::string temp_name)
    : folder_(folder),
      file_(file),
      name_(std::move(name)),
      temp_name_(std::move(temp_name)) {}

AtomicFile::~AtomicFile() {
  if (!temp_name_.empty()) unlinkat(folder_, temp_name_.c_str(), 0);
  if (file_ >= 0) close(file_);
  close(folder_);
}

Status AtomicFile::Fail(const char* what) {
  failed_ = FileError(what);
  return failed_;
}

Status AtomicFile::Write(std::string_view bytes) {
  REDACTOR_RETURN_IF_ERROR(failed_);
  if (committed_) {
    return {StatusCode::kInternal, "output file: write after commit"};
  }
  if (buffer_.size() + bytes.size() >= kBuffer) {
    REDACTOR_RETURN_IF_ERROR(Flush());
    if (bytes.size() >= kBuffer) {
      const Status written = NewDescriptorSink(file_)->Write(bytes);
      return written.ok() ? written : Fail("write");
    }
  }
  buffer_.append(bytes);
  return Status::Ok();
}

Status AtomicFile::Flush() {
  REDACTOR_RETURN_IF_ERROR(failed_);
  if (buffer_.empty()) return Status::Ok();
  const Status written = NewDescriptorSink(file_)->Write(buffer_);
  buffer_.clear();
  return written.ok() ? written : Fail("write");
}

Status AtomicFile::Commit(bool is_private) {
  if (committed_) {
    return {StatusCode::kInternal, "output file: committed twice"};
  }
  REDACTOR_RETURN_IF_ERROR(Flush());
  return Publish(is_private);
}

Status AtomicFile::Publish(bool is_private) {
  const mode_t mode = is_private ? kPrivateMode : kOutputMode & ~ProcessUmask();
  if (fchmod(file_, mode) != 0) return Fail("set mode");
  if (fsync(file_) != 0) return Fail("sync");
  // A late error of the file system (quota, network) may show only here.
  const int file = std::exchange(file_, -1);
  if (close(file) != 0 && errno != EINTR) return Fail("close");
  if (renameat(folder_, temp_name_.c_str(), folder_, name_.c_str()) != 0) {
    return Fail("rename");
  }
  temp_name_.clear();
  committed_ = true;
  // Some file systems know no sync of a folder.
  if (fsync(folder_) != 0 && errno != EINVAL) {
    return FileError("sync folder").WithSeverity(Severity::kWarning);
  }
  return Status::Ok();
}

}  // namespace redactor
