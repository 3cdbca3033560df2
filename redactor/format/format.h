// Format: splits one entry into records and writes the replacements back.
//
// One file per format; each bids on the first bytes of an entry and the highest
// bid wins (registry.h). A format reads its source in pages of any size, hands
// complete records to the handler in batches, and writes raw bytes with the
// replacements encoded for their place. Output never depends on page size.
// Bytes outside replacements are copied as they stood.
//
// What a format does not do: decide what is sensitive, know tokens, open files.
#ifndef REDACTOR_FORMAT_FORMAT_H_
#define REDACTOR_FORMAT_FORMAT_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "redactor/base/content_scanner.h"
#include "redactor/base/copy_listener.h"
#include "redactor/base/record.h"
#include "redactor/base/spool.h"
#include "redactor/byte_stream.h"
#include "redactor/status.h"

namespace redactor::format {

// What a bidder may look at. `head` is up to kProbeBytes, in UTF-8 or bytes.
struct Probe {
  std::string_view head;
  bool complete = false;    // head is the whole entry
  std::string_view name;    // last name of the entry, may be empty
  bool first_line = false;  // head is no more than a first line, on purpose
};

struct FormatOptions {
  size_t page_size = size_t{256} << 10;  // tests use 1
  // Batches whose outcomes may be waited for while others are made. Changes no
  // byte.
  size_t batches_ahead = 0;
  // The input comes line by line and each complete record goes out at once.
  // What a format finds out from the beginning of its input, it finds out from
  // the first line; a record of plain text is a line.
  bool line_buffered = false;
  // Whole files inside the entry (attachments) go there, one container deeper
  // than `hints`, which says what the entry itself is. Null: they are withheld.
  ContentScanner* content = nullptr;
  ContentHints hints = {};
  SpoolOptions spool =
      {};  // for what must be written before its place is reached
  // SQL: types of columns that hold no token may be widened.
  bool widen_types = false;
  // Content that is no text may stay where it stands in text (a picture in
  // base64); else it is taken out.
  bool pass_binary = false;
  // Told what is copied from where; may be null. Only formats that copy lines
  // as they are (Format::copies_lines) do so.
  CopyListener* copies = nullptr;
};

struct FormatResult {
  uint64_t records = 0;
  uint64_t lenient = 0;   // records read leniently
  uint64_t withheld = 0;  // records replaced by a stub
  // Mail: signatures taken out, since they could no longer hold.
  uint64_t signatures = 0;
  uint64_t bytes_in = 0;
  uint64_t bytes_out = 0;
};

class Format {
 public:
  virtual ~Format() = default;

  // The word for --format, e.g. "ndjson".
  [[nodiscard]] virtual std::string_view name() const = 0;
  // Lines of the output are those of the input with replacements, and what is
  // copied is told to FormatOptions::copies.
  [[nodiscard]] virtual bool copies_lines() const { return false; }
  // The content says itself in which encoding its parts are (mail): it is read
  // as bytes.
  [[nodiscard]] virtual bool knows_encodings() const { return false; }
  // Roughly how many bits were checked; 0: not this format. Plain text bids 1
  // and never 0 for text. No side effects, thread-safe.
  [[nodiscard]] virtual int Bid(const Probe& probe) const = 0;
  // Reads all of `source`. `sink` may be null (detect, check). `result` is
  // filled also when an error is returned. Errors: the source's and the sink's
  // own; kMalformed with kEntry when no resynchronisation is found: nothing
  // past the last good record was written.
  virtual Status Rewrite(ByteSource& source, ByteSink* sink,
                         RecordHandler& handler, const FormatOptions& options,
                         FormatResult* result) const = 0;
};

}  // namespace redactor::format

#endif  // REDACTOR_FORMAT_FORMAT_H_
