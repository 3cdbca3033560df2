// Delivery of batches and the one splice function of all formats.
#include "redactor/format/pump.h"

#include <algorithm>

namespace redactor::format {

namespace {
constexpr size_t kDirectWrite = size_t{16} << 10;
constexpr size_t kOutBytes = size_t{128} << 10;

Status BadOutcome() {
  return {StatusCode::kInternal, "a record handler answered out of order"};
}
}  // namespace

Status Syntax::Review(std::span<const Record> /*records*/,
                      std::span<RecordOutcome> /*outcomes*/) {
  return Status::Ok();
}

bool Syntax::Composes(const Record& /*record*/) const { return false; }

Status Syntax::Compose(const Record& /*record*/,
                       const RecordOutcome& /*outcome*/,
                       std::vector<RawEdit>* /*edits*/) {
  return BadOutcome();
}

bool Syntax::Reframe(const Record& /*record*/, const Segment& /*segment*/,
                     size_t /*size*/, uint32_t* /*begin*/, uint32_t* /*end*/,
                     std::string* /*out*/) const {
  return false;
}

Pump::Pump(ByteSource& source, ByteSink* sink, RecordHandler& handler,
           const FormatOptions& options, FormatResult* result)
    : sink_(sink),
      handler_(handler),
      result_(result),
      most_flights_(options.batches_ahead),
      by_line_(options.line_buffered),
      copies_(options.copies),
      input_(source, options.page_size) {
  *result = FormatResult{};
}

Pump::~Pump() {
  if (!flights_.empty()) handler_.Forget();
}

// Parts hang on each other, so they are delivered one by one.
bool Pump::MayFly() const {
  const auto whole = [](const Batch::Item& item) {
    return item.meta.first_part && item.meta.last_part;
  };
  return most_flights_ > 0 && !batch_.empty() &&
         whole(batch_.items().front()) && whole(batch_.items().back());
}

Status Pump::Submit(uint64_t upto, Syntax& syntax) {
  if (batch_.empty() && !flights_.empty() &&
      upto <= flights_.back()->load.upto) {
    return Status::Ok();
  }
  if (!MayFly()) return Deliver(upto, syntax);
  if (spare_.empty()) spare_.push_back(std::make_unique<Flight>());
  flights_.push_back(std::move(spare_.back()));
  spare_.pop_back();
  Flight& flight = *flights_.back();
  batch_.SplitOff(&flight.batch);
  flight.load.input = input_.Keep();
  flight.load.upto = upto;
  flight.batch.MakeRecords(flight.load.input, &flight.load.records);
  handler_.Announce(flight.load.records);
  while (flights_.size() > most_flights_) {
    REDACTOR_RETURN_IF_ERROR(LandOldest(syntax));
  }
  return Status::Ok();
}

Status Pump::Deliver(uint64_t upto, Syntax& syntax) {
  REDACTOR_RETURN_IF_ERROR(Settle(syntax));
  delivered_.input = input_.Keep();
  delivered_.upto = upto;
  batch_.MakeRecords(delivered_.input, &delivered_.records);
  REDACTOR_RETURN_IF_ERROR(Land(batch_, &delivered_, syntax));
  batch_.DropClosed();
  return Status::Ok();
}

Status Pump::Settle(Syntax& syntax) {
  while (!flights_.empty()) REDACTOR_RETURN_IF_ERROR(LandOldest(syntax));
  return Status::Ok();
}

Status Pump::LandOldest(Syntax& syntax) {
  Flight& flight = *flights_.front();
  REDACTOR_RETURN_IF_ERROR(Land(flight.batch, &flight.load, syntax));
  spare_.push_back(std::move(flights_.front()));
  flights_.pop_front();
  return Status::Ok();
}

Status Pump::Land(const Batch& batch, Load* load, Syntax& syntax) {
  failed_ = true;  // until all is well
  load->outcomes.resize(load->records.size());
  for (RecordOutcome& outcome : load->outcomes) outcome.Clear();
  if (!load->records.empty()) {
    REDACTOR_RETURN_IF_ERROR(handler_.OnRecords(load->records, load->outcomes));
    REDACTOR_RETURN_IF_ERROR(syntax.Review(load->records, load->outcomes));
  }
  input_held_ = std::move(load->input);
  load->input = {};
  REDACTOR_RETURN_IF_ERROR(Write(batch, *load, syntax));
  input_held_ = {};
  failed_ = false;
  return Status::Ok();
}

Status Pump::Write(const Batch& batch, const Load& load, Syntax& syntax) {
  for (size_t i = 0; i < load.records.size(); ++i) {
    const Record& record = load.records[i];
    const RecordOutcome& outcome = load.outcomes[i];
    const Batch::Item& item = batch.items()[i];
    REDACTOR_RETURN_IF_ERROR(Check(record, outcome));
    Count(item, outcome);
    REDACTOR_RETURN_IF_ERROR(WriteRecord(record, item, outcome, syntax));
    NoteConsumed(record, outcome);
  }
  REDACTOR_RETURN_IF_ERROR(CopyTo(load.upto));
  return FlushOut();
}

Status Pump::WriteRecord(const Record& record, const Batch::Item& item,
                         const RecordOutcome& outcome, Syntax& syntax) {
  if (!outcome.withheld.empty()) {
    return Withhold(record, item, outcome, syntax);
  }
  return syntax.Composes(record) ? Rework(record, outcome, syntax)
                                 : Splice(record, outcome, syntax);
}

Status Pump::Rework(const Record& record, const RecordOutcome& outcome,
                    Syntax& syntax) {
  composed_.clear();
  REDACTOR_RETURN_IF_ERROR(syntax.Compose(record, outcome, &composed_));
  for (const RawEdit& edit : composed_) {
    if (edit.begin < written_ || edit.end < edit.begin) return BadOutcome();
    REDACTOR_RETURN_IF_ERROR(CopyTo(edit.begin));
    REDACTOR_RETURN_IF_ERROR(Emit(edit.bytes));
    written_ = edit.end;
    if (edit.spool == nullptr) continue;
    auto source = edit.spool->NewSource();
    if (!source.ok()) return source.status();
    REDACTOR_RETURN_IF_ERROR(Insert(**source));
  }
  return Status::Ok();
}

void Pump::Skip(uint64_t upto) { written_ = std::max(written_, upto); }

Status Pump::Insert(ByteSource& bytes) {
  std::string page(kDirectWrite, '\0');
  for (;;) {
    const Result<size_t> got = bytes.Read(page);
    if (!got.ok()) return got.status();
    if (*got == 0) return Status::Ok();
    REDACTOR_RETURN_IF_ERROR(Emit(std::string_view(page).substr(0, *got)));
  }
}

Status Pump::More(uint64_t upto, uint64_t keep, Syntax& syntax) {
  REDACTOR_RETURN_IF_ERROR(Submit(upto, syntax));
  if (by_line_ || !input_.ready()) REDACTOR_RETURN_IF_ERROR(Settle(syntax));
  // What flies holds its own bytes.
  input_.Discard(
      std::min(keep, flights_.empty() ? written_ : flights_.back()->load.upto));
  const uint64_t before = input_.end();
  const Status filled = input_.Fill();
  if (!filled.ok()) {
    REDACTOR_RETURN_IF_ERROR(Settle(syntax));
    return filled;
  }
  result_->bytes_in += input_.end() - before;
  return Status::Ok();
}

Status Pump::Finish(const Status& status, Syntax& syntax) {
  if (failed_) return status;
  if (!status.ok()) {
    REDACTOR_RETURN_IF_ERROR(Settle(syntax));
    return status;
  }
  // A last batch flies only if it need not wait for itself alone.
  REDACTOR_RETURN_IF_ERROR(flights_.empty() ? Deliver(input_.end(), syntax)
                                            : Submit(input_.end(), syntax));
  REDACTOR_RETURN_IF_ERROR(Settle(syntax));
  return sink_ == nullptr ? Status::Ok() : sink_->Flush();
}

Status Pump::Check(const Record& record, const RecordOutcome& outcome) const {
  if (outcome.consumed > record.text.size()) return BadOutcome();
  uint32_t at = record.owned_begin;
  for (const Replacement& replacement : outcome.replacements) {
    if (replacement.begin < at || replacement.end < replacement.begin ||
        replacement.end > record.text.size()) {
      return BadOutcome();
    }
    at = replacement.end;
  }
  return Status::Ok();
}

void Pump::Count(const Batch::Item& item, const RecordOutcome& outcome) {
  lenient_part_ |= item.meta.lenient;
  if (!outcome.withheld.empty()) ++result_->withheld;
  if (!item.meta.last_part) return;
  if (item.counts) ++result_->records;
  if (lenient_part_) ++result_->lenient;
  lenient_part_ = false;
}

void Pump::NoteConsumed(const Record& record, const RecordOutcome& outcome) {
  consumed_text_ = std::max(outcome.consumed, record.owned_end);
  for (const Replacement& replacement : outcome.replacements) {
    consumed_text_ = std::max(consumed_text_, replacement.end);
  }
}

Status Pump::Splice(const Record& record, const RecordOutcome& outcome,
                    const Syntax& syntax) {
  if (outcome.replacements.empty()) return Status::Ok();
  edits_.clear();
  encoded_.clear();
  auto segment = record.segments.begin();
  for (size_t i = 0; i < outcome.replacements.size(); ++i) {
    const Replacement& replacement = outcome.replacements[i];
    while (segment != record.segments.end() && segment->end < replacement.end) {
      ++segment;
    }
    if (segment == record.segments.end() ||
        replacement.begin < segment->begin) {
      return BadOutcome();
    }
    // A number becomes one string, whatever part of it was found.
    if (segment->kind == SegmentKind::kNumber && i > 0 &&
        outcome.replacements[i - 1].begin >= segment->begin) {
      continue;
    }
    const bool first =
        i == 0 || outcome.replacements[i - 1].begin < segment->begin;
    if (first && segment->dress != 0) {
      AddFrame(record, outcome, i, *segment, syntax);
    }
    REDACTOR_RETURN_IF_ERROR(AddEdits(record, *segment, replacement, syntax));
  }
  // Segments may stand in another order than their bytes.
  const auto before = [](const Edit& a, const Edit& b) {
    return a.begin < b.begin;
  };
  if (!std::is_sorted(edits_.begin(), edits_.end(), before)) {
    std::stable_sort(edits_.begin(), edits_.end(), before);
  }
  for (const Edit& edit : edits_) {
    if (edit.begin < written_ || edit.end < edit.begin) return BadOutcome();
    REDACTOR_RETURN_IF_ERROR(CopyTo(edit.begin));
    written_ = edit.end;
    REDACTOR_RETURN_IF_ERROR(Emit(std::string_view(encoded_).substr(
        edit.text, edit.text_end - edit.text)));
  }
  return Status::Ok();
}

// What stands before `segment` and depends on its new size; its replacements
// begin with the one at `first`.
void Pump::AddFrame(const Record& record, const RecordOutcome& outcome,
                    size_t first, const Segment& segment,
                    const Syntax& syntax) {
  size_t size = segment.end - segment.begin;
  for (size_t i = first; i < outcome.replacements.size() &&
                         outcome.replacements[i].end <= segment.end;
       ++i) {
    const Replacement& replacement = outcome.replacements[i];
    size += replacement.token.size();
    size -= replacement.end - replacement.begin;
  }
  uint32_t begin = 0;
  uint32_t end = 0;
  std::string frame;
  if (!syntax.Reframe(record, segment, size, &begin, &end, &frame)) return;
  const size_t text = encoded_.size();
  encoded_ += frame;
  edits_.push_back(
      {record.offset + begin, record.offset + end, text, encoded_.size()});
}

// The token takes the place of the first stretch of raw bytes; those behind a
// gap (a tag inside of a name) go, the gaps stay.
Status Pump::AddEdits(const Record& record, const Segment& segment,
                      const Replacement& replacement, const Syntax& syntax) {
  const bool whole = segment.kind == SegmentKind::kNumber;
  const size_t text = encoded_.size();
  REDACTOR_RETURN_IF_ERROR(
      syntax.Encode(record, segment, replacement.token, &encoded_));
  size_t text_end = encoded_.size();
  ForRawStretches(record, whole ? segment.begin : replacement.begin,
                  whole ? segment.end : replacement.end,
                  [&](uint32_t begin, uint32_t end) {
                    edits_.push_back({record.offset + begin,
                                      record.offset + end, text, text_end});
                    text_end = text;
                  });
  return Status::Ok();
}

Status Pump::Withhold(const Record& record, const Batch::Item& item,
                      const RecordOutcome& outcome, const Syntax& syntax) {
  if (item.partial || !record.first_part || !record.last_part) {
    return {StatusCode::kMalformed,
            "a record that is too large for a stub had to be withheld",
            Severity::kEntry};
  }
  const uint64_t begin = item.raw_begin + RawBegin(record, record.owned_begin);
  const uint64_t end =
      record.is_plain_text
          ? item.raw_begin + std::max(outcome.consumed, record.owned_end)
          : item.raw_end;
  REDACTOR_RETURN_IF_ERROR(
      CopyTo(record.is_plain_text ? begin : item.raw_begin));
  encoded_.clear();
  REDACTOR_RETURN_IF_ERROR(
      syntax.Stub(record, item, outcome.withheld, &encoded_));
  written_ = std::max(written_, end);
  return Emit(encoded_);
}

Status Pump::CopyTo(uint64_t offset) {
  if (offset <= written_) return Status::Ok();
  const std::string_view bytes = input_held_.View(written_, offset);
  if (copies_ != nullptr) {
    copies_->OnCopy(written_, result_->bytes_out, bytes.size());
  }
  written_ = offset;
  return Emit(bytes);
}

Status Pump::Emit(std::string_view bytes) {
  result_->bytes_out += bytes.size();
  if (sink_ == nullptr || bytes.empty()) return Status::Ok();
  if (bytes.size() >= kDirectWrite) {
    REDACTOR_RETURN_IF_ERROR(FlushOut());
    return sink_->Write(bytes);
  }
  if (out_.size() + bytes.size() > kOutBytes) {
    REDACTOR_RETURN_IF_ERROR(FlushOut());
  }
  out_.append(bytes);
  return Status::Ok();
}

Status Pump::FlushOut() {
  if (out_.empty()) return Status::Ok();
  Status status = sink_->Write(out_);
  out_.clear();
  return status;
}

}  // namespace redactor::format
