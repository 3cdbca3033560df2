// What a place is: an address, a town, a region, a country; so that the user's
// level decides which ones go.
#ifndef REDACTOR_DETECT_TAGGER_PLACE_H_
#define REDACTOR_DETECT_TAGGER_PLACE_H_

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "redactor/detect/name_dictionary.h"
#include "redactor/detect/tagger_token.h"
#include "redactor/finding.h"

namespace redactor::detect::tagger {

struct PlacePiece {
  uint32_t begin = 0;
  uint32_t end = 0;
  EntityType type = EntityType::kLocation;
};

// The pieces of the place that `tokens` are, which a reader at `level` must not
// see: "Leeds, UK" is all of itself at kCountry, "Leeds" at kCity, nothing at
// kStreet. Nationalities and languages are no places. Appends.
void AddPlacePieces(std::string_view text, std::span<const Token> tokens,
                    LocationLevel level, const NameDictionary& names,
                    std::vector<PlacePiece>* pieces);

}  // namespace redactor::detect::tagger

#endif  // REDACTOR_DETECT_TAGGER_PLACE_H_
