// Fingerprint: a name for settings, not a secret: FNV-1a, 64 bits.
#ifndef REDACTOR_DETECT_FINGERPRINT_H_
#define REDACTOR_DETECT_FINGERPRINT_H_

#include <array>
#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>

namespace redactor::detect {

class Fingerprint {
 public:
  void Add(std::string_view text) {
    for (const char c : text) {
      hash_ = (hash_ ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
    }
    hash_ = (hash_ ^ 0x100) * 0x100000001B3u;  // ends a field
  }
  [[nodiscard]] std::string Text() const {
    std::array<char, 17> out{};
    std::snprintf(out.data(), out.size(), "%016llx",
                  static_cast<unsigned long long>(hash_));
    return out.data();
  }

 private:
  uint64_t hash_ = 0xCBF29CE484222325u;
};

}  // namespace redactor::detect

#endif  // REDACTOR_DETECT_FINGERPRINT_H_
