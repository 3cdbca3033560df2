// Codec: one encoding, character by character, with nothing lost either way.
//
// Bytes that are no character of the encoding, or one that would not come back
// as the same bytes, stand in the text as "raw bytes": U+DC00 + byte, written
// like a character of three bytes (ED B0 80 and on). No character has that
// form, so encoding turns each back into its byte, and the neighbours of a
// broken byte stay readable.
#ifndef REDACTOR_TEXT_CODEC_H_
#define REDACTOR_TEXT_CODEC_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace redactor::text {

// Lines are read as wholes up to this many bytes, then in stretches of it.
inline constexpr size_t kMaxCodecLine = size_t{64} << 10;

class Codec {
 public:
  virtual ~Codec() = default;

  // What Decode is given at a time, unless that is the end: whole lines, any
  // bytes otherwise.
  [[nodiscard]] virtual bool reads_lines() const { return false; }
  // ASCII bytes are ASCII characters, without any state.
  [[nodiscard]] virtual bool extends_ascii() const { return false; }
  // A character may take more than one byte.
  [[nodiscard]] virtual bool is_multibyte() const { return true; }

  // Appends the text of `bytes`; answers how many of them were read. Unless
  // `final`, a character that may be cut by the end is left for the next call.
  virtual size_t Decode(std::string_view bytes, bool final,
                        std::string* text) = 0;

  // Appends the bytes of `c`; false: the encoding has no such character.
  virtual bool Encode(char32_t c, std::string* bytes) = 0;
  virtual void EncodeRaw(uint8_t byte, std::string* bytes) {
    bytes->push_back(static_cast<char>(byte));
  }
  // The end of a text: back to the state in which another begins.
  virtual void EndText(std::string* /*bytes*/) {}
};

// The text form of a raw byte.
inline void AppendRawByte(uint8_t byte, std::string* text) {
  text->push_back('\xED');
  text->push_back(static_cast<char>(0xB0 | byte >> 6));
  text->push_back(static_cast<char>(0x80 | (byte & 0x3F)));
}
// The byte that the text form at `at` stands for, -1 if there is none.
inline int RawByteAt(std::string_view text, size_t at) {
  if (text.size() - at < 3 || text[at] != '\xED') return -1;
  const auto second = static_cast<uint8_t>(text[at + 1]);
  const auto third = static_cast<uint8_t>(text[at + 2]);
  if (second < 0xB0 || second > 0xB3 || (third & 0xC0) != 0x80) return -1;
  return (second & 3) << 6 | (third & 0x3F);
}

// The codec of an ICU converter name; null when its kind is not one of ours (or
// there is no such converter).
std::unique_ptr<Codec> NewCodec(const std::string& converter);

// By kind; `size` is 2 or 4.
std::unique_ptr<Codec> NewWideCodec(size_t size, bool big);
std::unique_ptr<Codec> NewTableCodec(const std::string& converter);
std::unique_ptr<Codec> NewIso2022Codec(bool korean);

}  // namespace redactor::text

#endif  // REDACTOR_TEXT_CODEC_H_
