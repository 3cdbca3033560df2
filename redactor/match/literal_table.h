// LiteralTable: which of many short literals stand at a word start.
//
// ASCII case-insensitive; a literal may end inside a word ("sk_live_"). The
// first up-to-four bytes lead to one bit (two small tables, one for literals
// shorter than that), which a word that begins no literal hardly ever passes;
// then to the key lengths in use, the first up-to-eight bytes to a bucket, and
// only then bytes are compared. The cost of a word that begins no literal does
// not depend on how many there are.
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
bool EqualsFolded(std::string_view text, std::string_view folded);

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

  static size_t HashHead(uint32_t head) { return head * 0x9E3779B1u >> 17; }
  // Of the first two bytes and of the first three.
  static size_t HashShort(uint64_t head) {
    return static_cast<uint32_t>(head & 0xFFFFFF) * 0x9E3779B1u >> 19;
  }
  static size_t HashPair(uint64_t head) {
    return static_cast<uint32_t>(head & 0xFFFF) * 0x9E3779B1u >> 19;
  }
  [[nodiscard]] bool MayBegin(uint64_t head) const {
    const size_t long_bit = HashHead(static_cast<uint32_t>(head));
    const size_t short_bit = HashShort(head);
    const size_t pair_bit = HashPair(head);
    return ((long_[long_bit / 64] >> (long_bit % 64) |
             short_[short_bit / 64] >> (short_bit % 64) |
             pairs_[pair_bit / 64] >> (pair_bit % 64)) &
            1) != 0;
  }

  uint32_t Bucket(uint64_t key, uint32_t size) const;
  void Insert(uint32_t index);
  void MarkBits(uint64_t key, uint32_t size);
  void MarkHeads(uint64_t key, uint32_t size);

  // Hashes of beginnings in use: four bytes, three, two (and one: all pairs).
  std::array<uint64_t, kLongBits / 64> long_{};
  std::array<uint64_t, kShortBits / 64> short_{};
  std::array<uint64_t, kShortBits / 64> pairs_{};
  std::array<uint8_t, kHeads> lengths_{};  // bit n: a key of n + 1 bytes
  std::vector<Slot> slots_;                // open addressing, power of two
  std::vector<std::string> literals_;      // folded
  std::vector<uint32_t> next_;             // same key
};

}  // namespace redactor::match

#endif  // REDACTOR_MATCH_LITERAL_TABLE_H_
