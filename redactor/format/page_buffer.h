// PageBuffer: the bytes of an entry that are not decided yet.
//
// Reads the source a page at a time and keeps what the format still needs.
// Positions are absolute offsets in the entry, so that they outlive a Fill;
// pointers do not, unless they go through a Hold. What is kept and for how long
// is the format's business.
#ifndef REDACTOR_FORMAT_PAGE_BUFFER_H_
#define REDACTOR_FORMAT_PAGE_BUFFER_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "redactor/byte_stream.h"
#include "redactor/status.h"

namespace redactor::format {

class PageBuffer {
 public:
  // The bytes buffered at one time: they stay where they are while the buffer
  // moves on. Released by the thread that fills the buffer; any may read.
  class Hold {
   public:
    Hold() = default;
    [[nodiscard]] std::string_view View(uint64_t from, uint64_t to) const {
      return {block_.get() + (from - origin_), static_cast<size_t>(to - from)};
    }

   private:
    friend class PageBuffer;
    std::shared_ptr<const char[]> block_;
    uint64_t origin_ = 0;
  };

  // The source must outlive the buffer.
  PageBuffer(ByteSource& source, size_t page_size);

  // One read of at most a page. Afterwards there are more bytes, or eof().
  // Pointers from At() and View() become invalid.
  Status Fill();
  // False when Fill would wait for somebody.
  [[nodiscard]] bool ready() { return eof_ || source_.ready(); }
  [[nodiscard]] Hold Keep() const;

  [[nodiscard]] uint64_t begin() const { return begin_; }
  [[nodiscard]] uint64_t end() const { return origin_ + size_; }
  [[nodiscard]] bool eof() const { return eof_; }

  // REQUIRES: begin() <= offset <= end().
  [[nodiscard]] const char* At(uint64_t offset) const {
    return data_.get() + (offset - origin_);
  }
  [[nodiscard]] std::string_view View(uint64_t from, uint64_t to) const {
    return {At(from), static_cast<size_t>(to - from)};
  }
  [[nodiscard]] uint64_t OffsetOf(const char* at) const {
    return origin_ + static_cast<uint64_t>(at - data_.get());
  }

  // Bytes before `offset` are not needed any more.
  void Discard(uint64_t offset) {
    if (offset > begin_) begin_ = offset;
  }

 private:
  using Block = std::shared_ptr<char[]>;

  void MakeRoom();
  Block TakeBlock(size_t capacity);

  ByteSource& source_;
  size_t page_size_;
  Block data_;
  std::vector<Block> blocks_;  // of capacity_ bytes; data_ and those held
  size_t capacity_ = 0;
  size_t size_ = 0;      // bytes in data_
  uint64_t origin_ = 0;  // offset of data_[0]
  uint64_t begin_ = 0;   // first offset still needed
  bool eof_ = false;
};

}  // namespace redactor::format

#endif  // REDACTOR_FORMAT_PAGE_BUFFER_H_
