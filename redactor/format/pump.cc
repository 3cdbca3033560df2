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

Pump::Pump(ByteSource& source, ByteSink* sink, RecordHandler& handler,
           const FormatOptions& options, FormatResult* result)
    : sink_(sink),
      handler_(handler),
      result_(result),
      input_(source, options.page_size) {
  *result = FormatResult{};
}

Status Pump::Deliver(uint64_t upto, Syntax& syntax) {
  if (!batch_.empty()) {
    batch_.MakeRecords(input_, &records_);
    outcomes_.clear();
    outcomes_.resize(records_.size());
    REDACTOR_RETURN_IF_ERROR(handler_.OnRecords(records_, outcomes_));
    REDACTOR_RETURN_IF_ERROR(syntax.Review(records_, outcomes_));
    for (size_t i = 0; i < records_.size(); ++i) {
      const RecordOutcome& outcome = outcomes_[i];
      const Batch::Item& item = batch_.items()[i];
      REDACTOR_RETURN_IF_ERROR(Check(records_[i], outcome));
      Count(item, outcome);
      REDACTOR_RETURN_IF_ERROR(
          outcome.withheld.empty()
              ? Splice(records_[i], outcome, syntax)
              : Withhold(records_[i], item, outcome, syntax));
      NoteConsumed(records_[i], outcome);
    }
    batch_.DropClosed();
  }
  REDACTOR_RETURN_IF_ERROR(CopyTo(upto));
  return FlushOut();
}

Status Pump::More(uint64_t upto, uint64_t keep, Syntax& syntax) {
  REDACTOR_RETURN_IF_ERROR(Deliver(upto, syntax));
  input_.Discard(std::min(keep, written_));
  const uint64_t before = input_.end();
  REDACTOR_RETURN_IF_ERROR(input_.Fill());
  result_->bytes_in += input_.end() - before;
  return Status::Ok();
}

Status Pump::Finish(Syntax& syntax) {
  REDACTOR_RETURN_IF_ERROR(Deliver(input_.end(), syntax));
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
  consumed_ =
      std::max(consumed_, record.offset + RawEnd(record, consumed_text_));
}

Status Pump::Splice(const Record& record, const RecordOutcome& outcome,
                    const Syntax& syntax) {
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
    REDACTOR_RETURN_IF_ERROR(SpliceOne(record, *segment, replacement, syntax));
  }
  return Status::Ok();
}

Status Pump::SpliceOne(const Record& record, const Segment& segment,
                       const Replacement& replacement, const Syntax& syntax) {
  const bool whole = segment.kind == SegmentKind::kNumber;
  const uint64_t begin =
      record.offset +
      RawBegin(record, whole ? segment.begin : replacement.begin);
  const uint64_t end =
      record.offset + RawEnd(record, whole ? segment.end : replacement.end);
  if (begin < written_ || end < begin) return BadOutcome();
  REDACTOR_RETURN_IF_ERROR(CopyTo(begin));
  encoded_.clear();
  REDACTOR_RETURN_IF_ERROR(
      syntax.Encode(record, segment, replacement.token, &encoded_));
  written_ = end;
  return Emit(encoded_);
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
  const std::string_view bytes = input_.View(written_, offset);
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
