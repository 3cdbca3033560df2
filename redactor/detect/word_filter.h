// WordFilter: turns away words that no literal of a list begins with.
//
// A blocked Bloom filter over folded words, 16 bits a word, so that what common
// words touch stays in the cache. The key of an ASCII word is taken from its
// raw bytes: setting bit 0x20 folds case well enough for a filter. WordMemo
// remembers the keys of words that need a real folding.
#ifndef REDACTOR_DETECT_WORD_FILTER_H_
#define REDACTOR_DETECT_WORD_FILTER_H_

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

namespace redactor::detect {

// Spreads every bit over the whole number.
inline uint64_t MixBits(uint64_t h) {
  h ^= h >> 32;
  h *= 0xD6E8FEB86659FD93u;
  h ^= h >> 32;
  h *= 0xD6E8FEB86659FD93u;
  return h ^ h >> 32;
}

class WordFilter {
 public:
  // Of text[pos, pos + size); equal for words that differ in ASCII case only.
  static uint64_t Key(std::string_view text, size_t pos, size_t size) {
    constexpr uint64_t kCase = 0x2020202020202020u;
    uint64_t first = 0;
    uint64_t last = 0;
    if (size >= 8) {
      std::memcpy(&first, text.data() + pos, 8);
      std::memcpy(&last, text.data() + pos + size - 8, 8);
      last |= kCase;
      first |= kCase;
    } else if (pos + 8 <= text.size()) {
      std::memcpy(&first, text.data() + pos, 8);
      first = (first | kCase) & ((uint64_t{1} << (8 * size)) - 1);
    } else {
      std::memcpy(&first, text.data() + pos, size);
      first = (first | kCase) & ((uint64_t{1} << (8 * size)) - 1);
    }
    const uint64_t h =
        (first ^ std::rotl(last, 29) ^ size) * 0x9E3779B97F4A7C15u;
    return (h ^ h >> 29) * 0xBF58476D1CE4E5B9u;
  }

  void Build(const std::vector<uint64_t>& keys) {
    const size_t words = std::bit_ceil(keys.size() / 4 + 1);
    bits_.assign(words, 0);
    shift_ = words == 1 ? 63 : 64 - std::bit_width(words - 1);
    for (const uint64_t key : keys) bits_[Word(key)] |= Bits(key);
  }
  [[nodiscard]] bool Has(uint64_t key) const {
    const uint64_t bits = Bits(key);
    return (bits_[Word(key)] & bits) == bits;
  }

 private:
  [[nodiscard]] size_t Word(uint64_t key) const {
    return bits_.size() == 1 ? 0 : key >> shift_;
  }
  static uint64_t Bits(uint64_t key) {
    return uint64_t{1} << (key & 63) | uint64_t{1} << (key >> 6 & 63) |
           uint64_t{1} << (key >> 12 & 63);
  }

  std::vector<uint64_t> bits_;
  int shift_ = 63;
};

// Direct mapped, exact: an entry holds the word's bytes.
class WordMemo {
 public:
  struct Entry {
    uint64_t key = 0;  // of the folded word
    uint8_t size = 0;
    std::array<char, 31> bytes;
  };

  // The entry of `word`, null when it is too long. `known`: it holds its key;
  // else the caller sets that.
  Entry* Find(std::string_view word, bool* known) {
    if (word.size() > sizeof(Entry::bytes)) return nullptr;
    if (entries_.empty()) entries_.resize(kEntries);
    Entry& entry =
        entries_[WordFilter::Key(word, 0, word.size()) >> (64 - kBits)];
    *known = entry.size == word.size() &&
             std::memcmp(entry.bytes.data(), word.data(), word.size()) == 0;
    if (!*known) {
      entry.size = static_cast<uint8_t>(word.size());
      std::memcpy(entry.bytes.data(), word.data(), word.size());
    }
    return &entry;
  }

 private:
  static constexpr int kBits = 12;
  static constexpr size_t kEntries = size_t{1} << kBits;
  std::vector<Entry> entries_;
};

}  // namespace redactor::detect

#endif  // REDACTOR_DETECT_WORD_FILTER_H_
