// Pump: what all formats share while an entry is rewritten.
//
// A format scans the input buffer and fills the batch; the pump hands the batch
// to the handler, checks what comes back, and writes raw bytes with the
// replacements spliced in. Bytes are written once, in order, and only when what
// stands before them is decided.
#ifndef REDACTOR_FORMAT_PUMP_H_
#define REDACTOR_FORMAT_PUMP_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "redactor/base/record.h"
#include "redactor/byte_stream.h"
#include "redactor/format/batch.h"
#include "redactor/format/format.h"
#include "redactor/format/page_buffer.h"
#include "redactor/status.h"

namespace redactor::format {

// How one format writes what was not in the input.
class Syntax {
 public:
  virtual ~Syntax() = default;
  // Between handler and writing: may set `withheld`, or stop everything.
  virtual Status Review(std::span<const Record> records,
                        std::span<RecordOutcome> outcomes);
  // Appends `token` as it has to stand inside `segment`. A number is replaced
  // as a whole, anything else in part.
  virtual Status Encode(const Record& record, const Segment& segment,
                        std::string_view token, std::string* out) const = 0;
  // Appends what stands for a withheld record.
  virtual Status Stub(const Record& record, const Batch::Item& item,
                      std::string_view reason, std::string* out) const = 0;
};

class Pump {
 public:
  // All must outlive the pump; `sink` may be null.
  Pump(ByteSource& source, ByteSink* sink, RecordHandler& handler,
       const FormatOptions& options, FormatResult* result);

  [[nodiscard]] PageBuffer& input() { return input_; }
  [[nodiscard]] const PageBuffer& input() const { return input_; }
  [[nodiscard]] Batch& batch() { return batch_; }

  // Delivers the closed records and writes up to `upto`, which lies behind
  // them (further if a replacement reaches further).
  Status Deliver(uint64_t upto, Syntax& syntax);
  // Deliver, then one page more. Bytes before `keep` are given up.
  Status More(uint64_t upto, uint64_t keep, Syntax& syntax);
  // Writes the rest and flushes.
  Status Finish(Syntax& syntax);

  // Where the last delivered record is done: its `consumed`, absolute.
  [[nodiscard]] uint64_t consumed() const { return consumed_; }
  // The same as a text position of that record, and the record itself as far as
  // offsets go (its chunks). Valid until the batch is filled again.
  [[nodiscard]] uint32_t consumed_text() const { return consumed_text_; }
  [[nodiscard]] const Record& last_record() const { return records_.back(); }

 private:
  Status Check(const Record& record, const RecordOutcome& outcome) const;
  Status Splice(const Record& record, const RecordOutcome& outcome,
                const Syntax& syntax);
  Status SpliceOne(const Record& record, const Segment& segment,
                   const Replacement& replacement, const Syntax& syntax);
  Status Withhold(const Record& record, const Batch::Item& item,
                  const RecordOutcome& outcome, const Syntax& syntax);
  void Count(const Batch::Item& item, const RecordOutcome& outcome);
  void NoteConsumed(const Record& record, const RecordOutcome& outcome);
  Status CopyTo(uint64_t offset);  // raw bytes from written_ on
  Status Emit(std::string_view bytes);
  Status FlushOut();

  ByteSink* sink_;
  RecordHandler& handler_;
  FormatResult* result_;
  PageBuffer input_;
  Batch batch_;
  std::vector<Record> records_;
  std::vector<RecordOutcome> outcomes_;
  std::string out_;  // gathered small pieces
  std::string encoded_;
  uint64_t written_ = 0;  // input offset up to which output is settled
  uint64_t consumed_ = 0;
  uint32_t consumed_text_ = 0;
  bool lenient_part_ = false;
};

}  // namespace redactor::format

#endif  // REDACTOR_FORMAT_PUMP_H_
