// Views: one pass takes off one layer; passes are composed.
//
// A pass looks only at candidate bytes, copies the stretches between them and
// notes an anchor at each change. What one pass uncovered ("%2540" -> "%40") is
// the input of the next; its map is then carried back to the original. A unit
// of the later pass may have eaten a part of a unit of the earlier one: both
// then become one unit.
#include "redactor/text/view.h"

#include <algorithm>

#include "redactor/text/char_fold.h"
#include "redactor/text/disguise.h"
#include "redactor/text/hidden_runs.h"
#include "redactor/text/view_builder.h"

namespace redactor::text {

namespace {

constexpr int kMaxLayers = 3;

// What is taken off in one layer, from left to right.
class Units {
 public:
  explicit Units(std::string_view text) : text_(text), fold_(CharFold::Get()) {
    FindHiddenRuns(text, &runs_);
    FindDisguise(0);
  }

  // The next unit: text[begin, end) stands for `meaning`.
  size_t begin = 0;
  size_t end = 0;
  std::string meaning;

  bool Next() {
    if (run_ < runs_.size() && runs_[run_].begin <= disguise_) {
      HiddenRun& run = runs_[run_++];
      begin = run.begin;
      end = run.end;
      meaning.swap(run.meaning);
      if (disguise_ < end) FindDisguise(end);
      return true;
    }
    if (disguise_ == text_.size()) return false;
    begin = disguise_;
    end = disguise_end_;
    meaning.swap(disguise_meaning_);
    FindDisguise(end);
    while (run_ < runs_.size() && runs_[run_].begin < end) ++run_;
    return true;
  }

 private:
  void FindDisguise(size_t at) {
    disguise_meaning_.clear();
    for (disguise_ = FindCandidate(text_, at); disguise_ < text_.size();
         disguise_ = FindCandidate(text_, disguise_end_)) {
      if (ReadDisguise(text_, disguise_, fold_, &disguise_end_,
                       &disguise_meaning_)) {
        return;
      }
    }
  }

  const std::string_view text_;
  const CharFold& fold_;
  std::vector<HiddenRun> runs_;
  size_t run_ = 0;
  size_t disguise_ = 0;
  size_t disguise_end_ = 0;
  std::string disguise_meaning_;
};

// One layer. `view` is untouched when nothing changes.
bool TakeOffLayer(std::string_view text, View* view) {
  Units units(text);
  if (!units.Next()) return false;
  ViewBuilder builder(view);
  view->text.reserve(text.size());
  size_t run = 0;
  do {
    builder.Run(text.substr(run, units.begin - run), run);
    builder.Unit(units.begin, units.end);
    view->text.append(units.meaning);
    run = units.end;
  } while (units.Next());
  builder.Run(text.substr(run), run);
  builder.Finish(text.size());
  return true;
}

// Carries middle [begin, end), which the upper layer left as it was, down to
// the original. `*index` is an anchor at or before `begin` and moves on.
void CarryRun(const View& lower, uint32_t begin, uint32_t end, size_t* index,
              ViewBuilder* builder, View* view) {
  for (uint32_t at = begin; at < end;) {
    while (lower.anchors[*index + 1].view <= at) ++*index;
    const View::Anchor& anchor = lower.anchors[*index];
    const View::Anchor& next = lower.anchors[*index + 1];
    const uint32_t stop = std::min(end, next.view);
    const std::string_view bytes =
        std::string_view(lower.text).substr(at, stop - at);
    if (anchor.unit) {
      builder->Unit(anchor.original, next.original);
      view->text.append(bytes);
    } else {
      builder->Run(bytes, anchor.original + (at - anchor.view));
    }
    at = stop;
  }
}

// `upper` is a view of `lower.text`; the result one of lower's original.
View Compose(const View& lower, const View& upper) {
  View view;
  ViewBuilder builder(&view);
  view.text.reserve(upper.text.size());
  size_t index = 0;
  for (size_t i = 0; i + 1 < upper.anchors.size(); ++i) {
    const View::Anchor& anchor = upper.anchors[i];
    const View::Anchor& next = upper.anchors[i + 1];
    if (!anchor.unit) {
      CarryRun(lower, anchor.original, next.original, &index, &builder, &view);
      continue;
    }
    builder.Unit(lower.OriginalBegin(anchor.original),
                 lower.OriginalEnd(next.original));
    view.text.append(upper.text, anchor.view, next.view - anchor.view);
  }
  builder.Finish(lower.anchors.back().original);
  return view;
}

}  // namespace

uint32_t View::OriginalBegin(uint32_t view_pos) const {
  auto after = std::upper_bound(
      anchors.begin(), anchors.end(), view_pos,
      [](uint32_t pos, const Anchor& anchor) { return pos < anchor.view; });
  const Anchor& anchor = *--after;
  return anchor.unit ? anchor.original
                     : anchor.original + (view_pos - anchor.view);
}

uint32_t View::OriginalEnd(uint32_t view_pos) const {
  const auto after = std::lower_bound(
      anchors.begin(), anchors.end(), view_pos,
      [](const Anchor& anchor, uint32_t pos) { return anchor.view < pos; });
  if (after == anchors.begin()) return after->original;
  const Anchor& anchor = *(after - 1);
  return anchor.unit ? after->original
                     : anchor.original + (view_pos - anchor.view);
}

uint32_t View::ViewPosition(uint32_t pos) const {
  auto after = std::upper_bound(
      anchors.begin(), anchors.end(), pos,
      [](uint32_t p, const Anchor& anchor) { return p < anchor.original; });
  const Anchor& anchor = *--after;
  return anchor.unit ? anchor.view : anchor.view + (pos - anchor.original);
}

bool BuildView(std::string_view text, View* view) {
  if (!TakeOffLayer(text, view)) return false;
  for (int layer = 1; layer < kMaxLayers; ++layer) {
    View upper;
    if (!TakeOffLayer(view->text, &upper)) break;
    *view = Compose(*view, upper);
  }
  return true;
}

}  // namespace redactor::text
