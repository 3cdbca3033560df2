// Canonical values, version 1: which spellings are the same value.
//
// Frozen: changing a result here changes every token in the world. Vectors in
// tests/vectors/tokens.json. Depends on type, text and region only.
#ifndef REDACTOR_PSEUDONYM_CANONICAL_H_
#define REDACTOR_PSEUDONYM_CANONICAL_H_

#include <string>
#include <string_view>

#include "redactor/finding.h"

namespace redactor::pseudonym {

inline constexpr int kCanonicalVersion = 1;

struct CanonicalOptions {
  std::string region = "US";  // ISO 3166 code for phones without country code
};

// `value` is decoded UTF-8 (invalid bytes are kept as they are).
void Canonicalize(EntityType type, std::string_view value,
                  const CanonicalOptions& options, std::string* canonical);
// The spelling that needs no FORM under --exact: persons, places, addresses and
// organisations with capitals at word starts, everything else as canonical.
std::string DisplaySpelling(EntityType type, std::string_view canonical);

}  // namespace redactor::pseudonym

#endif  // REDACTOR_PSEUDONYM_CANONICAL_H_
