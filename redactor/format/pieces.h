// A value that is too long for one record: delivered in pieces.
//
// Each piece is a record part with one segment. Its text begins with some
// context that was handled already and ends with a margin that comes again as
// owned text, so that a finding across a cut is seen whole. Cuts depend on the
// value only, never on pages.
#ifndef REDACTOR_FORMAT_PIECES_H_
#define REDACTOR_FORMAT_PIECES_H_

#include <cstdint>
#include <string>

#include "redactor/format/pump.h"

namespace redactor::format {

// How the value is written in its format, and what it belongs to.
class PieceSyntax {
 public:
  virtual ~PieceSyntax() = default;
  // Opens a record part in the batch at `raw_begin`; answers the segment's
  // node.
  virtual uint32_t Open(uint64_t raw_begin) = 0;
  // Decodes [p, end) onto the batch up to the end of the value; `raw` is the
  // record offset of *p. Unless `final`, more bytes follow `end`, and an escape
  // that may be cut is left alone. Returns where it stopped.
  virtual const char* Decode(const char* p, const char* end, bool final,
                             uint32_t raw) = 0;
  // Decode stopped at `p` because the value ends there. REQUIRES: p < end.
  [[nodiscard]] virtual bool EndsAt(const char* p) const = 0;
};

struct PieceRun {
  SegmentKind kind = SegmentKind::kText;
  uint8_t dress = 0;  // of the segments
  uint64_t index = 0;
  bool first_part = true;    // the first piece begins the record
  bool ends_record = false;  // the last piece ends it
  bool lenient = false;
  uint64_t stop = UINT64_MAX;  // the value ends here at the latest

  // Filled in.
  uint64_t end = 0;       // where the value ended
  bool complete = false;  // by its own end, not by `stop` or the end of input
  std::string prefix;     // the first code points of the value
  uint64_t code_points = 0;  // of the value, before the piece at hand
};

// Delivers the value whose content begins at `begin`. Nothing may be open.
Status DeliverPieces(Pump& pump, Syntax& syntax, PieceSyntax& value,
                     uint64_t begin, PieceRun* run);

}  // namespace redactor::format

#endif  // REDACTOR_FORMAT_PIECES_H_
