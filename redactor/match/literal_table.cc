// Building the table, and the slow half of a look-up.
#include "redactor/match/literal_table.h"

#include <algorithm>
#include <bit>

namespace redactor::match {

LiteralTable::LiteralTable(const std::vector<std::string>& literals)
    : slots_(std::bit_ceil(literals.size() * 2 + 1)),
      literals_(literals),
      next_(literals.size(), kNone) {
  for (std::string& literal : literals_) {
    std::transform(literal.begin(), literal.end(), literal.begin(), FoldAscii);
  }
  for (uint32_t i = 0; i < literals_.size(); ++i) Insert(i);
}

void LiteralTable::Insert(uint32_t index) {
  const std::string& literal = literals_[index];
  const auto size = static_cast<uint32_t>(std::min<size_t>(8, literal.size()));
  const uint64_t key = LoadHead(literal, 0) & HeadMask(size);
  MarkHeads(key, size);
  MarkBits(key, size);
  const size_t hash = HashKey(key, size) % kKeyBits;
  keys_[hash / 64] |= uint64_t{1} << (hash % 64);
  size_t at = HashKey(key, size) & (slots_.size() - 1);
  while (slots_[at].first != kNone &&
         (slots_[at].key != key || slots_[at].size != size)) {
    at = (at + 1) & (slots_.size() - 1);
  }
  next_[index] = slots_[at].first;
  slots_[at] = {key, size, index};
}

void LiteralTable::MarkBits(uint64_t key, uint32_t size) {
  if (size >= 6) return six_.Add(key);
  if (size >= 4) return four_.Add(key);
  if (size == 3) return three_.Add(key);
  if (size == 2) return two_.Add(key);
  for (uint64_t second = 0; second < 256; ++second) {
    two_.Add(key | (second | 0x20) << 8);
  }
}

// A key shorter than a head is marked for every way to go on.
void LiteralTable::MarkHeads(uint64_t key, uint32_t size) {
  const auto bit = static_cast<uint8_t>(1 << (size - 1));
  const uint32_t free_bits = size < 3 ? 5 * (3 - size) : 0;
  const size_t fixed = HeadIndex(key) & (kHeads - 1) >> free_bits;
  for (size_t tail = 0; tail < size_t{1} << free_bits; ++tail) {
    lengths_[fixed | tail << (15 - free_bits)] |= bit;
  }
}

uint32_t LiteralTable::Bucket(uint64_t key, uint32_t size) const {
  size_t at = HashKey(key, size) & (slots_.size() - 1);
  while (slots_[at].first != kNone) {
    if (slots_[at].key == key && slots_[at].size == size) {
      return slots_[at].first;
    }
    at = (at + 1) & (slots_.size() - 1);
  }
  return kNone;
}

}  // namespace redactor::match
