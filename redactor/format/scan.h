// Scanning and copying runs of plain bytes: sixteen at a time where SSE2 is
// there, else eight. Stores may run over by less than kScanSlack bytes.
#ifndef REDACTOR_FORMAT_SCAN_H_
#define REDACTOR_FORMAT_SCAN_H_

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace redactor::format {

inline constexpr size_t kScanSlack = 16;

#if defined(__SSE2__)

// Copies [p, end) to *out up to the first `a` or `b`; returns where it stopped
// and moves *out behind the copy.
inline const char* CopyUntil(const char* p, const char* end, char a, char b,
                             char** out) {
  char* to = *out;
  const __m128i all_a = _mm_set1_epi8(a);
  const __m128i all_b = _mm_set1_epi8(b);
  while (end - p >= 16) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(p));
    const __m128i hits = _mm_or_si128(_mm_cmpeq_epi8(bytes, all_a),
                                      _mm_cmpeq_epi8(bytes, all_b));
    _mm_storeu_si128(reinterpret_cast<__m128i*>(to), bytes);
    const auto mask = static_cast<uint32_t>(_mm_movemask_epi8(hits));
    if (mask != 0) {
      const int n = std::countr_zero(mask);
      *out = to + n;
      return p + n;
    }
    p += 16;
    to += 16;
  }
  while (p < end && *p != a && *p != b) *to++ = *p++;
  *out = to;
  return p;
}

// The same for three bytes.
inline const char* CopyUntil(const char* p, const char* end, char a, char b,
                             char c, char** out) {
  char* to = *out;
  const __m128i all_a = _mm_set1_epi8(a);
  const __m128i all_b = _mm_set1_epi8(b);
  const __m128i all_c = _mm_set1_epi8(c);
  while (end - p >= 16) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(p));
    const __m128i hits =
        _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(bytes, all_a),
                                  _mm_cmpeq_epi8(bytes, all_b)),
                     _mm_cmpeq_epi8(bytes, all_c));
    _mm_storeu_si128(reinterpret_cast<__m128i*>(to), bytes);
    const auto mask = static_cast<uint32_t>(_mm_movemask_epi8(hits));
    if (mask != 0) {
      const int n = std::countr_zero(mask);
      *out = to + n;
      return p + n;
    }
    p += 16;
    to += 16;
  }
  while (p < end && *p != a && *p != b && *p != c) *to++ = *p++;
  *out = to;
  return p;
}

#else

inline bool HasByte(uint64_t word, char c) {
  constexpr uint64_t kOnes = 0x0101010101010101ULL;
  const uint64_t x = word ^ (kOnes * static_cast<unsigned char>(c));
  return ((x - kOnes) & ~x & (kOnes << 7)) != 0;
}

inline const char* CopyUntil(const char* p, const char* end, char a, char b,
                             char** out) {
  char* to = *out;
  while (end - p >= 8) {
    uint64_t word;
    std::memcpy(&word, p, 8);
    if (HasByte(word, a) || HasByte(word, b)) break;
    std::memcpy(to, &word, 8);
    p += 8;
    to += 8;
  }
  while (p < end && *p != a && *p != b) *to++ = *p++;
  *out = to;
  return p;
}

inline const char* CopyUntil(const char* p, const char* end, char a, char b,
                             char c, char** out) {
  char* to = *out;
  while (p < end && *p != a && *p != b && *p != c) *to++ = *p++;
  *out = to;
  return p;
}

#endif

}  // namespace redactor::format

#endif  // REDACTOR_FORMAT_SCAN_H_
