// Canonical names of persons: the same person with and without title, comma
// order, initials' dots and possessive. Works on folded text.
#include <algorithm>
#include <array>
#include <vector>

#include "redactor/pseudonym/canonical_parts.h"
#include "redactor/text/utf8.h"

namespace redactor::pseudonym {

namespace {

// Frozen with version 1. Case-folded, without dots (so "fräulein" has ä).
constexpr std::array<std::string_view, 48> kTitles = {
    "mr",       "mrs",       "ms",        "miss", "mx",           "dr",
    "prof",     "professor", "sir",       "dame", "lord",         "lady",
    "madam",    "rev",       "reverend",  "hon",  "herr",         "hr",
    "frau",     "fr",        "fräulein",  "frl",  "señor",        "señora",
    "señorita", "sr",        "sra",       "srta", "senhor",       "senhora",
    "monsieur", "m",         "madame",    "mme",  "mademoiselle", "mlle",
    "signor",   "signora",   "signorina", "sig",  "dott",         "dottoressa",
    "dhr",      "meneer",    "mevrouw",   "mevr", "fru",          "pani",
};
// What may follow a comma without being a first name.
constexpr std::array<std::string_view, 13> kSuffixes = {
    "jr", "sr", "ii",  "iii", "iv",  "md",  "phd",
    "ma", "ba", "bsc", "msc", "mba", "esq",
};
constexpr size_t kMaxNameWords = 3;

template <size_t N>
bool IsIn(const std::array<std::string_view, N>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

// Typographic apostrophes and dashes as typed ones.
std::string PlainPunctuation(std::string_view folded) {
  std::string plain;
  plain.reserve(folded.size());
  for (size_t at = 0; at < folded.size();) {
    const size_t from = at;
    const char32_t c = text::DecodeAt(folded, &at);
    if (c == 0x2018 || c == 0x2019 || c == 0x02BC || c == 0x2032) {
      plain += '\'';
    } else if (IsDash(c)) {
      plain += '-';
    } else {
      plain.append(folded, from, at - from);
    }
  }
  return plain;
}

std::string_view WithoutPossessive(std::string_view name) {
  if (name.ends_with("'s")) {
    name.remove_suffix(2);
  } else if (name.ends_with("s'")) {
    name.remove_suffix(1);
  }
  return name;
}

size_t CountCodePoints(std::string_view word) {
  return static_cast<size_t>(text::CountCodePoints(word));
}

// "j.r.r." -> "j" "r" "r"; "jr." -> "jr"; "a.b" stays when it has long parts.
void AppendWord(std::string_view word, std::vector<std::string>* words) {
  std::vector<std::string_view> parts;
  bool initials = true;
  while (!word.empty()) {
    const size_t dot = std::min(word.find('.'), word.size());
    if (dot > 0) parts.push_back(word.substr(0, dot));
    word.remove_prefix(std::min(dot + 1, word.size()));
  }
  for (size_t i = 0; i + 1 < parts.size(); ++i) {
    initials = initials && CountCodePoints(parts[i]) == 1;
  }
  if (initials) {
    words->insert(words->end(), parts.begin(), parts.end());
    return;
  }
  std::string joined;
  for (const std::string_view part : parts) {
    if (!joined.empty()) joined += '.';
    joined += part;
  }
  words->push_back(std::move(joined));
}

std::vector<std::string> Words(std::string_view name) {
  std::vector<std::string> words;
  while (!name.empty()) {
    const size_t space = std::min(name.find(' '), name.size());
    if (space > 0) AppendWord(name.substr(0, space), &words);
    name.remove_prefix(std::min(space + 1, name.size()));
  }
  size_t titles = 0;
  while (titles + 1 < words.size() && IsIn(kTitles, words[titles])) ++titles;
  words.erase(words.begin(), words.begin() + static_cast<ptrdiff_t>(titles));
  return words;
}

bool IsNameWord(std::string_view word) {
  for (size_t at = 0; at < word.size();) {
    const char32_t c = text::DecodeAt(word, &at);
    const bool inside = c == '\'' || c == '-';
    if (!inside && (!text::IsWordChar(c) || c == '_' || c < 'A')) return false;
  }
  return true;
}

bool AreNameWords(const std::vector<std::string>& words) {
  return !words.empty() && words.size() <= kMaxNameWords &&
         std::all_of(words.begin(), words.end(), IsNameWord);
}

void AppendJoined(const std::vector<std::string>& words, std::string* out) {
  for (const std::string& word : words) {
    if (!out->empty()) *out += ' ';
    *out += word;
  }
}

}  // namespace

void AppendPerson(std::string_view folded, std::string* out) {
  const std::string plain = PlainPunctuation(folded);
  const std::string_view name = WithoutPossessive(plain);
  const size_t comma = name.find(',');
  if (comma != std::string_view::npos &&
      name.find(',', comma + 1) == name.npos) {
    const std::vector<std::string> left = Words(name.substr(0, comma));
    const std::vector<std::string> right = Words(name.substr(comma + 1));
    if (AreNameWords(left) && AreNameWords(right)) {
      const bool suffix = std::all_of(
          right.begin(), right.end(),
          [](std::string_view word) { return IsIn(kSuffixes, word); });
      AppendJoined(suffix ? left : right, out);
      AppendJoined(suffix ? right : left, out);
      return;
    }
  }
  AppendJoined(Words(name), out);
}

}  // namespace redactor::pseudonym
