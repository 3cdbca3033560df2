// Spool: bytes that must be written before they can be read, in bounded memory.
//
// Small content stays in memory. Above `memory` bytes, blocks are sealed by the
// BlockCipher and go to an unlinked O_TMPFILE file, so that neither a crash nor
// a look at the folder shows a raw byte. Write first, then read any number of
// times, also with seeks. One thread at a time.
#ifndef REDACTOR_BASE_SPOOL_H_
#define REDACTOR_BASE_SPOOL_H_

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "redactor/base/block_cipher.h"
#include "redactor/byte_stream.h"

namespace redactor {

struct SpoolOptions {
  const BlockCipher* cipher = nullptr;  // must outlive the spool
  uint64_t memory = uint64_t{4}
                    << 20;  // plain bytes held before the file is used
  // Temp bytes all spools of a run may hold together; shared, may be null.
  std::atomic<int64_t>* temp_budget = nullptr;
  std::string folder;  // default: $TMPDIR, else /tmp
};

class Spool final : public ByteSink {
 public:
  explicit Spool(const SpoolOptions& options);
  ~Spool() override;

  Status Write(std::string_view bytes) override;
  [[nodiscard]] uint64_t size() const { return size_; }

  // Seekable; the spool must outlive it and must not be written meanwhile.
  Result<std::unique_ptr<ByteSource>> NewSource();

 private:
  friend class SpoolSource;
  Status FlushBlock();
  Status ReadBlock(uint64_t block, std::string* plain) const;

  SpoolOptions options_;
  uint64_t file_id_;
  int fd_ = -1;
  uint64_t size_ = 0;
  uint64_t blocks_ = 0;  // full blocks in the file
  std::string tail_;     // bytes after the last full block
  std::string sealed_;
};

}  // namespace redactor

#endif  // REDACTOR_BASE_SPOOL_H_
