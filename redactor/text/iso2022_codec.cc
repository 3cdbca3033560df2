// ISO-2022-JP and ISO-2022-KR: escapes say which set the bytes that follow are
// of.
//
// A line written the usual way (an escape only where the set changes, back to
// ASCII at its end) is read without its escapes, which come back by themselves.
// In any other line they stand in the text as raw bytes and tell the encoder
// what they tell every reader. The characters are those of the EUC encodings:
// the same sets with the upper bit on.
#include <array>
#include <span>

#include "redactor/text/codec.h"
#include "redactor/text/utf8.h"

namespace redactor::text {

namespace {

enum class Set : uint8_t { kAscii, kKana, kDouble, kExtra };

struct Escape {
  std::string_view bytes;
  Set set;
};

constexpr size_t kLongestEscape = 4;

// The first of a set is the one that is written.
constexpr std::array kJapanese = {
    Escape{"\x1B(B", Set::kAscii},  Escape{"\x1B(J", Set::kAscii},
    Escape{"\x1B(I", Set::kKana},   Escape{"\x1B$B", Set::kDouble},
    Escape{"\x1B$@", Set::kDouble}, Escape{"\x1B$(D", Set::kExtra}};
constexpr std::array kKorean = {Escape{"\x0F", Set::kAscii},
                                Escape{"\x0E", Set::kDouble}};

class Iso2022 {
 public:
  explicit Iso2022(bool korean)
      : euc_(NewTableCodec(korean ? "EUC-KR" : "EUC-JP")),
        escapes_(korean ? std::span<const Escape>(kKorean)
                        : std::span<const Escape>(kJapanese)) {}

  [[nodiscard]] bool ok() const { return euc_ != nullptr; }
  // The escape at the front of `bytes`, or null.
  [[nodiscard]] const Escape* EscapeAt(std::string_view bytes) const {
    for (const Escape& escape : escapes_) {
      if (bytes.starts_with(escape.bytes)) return &escape;
    }
    return nullptr;
  }
  [[nodiscard]] const Escape* EscapeBehind(std::string_view bytes) const {
    for (const Escape& escape : escapes_) {
      if (bytes.ends_with(escape.bytes)) return &escape;
    }
    return nullptr;
  }
  [[nodiscard]] std::string_view EscapeOf(Set set) const {
    for (const Escape& escape : escapes_) {
      if (escape.set == set) return escape.bytes;
    }
    return {};
  }
  // Appends the character of `set` at the front of `bytes`; its size, 0: none.
  size_t Decode(Set set, std::string_view bytes, std::string* text) {
    const size_t size = set == Set::kKana ? 1 : 2;
    if (bytes.size() < size) return 0;
    std::string euc;
    if (set == Set::kKana) euc = "\x8E";
    if (set == Set::kExtra) euc = "\x8F";
    for (const char byte : bytes.substr(0, size)) {
      if (byte < 0x21 || byte > 0x7E) return 0;
      euc.push_back(static_cast<char>(byte | 0x80));
    }
    const size_t before = text->size();
    euc_->Decode(euc, /*final=*/true, text);
    if (RawByteAt(*text, before) < 0) return size;
    text->resize(before);
    return 0;
  }
  // The set that has `c`, and its bytes there.
  bool Encode(char32_t c, Set* set, std::string* bytes) {
    std::string euc;
    if (!euc_->Encode(c, &euc) || euc.size() < 2) return false;
    *set = euc[0] == '\x8E'   ? Set::kKana
           : euc[0] == '\x8F' ? Set::kExtra
                              : Set::kDouble;
    if (EscapeOf(*set).empty()) return false;
    for (const char byte :
         std::string_view(euc).substr(*set == Set::kDouble ? 0 : 1)) {
      bytes->push_back(static_cast<char>(byte & 0x7F));
    }
    return true;
  }

 private:
  std::unique_ptr<Codec> euc_;
  std::span<const Escape> escapes_;
};

// The way back. After a raw escape the line writes its own.
class Encoder {
 public:
  explicit Encoder(Iso2022* sets) : sets_(sets) {}

  void Reset() {
    set_ = Set::kAscii;
    explicit_ = false;
    raw_.clear();
  }

  bool Encode(char32_t c, std::string* bytes) {
    raw_.clear();
    if (c < 0x80) {
      if (!explicit_ || c >= 0x20) Switch(Set::kAscii, bytes);
      bytes->push_back(static_cast<char>(c));
      if (c == '\n') Reset();
      return true;
    }
    Set set = Set::kAscii;
    encoded_.clear();
    if (!sets_->Encode(c, &set, &encoded_)) return false;
    Switch(set, bytes);
    bytes->append(encoded_);
    return true;
  }
  void EncodeRaw(uint8_t byte, std::string* bytes) {
    bytes->push_back(static_cast<char>(byte));
    raw_.push_back(static_cast<char>(byte));
    if (raw_.size() > kLongestEscape) raw_.erase(0, 1);
    const Escape* escape = sets_->EscapeBehind(raw_);
    if (escape == nullptr) return;
    set_ = escape->set;
    explicit_ = true;
    raw_.clear();
  }
  void EndText(std::string* bytes) {
    if (!explicit_) Switch(Set::kAscii, bytes);
    Reset();
  }

 private:
  void Switch(Set set, std::string* bytes) {
    if (set == set_) return;
    bytes->append(sets_->EscapeOf(set));
    set_ = set;
  }

  Iso2022* sets_;
  Set set_ = Set::kAscii;
  bool explicit_ = false;
  std::string raw_;  // the raw bytes just written
  std::string encoded_;
};

class Iso2022Codec final : public Codec {
 public:
  explicit Iso2022Codec(bool korean)
      : sets_(korean), encoder_(&sets_), check_(&sets_) {}

  [[nodiscard]] bool ok() const { return sets_.ok(); }
  [[nodiscard]] bool reads_lines() const override { return true; }

  size_t Decode(std::string_view bytes, bool final,
                std::string* text) override {
    const bool whole = final || bytes.ends_with('\n');
    const size_t before = text->size();
    const bool fresh = set_ == Set::kAscii && !inside_;
    if (fresh && whole) {
      Read(bytes, whole, /*escapes=*/false, text);
      if (ComesBack(bytes, std::string_view(*text).substr(before), final)) {
        return EndLine(bytes);
      }
      text->resize(before);
      set_ = Set::kAscii;
    }
    const size_t used = Read(bytes, whole, /*escapes=*/true, text);
    if (fresh && whole &&
        !ComesBack(bytes, std::string_view(*text).substr(before), final)) {
      text->resize(before);
      ReadAsBytes(bytes, text);
    }
    inside_ = !whole;
    return whole ? EndLine(bytes) : used;
  }

  bool Encode(char32_t c, std::string* bytes) override {
    return encoder_.Encode(c, bytes);
  }
  void EncodeRaw(uint8_t byte, std::string* bytes) override {
    encoder_.EncodeRaw(byte, bytes);
  }
  void EndText(std::string* bytes) override { encoder_.EndText(bytes); }

 private:
  size_t EndLine(std::string_view bytes) {
    set_ = Set::kAscii;
    return bytes.size();
  }

  // The bytes read. Unless `whole`, what the end may cut is left.
  size_t Read(std::string_view bytes, bool whole, bool escapes,
              std::string* text) {
    const size_t size = bytes.size();
    while (!bytes.empty() && (whole || bytes.size() >= kLongestEscape)) {
      const Escape* escape = sets_.EscapeAt(bytes);
      size_t used = 0;
      if (escape != nullptr) {
        set_ = escape->set;
        used = escape->bytes.size();
        for (const char byte : escape->bytes) {
          if (escapes) AppendRawByte(static_cast<uint8_t>(byte), text);
        }
      } else if (set_ != Set::kAscii) {
        used = sets_.Decode(set_, bytes, text);
      }
      if (used == 0) {
        ReadByte(bytes[0], text);
        used = 1;
      }
      bytes.remove_prefix(used);
    }
    return size - bytes.size();
  }
  // In ASCII, or out of place: a printable byte of a double set would be taken
  // for ASCII on the way back.
  void ReadByte(char byte, std::string* text) const {
    const bool plain =
        static_cast<uint8_t>(byte) < (set_ == Set::kAscii ? 0x80 : 0x20);
    if (plain) {
      text->push_back(byte);
    } else {
      AppendRawByte(static_cast<uint8_t>(byte), text);
    }
  }
  static void ReadAsBytes(std::string_view bytes, std::string* text) {
    for (const char byte : bytes) {
      if (static_cast<uint8_t>(byte) < 0x80) {
        text->push_back(byte);
      } else {
        AppendRawByte(static_cast<uint8_t>(byte), text);
      }
    }
  }

  bool ComesBack(std::string_view bytes, std::string_view text, bool final) {
    check_.Reset();
    again_.clear();
    for (size_t at = 0; at < text.size();) {
      const int raw = RawByteAt(text, at);
      if (raw >= 0) {
        check_.EncodeRaw(static_cast<uint8_t>(raw), &again_);
        at += 3;
      } else if (!check_.Encode(DecodeAt(text, &at), &again_)) {
        return false;
      }
    }
    if (final) check_.EndText(&again_);
    return again_ == bytes;
  }

  Iso2022 sets_;
  Encoder encoder_;
  Encoder check_;          // while decoding
  Set set_ = Set::kAscii;  // while decoding
  bool inside_ = false;    // a line that is too long to be seen whole
  std::string again_;
};

}  // namespace

std::unique_ptr<Codec> NewIso2022Codec(bool korean) {
  auto codec = std::make_unique<Iso2022Codec>(korean);
  if (!codec->ok()) return nullptr;
  return codec;
}

}  // namespace redactor::text
