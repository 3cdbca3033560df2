// CharSet: a set of characters, as a class in a pattern says it.
//
// ASCII is a bitmap, the rest sorted ranges. A class this file has no table for
// (\p{L}) is known in ASCII only; what it says of other characters is then
// kUnknown, and whoever asks has to ask RE2.
#ifndef REDACTOR_MATCH_CHAR_SET_H_
#define REDACTOR_MATCH_CHAR_SET_H_

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace redactor::match {

inline constexpr char32_t kMaxCodePoint = 0x10FFFF;

class CharSet {
 public:
  enum class Answer : uint8_t { kNo, kYes, kUnknown };

  [[nodiscard]] bool HasAscii(unsigned char c) const {
    return (ascii_[c >> 6 & 1] >> (c & 63) & 1) != 0;
  }
  [[nodiscard]] Answer Has(char32_t c) const;

  // Both ends belong to it.
  void AddRange(char32_t first, char32_t last);
  void Add(const CharSet& other);
  // All that differs from a member in case only. False when that is more than
  // is known here.
  [[nodiscard]] bool AddCaseVariants();
  void Complement();
  void MakeUnknownBeyondAscii() { unknown_ = true; }

  // Any character beyond ASCII, or perhaps.
  [[nodiscard]] bool ReachesBeyondAscii() const {
    return unknown_ || !ranges_.empty();
  }
  // Any character in both, or perhaps.
  [[nodiscard]] bool Overlaps(const CharSet& other) const;
  // The member when there is just one, else -1.
  [[nodiscard]] int32_t Single() const;

  // The members, ascending; none when there are more than `limit`.
  [[nodiscard]] std::vector<char32_t> Members(size_t limit) const;

  bool operator==(const CharSet&) const = default;

 private:
  void Normalize();

  std::array<uint64_t, 2> ascii_{};
  std::vector<std::pair<char32_t, char32_t>> ranges_;  // sorted, apart
  bool unknown_ = false;
};

// The other characters that differ from `c` in case only, as RE2 has it, at
// most three (0: none). Known below 0x530 without the Greek block, and for the
// few beyond that an ASCII letter leads to; `known` says so.
std::array<char32_t, 3> CaseVariants(char32_t c, bool* known);

}  // namespace redactor::match

#endif  // REDACTOR_MATCH_CHAR_SET_H_
