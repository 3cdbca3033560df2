// Full blocks from a source. See input.h.
#include "redactor/archive/input.h"

#include <algorithm>
#include <cstring>

namespace redactor::archive {

BlockInput::BlockInput(ByteSource& source)
    : source_(source), buffer_(kTail + kBlock, '\0') {}

Status BlockInput::Fill() {
  REDACTOR_RETURN_IF_ERROR(error_);
  if (size_ > 0) std::memmove(buffer_.data(), buffer_.data() + size_, kTail);
  size_ = 0;
  while (size_ < kBlock) {
    const Result<size_t> got =
        source_.Read(std::span(buffer_.data() + kTail + size_, kBlock - size_));
    if (!got.ok()) {
      size_ = 0;
      error_ = got.status();
      return error_;
    }
    if (*got == 0) break;
    size_ += *got;
  }
  return Status::Ok();
}

Result<std::string_view> BlockInput::Peek() {
  if (!peeked_) {
    REDACTOR_RETURN_IF_ERROR(Fill());
    peeked_ = true;
  }
  return block();
}

Result<std::string_view> BlockInput::Next() {
  if (!peeked_) REDACTOR_RETURN_IF_ERROR(Fill());
  peeked_ = false;
  delivered_ += size_;
  return block();
}

Status BlockInput::Seek(uint64_t offset) {
  REDACTOR_RETURN_IF_ERROR(error_);
  peeked_ = false;
  size_ = 0;
  error_ = source_.Seek(offset);
  return error_;
}

namespace {
bool IsZero(std::string_view bytes) {
  return std::ranges::all_of(bytes, [](char c) { return c == '\0'; });
}
}  // namespace

bool BlockInput::ZerosBefore(uint64_t end, size_t n) const {
  // Position of buffer_[0] is delivered_ - size_ - kTail, which may be
  // negative.
  const uint64_t from_end = delivered_ - end;
  if (end < n || from_end > size_ || from_end + n > kTail + size_) return false;
  return IsZero(
      std::string_view(buffer_).substr(kTail + size_ - from_end - n, n));
}

Result<bool> BlockInput::RestIsZero(uint64_t consumed) {
  bool zero = consumed + size_ >= delivered_;
  if (zero && consumed < delivered_) {
    zero = IsZero(block().substr(size_ - (delivered_ - consumed)));
  }
  for (;;) {
    const Result<std::string_view> next = Next();
    if (!next.ok()) return next.status();
    if (next->empty()) return zero;
    zero = zero && IsZero(*next);
  }
}

Result<size_t> InputSource::Read(std::span<char> out) {
  if (out.empty()) return size_t{0};
  if (block_.empty()) {
    const Result<std::string_view> next = input_.Next();
    if (!next.ok()) return next.status();
    block_ = *next;
  }
  const size_t n = std::min(out.size(), block_.size());
  std::memcpy(out.data(), block_.data(), n);
  block_.remove_prefix(n);
  return n;
}

}  // namespace redactor::archive
