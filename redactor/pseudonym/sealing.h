// Sealing: the BlockCipher of a run, and keyed digests of originals.
#ifndef REDACTOR_PSEUDONYM_SEALING_H_
#define REDACTOR_PSEUDONYM_SEALING_H_

#include <memory>
#include <string>
#include <string_view>

#include "redactor/base/block_cipher.h"
#include "redactor/pseudonym/key.h"

namespace redactor::pseudonym {

// XChaCha20-Poly1305 with a fresh random key in locked memory.
Result<std::unique_ptr<BlockCipher>> NewRunCipher();

// Hex HMAC-SHA-256 under the digest sub-key: for whatever is derived from
// originals and may be stored (never a plain hash).
std::string KeyedDigest(const Key& key, std::string_view purpose,
                        std::string_view bytes);

}  // namespace redactor::pseudonym

#endif  // REDACTOR_PSEUDONYM_SEALING_H_
