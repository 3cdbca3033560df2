// Integers as little-endian bytes: how lengths enter everything that is hashed.
#ifndef REDACTOR_PSEUDONYM_LITTLE_ENDIAN_H_
#define REDACTOR_PSEUDONYM_LITTLE_ENDIAN_H_

#include <cstdint>

namespace redactor::pseudonym {

inline void StoreLittleEndian32(uint32_t value, uint8_t* out) {
  for (int i = 0; i < 4; ++i) out[i] = static_cast<uint8_t>(value >> (8 * i));
}
inline void StoreLittleEndian64(uint64_t value, uint8_t* out) {
  for (int i = 0; i < 8; ++i) out[i] = static_cast<uint8_t>(value >> (8 * i));
}
inline uint64_t LoadLittleEndian64(const uint8_t* in) {
  uint64_t value = 0;
  for (int i = 7; i >= 0; --i) value = value << 8 | in[i];
  return value;
}

}  // namespace redactor::pseudonym

#endif  // REDACTOR_PSEUDONYM_LITTLE_ENDIAN_H_
