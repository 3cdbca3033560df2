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

// One layer of disguises. `view` is untouched when nothing changes.
bool TakeOffLayer(std::string_view text, View* view) {
  size_t at = FindCandidate(text, 0);
  if (at == text.size()) return false;
  const CharFold& fold = CharFold::Get();
  std::string unit;
  size_t end = 0;
  while (!ReadDisguise(text, at, fold, &end, &unit)) {
    at = FindCandidate(text, end);
    if (at == text.size()) return false;
  }
  ViewBuilder builder(view);
  view->text.reserve(text.size());
  size_t run = 0;
  for (;;) {
    builder.Run(text.substr(run, at - run), run);
    builder.Unit(at, end);
    view->text.append(unit);
    run = end;
    do {
      at = FindCandidate(text, end);
      unit.clear();
    } while (at < text.size() && !ReadDisguise(text, at, fold, &end, &unit));
    if (at == text.size()) break;
  }
  builder.Run(text.substr(run), run);
  builder.Finish(text.size());
  return true;
}

// As above, of the hidden runs. False: there is none.
bool TakeOffRuns(std::string_view text, const std::vector<HiddenRun>& runs,
                 View* view) {
  if (runs.empty()) return false;
  ViewBuilder builder(view);
  size_t run = 0;
  for (const HiddenRun& hidden : runs) {
    builder.Run(text.substr(run, hidden.begin - run), run);
    builder.Unit(hidden.begin, hidden.end);
    view->text.append(hidden.meaning);
    run = hidden.end;
  }
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

void Views::Build(std::string_view text) {
  has_decoded_ = BuildView(text, &decoded_);
  if (has_decoded_) text = decoded_.text;
  FindHiddenRuns(text, &base64_, &edges_);
  has_parted_ = TakeOffRuns(text, edges_, &parted_);
  Open(text);
}

void Views::Open(std::string_view base) {
  depths_ = 0;
  while (depths_ < kDepths) {
    View& view = opened_[depths_];
    if (depths_ == 0) {
      if (!TakeOffRuns(base, base64_, &view)) return;
    } else {
      const View& below = opened_[depths_ - 1];
      View upper;
      FindHiddenRuns(below.text, &base64_, &edges_);
      if (!TakeOffRuns(below.text, base64_, &upper)) return;
      view = Compose(below, upper);
    }
    View upper;
    if (BuildView(view.text, &upper)) view = Compose(view, upper);
    ++depths_;
  }
}

}  // namespace redactor::text
