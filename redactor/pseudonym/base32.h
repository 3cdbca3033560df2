// Crockford's base32: digits and letters without I L O U, 5 bits each, most
// significant bit first.
#ifndef REDACTOR_PSEUDONYM_BASE32_H_
#define REDACTOR_PSEUDONYM_BASE32_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace redactor::pseudonym {

inline constexpr std::string_view kBase32 = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

// The `i`th group of 5 bits of a digest.
inline char Base32At(const uint8_t* digest, size_t i) {
  const size_t bit = 5 * i;
  const unsigned pair =
      static_cast<unsigned>(digest[bit / 8]) << 8 | digest[bit / 8 + 1];
  return kBase32[pair >> (11 - bit % 8) & 31];
}

// The lowest 5 * `count` bits of `bits`.
inline void AppendBase32(uint64_t bits, size_t count, char* out) {
  for (size_t i = 0; i < count; ++i) {
    out[i] = kBase32[bits >> (5 * (count - 1 - i)) & 31];
  }
}

// The upper-case form of a base32 character of any case, else 0.
inline char Base32Upper(char c) {
  if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
  if (c >= '0' && c <= '9') return c;
  if (c < 'A' || c > 'Z' || c == 'I' || c == 'L' || c == 'O' || c == 'U') {
    return 0;
  }
  return c;
}

}  // namespace redactor::pseudonym

#endif  // REDACTOR_PSEUDONYM_BASE32_H_
