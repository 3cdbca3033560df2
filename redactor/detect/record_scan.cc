// Finding: fields, patterns, views, lists, the user's detectors. What the
// findings are worth is settled in record_settle.cc.
#include "redactor/detect/record_scan.h"

#include <algorithm>
#include <cstring>

#include "redactor/base/limits.h"

namespace redactor::detect {

namespace {

// Orders for ties: fields first, then rules, detectors, lists, the sweep.
constexpr uint32_t kFirstRuleOrder = 1000;
constexpr uint32_t kDetectorOrder = 1u << 30;

// Where candidates are sought from: the start of the line or value, so that a
// number that began before the owned text is seen whole. At the start of a
// block of plain text also the last line of the block before: in
// "Regards,\n\nJane" the word that tells the name stands there, and the name is
// this block's.
uint32_t ScanBegin(const Record& record) {
  uint32_t begin = record.owned_begin;
  if (record.is_plain_text && begin > 0 && record.text[begin - 1] == '\n') {
    while (begin > 0 && record.owned_begin - begin < kContextBytes &&
           std::strchr("\r\n\t ", record.text[begin - 1]) != nullptr &&
           record.text[begin - 1] != '\0') {
      --begin;
    }
  }
  while (begin > 0 && record.owned_begin - begin < kContextBytes &&
         record.text[begin - 1] != '\n' && record.text[begin - 1] != '\0') {
    --begin;
  }
  return begin;
}

class Collector final : public SpanSink {
 public:
  Collector(const Segment& segment, const Detector& detector, uint32_t order,
            std::vector<Detection>* out)
      : segment_(segment), detector_(detector), order_(order), out_(out) {}

  void Add(size_t begin, size_t end, EntityType type, double score) override {
    const size_t size = segment_.end - segment_.begin;
    if (begin >= end || end > size) return;
    Detection detection;
    detection.begin = segment_.begin + static_cast<uint32_t>(begin);
    detection.end = segment_.begin + static_cast<uint32_t>(end);
    detection.type = type;
    detection.score = static_cast<float>(score);
    detection.order = order_;
    detection.rule = detector_.id();
    out_->push_back(detection);
  }

 private:
  const Segment& segment_;
  const Detector& detector_;
  uint32_t order_;
  std::vector<Detection>* out_;
};

}  // namespace

RecordScan::RecordScan(const EngineParts& parts, const Record& record,
                       std::span<const OpaqueSpan> opaque,
                       Engine::Scratch* scratch, ScanResult* result)
    : parts_(parts),
      record_(record),
      opaque_(opaque),
      scratch_(*scratch),
      result_(*result) {}

Status RecordScan::Run() {
  scratch_.found.clear();
  scratch_.swept.clear();
  scratch_.keys.clear();
  scratch_.hits.clear();
  if (record_.first_part) {
    scratch_.sweeper.Reset();
    scratch_.open.active = false;
  }
  REDACTOR_RETURN_IF_ERROR(ContinueOpenValue());
  parts_.fields->Classify(record_, scratch_.memo.get(), &scratch_.verdicts);
  AddFieldDetections();
  AddListHits();
  AddLexiconHits();
  REDACTOR_RETURN_IF_ERROR(AddMatches());
  REDACTOR_RETURN_IF_ERROR(AddUserDetections());
  MakeClaims();
  Settle();
  return Collect();
}

const Segment* RecordScan::SegmentAt(uint32_t pos) const {
  const auto after = std::upper_bound(
      record_.segments.begin(), record_.segments.end(), pos,
      [](uint32_t p, const Segment& s) { return p < s.begin; });
  if (after == record_.segments.begin()) return nullptr;
  const Segment& segment = *(after - 1);
  return pos < segment.end ? &segment : nullptr;
}

// The rest of a value whose beginning went out with an earlier part.
Status RecordScan::ContinueOpenValue() {
  if (!scratch_.open.active) return Status::Ok();
  scratch_.open.active = false;
  const Segment* segment = SegmentAt(record_.owned_begin);
  // A segment that begins here is another value.
  if (segment == nullptr || segment->begin == record_.owned_begin) {
    return Status::Ok();
  }
  Detection rest;
  rest.begin = record_.owned_begin;
  rest.end = parts_.patterns->ContinuationEnd(scratch_.open.rule, record_.text,
                                              rest.begin, segment->end);
  if (rest.end == segment->end && segment == &record_.segments.back() &&
      !record_.last_part) {
    rest.end = std::min(rest.end, record_.owned_end);
    scratch_.open.active = true;
  }
  const Rule& rule = parts_.rules[scratch_.open.rule];
  rest.type = rule.type;
  rest.score = 1;
  rest.rule = rule.id;
  rest.continuation = true;
  if (rest.end > rest.begin) scratch_.found.push_back(rest);
  return Status::Ok();
}

void RecordScan::AddFieldDetections() {
  const size_t first = scratch_.found.size();
  parts_.fields->Detect(record_, scratch_.verdicts, &scratch_.found);
  const uint32_t text_end =
      record_.segments.empty() ? 0 : record_.segments.back().end;
  size_t kept = first;
  for (size_t i = first; i < scratch_.found.size(); ++i) {
    Detection detection = scratch_.found[i];
    if (detection.end <= record_.owned_begin ||
        detection.begin >= record_.owned_end) {
      continue;
    }
    // A value in parts: its token went out with the first of them.
    if (detection.begin < record_.owned_begin) {
      detection.begin = record_.owned_begin;
      detection.continuation = true;
    }
    if (!record_.last_part && detection.end == text_end) {
      detection.end = std::min(detection.end, record_.owned_end);
    }
    scratch_.found[kept++] = detection;
  }
  scratch_.found.resize(kept);
}

Status RecordScan::AddMatches() {
  scratch_.matches.clear();
  scratch_.rejected.clear();
  const PatternInput input{
      record_.text,     record_.segments,   ScanBegin(record_),
      record_.scan_end, !record_.last_part, nullptr,
      &record_};
  auto* rejected = scratch_.explain ? &scratch_.rejected : nullptr;
  REDACTOR_RETURN_IF_ERROR(parts_.patterns->Find(input, scratch_.patterns.get(),
                                                 &scratch_.matches, rejected));
  REDACTOR_RETURN_IF_ERROR(AddViewMatches());
  // What begins in the margin is not ours, but counts as one word behind ours.
  std::erase_if(scratch_.matches, [&](const PatternMatch& match) {
    return match.begin < record_.owned_begin;
  });
  return Status::Ok();
}

Status RecordScan::AddViewMatches() {
  return scratch_.views.Find(*parts_.patterns, parts_.rules, record_, opaque_,
                             scratch_.patterns.get(), &scratch_.matches);
}

void RecordScan::MakeClaims() {
  scratch_.claims.clear();
  for (const PatternMatch& match : scratch_.matches) {
    Claim claim;
    claim.begin = match.begin;
    claim.end = match.end;
    claim.type = parts_.rules[match.rule].type;
    claim.order = kFirstRuleOrder + match.rule;
    claim.plus = record_.text[match.begin] == '+' ||
                 (match.begin > 0 && record_.text[match.begin - 1] == '+');
    scratch_.claims.push_back(claim);
  }
}

void RecordScan::AddListHits() {
  if (parts_.lists->empty()) return;
  parts_.lists->Find(record_.text, record_.segments, record_.owned_begin,
                     record_.scan_end, &scratch_.lists, &scratch_.hits);
  for (const WordLists::Hit& hit : scratch_.hits) {
    if (!hit.deny) continue;
    Detection detection;
    detection.begin = hit.begin;
    detection.end = hit.end;
    detection.type = EntityType::kInternal;
    detection.score = 1;
    detection.rule = "list.deny";
    scratch_.found.push_back(detection);
  }
}

Status RecordScan::AddUserDetections() {
  for (size_t i = 0; i < parts_.detectors.size(); ++i) {
    const Detector& detector = *parts_.detectors[i];
    for (const Segment& segment : record_.segments) {
      if (segment.end <= record_.owned_begin ||
          segment.begin >= record_.owned_end) {
        continue;
      }
      const size_t first = scratch_.found.size();
      Collector sink(segment, detector,
                     kDetectorOrder + static_cast<uint32_t>(i),
                     &scratch_.found);
      REDACTOR_RETURN_IF_ERROR(detector.Scan(
          record_.text.substr(segment.begin, segment.end - segment.begin),
          PathString(record_, segment.path), sink));
      std::erase_if(scratch_.found, [&](const Detection& d) {
        return &d >= scratch_.found.data() + first && !Owned(d.begin);
      });
    }
  }
  return Status::Ok();
}

Detection RecordScan::ToDetection(const Claim& claim,
                                  const PatternMatch& match) const {
  const Rule& rule = parts_.rules[match.rule];
  Detection detection;
  detection.begin = claim.begin;
  detection.end = claim.end;
  detection.type = rule.type;
  detection.score = static_cast<float>(claim.score);
  detection.order = kFirstRuleOrder + match.rule;
  detection.rule = rule.id;
  if (claim.begin == match.begin && claim.end == match.end) {
    detection.identity = scratch_.views.Value(match);
  }
  return detection;
}

}  // namespace redactor::detect
