// The run over one JSON entry: what is not JSON.
#include <algorithm>
#include <cstring>

#include "redactor/base/limits.h"
#include "redactor/format/json_lenient.h"
#include "redactor/format/json_run.h"
#include "redactor/format/pieces.h"

namespace redactor::format {

namespace {

// Bytes as they stand, up to a line end or a known end.
class RawBytes final : public PieceSyntax {
 public:
  RawBytes(Batch* batch, bool to_line_end)
      : batch_(batch), to_line_end_(to_line_end) {}

  uint32_t Open(uint64_t raw_begin) override {
    batch_->Open(raw_begin);
    return 0;
  }
  const char* Decode(const char* p, const char* end, bool /*final*/,
                     uint32_t raw) override {
    auto size = static_cast<size_t>(end - p);
    if (to_line_end_)
      size = std::min(size, std::string_view(p, size).find('\n'));
    char* out = batch_->text_tail();
    std::memcpy(out, p, size);
    if (size > 0) {
      const auto n = static_cast<uint32_t>(size);
      batch_->AddChunk(batch_->text_at(), n, raw, n);
    }
    batch_->set_text_tail(out + size);
    return p + size;
  }
  [[nodiscard]] bool EndsAt(const char* p) const override {
    return to_line_end_ && *p == '\n';
  }

 private:
  Batch* batch_;
  bool to_line_end_;
};

}  // namespace

Status JsonRun::OnMalformed() {
  const bool open = lexer_.open();
  const uint64_t begin = open ? lexer_.part_begin() : lexer_.offset();
  const uint64_t error = lexer_.offset();
  const size_t depth = lexer_.error_depth();
  batch_.Abandon();
  if (lines_) return ReadBrokenLine(begin);
  Result<uint64_t> resync = FindResync(error, begin, depth);
  if (!resync.ok()) return resync.status();
  return DeliverBroken(begin, *resync);
}

Status JsonRun::ReadBrokenLine(uint64_t begin) {
  const PageBuffer& input = pump_.input();
  uint64_t searched = begin;
  for (;;) {
    const uint64_t stop = std::min(input.end(), begin + kMaxRecord + 1);
    const void* line_end =
        std::memchr(input.At(searched), '\n', stop - searched);
    if (line_end != nullptr) {
      return DeliverBroken(begin,
                           input.OffsetOf(static_cast<const char*>(line_end)));
    }
    if (stop > begin + kMaxRecord) return DeliverBroken(begin, UINT64_MAX);
    if (input.eof()) return DeliverBroken(begin, stop);
    searched = stop;
    REDACTOR_RETURN_IF_ERROR(pump_.More(begin, begin, *this));
  }
}

// Reads [begin, end) leniently and lets the lexer go on behind it. An `end`
// that is not known is that of the line.
Status JsonRun::DeliverBroken(uint64_t begin, uint64_t end) {
  if (end - begin <= kMaxRecord) {
    std::string_view raw = pump_.input().View(begin, end);
    if (lines_ && raw.ends_with('\r')) raw.remove_suffix(1);
    batch_.Open(begin);
    ReadLeniently(raw, &batch_);
    Batch::Item& item = batch_.Close(begin + raw.size());
    item.meta.index = index_;
    item.meta.first_part = first_part_;
    // An array that is cut off between its elements is no record more.
    item.counts = end > begin || !first_part_;
    if (batch_.full() || !first_part_) {
      REDACTOR_RETURN_IF_ERROR(pump_.Submit(end, *this));
    }
  } else {
    REDACTOR_RETURN_IF_ERROR(pump_.Deliver(begin, *this));
    RawBytes value(&batch_, end == UINT64_MAX);
    PieceRun run;
    run.index = index_;
    run.first_part = first_part_;
    run.ends_record = run.lenient = true;
    run.stop = end;
    REDACTOR_RETURN_IF_ERROR(DeliverPieces(pump_, *this, value, begin, &run));
    end = run.end;
  }
  ++index_;
  first_part_ = true;
  guard_.Forget();
  lexer_.Recover(end);
  return Status::Ok();
}

// The end of the broken record that has its error at `from`.
Result<uint64_t> JsonRun::FindResync(uint64_t from, uint64_t keep,
                                     size_t depth) {
  const PageBuffer& input = pump_.input();
  ResyncScan scan(depth);
  uint64_t at = from;
  const uint64_t limit = from + kMaxResync;
  for (;;) {
    const uint64_t stop = std::min(input.end(), limit);
    for (; at < stop; ++at) {
      if (scan.Step(*input.At(at), at)) return scan.best();
    }
    if (stop == limit || input.eof()) break;
    Status status = pump_.More(keep, keep, *this);
    if (!status.ok()) return status;
  }
  if (scan.best() != 0) return scan.best();
  if (input.eof() && at == input.end()) return at;
  return Status(StatusCode::kMalformed,
                "no place to go on after malformed JSON", Severity::kEntry);
}

}  // namespace redactor::format
