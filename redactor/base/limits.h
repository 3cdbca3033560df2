// The bounds that keep memory flat and results the same everywhere.
//
// Every bound that shapes a result (records, margins) is a constant: it must
// not depend on memory, page size or threads. Bounds against bombs are
// defaults that options may change.
#ifndef REDACTOR_BASE_LIMITS_H_
#define REDACTOR_BASE_LIMITS_H_

#include <cstddef>
#include <cstdint>

namespace redactor {

// A plain-text record: a block between blank lines, at most this many bytes.
inline constexpr size_t kMaxTextRecord = size_t{64} << 10;
// Raw bytes of a structured record (NDJSON line, JSON element, CSV row). A
// larger one is delivered in parts; what was learnt goes forward only.
inline constexpr size_t kMaxRecord = size_t{1} << 20;
// A longer single value is delivered in parts of about this size.
inline constexpr size_t kMaxValuePart = size_t{64} << 10;
// Bytes of text before a part that rules may look at (cues, word edges) but in
// which no finding starts.
inline constexpr size_t kContextBytes = 512;
// Bytes after a part into which a finding that starts in it may reach. No rule
// may declare a max_length above this.
inline constexpr size_t kMarginBytes = 4096;
// How far a format looks for a place to resynchronise after malformed input.
inline constexpr size_t kMaxResync = size_t{1} << 20;
// Bytes that formats and containers may peek at before they bid.
inline constexpr size_t kProbeBytes = size_t{256} << 10;
// Nesting of JSON containers; deeper input is read leniently.
inline constexpr size_t kMaxJsonDepth = 512;
// Nesting of XML elements; what is deeper loses its names and paths.
inline constexpr size_t kMaxMarkupDepth = 512;

// Defences against bombs; the defaults of Options::limits.
struct ArchiveLimits {
  int max_depth = 8;                          // archives in archives
  uint64_t max_entries = 1'000'000;           // members, all levels
  uint64_t max_expanded = uint64_t{1} << 44;  // bytes, all levels
  uint64_t max_ratio = 2000;                  // expanded : compressed
  uint64_t ratio_floor = uint64_t{16} << 20;  // ratio counts above this
};

}  // namespace redactor

#endif  // REDACTOR_BASE_LIMITS_H_
