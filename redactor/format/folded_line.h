// FoldedLine: one content line of vCard, iCalendar or LDIF, written over
// several lines, as one text with the way back to its bytes.
#ifndef REDACTOR_FORMAT_FOLDED_LINE_H_
#define REDACTOR_FORMAT_FOLDED_LINE_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "redactor/format/batch.h"
#include "redactor/text/codec.h"

namespace redactor::format {

// What stands for something else in a value.
enum class Escapes : uint8_t {
  kNone,
  kBackslash,        // \n \, \; \\ of vCard
  kBackslashHex,     // \2C \, of distinguished names
  kQuotedPrintable,  // =2C
};

class FoldedLine {
 public:
  // `raw` without its last line end, at `offset` in the record. Line ends and
  // the white space behind them are left out, likewise those behind '=' if
  // `soft` (quoted-printable).
  void Read(std::string_view raw, uint32_t offset, bool soft);

  [[nodiscard]] std::string_view text() const { return text_; }
  // Offset in the record of the byte at `at`.
  [[nodiscard]] uint32_t RawAt(size_t at) const;

  // Appends the text of [begin, end) with its chunks to the open record.
  // `charset`, of quoted-printable bytes, may be null: UTF-8.
  void Append(size_t begin, size_t end, Escapes escapes, text::Codec* charset,
              Batch* batch) const;

 private:
  struct Run {
    size_t text;
    uint32_t raw;
  };

  void AppendPlain(size_t begin, size_t end, Batch* batch) const;
  void AppendUnit(size_t begin, size_t end, std::string_view meaning,
                  Batch* batch) const;
  void AppendCharset(size_t begin, size_t end, text::Codec* charset,
                     Batch* batch) const;
  // The escape at `at`: its size and meaning; size 0: none.
  size_t EscapeAt(size_t at, size_t end, Escapes escapes, char* meaning) const;

  std::string_view text_;
  std::string unfolded_;
  std::vector<Run> runs_;
};

}  // namespace redactor::format

#endif  // REDACTOR_FORMAT_FOLDED_LINE_H_
