// Engine: from a record to the disjoint spans that must go.
//
// Order: field verdicts; one candidate pass over the record's text and rules
// around each candidate; the same on the decode view where there is one; deny
// and allow lists; context scores; the number referee; the record sweep; span
// resolution. Detection is on the decoded original and happens once; overlaps
// are settled once (earlier start, longer, higher score, rule order; a loser's
// uncovered tail is still covered). The engine is immutable and shared; what
// changes lives in a Scratch, one per thread.
#ifndef REDACTOR_DETECT_ENGINE_H_
#define REDACTOR_DETECT_ENGINE_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "redactor/base/record.h"
#include "redactor/detect/detection.h"
#include "redactor/detect/field.h"
#include "redactor/detect/judgement.h"
#include "redactor/detect/rule.h"
#include "redactor/detector.h"
#include "redactor/lexicon.h"
#include "redactor/status.h"

namespace redactor::detect {

struct EngineOptions {
  std::string patterns_folder;  // fields.toml, tables, <group>.toml
  bool default_rules = true;
  std::vector<std::string> rule_paths;  // more files or folders
  std::vector<EntityType> only;         // empty: all
  std::vector<EntityType> except;
  std::vector<UserFieldRule> fields;
  std::vector<std::string> deny;  // lines of deny lists
  std::vector<std::string> allow;
  std::vector<std::string> internal_domains;
  std::string region = "US";
  LocationLevel location = LocationLevel::kCity;
  bool ticket_ids = false;  // ticket and case numbers are findings
  double min_score = 0.5;
  std::vector<std::shared_ptr<const Detector>> detectors;  // the user's own
};

// Text that is an own token already: never touched, never evidence.
struct OpaqueSpan {
  uint32_t begin = 0;
  uint32_t end = 0;
};

struct ScanResult {
  std::vector<Detection> detections;  // ascending, disjoint
  std::vector<Judgement> judgements;  // of every candidate, when asked for
};

// A value that a field says is a person, a login, an address, a host, a
// company.
struct LearnedValue {
  EntityType type = EntityType::kPerson;
  std::string value;
};

class LexiconIndex;

class Engine {
 public:
  class Scratch;
  struct ScratchDeleter {
    void operator()(Scratch* scratch) const;
  };
  using ScratchPtr = std::unique_ptr<Scratch, ScratchDeleter>;

  // A user's rule whose examples fail is an error that lists them.
  static Result<std::unique_ptr<const Engine>> Create(
      const EngineOptions& options);
  ~Engine();

  // `lexicon` may be null; it must outlive the scratch.
  static ScratchPtr NewScratch(bool explain,
                               const LexiconIndex* lexicon = nullptr);
  // Ready for the search, with the dictionary of the engine as its guard.
  [[nodiscard]] std::shared_ptr<const LexiconIndex> IndexOf(
      const Lexicon& lexicon) const;

  // Views in `result` live until the next Scan with the same scratch. An error
  // (kLimit: DFA memory, overflow of a window) means: withhold this record.
  // Parts of one entry must come in order with the same scratch.
  Status Scan(const Record& record, std::span<const OpaqueSpan> opaque,
              Scratch* scratch, ScanResult* result) const;
  // What the column at a path node holds as a rule.
  FieldAction ColumnAction(const Record& record, uint32_t node,
                           Scratch* scratch) const;
  // Appends what the fields of the record hold for a lexicon. Values with own
  // tokens in them say nothing.
  void Learn(const Record& record, std::span<const OpaqueSpan> opaque,
             Scratch* scratch, std::vector<LearnedValue>* learned) const;
  // A new entry begins: forgets what a part left open.
  static void BeginEntry(Scratch* scratch);

  [[nodiscard]] std::span<const Rule> rules() const;
  // Shipped ones the user switched off.
  [[nodiscard]] std::span<const Rule> rules_off() const;
  // Names the rule set in map and report: a hash of rule files and settings
  // (not of deny and allow lists, which hold originals).
  [[nodiscard]] const std::string& rules_id() const;

 private:
  struct Impl;
  explicit Engine(std::unique_ptr<Impl> impl);
  Status CheckUserRules();
  Status Choose(const EngineOptions& options);
  std::unique_ptr<Impl> impl_;
};

// `redactor rules test`: runs the examples of every rule (or of the user's
// only), one message a failure with file and line.
std::vector<std::string> TestRules(const Engine& engine, bool shipped = true);

}  // namespace redactor::detect

#endif  // REDACTOR_DETECT_ENGINE_H_
