// ArchiveWriter: one container, or one bare compressed stream, to a sink.
//
// The settings are those of the usual tools and leave out whatever would differ
// between two runs. A container is good only after Close answered OK; without
// Close nothing more is sent to the sink.
#ifndef REDACTOR_ARCHIVE_WRITER_H_
#define REDACTOR_ARCHIVE_WRITER_H_

#include <cstdint>
#include <string_view>

#include "redactor/archive/container_registry.h"
#include "redactor/archive/handles.h"
#include "redactor/byte_stream.h"

namespace redactor::archive {

class ArchiveWriter {
 public:
  // `sink` must outlive the writer.
  explicit ArchiveWriter(ByteSink& sink);
  ~ArchiveWriter();

  // Null `format`: bare content in a compressed stream, without Header. Null
  // `filter`: no compression; else it is applied `layers` times.
  Status Open(const FormatRow* format, const FilterRow* filter, int layers);

  // For the members to come: stored or deflated. Zip only.
  Status SetStored(bool stored);
  // The size in `entry` must be the size of the data that follows.
  Status Header(archive_entry* entry);
  Status Data(std::string_view bytes);
  Status Close();

  // The first error of the sink; OK while there is none.
  [[nodiscard]] const Status& sink_error() const { return sink_error_; }

 private:
  static la_ssize_t OnWrite(struct ::archive* handle, void* client,
                            const void* bytes, size_t size);
  Status Failure(const char* what) const;

  ByteSink& sink_;
  Status sink_error_;  // outlives handle_, which still writes when freed
  WriteHandle handle_;
};

// The data of the current member as a sink.
class WriterSink final : public ByteSink {
 public:
  explicit WriterSink(ArchiveWriter& writer) : writer_(writer) {}
  Status Write(std::string_view bytes) override {
    bytes_ += bytes.size();
    return writer_.Data(bytes);
  }
  [[nodiscard]] uint64_t bytes() const { return bytes_; }

 private:
  ArchiveWriter& writer_;
  uint64_t bytes_ = 0;
};

}  // namespace redactor::archive

#endif  // REDACTOR_ARCHIVE_WRITER_H_
