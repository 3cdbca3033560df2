// RecordScan: one record through the stages of the engine.
//
// Holds no state of its own between records; what is reused lives in the
// engine's Scratch, what is shared in EngineParts.
#ifndef REDACTOR_DETECT_RECORD_SCAN_H_
#define REDACTOR_DETECT_RECORD_SCAN_H_

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "redactor/base/record.h"
#include "redactor/detect/context.h"
#include "redactor/detect/engine.h"
#include "redactor/detect/field.h"
#include "redactor/detect/lexicon_index.h"
#include "redactor/detect/name_dictionary.h"
#include "redactor/detect/name_halves.h"
#include "redactor/detect/pattern_detector.h"
#include "redactor/detect/referee.h"
#include "redactor/detect/sweep.h"
#include "redactor/detect/tagger_pass.h"
#include "redactor/detect/view_scan.h"
#include "redactor/detect/word_list.h"

namespace redactor::detect {

// What is built once and never changes.
struct EngineParts {
  std::vector<Rule> rules;
  ValidatorSettings settings;
  std::unique_ptr<const PatternDetector> patterns;
  std::unique_ptr<const ContextCues> cues;
  std::unique_ptr<const FieldClassifier> fields;
  std::unique_ptr<const WordLists> lists;
  std::vector<std::shared_ptr<const Detector>> detectors;
  std::unique_ptr<const tagger::Tagger> tagger;  // null: none
  LocationLevel location = LocationLevel::kCity;
  std::optional<NameDictionary> dictionary;  // when there is no tagger
  double min_score = 0.5;
  std::vector<bool> wanted;  // by EntityType
  std::string rules_id;
};

class Engine::Scratch {
 public:
  Scratch(bool explain_rejected, const LexiconIndex* known)
      : explain(explain_rejected),
        lexicon(known),
        patterns(PatternDetector::NewScratch()),
        memo(FieldClassifier::NewMemo()) {}

  // A value whose match runs on in the next part.
  struct Open {
    bool active = false;
    uint32_t rule = 0;
  };

  // What was found shortly before the text at hand, so that words before its
  // start are counted as in one piece: bytes before the start of owned text.
  struct Behind {
    uint32_t begin = 0;
    uint32_t end = 0;
  };

  const bool explain;
  const LexiconIndex* const lexicon;  // null: none
  PatternDetector::ScratchPtr patterns;
  FieldClassifier::MemoPtr memo;
  Sweeper sweeper;
  WordLists::Scratch lists;
  match::ClassMaps lexicon_maps;
  NameHalves halves;  // for Learn only
  Open open;
  std::vector<Behind> behind;

  // Of the record at hand.
  std::vector<FieldVerdict> verdicts;
  std::vector<PatternMatch> matches;   // ascending
  std::vector<PatternMatch> rejected;  // by validators, for explain
  std::vector<Claim> claims;           // one for each of matches
  std::vector<WordLists::Hit> hits;
  std::vector<Detection> found;  // of fields, lists and detectors
  std::vector<Detection> swept;
  std::vector<Barrier> barriers;
  std::map<uint32_t, std::vector<std::string>> keys;  // by path node
  ViewScan views;
  std::unique_ptr<TaggerPass> tagger;  // made when first needed
  std::vector<tagger::TokenSpan> taken;
  std::vector<Detection> tagged;
};

// A span of the tagger, and one that is not sure enough to be a seed.
bool IsTagged(const Detection& detection);
bool IsWeakSeed(const Detection& detection);

class RecordScan {
 public:
  RecordScan(const EngineParts& parts, const Record& record,
             std::span<const OpaqueSpan> opaque, Engine::Scratch* scratch,
             ScanResult* result);

  Status Run();
  void Learn(std::vector<LearnedValue>* learned);

 private:
  Status ContinueOpenValue();
  void AddFieldDetections();
  Status AddMatches();
  Status AddViewMatches();
  void MakeClaims();
  void AddListHits();
  void AddLexiconHits();
  Status AddUserDetections();

  void Settle();
  bool SettleRound();
  void BuildBarriers();
  void ScoreClaim(size_t index);
  const std::vector<std::string>* KeyOf(const Segment& segment);
  void SweepRecord();
  [[nodiscard]] bool IsOrdinaryWord(const PatternMatch& match) const;
  void CollectTaken();
  bool TagRecord(int round);
  void JudgeTagged(const Detection& detection, std::string_view reason);

  Status Collect();
  void Keep(Detection detection, const Segment* segment);
  void LinkNames();
  void RememberTail();
  void Explain();

  // The segment that holds `pos`; null between segments.
  [[nodiscard]] const Segment* SegmentAt(uint32_t pos) const;
  [[nodiscard]] bool Counts(const Detection& d) const;
  [[nodiscard]] bool IsSure(const Detection& d) const;
  [[nodiscard]] bool Allowed(uint32_t begin, uint32_t end) const;
  [[nodiscard]] bool HoldsToken(uint32_t begin, uint32_t end) const;
  void DropFieldsBesideTokens();
  [[nodiscard]] double Threshold(const Segment* segment) const;
  [[nodiscard]] bool Owned(uint32_t pos) const {
    return pos >= record_.owned_begin && pos < record_.owned_end;
  }
  [[nodiscard]] Detection ToDetection(const Claim& claim,
                                      const PatternMatch& match) const;

  const EngineParts& parts_;
  const Record& record_;
  const std::span<const OpaqueSpan> opaque_;
  Engine::Scratch& scratch_;
  ScanResult& result_;
};

}  // namespace redactor::detect

#endif  // REDACTOR_DETECT_RECORD_SCAN_H_
