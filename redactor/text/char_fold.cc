// One bit a code point, computed once from ICU's properties.
#include "redactor/text/char_fold.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "redactor/text/utf8.h"
#include "redactor/text/windows_1252.h"

namespace redactor::text {

namespace {

constexpr char32_t kRemoved = 0xFFFFFFFF;

// Quotes, stops and slashes with one ASCII counterpart; 0 for all else.
char32_t Punctuation(char32_t c) {
  switch (c) {
    case 0x00B4:
    case 0x02B9:
    case 0x02BC:
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x201B:
    case 0x2032:
      return '\'';
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0x2033:
      return '"';
    case 0x02D7:
    case 0x2043:
      return '-';
    case 0x2044:
    case 0x2215:
      return '/';
    case 0x3002:
    case 0xFF61:
      return '.';
    default:
      return 0;
  }
}

// The one code point that `c` stands for, kRemoved, or `c` itself.
char32_t Simple(char32_t c) {
  if (c < 0x80) return c;
  const auto code = static_cast<UChar32>(c);
  if (c == 0x20E3 ||  // enclosing keycap: "5" drawn as a key
      u_hasBinaryProperty(code, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) {
    return kRemoved;
  }
  if (u_isUWhiteSpace(code)) return ' ';
  if (const char32_t ascii = Punctuation(c); ascii != 0) return ascii;
  if (u_hasBinaryProperty(code, UCHAR_DASH)) return '-';
  const int32_t type = u_getIntPropertyValue(code, UCHAR_NUMERIC_TYPE);
  if (type != U_NT_DECIMAL && type != U_NT_DIGIT) return c;
  return static_cast<char32_t>('0' + static_cast<int>(u_getNumericValue(code)));
}

bool IsEverydaySign(char32_t c) {
  switch (c) {
    case 0x00A8:
    case 0x00AA:
    case 0x00AF:
    case 0x00B5:
    case 0x00B8:
    case 0x00BA:
    case 0x00BC:
    case 0x00BD:
    case 0x00BE:
    case 0x0E33:
    case 0x0EB3:
    case 0x0EDC:
    case 0x0EDD:
    case 0x2025:
    case 0x2026:
    case 0x2122:
      return true;
    default:
      return c >= 0x3131 && c <= 0x318E;
  }
}

// The compatibility form, or a single code point that is the same character.
icu::UnicodeString Compatible(char32_t c) {
  const auto code = static_cast<UChar32>(c);
  const icu::UnicodeString same(code);
  const int32_t type = u_getIntPropertyValue(code, UCHAR_DECOMPOSITION_TYPE);
  if (type == U_DT_NONE || IsEverydaySign(c)) return same;
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* nfkc = icu::Normalizer2::getNFKCInstance(error);
  if (U_FAILURE(error)) return same;
  const icu::UnicodeString form = nfkc->normalize(same, error);
  if (U_FAILURE(error)) return same;
  return type == U_DT_CANONICAL && form.countChar32() != 1 ? same : form;
}

}  // namespace

bool CharFold::Compute(char32_t c, std::string* out) {
  if (c >= 0xDC80 && c <= 0xDCFF) {
    const char32_t meant = FromWindows1252(static_cast<uint8_t>(c & 0xFF));
    // Spaces, dashes, quotes and what has no width; letters stay bytes.
    return meant >= 0xA0 && Simple(meant) != meant && Compute(meant, out);
  }
  if (c >= 0xD800 && c < 0xE000) return false;
  const char32_t simple = Simple(c);
  if (simple != c) {
    if (out != nullptr && simple != kRemoved) AppendUtf8(simple, out);
    return true;
  }
  if (c >= kMapped && (c < 0x2F800 || c > 0x2FA1F)) return false;
  const icu::UnicodeString form = Compatible(c);
  if (form.countChar32() == 1 && form.char32At(0) == static_cast<UChar32>(c)) {
    return false;
  }
  if (out == nullptr) return true;
  for (int32_t i = 0; i < form.length();) {
    const UChar32 part = form.char32At(i);
    i += U16_LENGTH(part);
    const char32_t folded = Simple(static_cast<char32_t>(part));
    if (folded != kRemoved) AppendUtf8(folded, out);
  }
  return true;
}

CharFold::CharFold() : bits_(kMapped / 64) {
  for (char32_t c = 0x80; c < kMapped; ++c) {
    if (Compute(c, nullptr)) bits_[c >> 6] |= uint64_t{1} << (c & 63);
  }
}

const CharFold& CharFold::Get() {
  static const CharFold instance;
  return instance;
}

void CharFold::Append(char32_t c, std::string* out) const {
  if (!Changes(c)) {
    AppendUtf8(c, out);
  } else {
    Compute(c, out);
  }
}

}  // namespace redactor::text
