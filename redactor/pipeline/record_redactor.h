// RecordRedactor: from the records of one entry to their replacements.
//
// For each record: own tokens are opaque, the engine finds spans, spans become
// tokens, and map, report and findings take note. A record that the engine
// cannot finish is withheld. It knows no syntax: the format encodes.
#ifndef REDACTOR_PIPELINE_RECORD_REDACTOR_H_
#define REDACTOR_PIPELINE_RECORD_REDACTOR_H_

#include <string>
#include <vector>

#include "redactor/base/record.h"
#include "redactor/pipeline/run.h"

namespace redactor::pipeline {

class RecordRedactor final : public RecordHandler {
 public:
  // `run` and `entry` must outlive it. `name` is the entry's original name.
  RecordRedactor(Run* run, std::string name, EntryReport* entry);

  Status OnRecords(std::span<const Record> records,
                   std::span<RecordOutcome> outcomes) override;

 private:
  Status OnRecord(const Record& record, RecordOutcome* outcome);
  void FindOpaque(const Record& record);
  Status NotePreexisting(const Record& record);
  Status Note(const Record& record, const detect::Detection& detection,
              RecordOutcome* outcome);
  Status AddToken(const Record& record, const detect::Detection& detection,
                  RecordOutcome* outcome);
  Finding FindingOf(const Record& record, const detect::Detection& detection);
  Status EmitExplanations(const Record& record);
  [[nodiscard]] std::string SafePath(const Record& record, uint32_t node) const;

  Run* run_;
  std::string name_;
  EntryReport* entry_;
  std::vector<pseudonym::TokenMatch> own_;
  std::vector<detect::OpaqueSpan> opaque_;
  detect::ScanResult scan_;
  // Code points of `counted_record_` between these two places of its text.
  const Record* counted_record_ = nullptr;
  uint32_t counted_from_ = 0;
  uint32_t counted_to_ = 0;
  uint64_t code_points_ = 0;
};

}  // namespace redactor::pipeline

#endif  // REDACTOR_PIPELINE_RECORD_REDACTOR_H_
