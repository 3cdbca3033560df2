// Two layers of views over a record; see the header.
#include "redactor/detect/view_scan.h"

#include <algorithm>
#include <tuple>

#include "redactor/base/limits.h"

namespace redactor::detect {

namespace {

constexpr uint32_t kDecoded = 0;
constexpr uint32_t kParted = 1;
constexpr uint32_t kJoined = 2;
constexpr uint32_t kSpaced = 3;
constexpr uint32_t kOpened = 4;  // the first of several

// The record's segments in its view: NULs part both texts in the same places.
void MapSegments(const Record& record, std::string_view view,
                 std::vector<Segment>* out) {
  out->clear();
  size_t at = 0;       // in the record's text
  size_t view_at = 0;  // just behind the same number of NULs
  const auto pass_nuls = [&](size_t limit) {
    for (; at < limit; ++at) {
      if (record.text[at] == '\0') view_at = view.find('\0', view_at) + 1;
    }
  };
  for (const Segment& segment : record.segments) {
    pass_nuls(segment.begin);
    Segment mapped = segment;
    mapped.begin = static_cast<uint32_t>(view_at);
    pass_nuls(segment.end);
    mapped.end =
        static_cast<uint32_t>(std::min(view.find('\0', view_at), view.size()));
    out->push_back(mapped);
  }
}

auto SpanOf(const PatternMatch& match) {
  return std::tuple(match.begin, match.end, match.rule);
}

}  // namespace

std::string_view ViewScan::base() const {
  const text::View* decoded = layers_[kDecoded].view;
  return decoded != nullptr ? std::string_view(decoded->text) : record_->text;
}

Status ViewScan::Find(const PatternDetector& patterns,
                      std::span<const Rule> rules, const Record& record,
                      std::span<const OpaqueSpan> opaque,
                      PatternDetector::Scratch* scratch,
                      std::vector<PatternMatch>* matches) {
  patterns_ = &patterns;
  rules_ = rules;
  record_ = &record;
  opaque_ = opaque;
  scratch_ = scratch;
  matches_ = matches;
  origins_.clear();
  views_.Build(record.text);
  layers_[kDecoded].view = views_.decoded();
  layers_[kParted].view = views_.parted();
  for (uint32_t depth = 0; depth < text::Views::kDepths; ++depth) {
    layers_[kOpened + depth].view = views_.opened(depth);
  }
  layers_[kJoined].view = layers_[kSpaced].view = nullptr;
  for (uint32_t layer = 0; layer < layers_.size(); ++layer) {
    if (layers_[layer].view == nullptr) continue;
    REDACTOR_RETURN_IF_ERROR(FindInUnits(layer));
  }
  text::FindLineJoins(base(), &joins_);
  if (joins_.empty()) return Status::Ok();
  plain_ = matches->size();
  REDACTOR_RETURN_IF_ERROR(FindJoined(/*spaced=*/false));
  REDACTOR_RETURN_IF_ERROR(FindJoined(/*spaced=*/true));
  if (matches->size() > plain_) SortMatches();
  return Status::Ok();
}

// All that is outside of units is in the text below.
Status ViewScan::FindInUnits(uint32_t layer) {
  const auto& anchors = layers_[layer].view->anchors;
  focus_.clear();
  for (size_t i = 0; i + 1 < anchors.size(); ++i) {
    if (!anchors[i].unit) continue;
    focus_.push_back({anchors[i].view, anchors[i + 1].view});
  }
  REDACTOR_RETURN_IF_ERROR(Run(&layers_[layer]));
  for (const PatternMatch& match : found_) Take(layer, match, false);
  SortMatches();
  return Status::Ok();
}

Status ViewScan::FindJoined(bool spaced) {
  const uint32_t index = spaced ? kSpaced : kJoined;
  text::View& view = spaced ? spaced_ : joined_;
  if (!text::BuildJoinedView(base(), joins_, spaced, &view)) {
    return Status::Ok();
  }
  layers_[index].view = &view;
  focus_.clear();
  for (const text::LineJoin& join : joins_) {
    if (spaced && !join.spaced) continue;
    const uint32_t at = view.ViewPosition(join.begin);
    focus_.push_back({at, at + (spaced ? 1 : 0)});
  }
  REDACTOR_RETURN_IF_ERROR(Run(&layers_[index]));
  for (const PatternMatch& match : found_) {
    PatternMatch base_match = match;
    base_match.begin = view.OriginalBegin(match.begin);
    base_match.end = view.OriginalEnd(match.end);
    bool weak = false;
    if (Counts(base_match, spaced, &weak)) Take(index, match, weak);
  }
  return Status::Ok();
}

Status ViewScan::Run(Layer* layer) {
  MapSegments(*record_, layer->view->text, &layer->segments);
  found_.clear();
  const PatternInput input{layer->view->text,
                           layer->segments,
                           0,
                           static_cast<uint32_t>(layer->view->text.size()),
                           !record_->last_part,
                           &focus_,
                           record_};
  return patterns_->Find(input, scratch_, &found_, nullptr);
}

void ViewScan::Take(uint32_t layer, const PatternMatch& match, bool weak) {
  PatternMatch mapped = match;
  mapped.begin = ToRecordBegin(layer, match.begin);
  mapped.end = ToRecordEnd(layer, match.end);
  matches_->push_back(mapped);
  origins_.push_back({mapped.begin, mapped.end, mapped.rule, match.begin,
                      match.end, layer, weak});
}

uint32_t ViewScan::ToRecordBegin(uint32_t layer, uint32_t pos) const {
  if (layer != kDecoded) pos = layers_[layer].view->OriginalBegin(pos);
  const text::View* decoded = layers_[kDecoded].view;
  return decoded != nullptr ? decoded->OriginalBegin(pos) : pos;
}

uint32_t ViewScan::ToRecordEnd(uint32_t layer, uint32_t pos) const {
  if (layer != kDecoded) pos = layers_[layer].view->OriginalEnd(pos);
  const text::View* decoded = layers_[kDecoded].view;
  return decoded != nullptr ? decoded->OriginalEnd(pos) : pos;
}

uint32_t ViewScan::FromRecord(uint32_t layer, uint32_t pos) const {
  const text::View* decoded = layers_[kDecoded].view;
  if (decoded != nullptr) pos = decoded->ViewPosition(pos);
  return layer == kDecoded ? pos : layers_[layer].view->ViewPosition(pos);
}

bool ViewScan::Opaque(uint32_t begin, uint32_t end) const {
  if (opaque_.empty()) return false;
  begin = ToRecordBegin(kDecoded, begin);
  end = ToRecordEnd(kDecoded, end);
  const auto span = std::lower_bound(
      opaque_.begin(), opaque_.end(), begin,
      [](const OpaqueSpan& s, uint32_t pos) { return s.end <= pos; });
  return span != opaque_.end() && span->begin < end;
}

// Is base text[begin, end), one half of `match`, a value of its own?
bool ViewScan::IsValue(const PatternMatch& match, uint32_t begin,
                       uint32_t end) const {
  begin = ToRecordBegin(kDecoded, begin);
  end = ToRecordEnd(kDecoded, end);
  const EntityType type = rules_[match.rule].type;
  const bool proof = match.verdict == Verdict::kProof;
  const auto last = matches_->begin() + static_cast<ptrdiff_t>(plain_);
  return std::any_of(matches_->begin(), last, [&](const PatternMatch& other) {
    if (other.begin > begin || other.end < end) return false;
    const bool other_proof = other.verdict == Verdict::kProof;
    return other_proof || (!proof && rules_[other.rule].type == type);
  });
}

// `match` is one of the base text.
bool ViewScan::Counts(const PatternMatch& match, bool spaced,
                      bool* weak) const {
  if (Opaque(match.begin, match.end)) return false;
  bool spans = false;
  for (const text::LineJoin& join : joins_) {
    if (join.begin >= match.end) break;
    if (join.end <= match.begin || (spaced && !join.spaced)) continue;
    if (join.begin <= match.begin || join.end >= match.end) return false;
    spans = true;
    if (join.weak && match.verdict != Verdict::kProof) return false;
    *weak = *weak || join.weak;
    if (join.lines_begin < join.lines_end) {
      if (Opaque(join.lines_begin, join.lines_end)) return false;
      if (IsValue(match, match.begin, join.begin) ||
          IsValue(match, join.end, match.end)) {
        return false;
      }
    } else if (IsValue(match, join.end, match.end) &&
               IsValue(match, match.begin, join.begin)) {
      return false;
    }
  }
  return spans;
}

void ViewScan::SortMatches() {
  std::sort(matches_->begin(), matches_->end(),
            [](const PatternMatch& a, const PatternMatch& b) {
              return std::tuple(SpanOf(a), ~uint32_t(a.verdict), a.fit) <
                     std::tuple(SpanOf(b), ~uint32_t(b.verdict), b.fit);
            });
  matches_->erase(std::unique(matches_->begin(), matches_->end(),
                              [](const PatternMatch& a, const PatternMatch& b) {
                                return SpanOf(a) == SpanOf(b);
                              }),
                  matches_->end());
  std::sort(origins_.begin(), origins_.end(),
            [](const Origin& a, const Origin& b) {
              return std::tie(a.begin, a.end, a.rule, a.layer, a.view_begin) <
                     std::tie(b.begin, b.end, b.rule, b.layer, b.view_begin);
            });
}

const ViewScan::Origin* ViewScan::Find(const PatternMatch& match) const {
  const auto origin =
      std::lower_bound(origins_.begin(), origins_.end(), SpanOf(match),
                       [](const Origin& o, const auto& span) {
                         return std::tuple(o.begin, o.end, o.rule) < span;
                       });
  const bool found =
      origin != origins_.end() &&
      std::tuple(origin->begin, origin->end, origin->rule) == SpanOf(match);
  return found ? &*origin : nullptr;
}

std::string_view ViewScan::Value(const PatternMatch& match) const {
  const Origin* origin = Find(match);
  if (origin == nullptr) return {};
  return std::string_view(layers_[origin->layer].view->text)
      .substr(origin->view_begin, origin->view_end - origin->view_begin);
}

bool ViewScan::NeedsCue(const PatternMatch& match) const {
  const Origin* origin = Find(match);
  return origin != nullptr && origin->weak;
}

ContextVerdict ViewScan::Look(const ContextCues& cues,
                              const ContextInput& input,
                              const PatternMatch& match) const {
  const Origin* origin = Find(match);
  if (origin == nullptr) return {};
  const Layer& layer = layers_[origin->layer];
  ContextInput in_view;
  in_view.text = layer.view->text;
  in_view.begin = layer.segments[match.segment].begin;
  in_view.end = layer.segments[match.segment].end;
  in_view.key = input.key;
  std::vector<Barrier> barriers;
  for (const Barrier& barrier : input.barriers) {
    if (barrier.end + kContextBytes < match.begin) continue;
    if (barrier.begin > match.end + kContextBytes) break;
    const Barrier mapped{FromRecord(origin->layer, barrier.begin),
                         FromRecord(origin->layer, barrier.end)};
    if (mapped.begin < mapped.end) barriers.push_back(mapped);
  }
  in_view.barriers = barriers;
  return cues.Look(match.rule, in_view, origin->view_begin, origin->view_end);
}

}  // namespace redactor::detect
