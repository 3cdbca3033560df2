// PatternDetector: every match of every rule in a record's text.
//
// The scanner finds candidates; around each one, the rules it triggers are
// tried in a window: max_length to both sides (at most kContextBytes back),
// clipped to the segment, narrowed to the run of the rule's alphabet. After a
// match that a validator refuses, the search goes on at the next edge of a run
// of letters and digits, and in a cluster of digits every sub-range of groups
// is tried, so that a greedy neighbour never hides a value. A match longer than
// max_length is an overflow: it runs on through `extend` (else the alphabet),
// or is marked as such. Which matches count is for context.h and referee.h to
// say.
#ifndef REDACTOR_DETECT_PATTERN_DETECTOR_H_
#define REDACTOR_DETECT_PATTERN_DETECTOR_H_

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "redactor/base/record.h"
#include "redactor/detect/rule.h"
#include "redactor/detect/validator.h"
#include "redactor/status.h"

namespace redactor::detect {

struct PatternMatch {
  enum class Fit : uint8_t {
    kWhole,     // ends where it ends
    kGoesOn,    // runs to the end of a text that goes on
    kOverflow,  // longer than its window, and the rule can't follow
  };
  uint32_t begin = 0;  // of the value, bytes of the text
  uint32_t end = 0;
  uint32_t rule = 0;     // index
  uint32_t segment = 0;  // index
  Verdict verdict = Verdict::kAccept;
  Fit fit = Fit::kWhole;

  bool operator==(const PatternMatch&) const = default;
};

struct FocusRange {
  uint32_t begin = 0;
  uint32_t end = 0;  // may be begin: a point
};

struct PatternInput {
  std::string_view text;
  std::span<const Segment> segments;
  uint32_t begin = 0;  // where candidates are sought
  uint32_t end = 0;
  bool goes_on = false;  // the last segment is cut at the end of the text
  // Not null: only matches that touch one of these ranges count (ascending).
  const std::vector<FocusRange>* focus = nullptr;
  const Record* record = nullptr;  // for the names of its fields; may be null
};

class ContextCues;
struct PatternTables;

class PatternDetector {
 public:
  struct Scratch;
  struct ScratchDeleter {
    void operator()(Scratch* scratch) const;
  };
  using ScratchPtr = std::unique_ptr<Scratch, ScratchDeleter>;

  // Rules and settings must outlive the detector. `cues`: of the same rules. An
  // error names the rule's file and line.
  static Result<std::unique_ptr<const PatternDetector>> Create(
      std::span<const Rule> rules, const ContextCues& cues,
      const ValidatorSettings* settings);
  ~PatternDetector();

  static ScratchPtr NewScratch();

  // Appends matches, each once, refused ones (Verdict::kReject) only when
  // `rejected` is not null. kLimit when the slow lane ran out of memory.
  Status Find(const PatternInput& input, Scratch* scratch,
              std::vector<PatternMatch>* matches,
              std::vector<PatternMatch>* rejected) const;

  // The end of what `rule` consumes from text[begin, end) on after an overflow,
  // `end` when all of it.
  [[nodiscard]] uint32_t ContinuationEnd(uint32_t rule, std::string_view text,
                                         uint32_t begin, uint32_t end) const;

 private:
  explicit PatternDetector(std::unique_ptr<PatternTables> tables);
  std::unique_ptr<PatternTables> tables_;
};

}  // namespace redactor::detect

#endif  // REDACTOR_DETECT_PATTERN_DETECTOR_H_
