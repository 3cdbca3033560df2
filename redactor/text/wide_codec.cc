// UTF-16 and UTF-32, either end first. A mark (BOM) is a character like another
// and comes back.
#include "redactor/text/codec.h"
#include "redactor/text/utf8.h"

namespace redactor::text {

namespace {

bool IsSurrogate(char32_t c) { return c >= 0xD800 && c < 0xE000; }

class WideCodec final : public Codec {
 public:
  WideCodec(size_t size, bool big) : size_(size), big_(big) {}

  size_t Decode(std::string_view bytes, bool final,
                std::string* text) override {
    size_t at = 0;
    while (bytes.size() - at >= size_) {
      char32_t c = UnitAt(bytes, at);
      size_t used = size_;
      if (size_ == 2 && c >= 0xD800 && c < 0xDC00) {
        if (bytes.size() - at < 4 && !final) return at;
        const char32_t low = bytes.size() - at < 4 ? 0 : UnitAt(bytes, at + 2);
        if (low >= 0xDC00 && low < 0xE000) {
          c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
          used = 4;
        }
      }
      if (c > 0x10FFFF || IsSurrogate(c)) {
        AppendRaw(bytes.substr(at, used), text);
      } else {
        AppendUtf8(c, text);
      }
      at += used;
    }
    if (!final) return at;
    AppendRaw(bytes.substr(at), text);
    return bytes.size();
  }

  bool Encode(char32_t c, std::string* bytes) override {
    if (size_ == 2 && c >= 0x10000) {
      AppendUnit(0xD800 + ((c - 0x10000) >> 10), bytes);
      c = 0xDC00 + ((c - 0x10000) & 0x3FF);
    }
    AppendUnit(c, bytes);
    return true;
  }

 private:
  [[nodiscard]] char32_t UnitAt(std::string_view bytes, size_t at) const {
    char32_t unit = 0;
    for (size_t i = 0; i < size_; ++i) {
      const size_t from = big_ ? at + i : at + size_ - 1 - i;
      unit = unit << 8 | static_cast<uint8_t>(bytes[from]);
    }
    return unit;
  }
  void AppendUnit(char32_t unit, std::string* bytes) const {
    for (size_t i = 0; i < size_; ++i) {
      const size_t shift = 8 * (big_ ? size_ - 1 - i : i);
      bytes->push_back(static_cast<char>(unit >> shift & 0xFF));
    }
  }
  static void AppendRaw(std::string_view bytes, std::string* text) {
    for (const char byte : bytes) {
      AppendRawByte(static_cast<uint8_t>(byte), text);
    }
  }

  size_t size_;
  bool big_;
};

}  // namespace

std::unique_ptr<Codec> NewWideCodec(size_t size, bool big) {
  return std::make_unique<WideCodec>(size, big);
}

}  // namespace redactor::text
