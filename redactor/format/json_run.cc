// The run over one JSON entry: records, parts and long strings.
#include "redactor/format/json_run.h"

#include "redactor/base/limits.h"
#include "redactor/format/json_string.h"
#include "redactor/format/pieces.h"

namespace redactor::format {

namespace {

class LongString final : public PieceSyntax {
 public:
  LongString(JsonLexer* lexer, Batch* batch, bool lines)
      : lexer_(lexer), batch_(batch), lines_(lines) {}

  uint32_t Open(uint64_t raw_begin) override {
    return lexer_->OpenPiece(raw_begin);
  }
  const char* Decode(const char* p, const char* end, bool final,
                     uint32_t raw) override {
    if (lines_) {
      const auto size = static_cast<size_t>(end - p);
      const size_t line = std::string_view(p, size).find('\n');
      if (line != std::string_view::npos) {
        return DecodeJsonString(p, p + line, /*final=*/true, raw, batch_);
      }
    }
    return DecodeJsonString(p, end, final, raw, batch_);
  }
  [[nodiscard]] bool EndsAt(const char* p) const override {
    return *p == '"' || (lines_ && *p == '\n');
  }

 private:
  JsonLexer* lexer_;
  Batch* batch_;
  bool lines_;
};

}  // namespace

JsonRun::JsonRun(ByteSource& source, ByteSink* sink, RecordHandler& handler,
                 const FormatOptions& options, FormatResult* result, bool lines)
    : pump_(source, sink, handler, options, result),
      batch_(pump_.batch()),
      lines_(lines),
      lexer_(pump_, *this, lines) {}

Status JsonRun::Run() { return pump_.Finish(ReadAll(), *this); }

Status JsonRun::ReadAll() {
  REDACTOR_RETURN_IF_ERROR(SkipByteOrderMark());
  for (;;) {
    const JsonLexer::Event event = lexer_.Next();
    if (event == JsonLexer::Event::kFailed) return lexer_.status();
    if (event == JsonLexer::Event::kEnd) return Status::Ok();
    REDACTOR_RETURN_IF_ERROR(OnEvent(event));
  }
}

Status JsonRun::SkipByteOrderMark() {
  PageBuffer& input = pump_.input();
  while (!input.eof() && input.end() < 3) {
    REDACTOR_RETURN_IF_ERROR(pump_.More(0, 0, *this));
  }
  const bool mark =
      input.end() >= 3 && input.View(0, 3) == std::string_view("\xEF\xBB\xBF");
  lexer_.Start(mark ? 3 : 0);
  return Status::Ok();
}

Status JsonRun::OnEvent(JsonLexer::Event event) {
  switch (event) {
    case JsonLexer::Event::kElement:
      return OnElement();
    case JsonLexer::Event::kEnvelope:
      return OnEnvelope();
    case JsonLexer::Event::kPart:
      return OnPart();
    case JsonLexer::Event::kLongString:
      return OnLongString();
    default:
      return OnMalformed();
  }
}

// Closes the open record or part at the lexer's end().
void JsonRun::CloseRecord(bool last_part, bool counts) {
  Batch::Item& item = batch_.Close(lexer_.end());
  item.meta.index = index_;
  item.meta.first_part = first_part_;
  item.meta.last_part = last_part;
  item.counts = counts && last_part;
  first_part_ = last_part;
}

// Delivers a record whose containers reach beyond it.
Status JsonRun::DeliverOpen(uint64_t upto) {
  REDACTOR_RETURN_IF_ERROR(pump_.Settle(*this));
  check_open_ = true;
  Status status = pump_.Deliver(upto, *this);
  check_open_ = key_piece_ = false;
  return status;
}

Status JsonRun::OnElement() {
  const bool whole = !lexer_.in_parts();
  lexer_.GetOpen(&open_);
  CloseRecord(/*last_part=*/true, /*counts=*/true);
  batch_.last().partial = !whole;
  ++index_;
  if (!whole) {
    REDACTOR_RETURN_IF_ERROR(DeliverOpen(lexer_.end()));
  } else if (batch_.full()) {
    REDACTOR_RETURN_IF_ERROR(pump_.Submit(lexer_.end(), *this));
  }
  lexer_.AfterRecord();
  if (lexer_.document_ended()) guard_.Forget();
  return Status::Ok();
}

Status JsonRun::OnEnvelope() {
  if (first_part_ && !batch_.has_segments()) {
    batch_.Abandon();
  } else {
    lexer_.GetOpen(&open_);
    CloseRecord(/*last_part=*/true, /*counts=*/false);
    batch_.last().partial = true;
    REDACTOR_RETURN_IF_ERROR(DeliverOpen(lexer_.end()));
  }
  lexer_.AfterRecord();
  if (lexer_.document_ended()) guard_.Forget();
  return Status::Ok();
}

Status JsonRun::OnPart() {
  if (!batch_.has_segments()) {
    batch_.Abandon();
  } else {
    lexer_.GetOpen(&open_);
    CloseRecord(/*last_part=*/false, /*counts=*/false);
    REDACTOR_RETURN_IF_ERROR(DeliverOpen(lexer_.end()));
  }
  lexer_.AfterPart();
  return Status::Ok();
}

Status JsonRun::OnLongString() {
  const uint64_t begin = lexer_.offset() + 1;
  batch_.Abandon();
  REDACTOR_RETURN_IF_ERROR(pump_.Deliver(begin, *this));
  LongString value(&lexer_, &batch_, lines_);
  PieceRun run;
  run.kind = lexer_.StringKind();
  run.index = index_;
  run.first_part = first_part_;
  key_piece_ = run.kind == SegmentKind::kKey;
  Status status = DeliverPieces(pump_, *this, value, begin, &run);
  key_piece_ = false;
  REDACTOR_RETURN_IF_ERROR(status);
  first_part_ = false;
  const PageBuffer& input = pump_.input();
  if (run.complete && *input.At(run.end) == '"') {
    lexer_.AfterLongString(run.end, run.prefix);
    return Status::Ok();
  }
  // Cut off by the end of the line or of the entry.
  return DeliverBroken(run.end, run.end);
}

Status JsonRun::Review(std::span<const Record> records,
                       std::span<RecordOutcome> outcomes) {
  for (size_t i = 0; i < records.size(); ++i) {
    const Record& record = records[i];
    if (!outcomes[i].withheld.empty()) continue;
    const bool open = check_open_ && i + 1 == records.size();
    if (key_piece_ && !outcomes[i].replacements.empty()) {
      return {StatusCode::kMalformed, "a very long key has to be replaced",
              Severity::kEntry};
    }
    if (guard_.MeetsTwin(record, outcomes[i])) {
      outcomes[i].withheld = "duplicate-key";
    } else if (open) {
      REDACTOR_RETURN_IF_ERROR(guard_.CheckOpen(record, outcomes[i], open_));
    }
  }
  return Status::Ok();
}

Status JsonRun::Encode(const Record& /*record*/, const Segment& segment,
                       std::string_view token, std::string* out) const {
  if (segment.kind == SegmentKind::kText) {
    out->append(token);
    return Status::Ok();
  }
  const bool number = segment.kind == SegmentKind::kNumber;
  if (number) out->push_back('"');
  AppendJsonEscaped(token, out);
  if (number) out->push_back('"');
  return Status::Ok();
}

Status JsonRun::Stub(const Record& /*record*/, const Batch::Item& /*item*/,
                     std::string_view reason, std::string* out) const {
  *out += R"({"redactor_withheld":")";
  AppendJsonEscaped(reason, out);
  *out += "\"}";
  return Status::Ok();
}

}  // namespace redactor::format
