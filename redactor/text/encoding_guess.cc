// GuessEncoding: marks first, then where the zero bytes stand.
//
// ASCII in UTF-16 and UTF-32 has its zero bytes at fixed places; a guess from
// them counts only when the whole head reads as text that way. What is left is
// UTF-8 or an encoding that extends ASCII unless control bytes say binary.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "redactor/text/encoding_legacy.h"
#include "redactor/text/transcode.h"
#include "redactor/text/utf8.h"

namespace redactor::text {

namespace {

using namespace std::string_view_literals;

constexpr size_t kSample = 4096;

// The unit of `size` bytes at `at`.
char32_t UnitAt(std::string_view bytes, size_t at, size_t size, bool big) {
  char32_t unit = 0;
  for (size_t i = 0; i < size; ++i) {
    const size_t from = big ? at + i : at + size - 1 - i;
    unit = unit << 8 | static_cast<uint8_t>(bytes[from]);
  }
  return unit;
}

bool IsOddControl(char32_t c) {
  return (c < 0x20 && (c < 0x07 || c > 0x0D) && c != 0x1B) ||
         (c >= 0x7F && c < 0x85);
}

// All whole units are text, and enough of them ASCII to believe it.
bool ReadsAsUtf32(std::string_view bytes, bool big) {
  size_t units = 0;
  for (size_t at = 0; at + 4 <= bytes.size(); at += 4, ++units) {
    const char32_t c = UnitAt(bytes, at, 4, big);
    if (c > 0x10FFFF || (c >= 0xD800 && c < 0xE000) || IsOddControl(c)) {
      return false;
    }
  }
  return units > 0;
}

bool ReadsAsUtf16(std::string_view bytes, bool big) {
  size_t units = 0;
  size_t ascii = 0;
  bool high = false;  // the unit before was a high surrogate
  for (size_t at = 0; at + 2 <= bytes.size(); at += 2, ++units) {
    const char32_t c = UnitAt(bytes, at, 2, big);
    const bool low = c >= 0xDC00 && c < 0xE000;
    if (low != high || IsOddControl(c) || c == 0xFFFE) return false;
    high = c >= 0xD800 && c < 0xDC00;
    if (c < 0x80) ++ascii;
  }
  // One unit in twelve must be ASCII: spaces, digits, line ends.
  return units > 0 && ascii * 12 >= units;
}

EncodingGuess Other(const char* converter) {
  return {Content::kOther, converter, false};
}

std::optional<EncodingGuess> GuessMarked(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) return EncodingGuess{};
  if (head.starts_with("\x00\x00\xFE\xFF"sv)) return Other("UTF-32BE");
  // UTF-16LE's mark before a NUL looks like UTF-32LE's: the rest decides.
  if (head.starts_with("\xFF\xFE\x00\x00"sv) &&
      ReadsAsUtf32(head, /*big=*/false)) {
    return Other("UTF-32LE");
  }
  if (head.starts_with("\xFF\xFE")) return Other("UTF-16LE");
  if (head.starts_with("\xFE\xFF")) return Other("UTF-16BE");
  return std::nullopt;
}

struct Shape {
  size_t zeros = 0;
  size_t controls = 0;  // zeros among them
};

Shape ShapeOf(std::string_view head) {
  Shape shape;
  for (const char c : head) {
    const auto byte = static_cast<uint8_t>(c);
    if (byte == 0) ++shape.zeros;
    if (byte < 0x80 && IsOddControl(byte)) ++shape.controls;
  }
  return shape;
}

// ASCII or UTF-8 with some zero bytes in it, such as a list of file names: read
// as UTF-16 it would be Chinese, and no rule would see a thing.
bool IsUtf8WithZeros(std::string_view head, const Shape& shape) {
  if (shape.zeros * 4 >= head.size() || shape.controls > shape.zeros) {
    return false;
  }
  std::string rest(head);
  std::erase(rest, '\0');
  // The end of the sample may cut a character.
  for (size_t cut = 0; cut < 4 && cut < rest.size(); ++cut) {
    if (IsValidUtf8(std::string_view(rest).substr(0, rest.size() - cut))) {
      return true;
    }
  }
  return false;
}

}  // namespace

EncodingGuess GuessEncoding(std::string_view all) {
  const std::string_view head = all.substr(0, kSample);
  if (const auto marked = GuessMarked(head)) return *marked;
  std::string escaped = EscapedEncoding(all);
  if (!escaped.empty()) return {Content::kOther, std::move(escaped), false};
  const Shape shape = ShapeOf(head);
  if (shape.zeros > 0) {
    for (const bool big : {false, true}) {
      if (ReadsAsUtf32(head, big)) return Other(big ? "UTF-32BE" : "UTF-32LE");
    }
    for (const bool big : {false, true}) {
      if (IsUtf8WithZeros(head, shape)) break;
      if (ReadsAsUtf16(head, big)) {
        return Other(big ? "UTF-16BE" : "UTF-16LE");
      }
    }
  }
  // More than one byte in fifty that no text has.
  if (shape.controls * 50 > head.size()) return {Content::kBinary, {}, false};
  std::string legacy = GuessLegacy(all);
  if (legacy.empty()) return {};
  return {Content::kOther, std::move(legacy), true};
}

}  // namespace redactor::text
