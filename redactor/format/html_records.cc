// Blocks of HTML, their segments, and records; see html_run.h.
#include <algorithm>

#include "redactor/base/ascii.h"
#include "redactor/base/limits.h"
#include "redactor/format/html_run.h"
#include "redactor/format/json_lenient.h"
#include "redactor/format/markup_text.h"
#include "redactor/format/pieces.h"

namespace redactor::format {

namespace {

// A value up to a closing word in any case.
class LongMarkup final : public PieceSyntax {
 public:
  // The byte at `literal` stops nothing.
  LongMarkup(HtmlRun* run, Batch* batch, std::string_view close,
             bool references, uint64_t literal)
      : run_(run),
        batch_(batch),
        close_(close),
        references_(references),
        literal_(literal) {}

  uint32_t Open(uint64_t raw_begin) override {
    opened_ = raw_begin;
    return run_->OpenPiece(raw_begin);
  }
  const char* Decode(const char* p, const char* end, bool final,
                     uint32_t raw) override {
    ended_ = nullptr;
    if (opened_ + raw == literal_ && p < end) AppendRaw(p++, 1, raw++, batch_);
    const char* stop = FindClose(p, end);
    if (stop != end) {
      ended_ = stop;
      final = true;
    } else if (!final) {
      stop -= std::min(static_cast<size_t>(stop - p), close_.size() - 1);
    }
    if (!references_) {
      AppendRaw(p, static_cast<size_t>(stop - p), raw, batch_);
      return stop;
    }
    const MarkupStop none{'&', '&', /*html=*/true};
    return DecodeMarkup(p, stop, final, none, raw, batch_);
  }
  [[nodiscard]] bool EndsAt(const char* p) const override {
    return p == ended_;
  }

 private:
  [[nodiscard]] const char* FindClose(const char* p, const char* end) const {
    const std::string_view bytes(p, static_cast<size_t>(end - p));
    for (size_t at = 0;; ++at) {
      at = bytes.find(close_[0], at);
      if (at == std::string_view::npos) return end;
      if (StartsWithIgnoreCase(bytes.substr(at), close_)) return p + at;
    }
  }

  HtmlRun* run_;
  Batch* batch_;
  std::string_view close_;
  bool references_;
  uint64_t literal_;
  uint64_t opened_ = 0;
  const char* ended_ = nullptr;
};

}  // namespace

void HtmlRun::NeedOpen() {
  if (in_.open()) return;
  const uint64_t begin = in_.offset();
  batch_.Open(begin);
  in_.OpenAt(begin);
  nodes_.clear();
  sides_.clear();
  block_begin_ = begin;
  block_text_ = 0;
  block_mark_ = batch_.mark();
}

uint32_t HtmlRun::AddStep(uint32_t parent, std::string_view step) {
  return batch_.AddNode({parent, PathNode::Kind::kKey, step, 0});
}

uint32_t HtmlRun::PathNodeOf() {
  while (nodes_.size() < path_.size()) {
    const uint32_t parent = nodes_.empty() ? 0 : nodes_.back();
    nodes_.push_back(AddStep(parent, path_[nodes_.size()].step));
  }
  return nodes_.empty() ? 0 : nodes_.back();
}

// The text since the last block is a segment, and what its tags hold.
void HtmlRun::EndBlock() {
  const std::string_view text(batch_.record_text() + block_text_,
                              batch_.text_at() - block_text_);
  const bool some = std::any_of(text.begin(), text.end(),
                                [](char c) { return !IsMarkupSpace(c); });
  if (some) {
    if (!path_.empty()) table_.Text(path_.back().name, text, &names_);
    batch_.AddSegment(block_text_, SegmentKind::kValue, PathNodeOf());
  } else {
    batch_.Rollback(block_mark_);
  }
  FlushSides();
  block_begin_ = in_.offset();
  block_mark_ = batch_.mark();
  block_text_ = batch_.text_at();
}

void HtmlRun::FlushSides() {
  uint64_t tag = 0;
  uint32_t element = 0;
  const uint32_t parent = sides_.empty() ? 0 : PathNodeOf();
  for (const Side& side : sides_) {
    if (side.begin == side.end) continue;
    if (side.tag != tag) {
      tag = side.tag;
      const bool known = side.tag_step.empty() ||
                         (!path_.empty() && path_.back().name == side.tag_step);
      element = known ? parent : AddStep(parent, side.tag_step);
    }
    const uint32_t above = side.field ? parent : element;
    const uint32_t node =
        side.step.empty() ? element : AddStep(above, side.step);
    const uint32_t begin = batch_.text_at();
    const std::string_view bytes = in_.View(side.begin, side.end);
    const uint32_t raw = batch_.RawAt(side.begin);
    if (side.references) {
      DecodeMarkup(bytes.data(), bytes.data() + bytes.size(), /*final=*/true,
                   {'&', '&', /*html=*/true}, raw, &batch_);
    } else {
      AppendRaw(bytes.data(), bytes.size(), raw, &batch_);
    }
    batch_.AddSegment(begin, side.kind, node);
  }
  sides_.clear();
}

Status HtmlRun::EndRecord(uint64_t end) {
  in_.Close();
  if (!batch_.has_segments()) {
    batch_.Abandon();
    return Status::Ok();
  }
  batch_.Close(end).meta.index = index_++;
  return batch_.full() ? pump_.Submit(end, *this) : Status::Ok();
}

// The record may reach no further: it ends before the block at hand, or, when
// that is all of it, within. Then what reaches over the cut may be missed,
// unless a tag that parts text stands there (`clean`).
Status HtmlRun::CutRecord(uint64_t end, bool clean) {
  if (block_begin_ > in_.begin()) {
    end = block_begin_;
    batch_.Rollback(block_mark_);
    sides_.clear();
    in_tag_ = false;
  } else {
    in_.MoveTo(end);
    EndBlock();
    if (!clean) batch_.MarkLenient();
  }
  in_.MoveTo(end);
  return EndRecord(end);
}

// "key": "value" pairs of a script get their paths.
void HtmlRun::Script(uint64_t begin, uint64_t end) {
  EndBlock();
  ReadPairs(in_.View(begin, end), batch_.RawAt(begin), PathNodeOf(), &batch_);
  block_begin_ = end;
  block_mark_ = batch_.mark();
  block_text_ = batch_.text_at();
}

uint32_t HtmlRun::OpenPiece(uint64_t raw_begin) {
  batch_.Open(raw_begin);
  nodes_.clear();
  const uint32_t node = PathNodeOf();
  return piece_step_.empty() ? node : AddStep(AddStep(node, tag_), piece_step_);
}

// A record of its own, in pieces.
Status HtmlRun::LongValue(uint64_t begin, std::string_view close,
                          bool references) {
  batch_.Abandon();
  in_.Close();
  REDACTOR_RETURN_IF_ERROR(pump_.Deliver(begin, *this));
  LongMarkup value(this, &batch_, close, references,
                   text_next_ ? begin : UINT64_MAX);
  PieceRun run;
  run.kind = references ? SegmentKind::kValue : SegmentKind::kText;
  run.index = index_++;
  run.ends_record = true;
  REDACTOR_RETURN_IF_ERROR(DeliverPieces(pump_, *this, value, begin, &run));
  piece_step_ = {};
  text_next_ = false;
  const bool keep = close == "<" || close.starts_with("</") || close == " ";
  in_.MoveTo(run.end + (run.complete && !keep ? close.size() : 0));
  in_.Close();
  return Status::Ok();
}

Status HtmlRun::Encode(const Record& /*record*/, const Segment& segment,
                       std::string_view token, std::string* out) const {
  const bool number = segment.kind == SegmentKind::kNumber;
  if (number) out->push_back('"');
  REDACTOR_RETURN_IF_ERROR(AppendMarkupToken(token, out));
  if (number) out->push_back('"');
  return Status::Ok();
}

Status HtmlRun::Stub(const Record& /*record*/, const Batch::Item& /*item*/,
                     std::string_view reason, std::string* out) const {
  *out += "<!-- redactor withheld: ";
  *out += reason;
  *out += " -->";
  return Status::Ok();
}

}  // namespace redactor::format
