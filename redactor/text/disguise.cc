// Percent-encoding, HTML entities, escapes, compatibility forms: one reader
// each. A reader says what a unit means from its own bytes alone, so that a cut
// between units changes nothing. Results that are NUL or another control
// character (save tab and line ends) are none.
#include "redactor/text/disguise.h"

#include <array>
#include <cstdint>
#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "redactor/text/html_entities.h"
#include "redactor/text/utf8.h"
#include "redactor/text/windows_1252.h"

namespace redactor::text {

namespace {

constexpr char32_t kNone = 0xFFFFFFFF;
constexpr char32_t kNoBreakSpace = 0xA0;
constexpr char32_t kSoftHyphen = 0xAD;  // folds to nothing

struct Unit {
  char32_t c = kNone;
  size_t end = 0;
};

bool IsShown(char32_t c) {
  if (c < 0x20) return c == '\t' || c == '\n' || c == '\r';
  return c != 0x7F && c <= 0x10FFFF && (c < 0xD800 || c > 0xDFFF);
}

int HexValue(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// Exactly `count` hex digits at `at`.
char32_t ReadHex(std::string_view text, size_t at, size_t count) {
  if (at > text.size() || text.size() - at < count) return kNone;
  char32_t value = 0;
  for (size_t i = 0; i < count; ++i) {
    const int digit = HexValue(text[at + i]);
    if (digit < 0) return kNone;
    value = value << 4 | static_cast<char32_t>(digit);
  }
  return value;
}

// A code point from bytes that are each spelt out; `read(at, &next)` gives the
// byte spelt at `at`. kNone when they are not UTF-8.
template <typename ReadByte>
Unit ReadSpeltUtf8(size_t at, ReadByte read) {
  std::array<char, 4> bytes{};
  size_t end = at;
  for (size_t n = 0; n < bytes.size(); ++n) {
    const char32_t byte = read(end, &end);
    if (byte == kNone) break;
    bytes[n] = static_cast<char>(byte);
    size_t used = 0;
    const char32_t c = DecodeAt({bytes.data(), n + 1}, &used);
    if (used == n + 1 && (c < 0xDC00 || c > 0xDCFF)) return {c, end};
  }
  return {};
}

Unit ReadPercent(std::string_view text, size_t at) {
  if (at + 1 < text.size() && (text[at + 1] | 0x20) == 'u') {
    return {ReadHex(text, at + 2, 4), at + 6};  // escape() of old scripts
  }
  return ReadSpeltUtf8(at, [text](size_t from, size_t* next) {
    if (from >= text.size() || text[from] != '%') return kNone;
    *next = from + 3;
    return ReadHex(text, from + 1, 2);
  });
}

Unit ReadNumericEntity(std::string_view text, size_t at) {
  size_t end = at + 2;
  const bool hex = end < text.size() && (text[end] | 0x20) == 'x';
  if (hex) ++end;
  const size_t digits = end;
  char32_t c = 0;
  for (; end < text.size(); ++end) {
    const int digit = HexValue(text[end]);
    if (digit < 0 || (!hex && digit > 9)) break;
    if (c <= 0x10FFFF) c = c * (hex ? 16 : 10) + static_cast<char32_t>(digit);
  }
  if (end == digits) return {};
  // Browsers make Windows-1252 of &#128; to &#159;.
  if (c >= 0x80 && c < 0xA0) c = FromWindows1252(static_cast<uint8_t>(c));
  if (end < text.size() && text[end] == ';') ++end;  // browsers need none
  return {c, end};
}

Unit ReadEntity(std::string_view text, size_t at) {
  constexpr size_t kLongestName = 16;
  if (at + 1 < text.size() && text[at + 1] == '#') {
    return ReadNumericEntity(text, at);
  }
  const std::string_view rest = text.substr(at + 1, kLongestName + 1);
  const size_t size = rest.find(';');
  if (size == std::string_view::npos) return {};
  const char32_t c = HtmlEntity(rest.substr(0, size));
  return {c == 0 ? kNone : c, at + size + 2};
}

size_t SkipBackslashes(std::string_view text, size_t at) {
  while (at < text.size() && text[at] == '\\') ++at;
  return at;
}

// The number after backslashes and `letter`: "\u0040", and "\\u0040" where the
// text was escaped more than once.
char32_t ReadEscapedHex(std::string_view text, size_t at, char letter,
                        size_t digits, size_t* end) {
  const size_t mark = SkipBackslashes(text, at);
  if (mark == at || mark >= text.size() || text[mark] != letter) return kNone;
  *end = mark + 1 + digits;
  return ReadHex(text, mark + 1, digits);
}

Unit ReadUnicodeEscape(std::string_view text, size_t at) {
  Unit unit;
  unit.c = ReadEscapedHex(text, at, 'u', 4, &unit.end);
  if (unit.c < 0xD800 || unit.c > 0xDBFF) return unit;
  size_t end = 0;
  const char32_t low = ReadEscapedHex(text, unit.end, 'u', 4, &end);
  if (low < 0xDC00 || low > 0xDFFF) return {};
  return {0x10000 + ((unit.c & 0x3FF) << 10) + (low & 0x3FF), end};
}

// "\xc3\xa9" is UTF-8 in one language and "\xe9" Latin-1 in another.
Unit ReadByteEscape(std::string_view text, size_t at) {
  const auto read = [text](size_t from, size_t* next) {
    return ReadEscapedHex(text, from, 'x', 2, next);
  };
  const Unit utf8 = ReadSpeltUtf8(at, read);
  if (utf8.c != kNone) return utf8;
  Unit latin1;
  latin1.c = read(at, &latin1.end);
  return latin1;
}

Unit ReadEscape(std::string_view text, size_t at) {
  const size_t mark = SkipBackslashes(text, at);
  if (mark == text.size()) return {};
  switch (text[mark]) {
    case 'u':
      return ReadUnicodeEscape(text, at);
    case 'x':
      return ReadByteEscape(text, at);
    case 'n':
      return {'\n', mark + 1};
    case 'r':
      return {'\r', mark + 1};
    case 't':
      return {'\t', mark + 1};
    case '/':
    case '"':
    case '\'':
      return {static_cast<char32_t>(text[mark]), mark + 1};
    default:
      return {};
  }
}

// A soft line break is nothing; it ends a line of a mail that is still encoded.
Unit ReadSoftBreak(std::string_view text, size_t at) {
  size_t end = at + 1;
  if (end < text.size() && text[end] == '\r') ++end;
  if (end >= text.size() || text[end] != '\n') return {};
  return {kSoftHyphen, end + 1};
}

bool IsUpperHex(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F');
}
bool IsAsciiLetter(char c) {
  return ((c | 0x20) >= 'a') && ((c | 0x20) <= 'z');
}
bool IsAsciiSign(char32_t c) {
  return (c >= 0x20 && c < '0') || (c > '9' && c < 'A') ||
         (c > 'Z' && c < 'a') || (c > 'z' && c < 0x7F);
}

// "=3D" of quoted-printable, for signs and beyond ASCII: mailers encode no
// letters and digits, and "date=2026" is none. Where two digits stand, a letter
// must follow ("jane=40example").
Unit ReadQuotedPrintable(std::string_view text, size_t at) {
  const auto read = [text](size_t from, size_t* next) {
    if (from + 2 >= text.size() || text[from] != '=' ||
        !IsUpperHex(text[from + 1]) || !IsUpperHex(text[from + 2])) {
      return kNone;
    }
    *next = from + 3;
    return ReadHex(text, from + 1, 2);
  };
  const Unit unit = ReadSpeltUtf8(at, read);
  if (unit.c == kNone) {
    Unit byte;
    byte.c = read(at, &byte.end);
    return byte.c == kNoBreakSpace ? byte : Unit{};
  }
  if (unit.c >= 0x80) return unit;
  if (!IsAsciiSign(unit.c)) return {};
  const bool has_letter = text[at + 2] >= 'A';
  const bool goes_on = unit.end < text.size() && IsAsciiLetter(text[unit.end]);
  return has_letter || goes_on ? unit : Unit{};
}

Unit ReadSpelt(std::string_view text, size_t at) {
  switch (text[at]) {
    case '=': {
      const Unit soft_break = ReadSoftBreak(text, at);
      return soft_break.c != kNone ? soft_break : ReadQuotedPrintable(text, at);
    }
    case '%':
      return ReadPercent(text, at);
    case '&':
      return ReadEntity(text, at);
    default:
      return ReadEscape(text, at);
  }
}

// Behind a '=' that is more than one of "key=value".
bool MayFollowEquals(char c) {
  return c == '\n' || c == '\r' || (c >= '2' && c <= '7') ||
         (c >= 'A' && c <= 'F');
}

bool IsCandidateAt(std::string_view text, size_t at) {
  const char c = text[at];
  if (c == '=') return at + 1 < text.size() && MayFollowEquals(text[at + 1]);
  return c == '%' || c == '&' || c == '\\' || static_cast<uint8_t>(c) >= 0x80;
}

#ifdef __SSE2__
__m128i Load(const char* p) {
  return _mm_loadu_si128(reinterpret_cast<const __m128i*>(p));
}

// Sign bits set where a candidate other than '=' stands.
__m128i Candidates(const char* p) {
  const __m128i bytes = Load(p);
  const __m128i percent = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('%'));
  const __m128i ampersand = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('&'));
  const __m128i backslash = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\'));
  return _mm_or_si128(_mm_or_si128(bytes, percent),
                      _mm_or_si128(ampersand, backslash));
}

__m128i EqualSigns(const char* p) {
  return _mm_cmpeq_epi8(Load(p), _mm_set1_epi8('='));
}

// As MayFollowEquals, of the bytes one on.
__m128i MayFollow(const char* p) {
  const __m128i next = Load(p + 1);
  const auto between = [next](char first, char last) {
    return _mm_and_si128(
        _mm_cmpgt_epi8(next, _mm_set1_epi8(static_cast<char>(first - 1))),
        _mm_cmplt_epi8(next, _mm_set1_epi8(static_cast<char>(last + 1))));
  };
  return _mm_or_si128(_mm_or_si128(between('2', '7'), between('A', 'F')),
                      _mm_or_si128(_mm_cmpeq_epi8(next, _mm_set1_epi8('\n')),
                                   _mm_cmpeq_epi8(next, _mm_set1_epi8('\r'))));
}

// The 64 bytes at `p`, and the one behind them.
bool AnyIn64(const char* p) {
  const __m128i any =
      _mm_or_si128(_mm_or_si128(Candidates(p), Candidates(p + 16)),
                   _mm_or_si128(Candidates(p + 32), Candidates(p + 48)));
  const __m128i equals =
      _mm_or_si128(_mm_or_si128(EqualSigns(p), EqualSigns(p + 16)),
                   _mm_or_si128(EqualSigns(p + 32), EqualSigns(p + 48)));
  return _mm_movemask_epi8(_mm_or_si128(any, equals)) != 0;
}

size_t LowestBit(int mask) {
  return static_cast<size_t>(__builtin_ctz(static_cast<unsigned>(mask)));
}

int CandidateMask(const char* p) {
  const __m128i equals = _mm_and_si128(EqualSigns(p), MayFollow(p));
  return _mm_movemask_epi8(_mm_or_si128(Candidates(p), equals));
}
#endif

}  // namespace

size_t FindCandidate(std::string_view text, size_t at) {
#ifdef __SSE2__
  while (text.size() - at > 64) {
    const char* p = text.data() + at;
    if (!AnyIn64(p)) {
      at += 64;
      continue;
    }
    for (const size_t end = at + 64; at < end; at += 16) {
      const int mask = CandidateMask(text.data() + at);
      if (mask != 0) return at + LowestBit(mask);
    }
  }
  for (; text.size() - at > 16; at += 16) {
    const int mask = CandidateMask(text.data() + at);
    if (mask != 0) return at + LowestBit(mask);
  }
#endif
  while (at < text.size() && !IsCandidateAt(text, at)) ++at;
  return at;
}

bool ReadDisguise(std::string_view text, size_t at, const CharFold& fold,
                  size_t* end, std::string* out) {
  if (static_cast<uint8_t>(text[at]) >= 0x80) {
    // Letters of other scripts come in runs: pass over the plain ones here.
    size_t next = at;
    char32_t c = DecodeAt(text, &next);
    if (fold.Changes(c)) {
      *end = next;
      fold.Append(c, out);
      return true;
    }
    for (*end = next; next < text.size(); *end = next) {
      if (static_cast<uint8_t>(text[next]) < 0x80) break;
      c = DecodeAt(text, &next);
      if (fold.Changes(c)) break;
    }
    return false;
  }
  const Unit unit = ReadSpelt(text, at);
  if (unit.c == kNone || !IsShown(unit.c)) {
    *end = text[at] == '\\' ? SkipBackslashes(text, at) : at + 1;
    return false;
  }
  *end = unit.end;
  fold.Append(unit.c, out);
  return true;
}

}  // namespace redactor::text
