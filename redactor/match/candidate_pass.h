// What the scanner's walks share: one call's view of text and maps, and bits
// that know the word before. For the scanner's own files only.
#ifndef REDACTOR_MATCH_CANDIDATE_PASS_H_
#define REDACTOR_MATCH_CANDIDATE_PASS_H_

#include <array>
#include <bit>
#include <cstdint>
#include <string_view>
#include <vector>

#include "redactor/match/byte_class.h"
#include "redactor/match/candidate_scanner.h"
#include "redactor/match/class_maps.h"

namespace redactor::match {

// `word` moved up by n bits, with the top bits of the word before.
inline uint64_t ShiftIn(uint64_t word, uint64_t before, int n) {
  return word << n | before >> (64 - n);
}

// For each word of a map in turn: the bits whose last `length` bits were set
// (length a power of two up to 32).
class RunTails {
 public:
  explicit RunTails(uint32_t length) : steps_(std::countr_zero(length)) {}

  uint64_t Next(uint64_t word) {
    for (int s = 0; s < steps_; ++s) {
      const uint64_t shifted = ShiftIn(word, before_[s], 1 << s);
      before_[s] = word;
      word &= shifted;
    }
    return word;
  }

 private:
  int steps_;
  std::array<uint64_t, 5> before_{};
};

// Bits that are set where the bit before was not.
class Rises {
 public:
  explicit Rises(bool before) : before_(before ? ~uint64_t{0} : 0) {}
  uint64_t Next(uint64_t word) {
    const uint64_t rises = word & ~ShiftIn(word, before_, 1);
    before_ = word;
    return rises;
  }

 private:
  uint64_t before_;
};

struct CandidateScanner::Pass {
  std::string_view text;  // all of it
  uint32_t begin;         // of the range
  uint32_t size;
  const ClassMaps* maps;
  std::vector<Candidate>* out;

  [[nodiscard]] std::string_view range() const {
    return text.substr(begin, size);
  }
  [[nodiscard]] bool Before(const ByteClass& bytes) const {
    return begin > 0 && bytes.Has(text[begin - 1]);
  }
  // NUL before and behind the text.
  [[nodiscard]] char ByteAt(size_t pos) const {
    return pos < text.size() ? text[pos] : '\0';
  }
  Candidate& Emit(size_t from, size_t to, Candidate::Kind kind,
                  uint32_t value) const {
    return out->emplace_back(Candidate{static_cast<uint32_t>(begin + from),
                                       static_cast<uint32_t>(begin + to), kind,
                                       value, 0, 0});
  }
};

inline ByteClass ClassOf(std::string_view inside) {
  return ByteClass::Parse(inside).value();
}
inline const ByteClass& DigitBytes() {
  static const ByteClass bytes = ClassOf("0-9");
  return bytes;
}
inline const ByteClass& WordBytes() {
  static const ByteClass bytes = ClassOf("\\w");
  return bytes;
}

}  // namespace redactor::match

#endif  // REDACTOR_MATCH_CANDIDATE_PASS_H_
