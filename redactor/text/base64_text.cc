// Decodes, and refuses at the first byte that no text holds.
#include "redactor/text/base64_text.h"

#include <array>
#include <cstdint>

#include "redactor/text/utf8.h"

namespace redactor::text {

namespace {

constexpr uint8_t kNoLetter = 0xFF;

constexpr std::array<uint8_t, 256> MakeValues() {
  std::array<uint8_t, 256> values{};
  for (uint8_t& value : values) value = kNoLetter;
  for (uint8_t i = 0; i < 26; ++i) {
    values['A' + i] = i;
    values['a' + i] = static_cast<uint8_t>(26 + i);
  }
  for (uint8_t i = 0; i < 10; ++i) {
    values['0' + i] = static_cast<uint8_t>(52 + i);
  }
  values['+'] = values['-'] = 62;
  values['/'] = values['_'] = 63;
  return values;
}

constexpr std::array<uint8_t, 256> kValues = MakeValues();

bool IsShownByte(uint8_t byte) {
  return (byte >= 0x20 && byte != 0x7F) || byte == '\t' || byte == '\n' ||
         byte == '\r';
}

// Every second byte is zero: UTF-16LE with Latin letters only.
bool NarrowWide(std::string* bytes) {
  if (bytes->size() % 2 != 0) bytes->pop_back();
  for (size_t i = 0; i < bytes->size(); i += 2) {
    const char c = (*bytes)[i];
    if ((*bytes)[i + 1] != '\0' || (c & 0x80) != 0 ||
        !IsShownByte(static_cast<uint8_t>(c))) {
      return false;
    }
    (*bytes)[i / 2] = c;
  }
  bytes->resize(bytes->size() / 2);
  return !bytes->empty();
}

}  // namespace

bool MayBeBase64Text(std::string_view run) {
  if (run.size() < kMinBase64) return false;
  uint32_t bits = 0;
  for (const char c : run.substr(0, 4)) {
    bits = bits << 6 | kValues[static_cast<uint8_t>(c)];
  }
  const auto first = static_cast<uint8_t>(bits >> 16);
  const auto second = static_cast<uint8_t>(bits >> 8);
  const auto third = static_cast<uint8_t>(bits);
  return IsShownByte(first) && IsShownByte(third) &&
         (IsShownByte(second) || second == 0);
}

bool IsBase64(char c) { return kValues[static_cast<uint8_t>(c)] != kNoLetter; }

bool DecodeBase64Text(std::string_view run, std::string* out) {
  out->clear();
  uint32_t bits = 0;
  int held = 0;
  size_t letters = 0;
  bool wide = false;
  for (const char c : run) {
    const uint8_t value = kValues[static_cast<uint8_t>(c)];
    if (value == kNoLetter) continue;  // a line end
    ++letters;
    bits = bits << 6 | value;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    const auto byte = static_cast<uint8_t>(bits >> held & 0xFF);
    if (out->size() == 1 && byte == 0) wide = true;
    if (!IsShownByte(byte) && !(wide && byte == 0)) return false;
    out->push_back(static_cast<char>(byte));
  }
  // One letter over is no byte; what is left of a byte must be zero.
  if (letters % 4 == 1 || (bits & ((1u << held) - 1)) != 0) return false;
  return wide ? NarrowWide(out) : IsValidUtf8(*out);
}

}  // namespace redactor::text
