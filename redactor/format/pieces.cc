// Long values in overlapping pieces; see the header.
#include "redactor/format/pieces.h"

#include <algorithm>

#include "redactor/base/limits.h"
#include "redactor/format/cut.h"
#include "redactor/text/utf8.h"

namespace redactor::format {

namespace {

// Raw bytes that hold a whole margin even when all of it is escaped.
constexpr uint64_t kRawMargin = 6 * kMarginBytes + 16;
constexpr size_t kPrefixBytes = 256;

class Piece {
 public:
  Piece(Pump& pump, PieceSyntax& value, PieceRun* run)
      : pump_(pump), batch_(pump.batch()), value_(value), run_(run) {}

  // Fills the batch with the piece that owns bytes from `owned` on.
  void Make(uint64_t view, uint64_t owned);
  [[nodiscard]] bool last() const { return last_; }

 private:
  // Decodes from *at towards `end`; true when the value ended. `exact`: no
  // escape reaches across `end`.
  bool Decode(uint64_t* at, uint64_t end, bool exact);
  void ChooseCut(uint32_t limit);
  void Close(uint64_t raw_end);

  Pump& pump_;
  Batch& batch_;
  PieceSyntax& value_;
  PieceRun* run_;
  bool last_ = false;
  uint32_t owned_begin_ = 0;
  uint32_t owned_end_ = 0;
  uint32_t margin_end_ = 0;
};

bool Piece::Decode(uint64_t* at, uint64_t end, bool exact) {
  const PageBuffer& input = pump_.input();
  const uint64_t available = std::min(input.end(), run_->stop);
  const bool final = end >= available && (input.eof() || end >= run_->stop);
  end = std::min(end, available);
  if (*at >= end) return final;
  const char* stop = input.At(end);
  const char* p =
      value_.Decode(input.At(*at), stop, final || exact, batch_.RawAt(*at));
  *at = input.OffsetOf(p);
  run_->end = *at;
  run_->complete = p < stop && value_.EndsAt(p);
  return run_->complete || (final && p == stop);
}

void Piece::Make(uint64_t view, uint64_t owned) {
  const uint32_t node = value_.Open(view);
  uint64_t at = view;
  run_->end = owned;
  Decode(&at, owned, /*exact=*/true);
  owned_begin_ = batch_.text_at();
  last_ = Decode(&at, owned + kMaxValuePart, /*exact=*/false);
  const uint32_t limit = batch_.text_at();
  if (!last_) {
    const bool ended = Decode(&at, owned + kMaxValuePart + kRawMargin,
                              /*exact=*/false);
    last_ = ended && batch_.text_at() == limit;
  }
  owned_end_ = margin_end_ = batch_.text_at();
  if (!last_) ChooseCut(limit);
  batch_.TrimText(margin_end_);
  batch_.AddSegment(0, run_->kind, node);
  batch_.segment(batch_.segment_count() - 1).dress = run_->dress;
  Close(last_ ? run_->end : batch_.RawEndOfText());
}

void Piece::ChooseCut(uint32_t limit) {
  const std::string_view text(batch_.record_text(), batch_.text_at());
  owned_end_ = static_cast<uint32_t>(CutPart(text, owned_begin_, limit));
  const size_t margin =
      std::min<size_t>(text.size(), owned_end_ + kMarginBytes);
  margin_end_ = static_cast<uint32_t>(FloorCodePoint(text, margin));
}

void Piece::Close(uint64_t raw_end) {
  if (run_->prefix.empty()) {
    const std::string_view text(batch_.record_text(), owned_end_);
    run_->prefix = text.substr(
        0, FloorCodePoint(text, std::min<size_t>(text.size(), kPrefixBytes)));
  }
  Batch::Item& item = batch_.Close(raw_end);
  item.meta.index = run_->index;
  item.meta.text_code_points = run_->code_points;
  item.meta.owned_begin = owned_begin_;
  item.meta.owned_end = owned_end_;
  item.meta.scan_end = margin_end_;
  item.meta.first_part = run_->first_part;
  item.meta.last_part = last_ && run_->ends_record;
  item.meta.lenient |= run_->lenient;
  run_->first_part = false;
}

// Where the next piece's text begins in that of `record`: context before
// `done`.
uint32_t ContextBegin(const Record& record, uint32_t done) {
  if (done <= kContextBytes) return 0;
  return static_cast<uint32_t>(
      CeilCodePoint(record.text, done - kContextBytes));
}

}  // namespace

Status DeliverPieces(Pump& pump, Syntax& syntax, PieceSyntax& value,
                     uint64_t begin, PieceRun* run) {
  uint64_t view = begin;
  uint64_t owned = begin;
  for (;;) {
    const uint64_t wanted = owned + kMaxValuePart + kRawMargin + 16;
    const PageBuffer& input = pump.input();
    while (!input.eof() && input.end() < std::min(wanted, run->stop)) {
      REDACTOR_RETURN_IF_ERROR(pump.More(owned, view, syntax));
    }
    Piece piece(pump, value, run);
    piece.Make(view, owned);
    REDACTOR_RETURN_IF_ERROR(pump.Deliver(owned, syntax));
    if (piece.last()) return Status::Ok();
    const Record& record = pump.last_record();
    const uint32_t done = pump.consumed_text();
    owned = record.offset + RawEnd(record, done);
    const uint32_t context = ContextBegin(record, done);
    view = record.offset + RawBegin(record, context);
    run->code_points += text::CountCodePoints(record.text.substr(0, context));
  }
}

}  // namespace redactor::format
