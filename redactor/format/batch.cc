// Shared buffers of a batch of records; see the header.
#include "redactor/format/batch.h"

#include <cstring>

namespace redactor::format {

namespace {
// Closed records below kBatchBytes, one that closed on top of them, an open
// one, and slack for NULs and wide stores. Text may be longer than the raw
// bytes where a packed value is spelt out (four bytes, an IP address).
constexpr size_t kTextCapacity = 5 * (kBatchBytes + 2 * kMaxRecord) / 2 + 4096;
}  // namespace

Batch::Batch() : text_(new char[kTextCapacity]) {}

void Batch::Open(uint64_t raw_begin) {
  item_ = Item{};
  item_.raw_begin = raw_begin;
  item_.text = text_size_;
  item_.segments = segments_.size();
  item_.chunks = chunks_.size();
  item_.paths = paths_.size();
  paths_.push_back({});
  open_ = true;
}

Batch::Item& Batch::Close(uint64_t raw_end) {
  item_.raw_end = raw_end;
  item_.text_end = text_size_;
  item_.segments_end = segments_.size();
  item_.chunks_end = chunks_.size();
  item_.paths_end = paths_.size();
  item_.meta.owned_end = item_.meta.scan_end = text_at();
  raw_bytes_ += static_cast<size_t>(raw_end - item_.raw_begin);
  items_.push_back(item_);
  open_ = false;
  return items_.back();
}

void Batch::Abandon() {
  if (!open_) return;
  Rollback({0, 0, 0, 0, false});
  open_ = false;
}

Batch::Item& Batch::AddPlain(uint64_t raw_begin, uint64_t raw_end) {
  Open(raw_begin);
  const uint32_t size = RawAt(raw_end);
  segments_.push_back({0, size, SegmentKind::kText, 0, false});
  item_.meta.is_plain_text = true;
  return Close(raw_end);
}

void Batch::Rollback(const Mark& mark) {
  text_size_ = item_.text + mark.text;
  segments_.resize(item_.segments + mark.segments);
  chunks_.resize(item_.chunks + mark.chunks);
  paths_.resize(item_.paths + mark.paths);
  item_.meta.lenient = mark.lenient;
}

void Batch::TrimText(uint32_t end) {
  text_size_ = item_.text + end;
  while (chunks_.size() > item_.chunks && chunks_.back().text >= end) {
    chunks_.pop_back();
  }
  if (chunks_.size() == item_.chunks) return;
  SourceChunk& last = chunks_.back();
  if (last.text + last.text_size > end) {
    last.text_size = last.raw_size = end - last.text;
  }
}

std::span<const SourceChunk> Batch::ChunksFrom(uint32_t text) const {
  size_t first = chunks_.size();
  while (first > item_.chunks && chunks_[first - 1].text >= text) --first;
  return std::span(chunks_).subspan(first);
}

uint64_t Batch::RawEndOfText() const {
  if (chunks_.size() == item_.chunks) return item_.raw_begin;
  const SourceChunk& last = chunks_.back();
  return item_.raw_begin + last.raw + last.raw_size;
}

Record Batch::Make(const Item& item, const PageBuffer::Hold& input) const {
  Record record = item.meta;
  record.offset = item.raw_begin;
  record.raw = input.View(item.raw_begin, item.raw_end);
  record.text = record.is_plain_text
                    ? record.raw
                    : std::string_view(text_.get() + item.text,
                                       item.text_end - item.text);
  const auto part = [](const auto& all, size_t begin, size_t end) {
    return std::span(all.data() + begin, end - begin);
  };
  record.segments = part(segments_, item.segments, item.segments_end);
  record.chunks = part(chunks_, item.chunks, item.chunks_end);
  record.paths = part(paths_, item.paths, item.paths_end);
  return record;
}

void Batch::MakeRecords(const PageBuffer::Hold& input,
                        std::vector<Record>* records) const {
  records->clear();
  for (const Item& item : items_) records->push_back(Make(item, input));
}

void Batch::Clear() {
  text_size_ = 0;
  segments_.clear();
  chunks_.clear();
  paths_.clear();
  items_.clear();
  raw_bytes_ = 0;
  open_ = false;
}

// The open record's text moved from there to the front. Names of nodes stand in
// it, unless a format keeps them itself.
void Batch::RebaseNames(const char* old_begin, const char* old_end) {
  for (PathNode& node : paths_) {
    if (node.name.data() >= old_begin && node.name.data() < old_end) {
      node.name = {text_.get() + (node.name.data() - old_begin),
                   node.name.size()};
    }
  }
  item_.text = item_.segments = item_.chunks = item_.paths = 0;
}

void Batch::DropClosed() {
  if (!open_) return Clear();
  items_.clear();
  raw_bytes_ = 0;
  if (item_.text == 0 && item_.paths == 0) return;
  const char* old_begin = text_.get() + item_.text;
  const char* old_end = text_.get() + text_size_;
  std::memmove(text_.get(), old_begin, text_size_ - item_.text);
  const auto drop = [](auto* all, size_t n) {
    all->erase(all->begin(), all->begin() + static_cast<ptrdiff_t>(n));
  };
  drop(&segments_, item_.segments);
  drop(&chunks_, item_.chunks);
  drop(&paths_, item_.paths);
  text_size_ -= item_.text;
  RebaseNames(old_begin, old_end);
}

void Batch::SplitOff(Batch* closed) {
  std::swap(*this, *closed);
  Clear();
  if (!closed->open_) return;
  closed->open_ = false;
  open_ = true;
  item_ = closed->item_;
  const char* old_begin = closed->text_.get() + item_.text;
  const char* old_end = closed->text_.get() + closed->text_size_;
  std::memcpy(text_.get(), old_begin, closed->text_size_ - item_.text);
  const auto copy = [](const auto& from, size_t n, auto* to) {
    to->assign(from.begin() + static_cast<ptrdiff_t>(n), from.end());
  };
  copy(closed->segments_, item_.segments, &segments_);
  copy(closed->chunks_, item_.chunks, &chunks_);
  copy(closed->paths_, item_.paths, &paths_);
  text_size_ = closed->text_size_ - item_.text;
  RebaseNames(old_begin, old_end);
}

}  // namespace redactor::format
