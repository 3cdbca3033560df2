// NullSink: takes bytes and only counts them, for runs that write nothing.
#ifndef REDACTOR_ARCHIVE_NULL_SINK_H_
#define REDACTOR_ARCHIVE_NULL_SINK_H_

#include <cstdint>
#include <string_view>

#include "redactor/byte_stream.h"

namespace redactor::archive {

class NullSink final : public ByteSink {
 public:
  Status Write(std::string_view bytes) override {
    bytes_ += bytes.size();
    return Status::Ok();
  }
  [[nodiscard]] uint64_t bytes() const { return bytes_; }

 private:
  uint64_t bytes_ = 0;
};

}  // namespace redactor::archive

#endif  // REDACTOR_ARCHIVE_NULL_SINK_H_
