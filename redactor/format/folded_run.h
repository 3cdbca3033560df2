// FoldedRun: one rewriting of vCard, iCalendar or LDIF.
//
// A record is a card, a component of a calendar (with what it contains), an
// entry of a directory; lines between them are records of their own. Each line
// gives segments: its name, its parameters, its value or the parts of that.
// What is base64 is read as text if it is text, and written again as a whole
// when something in it is replaced; other content in base64 (pictures, keys) is
// taken out unless binary content passes.
//
// A record that is too large is delivered in parts, a line that is too long in
// pieces, name and all.
#ifndef REDACTOR_FORMAT_FOLDED_RUN_H_
#define REDACTOR_FORMAT_FOLDED_RUN_H_

#include <deque>
#include <string>
#include <string_view>

#include "redactor/format/folded_line.h"
#include "redactor/format/pump.h"

namespace redactor::format {

enum class Folded : uint8_t { kVcard, kLdif };

class FoldedRun final : public Syntax {
 public:
  FoldedRun(Folded dialect, ByteSource& source, ByteSink* sink,
            RecordHandler& handler, const FormatOptions& options,
            FormatResult* result);

  Status Run();

  Status Review(std::span<const Record> records,
                std::span<RecordOutcome> outcomes) override;
  Status Encode(const Record& record, const Segment& segment,
                std::string_view token, std::string* out) const override;
  Status Stub(const Record& record, const Batch::Item& item,
              std::string_view reason, std::string* out) const override;

 private:
  // A value in base64: where its text stands in the record at `record`.
  struct Wrapped {
    uint64_t record;
    uint32_t begin;
    uint32_t end;
    bool binary;
  };

  Status ReadAll();
  // True when the line at line_ is known to its end, which `*end` is behind.
  bool FindLine(uint64_t* end);
  [[nodiscard]] bool Continues(uint64_t line_end) const;
  Status OnLine(uint64_t end);
  Status LongLine();
  void NextLine(uint64_t at);
  void Open(uint64_t at);
  Status CloseRecord(uint64_t at);
  Status EndPart();

  // The line in line_text_, in vcard_line.cc and ldif_line.cc.
  void AddVcardLine();
  size_t AddVcardParameters(size_t at, uint32_t node);
  void AddVcardValue(std::string_view name, size_t begin, uint32_t node);
  void AddLdifLine();
  void AddDn(size_t begin, size_t end, uint32_t node);
  // Shared by both.
  uint32_t AddName(size_t begin, size_t end, size_t name_begin,
                   size_t name_end);
  void AddValue(size_t begin, size_t end, SegmentKind kind, uint32_t node,
                Escapes escapes = Escapes::kNone);
  void AddBase64(size_t begin, size_t end, uint32_t node, bool is_dn);
  void AddMalformed();
  void AddDecodedDn(uint32_t begin, std::string_view decoded);

  void TakeOut(const Wrapped& wrapped, RecordOutcome* outcome) const;
  static void Wrap(const Record& record, const Wrapped& wrapped,
                   RecordOutcome* outcome);

  const Folded dialect_;
  const bool pass_binary_;
  Pump pump_;
  PageBuffer& input_;
  Batch& batch_;

  uint64_t line_ = 0;      // the line at hand
  uint64_t scan_ = 0;      // no line end between it and here
  bool soft_ = false;      // it is quoted-printable
  bool first_end_ = true;  // no line end of it was seen yet
  bool open_ = false;
  bool in_parts_ = false;
  bool first_part_ = true;
  uint64_t part_begin_ = 0;
  uint64_t index_ = 0;
  int depth_ = 0;  // of vCard components
  FoldedLine line_text_;
  // Parameters of the line that say how its value is written.
  bool base64_ = false;
  bool base64_before_ = false;  // the last value was base64
  bool quoted_printable_ = false;
  std::unique_ptr<text::Codec> charset_;
  std::deque<Wrapped> wrapped_;  // not reviewed yet
  // A long line in base64: where its value begins in its text.
  bool long_binary_ = false;
  uint32_t long_header_ = 0;
};

// Is it a line in quoted-printable, by its name and parameters?
bool IsQuotedPrintable(std::string_view line);
// Where the name and parameters of a vCard line end (at the colon), npos:
// never.
size_t VcardHeader(std::string_view line);
// Does the value of this line, in either dialect, stand in base64?
bool IsBase64Line(std::string_view line, Folded dialect);

}  // namespace redactor::format

#endif  // REDACTOR_FORMAT_FOLDED_RUN_H_
