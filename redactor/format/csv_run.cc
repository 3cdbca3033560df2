// Rows of CSV: records, header, stubs. Cells are in csv_cells.cc.
#include "redactor/format/csv_run.h"

#include <algorithm>

#include "redactor/base/limits.h"
#include "redactor/format/csv_sniff.h"

namespace redactor::format {

namespace {
bool IsLineEnd(char c) { return c == '\n' || c == '\r'; }
}  // namespace

CsvRun::CsvRun(ByteSource& source, ByteSink* sink, RecordHandler& handler,
               const FormatOptions& options, FormatResult* result,
               char delimiter)
    : pump_(source, sink, handler, options, result),
      input_(pump_.input()),
      batch_(pump_.batch()),
      by_line_(options.line_buffered),
      delimiter_(delimiter) {}

Status CsvRun::Run() { return pump_.Finish(ReadAll(), *this); }

Status CsvRun::ReadAll() {
  REDACTOR_RETURN_IF_ERROR(Start());
  for (;;) {
    while (cur_ < limit_ && IsLineEnd(*cur_)) ++cur_;
    if (cur_ < limit_) {
      REDACTOR_RETURN_IF_ERROR(Row());
    } else if (!Refill()) {
      return status_;
    }
  }
}

Status CsvRun::Start() {
  const auto head_enough = [this] {
    const std::string_view head = input_.View(0, input_.end());
    if (by_line_ && head.find('\n') != std::string_view::npos) return true;
    return head.size() >= 3 &&
           ((delimiter_ != 0 && !by_line_) || EnoughToSniff(head));
  };
  while (!input_.eof() && !head_enough()) {
    REDACTOR_RETURN_IF_ERROR(pump_.More(0, 0, *this));
  }
  std::string_view head = input_.View(0, input_.end());
  if (by_line_) head = head.substr(0, head.find('\n'));
  const bool mark = head.starts_with("\xEF\xBB\xBF");
  if (delimiter_ == 0) {
    delimiter_ = SniffDelimiter(head);
    width_ = SniffWidth(head, delimiter_);
  }
  cur_ = input_.At(mark ? 3 : 0);
  SetLimit();
  return Status::Ok();
}

void CsvRun::OpenPart(uint64_t begin) {
  open_ = true;
  part_begin_ = begin;
  cur_ = input_.At(begin);
  batch_.Open(begin);
  if (literal_) batch_.MarkLenient();
  SetLimit();
}

Status CsvRun::Row() {
  row_begin_ = offset();
  column_ = 0;
  literal_ = in_parts_ = false;
  first_part_ = true;
  OpenPart(row_begin_);
  for (;;) {
    CellEnd end = Cell();
    if (end == CellEnd::kTooFar) REDACTOR_RETURN_IF_ERROR(OnTooFar(&end));
    if (end == CellEnd::kUnclosed) {
      ReadLiterally();
      continue;
    }
    if (end == CellEnd::kTooFar) continue;  // again, in a new part
    if (end == CellEnd::kFailed) return status_;
    ++column_;
    if (end == CellEnd::kLine) return CloseRow();
    ++cur_;
  }
}

Status CsvRun::CloseRow() {
  if (header_rows_ > 0) {
    --header_rows_;
    if (!IsTitle()) {
      header_rows_ = 0;
      if (LooksLikeHeader()) return CloseHeader();
      names_.clear();
    }
  }
  Batch::Item& item = batch_.Close(offset());
  item.meta.index = index_++;
  item.meta.first_part = first_part_;
  item.cells = static_cast<uint32_t>(column_);
  item.partial = in_parts_;
  open_ = false;
  if (in_parts_ || batch_.full()) {
    REDACTOR_RETURN_IF_ERROR(pump_.Submit(offset(), *this));
  }
  SetLimit();
  return Status::Ok();
}

// A line above the header: "Report of May", "Report of May,,,".
bool CsvRun::IsTitle() {
  return column_ < width_ || batch_.segment_count() * 2 < column_;
}

bool CsvRun::LooksLikeHeader() {
  if (in_parts_ || batch_.lenient()) return false;
  names_.assign(column_, {});
  for (size_t i = 0; i < batch_.segment_count(); ++i) {
    const Segment& cell = batch_.segment(i);
    names_[batch_.node(cell.path).index] = batch_.TextOf(cell);
  }
  const std::vector<std::string_view> cells(names_.begin(), names_.end());
  return CouldBeHeader(cells);
}

// Delivers the row as keys; Review says what came of it.
Status CsvRun::CloseHeader() {
  for (size_t i = 0; i < batch_.segment_count(); ++i) {
    Segment& cell = batch_.segment(i);
    const std::string& name = names_[batch_.node(cell.path).index];
    cell.kind = SegmentKind::kKey;
    cell.path = batch_.AddNode({0, PathNode::Kind::kKey, name, 0});
  }
  Batch::Item& item = batch_.Close(offset());
  item.meta.index = index_;
  item.cells = static_cast<uint32_t>(column_);
  open_ = false;
  REDACTOR_RETURN_IF_ERROR(pump_.Settle(*this));
  header_ = true;
  REDACTOR_RETURN_IF_ERROR(pump_.Deliver(offset(), *this));
  if (!header_) {
    names_.clear();
    ++index_;
  }
  header_ = false;
  SetLimit();
  return Status::Ok();
}

Status CsvRun::Review(std::span<const Record> /*records*/,
                      std::span<RecordOutcome> outcomes) {
  if (!header_) return Status::Ok();
  // One doubtful name ("Twitter @handle") must not cost all columns theirs.
  header_ = outcomes.back().findings * 2 <= batch_.last().cells &&
            outcomes.back().withheld.empty();
  batch_.last().counts = !header_;
  return Status::Ok();
}

Status CsvRun::Encode(const Record& /*record*/, const Segment& /*segment*/,
                      std::string_view token, std::string* out) const {
  // Tokens are bare words; anything else could change the shape of the row.
  const char special[] = {delimiter_, '"', '\n', '\r'};
  if (token.find_first_of({special, sizeof special}) !=
      std::string_view::npos) {
    return {StatusCode::kInternal, "a token that no CSV cell can hold"};
  }
  out->append(token);
  return Status::Ok();
}

Status CsvRun::Stub(const Record& /*record*/, const Batch::Item& item,
                    std::string_view reason, std::string* out) const {
  *out += "redactor-withheld:";
  *out += reason;
  out->append(item.cells - 1, delimiter_);
  return Status::Ok();
}

}  // namespace redactor::format
