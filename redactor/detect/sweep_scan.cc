// The pass over the text: where a word begins that may begin a form.
//
// Eight bytes at a time become bit masks of word bytes; only at the start of a
// word the first two bytes are looked up. Runs of bytes beyond ASCII are walked
// by character. Text without hits costs a fraction of a nanosecond a byte.
#include <algorithm>
#include <bit>
#include <cstring>

#include "redactor/detect/field_chars.h"
#include "redactor/detect/sweep_matcher.h"
#include "redactor/text/utf8.h"

namespace redactor::detect {

namespace {

constexpr uint64_t kOnes = 0x0101010101010101ULL;
constexpr uint64_t kHigh = 0x8080808080808080ULL;

// The top bit of every byte as one byte, first byte lowest.
uint32_t Gather(uint64_t top_bits) {
  return static_cast<uint32_t>((top_bits >> 7) * 0x0102040810204080ULL >> 56);
}

// Top bits of bytes in [low, high]. REQUIRES: bytes < 0x80.
uint64_t InRange(uint64_t bytes, uint8_t low, uint8_t high) {
  const uint64_t at_least = bytes + kOnes * (0x80U - low);
  const uint64_t above = bytes + kOnes * (0x7FU - high);
  return at_least & ~above & kHigh;
}

struct Masks {
  uint32_t word = 0;  // ASCII letters, digits, '_'
  uint32_t high = 0;
};

Masks MasksOf(uint64_t bytes) {
  const uint64_t high = bytes & kHigh;
  const uint64_t low = bytes & ~kHigh;
  const uint64_t word = InRange(low | kOnes * 0x20, 'a', 'z') |
                        InRange(low, '0', '9') | InRange(low, '_', '_');
  return {Gather(word & ~high), Gather(high)};
}

uint64_t LoadUpTo8(std::string_view text, size_t at) {
  uint64_t bytes = 0;
  std::memcpy(&bytes, text.data() + at, std::min<size_t>(8, text.size() - at));
  return bytes;
}

static_assert(std::endian::native == std::endian::little);

}  // namespace

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

void SweepMatcher::Run(size_t begin, size_t end) {
  const size_t first_hit = out_->size();
  done_ = begin;
  book_.ForgetLowerHits();
  // What stands before `begin` decides whether a word begins there.
  uint32_t word_carry =
      begin > 0 && (IsAlnum(text_[begin - 1]) || text_[begin - 1] == '_');
  uint32_t high_carry = begin > 0 && IsHigh(text_[begin - 1]);
  for (size_t at = begin; at < end; at += 8) {
    const Masks masks = MasksOf(LoadUpTo8(text_, at));
    uint32_t starts = masks.word & ~(masks.word << 1 | word_carry);
    const uint32_t high_starts = masks.high & ~(masks.high << 1 | high_carry);
    word_carry = masks.word >> 7;
    high_carry = masks.high >> 7;
    starts |= high_starts;
    while (starts != 0) {
      const auto bit = static_cast<uint32_t>(std::countr_zero(starts));
      starts &= starts - 1;
      const size_t pos = at + bit;
      if (pos >= end) break;
      if (high_starts >> bit & 1) {
        size_t run = pos;
        while (run < end && IsHigh(text_[run])) ++run;
        HighRun(pos, run);
        continue;
      }
      const char second = pos + 1 < text_.size() ? text_[pos + 1] : ' ';
      if (!book_.MayBegin(text_[pos], second)) continue;
      if (pos > 0 && IsHigh(text_[pos - 1]) && !text::IsWordEdge(text_, pos)) {
        continue;
      }
      Candidate(pos);
    }
  }
  if (!book_.exact().empty()) {
    RunExact(begin, end);
    std::inplace_merge(out_->begin() + static_cast<long>(first_hit),
                       out_->begin() + static_cast<long>(exact_begin_),
                       out_->end(), [](const Detection& a, const Detection& b) {
                         return a.begin < b.begin;
                       });
  }
}

void SweepMatcher::RunExact(size_t begin, size_t end) {
  exact_begin_ = out_->size();
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
  std::sort(out_->begin() + static_cast<long>(exact_begin_), out_->end(),
            [](const Detection& a, const Detection& b) {
              return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
            });
}

}  // namespace redactor::detect
