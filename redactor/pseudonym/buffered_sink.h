// Collects small appends and hands them to a sink in large pieces.
#ifndef REDACTOR_PSEUDONYM_BUFFERED_SINK_H_
#define REDACTOR_PSEUDONYM_BUFFERED_SINK_H_

#include <string>

#include "redactor/byte_stream.h"

namespace redactor::pseudonym {

class BufferedSink {
 public:
  // `sink` must outlive it. What is not flushed is lost.
  explicit BufferedSink(ByteSink& sink) : sink_(sink) {}

  // Append to this.
  std::string* text() { return &text_; }
  Status FlushIfFull() {
    return text_.size() < kFlushBytes ? Status::Ok() : Flush();
  }
  Status Flush() {
    const Status written = sink_.Write(text_);
    text_.clear();
    return written;
  }

 private:
  static constexpr size_t kFlushBytes = size_t{64} << 10;
  ByteSink& sink_;
  std::string text_;
};

}  // namespace redactor::pseudonym

#endif  // REDACTOR_PSEUDONYM_BUFFERED_SINK_H_
