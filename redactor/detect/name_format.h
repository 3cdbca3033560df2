// The dictionary file: its layout and hashes, for the reader and the builder.
//
// Little-endian. A header of 64 bytes, then sections that begin at multiples of
// 64: two tables of buckets (words; beginnings of place phrases) and the
// credits as text. A bucket is 8 slots of 8 bytes, one cache line; a slot is
// the low half of the key's hash and a payload that is never zero. The high
// half chooses the bucket; a key that finds it full stands in the next one with
// room, so that a look-up ends at the first bucket with an empty slot.
//
// A word is in the table under its folded spelling. A phrase is there under
// the hashes of its words, and so is each beginning of two or more words; a
// beginning that goes on carries kGoesOn, one that is no place has no level.
#ifndef REDACTOR_DETECT_NAME_FORMAT_H_
#define REDACTOR_DETECT_NAME_FORMAT_H_

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace redactor::detect::name_format {

inline constexpr std::string_view kMagic = "RDNAMES\n";
inline constexpr uint32_t kVersion = 1;
inline constexpr size_t kHeaderSize = 64;
inline constexpr size_t kAlign = 64;
inline constexpr size_t kSlotSize = 8;
inline constexpr size_t kBucketSlots = 8;
inline constexpr size_t kBucketSize = kSlotSize * kBucketSlots;
// In the payload of a phrase, in place of a list that phrases have no use for.
inline constexpr uint32_t kGoesOn =
    1u << 30;  // longer phrases begin like this one
inline constexpr size_t kMaxPhraseWords = 6;

// Offsets of the header's fields.
enum Field : size_t {
  kMagicAt = 0,
  kVersionAt = 8,
  kFileSizeAt = 12,
  kChecksumAt = 16,  // 8 bytes; read as zero when it is computed
  kWordsAt = 24,     // offset, buckets, keys; three numbers of 4 bytes
  kPhrasesAt = 36,   // likewise
  kCreditsAt = 48,   // offset, bytes
};

inline uint32_t Load32(const char* at) {
  uint32_t v;
  std::memcpy(&v, at, sizeof(v));
  if constexpr (std::endian::native == std::endian::big) {
    v = __builtin_bswap32(v);
  }
  return v;
}
inline uint64_t Load64(const char* at) {
  uint64_t v;
  std::memcpy(&v, at, sizeof(v));
  if constexpr (std::endian::native == std::endian::big) {
    v = __builtin_bswap64(v);
  }
  return v;
}

// Both halves of the product, folded: mixes every bit of a and b.
inline uint64_t Fold(uint64_t a, uint64_t b) {
  __extension__ using Wide = unsigned __int128;
  const Wide product = static_cast<Wide>(a) * b;
  return static_cast<uint64_t>(product) ^ static_cast<uint64_t>(product >> 64);
}

inline constexpr uint64_t kSeed = 0x9E3779B97F4A7C15u;
inline constexpr uint64_t kStep = 0xD6E8FEB86659FD93u;

// Of one folded word.
inline uint64_t HashWord(std::string_view word) {
  uint64_t hash = kSeed ^ word.size() * kStep;  // spreads the size
  const char* at = word.data();
  size_t left = word.size();
  for (; left >= 8; at += 8, left -= 8) hash = Fold(hash ^ Load64(at), kStep);
  uint64_t tail = 0;
  if (left >= 4) {
    tail = Load32(at) | uint64_t{Load32(at + left - 4)} << 32;
  } else if (left > 0) {
    tail =
        static_cast<unsigned char>(at[0]) |
        static_cast<uint64_t>(static_cast<unsigned char>(at[left / 2])) << 8 |
        static_cast<uint64_t>(static_cast<unsigned char>(at[left - 1])) << 16;
  }
  return Fold(hash ^ tail, kStep ^ kSeed);
}

// Of a phrase, word by word: begin with the hash of the first.
inline uint64_t ChainWord(uint64_t phrase, uint64_t word) {
  return Fold(std::rotl(phrase, 17) ^ kStep, word ^ kSeed);
}

inline uint32_t HashTag(uint64_t hash) { return static_cast<uint32_t>(hash); }
// REQUIRES: buckets > 0.
inline uint32_t HashBucket(uint64_t hash, uint32_t buckets) {
  return static_cast<uint32_t>((hash >> 32) * buckets >> 32);
}

// Of a whole file, its own field taken as zero. Each step keeps all of what it
// has, so that a change of any 8 bytes alone always shows.
// REQUIRES: bytes.size() >= kHeaderSize and is a multiple of 64.
inline uint64_t Checksum(std::string_view bytes) {
  std::array<uint64_t, 4> lanes = {1, 2, 3, 4};
  for (size_t at = 0; at < bytes.size(); at += 32) {
    for (size_t i = 0; i < lanes.size(); ++i) {
      const size_t from = at + 8 * i;
      const uint64_t v = from == kChecksumAt ? 0 : Load64(bytes.data() + from);
      lanes[i] = std::rotl(lanes[i] ^ v, 29) * kSeed;
    }
  }
  uint64_t sum = bytes.size();
  for (const uint64_t lane : lanes) sum = std::rotl(sum ^ lane, 29) * kStep;
  return sum;
}

}  // namespace redactor::detect::name_format

#endif  // REDACTOR_DETECT_NAME_FORMAT_H_
