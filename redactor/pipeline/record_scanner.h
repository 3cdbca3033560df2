// RecordScanner: from one record to what is found in it, and its tokens.
//
// The part of redaction that needs no order, so that any thread can do it: it
// takes no note of anything. Map, report and findings are the RecordRedactor's.
#ifndef REDACTOR_PIPELINE_RECORD_SCANNER_H_
#define REDACTOR_PIPELINE_RECORD_SCANNER_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "redactor/base/record.h"
#include "redactor/detect/engine.h"
#include "redactor/pseudonym/token.h"
#include "redactor/status.h"

namespace redactor::pipeline {

struct Run;

// Views are of the record and the engine, or into this.
struct RecordFound {
  Status failed;              // ends the run
  std::string_view withheld;  // why the record must not go out
  bool scanned = false;       // some of it was left to scan
  uint32_t consumed = 0;      // as in RecordOutcome
  uint32_t values = 0;        // detections that are no continuation
  std::vector<detect::Detection> detections;
  std::vector<pseudonym::TokenMatch> own;  // that stood in the owned text
  // When something is written: a token for each detection, none for a
  // continuation, and what replaces it.
  std::vector<pseudonym::Token> tokens;
  std::vector<Replacement> replacements;
  std::vector<char> identities;
  // Values whose place holds no token: what stands there instead.
  struct Stand {
    size_t detection = 0;  // whose token it stands for
    uint32_t begin = 0;    // what it replaces
    uint32_t end = 0;
    std::string surrogate;
  };
  std::vector<Stand> stands;
  std::vector<detect::LearnedValue> learned;  // when the run learns

  void Clear();
  // The scan of the record went through, and the other found the same spans.
  [[nodiscard]] bool SameSpans(const RecordFound& other) const;
};

class RecordScanner {
 public:
  // `run` must outlive it; only what is const in a run is looked at.
  explicit RecordScanner(const Run* run);

  void BeginEntry() { detect::Engine::BeginEntry(scratch_.get()); }
  // `*done` (plain text) is where the text before is done, bytes of the entry,
  // and moves on. Records of an entry come in order, but for whole ones that
  // are no plain text.
  void Scan(const Record& record, pseudonym::Pseudonymizer* pseudonymizer,
            uint64_t* done, RecordFound* found);
  // Of the last scan, when the run explains.
  [[nodiscard]] const std::vector<detect::Judgement>& judgements() const {
    return scan_.judgements;
  }

 private:
  void ScanOwned(const Record& record, pseudonym::Pseudonymizer* pseudonymizer,
                 RecordFound* found);
  void FindOwn(const Record& record, RecordFound* found);
  void KeepIdentities(RecordFound* found);
  void AddToken(const Record& record, const detect::Detection& detection,
                pseudonym::Pseudonymizer* pseudonymizer, RecordFound* found);

  // Own surrogates are opaque, too.
  void FindSurrogates(const Record& record);
  void WidenTypes(const Record& record, RecordFound* found);
  void FitSegment(const Record& record, const Segment& segment, size_t first,
                  size_t last, RecordFound* found);
  // Where no token fits, something else.
  void FitRooms(const Record& record, RecordFound* found);
  void FitChars(const Record& record, const Segment& segment, size_t first,
                size_t last, RecordFound* found);

  const Run* run_;
  detect::Engine::ScratchPtr scratch_;
  std::vector<pseudonym::TokenMatch> own_;
  std::vector<detect::OpaqueSpan> opaque_;
  std::vector<std::pair<size_t, size_t>> short_;
  detect::ScanResult scan_;
};

// The segment that holds `pos`.
const Segment& SegmentAt(const Record& record, uint32_t pos);
// How text[begin, end) is spelled: its raw bytes, or itself where those can not
// be read alone.
std::string_view SpellingOf(const Record& record, uint32_t begin, uint32_t end,
                            std::string* buffer);

}  // namespace redactor::pipeline

#endif  // REDACTOR_PIPELINE_RECORD_SCANNER_H_
