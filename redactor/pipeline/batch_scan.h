// BatchScan: the records of one batch scanned in another thread.
//
// What a record of plain text gives depends on a little of what the record
// before it gave: where that was done, and which findings stand shortly before.
// A batch may begin before that is known; it then scans the last bytes of the
// text before by itself and assumes what it sees there. Whether that was right
// is looked at when the batch before has come in (RecordRedactor).
#ifndef REDACTOR_PIPELINE_BATCH_SCAN_H_
#define REDACTOR_PIPELINE_BATCH_SCAN_H_

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "redactor/base/record.h"
#include "redactor/finding.h"
#include "redactor/pipeline/record_scanner.h"
#include "redactor/pipeline/worker_pool.h"

namespace redactor::pipeline {

struct Run;

// What the scan of a record of plain text knows of those before.
struct Behind {
  uint64_t done = 0;           // bytes of the entry
  bool known = true;           // false: a scan failed, nobody knows
  std::vector<Span> findings;  // that end in the last kContextBytes

  // Behind `record` now, if anything of it was scanned.
  void Pass(const Record& record, const RecordFound& found);
  bool operator==(const Behind& other) const {
    return known && other.known && done == other.done &&
           findings == other.findings;
  }
};

// The end of a record of plain text as a record.
class TextTail {
 public:
  void Set(const Record& record);
  [[nodiscard]] Record record() const;

 private:
  std::string text_;
  Segment segment_;
  PathNode root_;
  Record record_;
};

class BatchScan final : public WorkerPool::Job {
 public:
  explicit BatchScan(pipeline::Run* run) : run_(run) {}

  // Records that need nothing of what was before, or go on where `scanner`
  // stands, with `done`.
  void Prepare(std::span<const Record> records,
               std::unique_ptr<RecordScanner> scanner, uint64_t done);
  // The same behind `before`.
  void PrepareBehind(const TextTail& before, std::span<const Record> records,
                     std::unique_ptr<RecordScanner> scanner);
  void Run(size_t worker) override;

  // After the job. `assumed` is null when nothing was.
  [[nodiscard]] std::vector<RecordFound>& found() { return found_; }
  [[nodiscard]] const Behind* assumed() const {
    return guesses_ ? &assumed_ : nullptr;
  }
  [[nodiscard]] std::unique_ptr<RecordScanner> TakeScanner() {
    return std::move(scanner_);
  }

 private:
  void ScanAll(size_t worker);

  pipeline::Run* run_;
  std::span<const Record> records_;
  std::unique_ptr<RecordScanner> scanner_;
  bool guesses_ = false;
  TextTail before_;
  Behind assumed_;
  uint64_t done_ = 0;
  std::vector<RecordFound> found_;
};

}  // namespace redactor::pipeline

#endif  // REDACTOR_PIPELINE_BATCH_SCAN_H_
