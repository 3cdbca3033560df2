// What holds for whole lines: their case, code, sentences, phrases of places.
#include <algorithm>
#include <array>

#include "redactor/detect/name_dictionary.h"
#include "redactor/detect/tagger_gate.h"

namespace redactor::detect::tagger {

namespace {

constexpr size_t kMaxPhraseWords = 6;

bool EndsSentence(char c) {
  return c == '.' || c == '!' || c == '?' || c == ':' || c == '"';
}

// What a token of each shape counts for in its line.
struct Count {
  uint8_t lower;
  uint8_t upper;
  uint8_t mixed;
  uint8_t word;
};
constexpr Count kCounts[] = {
    {1, 0, 0, 1},  // kLower
    {0, 0, 1, 1},  // kCapital
    {0, 1, 0, 1},  // kUpper
    {0, 0, 1, 1},  // kMixed
    {0, 0, 0, 1},  // kInitial
    {0, 0, 0, 0}, {0, 0, 0, 0}, {0, 0, 0, 0},
    {0, 0, 0, 0}, {0, 0, 0, 0}, {0, 0, 0, 1},  // kTaken
    {0, 0, 0, 0},
};

}  // namespace

Before Gate::MarkLines(const Before& before) {
  const size_t n = tokens_->size();
  bool signed_off = before.signed_off;
  for (size_t begin = 0; begin < n;) {
    size_t end = begin;
    int lower = 0;
    int upper = 0;
    int mixed = 0;
    int words = 0;
    int english = 0;
    int foreign = 0;
    uint8_t roles = 0;
    for (; end < n && (*tokens_)[end].shape != Shape::kBreak; ++end) {
      const Token& token = (*tokens_)[end];
      const auto shape = static_cast<size_t>(token.shape);
      english += token.info.tongue > 0;
      foreign += token.info.tongue < 0;
      lower += kCounts[shape].lower;
      upper += kCounts[shape].upper;
      mixed += kCounts[shape].mixed;
      words += kCounts[shape].word;
      roles = static_cast<uint8_t>(roles | token.info.roles);
    }
    uint8_t bits = 0;
    // Small letters are no sign of haste in code.
    if (upper + mixed == 0 && lower > 0 && !IsCode(begin, end, words)) {
      bits |= kLowerLine;
    }
    if (mixed == 0 && upper >= 2 && upper > 2 * lower) bits |= kUpperLine;
    if (words <= 4) bits |= kShortLine;
    if (signed_off) bits |= kAfterSignOff;
    if (begin == 0 && before.nothing) bits |= kFirstLine;
    if (foreign > english && (foreign > 1 || words <= 5)) bits |= kForeignLine;
    any_caseless_ = any_caseless_ || (bits & (kLowerLine | kUpperLine)) != 0;
    MarkLine(begin, end, bits);
    signed_off = words <= 4 && (roles & kSignOffRole) != 0;
    begin = end + 1;
  }
  return {false, signed_off};
}

// "x = max(a, b);", "std::min", "p->next", "} else {"
bool Gate::IsCode(size_t begin, size_t end, int words) const {
  int marks = 0;
  for (size_t i = begin; i < end; ++i) {
    const Token& token = (*tokens_)[i];
    const char sign = token.sign;
    const bool glued = i > begin && !token.gap;
    const char before = glued ? (*tokens_)[i - 1].sign : '\0';
    if (sign == '{' || sign == '}' || (sign == ';' && i + 1 == end) ||
        (sign == ':' && before == ':') || (sign == '>' && before == '-')) {
      marks += 2;
    } else if (sign == '_' || sign == '=' || sign == '<' || sign == '*' ||
               (sign == '(' && glued)) {
      ++marks;
    }
  }
  return marks >= 2 && marks * 4 >= words;
}

void Gate::MarkLine(size_t begin, size_t end, uint8_t bits) {
  uint8_t sentence = kSentenceStart;
  for (size_t i = begin; i < end; ++i) {
    Token& token = (*tokens_)[i];
    token.line =
        static_cast<uint8_t>(bits | sentence | (i == begin ? kLineStart : 0));
    if (token.shape != Shape::kSign) {
      sentence = 0;
    } else if (EndsSentence(token.sign)) {
      sentence = kSentenceStart;
    }
  }
}

// The longest known phrase that begins here.
void Gate::MarkPhrase(size_t i) {
  const auto fits = [&](size_t j) {
    const Token& token = (*tokens_)[j];
    return IsCapital(token.shape) || (token.line & kLowerLine) != 0;
  };
  if (!fits(i)) return;
  size_t second = i + 1;
  while (second < tokens_->size() && (*tokens_)[second].sign != '\0' &&
         ((*tokens_)[second].sign == '-' || (*tokens_)[second].sign == '.')) {
    ++second;
  }
  if (second >= tokens_->size() || !IsWord((*tokens_)[second].shape) ||
      ((*tokens_)[second].info.kinds & kGoesOnKind) == 0) {
    return;
  }
  std::array<uint64_t, kMaxPhraseWords> hashes;
  std::array<size_t, kMaxPhraseWords> at;
  size_t words = 0;
  for (size_t j = i; j < tokens_->size() && words < kMaxPhraseWords; ++j) {
    const Token& token = (*tokens_)[j];
    const char sign = token.sign;
    if (sign == '-' || (sign == '.' && (*tokens_)[j - 1].size() <= 3)) continue;
    if (!IsWord(token.shape)) break;
    folded_.clear();
    LowerWord(text_.substr(token.begin, token.size()), &folded_);
    hashes[words] = NameDictionary::Hash(folded_);
    at[words++] = j;
  }
  PlacePhrase phrase;
  while (words >= 2) {
    phrase = names_->LongestPlacePhrase({hashes.data(), words});
    words = static_cast<size_t>(phrase.words);
    if (words >= 2 && fits(at[words - 1])) break;
    if (words > 0) --words;
  }
  if (words < 2) return;
  const int size = phrase.entry.place_level();
  const bool is_big = phrase.entry.is_country() || phrase.entry.is_region();
  const uint8_t level = is_big || size >= 5 ? 3 : size >= 3 ? 2 : 1;
  (*tokens_)[i].phrase = level;
  for (size_t j = i + 1; j <= at[words - 1]; ++j) {
    (*tokens_)[j].phrase = static_cast<uint8_t>(level | 4);
  }
}

}  // namespace redactor::detect::tagger
