// The loop over steps, and where records and their parts begin and end.
// Statements are in sql_statement.cc, rows in sql_rows.cc.
#include "redactor/format/sql_run.h"

#include <algorithm>
#include <cstring>

#include "redactor/base/limits.h"
#include "redactor/format/pieces.h"
#include "redactor/format/sql_words.h"

namespace redactor::format {

namespace {

// Bytes that alone are no text of a statement.
bool IsFiller(char c) {
  return IsSqlSpace(c) || c == '(' || c == ')' || c == ',' || c == ';' ||
         c == '@';
}

// A content that is longer than a record.
class LongSqlContent final : public PieceSyntax {
 public:
  LongSqlContent(Batch* batch, const SqlContent& content,
                 std::string_view table, const SqlColumn* column)
      : batch_(batch), content_(content), table_(table), column_(column) {}

  uint32_t Open(uint64_t raw_begin) override {
    batch_->Open(raw_begin);
    if (column_ == nullptr) return 0;
    const uint32_t table =
        batch_->AddNode({0, PathNode::Kind::kKey, table_, 0});
    return batch_->AddNode({table, PathNode::Kind::kKey, column_->name, 0});
  }
  const char* Decode(const char* p, const char* end, bool final,
                     uint32_t raw) override {
    return DecodeSqlContent(content_, p, end, final, raw, batch_, &closed_);
  }
  [[nodiscard]] bool EndsAt(const char* /*p*/) const override {
    return closed_;
  }

 private:
  Batch* batch_;
  const SqlContent& content_;
  std::string_view table_;
  const SqlColumn* column_;
  bool closed_ = false;
};

}  // namespace

SqlRun::SqlRun(ByteSource& source, ByteSink* sink, RecordHandler& handler,
               const FormatOptions& options, FormatResult* result)
    : pump_(source, sink, handler, options, result),
      input_(pump_.input()),
      batch_(pump_.batch()),
      widen_(options.widen_types) {}

Status SqlRun::Run() { return pump_.Finish(ReadAll(), syntax_); }

Status SqlRun::Start() {
  while (!input_.eof() && input_.end() < kSqlSniffBytes) {
    REDACTOR_RETURN_IF_ERROR(pump_.More(0, 0, syntax_));
  }
  const std::string_view head =
      input_.View(0, std::min<uint64_t>(input_.end(), kSqlSniffBytes));
  dialect_ = SniffSqlDialect(head);
  at_ = head.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  return Status::Ok();
}

Status SqlRun::ReadAll() {
  REDACTOR_RETURN_IF_ERROR(Start());
  for (;;) {
    SetWindow();
    content_.kind = SqlContent::Kind::kStretch;
    content_begin_ = at_;
    is_value_ = false;
    const Did did = Step();
    if (!status_.ok()) return status_;
    if (did == Did::kEnd) return Status::Ok();
    if (did == Did::kGo) continue;
    REDACTOR_RETURN_IF_ERROR(capped_ ? TooFar() : Grow());
  }
}

void SqlRun::SetWindow() {
  uint64_t stop = input_.end();
  final_ = input_.eof();
  capped_ = false;
  if (open_ && stop > part_begin_ + kMaxRecord + 1) {
    stop = part_begin_ + kMaxRecord + 1;
    final_ = false;
    capped_ = true;
  }
  cur_ = input_.At(at_);
  end_ = input_.At(stop);
}

SqlRun::Did SqlRun::Step() {
  switch (mode_) {
    case Mode::kStatement:
      return Statement();
    case Mode::kTuples:
      return BetweenTuples();
    case Mode::kTuple:
      return TupleToken();
    case Mode::kRows:
      return BetweenRows();
    case Mode::kRow:
      return Field();
  }
  return Did::kEnd;
}

// Some more bytes: enough that tokens are not read again at every page.
Status SqlRun::Grow() {
  const uint64_t settled = open_ ? part_begin_ : at_;
  const uint64_t have = input_.end() - at_;
  const uint64_t wanted = input_.end() + have / 4 + 1;
  do {
    REDACTOR_RETURN_IF_ERROR(pump_.More(settled, settled, syntax_));
  } while (!input_.eof() && input_.end() < wanted && input_.ready());
  return Status::Ok();
}

void SqlRun::Open(uint64_t begin) {
  open_ = true;
  part_begin_ = begin;
  gap_open_ = false;
  table_node_ = column_node_ = 0;
  batch_.Open(begin);
}

Status SqlRun::Close(bool counts) {
  FlushGap();
  const bool row = counts;
  Batch::Item& item = batch_.Close(at_);
  item.meta.index = index_++;
  item.meta.first_part = first_part_;
  item.partial = in_parts_;
  item.cells = kSqlNoCells;
  if (row) {
    item.cells = static_cast<uint32_t>(column_);
    if (mode_ == Mode::kRow) item.cells |= kSqlCopyRow;
    if (item.raw_begin == statement_begin_) item.cells |= kSqlWithHead;
  }
  const bool deliver = in_parts_ || batch_.full();
  open_ = in_parts_ = false;
  first_part_ = true;
  return deliver ? pump_.Submit(at_, syntax_) : Status::Ok();
}

Status SqlRun::EndPart() {
  FlushGap();
  in_parts_ = true;
  whole_ = false;
  if (batch_.has_segments()) {
    Batch::Item& item = batch_.Close(at_);
    item.meta.index = index_;
    item.meta.first_part = first_part_;
    item.meta.last_part = false;
    first_part_ = false;
    REDACTOR_RETURN_IF_ERROR(pump_.Deliver(at_, syntax_));
  } else {
    batch_.Abandon();
  }
  Open(at_);
  return Status::Ok();
}

// The token at at_ does not end within the part.
Status SqlRun::TooFar() {
  const uint64_t token = is_value_ ? literal_begin_ : at_;
  if (token > part_begin_) return EndPart();
  return LongContent();
}

Status SqlRun::LongContent() {
  const SqlContent content = content_;
  const SqlColumn* of = is_value_ ? column() : nullptr;
  const bool lenient = batch_.lenient();
  batch_.Abandon();
  open_ = false;
  REDACTOR_RETURN_IF_ERROR(pump_.Deliver(content_begin_, syntax_));
  LongSqlContent value(&batch_, content, head_.name, of);
  PieceRun run;
  run.index = index_;
  run.first_part = first_part_;
  run.lenient = lenient;
  if (content.kind == SqlContent::Kind::kHexText ||
      content.kind == SqlContent::Kind::kHexDigits) {
    run.dress = kSqlHex;
  }
  REDACTOR_RETURN_IF_ERROR(
      DeliverPieces(pump_, syntax_, value, content_begin_, &run));
  at_ = run.end;
  if (run.complete) at_ += SqlCloserSize(content);
  first_part_ = false;
  in_parts_ = true;
  whole_ = false;
  fresh_ = false;
  Open(at_);
  if (!run.complete && SqlCloserSize(content) > 0) batch_.MarkLenient();
  return Status::Ok();
}

// On kGo the text is in the batch and at_ behind the closer.
SqlRun::Did SqlRun::ReadContent(const char* begin) {
  content_begin_ = OffsetOf(begin);
  const Batch::Mark mark = batch_.mark();
  bool closed = false;
  const char* p =
      DecodeSqlContent(content_, begin, end_, final_,
                       batch_.RawAt(content_begin_), &batch_, &closed);
  const size_t closer = SqlCloserSize(content_);
  if (!closed && !final_) {
    batch_.Rollback(mark);
    return Did::kMore;
  }
  at_ = OffsetOf(p);
  if (closed) {
    at_ += closer;
  } else if (closer > 0) {
    batch_.MarkLenient();
  }
  return Did::kGo;
}

void SqlRun::AddGap(const char* to) {
  if (!gap_open_) {
    while (cur_ < to && IsFiller(*cur_)) ++cur_;
    if (cur_ < to) {
      gap_open_ = true;
      gap_begin_ = batch_.text_at();
    }
  }
  const auto size = static_cast<size_t>(to - cur_);
  if (size > 0) {
    char* out = batch_.text_tail();
    std::memcpy(out, cur_, size);
    batch_.AddChunk(batch_.text_at(), static_cast<uint32_t>(size),
                    batch_.RawAt(OffsetOf(cur_)), static_cast<uint32_t>(size));
    batch_.set_text_tail(out + size);
  }
  cur_ = to;
  at_ = OffsetOf(to);
}

void SqlRun::FlushGap() {
  if (!gap_open_) return;
  gap_open_ = false;
  const bool value = mode_ == Mode::kTuple;
  // Code is no prose: names of people and places are not sought in it.
  const bool code = code_ && !value && !batch_.lenient();
  batch_.AddSegment(gap_begin_, code ? SegmentKind::kKey : SegmentKind::kText,
                    value ? ValueNode() : 0);
}

uint32_t SqlRun::NodeFor(std::string_view table, std::string_view column,
                         size_t index) {
  if (table_node_ == 0 && !table.empty()) {
    table_node_ = batch_.AddNode({0, PathNode::Kind::kKey, table, 0});
  }
  if (column.empty()) {
    return batch_.AddNode({table_node_, PathNode::Kind::kIndex, {}, index});
  }
  return batch_.AddNode({table_node_, PathNode::Kind::kKey, column, 0});
}

// The values may stand under the wrong columns: they are read as text.
void SqlRun::StripPaths() {
  batch_.MarkLenient();
  for (size_t i = 0; i < batch_.segment_count(); ++i) {
    Segment& segment = batch_.segment(i);
    segment.path = 0;
    segment.room = ValueRoom::kAny;
  }
}

// A string ended where it should not: if a statement begins in what was taken
// for it, all before that is text, and reading goes on there.
bool SqlRun::Resync() {
  if (in_parts_) return false;
  const std::string_view raw = input_.View(part_begin_, at_);
  const size_t line = FindSqlStatement(raw);
  if (line == std::string_view::npos) return false;
  batch_.Rollback({0, 0, 0, 1, false});
  gap_open_ = false;
  table_node_ = column_node_ = 0;
  mode_ = Mode::kStatement;
  cur_ = input_.At(part_begin_);
  AddGap(input_.At(part_begin_ + line));
  batch_.MarkLenient();
  status_ = Close(/*counts=*/false);
  return true;
}

// The rest of the row is text, up to the end of its statement.
void SqlRun::ReadLeniently() {
  StripPaths();
  verb_ = Verb::kOther;
  mode_ = Mode::kStatement;
  depth_ = 0;
}

}  // namespace redactor::format
