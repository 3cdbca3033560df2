// A sliding window over a byte source; see the header.
#include "redactor/format/page_buffer.h"

#include <algorithm>
#include <cstring>

namespace redactor::format {

namespace {
// A new block is at least this large, so that tiny pages do not move memory at
// every read.
constexpr size_t kMinCapacity = size_t{64} << 10;
}  // namespace

PageBuffer::PageBuffer(ByteSource& source, size_t page_size)
    : source_(source), page_size_(std::max<size_t>(page_size, 1)) {}

void PageBuffer::MakeRoom() {
  if (capacity_ - size_ >= page_size_) return;
  const size_t dead = static_cast<size_t>(begin_ - origin_);
  const size_t live = size_ - dead;
  // Room for as much again, so that the bytes moved stay fewer than those read.
  size_t wanted = capacity_;
  if (capacity_ < 2 * live + page_size_) {
    wanted = std::max(kMinCapacity, 3 * live + 2 * page_size_);
  }
  const Block old = data_;
  data_ = TakeBlock(wanted);
  if (live > 0) std::memmove(data_.get(), old.get() + dead, live);
  size_ = live;
  origin_ = begin_;
}

// A block that nobody holds, the one at hand if possible.
PageBuffer::Block PageBuffer::TakeBlock(size_t capacity) {
  if (capacity != capacity_) {
    blocks_.clear();
    capacity_ = capacity;
  }
  constexpr long kOurs = 3;  // blocks_, data_, MakeRoom
  if (!blocks_.empty() && data_.use_count() == kOurs) return data_;
  for (const Block& block : blocks_) {
    if (block.use_count() == 1) return block;
  }
  blocks_.emplace_back(new char[capacity]);
  return blocks_.back();
}

PageBuffer::Hold PageBuffer::Keep() const {
  Hold hold;
  hold.block_ = data_;
  hold.origin_ = origin_;
  return hold;
}

Status PageBuffer::Fill() {
  if (eof_) return Status::Ok();
  MakeRoom();
  Result<size_t> got = source_.Read({data_.get() + size_, page_size_});
  if (!got.ok()) return got.status();
  if (*got > page_size_) {
    return {StatusCode::kInternal, "a source returned more than was asked for"};
  }
  size_ += *got;
  eof_ = *got == 0;
  return Status::Ok();
}

}  // namespace redactor::format
