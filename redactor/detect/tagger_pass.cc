#include "redactor/detect/tagger_pass.h"

#include <algorithm>
#include <cstring>
#include <string>

#include "redactor/base/ascii.h"
#include "redactor/base/limits.h"
#include "redactor/detect/name_words.h"

namespace redactor::detect {

namespace {

using tagger::Token;
using tagger::TokenSpan;

// For ties: behind rules and lists.
constexpr uint32_t kOrder = (1U << 30) + (1U << 29);
constexpr float kProductScore = 0.85F;
constexpr uint32_t kShortest = 5;  // bytes of a value that may hold a sentence

bool IsBlank(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

// A value that is one word is no prose: what it is, its field says.
bool IsProse(std::string_view value) {
  if (value.size() < kShortest) return false;
  bool letter = false;
  for (size_t i = 0; i < value.size(); ++i) {
    if (IsAlpha(value[i]) || IsHigh(value[i])) letter = true;
    if (letter && i > 0 && IsBlank(value[i]) && i + 1 < value.size()) {
      return true;
    }
  }
  return false;
}

// What fields say of a value is no reason to leave it unread: it may say
// something else once the value holds a token.
bool Reads(const Record& record, const Segment& segment) {
  if (segment.kind != SegmentKind::kText &&
      segment.kind != SegmentKind::kValue) {
    return false;
  }
  return segment.end > record.owned_begin && segment.begin < record.owned_end &&
         IsProse(
             record.text.substr(segment.begin, segment.end - segment.begin));
}

// The start of the line before the owned text; of a block of plain text, of
// the last line of the block before: "Regards,\n\nJane".
uint32_t ContextBegin(const Record& record, uint32_t segment_begin) {
  uint32_t begin = record.owned_begin;
  const uint32_t least =
      begin - std::min(begin - segment_begin, uint32_t{kContextBytes});
  while (begin > least && IsBlank(record.text[begin - 1])) --begin;
  while (begin > least && record.text[begin - 1] != '\n') --begin;
  return begin;
}

// Greeted, signed with or met everywhere, and nobody's name.
bool IsNobody(std::string_view text, std::span<const Token> tokens) {
  constexpr uint32_t kNever = kNobodyWord | kHostileWord | kCalendarWord |
                              kTitleWord | kGreetingWord | kSignOffWord;
  std::string folded;
  bool any = false;
  for (const Token& token : tokens) {
    if (!tagger::IsWord(token.shape)) continue;
    any = true;
    folded.clear();
    tagger::LowerWord(text.substr(token.begin, token.size()), &folded);
    if ((NameWordFlags(folded) & kNever) == 0) return false;
    if (token.info.first >= 4 && token.info.common <= 2) return false;
  }
  return any;
}

// One word that is the name of a product or company at least as often.
bool IsProduct(std::span<const Token> tokens) {
  constexpr uint8_t kNamed = kProductKind | kCompanyKind;
  return tokens.size() == 1 && (tokens[0].info.kinds & kNamed) != 0;
}

// "VIN", "EID": letters that may be a name, and mostly are none.
bool IsAcronym(std::span<const Token> tokens) {
  if (tokens.size() != 1) return false;
  const Token& token = tokens[0];
  return token.shape == tagger::Shape::kUpper && token.size() <= 5 &&
         token.info.first < 3 && token.info.last < 4 &&
         (token.line & tagger::kUpperLine) == 0;
}

// "Anschluss von": what the name would follow is no name.
bool EndsInLink(std::span<const Token> tokens) {
  const Token& last = tokens.back();
  return tokens.size() > 1 && last.shape == tagger::Shape::kLower &&
         last.Has(kLinkRole);
}

// "H, R, Y": spelt out, or nothing at all.
bool IsLetters(std::span<const Token> tokens) {
  return std::ranges::all_of(
      tokens, [](const Token& token) { return token.size() < 2; });
}

// The spans that reach into [begin, end).
std::span<const TokenSpan> Within(std::span<const TokenSpan> spans,
                                  uint32_t begin, uint32_t end) {
  const auto first =
      std::ranges::upper_bound(spans, begin, {}, &TokenSpan::end);
  auto last = first;
  while (last != spans.end() && last->begin < end) ++last;
  return {first, last};
}

}  // namespace

TaggerPass::TaggerPass(const tagger::Tagger* tagger, LocationLevel level)
    : tagger_(*tagger), level_(level), scratch_(tagger->NewScratch()) {}

void TaggerPass::Find(const Record& record, std::span<const TokenSpan> taken,
                      bool again, std::vector<Detection>* found) {
  taken_ = taken;
  if (!again) FindParagraphs(record);
  for (size_t i = 0; i < paragraphs_.size(); ++i) {
    Paragraph& paragraph = paragraphs_[i];
    bool retag = !again || Changed(paragraph);
    // They follow one another in one value.
    if (i > 0 && paragraphs_[i - 1].end == paragraph.begin) {
      const tagger::Before& before = paragraphs_[i - 1].next;
      retag = retag || before.signed_off != paragraph.before.signed_off;
      paragraph.before = before;
    }
    if (retag) TagParagraph(record, &paragraph, found);
  }
  taken_before_.assign(taken.begin(), taken.end());
}

void TaggerPass::FindParagraphs(const Record& record) {
  paragraphs_.clear();
  for (const Segment& segment : record.segments) {
    if (!Reads(record, segment)) continue;
    const uint32_t begin = segment.begin >= record.owned_begin
                               ? segment.begin
                               : ContextBegin(record, segment.begin);
    AddParagraphs(
        record, begin,
        std::min(segment.end, std::max(record.owned_end, record.scan_end)));
  }
}

void TaggerPass::AddParagraphs(const Record& record, uint32_t begin,
                               uint32_t end) {
  while (begin < end) {
    Paragraph& paragraph = paragraphs_.emplace_back();
    paragraph.begin = begin;
    begin = paragraph.end = tagger::ParagraphEnd(record.text, begin, end);
  }
}

bool TaggerPass::Changed(const Paragraph& paragraph) const {
  const auto now = Within(taken_, paragraph.begin, paragraph.end);
  const auto before = Within(taken_before_, paragraph.begin, paragraph.end);
  return !std::ranges::equal(now, before, [](const auto& a, const auto& b) {
    return a.begin == b.begin && a.end == b.end;
  });
}

void TaggerPass::TagParagraph(const Record& record, Paragraph* paragraph,
                              std::vector<Detection>* found) {
  spans_.clear();
  paragraph->next = tagger_.TagParagraph(
      record.text, paragraph->begin, paragraph->end, paragraph->before,
      Within(taken_, paragraph->begin, paragraph->end), scratch_.get(),
      &spans_);
  for (const tagger::TaggedSpan& span : spans_) {
    if (span.begin >= record.owned_begin && span.begin < record.owned_end) {
      Add(record, span, found);
    }
  }
}

void TaggerPass::Add(const Record& record, const tagger::TaggedSpan& span,
                     std::vector<Detection>* found) {
  const auto tokens = scratch_->tokens().subspan(
      span.first_token, span.end_token - span.first_token);
  Detection detection;
  detection.score = span.score;
  detection.order = kOrder;
  if (!span.is_place) {
    if (IsNobody(record.text, tokens) || IsLetters(tokens)) return;
    if ((IsProduct(tokens) || IsAcronym(tokens) || EndsInLink(tokens)) &&
        span.score < kProductScore) {
      return;
    }
    detection.begin = span.begin;
    detection.end = span.end;
    detection.rule = kPersonTagger;
    found->push_back(detection);
    return;
  }
  pieces_.clear();
  tagger::AddPlacePieces(record.text, tokens, level_, tagger_.names(),
                         &pieces_);
  for (const tagger::PlacePiece& piece : pieces_) {
    detection.begin = piece.begin;
    detection.end = piece.end;
    detection.type = piece.type;
    detection.rule = kPlaceTagger;
    found->push_back(detection);
  }
}

}  // namespace redactor::detect
