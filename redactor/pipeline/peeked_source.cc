// PeekedSource: serves the head first, then the rest.
#include "redactor/pipeline/peeked_source.h"

#include <algorithm>
#include <cstring>

namespace redactor::pipeline {

Status PeekedSource::Peek(size_t bytes) {
  line_ = std::string::npos;
  while (!at_end_ && head_.size() < bytes) {
    REDACTOR_RETURN_IF_ERROR(ReadOn(bytes));
  }
  return Status::Ok();
}

Status PeekedSource::PeekLine(size_t bytes) {
  for (;;) {
    const size_t line_end = head_.find('\n');
    if (line_end != std::string::npos) line_ = line_end + 1;
    if (is_line() || at_end_ || head_.size() >= bytes) return Status::Ok();
    REDACTOR_RETURN_IF_ERROR(ReadOn(bytes));
  }
}

// One read, up to `bytes` in all.
Status PeekedSource::ReadOn(size_t bytes) {
  const size_t before = head_.size();
  head_.resize(bytes);
  auto got = base_->Read(std::span(head_).subspan(before));
  head_.resize(before + (got.ok() ? *got : 0));
  if (!got.ok()) return got.status();
  at_end_ = *got == 0;
  return Status::Ok();
}

Result<size_t> PeekedSource::Read(std::span<char> out) {
  if (sought_ || served_ == head_.size()) {
    if (at_end_ && !sought_) return size_t{0};
    return base_->Read(out);
  }
  const size_t n = std::min(out.size(), head_.size() - served_);
  std::memcpy(out.data(), head_.data() + served_, n);
  served_ += n;
  return n;
}

Status PeekedSource::Seek(uint64_t offset) {
  sought_ = true;
  return base_->Seek(offset);
}

}  // namespace redactor::pipeline
