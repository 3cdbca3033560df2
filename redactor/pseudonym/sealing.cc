// Sealing of temporary blocks, and digests of originals, both keyed.
//
// A sealed block is XChaCha20-Poly1305 with an empty additional text. The nonce
// is the pair that names the block: file and block as 8 bytes little-endian
// each, then 8 zero bytes. The key is of this run only and a pair is sealed
// once, so no nonce ever comes twice.
#include "redactor/pseudonym/sealing.h"

#include <sodium.h>

#include <array>

#include "redactor/pseudonym/little_endian.h"

namespace redactor::pseudonym {

namespace {

using Nonce = std::array<uint8_t, crypto_aead_xchacha20poly1305_ietf_NPUBBYTES>;

Nonce NonceFor(uint64_t file, uint64_t block) {
  Nonce nonce{};
  StoreLittleEndian64(file, nonce.data());
  StoreLittleEndian64(block, nonce.data() + 8);
  return nonce;
}

uint8_t* Bytes(std::string* text) {
  return reinterpret_cast<uint8_t*>(text->data());
}
const uint8_t* Bytes(std::string_view text) {
  return reinterpret_cast<const uint8_t*>(text.data());
}

class RunCipher final : public BlockCipher {
 public:
  // Owns `key`, which is of sodium_malloc.
  explicit RunCipher(uint8_t* key) : key_(key) {}
  ~RunCipher() override { sodium_free(key_); }
  RunCipher(const RunCipher&) = delete;
  RunCipher& operator=(const RunCipher&) = delete;

  [[nodiscard]] size_t overhead() const override {
    return crypto_aead_xchacha20poly1305_ietf_ABYTES;
  }

  void Seal(uint64_t file, uint64_t block, std::string_view plain,
            std::string* sealed) const override {
    sealed->resize(plain.size() + overhead());
    const Nonce nonce = NonceFor(file, block);
    crypto_aead_xchacha20poly1305_ietf_encrypt(
        Bytes(sealed), nullptr, Bytes(plain), plain.size(), nullptr, 0, nullptr,
        nonce.data(), key_);
  }

  Status Open(uint64_t file, uint64_t block, std::string_view sealed,
              std::string* plain) const override {
    const Nonce nonce = NonceFor(file, block);
    if (sealed.size() >= overhead()) {
      plain->resize(sealed.size() - overhead());
      if (crypto_aead_xchacha20poly1305_ietf_decrypt(
              Bytes(plain), nullptr, nullptr, Bytes(sealed), sealed.size(),
              nullptr, 0, nonce.data(), key_) == 0) {
        return Status::Ok();
      }
    }
    plain->clear();
    return {StatusCode::kCrypto, "a temporary block was changed"};
  }

 private:
  uint8_t* key_;
};

}  // namespace

Result<std::unique_ptr<BlockCipher>> NewRunCipher() {
  REDACTOR_RETURN_IF_ERROR(StartCrypto());
  auto* key = static_cast<uint8_t*>(
      sodium_malloc(crypto_aead_xchacha20poly1305_ietf_KEYBYTES));
  if (key == nullptr) {
    return Status(StatusCode::kCrypto, "no locked memory for the run's key");
  }
  crypto_aead_xchacha20poly1305_ietf_keygen(key);
  sodium_mprotect_readonly(key);
  return std::unique_ptr<BlockCipher>(std::make_unique<RunCipher>(key));
}

std::string KeyedDigest(const Key& key, std::string_view purpose,
                        std::string_view bytes) {
  std::array<uint8_t, 32> secret = key.Derive(KeyPurpose::kDigest, "");
  crypto_auth_hmacsha256_state state;
  crypto_auth_hmacsha256_init(&state, secret.data(), secret.size());
  std::array<uint8_t, 8> length{};
  StoreLittleEndian64(purpose.size(), length.data());
  crypto_auth_hmacsha256_update(&state, length.data(), length.size());
  crypto_auth_hmacsha256_update(&state, Bytes(purpose), purpose.size());
  crypto_auth_hmacsha256_update(&state, Bytes(bytes), bytes.size());
  std::array<uint8_t, crypto_auth_hmacsha256_BYTES> digest{};
  crypto_auth_hmacsha256_final(&state, digest.data());
  sodium_memzero(secret.data(), secret.size());
  sodium_memzero(&state, sizeof state);
  std::array<char, 2 * crypto_auth_hmacsha256_BYTES + 1> hex{};
  sodium_bin2hex(hex.data(), hex.size(), digest.data(), digest.size());
  return hex.data();
}

}  // namespace redactor::pseudonym
