// How integers and strings are packed into the items of sorted runs. Integers
// are big-endian, so that packed keys sort as numbers do.
#ifndef REDACTOR_PSEUDONYM_ITEM_CODEC_H_
#define REDACTOR_PSEUDONYM_ITEM_CODEC_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace redactor::pseudonym {

inline void PackNumber(uint64_t value, std::string* out) {
  for (int shift = 56; shift >= 0; shift -= 8) {
    *out += static_cast<char>(value >> shift);
  }
}

inline void PackString(std::string_view text, std::string* out) {
  PackNumber(text.size(), out);
  *out += text;
}

// Takes from the front of what the functions above made; what is too short
// gives zeros and empty strings.
class Unpacker {
 public:
  explicit Unpacker(std::string_view packed) : rest_(packed) {}

  uint64_t Number() {
    uint64_t value = 0;
    for (size_t i = 0; i < 8 && i < rest_.size(); ++i) {
      value = value << 8 | static_cast<unsigned char>(rest_[i]);
    }
    rest_.remove_prefix(rest_.size() < 8 ? rest_.size() : 8);
    return value;
  }
  std::string_view String() {
    const uint64_t size = Number();
    const std::string_view text = rest_.substr(0, size);
    rest_.remove_prefix(text.size());
    return text;
  }

 private:
  std::string_view rest_;
};

}  // namespace redactor::pseudonym

#endif  // REDACTOR_PSEUDONYM_ITEM_CODEC_H_
