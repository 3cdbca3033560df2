// Decoding and encoding of JSON string contents; see the header.
#include "redactor/format/json_string.h"

#include <cstring>

#include "redactor/format/scan.h"

namespace redactor::format {

namespace {

struct Escape {
  size_t raw_size = 0;  // 0: not an escape
  size_t size = 0;      // bytes in utf8; 0 with a raw_size: keep raw
  char utf8[4] = {};
};

int HexDigit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// The value of "\uXXXX" at `p`, or -1.
int ReadUnit(const char* p, const char* end) {
  if (end - p < 6 || p[0] != '\\' || p[1] != 'u') return -1;
  int value = 0;
  for (int i = 2; i < 6; ++i) {
    const int digit = HexDigit(p[i]);
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  return value;
}

size_t EncodeUtf8(uint32_t c, char* out) {
  if (c < 0x80) {
    out[0] = static_cast<char>(c);
    return 1;
  }
  if (c < 0x800) {
    out[0] = static_cast<char>(0xC0 | c >> 6);
    out[1] = static_cast<char>(0x80 | (c & 0x3F));
    return 2;
  }
  if (c < 0x10000) {
    out[0] = static_cast<char>(0xE0 | c >> 12);
    out[1] = static_cast<char>(0x80 | (c >> 6 & 0x3F));
    out[2] = static_cast<char>(0x80 | (c & 0x3F));
    return 3;
  }
  out[0] = static_cast<char>(0xF0 | c >> 18);
  out[1] = static_cast<char>(0x80 | (c >> 12 & 0x3F));
  out[2] = static_cast<char>(0x80 | (c >> 6 & 0x3F));
  out[3] = static_cast<char>(0x80 | (c & 0x3F));
  return 4;
}

Escape ReadUnicodeEscape(const char* p, const char* end) {
  Escape escape;
  const int unit = ReadUnit(p, end);
  if (unit < 0) return {2, 0, {}};
  escape.raw_size = 6;
  if (unit < 0xD800 || unit > 0xDFFF) {
    escape.size = EncodeUtf8(static_cast<uint32_t>(unit), escape.utf8);
    return escape;
  }
  const int low = unit < 0xDC00 ? ReadUnit(p + 6, end) : -1;
  if (low < 0xDC00 || low > 0xDFFF) return escape;  // lone: kept raw
  escape.raw_size = 12;
  escape.size = EncodeUtf8(
      static_cast<uint32_t>(0x10000 + ((unit - 0xD800) << 10) + low - 0xDC00),
      escape.utf8);
  return escape;
}

// REQUIRES: *p == '\\'.
Escape ReadEscape(const char* p, const char* end) {
  if (end - p < 2) return {1, 0, {}};
  char c = p[1];
  switch (c) {
    case '"':
    case '\\':
    case '/':
      break;
    case 'b':
      c = '\b';
      break;
    case 'f':
      c = '\f';
      break;
    case 'n':
      c = '\n';
      break;
    case 'r':
      c = '\r';
      break;
    case 't':
      c = '\t';
      break;
    case 'u':
      return ReadUnicodeEscape(p, end);
    default:
      return {2, 0, {}};
  }
  return {2, 1, {c}};
}

// More bytes could change how the escape at `p` is read.
bool MayBeCut(const char* p, const char* end) {
  const auto left = end - p;
  if (left < 2) return true;
  return p[1] == 'u' && left < 12;
}

}  // namespace

const char* DecodeJsonString(const char* p, const char* end, bool final,
                             uint32_t raw, Batch* batch) {
  const char* const begin = p;
  const char* run = p;  // start of bytes that map one to one
  uint32_t run_text = batch->text_at();
  const auto raw_at = [&](const char* at) {
    return raw + static_cast<uint32_t>(at - begin);
  };
  const auto close_run = [&] {
    const auto n = static_cast<uint32_t>(p - run);
    if (n > 0) batch->AddChunk(run_text, n, raw_at(run), n);
  };
  for (;;) {
    char* out = batch->text_tail();
    p = CopyUntil(p, end, '"', '\\', &out);
    batch->set_text_tail(out);
    if (p == end || *p == '"') break;
    if (!final && MayBeCut(p, end)) break;
    const Escape escape = ReadEscape(p, end);
    if (escape.size == 0) {
      std::memcpy(out, p, escape.raw_size);
      batch->set_text_tail(out + escape.raw_size);
      batch->MarkLenient();
      p += escape.raw_size;
      continue;
    }
    close_run();
    batch->AddChunk(batch->text_at(), static_cast<uint32_t>(escape.size),
                    raw_at(p), static_cast<uint32_t>(escape.raw_size));
    std::memcpy(out, escape.utf8, sizeof escape.utf8);
    batch->set_text_tail(out + escape.size);
    p += escape.raw_size;
    run = p;
    run_text = batch->text_at();
  }
  close_run();
  return p;
}

size_t ReadJsonEscape(std::string_view text, std::string* utf8) {
  const Escape escape = ReadEscape(text.data(), text.data() + text.size());
  utf8->assign(escape.utf8, escape.size);
  return escape.size == 0 ? 0 : escape.raw_size;
}

void AppendJsonEscaped(std::string_view token, std::string* out) {
  static constexpr char kHex[] = "0123456789abcdef";
  for (const char c : token) {
    if (c == '"' || c == '\\') {
      out->push_back('\\');
      out->push_back(c);
    } else if (static_cast<unsigned char>(c) < 0x20) {
      *out += "\\u00";
      out->push_back(kHex[c >> 4]);
      out->push_back(kHex[c & 15]);
    } else {
      out->push_back(c);
    }
  }
}

}  // namespace redactor::format
