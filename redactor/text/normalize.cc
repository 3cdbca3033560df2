// Folds of whole values, on ICU's data.
//
// FoldNfkc decides tokens: its result for assigned characters must never
// change. It is NFKC, full case folding, removal of default-ignorable code
// points, NFKC again, then white space. Case folding and normal forms are
// stable by Unicode's own policy. Text is split at invalid bytes; the valid
// stretches are folded and the bytes stay where they were.
#include "redactor/text/normalize.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "redactor/text/icu_strings.h"
#include "redactor/text/utf8.h"

namespace redactor::text {

namespace {

using icu::UnicodeString;

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

}  // namespace redactor::text
