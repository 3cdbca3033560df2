// The two hash functions that the check digits of wallets need, over short
// inputs: SHA-256 (FIPS 180-4) and Keccak-256 with the padding of before the
// standard, as Ethereum and Monero use it. Not for keys or tokens: those are
// the pseudonym room's, with libsodium.
#ifndef REDACTOR_DETECT_VALIDATORS_DIGEST_H_
#define REDACTOR_DETECT_VALIDATORS_DIGEST_H_

#include <array>
#include <cstdint>
#include <span>

namespace redactor::detect {

using Digest = std::array<uint8_t, 32>;

Digest Sha256(std::span<const uint8_t> data);
Digest Keccak256(std::span<const uint8_t> data);

}  // namespace redactor::detect

#endif  // REDACTOR_DETECT_VALIDATORS_DIGEST_H_
