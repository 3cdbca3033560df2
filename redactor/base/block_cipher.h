// BlockCipher: seals and opens numbered blocks, with a key of this run only.
//
// Raw bytes reach disk only sealed. The spool (base) stores blocks; the
// pseudonym room, where the cryptography library lives, implements this.
// Thread-safe.
#ifndef REDACTOR_BASE_BLOCK_CIPHER_H_
#define REDACTOR_BASE_BLOCK_CIPHER_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "redactor/status.h"

namespace redactor {

class BlockCipher {
 public:
  virtual ~BlockCipher() = default;
  // Bytes that Seal adds to a block.
  [[nodiscard]] virtual size_t overhead() const = 0;
  // `file` and `block` name the block; the pair is used once for sealing.
  virtual void Seal(uint64_t file, uint64_t block, std::string_view plain,
                    std::string* sealed) const = 0;
  virtual Status Open(uint64_t file, uint64_t block, std::string_view sealed,
                      std::string* plain) const = 0;
};

}  // namespace redactor

#endif  // REDACTOR_BASE_BLOCK_CIPHER_H_
