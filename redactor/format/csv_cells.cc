// Cells of CSV: quotes, parts and long cells; see csv_run.h.
#include <algorithm>
#include <cstring>

#include "redactor/base/limits.h"
#include "redactor/format/csv_run.h"
#include "redactor/format/pieces.h"
#include "redactor/format/scan.h"

namespace redactor::format {

namespace {

class LongPlainCell final : public PieceSyntax {
 public:
  LongPlainCell(Batch* batch, char delimiter, const PathNode& column)
      : batch_(batch), delimiter_(delimiter), column_(column) {}

  uint32_t Open(uint64_t raw_begin) override {
    batch_->Open(raw_begin);
    return batch_->AddNode(column_);
  }
  const char* Decode(const char* p, const char* end, bool /*final*/,
                     uint32_t raw) override {
    char* out = batch_->text_tail();
    const char* stop = CopyUntil(p, end, delimiter_, '\n', '\r', &out);
    const auto size = static_cast<uint32_t>(stop - p);
    if (size > 0) batch_->AddChunk(batch_->text_at(), size, raw, size);
    batch_->set_text_tail(out);
    return stop;
  }
  [[nodiscard]] bool EndsAt(const char* p) const override {
    return *p == delimiter_ || *p == '\n' || *p == '\r';
  }

 private:
  Batch* batch_;
  char delimiter_;
  PathNode column_;
};

}  // namespace

void CsvRun::SetLimit() {
  uint64_t stop = input_.end();
  final_ = input_.eof();
  capped_ = false;
  if (open_ && stop > part_begin_ + kMaxRecord + 1) {
    stop = part_begin_ + kMaxRecord + 1;
    final_ = false;
    capped_ = true;
  }
  limit_ = input_.At(stop);
}

bool CsvRun::Refill() {
  if (final_ || capped_) return false;
  const uint64_t at = offset();
  const uint64_t settled = open_ ? part_begin_ : at;
  status_ = pump_.More(settled, settled, *this);
  if (!status_.ok()) return false;
  cur_ = input_.At(at);
  SetLimit();
  return true;
}

PathNode CsvRun::ColumnNode() const {
  if (column_ < names_.size() && !names_[column_].empty()) {
    return {0, PathNode::Kind::kKey, names_[column_], 0};
  }
  return {0, PathNode::Kind::kIndex, {}, column_};
}

void CsvRun::AddCell(uint32_t begin) {
  if (batch_.text_at() == begin) return;
  batch_.AddSegment(begin, SegmentKind::kValue, batch_.AddNode(ColumnNode()));
}

CsvRun::CellEnd CsvRun::AtLimit(bool quoted) const {
  if (!status_.ok()) return CellEnd::kFailed;
  if (capped_) return CellEnd::kTooFar;
  return quoted ? CellEnd::kUnclosed : CellEnd::kLine;
}

CsvRun::CellEnd CsvRun::Cell() {
  cell_ = offset();
  cell_mark_ = batch_.mark();
  const uint32_t begin = batch_.text_at();
  while (cur_ == limit_) {
    if (!Refill()) return AtLimit(/*quoted=*/false);
  }
  const CellEnd end = !literal_ && *cur_ == '"' ? Quoted() : Plain();
  if (end == CellEnd::kDelimiter || end == CellEnd::kLine) AddCell(begin);
  return end;
}

CsvRun::CellEnd CsvRun::Plain() {
  for (;;) {
    char* out = batch_.text_tail();
    const char* stop = CopyUntil(cur_, limit_, delimiter_, '\n', '\r', &out);
    const auto size = static_cast<uint32_t>(stop - cur_);
    if (size > 0) {
      batch_.AddChunk(batch_.text_at(), size, batch_.RawAt(offset()), size);
    }
    batch_.set_text_tail(out);
    cur_ = stop;
    if (cur_ < limit_) {
      return *cur_ == delimiter_ ? CellEnd::kDelimiter : CellEnd::kLine;
    }
    if (!Refill()) return AtLimit(/*quoted=*/false);
  }
}

CsvRun::CellEnd CsvRun::Quoted() {
  ++cur_;
  for (;;) {
    char* out = batch_.text_tail();
    const char* stop = CopyUntil(cur_, limit_, '"', '"', &out);
    const auto size = static_cast<uint32_t>(stop - cur_);
    if (size > 0) {
      batch_.AddChunk(batch_.text_at(), size, batch_.RawAt(offset()), size);
    }
    batch_.set_text_tail(out);
    cur_ = stop;
    if (limit_ - cur_ < 2 && Refill()) continue;
    if (!status_.ok()) return CellEnd::kFailed;
    if (cur_ == limit_) return AtLimit(/*quoted=*/true);
    if (capped_ && cur_ + 1 == limit_) return CellEnd::kTooFar;
    if (ClosingQuote()) break;
  }
  if (cur_ == limit_) return CellEnd::kLine;
  if (*cur_ == delimiter_) return CellEnd::kDelimiter;
  if (*cur_ == '\n' || *cur_ == '\r') return CellEnd::kLine;
  // Text behind the closing quote: all of it, quote included, belongs to the
  // cell.
  batch_.MarkLenient();
  --cur_;
  return Plain();
}

// At a quote: takes a doubled one as a part of the cell, else steps over the
// one that closes the cell.
bool CsvRun::ClosingQuote() {
  if (limit_ - cur_ < 2 || cur_[1] != '"') {
    ++cur_;
    return true;
  }
  batch_.AddChunk(batch_.text_at(), 1, batch_.RawAt(offset()), 2);
  char* out = batch_.text_tail();
  *out = '"';
  batch_.set_text_tail(out + 1);
  cur_ += 2;
  return false;
}

// The current cell does not end within the part: the part ends before it, or
// it needs pieces, or its quote is none (then kUnclosed).
Status CsvRun::OnTooFar(CellEnd* end) {
  const bool quoted = !literal_ && *input_.At(cell_) == '"';
  if (quoted) {
    bool closes = false;
    REDACTOR_RETURN_IF_ERROR(FindClose(cell_, &closes));
    if (!closes || cell_ == part_begin_) {
      *end = CellEnd::kUnclosed;
      return Status::Ok();
    }
  }
  batch_.Rollback(cell_mark_);
  if (cell_ == part_begin_) return LongCell(end);
  return EndPart();
}

Status CsvRun::EndPart() {
  in_parts_ = true;
  if (batch_.has_segments()) {
    Batch::Item& item = batch_.Close(cell_);
    item.meta.index = index_;
    item.meta.first_part = first_part_;
    item.meta.last_part = false;
    open_ = first_part_ = false;
    REDACTOR_RETURN_IF_ERROR(pump_.Deliver(cell_, *this));
  } else {
    batch_.Abandon();
  }
  OpenPart(cell_);
  return Status::Ok();
}

Status CsvRun::LongCell(CellEnd* end) {
  const bool lenient = batch_.lenient();
  batch_.Abandon();
  open_ = false;
  REDACTOR_RETURN_IF_ERROR(pump_.Deliver(cell_, *this));
  LongPlainCell cell(&batch_, delimiter_, ColumnNode());
  PieceRun run;
  run.kind = SegmentKind::kValue;
  run.index = index_;
  run.first_part = first_part_;
  run.lenient = lenient;
  REDACTOR_RETURN_IF_ERROR(DeliverPieces(pump_, *this, cell, cell_, &run));
  first_part_ = false;
  in_parts_ = true;
  OpenPart(run.end);
  *end = run.complete && *cur_ == delimiter_ ? CellEnd::kDelimiter
                                             : CellEnd::kLine;
  return Status::Ok();
}

// Does the cell that opens at `quote` close within kMaxRecord?
Status CsvRun::FindClose(uint64_t quote, bool* closes) {
  const uint64_t limit = quote + kMaxRecord;
  const uint64_t at = offset();
  while (!input_.eof() && input_.end() <= limit) {
    REDACTOR_RETURN_IF_ERROR(pump_.More(part_begin_, part_begin_, *this));
  }
  cur_ = input_.At(at);
  SetLimit();
  const std::string_view bytes =
      input_.View(quote, std::min(input_.end(), limit + 1));
  *closes = false;
  for (size_t i = 1;;) {
    i = bytes.find('"', i);
    if (i == std::string_view::npos) return Status::Ok();
    *closes = i + 1 == bytes.size() || bytes[i + 1] != '"';
    if (*closes) return Status::Ok();
    i += 2;
  }
}

// The quote of the current cell does not count: back to the start of the row,
// or of the cell if parts of the row are gone already.
void CsvRun::ReadLiterally() {
  literal_ = true;
  if (in_parts_) {
    batch_.Rollback(cell_mark_);
    cur_ = input_.At(cell_);
  } else {
    batch_.Abandon();
    batch_.Open(row_begin_);
    cur_ = input_.At(row_begin_);
    column_ = 0;
  }
  batch_.MarkLenient();
}

}  // namespace redactor::format
