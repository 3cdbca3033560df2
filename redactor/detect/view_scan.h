// ViewScan: what the rules find in the views of a record.
//
// First the view with disguises taken off (text/view.h), then, each on top of
// it, labels parted from what is glued to them, base64 opened, and lines joined
// where a value may go on behind a line end (text/joined_lines.h). A value in
// base64 takes the whole run, under the type of the strongest one in it.
// A match over a join counts only when its halves are no values of their own:
// a list of numbers, one a line, stays a list. Each match remembers where it
// stands in its view, since the words around it and the value itself are to be
// read there.
#ifndef REDACTOR_DETECT_VIEW_SCAN_H_
#define REDACTOR_DETECT_VIEW_SCAN_H_

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "redactor/base/record.h"
#include "redactor/detect/context.h"
#include "redactor/detect/pattern_detector.h"
#include "redactor/detect/span_resolver.h"
#include "redactor/text/joined_lines.h"
#include "redactor/text/view.h"

namespace redactor::detect {

// Reused from record to record; one thread at a time.
class ViewScan {
 public:
  // Adds to `matches` (those in the record's own text, ascending) what the
  // views hold, mapped back; they stay ascending, and of the same span by the
  // same rule the better verdict stays.
  Status Find(const PatternDetector& patterns, std::span<const Rule> rules,
              const Record& record, std::span<const OpaqueSpan> opaque,
              PatternDetector::Scratch* scratch,
              std::vector<PatternMatch>* matches);

  // The value of a match, as its view shows it: lives until the next Find;
  // empty when it was found in the text itself.
  [[nodiscard]] std::string_view Value(const PatternMatch& match) const;
  // Only a cue can tell that the lines under this match belong together.
  [[nodiscard]] bool NeedsCue(const PatternMatch& match) const;
  // The context of a match in its view; nothing for one of the text itself.
  // `input` is of the record's text.
  [[nodiscard]] ContextVerdict Look(const ContextCues& cues,
                                    const ContextInput& input,
                                    const PatternMatch& match) const;

 private:
  // The decoded view, or one on top of it.
  struct Layer {
    const text::View* view = nullptr;
    std::vector<Segment> segments;
  };
  struct Origin {
    uint32_t begin, end, rule;      // of the match
    uint32_t view_begin, view_end;  // in its layer
    uint32_t layer;
    bool weak;
  };

  Status FindInUnits(uint32_t layer);
  Status FindJoined(bool spaced);
  Status Run(Layer* layer);
  void Take(uint32_t layer, const PatternMatch& match, bool weak);
  [[nodiscard]] bool Counts(const PatternMatch& match, bool spaced,
                            bool* weak) const;
  [[nodiscard]] bool IsValue(const PatternMatch& match, uint32_t begin,
                             uint32_t end) const;
  [[nodiscard]] bool Opaque(uint32_t begin, uint32_t end) const;
  [[nodiscard]] const Origin* Find(const PatternMatch& match) const;
  [[nodiscard]] uint32_t ToRecordBegin(uint32_t layer, uint32_t pos) const;
  [[nodiscard]] uint32_t ToRecordEnd(uint32_t layer, uint32_t pos) const;
  [[nodiscard]] uint32_t FromRecord(uint32_t layer, uint32_t pos) const;
  // The text that joins are built on.
  [[nodiscard]] std::string_view base() const;
  void SortMatches();

  // Of the call at hand.
  const PatternDetector* patterns_ = nullptr;
  std::span<const Rule> rules_;
  const Record* record_ = nullptr;
  std::span<const OpaqueSpan> opaque_;
  PatternDetector::Scratch* scratch_ = nullptr;
  std::vector<PatternMatch>* matches_ = nullptr;
  size_t plain_ = 0;  // of *matches_: not over a join

  text::Views views_;
  text::View joined_;
  text::View spaced_;
  std::array<Layer, 7> layers_;
  std::vector<text::LineJoin> joins_;
  std::vector<PatternMatch> found_;
  std::vector<FocusRange> focus_;
  std::vector<Origin> origins_;  // ascending by span and rule
};

}  // namespace redactor::detect

#endif  // REDACTOR_DETECT_VIEW_SCAN_H_
