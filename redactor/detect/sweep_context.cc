// The neighbours of a word.
#include "redactor/detect/sweep_context.h"

#include <algorithm>

#include "redactor/detect/field_chars.h"
#include "redactor/detect/name_words.h"
#include "redactor/text/utf8.h"

namespace redactor::detect {

namespace {

constexpr size_t kMaxGap = 6;
constexpr size_t kShortLine = 30;

// The word before `pos` within a few bytes of blanks and punctuation; `gap` is
// what stands between.
bool WordBefore(std::string_view text, size_t pos, TextWord* word,
                std::string_view* gap) {
  size_t end = pos;
  while (end > 0 && pos - end < kMaxGap && !IsAlnum(text[end - 1]) &&
         !IsHigh(text[end - 1]) && text[end - 1] != '_' &&
         text[end - 1] != '\0') {
    --end;
  }
  size_t begin = end;
  while (begin > 0 && end - begin < sizeof word->folded_bytes) {
    if (!text::IsWordChar(text::DecodeBefore(text, begin))) break;
    --begin;
    while (begin > 0 && (text[begin] & 0xC0) == 0x80) --begin;
  }
  if (begin == end) return false;
  ReadWord(text, begin, word);
  *gap = text.substr(word->end, pos - word->end);
  return true;
}

bool WordAfter(std::string_view text, size_t pos, TextWord* word) {
  size_t begin = pos;
  while (begin < text.size() && begin - pos < 3 &&
         (text[begin] == ' ' || text[begin] == '\t')) {
    ++begin;
  }
  if (begin == pos || begin >= text.size()) return false;
  size_t next = begin;
  if (!text::IsWordChar(text::DecodeAt(text, &next))) return false;
  ReadWord(text, begin, word);
  return true;
}

bool OnlyBlanks(std::string_view gap) {
  return std::ranges::all_of(gap, [](char c) { return c == ' ' || c == '\t'; });
}

bool StartsSentence(std::string_view text, size_t pos) {
  while (pos > 0 && (text[pos - 1] == ' ' || text[pos - 1] == '\t' ||
                     text[pos - 1] == '"' || text[pos - 1] == '(' ||
                     text[pos - 1] == '\'' || text[pos - 1] == '>')) {
    --pos;
  }
  if (pos == 0) return true;
  constexpr std::string_view kEnds = {".!?:\n\r\0*-", 9};
  return kEnds.find(text[pos - 1]) != std::string_view::npos;
}

bool AloneInLine(std::string_view text, size_t begin, size_t end) {
  while (begin > 0 && (text[begin - 1] == ' ' || text[begin - 1] == '\t')) {
    --begin;
  }
  while (end < text.size() &&
         (text[end] == ' ' || text[end] == '\t' || text[end] == ',')) {
    ++end;
  }
  const auto ends = [](char c) { return c == '\n' || c == '\r' || c == '\0'; };
  return (begin == 0 || ends(text[begin - 1])) &&
         (end == text.size() || ends(text[end]));
}

// "…\nMark\n", "Thanks, Mark": the name ends a short line, or a comma follows.
bool EndsShortLine(std::string_view text, size_t begin, size_t end) {
  while (end < text.size() && (text[end] == ' ' || text[end] == '\t')) ++end;
  const bool ends = end >= text.size() || text[end] == '\n' ||
                    text[end] == '\r' || text[end] == ',' || text[end] == '\0';
  if (!ends) return false;
  size_t start = begin;
  while (start > 0 && begin - start <= kShortLine && text[start - 1] != '\n' &&
         text[start - 1] != '\0') {
    --start;
  }
  // One or two words, so that "see you in May" is none.
  const std::string_view line = text.substr(start, begin - start);
  return begin - start <= kShortLine && std::ranges::count(line, ' ') <= 1;
}

bool IsYear(std::string_view word) {
  return !word.empty() && word.size() <= 4 &&
         std::ranges::all_of(word, IsDigit);
}

bool Possessive(std::string_view text, size_t end) {
  const std::string_view rest = text.substr(end);
  size_t at = 0;
  if (rest.starts_with("'")) at = 1;
  if (rest.starts_with("\xE2\x80\x99")) at = 3;
  return at > 0 && at < rest.size() && ToLower(rest[at]) == 's' &&
         (at + 1 == rest.size() || !IsAlnum(rest[at + 1]));
}

}  // namespace

NameContext::NameContext(const NameParts& parts, std::string_view text,
                         size_t begin, size_t end) {
  TextWord word;
  std::string_view gap;
  after_at_sign_ = begin > 0 && text[begin - 1] == '@';
  alone_in_line_ = AloneInLine(text, begin, end);
  surely_person_ = after_at_sign_ || Possessive(text, end) || alone_in_line_;
  const bool starts = StartsSentence(text, begin);
  bool beside = false;  // and no comma between
  if (WordBefore(text, begin, &word, &gap)) {
    const uint32_t flags = NameWordFlags(word.folded());
    const bool close = OnlyBlanks(gap) || gap == ". " || gap == ".";
    after_title_ = close && (flags & kTitleWord) != 0;
    const bool line_before = gap.find('\n') != std::string_view::npos;
    const bool comma_or_close =
        close || line_before || gap.find(',') != std::string_view::npos;
    surely_person_ =
        surely_person_ || after_title_ ||
        (OnlyBlanks(gap) && (flags & (kGreetingWord | kLinkWord)) != 0) ||
        (comma_or_close && (flags & kSignOffWord) != 0);
    beside_part_ = (OnlyBlanks(gap) || gap == ", " || gap == "-") &&
                   word.letter_case != LetterCase::kLower &&
                   parts.IsPart(word.hash);
    beside = beside_part_ && gap != ", ";
    beside_number_ =
        close && word.folded_size > 0 && IsDigit(word.folded_bytes[0]);
    beside_year_ = close && IsYear(word.folded());
  }
  if (WordAfter(text, end, &word)) {
    const uint32_t flags = NameWordFlags(word.folded());
    const bool lower = word.letter_case == LetterCase::kLower;
    capital_by_place_ = starts && lower;
    surely_person_ = surely_person_ || (lower && (flags & kPersonVerb) != 0);
    const bool part_after = !lower && parts.IsPart(word.hash);
    beside_part_ = beside_part_ || part_after;
    beside = beside || part_after;
    beside_number_ = beside_number_ ||
                     (word.folded_size > 0 && IsDigit(word.folded_bytes[0]));
    beside_year_ = beside_year_ || IsYear(word.folded());
  }
  surely_person_ = surely_person_ || beside;
  says_person_ =
      surely_person_ || beside_part_ || EndsShortLine(text, begin, end);
}

}  // namespace redactor::detect
