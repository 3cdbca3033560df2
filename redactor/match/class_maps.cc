// The SIMD kernel, compiled once per instruction set by foreach_target.
#include "redactor/match/class_maps.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "redactor/match/class_maps.cc"
#include <hwy/foreach_target.h>  // IWYU pragma: keep
#include <hwy/highway.h>

#include <cstring>

HWY_BEFORE_NAMESPACE();
namespace redactor::match {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

// Which bit of a row the high nibble picks: printable ASCII bits 2..7, bit 1
// for control characters, bit 0 for everything above.
alignas(16) constexpr uint8_t kHighBits[16] = {2, 2, 4, 8, 16, 32, 64, 128,
                                               1, 1, 1, 1, 1,  1,  1,  1};

// 64 bytes at a time; `out` is one map after another, `stride` words apart.
#if HWY_TARGET == HWY_SCALAR
void ClassifyBlocks(const uint8_t* text, size_t blocks, const uint8_t* tables,
                    size_t classes, uint64_t* out, size_t stride) {
  for (size_t k = 0; k < classes; ++k) {
    for (size_t block = 0; block < blocks; ++block) {
      uint64_t bits = 0;
      for (size_t i = 0; i < 64; ++i) {
        const uint8_t byte = text[block * 64 + i];
        const bool in =
            (tables[k * 16 + (byte & 15)] & kHighBits[byte >> 4]) != 0;
        bits |= uint64_t{in} << i;
      }
      out[k * stride + block] = bits;
    }
  }
}
#else
void ClassifyBlocks(const uint8_t* text, size_t blocks, const uint8_t* tables,
                    size_t classes, uint64_t* out, size_t stride) {
  const hn::CappedTag<uint8_t, 64> d;
  const size_t lanes = hn::Lanes(d);
  const auto high_bits = hn::LoadDup128(d, kHighBits);
  const auto low_nibble = hn::Set(d, 0x0F);
  for (size_t block = 0; block < blocks; ++block) {
    for (size_t i = 0; i < 64; i += lanes) {
      const auto bytes = hn::LoadU(d, text + block * 64 + i);
      const auto low = hn::And(bytes, low_nibble);
      const auto high =
          hn::TableLookupBytes(high_bits, hn::ShiftRight<4>(bytes));
      for (size_t k = 0; k < classes; ++k) {
        const auto rows = hn::LoadDup128(d, tables + k * 16);
        const auto in = hn::TestBit(hn::TableLookupBytes(rows, low), high);
        hn::StoreMaskBits(
            d, in,
            reinterpret_cast<uint8_t*>(out + k * stride + block) + i / 8);
      }
    }
  }
}
#endif  // HWY_TARGET == HWY_SCALAR

}  // namespace HWY_NAMESPACE
}  // namespace redactor::match
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace redactor::match {

HWY_EXPORT(ClassifyBlocks);

static_assert(std::endian::native == std::endian::little,
              "mask bytes are read as words");

ClassTable MakeClassTable(const ByteClass& bytes) {
  ClassTable table;
  for (int b = 0; b < 0x80; ++b) {
    if (!bytes.Has(static_cast<char>(b))) continue;
    const int bit = b < 0x20 ? 1 : b >> 4;
    table.rows[b & 15] |= static_cast<uint8_t>(1 << bit);
  }
  if (bytes.Has(static_cast<char>(0x80))) {
    for (uint8_t& row : table.rows) row |= 1;
  }
  return table;
}

bool BitMap::AnyIn(size_t begin, size_t end) const {
  if (begin >= end) return false;
  const size_t first = begin / 64;
  const size_t last = (end - 1) / 64;
  const uint64_t head = ~uint64_t{0} << (begin % 64);
  const uint64_t tail = ~uint64_t{0} >> (63 - (end - 1) % 64);
  if (first == last) return (words_[first] & head & tail) != 0;
  if ((words_[first] & head) != 0 || (words_[last] & tail) != 0) return true;
  for (size_t i = first + 1; i < last; ++i) {
    if (words_[i] != 0) return true;
  }
  return false;
}

void ClassMaps::Build(std::string_view text,
                      std::span<const ClassTable> tables) {
  static_assert(sizeof(ClassTable) == 16);
  const size_t whole = text.size() / 64;
  words_ = whole + (text.size() % 64 != 0 ? 1 : 0);
  stride_ = words_ + 1;
  bits_.resize(stride_ * tables.size());
  const auto* bytes = reinterpret_cast<const uint8_t*>(text.data());
  const auto* rows = reinterpret_cast<const uint8_t*>(tables.data());
  HWY_DYNAMIC_DISPATCH(ClassifyBlocks)
  (bytes, whole, rows, tables.size(), bits_.data(), stride_);
  if (words_ > whole) {
    uint8_t last[64] = {};
    std::memcpy(last, bytes + whole * 64, text.size() % 64);
    HWY_DYNAMIC_DISPATCH(ClassifyBlocks)
    (last, 1, rows, tables.size(), bits_.data() + whole, stride_);
  }
  for (size_t k = 0; k < tables.size(); ++k) {
    bits_[k * stride_ + words_] = 0;
  }
}

}  // namespace redactor::match
#endif  // HWY_ONCE
