// Walks over the words around a match.
#include "redactor/detect/context.h"

#include <algorithm>
#include <array>

#include "redactor/detect/context_table.h"
#include "redactor/detect/field.h"
#include "redactor/text/normalize.h"
#include "redactor/text/utf8.h"

namespace redactor::detect {

namespace {

constexpr size_t kWordsBefore = 6;
constexpr size_t kWordsAfter = 3;
constexpr size_t kVetoWords = 2;
constexpr int kLineBreaksBefore = 1;

// A bit for the first letter, whatever its case; words that IsWord have it in
// common.
uint32_t InitialBit(std::string_view word) {
  return word.empty() ? 0 : uint32_t{1} << (word[0] & 0x1F);
}

// Nearest to the match first; a barrier is an empty word. A word beyond ASCII
// is folded as the cues are; ASCII is compared as it stands.
struct Words {
  std::array<std::string_view, kWordsBefore> at;
  std::array<std::string, kWordsBefore> folded;
  size_t size = 0;
  uint32_t initials = 0;  // InitialBit of each

  void Add(std::string_view word) {
    at[size] = word;
    if (std::any_of(word.begin(), word.end(),
                    [](char c) { return (c & 0x80) != 0; })) {
      folded[size] = text::FoldNfkc(word);
      at[size] = folded[size];
    }
    initials |= InitialBit(at[size]);
    ++size;
  }
};

// '_' parts words here: "serial_no" is two.
bool IsAsciiWord(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
         (c >= 'A' && c <= 'Z');
}

// Is the character that ends at `pos` inside of a word? `size`: its bytes.
bool WordCharBefore(std::string_view text, size_t pos, size_t* size) {
  const char c = text[pos - 1];
  *size = 1;
  if ((c & 0x80) == 0) return IsAsciiWord(c);
  while (*size < pos && *size < 4 && (text[pos - *size] & 0xC0) == 0x80) {
    ++*size;
  }
  return text::IsWordChar(text::DecodeBefore(text, pos));
}

bool WordCharAt(std::string_view text, size_t pos, size_t* size) {
  const char c = text[pos];
  *size = 1;
  if ((c & 0x80) == 0) return IsAsciiWord(c);
  size_t next = pos;
  const char32_t code_point = text::DecodeAt(text, &next);
  *size = next - pos;
  return text::IsWordChar(code_point);
}

void WordsBefore(const ContextInput& input, size_t pos, Words* out) {
  Words& words = *out;
  auto barrier =
      std::lower_bound(input.barriers.begin(), input.barriers.end(), pos,
                       [](const Barrier& b, size_t p) { return b.begin < p; });
  int breaks = 0;
  while (pos > input.begin && words.size < kWordsBefore) {
    if (barrier != input.barriers.begin() && (barrier - 1)->end >= pos) {
      --barrier;
      if (barrier->end == pos) words.Add({});
      pos = std::max(barrier->begin, input.begin);
      continue;
    }
    const size_t floor = barrier != input.barriers.begin()
                             ? std::max((barrier - 1)->end, input.begin)
                             : input.begin;
    const size_t end = pos;
    size_t size = 1;
    while (pos > floor && WordCharBefore(input.text, pos, &size)) {
      pos = std::max(pos - size, floor);
    }
    if (pos < end) {
      words.Add(input.text.substr(pos, end - pos));
      continue;
    }
    if (input.text[pos - 1] == '\n' && ++breaks > kLineBreaksBefore) break;
    pos = std::max(pos - size, floor);
  }
}

void WordsAfter(const ContextInput& input, size_t pos, Words* out) {
  Words& words = *out;
  auto barrier =
      std::lower_bound(input.barriers.begin(), input.barriers.end(), pos,
                       [](const Barrier& b, size_t p) { return b.end <= p; });
  while (pos < input.end && words.size < kWordsAfter) {
    if (barrier != input.barriers.end() && barrier->begin <= pos) {
      if (barrier->begin == pos) words.Add({});
      pos = barrier->end;
      ++barrier;
      continue;
    }
    const size_t ceiling = barrier != input.barriers.end()
                               ? std::min<size_t>(barrier->begin, input.end)
                               : input.end;
    const size_t begin = pos;
    size_t size = 1;
    while (pos < ceiling && WordCharAt(input.text, pos, &size)) pos += size;
    pos = std::min(pos, ceiling);
    if (pos > begin) {
      words.Add(input.text.substr(begin, pos - begin));
      continue;
    }
    if (input.text[pos] == '\n') break;
    pos = std::min(pos + size, ceiling);
  }
}

bool EqualFolded(std::string_view word, std::string_view folded) {
  return word.size() == folded.size() &&
         std::equal(word.begin(), word.end(), folded.begin(),
                    [](char a, char b) {
                      return (a >= 'A' && a <= 'Z' ? a | 0x20 : a) == b;
                    });
}

bool IsWord(std::string_view word, std::string_view cue) {
  // Most words differ in their first letter.
  if (word.size() < cue.size() || ((word[0] ^ cue[0]) & 0x1F) != 0) {
    return false;
  }
  if (EqualFolded(word, cue)) return true;
  std::string_view rest = word.substr(cue.size());
  if (!EqualFolded(word.substr(0, cue.size()), cue)) return false;
  if (rest == "s" || rest == "S" || rest == "es" || rest == "ES") return true;
  return rest.find_first_not_of("0123456789") == std::string_view::npos;
}

// How many words away the phrase stands, from 1 on; 0: it does not. `reversed`:
// the words stand from right to left.
size_t FindPhrase(const Words& words, size_t limit,
                  const std::vector<std::string>& phrase, bool reversed) {
  const size_t size = std::min(words.size, limit);
  for (size_t i = 0; i + phrase.size() <= size; ++i) {
    size_t k = 0;
    while (
        k < phrase.size() &&
        IsWord(words.at[i + k], phrase[reversed ? phrase.size() - 1 - k : k])) {
      ++k;
    }
    if (k == phrase.size()) return i + 1;
  }
  return 0;
}

bool KeyHasPhrase(const std::vector<std::string>& key,
                  const std::vector<std::string>& phrase) {
  for (size_t i = 0; i < key.size(); ++i) {
    size_t k = 0;
    while (k < phrase.size() && i + k < key.size() &&
           IsWord(key[i + k], phrase[k])) {
      ++k;
    }
    if (k == phrase.size()) return true;
  }
  if (phrase.size() < 2) return false;
  std::string joined;  // "serialno" as a key, "serial no" as a cue
  for (const std::string& word : phrase) joined += word;
  return std::any_of(key.begin(), key.end(), [&](const std::string& word) {
    return IsWord(word, joined);
  });
}

std::vector<std::string> SplitWords(std::string_view text) {
  std::vector<std::string> words;
  for (size_t pos = 0; pos < text.size();) {
    const size_t begin = pos;
    size_t size = 1;
    while (pos < text.size() && WordCharAt(text, pos, &size)) pos += size;
    if (pos > begin) {
      words.emplace_back(text.substr(begin, pos - begin));
    } else {
      pos += size;
    }
  }
  return words;
}

// The heading of the column in a table that text[pos, …) stands in.
void HeadingWords(const ContextInput& input, uint32_t pos, Words* words) {
  ContextInput cell;
  cell.text = TableHeading(input.text, input.begin, input.end, pos);
  cell.end = static_cast<uint32_t>(cell.text.size());
  cell.key = nullptr;
  if (!cell.text.empty()) WordsBefore(cell, cell.end, words);
}

}  // namespace

std::vector<std::string> KeyWords(const Record& record, uint32_t path) {
  std::vector<std::string> words;
  int names = 0;
  for (uint32_t node = path;
       node != 0 && node < record.paths.size() && names < 2;
       node = record.paths[node].parent) {
    if (record.paths[node].kind != PathNode::Kind::kKey) continue;
    auto own = SplitWords(NormalizeFieldName(record.paths[node].name));
    own.insert(own.end(), words.begin(), words.end());
    words = std::move(own);
    ++names;
  }
  return words;
}

// A phrase as it is compared with ASCII case folded only: itself, without
// accents, and with its other letters in upper case (TÉLÉPHONE).
void ContextCues::AddPhrase(const std::string& text,
                            std::vector<Phrase>* phrases) {
  const std::string folded = text::FoldNfkc(text);
  for (const std::string& spelling :
       {folded, text::FoldForMatch(folded), text::UpperBeyondAscii(folded)}) {
    auto words = SplitWords(spelling);
    const bool known = std::any_of(
        phrases->begin(), phrases->end(),
        [&](const Phrase& phrase) { return phrase.words == words; });
    if (!words.empty() && !known) {
      phrases->push_back({text, std::move(words)});
      phrases->back().initial = InitialBit(phrases->back().words[0]);
    }
  }
}

std::vector<ContextCues::Phrase> ContextCues::Phrases(
    const std::vector<std::string>& texts) {
  std::vector<Phrase> phrases;
  for (const std::string& text : texts) AddPhrase(text, &phrases);
  return phrases;
}

ContextCues::ContextCues(std::span<const Rule> rules) {
  for (const Rule& rule : rules) {
    cues_.push_back({Phrases(rule.context), Phrases(rule.veto)});
  }
}

ContextVerdict ContextCues::Look(uint32_t rule, const ContextInput& input,
                                 uint32_t begin, uint32_t end) const {
  const Cues& cues = cues_[rule];
  ContextVerdict verdict;
  if (cues.context.empty() && cues.veto.empty()) return verdict;
  Words before;
  WordsBefore(input, begin, &before);
  for (const Phrase& phrase : cues.veto) {
    if ((phrase.initial & before.initials) == 0) continue;
    if (FindPhrase(before, kVetoWords, phrase.words, true) == 0) continue;
    verdict.veto = true;
    verdict.veto_word = phrase.text;
    break;
  }
  if (cues.context.empty()) return verdict;
  Words after;
  WordsAfter(input, end, &after);
  using Where = ContextVerdict::Where;
  uint32_t initials = before.initials | after.initials;
  if (input.key != nullptr) {
    for (const std::string& word : *input.key) initials |= InitialBit(word);
  }
  for (const Phrase& phrase : cues.context) {
    if ((phrase.initial & initials) == 0) continue;
    size_t distance = FindPhrase(before, kWordsBefore, phrase.words, true);
    if (distance != 0) {
      verdict.where = Where::kBefore;
    } else if (distance = FindPhrase(after, kWordsAfter, phrase.words, false);
               distance != 0) {
      verdict.where = Where::kAfter;
    } else if (input.key != nullptr && KeyHasPhrase(*input.key, phrase.words)) {
      verdict.where = Where::kField;
    } else {
      continue;
    }
    verdict.cue = true;
    verdict.distance = static_cast<uint8_t>(distance);
    verdict.cue_word = phrase.text;
    return verdict;
  }
  Words heading;
  HeadingWords(input, begin, &heading);
  if (heading.size == 0) return verdict;
  for (const Phrase& phrase : cues.context) {
    if ((phrase.initial & heading.initials) == 0) continue;
    const size_t distance =
        FindPhrase(heading, kWordsBefore, phrase.words, true);
    if (distance == 0) continue;
    verdict.cue = true;
    verdict.where = Where::kHeading;
    verdict.distance = static_cast<uint8_t>(distance);
    verdict.cue_word = phrase.text;
    return verdict;
  }
  return verdict;
}

std::vector<std::string> ContextCues::LiteralsOf(uint32_t rule) const {
  std::vector<std::string> literals;
  for (const Phrase& phrase : cues_[rule].context) {
    literals.push_back(*std::max_element(
        phrase.words.begin(), phrase.words.end(),
        [](const auto& a, const auto& b) { return a.size() < b.size(); }));
  }
  std::sort(literals.begin(), literals.end());
  literals.erase(std::unique(literals.begin(), literals.end()), literals.end());
  return literals;
}

ContextScore ScoreMatch(const Rule& rule, Verdict verdict, bool plus,
                        const ContextVerdict& context) {
  if (verdict == Verdict::kReject) return {-1, "validator"};
  const bool proof = verdict == Verdict::kProof;
  if (context.veto && !(proof && context.cue)) return {-1, "veto"};
  const double in_context = std::max(rule.score, rule.score_in_context);
  if (verdict == Verdict::kDoubt) {
    if (context.cue) return {in_context * 0.8, {}};
    if (plus) return {rule.score, {}};
    return {-1, "doubt"};
  }
  if (rule.requires_context && !context.cue && !proof) return {-1, "context"};
  if (proof && context.cue) return {(1 + in_context) / 2, {}};
  if (context.cue) return {in_context, {}};
  return {proof ? std::max(in_context, 0.6) : rule.score, {}};
}

}  // namespace redactor::detect
