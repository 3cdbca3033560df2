// Encodings without state, of one to four bytes a character, by ICU's tables.
//
// ICU is asked once for each character that occurs; the answers are kept in
// tables of pages that are made when they are needed. An answer counts only if
// the character comes back as the same bytes.
#include <unicode/utf16.h>

#include <array>
#include <cstring>

#include "redactor/text/codec.h"
#include "redactor/text/icu_converter.h"
#include "redactor/text/utf8.h"

namespace redactor::text {

namespace {

using Page = std::array<uint32_t, 256>;

// What a byte, or two, stand for: a character, or one of these.
constexpr uint32_t kUnknown = 0;  // not asked yet
constexpr uint32_t kNone = 0x80000000;
constexpr uint32_t kLonger = 0x40000000;  // the start of something longer
constexpr uint32_t kIsChar = 0x20000000;  // or'ed to the character

constexpr size_t kLongest = 4;

class TableCodec final : public Codec {
 public:
  explicit TableCodec(Converter converter) : converter_(std::move(converter)) {
    ascii_ = true;
    for (uint32_t byte = 0; byte < 256; ++byte) {
      const char bytes[] = {static_cast<char>(byte)};
      singles_[byte] = Ask({bytes, 1});
      multibyte_ |= singles_[byte] == kLonger;
      ascii_ &= byte >= 0x80 || singles_[byte] == (kIsChar | byte);
    }
  }

  [[nodiscard]] bool reads_lines() const override { return false; }
  [[nodiscard]] bool extends_ascii() const override { return ascii_; }
  [[nodiscard]] bool is_multibyte() const override { return multibyte_; }

  size_t Decode(std::string_view bytes, bool final,
                std::string* text) override {
    size_t at = 0;
    while (at < bytes.size()) {
      const size_t plain = AsciiRun(bytes, at);
      if (plain > at) {
        text->append(bytes, at, plain - at);
        at = plain;
        continue;
      }
      size_t used = 1;
      const uint32_t meaning = Meaning(bytes.substr(at), &used);
      if (meaning == kLonger && !final) return at;  // cut by the end
      if ((meaning & kIsChar) != 0) {
        AppendUtf8(meaning & ~kIsChar, text);
        at += used;
      } else {
        AppendRawByte(static_cast<uint8_t>(bytes[at++]), text);
      }
    }
    return at;
  }

  bool Encode(char32_t c, std::string* bytes) override {
    if (c < 0x80 && ascii_) {
      bytes->push_back(static_cast<char>(c));
      return true;
    }
    if (c >= 0x10000) return AskBack(c, bytes);
    auto& page = back_[c >> 8];
    if (page == nullptr) page = std::make_unique<Page>();
    uint32_t& known = (*page)[c & 0xFF];
    if (known == kUnknown) known = Remember(c);
    if (known == kNone) return false;
    if (known == kLonger) return AskBack(c, bytes);
    for (uint32_t n = known >> 24; n > 0; --n) {
      bytes->push_back(static_cast<char>(known >> (8 * (n - 1)) & 0xFF));
    }
    return true;
  }

 private:
  // Where the ASCII that begins at `at` ends.
  [[nodiscard]] size_t AsciiRun(std::string_view bytes, size_t at) const {
    if (!ascii_) return at;
    while (bytes.size() - at >= 8) {
      uint64_t word;
      std::memcpy(&word, bytes.data() + at, 8);
      if ((word & 0x8080808080808080ULL) != 0) break;
      at += 8;
    }
    while (at < bytes.size() && static_cast<uint8_t>(bytes[at]) < 0x80) ++at;
    return at;
  }

  // Of the character at the front of `bytes`, and its size; kLonger if they end
  // before it does.
  uint32_t Meaning(std::string_view bytes, size_t* used) {
    const auto lead = static_cast<uint8_t>(bytes[0]);
    if (singles_[lead] != kLonger) return singles_[lead];
    if (bytes.size() < 2) return kLonger;
    *used = 2;
    auto& page = pairs_[lead];
    if (page == nullptr) page = std::make_unique<Page>();
    uint32_t& pair = (*page)[static_cast<uint8_t>(bytes[1])];
    if (pair == kUnknown) pair = Ask(bytes.substr(0, 2));
    uint32_t meaning = pair;
    while (meaning == kLonger && *used < kLongest) {
      if (bytes.size() == *used) return kLonger;
      meaning = Ask(bytes.substr(0, ++*used));
    }
    return meaning == kLonger ? kNone : meaning;
  }

  // What ICU makes of `bytes`, which are at most one character.
  uint32_t Ask(std::string_view bytes) {
    ucnv_reset(converter_.get());
    UChar wide[4];
    UChar* to = wide;
    const char* from = bytes.data();
    UErrorCode error = U_ZERO_ERROR;
    ucnv_toUnicode(converter_.get(), &to, wide + 4, &from,
                   bytes.data() + bytes.size(), nullptr, /*flush=*/true,
                   &error);
    if (error == U_TRUNCATED_CHAR_FOUND) return kLonger;
    if (U_FAILURE(error)) return kNone;
    const auto size = to - wide;
    const bool pair =
        size == 2 && U16_IS_LEAD(wide[0]) && U16_IS_TRAIL(wide[1]);
    if (size != 1 && !pair) return kNone;
    if (size == 1 && U16_IS_SURROGATE(wide[0])) return kNone;
    const auto c = static_cast<char32_t>(
        pair ? U16_GET_SUPPLEMENTARY(wide[0], wide[1]) : wide[0]);
    std::string again;
    if (!AskBack(c, &again) || again != bytes) return kNone;
    return kIsChar | c;
  }

  bool AskBack(char32_t c, std::string* bytes) {
    ucnv_reset(converter_.get());
    UChar wide[2];
    int32_t size = 0;
    U16_APPEND_UNSAFE(wide, size, c);
    char out[16];
    char* to = out;
    const UChar* from = wide;
    UErrorCode error = U_ZERO_ERROR;
    ucnv_fromUnicode(converter_.get(), &to, out + sizeof out, &from,
                     wide + size, nullptr, /*flush=*/true, &error);
    if (U_FAILURE(error)) return false;
    bytes->append(out, static_cast<size_t>(to - out));
    return to > out;
  }

  // How Encode keeps what it learned: a size and up to three bytes.
  uint32_t Remember(char32_t c) {
    std::string bytes;
    if (!AskBack(c, &bytes)) return kNone;
    if (bytes.size() > 3) return kLonger;
    auto known = static_cast<uint32_t>(bytes.size());
    for (size_t i = 0; i < 3; ++i) {
      known <<= 8;
      if (i + bytes.size() >= 3) {
        known |= static_cast<uint8_t>(bytes[i + bytes.size() - 3]);
      }
    }
    return known;
  }

  Converter converter_;
  bool ascii_ = false;
  bool multibyte_ = false;
  Page singles_{};
  std::array<std::unique_ptr<Page>, 256> pairs_;  // by the first byte
  std::array<std::unique_ptr<Page>, 256> back_;   // by the upper half
};

}  // namespace

std::unique_ptr<Codec> NewTableCodec(const std::string& converter) {
  Converter icu = OpenConverter(converter);
  if (icu == nullptr) return nullptr;
  return std::make_unique<TableCodec>(std::move(icu));
}

}  // namespace redactor::text
