// The pass over the text: where a word begins that may begin a form.
//
// Bit maps tell where a word begins with a byte that some form begins with;
// only there the first two bytes are looked up. Runs of bytes beyond ASCII are
// walked by character. Text without hits costs a fraction of a nanosecond a
// byte.
#include <algorithm>
#include <array>
#include <bit>

#include "redactor/detect/field_chars.h"
#include "redactor/detect/sweep_matcher.h"
#include "redactor/detect/word_filter.h"
#include "redactor/text/utf8.h"

namespace redactor::detect {

namespace {

match::ClassTable TableOf(std::string_view inside) {
  return match::MakeClassTable(*match::ByteClass::Parse(inside));
}

}  // namespace

SweepTables::SweepTables()
    : word(TableOf("A-Za-z0-9_")), high(TableOf("\\x80-\\xff")) {}

void SweepMatcher::Candidate(size_t pos) {
  SweepHit hit;
  if (pos < done_ || !MatchAt(pos, &hit)) return;
  if (hit.lower) book_.CountLowerHit(hit.form);
  out_->push_back(hit.detection);
  done_ = hit.detection.end;
}

// text[pos, end) is beyond ASCII; a word begins at each letter after something
// that is none, and at letters of scripts without word spaces.
void SweepMatcher::HighRun(size_t pos, size_t end) {
  bool edge = text::IsWordEdge(text_, pos);
  while (pos < end) {
    const size_t from = pos;
    const char32_t c = text::DecodeAt(text_, &pos);
    const FoldedChar& folded = FoldChar(c);
    if (folded.known) {
      if (folded.is_word && edge &&
          (folded.size == 0 || book_.MayBeginFolded(folded.bytes[0]))) {
        Candidate(from);
      }
      edge = !folded.is_word;
      continue;
    }
    if (text::IsWordChar(c) && book_.MayBeginOther(c) &&
        text::IsWordEdge(text_, from)) {
      Candidate(from);
    }
    edge = text::IsWordEdge(text_, pos);
  }
}

void SweepMatcher::RunHigh(size_t pos, size_t end) {
  size_t run = pos;
  while (run < end && IsHigh(text_[run])) ++run;
  HighRun(pos, run);
}

// `word_end` is where its ASCII bytes end, no further than `end`.
void SweepMatcher::RunWord(size_t pos, size_t word_end, size_t end) {
  if (word_end < end && !IsHigh(text_[word_end]) &&
      !book_.MayBeginWord(WordFilter::Key(text_, pos, word_end - pos))) {
    return;
  }
  if (pos > 0 && IsHigh(text_[pos - 1]) && !text::IsWordEdge(text_, pos)) {
    return;
  }
  Candidate(pos);
}

void SweepMatcher::RunForms(size_t begin, size_t end) {
  static const SweepTables tables;
  maps_.Build(text_.substr(begin, end - begin),
              std::array{tables.word, tables.high, book_.FirstBytes()});
  const match::BitMap word = maps_.map(0);
  const match::BitMap high = maps_.map(1);
  const match::BitMap first = maps_.map(2);
  // What stands before `begin` decides whether a word begins there.
  uint64_t word_carry =
      begin > 0 && (IsAlnum(text_[begin - 1]) || text_[begin - 1] == '_');
  uint64_t high_carry = begin > 0 && IsHigh(text_[begin - 1]);
  for (size_t i = 0; i < maps_.words(); ++i) {
    const uint64_t words = word.word(i);
    const uint64_t highs = high.word(i);
    const uint64_t high_starts = highs & ~(highs << 1 | high_carry);
    uint64_t starts =
        (words & first.word(i) & ~(words << 1 | word_carry)) | high_starts;
    word_carry = words >> 63;
    high_carry = highs >> 63;
    for (; starts != 0; starts &= starts - 1) {
      const auto bit = static_cast<uint32_t>(std::countr_zero(starts));
      const size_t pos = begin + i * 64 + bit;
      if ((high_starts >> bit & 1) != 0) {
        RunHigh(pos, end);
      } else {
        const char second = pos + 1 < text_.size() ? text_[pos + 1] : ' ';
        if (!book_.MayBegin(text_[pos], second)) continue;
        RunWord(pos, begin + word.NextClear(pos - begin), end);
      }
    }
  }
}

void SweepMatcher::Run(size_t begin, size_t end) {
  if (begin >= end) return;
  const auto first_hit = static_cast<ptrdiff_t>(out_->size());
  done_ = begin;
  book_.ForgetLowerHits();
  RunForms(begin, end);
  if (book_.exact().empty()) return;
  const auto exact = static_cast<ptrdiff_t>(out_->size());
  RunExact(begin, end);
  std::inplace_merge(
      out_->begin() + first_hit, out_->begin() + exact, out_->end(),
      [](const Detection& a, const Detection& b) { return a.begin < b.begin; });
}

void SweepMatcher::RunExact(size_t begin, size_t end) {
  const auto first = static_cast<ptrdiff_t>(out_->size());
  for (const ExactSeed& seed : book_.exact()) {
    for (size_t at = text_.find(seed.text, begin); at < end;
         at = text_.find(seed.text, at + 1)) {
      const size_t stop = at + seed.text.size();
      if (!text::IsWordEdge(text_, at) || !text::IsWordEdge(text_, stop)) {
        continue;
      }
      Detection span;
      span.begin = static_cast<uint32_t>(at);
      span.end = static_cast<uint32_t>(stop);
      span.type = seed.type;
      span.score = 0.8F;
      span.rule = SweepRule(seed.type);
      out_->push_back(span);
    }
  }
  std::sort(out_->begin() + first, out_->end(),
            [](const Detection& a, const Detection& b) {
              return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
            });
}

}  // namespace redactor::detect
