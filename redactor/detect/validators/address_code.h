// Encodings of wallet addresses: base 58, bech32 and cashaddr. They decode and
// test check sums; which coin an address belongs to is crypto.cc's.
#ifndef REDACTOR_DETECT_VALIDATORS_ADDRESS_CODE_H_
#define REDACTOR_DETECT_VALIDATORS_ADDRESS_CODE_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace redactor::detect {

inline constexpr std::string_view kBitcoinAlphabet =
    "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
inline constexpr std::string_view kRippleAlphabet =
    "rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz";

// Up to 96 bytes.
struct Bytes {
  std::array<uint8_t, 96> data{};
  size_t size = 0;

  [[nodiscard]] std::span<const uint8_t> view() const {
    return {data.data(), size};
  }
};

// False for a byte outside of the alphabet or a text too long.
bool DecodeBase58(std::string_view text, std::string_view alphabet, Bytes* out);

// The last four bytes are the beginning of SHA-256 of SHA-256 of the others;
// `out` keeps the others.
bool DecodeBase58Check(std::string_view text, std::string_view alphabet,
                       Bytes* out);

// BIP 173 and 350: the check sum of `text` (human part, 1, data) is that of
// bech32 or of bech32m. One case only. Longer texts than the 90 characters of
// the standard are fine (Cardano).
bool IsBech32(std::string_view text);

// Bitcoin Cash: the check sum over prefix and data.
bool IsCashAddress(std::string_view prefix, std::string_view data);

}  // namespace redactor::detect

#endif  // REDACTOR_DETECT_VALIDATORS_ADDRESS_CODE_H_
