// Folds of whole values, on ICU's data.
//
// FoldNfkc decides tokens: its result for assigned characters must never
// change. It is NFKC, full case folding, removal of default-ignorable code
// points, NFKC again, then white space. Case folding and normal forms are
// stable by Unicode's own policy. Text is split at invalid bytes; the valid
// stretches are folded and the bytes stay where they were. ICU can fail here
// only when its data is missing or memory is out; no folded value can then be
// right, so the process stops before anything is written.
#include "redactor/text/normalize.h"

#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/idna.h>
#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <cstdio>
#include <cstdlib>

#include "redactor/text/utf8.h"

namespace redactor::text {

namespace {

using icu::UnicodeString;

void RequireIcu(UErrorCode error) {
  if (U_SUCCESS(error)) return;
  std::fprintf(stderr, "redactor: Unicode data: %s\n", u_errorName(error));
  std::abort();
}

const icu::Normalizer2& Nfkc() {
  static const icu::Normalizer2* const instance = [] {
    UErrorCode error = U_ZERO_ERROR;
    const icu::Normalizer2* nfkc = icu::Normalizer2::getNFKCInstance(error);
    RequireIcu(error);
    return nfkc;
  }();
  return *instance;
}

UnicodeString Normalized(const icu::Normalizer2& form,
                         const UnicodeString& text) {
  UErrorCode error = U_ZERO_ERROR;
  UnicodeString out = form.normalize(text, error);
  RequireIcu(error);
  return out;
}

UnicodeString FromUtf8(std::string_view valid) {
  return UnicodeString::fromUTF8(
      icu::StringPiece(valid.data(), static_cast<int32_t>(valid.size())));
}

// Calls `stretch(valid)` for each maximal valid stretch, copies other bytes.
template <typename Function>
void ForValidStretches(std::string_view bytes, std::string* out,
                       Function stretch) {
  size_t begin = 0;
  for (size_t at = 0; at < bytes.size();) {
    const size_t from = at;
    const char32_t c = DecodeAt(bytes, &at);
    if (c < 0xDC00 || c > 0xDCFF) continue;
    if (from > begin) stretch(bytes.substr(begin, from - begin));
    out->push_back(bytes[from]);
    begin = at;
  }
  if (begin < bytes.size()) stretch(bytes.substr(begin));
}

char AsciiLower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}
char AsciiUpper(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
}
bool IsAsciiLetter(char c) {
  const char lower = AsciiLower(c);
  return lower >= 'a' && lower <= 'z';
}

// Runs of White_Space become one space, none at the ends. Invalid bytes stay.
std::string CollapseSpace(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool pending = false;
  for (size_t at = 0; at < text.size();) {
    const size_t from = at;
    const char32_t c = DecodeAt(text, &at);
    const bool space = c < 0x80 ? c == ' ' || (c >= '\t' && c <= '\r')
                                : u_isUWhiteSpace(static_cast<UChar32>(c)) != 0;
    if (space) {
      pending = !out.empty();
      continue;
    }
    if (pending) out.push_back(' ');
    pending = false;
    out.append(text, from, at - from);
  }
  return out;
}

UnicodeString WithoutIgnorable(const UnicodeString& text) {
  UnicodeString out;
  for (int32_t i = 0; i < text.length();) {
    const UChar32 c = text.char32At(i);
    i += U16_LENGTH(c);
    if (!u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) {
      out.append(c);
    }
  }
  return out;
}

void AppendFold(std::string_view valid, std::string* out) {
  UnicodeString text = Normalized(Nfkc(), FromUtf8(valid));
  text.foldCase(U_FOLD_CASE_DEFAULT);
  Normalized(Nfkc(), WithoutIgnorable(text)).toUTF8String(*out);
}

std::string LowerAscii(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = AsciiLower(c);
  return out;
}

// Letters that have no decomposition but are written without their stroke.
std::string_view PlainLetter(UChar32 c) {
  switch (c) {
    case 0x00E6:
      return "ae";
    case 0x00F0:
    case 0x0111:
    case 0x0256:
      return "d";
    case 0x00F8:
      return "o";
    case 0x00FE:
      return "th";
    case 0x0127:
      return "h";
    case 0x0131:
      return "i";
    case 0x0138:
      return "k";
    case 0x0142:
      return "l";
    case 0x014B:
      return "n";
    case 0x0153:
      return "oe";
    case 0x0167:
      return "t";
    case 0x0180:
      return "b";
    case 0x01E5:
      return "g";
    case 0x0259:
      return "e";
    default:
      return {};
  }
}

// Accents, vowel points and strokes, but not the vowel signs, viramas and
// voicing marks that make another letter in scripts of India and East Asia.
bool IsAccent(UChar32 c) {
  const int ccc = u_getCombiningClass(c);
  return ccc == 1 || (ccc >= 10 && ccc <= 36) || ccc >= 200;
}

// Punctuation of names that people type in several ways.
UChar32 PlainPunctuation(UChar32 c) {
  switch (c) {
    case 0x00B4:
    case 0x02B9:
    case 0x02BC:
    case 0x2018:
    case 0x2019:
    case 0x201B:
    case 0x2032:
      return '\'';
    default:
      return c >= 0x80 && u_hasBinaryProperty(c, UCHAR_DASH) ? '-' : c;
  }
}

void AppendPlainPunctuation(std::string_view valid, std::string* out) {
  for (size_t at = 0; at < valid.size();) {
    const char32_t c = DecodeAt(valid, &at);
    AppendUtf8(static_cast<char32_t>(PlainPunctuation(static_cast<UChar32>(c))),
               out);
  }
}

void AppendWithoutAccents(std::string_view valid, std::string* out) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* nfkd = icu::Normalizer2::getNFKDInstance(error);
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(error);
  RequireIcu(error);
  const UnicodeString parts = Normalized(*nfkd, FromUtf8(valid));
  UnicodeString plain;
  for (int32_t i = 0; i < parts.length();) {
    const UChar32 c = parts.char32At(i);
    i += U16_LENGTH(c);
    if (IsAccent(c)) continue;
    const std::string_view letter = PlainLetter(c);
    if (letter.empty()) {
      plain.append(PlainPunctuation(c));
    } else {
      plain.append(FromUtf8(letter));
    }
  }
  Normalized(*nfc, plain).toUTF8String(*out);
}

std::string TitleCaseAscii(std::string_view value) {
  std::string out(value);
  bool inside = false;
  for (size_t i = 0; i < out.size(); ++i) {
    if (IsAsciiLetter(out[i])) {
      out[i] = inside ? AsciiLower(out[i]) : AsciiUpper(out[i]);
      inside = true;
    } else {
      inside = inside && out[i] == '\'';
    }
  }
  return out;
}

bool InsideRun(UChar32 c) {
  return (U_GET_GC_MASK(c) & (U_GC_L_MASK | U_GC_M_MASK)) != 0;
}

void AppendTitleRun(std::string_view run, std::string* out) {
  UErrorCode error = U_ZERO_ERROR;
  icu::StringByteSink<std::string> sink(out);
  icu::CaseMap::utf8ToTitle(
      "", U_TITLECASE_WHOLE_STRING | U_TITLECASE_NO_BREAK_ADJUSTMENT, nullptr,
      icu::StringPiece(run.data(), static_cast<int32_t>(run.size())), sink,
      nullptr, error);
  RequireIcu(error);
}

void AppendTitleCase(std::string_view valid, std::string* out) {
  for (size_t at = 0; at < valid.size();) {
    const size_t begin = at;
    bool inside = InsideRun(static_cast<UChar32>(DecodeAt(valid, &at)));
    if (!inside) {
      out->append(valid, begin, at - begin);
      continue;
    }
    size_t end = at;
    while (inside && at < valid.size()) {
      end = at;
      const char32_t c = DecodeAt(valid, &at);
      inside = c == '\'' || c == 0x2019 || InsideRun(static_cast<UChar32>(c));
      if (inside) end = at;
    }
    AppendTitleRun(valid.substr(begin, end - begin), out);
    at = end;
  }
}

void AppendLower(std::string_view valid, std::string* out) {
  FromUtf8(valid).toLower(icu::Locale::getRoot()).toUTF8String(*out);
}

const icu::IDNA& Uts46() {
  static const icu::IDNA* const instance = [] {
    UErrorCode error = U_ZERO_ERROR;
    const icu::IDNA* idna = icu::IDNA::createUTS46Instance(
        UIDNA_NONTRANSITIONAL_TO_ASCII | UIDNA_NONTRANSITIONAL_TO_UNICODE |
            UIDNA_CHECK_BIDI | UIDNA_CHECK_CONTEXTJ,
        error);
    RequireIcu(error);
    return idna;
  }();
  return *instance;
}

// Faults of shape that a log may well hold; the conversion is still right.
constexpr uint32_t kHarmlessIdnaErrors =
    UIDNA_ERROR_EMPTY_LABEL | UIDNA_ERROR_LABEL_TOO_LONG |
    UIDNA_ERROR_DOMAIN_NAME_TOO_LONG | UIDNA_ERROR_LEADING_HYPHEN |
    UIDNA_ERROR_TRAILING_HYPHEN | UIDNA_ERROR_HYPHEN_3_4;

}  // namespace

std::string FoldNfkc(std::string_view value) {
  if (IsAscii(value)) return LowerAscii(CollapseSpace(value));
  std::string folded;
  ForValidStretches(value, &folded, [&](std::string_view valid) {
    AppendFold(valid, &folded);
  });
  return CollapseSpace(folded);
}

std::string FoldForMatch(std::string_view value) {
  if (IsAscii(value)) return FoldNfkc(value);
  std::string plain;
  ForValidStretches(value, &plain, [&](std::string_view valid) {
    AppendPlainPunctuation(valid, &plain);
  });
  const std::string folded = FoldNfkc(plain);
  std::string out;
  ForValidStretches(folded, &out, [&](std::string_view valid) {
    AppendWithoutAccents(valid, &out);
  });
  return CollapseSpace(out);  // a mark may have stood on a space
}

std::string TitleCase(std::string_view value) {
  if (IsAscii(value)) return TitleCaseAscii(value);
  std::string out;
  ForValidStretches(value, &out, [&](std::string_view valid) {
    AppendTitleCase(valid, &out);
  });
  return out;
}

std::string HostToAscii(std::string_view host) {
  if (IsAscii(host)) return LowerAscii(host);
  std::string out;
  if (IsValidUtf8(host)) {
    icu::StringByteSink<std::string> sink(&out);
    icu::IDNAInfo info;
    UErrorCode error = U_ZERO_ERROR;
    Uts46().nameToASCII_UTF8(
        icu::StringPiece(host.data(), static_cast<int32_t>(host.size())), sink,
        info, error);
    RequireIcu(error);
    if ((info.getErrors() & ~kHarmlessIdnaErrors) == 0) return out;
    out.clear();
  }
  ForValidStretches(host, &out,
                    [&](std::string_view valid) { AppendLower(valid, &out); });
  return out;
}

}  // namespace redactor::text
