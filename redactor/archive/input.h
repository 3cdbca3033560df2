// BlockInput: a source read in full blocks, which remembers its error.
//
// libarchive and zlib want blocks that stay put, answer errors with a number,
// and may leave bytes unread; this keeps the block, the Status and the count.
// Blocks are full whatever the source's reads are, so that every figure taken
// from here is the same for any source with the same bytes.
#ifndef REDACTOR_ARCHIVE_INPUT_H_
#define REDACTOR_ARCHIVE_INPUT_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "redactor/byte_stream.h"
#include "redactor/status.h"

namespace redactor::archive {

class BlockInput {
 public:
  static constexpr size_t kBlock = size_t{64} << 10;

  // `source` must outlive this.
  explicit BlockInput(ByteSource& source);

  // The first block, without taking it. Only before the first Next.
  Result<std::string_view> Peek();
  // The next block, valid until the next call; empty at the end.
  Result<std::string_view> Next();
  // Goes to `offset` in a seekable source.
  Status Seek(uint64_t offset);

  // Bytes handed out so far.
  [[nodiscard]] uint64_t delivered() const { return delivered_; }
  // The first error of the source; OK while there is none.
  [[nodiscard]] const Status& error() const { return error_; }

  // True when the `n` bytes before position `end` are zero. They must stand in
  // the current block or in the last kTail bytes of the one before.
  [[nodiscard]] bool ZerosBefore(uint64_t end, size_t n) const;
  static constexpr size_t kTail = 1024;

  // Reads the rest. True when all bytes from position `consumed` on are zero;
  // what was handed out before the current block counts as not zero.
  Result<bool> RestIsZero(uint64_t consumed);

 private:
  Status Fill();
  [[nodiscard]] std::string_view block() const {
    return std::string_view(buffer_).substr(kTail, size_);
  }

  ByteSource& source_;
  // kTail bytes that came before, then the block.
  std::string buffer_;
  size_t size_ = 0;
  bool peeked_ = false;
  uint64_t delivered_ = 0;
  Status error_;
};

// The blocks as a plain source again.
class InputSource final : public ByteSource {
 public:
  explicit InputSource(BlockInput& input) : input_(input) {}
  Result<size_t> Read(std::span<char> out) override;

 private:
  BlockInput& input_;
  std::string_view block_;
};

}  // namespace redactor::archive

#endif  // REDACTOR_ARCHIVE_INPUT_H_
