// Hashes of the tagger: the same on every machine, since the numbers of rows in
// the model are made of them. Little endian is assumed and checked.
#ifndef REDACTOR_DETECT_TAGGER_HASH_H_
#define REDACTOR_DETECT_TAGGER_HASH_H_

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace redactor::detect::tagger {

static_assert(std::endian::native == std::endian::little);

inline constexpr uint64_t kOdd = 0x9E3779B97F4A7C15u;

inline uint64_t Fold(uint64_t x) {
  x ^= x >> 32;
  x *= 0xD6E8FEB86659FD93u;
  return x ^ (x >> 32);
}

// Order matters: Combine(a, b) != Combine(b, a).
inline uint64_t Combine(uint64_t a, uint64_t b) {
  const uint64_t x = (std::rotl(a, 23) + b) * kOdd;
  return x ^ (x >> 32);
}

// Of up to 16 bytes in two words; bytes beyond `size` are zero.
inline uint64_t HashShort(uint64_t low, uint64_t high, size_t size) {
  const uint64_t a = (low ^ kOdd) * 0xC2B2AE3D27D4EB4Fu;
  const uint64_t b = (high + size) * 0x165667B19E3779F9u;
  const uint64_t x = (a ^ (a >> 29)) + std::rotl(b, 31);
  return (x ^ (x >> 32)) * kOdd | 1;
}

inline uint64_t Load8(const char* at) {
  uint64_t x;
  std::memcpy(&x, at, 8);
  return x;
}

// Of bytes of any number; equals HashShort for at most 16.
inline uint64_t HashBytes(const char* at, size_t size) {
  uint64_t low = 0;
  uint64_t high = 0;
  if (size <= 16) {
    std::memcpy(&low, at, size < 8 ? size : 8);
    if (size > 8) std::memcpy(&high, at + 8, size - 8);
    return HashShort(low, high, size);
  }
  uint64_t hash = size;
  for (size_t i = 0; i < size; i += 16) {
    const size_t n = size - i;
    low = high = 0;
    std::memcpy(&low, at + i, n < 8 ? n : 8);
    if (n > 8) std::memcpy(&high, at + i + 8, n < 16 ? n - 8 : 8);
    hash = HashShort(low ^ hash, high, n < 16 ? n : 16);
  }
  return hash;
}

}  // namespace redactor::detect::tagger

#endif  // REDACTOR_DETECT_TAGGER_HASH_H_
