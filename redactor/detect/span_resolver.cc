// Cut, sort, sweep from left to right.
#include "redactor/detect/span_resolver.h"

#include <algorithm>
#include <tuple>

#include "redactor/text/utf8.h"

namespace redactor::detect {

namespace {

bool IsContinuation(char c) { return (c & 0xC0) == 0x80; }

// A piece of `whole` beside an own token, without what parts words: a soft
// hyphen is no secret, and a token right behind another would be none.
void AddPiece(std::string_view text, const Detection& whole, uint32_t begin,
              uint32_t end, std::vector<Detection>* out) {
  while (begin < end) {
    size_t next = begin;
    if (text::IsWordChar(text::DecodeAt(text, &next))) break;
    begin = static_cast<uint32_t>(next);
  }
  while (begin < end && !text::IsWordChar(text::DecodeBefore(text, end))) {
    do {
      --end;
    } while (end > begin && IsContinuation(text[end]));
  }
  if (begin >= end) return;
  Detection piece = whole;
  piece.begin = begin;
  piece.end = end;
  piece.identity = {};
  out->push_back(piece);
}

void CutOpaque(std::string_view text, std::span<const OpaqueSpan> opaque,
               std::vector<Detection>* found) {
  if (opaque.empty()) return;
  std::vector<Detection> out;
  out.reserve(found->size());
  for (const Detection& detection : *found) {
    auto span = std::lower_bound(
        opaque.begin(), opaque.end(), detection.begin,
        [](const OpaqueSpan& s, uint32_t pos) { return s.end <= pos; });
    if (span == opaque.end() || span->begin >= detection.end) {
      out.push_back(detection);
      continue;
    }
    uint32_t at = detection.begin;
    for (; span != opaque.end() && span->begin < detection.end; ++span) {
      if (span->begin > at) {
        AddPiece(text, detection, at, span->begin, &out);
      }
      at = std::max(at, span->end);
    }
    if (at < detection.end) AddPiece(text, detection, at, detection.end, &out);
  }
  *found = std::move(out);
}

bool CanJoin(const Detection& first, const Detection& second) {
  return !first.continuation && !second.continuation;
}

// Two tokens without anything between them would be none: nobody could tell
// where the first one ends. The value is that of both, and secret if one is.
void Join(const Detection& tail, Detection* head) {
  head->end = tail.end;
  head->identity = {};
  if (tail.type == EntityType::kSecret) {
    head->type = tail.type;
    head->rule = tail.rule;
  }
}

}  // namespace

void WidenToCodePoints(std::string_view text, uint32_t* begin, uint32_t* end) {
  for (int i = 0; i < 3 && *begin > 0 && IsContinuation(text[*begin]); ++i) {
    --*begin;
  }
  for (int i = 0; i < 3 && *end < text.size() && IsContinuation(text[*end]);
       ++i) {
    ++*end;
  }
}

void ResolveSpans(std::string_view text, std::span<const OpaqueSpan> opaque,
                  std::vector<Detection>* found,
                  std::vector<Detection>* losers) {
  for (Detection& detection : *found) {
    WidenToCodePoints(text, &detection.begin, &detection.end);
  }
  CutOpaque(text, opaque, found);
  std::sort(
      found->begin(), found->end(), [](const Detection& a, const Detection& b) {
        return std::tuple(a.begin, ~a.end, -a.score, a.order, a.type, a.rule,
                          a.identity) < std::tuple(b.begin, ~b.end, -b.score,
                                                   b.order, b.type, b.rule,
                                                   b.identity);
      });
  size_t kept = 0;
  uint32_t covered = 0;
  for (size_t i = 0; i < found->size(); ++i) {
    Detection detection = (*found)[i];
    if (detection.end <= covered) {
      if (losers != nullptr) losers->push_back(detection);
      continue;
    }
    const bool touches = kept != 0 && detection.begin <= covered;
    if (touches && CanJoin((*found)[kept - 1], detection)) {
      Join(detection, &(*found)[kept - 1]);
      covered = detection.end;
      if (losers != nullptr) losers->push_back(detection);
      continue;
    }
    if (detection.begin < covered) {
      detection.begin = covered;
      detection.identity = {};
    }
    covered = detection.end;
    (*found)[kept++] = detection;
  }
  found->resize(kept);
}

}  // namespace redactor::detect
