// Lines, records and parts of folded formats; see the header.
#include "redactor/format/folded_run.h"

#include <algorithm>
#include <cstring>

#include "redactor/base/ascii.h"
#include "redactor/base/limits.h"
#include "redactor/format/base64.h"
#include "redactor/format/pieces.h"

namespace redactor::format {

namespace {

// A longer line is delivered in pieces.
constexpr uint64_t kMaxLine = kMaxRecord / 2;

bool IsFold(char c, Folded dialect) {
  return c == ' ' || (c == '\t' && dialect == Folded::kVcard);
}

// A line that is too long, unfolded.
class LongFolded final : public PieceSyntax {
 public:
  LongFolded(Batch* batch, Folded dialect, std::string name)
      : batch_(batch), dialect_(dialect), name_(std::move(name)) {}

  uint32_t Open(uint64_t raw_begin) override {
    batch_->Open(raw_begin);
    return batch_->AddNode({0, PathNode::Kind::kKey, name_, 0});
  }
  const char* Decode(const char* p, const char* end, bool final,
                     uint32_t raw) override {
    const char* const begin = p;
    const auto raw_of = [&](const char* at) {
      return raw + static_cast<uint32_t>(at - begin);
    };
    ended_ = false;
    while (p < end) {
      const void* found = std::memchr(p, '\n', static_cast<size_t>(end - p));
      const char* stop =
          found == nullptr ? end : static_cast<const char*>(found);
      const char* next = stop + 1;
      if (found == nullptr || (next == end && !final)) {
        // A byte that a fold may follow, and half a line end, are left.
        if (!final) stop = stop - p > 2 ? stop - 2 : p;
        Append(p, stop, raw_of(p));
        return stop;
      }
      if (stop > p && stop[-1] == '\r') --stop;
      ended_ = next == end || !IsFold(*next, dialect_);
      const bool folds = !ended_ && stop > p;
      if (folds) --stop;
      Append(p, stop, raw_of(p));
      if (ended_) return stop;
      if (folds) {
        // As one unit: what is replaced on both sides takes the fold along.
        batch_->AddChunk(batch_->text_at(), 1, raw_of(stop),
                         static_cast<uint32_t>(next + 1 - stop));
        *batch_->text_tail() = *stop;
        batch_->set_text_tail(batch_->text_tail() + 1);
      }
      p = next + 1;
    }
    return p;
  }
  [[nodiscard]] bool EndsAt(const char* /*p*/) const override { return ended_; }

 private:
  void Append(const char* p, const char* end, uint32_t raw) {
    const auto size = static_cast<uint32_t>(end - p);
    if (size == 0) return;
    batch_->AddChunk(batch_->text_at(), size, raw, size);
    std::memcpy(batch_->text_tail(), p, size);
    batch_->set_text_tail(batch_->text_tail() + size);
  }

  Batch* batch_;
  Folded dialect_;
  std::string name_;
  bool ended_ = false;
};

std::string_view WithoutLineEnd(std::string_view line) {
  if (line.ends_with('\n')) line.remove_suffix(1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

}  // namespace

FoldedRun::FoldedRun(Folded dialect, ByteSource& source, ByteSink* sink,
                     RecordHandler& handler, const FormatOptions& options,
                     FormatResult* result)
    : dialect_(dialect),
      pass_binary_(options.pass_binary),
      pump_(source, sink, handler, options, result),
      input_(pump_.input()),
      batch_(pump_.batch()) {}

Status FoldedRun::Run() { return pump_.Finish(ReadAll(), *this); }

Status FoldedRun::ReadAll() {
  while (!input_.eof() && input_.end() < 3) {
    REDACTOR_RETURN_IF_ERROR(pump_.More(0, 0, *this));
  }
  if (input_.View(0, input_.end()).starts_with("\xEF\xBB\xBF")) {
    line_ = scan_ = 3;
  }
  for (;;) {
    uint64_t end = 0;
    if (line_ < input_.end() && FindLine(&end)) {
      REDACTOR_RETURN_IF_ERROR(OnLine(end));
    } else if (scan_ > line_ + kMaxLine) {
      REDACTOR_RETURN_IF_ERROR(LongLine());
    } else if (input_.eof()) {
      return CloseRecord(input_.end());
    } else {
      const uint64_t settled = open_ ? part_begin_ : line_;
      REDACTOR_RETURN_IF_ERROR(pump_.More(settled, settled, *this));
    }
  }
}

bool FoldedRun::FindLine(uint64_t* end) {
  for (;;) {
    const uint64_t limit = std::min(input_.end(), line_ + kMaxLine + 1);
    const std::string_view rest = input_.View(scan_, limit);
    const size_t at = rest.find('\n');
    if (at == std::string_view::npos) {
      scan_ = limit;
      if (limit > line_ + kMaxLine || !input_.eof()) return false;
      *end = limit;
      return true;
    }
    const uint64_t line_end = scan_ + at;
    if (first_end_) {
      first_end_ = false;
      soft_ = dialect_ == Folded::kVcard &&
              IsQuotedPrintable(input_.View(line_, line_end));
    }
    const uint64_t next = line_end + 1;
    const std::string_view line = WithoutLineEnd(input_.View(line_, next));
    const bool soft = soft_ && line.ends_with('=');
    const bool alone = line.empty() || (dialect_ == Folded::kVcard &&
                                        StartsWithIgnoreCase(line, "END:"));
    if (next == input_.end() && !input_.eof() && !alone && !soft) {
      scan_ = line_end;
      return false;
    }
    scan_ = next;
    if (!soft && (alone || !Continues(line_end))) {
      *end = next;
      return true;
    }
  }
}

bool FoldedRun::Continues(uint64_t line_end) const {
  const uint64_t next = line_end + 1;
  return next < input_.end() && IsFold(*input_.At(next), dialect_);
}

void FoldedRun::NextLine(uint64_t at) {
  line_ = scan_ = at;
  soft_ = false;
  first_end_ = true;
}

void FoldedRun::Open(uint64_t at) {
  batch_.Open(at);
  open_ = true;
  part_begin_ = at;
}

Status FoldedRun::CloseRecord(uint64_t at) {
  if (!open_ && !in_parts_) return Status::Ok();
  if (!open_) Open(at);
  open_ = false;
  depth_ = 0;
  if (!batch_.has_segments() && !in_parts_) {
    batch_.Abandon();
    return Status::Ok();
  }
  Batch::Item& item = batch_.Close(at);
  item.meta.index = index_++;
  item.meta.first_part = first_part_;
  item.partial = in_parts_;
  const bool parts = in_parts_;
  in_parts_ = false;
  first_part_ = true;
  if (parts || batch_.full()) return pump_.Submit(at, *this);
  return Status::Ok();
}

// The record goes on at line_, in another part.
Status FoldedRun::EndPart() {
  in_parts_ = true;
  if (batch_.has_segments()) {
    Batch::Item& item = batch_.Close(line_);
    item.meta.index = index_;
    item.meta.first_part = first_part_;
    item.meta.last_part = false;
    first_part_ = false;
  } else {
    batch_.Abandon();
  }
  open_ = false;
  return pump_.Deliver(line_, *this);
}

Status FoldedRun::OnLine(uint64_t end) {
  const std::string_view raw = WithoutLineEnd(input_.View(line_, end));
  const bool vcard = dialect_ == Folded::kVcard;
  const bool component = vcard &&
                         !StartsWithIgnoreCase(raw, "BEGIN:VCALENDAR") &&
                         !StartsWithIgnoreCase(raw, "END:VCALENDAR");
  const bool begins = component && StartsWithIgnoreCase(raw, "BEGIN:");
  const bool ends = component && StartsWithIgnoreCase(raw, "END:");
  if (begins && depth_ == 0) REDACTOR_RETURN_IF_ERROR(CloseRecord(line_));
  if (open_ && end - part_begin_ > kMaxRecord) {
    REDACTOR_RETURN_IF_ERROR(EndPart());
  }
  if (!raw.empty()) {
    if (!open_) Open(line_);
    line_text_.Read(raw, batch_.RawAt(line_), soft_);
    vcard ? AddVcardLine() : AddLdifLine();
  }
  NextLine(end);
  if (begins) ++depth_;
  if (ends && depth_ > 0 && --depth_ == 0) return CloseRecord(end);
  if (raw.empty() && !vcard) return CloseRecord(end);
  return Status::Ok();
}

Status FoldedRun::LongLine() {
  if (open_) REDACTOR_RETURN_IF_ERROR(EndPart());
  REDACTOR_RETURN_IF_ERROR(pump_.Deliver(line_, *this));
  FoldedLine head;
  head.Read(input_.View(line_, line_ + kMarginBytes), 0, soft_);
  const std::string_view text = head.text();
  size_t header =
      dialect_ == Folded::kVcard ? VcardHeader(text) : text.find(':');
  if (header == std::string_view::npos) header = 0;
  std::string name(text.substr(0, std::min(text.find(';'), header)));
  if (header > 0) ++header;
  long_binary_ = IsBase64Line(text, dialect_);
  long_header_ = static_cast<uint32_t>(header);
  if (long_binary_ && dialect_ == Folded::kLdif) ++long_header_;
  LongFolded line(&batch_, dialect_, std::move(name));
  PieceRun run;
  run.kind = SegmentKind::kValue;
  run.index = index_;
  run.first_part = first_part_;
  run.ends_record = false;
  REDACTOR_RETURN_IF_ERROR(DeliverPieces(pump_, *this, line, line_, &run));
  long_binary_ = false;
  first_part_ = false;
  in_parts_ = true;
  Open(run.end);
  const std::string_view rest =
      input_.View(run.end, std::min(run.end + 2, input_.end()));
  NextLine(run.end + (rest.starts_with("\r\n") ? 2 : rest.starts_with('\n')));
  return Status::Ok();
}

uint32_t FoldedRun::AddName(size_t begin, size_t end, size_t name_begin,
                            size_t name_end) {
  const uint32_t text = batch_.text_at();
  line_text_.Append(begin, end, Escapes::kNone, nullptr, &batch_);
  const uint32_t node =
      batch_.AddNode({0,
                      PathNode::Kind::kKey,
                      {batch_.record_text() + text + (name_begin - begin),
                       name_end - name_begin},
                      0});
  if (batch_.text_at() > text) {
    batch_.AddSegment(text, SegmentKind::kKey, node);
  }
  return node;
}

void FoldedRun::AddValue(size_t begin, size_t end, SegmentKind kind,
                         uint32_t node, Escapes escapes) {
  if (begin >= end) return;
  const uint32_t text = batch_.text_at();
  line_text_.Append(
      begin, end, escapes,
      escapes == Escapes::kQuotedPrintable ? charset_.get() : nullptr, &batch_);
  batch_.AddSegment(text, kind, node);
}

// The rest of a value in base64 may have lost its indent: then it is no text.
void FoldedRun::AddMalformed() {
  batch_.MarkLenient();
  const std::string_view line = line_text_.text();
  const uint32_t text = batch_.text_at();
  AddValue(0, line.size(), SegmentKind::kText, 0);
  if (base64_before_ && !line.empty() && HasBase64Letters(line)) {
    wrapped_.push_back({part_begin_, text, batch_.text_at() - 1, true});
  }
}

// One chunk stands for all of the value: it is written again as a whole.
void FoldedRun::AddBase64(size_t begin, size_t end, uint32_t node, bool is_dn) {
  if (begin >= end) return;
  const uint32_t text = batch_.text_at();
  std::string decoded;
  base64_before_ = true;
  const std::string_view value = line_text_.text().substr(begin, end - begin);
  // What only says that it is base64 is read as it stands.
  if (!HasBase64Letters(value)) {
    batch_.MarkLenient();
    return AddValue(begin, end, SegmentKind::kValue, node);
  }
  const bool is_text =
      DecodeBase64(value, &decoded) && !decoded.empty() && IsShownText(decoded);
  if (!is_text) {
    AddValue(begin, end, SegmentKind::kValue, node);
  } else {
    const uint32_t raw = line_text_.RawAt(begin);
    batch_.AddChunk(text, static_cast<uint32_t>(decoded.size()), raw,
                    line_text_.RawAt(end - 1) + 1 - raw);
    std::memcpy(batch_.text_tail(), decoded.data(), decoded.size());
    if (is_dn) {
      AddDecodedDn(text, decoded);
    } else {
      batch_.set_text_tail(batch_.text_tail() + decoded.size());
      batch_.AddSegment(text, SegmentKind::kValue, node);
    }
  }
  wrapped_.push_back({part_begin_, text, batch_.text_at() - 1, !is_text});
}

Status FoldedRun::Encode(const Record& /*record*/, const Segment& /*segment*/,
                         std::string_view token, std::string* out) const {
  if (token.find_first_of("\r\n") != std::string_view::npos) {
    return {StatusCode::kInternal, "a token that no line can hold"};
  }
  out->append(token);
  return Status::Ok();
}

}  // namespace redactor::format
