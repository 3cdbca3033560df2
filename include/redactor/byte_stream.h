// Bytes in and bytes out. Nothing below the command line opens a file itself:
// it is handed a source and a sink, so tests can hand it strings and failures.
//
// A stream belongs to one thread at a time.
#ifndef REDACTOR_BYTE_STREAM_H_
#define REDACTOR_BYTE_STREAM_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "redactor/export.h"
#include "redactor/status.h"

namespace redactor {

class REDACTOR_EXPORT ByteSource {
 public:
  ByteSource() = default;
  ByteSource(const ByteSource&) = delete;
  ByteSource& operator=(const ByteSource&) = delete;
  virtual ~ByteSource();

  // Reads at most out.size() bytes; 0 means the end (for a non-empty `out`).
  // A short read is not the end. After an error no further call is made.
  virtual Result<size_t> Read(std::span<char> out) = 0;

  // False when Read would wait for somebody, a pipe without bytes: what is
  // pending should go out first. A hint that changes no result.
  [[nodiscard]] virtual bool ready() { return true; }

  // A source that can go back says so. Seek is absolute, in bytes from 0.
  [[nodiscard]] virtual bool seekable() const { return false; }
  virtual Status Seek(uint64_t offset);
  // Total bytes when known (regular files, memory), else -1.
  [[nodiscard]] virtual int64_t size() const { return -1; }
};

class REDACTOR_EXPORT ByteSink {
 public:
  ByteSink() = default;
  ByteSink(const ByteSink&) = delete;
  ByteSink& operator=(const ByteSink&) = delete;
  virtual ~ByteSink();

  // Writes all bytes or fails. `bytes` need not outlive the call.
  virtual Status Write(std::string_view bytes) = 0;
  virtual Status Flush() { return Status::Ok(); }
};

// Reads `bytes`, which must outlive the source. Seekable.
REDACTOR_EXPORT std::unique_ptr<ByteSource> NewMemorySource(
    std::string_view bytes);
// Appends to `*out`, which must outlive the sink.
REDACTOR_EXPORT std::unique_ptr<ByteSink> NewStringSink(std::string* out);
// An open descriptor, not closed by the stream. Seekable when it is a regular
// file. EPIPE on write is StatusCode::kBrokenPipe.
REDACTOR_EXPORT std::unique_ptr<ByteSource> NewDescriptorSource(int fd);
REDACTOR_EXPORT std::unique_ptr<ByteSink> NewDescriptorSink(int fd);
// Opens a file for reading; the stream closes it.
REDACTOR_EXPORT Result<std::unique_ptr<ByteSource>> OpenFileSource(
    const std::string& path);

}  // namespace redactor

#endif  // REDACTOR_BYTE_STREAM_H_
