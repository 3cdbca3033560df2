// The tokens of which literals of a list are chains, and their hashes.
#ifndef REDACTOR_DETECT_WORD_TOKEN_H_
#define REDACTOR_DETECT_WORD_TOKEN_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace redactor::detect::list {

// The low bits of a slot.
enum Flag : uint64_t {
  kMore = 1,   // longer literals begin like this; checkpoints only
  kDeny = 2,   // a literal of the deny list ends here
  kAllow = 4,  // one of the allow list
};
inline constexpr int kFlagBits = 3;

// Beginnings of 1, 3, 7, ... tokens are in the table.
constexpr bool IsCheckpoint(size_t tokens) {
  return (tokens & (tokens + 1)) == 0;
}

inline bool IsAsciiWord(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
         (c >= 'A' && c <= 'Z') || c == '_';
}

// A word, a run of white space, or one other character. In scripts without
// spaces every letter is a word.
struct Token {
  uint32_t end = 0;
  std::string_view folded;  // in the caller's buffer, or static
};
uint32_t TokenEnd(std::string_view text, uint32_t pos);
Token TokenAt(std::string_view text, uint32_t pos, std::string* buffer);

inline constexpr uint64_t kChainStart = 0x243F6A8885A308D3u;
uint64_t Chain(uint64_t chain, std::string_view token);

}  // namespace redactor::detect::list

#endif  // REDACTOR_DETECT_WORD_TOKEN_H_
