// The tagger in the settling of a record: what is taken already, and what of
// the new is worth its score.
#include <algorithm>

#include "redactor/detect/record_scan.h"
#include "redactor/detect/tagger_pass.h"

namespace redactor::detect {

namespace {

constexpr double kScoreSlack = 1e-6;
// Spans that are known to this degree are sought in the whole record.
constexpr float kSeedScore = 0.9F;

// Touching ones become one: their token is.
void Normalize(std::vector<tagger::TokenSpan>* spans) {
  std::ranges::sort(*spans, {}, &tagger::TokenSpan::begin);
  size_t kept = 0;
  for (const tagger::TokenSpan& span : *spans) {
    if (kept != 0 && span.begin <= (*spans)[kept - 1].end) {
      tagger::TokenSpan& last = (*spans)[kept - 1];
      last.end = std::max(last.end, span.end);
    } else {
      (*spans)[kept++] = span;
    }
  }
  spans->resize(kept);
}

}  // namespace

bool IsTagged(const Detection& detection) {
  return detection.rule == kPersonTagger || detection.rule == kPlaceTagger;
}

bool IsWeakSeed(const Detection& detection) {
  return IsTagged(detection) && detection.score < kSeedScore;
}

// "Caller: Oh", "Dear Diary": one word that nobody is called, where a label or
// a greeting lets a name be expected.
bool RecordScan::IsOrdinaryWord(const PatternMatch& match) const {
  if (parts_.tagger == nullptr) return false;
  const std::string_view rule = parts_.rules[match.rule].id;
  if (rule != "person.label" && rule != "person.role_label" &&
      rule != "person.greeting") {
    return false;
  }
  const std::string_view value =
      record_.text.substr(match.begin, match.end - match.begin);
  if (value.find_first_of(" .-'\n") != value.npos) return false;
  std::string folded;
  tagger::LowerWord(value, &folded);
  const WordInfo info = LookUpWord(parts_.tagger->names(), folded);
  return info.common >= 4 && info.first < 3 && info.last < 5;
}

// It will be replaced.
bool RecordScan::Counts(const Detection& d) const {
  return parts_.wanted[static_cast<size_t>(d.type)] && IsSure(d);
}

bool RecordScan::IsSure(const Detection& d) const {
  return d.rule == "list.deny" || d.continuation ||
         double{d.score} + kScoreSlack >= Threshold(SegmentAt(d.begin));
}

// Spans that will be tokens when this text is read again, and those that would
// be if their type were wanted: no name is sought in an e-mail that stays.
void RecordScan::CollectTaken() {
  std::vector<tagger::TokenSpan>& taken = scratch_.taken;
  taken.clear();
  for (const OpaqueSpan& span : opaque_)
    taken.push_back({span.begin, span.end});
  for (const Engine::Scratch::Behind& behind : scratch_.behind) {
    if (behind.begin > record_.owned_begin) continue;
    taken.push_back(
        {record_.owned_begin - behind.begin, record_.owned_begin - behind.end});
  }
  for (const Detection& d : scratch_.found) {
    if (IsSure(d)) taken.push_back({d.begin, d.end});
  }
  for (const Detection& d : scratch_.swept) {
    if (IsSure(d)) taken.push_back({d.begin, d.end});
  }
  for (size_t i = 0; i < scratch_.claims.size(); ++i) {
    const Claim& claim = scratch_.claims[i];
    if (claim.settled && IsSure(ToDetection(claim, scratch_.matches[i]))) {
      taken.push_back({claim.begin, claim.end});
    }
  }
  std::erase_if(taken, [](const auto& span) { return span.begin >= span.end; });
  Normalize(&taken);
}

// True when there is something new; it stands in scratch_.found then.
bool RecordScan::TagRecord(int round) {
  if (parts_.tagger == nullptr) return false;
  if (scratch_.tagger == nullptr) {
    scratch_.tagger =
        std::make_unique<TaggerPass>(parts_.tagger.get(), parts_.location);
  }
  CollectTaken();
  const size_t before = scratch_.found.size();
  scratch_.tagged.clear();
  scratch_.tagger->Find(record_, scratch_.taken, round > 0, &scratch_.tagged);
  for (const Detection& d : scratch_.tagged) {
    if (!parts_.wanted[static_cast<size_t>(d.type)]) continue;
    std::string_view reason;
    if (Allowed(d.begin, d.end)) {
      reason = "allow";
    } else if (!Counts(d)) {
      reason = "score";
    }
    if (reason.empty()) {
      scratch_.found.push_back(d);
    } else if (scratch_.explain && round == 0) {
      JudgeTagged(d, reason);
    }
  }
  return scratch_.found.size() != before;
}

void RecordScan::JudgeTagged(const Detection& detection,
                             std::string_view reason) {
  Judgement& judgement = result_.judgements.emplace_back();
  judgement.detection = detection;
  judgement.reason = reason;
}

}  // namespace redactor::detect
