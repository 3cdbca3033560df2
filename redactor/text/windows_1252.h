// Windows-1252: what a byte that is not UTF-8 most likely stands for.
#ifndef REDACTOR_TEXT_WINDOWS_1252_H_
#define REDACTOR_TEXT_WINDOWS_1252_H_

#include <array>
#include <cstdint>

namespace redactor::text {

// The five bytes that it leaves open stand for the controls of Latin-1.
inline char32_t FromWindows1252(uint8_t byte) {
  static constexpr std::array<uint16_t, 32> kUpper = {
      0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
      0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
      0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
      0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};
  return byte >= 0x80 && byte < 0xA0 ? char32_t{kUpper[byte - 0x80]}
                                     : char32_t{byte};
}

}  // namespace redactor::text

#endif  // REDACTOR_TEXT_WINDOWS_1252_H_
