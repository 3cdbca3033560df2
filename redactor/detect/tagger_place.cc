#include "redactor/detect/tagger_place.h"

#include <algorithm>
#include <array>
#include <string>

namespace redactor::detect::tagger {

namespace {

// The level that the dictionary gives to regions; a town of that name that is
// better known has a higher one.
constexpr int kRegionLevel = 4;

// Of the words of a place, by the dictionary.
NameEntry EntryOf(std::string_view text, std::span<const Token> tokens,
                  const NameDictionary& names) {
  std::array<uint64_t, 6> hashes;
  size_t words = 0;
  std::string folded;
  for (const Token& token : tokens) {
    if (!IsWord(token.shape)) continue;
    if (words == hashes.size()) return {};
    folded.clear();
    LowerWord(text.substr(token.begin, token.size()), &folded);
    // "the UK"
    if (words == 0 && folded == "the") continue;
    hashes[words++] = NameDictionary::Hash(folded);
  }
  if (words == 1) return names.Find(hashes[0]);
  if (words == 0) return {};
  const PlacePhrase phrase = names.LongestPlacePhrase({hashes.data(), words});
  return static_cast<size_t>(phrase.words) == words ? phrase.entry
                                                    : NameEntry();
}

// "RFC 5952", "59,50 EUR": letters in capitals and digits.
bool IsCode(std::span<const Token> tokens) {
  bool number = false;
  for (const Token& token : tokens) {
    number = number || IsNumeric(token.shape);
    if (tokens.size() == 1 && number) return true;
    if (IsWord(token.shape) &&
        (token.shape != Shape::kUpper || token.Has(kStreetRole) ||
         (token.line & kUpperLine) != 0)) {
      return false;
    }
  }
  return number;
}

// "goroutine 17", "Oppo A78": one word and one number.
bool IsNumbered(std::span<const Token> tokens) {
  if (tokens.size() != 2 || tokens[0].Has(kStreetRole) ||
      tokens[1].Has(kStreetRole)) {
    return false;
  }
  const bool low =
      tokens[0].shape == Shape::kLower && (tokens[0].line & kLowerLine) == 0;
  const bool product =
      (tokens[0].info.kinds & (kProductKind | kCompanyKind)) != 0;
  return (IsWord(tokens[0].shape) && tokens[1].shape == Shape::kAlnum) ||
         (IsNumeric(tokens[1].shape) && (low || product));
}

// A number among lower-case words: no street says that it is an address.
bool IsCount(std::span<const Token> tokens) {
  bool number = false;
  for (const Token& token : tokens) {
    number = number || IsNumeric(token.shape);
    if (IsCapital(token.shape) || token.Has(kStreetRole) ||
        token.info.place >= 3) {
      return false;
    }
  }
  return number;
}

bool IsAddress(std::span<const Token> tokens) {
  bool number = false;
  bool street = false;
  size_t words = 0;
  for (const Token& token : tokens) {
    number = number || IsNumeric(token.shape);
    if (!IsWord(token.shape)) continue;
    ++words;
    street = street || token.Has(kStreetRole);
  }
  return words > 0 && (number || (street && words > 1));
}

LocationLevel LevelOf(const NameEntry& entry) {
  if (entry.is_country()) return LocationLevel::kCountry;
  const bool region =
      entry.is_state() || entry.is_region_code() ||
      (entry.is_region() && entry.place_level() <= kRegionLevel);
  return region ? LocationLevel::kRegion : LocationLevel::kCity;
}

void Add(const Token& first, const Token& last, EntityType type,
         std::vector<PlacePiece>* pieces) {
  pieces->push_back({first.begin, last.end, type});
}

// An address in lines keeps its line ends.
void AddLines(std::span<const Token> tokens, std::vector<PlacePiece>* pieces) {
  for (size_t begin = 0; begin < tokens.size();) {
    size_t end = begin;
    size_t last = begin;
    bool any = false;
    for (; end < tokens.size() && tokens[end].shape != Shape::kBreak; ++end) {
      if (tokens[end].shape == Shape::kSign) continue;
      if (!any) begin = end;
      any = true;
      last = end;
    }
    if (any) Add(tokens[begin], tokens[last], EntityType::kAddress, pieces);
    begin = end + 1;
  }
}

}  // namespace

void AddPlacePieces(std::string_view text, std::span<const Token> tokens,
                    LocationLevel level, const NameDictionary& names,
                    std::vector<PlacePiece>* pieces) {
  if (IsCode(tokens) || IsNumbered(tokens) || IsCount(tokens)) return;
  if (IsAddress(tokens)) {
    // With a street or without one, a number makes it the finest there is.
    AddLines(tokens, pieces);
    return;
  }
  const size_t before = pieces->size();
  bool all = true;
  for (size_t begin = 0; begin < tokens.size();) {
    size_t end = begin;
    while (end < tokens.size() && tokens[end].sign != ',' &&
           tokens[end].shape != Shape::kBreak) {
      ++end;
    }
    const auto part = tokens.subspan(begin, end - begin);
    begin = end + 1;
    if (std::ranges::none_of(part, [](const Token& t) {
          return IsWord(t.shape) || t.shape == Shape::kOther;
        })) {
      continue;
    }
    const NameEntry entry = EntryOf(text, part, names);
    const bool demonym = entry.is_nationality() && !entry.is_country() &&
                         entry.place_level() == 0;
    if (demonym || LevelOf(entry) > level) {
      all = false;
    } else {
      Add(part.front(), part.back(), EntityType::kLocation, pieces);
    }
  }
  const bool one_line = std::ranges::none_of(
      tokens, [](const Token& t) { return t.shape == Shape::kBreak; });
  if (all && one_line && pieces->size() > before) {
    pieces->resize(before);
    Add(tokens.front(), tokens.back(), EntityType::kLocation, pieces);
  }
}

}  // namespace redactor::detect::tagger
