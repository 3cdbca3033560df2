// LiteralTable: which of many short literals stand at a word start.
//
// ASCII case-insensitive; a literal may end inside a word ("sk_live_"). The
// first two, three, four and six bytes lead to one bit each, and a word that
// begins no literal hardly ever has one set; then to the key lengths in use,
// the first up-to-eight bytes to a bucket, and only then bytes are compared.
// The cost of a word that begins no literal does not depend on how many there
// are.
#ifndef REDACTOR_MATCH_LITERAL_TABLE_H_
#define REDACTOR_MATCH_LITERAL_TABLE_H_

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace redactor::match {

// ASCII lower case.
inline char FoldAscii(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
}
// As \w has it.
inline bool IsWordByte(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
         (c >= 'A' && c <= 'Z') || c == '_';
}
// Eight bytes at once: ASCII upper case to lower case, nothing else changed.
inline uint64_t FoldEight(uint64_t bytes) {
  constexpr uint64_t kOnes = 0x0101010101010101u;
  const uint64_t low = bytes & (0x7F * kOnes);
  const uint64_t from_a = low + (0x80 - 'A') * kOnes;
  const uint64_t beyond_z = low + (0x7F - 'Z') * kOnes;
  const uint64_t upper = ~bytes & (from_a ^ beyond_z) & (0x80 * kOnes);
  return bytes | upper >> 2;
}
// `folded` is in lower case already.
inline bool EqualsFolded(std::string_view text, std::string_view folded) {
  if (text.size() != folded.size()) return false;
  size_t at = 0;
  for (; at + 8 <= text.size(); at += 8) {
    uint64_t a = 0;
    uint64_t b = 0;
    std::memcpy(&a, text.data() + at, 8);
    std::memcpy(&b, folded.data() + at, 8);
    if (FoldEight(a) != b) return false;
  }
  for (; at < text.size(); ++at) {
    if (FoldAscii(text[at]) != folded[at]) return false;
  }
  return true;
}

class LiteralTable {
 public:
  // REQUIRES: no literal is empty.
  explicit LiteralTable(const std::vector<std::string>& literals);

  // Calls sink(index) for every literal that stands at text[pos].
  template <typename Sink>
  void MatchAt(std::string_view text, size_t pos, Sink sink) const {
    const uint64_t head = LoadHead(text, pos);
    if (!MayBegin(head)) return;
    uint32_t lengths = lengths_[HeadIndex(head)];
    for (; lengths != 0; lengths &= lengths - 1) {
      const auto size = static_cast<uint32_t>(std::countr_zero(lengths)) + 1;
      const size_t hash = HashKey(head & HeadMask(size), size) % kKeyBits;
      if ((keys_[hash / 64] >> (hash % 64) & 1) == 0) continue;
      for (uint32_t i = Bucket(head & HeadMask(size), size); i != kNone;
           i = next_[i]) {
        if (EqualsFolded(text.substr(pos, literals_[i].size()), literals_[i])) {
          sink(i);
        }
      }
    }
  }

 private:
  static constexpr uint32_t kNone = UINT32_MAX;
  static constexpr size_t kHeads = 32768;
  static constexpr size_t kLongBits = 32768;  // 4 KiB: stays in the cache
  static constexpr size_t kShortBits = 8192;
  static constexpr size_t kKeyBits = 524288;
  struct Slot {
    uint64_t key = 0;
    uint32_t size = 0;
    uint32_t first = kNone;
  };

  // Eight bytes, roughly folded; missing ones are 0x20.
  static uint64_t LoadHead(std::string_view text, size_t pos) {
    uint64_t head = 0;
    if (pos + 8 <= text.size()) {
      std::memcpy(&head, text.data() + pos, 8);
    } else {
      std::memcpy(&head, text.data() + pos, text.size() - pos);
    }
    return head | 0x2020202020202020u;
  }
  static uint64_t HeadMask(uint32_t size) {
    return ~uint64_t{0} >> (64 - 8 * size);
  }
  // Five bits of each of three bytes: letters never collide.
  static size_t HeadIndex(uint64_t head) {
    return (head & 0x1F) | (head >> 3 & 0x3E0) | (head >> 6 & 0x7C00);
  }
  static size_t HashKey(uint64_t key, uint32_t size) {
    return (key ^ size) * 0x9E3779B97F4A7C15u >> 32;
  }

  // Beginnings of `size` bytes that are in use, as a bit table. Few of its
  // bits are set, and it stays in the nearer caches.
  template <uint32_t size, size_t bits>
  class Beginnings {
   public:
    void Add(uint64_t head) {
      const size_t bit = Bit(head);
      table_[bit / 64] |= uint64_t{1} << (bit % 64);
    }
    // In the lowest bit.
    [[nodiscard]] uint64_t Has(uint64_t head) const {
      const size_t bit = Bit(head);
      return table_[bit / 64] >> (bit % 64);
    }

   private:
    static size_t Bit(uint64_t head) {
      return (head << (64 - 8 * size)) * 0x9E3779B97F4A7C15u >>
             (64 - std::countr_zero(bits));
    }
    std::array<uint64_t, bits / 64> table_{};
  };
  [[nodiscard]] bool MayBegin(uint64_t head) const {
    return ((six_.Has(head) | four_.Has(head) | three_.Has(head) |
             two_.Has(head)) &
            1) != 0;
  }

  uint32_t Bucket(uint64_t key, uint32_t size) const;
  void Insert(uint32_t index);
  void MarkBits(uint64_t key, uint32_t size);
  void MarkHeads(uint64_t key, uint32_t size);

  Beginnings<6, 524288> six_;  // of literals of six bytes and more
  Beginnings<4, 65536> four_;
  Beginnings<3, 16384> three_;
  Beginnings<2, 8192> two_;  // and of single bytes: all pairs
  std::array<uint64_t, kKeyBits / 64> keys_{};  // hashes of whole keys
  std::array<uint8_t, kHeads> lengths_{};       // bit n: a key of n + 1 bytes
  std::vector<Slot> slots_;                     // open addressing, power of two
  std::vector<std::string> literals_;           // folded
  std::vector<uint32_t> next_;                  // same key
};

}  // namespace redactor::match

#endif  // REDACTOR_MATCH_LITERAL_TABLE_H_
