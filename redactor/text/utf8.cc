// UTF-8 stepping and word edges.
//
// Valid sequences are self-synchronising: a lead byte is never inside another
// valid sequence. So stepping backwards looks at no more than four bytes and
// agrees with stepping forwards, invalid bytes included.
#include "redactor/text/utf8.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <array>
#include <cstring>

namespace redactor::text {

namespace {

constexpr uint64_t kHighBits = 0x8080808080808080ULL;
constexpr size_t kBlock = 64;

uint64_t LoadWord(const char* p) {
  uint64_t word;
  std::memcpy(&word, p, sizeof word);
  return word;
}

bool IsAsciiBlock(const char* p) {
  uint64_t all = 0;
  for (size_t i = 0; i < kBlock; i += 8) all |= LoadWord(p + i);
  return (all & kHighBits) == 0;
}

// The position of the first byte >= 0x80 at or after `at`, or a bit before it.
size_t SkipAscii(std::string_view bytes, size_t at) {
  while (bytes.size() - at >= kBlock && IsAsciiBlock(bytes.data() + at)) {
    at += kBlock;
  }
  while (bytes.size() - at >= 8 &&
         (LoadWord(bytes.data() + at) & kHighBits) == 0) {
    at += 8;
  }
  return at;
}

bool IsContinuation(uint8_t byte) { return (byte & 0xC0) == 0x80; }

// Decodes a sequence of two to four bytes at `at`; 0 bytes when it is not one.
size_t DecodeLong(std::string_view bytes, size_t at, char32_t* c) {
  const auto* p = reinterpret_cast<const uint8_t*>(bytes.data()) + at;
  const size_t left = bytes.size() - at;
  const uint8_t lead = p[0];
  if (lead < 0xC2 || lead > 0xF4 || left < 2 || !IsContinuation(p[1])) return 0;
  if (lead < 0xE0) {
    *c = static_cast<char32_t>((lead & 0x1F) << 6 | (p[1] & 0x3F));
    return 2;
  }
  if (left < 3 || !IsContinuation(p[2])) return 0;
  if (lead < 0xF0) {
    *c = static_cast<char32_t>((lead & 0x0F) << 12 | (p[1] & 0x3F) << 6 |
                               (p[2] & 0x3F));
    return *c < 0x800 || (*c >= 0xD800 && *c < 0xE000) ? 0 : 3;
  }
  if (left < 4 || !IsContinuation(p[3])) return 0;
  *c = static_cast<char32_t>((lead & 0x07) << 18 | (p[1] & 0x3F) << 12 |
                             (p[2] & 0x3F) << 6 | (p[3] & 0x3F));
  return *c < 0x10000 || *c > 0x10FFFF ? 0 : 4;
}

constexpr std::array<bool, 256> MakeLatin1Words() {
  std::array<bool, 256> table{};
  for (int c = '0'; c <= '9'; ++c) table[c] = true;
  for (int c = 'A'; c <= 'Z'; ++c) table[c] = table[c + 32] = true;
  for (int c = 0xC0; c <= 0xFF; ++c) table[c] = c != 0xD7 && c != 0xF7;
  table['_'] = table[0xAA] = table[0xB5] = table[0xBA] = true;
  return table;
}
constexpr std::array<bool, 256> kLatin1Words = MakeLatin1Words();

constexpr uint32_t kWordMask =
    U_GC_L_MASK | U_GC_M_MASK | U_GC_ND_MASK | U_GC_NL_MASK;

// Scripts that put no space between words, or glue particles to names.
bool IsUnspacedScript(char32_t c) {
  if (c < 0x0E00) return false;
  UErrorCode error = U_ZERO_ERROR;
  switch (uscript_getScript(static_cast<UChar32>(c), &error)) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_HANGUL:
    case USCRIPT_THAI:
    case USCRIPT_LAO:
    case USCRIPT_KHMER:
    case USCRIPT_MYANMAR:
    case USCRIPT_TIBETAN:
      return true;
    default:
      return false;
  }
}

bool IsMark(char32_t c) {
  return (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_M_MASK) != 0;
}

}  // namespace

bool IsAscii(std::string_view bytes) {
  for (size_t at = SkipAscii(bytes, 0); at < bytes.size(); ++at) {
    if (static_cast<uint8_t>(bytes[at]) >= 0x80) return false;
  }
  return true;
}

bool IsValidUtf8(std::string_view bytes) {
  for (size_t at = SkipAscii(bytes, 0); at < bytes.size();) {
    if (static_cast<uint8_t>(bytes[at]) < 0x80) {
      at = SkipAscii(bytes, at + 1);
      continue;
    }
    char32_t c;
    const size_t n = DecodeLong(bytes, at, &c);
    if (n == 0) return false;
    at += n;
  }
  return true;
}

uint64_t CountCodePoints(std::string_view bytes) {
  uint64_t inner = 0;  // bytes of valid sequences after their first
  for (size_t at = SkipAscii(bytes, 0); at < bytes.size();) {
    if (static_cast<uint8_t>(bytes[at]) < 0x80) {
      at = SkipAscii(bytes, at + 1);
      continue;
    }
    char32_t c;
    const size_t n = DecodeLong(bytes, at, &c);
    if (n > 1) inner += n - 1;
    at += n == 0 ? 1 : n;
  }
  return bytes.size() - inner;
}

char32_t DecodeAt(std::string_view bytes, size_t* pos) {
  const auto byte = static_cast<uint8_t>(bytes[*pos]);
  if (byte < 0x80) {
    ++*pos;
    return byte;
  }
  char32_t c;
  const size_t n = DecodeLong(bytes, *pos, &c);
  *pos += n == 0 ? 1 : n;
  return n == 0 ? char32_t{0xDC00} + byte : c;
}

char32_t DecodeBefore(std::string_view bytes, size_t pos) {
  const auto byte = static_cast<uint8_t>(bytes[pos - 1]);
  if (byte < 0x80) return byte;
  const std::string_view head = bytes.substr(0, pos);
  for (size_t n = 2; n <= 4 && n <= pos; ++n) {
    const auto lead = static_cast<uint8_t>(head[pos - n]);
    if (IsContinuation(lead)) continue;
    char32_t c;
    if (DecodeLong(head, pos - n, &c) == n) return c;
    break;
  }
  return char32_t{0xDC00} + byte;
}

void AppendUtf8(char32_t c, std::string* out) {
  if (c < 0x80) {
    out->push_back(static_cast<char>(c));
    return;
  }
  if (c < 0x800) {
    out->push_back(static_cast<char>(0xC0 | c >> 6));
  } else {
    if (c < 0x10000) {
      out->push_back(static_cast<char>(0xE0 | c >> 12));
    } else {
      out->push_back(static_cast<char>(0xF0 | c >> 18));
      out->push_back(static_cast<char>(0x80 | (c >> 12 & 0x3F)));
    }
    out->push_back(static_cast<char>(0x80 | (c >> 6 & 0x3F)));
  }
  out->push_back(static_cast<char>(0x80 | (c & 0x3F)));
}

bool IsWordChar(char32_t c) {
  if (c < 0x100) return kLatin1Words[c];
  return (U_GET_GC_MASK(static_cast<UChar32>(c)) & kWordMask) != 0;
}

bool IsWordEdge(std::string_view bytes, size_t pos) {
  if (pos == 0 || pos >= bytes.size()) return true;
  const char32_t before = DecodeBefore(bytes, pos);
  if (!IsWordChar(before)) return true;
  size_t next = pos;
  const char32_t after = DecodeAt(bytes, &next);
  if (!IsWordChar(after)) return true;
  if (before < 0x0E00 && after < 0x0E00) return false;
  return !IsMark(after) &&
         (IsUnspacedScript(before) || IsUnspacedScript(after));
}

}  // namespace redactor::text
