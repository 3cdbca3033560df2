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

bool AnyStart(const char* p) {
  const Vector all = Starts(Load(p)) | Starts(Load(p + 16)) |
                     Starts(Load(p + 32)) | Starts(Load(p + 48));
  std::array<uint64_t, 2> halves;
  std::memcpy(halves.data(), &all, sizeof all);
  return (halves[0] | halves[1]) != 0;
}

bool IsStart(char c) { return kStarts.find(c) != std::string_view::npos; }

// A hyphen ends a type word, or a soft break that cut one.
bool IsCandidate(std::string_view text, size_t pos) {
  if (pos == 0 || !IsStart(text[pos])) return false;
  const char before = text[pos - 1];
  if (!IsLowerLetter(Lower(before)) && before != '\n') return false;
  size_t next;
  return IsHyphenAt(text, pos, &next);
}

}  // namespace

size_t FindHyphen(std::string_view text, size_t pos) {
  while (pos < text.size()) {
    while (text.size() - pos >= kBlock && !AnyStart(text.data() + pos)) {
      pos += kBlock;
    }
    const size_t end = std::min(pos + kBlock, text.size());
    for (; pos < end; ++pos) {
      if (IsCandidate(text, pos)) return pos;
    }
  }
  return text.size();
}

}  // namespace redactor::pseudonym
