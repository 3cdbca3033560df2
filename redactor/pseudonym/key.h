// The key: 32 random bytes from which every secret of a run is derived.
//
// A key file is one line of text, 0600: "redactor-key-1 " + 64 hex digits +
// newline. The key lies in locked memory that is wiped when it goes. Immutable,
// thread-safe.
//
// Sub-keys, exactly (so that another program can do the same):
//   base(n)  = BLAKE2b with a 32-byte result, keyed with the 32 key bytes, of
//              the empty message; salt: n as 8 bytes little-endian, then 8
//              zero bytes; personal: "redactor", then 8 zero bytes
//              (libsodium's crypto_kdf with context "redactor", subkey id n)
//   Derive   = HMAC-SHA-256 under base(n) of the audience's length in bytes
//              (4 bytes little-endian) and the audience
//   n        = 1 token, 2 check, 3 form, 4 digest, 5 spill, 6 key id
// The audience is part of every sub-key, so that copies for two recipients
// cannot be joined. What is done with each: token_hasher.h, sealing.h.
#ifndef REDACTOR_PSEUDONYM_KEY_H_
#define REDACTOR_PSEUDONYM_KEY_H_

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "redactor/status.h"

namespace redactor::pseudonym {

enum class KeyPurpose : uint8_t {
  kToken = 1,
  kCheck = 2,
  kForm = 3,
  kDigest = 4,
  kSpill = 5,
};

// Starts the cryptography library. Thread-safe, cheap when done already.
[[nodiscard]] Status StartCrypto();

class Key {
 public:
  // A fresh random key.
  static Result<std::shared_ptr<const Key>> Generate();
  // From the text of a key file; white space may follow the digits.
  static Result<std::shared_ptr<const Key>> Parse(std::string_view text);
  // Reads a file or pipe; refuses one that group or others may use at all.
  // Messages say what to do, and hold neither the path nor the content.
  static Result<std::shared_ptr<const Key>> Load(const std::string& path);

  ~Key();
  Key(const Key&) = delete;
  Key& operator=(const Key&) = delete;

  // Writes a new file with O_EXCL and 0600, creating parent folders 0700.
  [[nodiscard]] Status Save(const std::string& path) const;

  // 16 hex digits that name the key (and audience) without revealing it: the
  // first 8 bytes of a sub-key that nothing else uses.
  [[nodiscard]] std::string Id(std::string_view audience) const;
  [[nodiscard]] std::array<uint8_t, 32> Derive(KeyPurpose purpose,
                                               std::string_view audience) const;

 private:
  Key() = default;
  // A key whose secret is writable and not filled yet.
  static Result<std::shared_ptr<Key>> Allocate();
  void Seal();  // read-only from here on
  [[nodiscard]] std::array<uint8_t, 32> DeriveNumbered(
      uint64_t number, std::string_view audience) const;

  uint8_t* secret_ = nullptr;  // sodium_malloc, 32 bytes
};

}  // namespace redactor::pseudonym

#endif  // REDACTOR_PSEUDONYM_KEY_H_
