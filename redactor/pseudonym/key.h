// The key: 32 random bytes from which every secret of a run is derived.
//
// A key file is one line of text, 0600: "redactor-key-1 " + 64 hex digits. The
// key lies in locked, wiped memory. Sub-keys: BLAKE2b-based kdf of libsodium,
// one purpose each (token, check, form, digest, spill), with the audience mixed
// into the token keys, so that copies for two recipients cannot be joined.
// Immutable, thread-safe.
#ifndef REDACTOR_PSEUDONYM_KEY_H_
#define REDACTOR_PSEUDONYM_KEY_H_

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "redactor/status.h"

namespace redactor::pseudonym {

enum class KeyPurpose : uint8_t { kToken, kCheck, kForm, kDigest, kSpill };

class Key {
 public:
  // A fresh random key.
  static Result<std::shared_ptr<const Key>> Generate();
  // From the text of a key file.
  static Result<std::shared_ptr<const Key>> Parse(std::string_view text);
  // Reads a file; refuses one that group or others may read or write.
  static Result<std::shared_ptr<const Key>> Load(const std::string& path);

  ~Key();
  Key(const Key&) = delete;
  Key& operator=(const Key&) = delete;

  // Writes a new file with O_EXCL and 0600, creating parent folders 0700.
  [[nodiscard]] Status Save(const std::string& path) const;

  // 16 hex digits that name the key (and audience) without revealing it.
  [[nodiscard]] std::string Id(std::string_view audience) const;
  [[nodiscard]] std::array<uint8_t, 32> Derive(KeyPurpose purpose,
                                               std::string_view audience) const;

 private:
  Key() = default;
  uint8_t* secret_ = nullptr;  // sodium_malloc, 32 bytes
};

}  // namespace redactor::pseudonym

#endif  // REDACTOR_PSEUDONYM_KEY_H_
