// A bounded memory of tokens made: value -> BODY, direct mapped.
//
// It holds whole values and compares them, so it never changes a result; a
// newer value evicts an older one of the same slot. Long values are not kept.
// Wiped at the end, since it holds originals.
#ifndef REDACTOR_PSEUDONYM_TOKEN_MEMO_H_
#define REDACTOR_PSEUDONYM_TOKEN_MEMO_H_

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "redactor/finding.h"
#include "redactor/pseudonym/token_hasher.h"

namespace redactor::pseudonym {

class TokenMemo {
 public:
  struct Slot {
    uint8_t type_plus_one = 0;  // 0: empty
    uint8_t size = 0;
    bool is_display = false;  // the value is the display spelling
    std::array<char, kMaxBodyChars> body{};
    std::array<char, 55> value{};

    [[nodiscard]] bool Holds(EntityType type, std::string_view text) const {
      return type_plus_one == static_cast<uint8_t>(type) + 1 &&
             std::string_view(value.data(), size) == text;
    }
    void Set(EntityType type, std::string_view text) {
      type_plus_one = static_cast<uint8_t>(static_cast<uint8_t>(type) + 1);
      size = static_cast<uint8_t>(text.copy(value.data(), value.size()));
    }
  };

  explicit TokenMemo(size_t slots) : slots_(slots) {}
  ~TokenMemo();
  TokenMemo(const TokenMemo&) = delete;
  TokenMemo& operator=(const TokenMemo&) = delete;

  // The slot where `text` has its place, whatever it holds now; null when the
  // text is too long to be kept.
  Slot* Find(const TokenHasher& hasher, EntityType type,
             std::string_view text) {
    if (text.size() > sizeof(Slot::value)) return nullptr;
    const uint64_t spread =
        hasher.Spread(text) + static_cast<uint64_t>(type) * 0x9E3779B9;
    return &slots_[spread % slots_.size()];
  }

 private:
  std::vector<Slot> slots_;
};

}  // namespace redactor::pseudonym

#endif  // REDACTOR_PSEUDONYM_TOKEN_MEMO_H_
