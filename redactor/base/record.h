// Record and Segment: what a format hands to detection, and what it gets back.
//
// A format cuts an entry into records. A record's decoded values ("segments":
// string values, numbers, keys, cells, blocks of text) stand one after another
// in one buffer, `text`, each followed by one NUL byte that belongs to none, so
// that one pass finds the candidates of the whole record. `chunks` leads from
// every position in `text` back to raw bytes. Every raw byte that is not plain
// structure (braces, commas, quotes, white space, literals) is in some segment.
//
// All views are valid until the handler returns. Handlers are called by one
// thread.
#ifndef REDACTOR_BASE_RECORD_H_
#define REDACTOR_BASE_RECORD_H_

#include <algorithm>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "redactor/status.h"

namespace redactor {

enum class SegmentKind : uint8_t {
  kText,    // free text: plain text, lenient reading
  kValue,   // a string value or cell with a path
  kNumber,  // a bare number: replaced as a whole, becomes a string
  kKey,     // an object key or column name
};

// What can stand in the place of a value, where its declared type says so. All
// but kAny and kChars are replaced as a whole, by something of that type.
enum class ValueRoom : uint8_t {
  kAny,
  kChars,  // at most `width` characters
  kInt32,  // integers
  kUint32,
  kInt64,
  kSmall,  // a number with no room for anything: becomes 0
  kInet,   // an IP address of either version
  kInet4,  // an IPv4 address
  kUuid,
  kMac,       // 6 bytes
  kMac8,      // 8 bytes
  kDate,      // 2026-01-31
  kDateTime,  // 2026-01-31 12:00:00
  kTime,      // 12:00:00
  kTypeName,  // no value: the declared type of the column at this path
};

struct Segment {
  uint32_t begin = 0;  // in Record::text, bytes
  uint32_t end = 0;    // exclusive; text[end] == '\0' except in plain text
  SegmentKind kind = SegmentKind::kText;
  uint32_t path = 0;  // index into Record::paths of this value's own node
  // Its raw bytes are of an encoding (base64) in which no part of it can be
  // read by itself: chunks say where it stands, not how it is spelled.
  bool opaque_raw = false;
  ValueRoom room = ValueRoom::kAny;
  uint8_t dress = 0;   // the format's own note on how the value is written
  uint16_t width = 0;  // kChars
};

// One step of a path. Node 0 is the root and its own parent.
struct PathNode {
  enum class Kind : uint8_t { kRoot, kKey, kIndex };
  uint32_t parent = 0;
  Kind kind = Kind::kRoot;
  std::string_view name;  // kKey: decoded key or column name
  uint64_t index = 0;     // kIndex
};

// text[text, text+text_size) stands for raw[raw, raw+raw_size). Equal sizes: a
// run that maps byte by byte. Else one escape, which is never split.
struct SourceChunk {
  uint32_t text = 0;
  uint32_t text_size = 0;
  uint32_t raw = 0;
  uint32_t raw_size = 0;
};

struct Record {
  uint64_t index = 0;   // record number in the entry, from 0
  uint64_t offset = 0;  // of raw[0] in the decoded entry, bytes
  // Plain text: code points of the entry before text[0], since `detect` counts
  // start and end in the whole file there. A value in pieces: of the value.
  uint64_t text_code_points = 0;
  bool is_plain_text = false;  // one segment, text == raw, no path

  std::string_view raw;
  std::string_view text;
  std::span<const Segment> segments;  // ascending, disjoint
  // Ascending in text, and inside of a segment in raw; empty: text == raw. Raw
  // bytes between the chunks of a segment (a tag inside of a name) are no part
  // of its text and stay when it is replaced.
  std::span<const SourceChunk> chunks;
  std::span<const PathNode> paths;  // at least the root

  // Findings must start in text[owned_begin, owned_end). Before it stands
  // context that was handled already, after it margin that will come again.
  uint32_t owned_begin = 0;
  uint32_t owned_end = 0;
  // Triggers are sought in text[owned_begin, scan_end). A part that was cut at
  // a size limit has scan_end at the end of its margin, so that a value across
  // the cut is found; a text block that ends at a blank line has scan_end ==
  // owned_end: a match may reach into the margin ("Regards,\n\nJane"), but
  // its trigger stands in the block.
  uint32_t scan_end = 0;
  bool first_part = true;  // of the record with this index
  bool last_part = true;
  bool lenient = false;  // malformed input, read leniently
};

// Raw position of the text position `pos` taken as the start of a span, and as
// the end of one. O(log chunks).
uint32_t RawBegin(const Record& record, uint32_t pos);
uint32_t RawEnd(const Record& record, uint32_t pos);

// Calls stretch(begin, end) for each run of raw bytes that text[begin, end) of
// one segment stands for, at least once.
template <typename Stretch>
void ForRawStretches(const Record& record, uint32_t begin, uint32_t end,
                     Stretch stretch);
// Those bytes, in `buffer` if there is more than one run.
std::string_view RawBytesOf(const Record& record, uint32_t begin, uint32_t end,
                            std::string* buffer);

// The JSON Pointer of a node: "/comments/0/body", "/Column name", "" for root.
std::string PathString(const Record& record, uint32_t node);

// Replace text[begin, end) by `token`; never across a segment's end.
struct Replacement {
  uint32_t begin = 0;
  uint32_t end = 0;
  std::string token;  // the format escapes and quotes it; empty: delete
};

struct RecordOutcome {
  std::vector<Replacement> replacements;  // ascending, disjoint
  // Text position up to which the record is done: at least owned_end, more
  // when a finding reaches into the margin. In plain text it may reach into the
  // records that follow: the format writes those from there on, and the handler
  // treats them as if their owned_begin stood there.
  uint32_t consumed = 0;
  // How many values were found, also when nothing is to be replaced (detect).
  uint32_t findings = 0;
  // Not empty: the record must not go out; the format writes a stub that holds
  // this reason (a short fixed word such as "duplicate-key").
  std::string_view withheld;

  // As new, but for the room its vector has.
  void Clear() {
    replacements.clear();
    consumed = findings = 0;
    withheld = {};
  }
};

// The pipeline's side. `outcomes` has one default element for each record.
// Records of a batch are in order. A record with last_part == false ends its
// batch, since the next part depends on `consumed`.
class RecordHandler {
 public:
  virtual ~RecordHandler() = default;
  // These records, all of them whole, will come to OnRecords next but for those
  // announced before: work on them may begin, in other threads too. Their views
  // last until they have come or are forgotten.
  virtual void Announce(std::span<const Record> /*records*/) {}
  // What was announced will not come: none of it is looked at after this.
  virtual void Forget() {}
  virtual Status OnRecords(std::span<const Record> records,
                           std::span<RecordOutcome> outcomes) = 0;
};

template <typename Stretch>
void ForRawStretches(const Record& record, uint32_t begin, uint32_t end,
                     Stretch stretch) {
  uint32_t from = RawBegin(record, begin);
  auto chunk = std::upper_bound(
      record.chunks.begin(), record.chunks.end(), begin,
      [](uint32_t p, const SourceChunk& c) { return p < c.text; });
  for (; chunk != record.chunks.end() && chunk->text < end; ++chunk) {
    if (chunk == record.chunks.begin()) continue;
    const SourceChunk& before = *(chunk - 1);
    const uint32_t to = before.raw + before.raw_size;
    if (to == chunk->raw) continue;
    stretch(from, to);
    from = chunk->raw;
  }
  stretch(from, RawEnd(record, end));
}

}  // namespace redactor

#endif  // REDACTOR_BASE_RECORD_H_
