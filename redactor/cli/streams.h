// Inputs and outputs of a command: files, standard streams, whole or not at
// all.
#ifndef REDACTOR_CLI_STREAMS_H_
#define REDACTOR_CLI_STREAMS_H_

#include <memory>
#include <string>

#include "redactor/base/atomic_file.h"
#include "redactor/byte_stream.h"
#include "redactor/status.h"

namespace redactor::cli {

// "-" or empty: standard input.
Result<std::unique_ptr<ByteSource>> OpenInput(const std::string& path);

// Standard output (empty path or "-"), a device, or a file that appears when
// committed.
class Output {
 public:
  static Result<std::unique_ptr<Output>> Open(const std::string& path,
                                              bool is_private);

  Output() = default;
  ~Output();

  ByteSink& sink() { return *sink_; }
  [[nodiscard]] const std::string& path() const { return path_; }
  // What was written can be taken back by leaving out Commit.
  [[nodiscard]] bool is_file() const { return file_ != nullptr; }
  // Flushes; a file is renamed into place.
  Status Commit();

 private:
  std::string path_;
  bool private_ = false;
  std::unique_ptr<AtomicFile> file_;
  std::unique_ptr<ByteSink> standard_;
  ByteSink* sink_ = nullptr;
  int fd_ = -1;  // a device or pipe
};

// RFC 3339, UTC.
std::string Now();

}  // namespace redactor::cli

#endif  // REDACTOR_CLI_STREAMS_H_
