// A source whose first bytes were looked at and will be read again.
#ifndef REDACTOR_PIPELINE_PEEKED_SOURCE_H_
#define REDACTOR_PIPELINE_PEEKED_SOURCE_H_

#include <string>

#include "redactor/byte_stream.h"

namespace redactor::pipeline {

class PeekedSource final : public ByteSource {
 public:
  // `base` must outlive it.
  explicit PeekedSource(ByteSource* base) : base_(base) {}

  // Reads ahead until `bytes` are there or the end. Call before Read.
  Status Peek(size_t bytes);
  // Reads ahead until a line, `bytes` or the end; only the line is in head().
  Status PeekLine(size_t bytes);
  [[nodiscard]] std::string_view head() const {
    return std::string_view(head_).substr(0, line_);
  }
  // The head is the whole source, as far as was to be seen.
  [[nodiscard]] bool complete() const {
    return at_end_ && line_ == std::string::npos;
  }
  // The head was to be a line, and is one.
  [[nodiscard]] bool is_line() const { return line_ != std::string::npos; }

  Result<size_t> Read(std::span<char> out) override;
  [[nodiscard]] bool ready() override {
    return served_ < head_.size() || base_->ready();
  }
  [[nodiscard]] bool seekable() const override { return base_->seekable(); }
  Status Seek(uint64_t offset) override;
  [[nodiscard]] int64_t size() const override { return base_->size(); }

 private:
  Status ReadOn(size_t bytes);

  ByteSource* base_;
  std::string head_;
  size_t line_ = std::string::npos;
  size_t served_ = 0;
  bool at_end_ = false;
  bool sought_ = false;  // the base was moved: the head is no longer next
};

}  // namespace redactor::pipeline

#endif  // REDACTOR_PIPELINE_PEEKED_SOURCE_H_
