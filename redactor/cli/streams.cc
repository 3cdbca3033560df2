// Standard streams and atomic files behind one face.
#include "redactor/cli/streams.h"

#include <unistd.h>

#include <ctime>

namespace redactor::cli {

Result<std::unique_ptr<ByteSource>> OpenInput(const std::string& path) {
  if (path.empty() || path == "-") return NewDescriptorSource(STDIN_FILENO);
  return OpenFileSource(path);
}

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
  auto file = AtomicFile::Create(path);
  if (!file.ok()) return file.status().WithPrefix(path);
  output->file_ = std::move(*file);
  output->sink_ = output->file_.get();
  return output;
}

Status Output::Commit() {
  if (file_ == nullptr) return sink_->Flush();
  return file_->Commit(private_).WithPrefix(path_);
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
