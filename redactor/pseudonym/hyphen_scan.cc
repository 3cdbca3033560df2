// The scan for something that may be a token's first hyphen.
//
// Vectors of 16 bytes are compared with the few bytes that can start a hyphen;
// in ordinary text nearly every block of 64 holds none. A hit must have a
// letter (or a soft break) before it, which throws out nearly all the rest.
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

#include "redactor/pseudonym/canonical_parts.h"
#include "redactor/pseudonym/token_grammar.h"

namespace redactor::pseudonym {

namespace {

using Vector = uint8_t __attribute__((vector_size(16)));
constexpr size_t kBlock = 64;
constexpr std::string_view kStarts = "-\\&%=\xE2";

Vector Load(const char* p) {
  Vector v;
  std::memcpy(&v, p, sizeof v);
  return v;
}

// 0xFF where a byte is one of kStarts.
Vector Starts(Vector v) {
  const Vector zero{};
  return reinterpret_cast<Vector>((v == zero + '-') | (v == zero + '\\') |
                                  (v == zero + '&') | (v == zero + '%') |
                                  (v == zero + '=') | (v == zero + 0xE2));
}

using Lanes = std::array<uint64_t, 2>;

Lanes ToLanes(Vector v) {
  Lanes lanes;
  std::memcpy(lanes.data(), &v, sizeof v);
  return lanes;
}

bool AnyStart(const char* p) {
  const Lanes lanes = ToLanes(Starts(Load(p)) | Starts(Load(p + 16)) |
                              Starts(Load(p + 32)) | Starts(Load(p + 48)));
  return (lanes[0] | lanes[1]) != 0;
}

bool IsStart(char c) { return kStarts.find(c) != std::string_view::npos; }

// A hyphen ends a type word, or a soft break that cut one.
bool IsCandidate(std::string_view text, size_t pos) {
  if (pos == 0) return false;
  const char before = text[pos - 1];
  if (!IsLowerLetter(Lower(before)) && before != '\n') return false;
  size_t next;
  return IsHyphenAt(text, pos, &next);
}

// The first candidate in the block at `pos`, or its end.
size_t FindInBlock(std::string_view text, size_t pos) {
  for (size_t at = pos; at < pos + kBlock; at += sizeof(Vector)) {
    const Lanes lanes = ToLanes(Starts(Load(text.data() + at)));
    for (size_t i = 0; i < lanes.size(); ++i) {
      for (uint64_t lane = lanes[i]; lane != 0;) {
        const int first = std::endian::native == std::endian::little
                              ? std::countr_zero(lane) / 8
                              : std::countl_zero(lane) / 8;
        const size_t found = at + 8 * i + static_cast<size_t>(first);
        if (IsCandidate(text, found)) return found;
        lane &= ~(std::endian::native == std::endian::little
                      ? uint64_t{0xFF} << (8 * first)
                      : uint64_t{0xFF} << (56 - 8 * first));
      }
    }
  }
  return pos + kBlock;
}

}  // namespace

size_t FindHyphen(std::string_view text, size_t pos) {
  while (text.size() - pos >= kBlock) {
    if (AnyStart(text.data() + pos)) {
      const size_t found = FindInBlock(text, pos);
      if (found < pos + kBlock) return found;
    }
    pos += kBlock;
  }
  for (; pos < text.size(); ++pos) {
    if (IsStart(text[pos]) && IsCandidate(text, pos)) return pos;
  }
  return text.size();
}

}  // namespace redactor::pseudonym
