// Base64 both ways; see the header.
#include "redactor/format/base64.h"

#include <algorithm>
#include <cstdint>

#include "redactor/base/ascii.h"
#include "redactor/text/utf8.h"

namespace redactor::format {

namespace {

constexpr std::string_view kAlphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

int ValueOf(char c) {
  if (IsUpper(c)) return c - 'A';
  if (IsLower(c)) return c - 'a' + 26;
  if (IsDigit(c)) return c - '0' + 52;
  return c == '+' ? 62 : c == '/' ? 63 : -1;
}

}  // namespace

bool DecodeBase64(std::string_view text, std::string* bytes) {
  bytes->clear();
  uint32_t bits = 0;
  int count = 0;  // of bits
  size_t letters = 0;
  size_t padding = 0;
  for (const char c : text) {
    if (c == ' ' || c == '\t' || c == '\r' || c == '\n') continue;
    if (c == '=') {
      ++padding;
      continue;
    }
    const int value = ValueOf(c);
    if (value < 0 || padding > 0) return false;
    ++letters;
    bits = bits << 6 | static_cast<uint32_t>(value);
    count += 6;
    if (count >= 8) {
      count -= 8;
      bytes->push_back(static_cast<char>(bits >> count & 0xFF));
    }
  }
  const bool spare = (bits & ((1U << count) - 1)) != 0;
  return !spare && letters % 4 != 1 && padding < 3;
}

void AppendBase64(std::string_view bytes, std::string* text) {
  for (size_t at = 0; at < bytes.size(); at += 3) {
    uint32_t bits = 0;
    for (size_t i = 0; i < 3; ++i) {
      bits = bits << 8 |
             (at + i < bytes.size() ? static_cast<uint8_t>(bytes[at + i]) : 0);
    }
    const size_t have = std::min<size_t>(3, bytes.size() - at);
    for (size_t i = 0; i < 4; ++i) {
      text->push_back(i <= have ? kAlphabet[bits >> (18 - 6 * i) & 63] : '=');
    }
  }
}

bool HasBase64Letters(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    return IsAlnum(c) || c == '+' || c == '/' || c == '=' || c == ' ' ||
           c == '\t' || c == '\r' || c == '\n';
  });
}

bool IsShownText(std::string_view bytes) {
  return text::IsValidUtf8(bytes) &&
         std::none_of(bytes.begin(), bytes.end(), [](char c) {
           return (static_cast<uint8_t>(c) < 0x20 && c != '\n' && c != '\r' &&
                   c != '\t') ||
                  c == 0x7F;
         });
}

}  // namespace redactor::format
