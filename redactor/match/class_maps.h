// ClassMaps: for every byte of a text, one bit per byte class.
//
// The one SIMD step of detection (Highway, chosen at run time; every target
// gives the same bits). A class is a 16-byte table: the high nibble of a byte
// picks a bit, the low nibble a row of bits, and the byte is in the class when
// both agree. Control characters 16 apart share a bit, and all bytes >= 0x80
// share one. Classes the rules don't need cost nothing.
#ifndef REDACTOR_MATCH_CLASS_MAPS_H_
#define REDACTOR_MATCH_CLASS_MAPS_H_

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "redactor/match/byte_class.h"

namespace redactor::match {

struct ClassTable {
  alignas(16) std::array<uint8_t, 16> rows{};
};

// A control character is in when it or its partner (\n and 0x1A) is; bytes >=
// 0x80 are in when 0x80 is.
ClassTable MakeClassTable(const ByteClass& bytes);

// One bit a byte, lowest bit first, with one zero word behind the last.
class BitMap {
 public:
  explicit BitMap(const uint64_t* words) : words_(words) {}

  [[nodiscard]] uint64_t word(size_t i) const { return words_[i]; }
  [[nodiscard]] bool Has(size_t pos) const {
    return (words_[pos / 64] >> (pos % 64) & 1) != 0;
  }
  // The first position >= pos whose bit is clear.
  [[nodiscard]] size_t NextClear(size_t pos) const {
    size_t i = pos / 64;
    uint64_t clear = ~words_[i] & (~uint64_t{0} << (pos % 64));
    while (clear == 0) clear = ~words_[++i];
    return i * 64 + static_cast<size_t>(std::countr_zero(clear));
  }
  // Is any bit of [begin, end) set?
  [[nodiscard]] bool AnyIn(size_t begin, size_t end) const;

 private:
  const uint64_t* words_;
};

class ClassMaps {
 public:
  // Bits of text[i] for every table, in the order of `tables`.
  void Build(std::string_view text, std::span<const ClassTable> tables);

  [[nodiscard]] size_t words() const { return words_; }
  [[nodiscard]] BitMap map(size_t k) const {
    return BitMap(bits_.data() + k * stride_);
  }

 private:
  std::vector<uint64_t> bits_;
  size_t words_ = 0;
  size_t stride_ = 0;
};

}  // namespace redactor::match

#endif  // REDACTOR_MATCH_CLASS_MAPS_H_
