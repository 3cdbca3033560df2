// Batch: the records that go to the handler in one call, being built.
//
// All records of a batch share one text buffer and one vector of segments,
// chunks and path nodes each; nothing is allocated per record once they have
// grown. At most one record is open; closed ones wait for delivery. Sizes are
// bounded: the text of a record is never longer than its raw bytes plus one and
// a record has at most kMaxRecord of them, or its format sees to it that its
// text with all NULs is no longer than kMaxRecord.
#ifndef REDACTOR_FORMAT_BATCH_H_
#define REDACTOR_FORMAT_BATCH_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "redactor/base/limits.h"
#include "redactor/base/record.h"
#include "redactor/format/page_buffer.h"

namespace redactor::format {

// Closed records of more raw bytes or segments than this are delivered before
// another is opened.
inline constexpr size_t kBatchBytes = size_t{1} << 20;
inline constexpr size_t kBatchSegments = size_t{1} << 16;

class Batch {
 public:
  // What a format says about a record beside its content.
  struct Item {
    Record meta;  // index, flags, owned_*, scan_end; views are set on delivery
    uint64_t raw_begin = 0;  // absolute
    uint64_t raw_end = 0;
    bool counts = true;    // adds one to FormatResult::records
    uint32_t cells = 0;    // csv: for the stub
    bool partial = false;  // unbalanced structure: no stub can stand for it

    size_t text = 0;  // begin in the text buffer; ends likewise below
    size_t text_end = 0;
    size_t segments = 0;
    size_t segments_end = 0;
    size_t chunks = 0;
    size_t chunks_end = 0;
    size_t paths = 0;
    size_t paths_end = 0;
  };

  // A point in the open record to go back to; it stays right when the record
  // is moved.
  struct Mark {
    size_t text;
    size_t segments;
    size_t chunks;
    size_t paths;
    bool lenient;
  };

  Batch();

  // Opens a record that starts at `raw_begin`, with a root node.
  void Open(uint64_t raw_begin);
  // Closes it; owned range and scan_end are set to the whole text. The item may
  // be adjusted until the next call.
  Item& Close(uint64_t raw_end);
  void Abandon();
  // A record whose text is its raw bytes; nothing may be open.
  Item& AddPlain(uint64_t raw_begin, uint64_t raw_end);

  [[nodiscard]] bool is_open() const { return open_; }
  [[nodiscard]] bool empty() const { return items_.empty(); }
  [[nodiscard]] bool full() const {
    return raw_bytes_ >= kBatchBytes || text_size_ >= kBatchBytes ||
           segments_.size() >= kBatchSegments;
  }

  // The open record. Room for kMaxRecord bytes and some is always there.
  [[nodiscard]] char* text_tail() { return text_.get() + text_size_; }
  void set_text_tail(char* tail) {
    text_size_ = static_cast<size_t>(tail - text_.get());
  }
  // Offset in the record's text of what is appended next.
  [[nodiscard]] uint32_t text_at() const {
    return static_cast<uint32_t>(text_size_ - item_.text);
  }
  [[nodiscard]] const char* record_text() const {
    return text_.get() + item_.text;
  }
  [[nodiscard]] bool has_segments() const {
    return segments_.size() > item_.segments;
  }
  [[nodiscard]] size_t segment_count() const {
    return segments_.size() - item_.segments;
  }
  [[nodiscard]] const PathNode& node(uint32_t index) const {
    return paths_[item_.paths + index];
  }
  // Raw offset in the record of an absolute one.
  [[nodiscard]] uint32_t RawAt(uint64_t offset) const {
    return static_cast<uint32_t>(offset - item_.raw_begin);
  }
  void AddChunk(uint32_t text, uint32_t text_size, uint32_t raw,
                uint32_t raw_size) {
    chunks_.push_back({text, text_size, raw, raw_size});
  }
  // Writes the NUL and the segment [begin, text_at()).
  void AddSegment(uint32_t begin, SegmentKind kind, uint32_t path) {
    segments_.push_back({begin, text_at(), kind, path, false});
    text_.get()[text_size_++] = '\0';
  }
  // Takes the segment added last back, so that its text can go on.
  Segment ReopenSegment() {
    const Segment last = segments_.back();
    segments_.pop_back();
    --text_size_;
    return last;
  }
  // Undoes that: back to the mark before it.
  void CloseAgain(const Mark& mark, const Segment& last) {
    Rollback(mark);
    segments_.back() = last;
    text_.get()[text_size_ - 1] = '\0';
  }
  uint32_t AddNode(const PathNode& node) {
    paths_.push_back(node);
    return static_cast<uint32_t>(paths_.size() - item_.paths - 1);
  }
  // The chunks of the open record's text from `text`, where one begins, on.
  [[nodiscard]] std::span<const SourceChunk> ChunksFrom(uint32_t text) const;
  // A segment of the open record.
  [[nodiscard]] Segment& segment(size_t i) {
    return segments_[item_.segments + i];
  }
  [[nodiscard]] const Segment& segment(size_t i) const {
    return segments_[item_.segments + i];
  }
  [[nodiscard]] std::string_view TextOf(const Segment& segment) const {
    return {record_text() + segment.begin, segment.end - segment.begin};
  }
  // Drops the text behind `end`, which parts no escape, and its chunks. No
  // segment may end behind it.
  void TrimText(uint32_t end);
  // Absolute raw position of the end of the text so far.
  [[nodiscard]] uint64_t RawEndOfText() const;
  void MarkLenient() { item_.meta.lenient = true; }
  [[nodiscard]] bool lenient() const { return item_.meta.lenient; }

  [[nodiscard]] Mark mark() const {
    return {text_size_ - item_.text, segments_.size() - item_.segments,
            chunks_.size() - item_.chunks, paths_.size() - item_.paths,
            item_.meta.lenient};
  }
  void Rollback(const Mark& mark);

  [[nodiscard]] const std::vector<Item>& items() const { return items_; }
  // The item closed last.
  [[nodiscard]] Item& last() { return items_.back(); }
  // Records with views into `input` and this batch.
  void MakeRecords(const PageBuffer::Hold& input,
                   std::vector<Record>* records) const;
  // Forgets the closed records and moves the open one to the front.
  void DropClosed();
  // Gives the closed records to `closed`, whose own are forgotten; the open one
  // stays here. Views of records that were made stay right.
  void SplitOff(Batch* closed);

 private:
  Record Make(const Item& item, const PageBuffer::Hold& input) const;
  void Clear();
  void RebaseNames(const char* old_begin, const char* old_end);

  std::unique_ptr<char[]> text_;
  size_t text_size_ = 0;
  std::vector<Segment> segments_;
  std::vector<SourceChunk> chunks_;
  std::vector<PathNode> paths_;
  std::vector<Item> items_;
  Item item_;
  bool open_ = false;
  size_t raw_bytes_ = 0;
};

}  // namespace redactor::format

#endif  // REDACTOR_FORMAT_BATCH_H_
