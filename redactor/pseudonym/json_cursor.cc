// RFC 8259, strictly: no control characters, no lone surrogates, UTF-8 only.
#include "redactor/pseudonym/json_cursor.h"

#include "redactor/text/utf8.h"

namespace redactor::pseudonym {

namespace {
constexpr uint64_t kMaxNumber = uint64_t{1} << 63;

bool IsHighSurrogate(uint32_t c) { return c >= 0xD800 && c < 0xDC00; }
bool IsLowSurrogate(uint32_t c) { return c >= 0xDC00 && c < 0xE000; }
}  // namespace

void JsonCursor::SkipSpace() {
  while (pos_ < text_.size() && (text_[pos_] == ' ' || text_[pos_] == '\t' ||
                                 text_[pos_] == '\r' || text_[pos_] == '\n')) {
    ++pos_;
  }
}

bool JsonCursor::Take(char c) {
  SkipSpace();
  if (pos_ >= text_.size() || text_[pos_] != c) return false;
  ++pos_;
  return true;
}

bool JsonCursor::Word(std::string_view word) {
  SkipSpace();
  if (text_.substr(pos_, word.size()) != word) return false;
  pos_ += word.size();
  return true;
}

bool JsonCursor::Bool(bool* value) {
  *value = Word("true");
  return *value || Word("false");
}

bool JsonCursor::Number(uint64_t* value) {
  SkipSpace();
  const size_t begin = pos_;
  *value = 0;
  for (; pos_ < text_.size() && text_[pos_] >= '0' && text_[pos_] <= '9';
       ++pos_) {
    if (*value >= kMaxNumber / 10) return false;
    *value = *value * 10 + static_cast<uint64_t>(text_[pos_] - '0');
  }
  const size_t digits = pos_ - begin;
  return digits == 1 || (digits > 1 && text_[begin] != '0');
}

bool JsonCursor::Hex4(uint32_t* value) {
  if (text_.size() - pos_ < 4) return false;
  *value = 0;
  for (int i = 0; i < 4; ++i) {
    const char c = text_[pos_++];
    const char low = c >= 'A' && c <= 'F' ? static_cast<char>(c + 32) : c;
    if (low >= '0' && low <= '9') {
      *value = *value << 4 | static_cast<uint32_t>(low - '0');
    } else if (low >= 'a' && low <= 'f') {
      *value = *value << 4 | static_cast<uint32_t>(low - 'a' + 10);
    } else {
      return false;
    }
  }
  return true;
}

bool JsonCursor::Escape(std::string* value) {
  constexpr std::string_view kNames = "\"\\/bfnrt";
  constexpr std::string_view kValues = "\"\\/\b\f\n\r\t";
  if (pos_ >= text_.size()) return false;
  const char c = text_[pos_++];
  const size_t name = kNames.find(c);
  if (name != std::string_view::npos) {
    *value += kValues[name];
    return true;
  }
  uint32_t unit;
  if (c != 'u' || !Hex4(&unit) || IsLowSurrogate(unit)) return false;
  if (IsHighSurrogate(unit)) {
    uint32_t low;
    if (text_.substr(pos_, 2) != "\\u") return false;
    pos_ += 2;
    if (!Hex4(&low) || !IsLowSurrogate(low)) return false;
    unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
  }
  text::AppendUtf8(unit, value);
  return true;
}

bool JsonCursor::String(std::string* value) {
  value->clear();
  if (!Take('"')) return false;
  while (pos_ < text_.size()) {
    const size_t begin = pos_;
    while (pos_ < text_.size() && text_[pos_] != '"' && text_[pos_] != '\\' &&
           static_cast<unsigned char>(text_[pos_]) >= 0x20) {
      ++pos_;
    }
    value->append(text_, begin, pos_ - begin);
    if (pos_ >= text_.size()) return false;
    const char c = text_[pos_++];
    if (c == '"') return text::IsValidUtf8(*value);
    if (c != '\\' || !Escape(value)) return false;
  }
  return false;
}

bool JsonCursor::AtEnd() {
  SkipSpace();
  return pos_ == text_.size();
}

}  // namespace redactor::pseudonym
