// Pump: what all formats share while an entry is rewritten.
//
// A format scans the input buffer and fills the batch; the pump hands the batch
// to the handler, checks what comes back, and writes raw bytes with the
// replacements spliced in. Bytes are written once, in order, and only when what
// stands before them is decided.
//
// Some batches may fly: their outcomes are wanted later, so that the handler
// can work on them while the format scans on. They land in order.
#ifndef REDACTOR_FORMAT_PUMP_H_
#define REDACTOR_FORMAT_PUMP_H_

#include <cstdint>
#include <deque>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "redactor/base/record.h"
#include "redactor/base/spool.h"
#include "redactor/byte_stream.h"
#include "redactor/format/batch.h"
#include "redactor/format/format.h"
#include "redactor/format/page_buffer.h"
#include "redactor/status.h"

namespace redactor::format {

// What stands in place of the raw bytes [begin, end) of the entry.
struct RawEdit {
  uint64_t begin = 0;
  uint64_t end = 0;
  std::string bytes;
  Spool* spool = nullptr;  // its content, behind `bytes`
};

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
  // A format that does not put tokens in one by one says so, and then what
  // becomes of the record: edits, ascending and disjoint.
  [[nodiscard]] virtual bool Composes(const Record& record) const;
  virtual Status Compose(const Record& record, const RecordOutcome& outcome,
                         std::vector<RawEdit>* edits);
  // What replacements in `segment`, which is `size` bytes then, change before
  // it (a length that is written there): `*out` instead of [*begin, *end) of
  // record.raw. False: nothing.
  virtual bool Reframe(const Record& record, const Segment& segment,
                       size_t size, uint32_t* begin, uint32_t* end,
                       std::string* out) const;
  // Appends what stands for a withheld record.
  virtual Status Stub(const Record& record, const Batch::Item& item,
                      std::string_view reason, std::string* out) const = 0;
};

class Pump {
 public:
  // All must outlive the pump; `sink` may be null.
  Pump(ByteSource& source, ByteSink* sink, RecordHandler& handler,
       const FormatOptions& options, FormatResult* result);
  ~Pump();
  Pump(const Pump&) = delete;
  Pump& operator=(const Pump&) = delete;

  [[nodiscard]] PageBuffer& input() { return input_; }
  [[nodiscard]] const PageBuffer& input() const { return input_; }
  [[nodiscard]] Batch& batch() { return batch_; }

  // Hands on the closed records, all of them whole, and writes up to `upto`,
  // which lies behind them (further if a replacement reaches further), now or
  // later.
  Status Submit(uint64_t upto, Syntax& syntax);
  // The same, now: what flies has landed and so have these.
  Status Deliver(uint64_t upto, Syntax& syntax);
  // All that flies lands.
  Status Settle(Syntax& syntax);
  // Submit, then one page more. Bytes before `keep` are given up.
  Status More(uint64_t upto, uint64_t keep, Syntax& syntax);
  // Between deliveries: raw bytes up to `upto` are not written; these are, in
  // the place reached.
  void Skip(uint64_t upto);
  Status Insert(ByteSource& bytes);
  // Ends a run that came to `status`: writes the rest and flushes. After an
  // error what was decided before it is written still.
  Status Finish(const Status& status, Syntax& syntax);

  // Valid after Deliver until the batch is filled again: the record delivered
  // last as far as offsets go (its chunks), and the text position where it was
  // done: its `consumed`.
  [[nodiscard]] const Record& last_record() const {
    return delivered_.records.back();
  }
  [[nodiscard]] uint32_t consumed_text() const { return consumed_text_; }

 private:
  // What the writing of a batch needs.
  struct Load {
    PageBuffer::Hold input;
    std::vector<Record> records;
    std::vector<RecordOutcome> outcomes;
    uint64_t upto = 0;
  };
  struct Flight {
    Batch batch;
    Load load;
  };

  [[nodiscard]] bool MayFly() const;
  Status LandOldest(Syntax& syntax);
  Status Land(const Batch& batch, Load* load, Syntax& syntax);
  Status Write(const Batch& batch, const Load& load, Syntax& syntax);
  Status WriteRecord(const Record& record, const Batch::Item& item,
                     const RecordOutcome& outcome, Syntax& syntax);
  Status Rework(const Record& record, const RecordOutcome& outcome,
                Syntax& syntax);
  Status Check(const Record& record, const RecordOutcome& outcome) const;
  Status Splice(const Record& record, const RecordOutcome& outcome,
                const Syntax& syntax);
  // Raw bytes to be replaced by a stretch of encoded_.
  struct Edit {
    uint64_t begin;
    uint64_t end;
    size_t text;
    size_t text_end;
  };
  Status AddEdits(const Record& record, const Segment& segment,
                  const Replacement& replacement, const Syntax& syntax);
  void AddFrame(const Record& record, const RecordOutcome& outcome,
                size_t first, const Segment& segment, const Syntax& syntax);
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
  const size_t most_flights_;
  const bool by_line_;
  CopyListener* const copies_;
  PageBuffer input_;
  Batch batch_;
  std::deque<std::unique_ptr<Flight>> flights_;
  std::vector<std::unique_ptr<Flight>> spare_;
  Load delivered_;               // of batch_
  PageBuffer::Hold input_held_;  // of the load that is written now
  std::string out_;              // gathered small pieces
  std::string encoded_;
  std::vector<RawEdit> composed_;
  std::vector<Edit> edits_;  // of the record that is written now
  uint64_t written_ = 0;     // input offset up to which output is settled
  uint32_t consumed_text_ = 0;
  bool lenient_part_ = false;
  bool failed_ = false;  // writing stopped within a batch
};

}  // namespace redactor::format

#endif  // REDACTOR_FORMAT_PUMP_H_
