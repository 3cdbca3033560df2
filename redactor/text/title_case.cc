// TitleCase: runs of letters and marks, each handed to ICU as one word.
#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/uchar.h>

#include "redactor/text/icu_strings.h"
#include "redactor/text/normalize.h"
#include "redactor/text/utf8.h"

namespace redactor::text {

namespace {

char AsciiUpper(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
}
bool IsAsciiLetter(char c) {
  const char lower = AsciiLower(c);
  return lower >= 'a' && lower <= 'z';
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

}  // namespace

std::string UpperBeyondAscii(std::string_view value) {
  if (IsAscii(value)) return std::string(value);
  std::string out;
  ForValidStretches(value, &out, [&](std::string_view valid) {
    for (size_t at = 0; at < valid.size();) {
      const char32_t c = DecodeAt(valid, &at);
      AppendUtf8(
          c < 0x80 ? c
                   : static_cast<char32_t>(u_toupper(static_cast<UChar32>(c))),
          &out);
    }
  });
  return out;
}

std::string TitleCase(std::string_view value) {
  if (IsAscii(value)) return TitleCaseAscii(value);
  std::string out;
  ForValidStretches(value, &out, [&](std::string_view valid) {
    AppendTitleCase(valid, &out);
  });
  return out;
}

}  // namespace redactor::text
