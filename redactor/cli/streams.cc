// Standard streams and atomic files behind one face.
#include "redactor/cli/streams.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <ctime>

namespace redactor::cli {

Result<std::unique_ptr<ByteSource>> OpenInput(const std::string& path) {
  if (path.empty() || path == "-") return NewDescriptorSource(STDIN_FILENO);
  return OpenFileSource(path);
}

namespace {
// A device or a pipe cannot be renamed over: it is written to as it is.
bool IsSpecial(const std::string& path) {
  struct stat info;
  return stat(path.c_str(), &info) == 0 && !S_ISREG(info.st_mode) &&
         !S_ISDIR(info.st_mode);
}
}  // namespace

Result<std::unique_ptr<Output>> Output::Open(const std::string& path,
                                             bool is_private) {
  auto output = std::make_unique<Output>();
  output->path_ = path;
  output->private_ = is_private;
  if (path.empty() || path == "-") {
    output->standard_ = NewDescriptorSink(STDOUT_FILENO);
    output->sink_ = output->standard_.get();
    return output;
  }
  if (IsSpecial(path)) {
    const int fd = open(path.c_str(), O_WRONLY | O_CLOEXEC);
    if (fd < 0) return Status(StatusCode::kIo, path + ": cannot be opened");
    output->fd_ = fd;
    output->standard_ = NewDescriptorSink(fd);
    output->sink_ = output->standard_.get();
    return output;
  }
  auto file = AtomicFile::Create(path);
  if (!file.ok()) return file.status().WithPrefix(path);
  output->file_ = std::move(*file);
  output->sink_ = output->file_.get();
  return output;
}

Output::~Output() {
  if (fd_ >= 0) close(fd_);
}

Status Output::Commit() {
  if (file_ == nullptr) return sink_->Flush();
  const Status committed = file_->Commit(private_);
  // In place, but the folder could not be synced: nothing to undo.
  if (committed.severity() == Severity::kWarning) return Status::Ok();
  return committed.WithPrefix(path_);
}

std::string Now() {
  const std::time_t now = std::time(nullptr);
  std::tm utc;
  gmtime_r(&now, &utc);
  char text[32];
  std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc);
  return text;
}

}  // namespace redactor::cli
