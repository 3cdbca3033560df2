// The hash of a sequence of words, word by word.
#ifndef REDACTOR_DETECT_LEXICON_CHAIN_H_
#define REDACTOR_DETECT_LEXICON_CHAIN_H_

#include <cstdint>

#include "redactor/detect/word_filter.h"

namespace redactor::detect {

inline constexpr uint64_t kChainStart = 0x13198A2E03707344u;

// Never 0.
inline uint64_t Chain(uint64_t chain, uint64_t word_hash) {
  const uint64_t next = MixBits(chain ^ word_hash) + chain;
  return next == 0 ? 1 : next;
}

}  // namespace redactor::detect

#endif  // REDACTOR_DETECT_LEXICON_CHAIN_H_
