// Two readings of an inner body; see the header.
#include "redactor/format/mail_inner.h"

#include <algorithm>
#include <cstring>
#include <map>

#include "redactor/format/registry.h"

namespace redactor::format {

namespace {

const Format& HtmlOrText() {
  const Format* const html = FindFormat("html");
  return html != nullptr ? *html : *FindFormat("text");
}

}  // namespace

class MailInner::Reader final : public RecordHandler {
 public:
  Reader(MailInner* inner, uint32_t node, uint32_t raw_begin, uint32_t raw_size,
         Batch* batch)
      : inner_(inner),
        node_(node),
        raw_begin_(raw_begin),
        raw_size_(raw_size),
        batch_(batch) {}

  Status OnRecords(std::span<const Record> records,
                   std::span<RecordOutcome> outcomes) override {
    for (size_t i = 0; i < records.size(); ++i, ++count_) {
      outcomes[i].consumed = records[i].owned_end;
      if (records[i].lenient) batch_->MarkLenient();
      nodes_.clear();
      for (const Segment& segment : records[i].segments) {
        Add(records[i], segment);
      }
    }
    return Status::Ok();
  }

 private:
  void Add(const Record& record, const Segment& segment) {
    const uint32_t begin = std::max(segment.begin, record.owned_begin);
    const uint32_t end = std::min(segment.end, record.owned_end);
    if (begin >= end) return;
    const uint32_t size = end - begin;
    const uint32_t text = batch_->text_at();
    const uint32_t node = NodeOf(record, segment.path);
    AddChunk(record.offset + RawBegin(record, begin), text, size);
    char* const tail = batch_->text_tail();
    std::memcpy(tail, record.text.data() + begin, size);
    batch_->set_text_tail(tail + size);
    batch_->AddSegment(
        text,
        segment.kind == SegmentKind::kText ? SegmentKind::kValue : segment.kind,
        node);
    batch_->segment(batch_->segment_count() - 1).opaque_raw = true;
    inner_->pieces_.push_back({count_, begin, text, size});
  }

  // In order, and never beyond the body.
  void AddChunk(uint64_t offset, uint32_t text, uint32_t size) {
    const uint64_t all = std::max<uint64_t>(inner_->body_.size(), 1);
    const auto at = std::clamp(static_cast<uint32_t>(offset * raw_size_ / all),
                               last_, raw_size_);
    auto raw = static_cast<uint32_t>(uint64_t{size} * raw_size_ / all);
    raw = std::min(raw, raw_size_ - at);
    if (raw == size) raw = raw == 0 ? 0 : raw - 1;
    batch_->AddChunk(text, size, raw_begin_ + at, raw);
    last_ = at + raw;
  }

  uint32_t NodeOf(const Record& record, uint32_t inner) {
    if (inner == 0) return node_;
    const auto known = nodes_.find(inner);
    if (known != nodes_.end()) return known->second;
    PathNode step = record.paths[inner];
    step.parent = NodeOf(record, step.parent);
    inner_->names_.emplace_back(step.name);
    step.name = inner_->names_.back();
    const uint32_t node = batch_->AddNode(step);
    nodes_[inner] = node;
    return node;
  }

  MailInner* inner_;
  const uint32_t node_;
  const uint32_t raw_begin_;
  const uint32_t raw_size_;
  Batch* batch_;
  size_t count_ = 0;
  uint32_t last_ = 0;
  std::map<uint32_t, uint32_t> nodes_;  // of the record at hand
};

class MailInner::Writer final : public RecordHandler {
 public:
  Writer(const MailInner& inner, std::span<const Replacement> replacements)
      : piece_(inner.pieces_.begin()),
        last_(inner.pieces_.end()),
        replacements_(replacements) {}

  Status OnRecords(std::span<const Record> records,
                   std::span<RecordOutcome> outcomes) override {
    for (size_t i = 0; i < records.size(); ++i, ++count_) {
      outcomes[i].consumed = records[i].owned_end;
      for (; piece_ != last_ && piece_->record == count_; ++piece_) {
        Replace(&outcomes[i].replacements);
      }
    }
    return Status::Ok();
  }
  // All found their place.
  [[nodiscard]] bool done() const { return replacements_.empty(); }

 private:
  void Replace(std::vector<Replacement>* out) {
    while (!replacements_.empty()) {
      const Replacement& next = replacements_.front();
      if (next.end > piece_->text + piece_->size) return;
      out->push_back({piece_->inner + (next.begin - piece_->text),
                      piece_->inner + (next.end - piece_->text), next.token});
      replacements_ = replacements_.subspan(1);
    }
  }

  std::vector<Piece>::const_iterator piece_;
  const std::vector<Piece>::const_iterator last_;
  std::span<const Replacement> replacements_;
  size_t count_ = 0;
};

bool MailInner::AddTo(uint32_t node, uint32_t raw_begin, uint32_t raw_size,
                      Batch* batch) {
  const Batch::Mark mark = batch->mark();
  Reader reader(this, node, raw_begin, raw_size, batch);
  const auto source = NewMemorySource(body_);
  FormatResult result;
  if (HtmlOrText()
          .Rewrite(*source, nullptr, reader, FormatOptions{}, &result)
          .ok()) {
    return true;
  }
  batch->Rollback(mark);
  return false;
}

Status MailInner::Redact(std::span<const Replacement> replacements,
                         std::string* out) const {
  Writer writer(*this, replacements);
  const auto source = NewMemorySource(body_);
  const auto sink = NewStringSink(out);
  FormatResult result;
  REDACTOR_RETURN_IF_ERROR(HtmlOrText().Rewrite(*source, sink.get(), writer,
                                                FormatOptions{}, &result));
  if (writer.done()) return Status::Ok();
  return {StatusCode::kInternal, "an inner body was read differently"};
}

}  // namespace redactor::format
