// Features of a token: numbers of rows of the model.
//
// Two sorts. Those of one word alone, seen from its own place and from its two
// neighbours, can be summed once for each word and kept. Those of several
// tokens together are looked up each time and live in the first rows only,
// which stay in the cache. Any change here is another kFeatureSet.
#ifndef REDACTOR_DETECT_TAGGER_FEATURES_H_
#define REDACTOR_DETECT_TAGGER_FEATURES_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "redactor/detect/tagger_token.h"

namespace redactor::detect::tagger {

inline constexpr uint32_t kFeatureSet = 1;
inline constexpr int kRowBits = 18;
inline constexpr int kPairRowBits = 16;

class RowList {
 public:
  void Clear() { size_ = 0; }
  void Add(uint32_t row) { rows_[size_++] = row; }
  [[nodiscard]] std::span<const uint32_t> rows() const {
    return {rows_.data(), size_};
  }

 private:
  std::array<uint32_t, 64> rows_;
  size_t size_ = 0;
};

// Where a line or the text ends.
const Token& Outside();

// Of `token` alone as the one at `offset` (-1, 0, 1) from the scored one.
void AddWordFeatures(std::string_view text, const Token& token, int offset,
                     RowList* rows);
// Of token `i` and those around it.
void AddPairFeatures(std::span<const Token> tokens, size_t i, RowList* rows);

}  // namespace redactor::detect::tagger

#endif  // REDACTOR_DETECT_TAGGER_FEATURES_H_
