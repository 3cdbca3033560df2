// RecordRedactor: from the records of one entry to their replacements.
//
// Own tokens are opaque, the engine finds spans, spans become tokens: that is
// the RecordScanner's, here or in threads of the pool for batches that were
// announced. Map, report and findings take note in the order of the input, by
// the calling thread. A record that the engine cannot finish is withheld. It
// knows no syntax: the format encodes.
#ifndef REDACTOR_PIPELINE_RECORD_REDACTOR_H_
#define REDACTOR_PIPELINE_RECORD_REDACTOR_H_

#include <deque>
#include <memory>
#include <string>
#include <vector>

#include "redactor/base/record.h"
#include "redactor/pipeline/batch_scan.h"
#include "redactor/pipeline/record_scanner.h"
#include "redactor/pipeline/run.h"

namespace redactor::pipeline {

class RecordRedactor final : public RecordHandler {
 public:
  // `run` and `entry` must outlive it. `name` is the entry's original name.
  RecordRedactor(Run* run, std::string name, EntryReport* entry);
  ~RecordRedactor() override;

  void Announce(std::span<const Record> records) override;
  void Forget() override;
  Status OnRecords(std::span<const Record> records,
                   std::span<RecordOutcome> outcomes) override;

 private:
  void ScanHere(const Record& record);
  void Await(std::span<const Record> records);
  bool ScanAgain(std::span<const Record> records, BatchScan* scan);
  void Recycle(std::unique_ptr<BatchScan> scan);

  Status NoteRecord(const Record& record, RecordFound* found,
                    RecordOutcome* outcome);
  // `stand` may be null.
  Status NoteToken(const Record& record, const detect::Detection& detection,
                   const pseudonym::Token& token,
                   const RecordFound::Stand* stand);
  Finding FindingOf(const Record& record, const RecordFound& found,
                    const detect::Detection& detection);
  Status EmitExplanations(const Record& record, const RecordFound& found);
  [[nodiscard]] std::string SafePath(const Record& record,
                                     const RecordFound& found,
                                     uint32_t node) const;

  Run* run_;
  std::string name_;
  EntryReport* entry_;
  std::unique_ptr<RecordScanner> scanner_;  // as the last record left it, or
                                            // with the one announced scan
  Behind behind_;
  TextTail tail_;  // of what was announced last
  std::deque<std::unique_ptr<BatchScan>> announced_;
  std::vector<std::unique_ptr<BatchScan>> spare_;
  std::vector<RecordFound> found_;  // of the batch that was announced
  RecordFound found_here_;
  // Code points of `counted_record_` between these two places of its text.
  const Record* counted_record_ = nullptr;
  uint32_t counted_from_ = 0;
  uint32_t counted_to_ = 0;
  uint64_t code_points_ = 0;
};

}  // namespace redactor::pipeline

#endif  // REDACTOR_PIPELINE_RECORD_REDACTOR_H_
