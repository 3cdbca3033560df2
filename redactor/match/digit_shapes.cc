// Separators between the groups of a number, and time stamps.
#include "redactor/match/digit_shapes.h"

namespace redactor::match {

namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

bool TwoDigits(std::string_view text, size_t pos) {
  return pos + 2 <= text.size() && IsDigit(text[pos]) && IsDigit(text[pos + 1]);
}

// "Z", "+01:00", "-0700" at `pos`: its end.
size_t ZoneEnd(std::string_view text, size_t pos) {
  if (pos >= text.size()) return pos;
  if (text[pos] == 'Z') return pos + 1;
  if ((text[pos] != '+' && text[pos] != '-') || !TwoDigits(text, pos + 1)) {
    return pos;
  }
  size_t minutes = pos + 3;
  if (minutes < text.size() && text[minutes] == ':') ++minutes;
  return TwoDigits(text, minutes) ? minutes + 2 : pos;
}

}  // namespace

size_t DigitGap(std::string_view text, size_t pos) {
  size_t at = pos;
  while (at < text.size() && at < pos + 3) {
    const char c = text[at];
    if (c == ' ' || c == '-' || c == '.' || c == '/' || c == '(' || c == ')') {
      ++at;
      continue;
    }
    const std::string_view rest = text.substr(at, 3);
    if (rest.starts_with("\xC2\xA0")) {
      at += 2;
    } else if (rest.size() == 3 && rest.starts_with("\xE2\x80") &&
               ((rest[2] >= '\x90' && rest[2] <= '\x95') ||
                rest[2] == '\xAF')) {
      at += 3;
    } else {
      break;
    }
  }
  return at <= pos + 3 ? at - pos : 0;
}

size_t TimestampEnd(std::string_view text, size_t pos) {
  if (pos + 16 > text.size() || text[pos + 13] != ':') return pos;
  const char date_mark = text[pos + 4];
  const char time_mark = text[pos + 10];
  if ((date_mark != '-' && date_mark != '/') || text[pos + 7] != date_mark ||
      (time_mark != 'T' && time_mark != ' ')) {
    return pos;
  }
  for (const size_t at : {0, 2, 5, 8, 11, 14}) {
    if (!TwoDigits(text, pos + at)) return pos;
  }
  size_t end = pos + 16;
  if (end < text.size() && text[end] == ':' && TwoDigits(text, end + 1)) {
    end += 3;
    if (end + 1 < text.size() && (text[end] == '.' || text[end] == ',') &&
        IsDigit(text[end + 1])) {
      for (++end; end < text.size() && IsDigit(text[end]);) ++end;
    }
  }
  end = ZoneEnd(text, end);
  return end < text.size() && IsDigit(text[end]) ? pos : end;
}

}  // namespace redactor::match
