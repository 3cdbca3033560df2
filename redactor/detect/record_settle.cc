// Settling: context rounds, referee, sweep, and the final spans.
#include <algorithm>

#include "redactor/base/limits.h"
#include "redactor/detect/record_scan.h"
#include "redactor/detect/span_resolver.h"

namespace redactor::detect {

namespace {

constexpr int kRounds = 3;
// What a segment with an opaque id or a flag needs to be touched.
constexpr double kKeepScore = 0.9;
// 0.45 + 0.05 and 0.5 are the same score.
constexpr double kScoreSlack = 1e-6;

void Judge(const Detection& detection, std::string_view reason,
           ScanResult* result) {
  Judgement& judgement = result->judgements.emplace_back();
  judgement.detection = detection;
  judgement.reason = reason;
}

void Append(uint32_t begin, uint32_t end, std::vector<Barrier>* out) {
  if (begin < end) out->push_back({begin, end});
}

// Sorts, and joins what overlaps.
void Normalize(std::vector<Barrier>* barriers) {
  std::sort(barriers->begin(), barriers->end(),
            [](const Barrier& a, const Barrier& b) {
              return a.begin != b.begin ? a.begin < b.begin : a.end < b.end;
            });
  size_t kept = 0;
  for (const Barrier& barrier : *barriers) {
    if (kept != 0 && barrier.begin < (*barriers)[kept - 1].end) {
      Barrier& last = (*barriers)[kept - 1];
      last.end = std::max(last.end, barrier.end);
    } else {
      (*barriers)[kept++] = barrier;
    }
  }
  barriers->resize(kept);
}

// Names and places are words among words: one that takes a token in took it for
// a word. Numbers and secrets are what they are, whatever is glued to them.
bool IsProse(EntityType type) {
  return type == EntityType::kPerson || type == EntityType::kAddress ||
         type == EntityType::kLocation;
}

// Makes of the hits what Allowed asks: those of allow lists ascending, each
// with the furthest end so far.
void PrepareAllowed(std::vector<WordLists::Hit>* hits) {
  std::erase_if(*hits, [](const WordLists::Hit& hit) { return !hit.allow; });
  std::sort(hits->begin(), hits->end(),
            [](const WordLists::Hit& a, const WordLists::Hit& b) {
              return a.begin < b.begin;
            });
  uint32_t furthest = 0;
  for (WordLists::Hit& hit : *hits) {
    furthest = hit.end = std::max(furthest, hit.end);
  }
}

}  // namespace

double RecordScan::Threshold(const Segment* segment) const {
  if (segment == nullptr) return parts_.min_score;
  const auto index = static_cast<size_t>(segment - record_.segments.data());
  const bool keep = index < scratch_.verdicts.size() &&
                    scratch_.verdicts[index].action == FieldAction::kKeep;
  return keep ? std::max(kKeepScore, parts_.min_score) : parts_.min_score;
}

// Only what an allowed literal covers whole is allowed: its neighbours are not.
bool RecordScan::Allowed(uint32_t begin, uint32_t end) const {
  const auto behind = std::upper_bound(
      scratch_.hits.begin(), scratch_.hits.end(), begin,
      [](uint32_t pos, const WordLists::Hit& hit) { return pos < hit.begin; });
  return behind != scratch_.hits.begin() && end <= (behind - 1)->end;
}

// An own token reaches into the span.
bool RecordScan::HoldsToken(uint32_t begin, uint32_t end) const {
  const auto span = std::lower_bound(
      opaque_.begin(), opaque_.end(), begin,
      [](const OpaqueSpan& s, uint32_t pos) { return s.end <= pos; });
  return span != opaque_.end() && span->begin < end;
}

// What stands beside a token in a field was there when the token was made, and
// the field was no entity as a whole then. A list of addresses may have grown
// since; a secret or what the user named is one, whatever it holds.
void RecordScan::DropFieldsBesideTokens() {
  if (opaque_.empty()) return;
  std::erase_if(scratch_.found, [&](const Detection& d) {
    if (!d.rule.starts_with("field.") || d.rule == "field.user" ||
        d.type == EntityType::kSecret) {
      return false;
    }
    const Segment* segment = SegmentAt(d.begin);
    const bool drop =
        HoldsToken(d.begin, d.end) ||
        (segment != nullptr && HoldsToken(segment->begin, segment->end) &&
         d.rule != "field.email");
    if (drop && scratch_.explain) Judge(d, "token", &result_);
    return drop;
  });
}

// Later rounds see the tokens of earlier ones as single words, so that more
// cues come near; they only add.
void RecordScan::Settle() {
  PrepareAllowed(&scratch_.hits);
  for (Claim& claim : scratch_.claims) {
    if (Allowed(claim.begin, claim.end)) claim.reason = "allow";
  }
  DropFieldsBesideTokens();
  std::erase_if(scratch_.found, [&](const Detection& d) {
    const bool drop =
        d.rule != "list.deny" && !d.continuation && Allowed(d.begin, d.end);
    if (drop && scratch_.explain) Judge(d, "allow", &result_);
    return drop;
  });
  bool tagged = false;
  for (int round = 0; round < kRounds; ++round) {
    const bool added = SettleRound();
    if (round > 0 && !added && !tagged) break;
    const size_t before = scratch_.swept.size();
    SweepRecord();
    tagged = TagRecord(round);
    if (!added && !tagged && scratch_.swept.size() == before) break;
  }
  if (tagged) SweepRecord();
}

bool RecordScan::SettleRound() {
  if (scratch_.claims.empty()) return false;
  BuildBarriers();
  for (size_t i = 0; i < scratch_.claims.size(); ++i) ScoreClaim(i);
  Referee(record_.text, &scratch_.claims);
  bool added = false;
  for (Claim& claim : scratch_.claims) {
    if (claim.settled || !claim.reason.empty()) continue;
    claim.settled = true;
    added = true;
  }
  return added;
}

void RecordScan::BuildBarriers() {
  scratch_.barriers.clear();
  for (const OpaqueSpan& span : opaque_) {
    Append(span.begin, span.end, &scratch_.barriers);
  }
  for (const Engine::Scratch::Behind& behind : scratch_.behind) {
    if (behind.begin > record_.owned_begin) continue;
    Append(record_.owned_begin - behind.begin, record_.owned_begin - behind.end,
           &scratch_.barriers);
  }
  for (const Detection& detection : scratch_.found) {
    Append(detection.begin, detection.end, &scratch_.barriers);
  }
  for (const Detection& detection : scratch_.swept) {
    Append(detection.begin, detection.end, &scratch_.barriers);
  }
  for (const Claim& claim : scratch_.claims) {
    if (claim.settled) Append(claim.begin, claim.end, &scratch_.barriers);
  }
  Normalize(&scratch_.barriers);
}

const std::vector<std::string>* RecordScan::KeyOf(const Segment& segment) {
  if (segment.kind == SegmentKind::kKey || segment.path == 0) return nullptr;
  const auto [it, is_new] = scratch_.keys.try_emplace(segment.path);
  if (is_new) it->second = KeyWords(record_, segment.path);
  return &it->second;
}

void RecordScan::ScoreClaim(size_t index) {
  Claim& claim = scratch_.claims[index];
  const PatternMatch& match = scratch_.matches[index];
  if (claim.settled || claim.reason == "allow") return;
  claim.reason = {};
  claim.refereed = false;
  claim.winner = nullptr;
  const Segment& segment = record_.segments[match.segment];
  const ContextInput input{record_.text, segment.begin, segment.end,
                           scratch_.barriers, KeyOf(segment)};
  ContextVerdict context =
      parts_.cues->Look(match.rule, input, match.begin, match.end);
  const ContextVerdict in_view =
      scratch_.views.Look(*parts_.cues, input, match);
  context.cue = context.cue || in_view.cue;
  context.veto = context.veto || in_view.veto;
  const ContextScore scored =
      ScoreMatch(parts_.rules[match.rule], match.verdict, claim.plus, context);
  claim.context = context;
  claim.cue = context.cue;
  claim.proof = match.verdict == Verdict::kProof;
  claim.score = std::max(scored.score, 0.0);
  claim.reason = scored.reason;
  if (claim.reason.empty() && !context.cue && scratch_.views.NeedsCue(match)) {
    claim.reason = "context";
  }
  if (claim.reason.empty() && IsProse(parts_.rules[match.rule].type) &&
      HoldsToken(match.begin, match.end)) {
    claim.reason = "token";
  }
  if (claim.reason.empty() && IsOrdinaryWord(match)) claim.reason = "veto";
  if (claim.reason.empty() && claim.score + kScoreSlack < Threshold(&segment)) {
    claim.reason = "score";
  }
}

void RecordScan::SweepRecord() {
  std::vector<Detection> seeds = scratch_.found;
  std::erase_if(seeds, IsWeakSeed);
  for (size_t i = 0; i < scratch_.claims.size(); ++i) {
    const Claim& claim = scratch_.claims[i];
    // "my name is PERSON-…": no name.
    if (!claim.settled || !Owned(claim.begin) ||
        HoldsToken(claim.begin, claim.end)) {
      continue;
    }
    seeds.push_back(ToDetection(claim, scratch_.matches[i]));
  }
  scratch_.swept.clear();
  scratch_.sweeper.Sweep(record_, seeds, &scratch_.swept);
  std::erase_if(scratch_.swept, [&](const Detection& d) {
    return Allowed(d.begin, d.end) || !Owned(d.begin);
  });
}

void RecordScan::Keep(Detection detection, const Segment* segment) {
  if (segment == nullptr || !Owned(detection.begin)) return;
  if (detection.rule != "list.deny" && !detection.continuation &&
      double{detection.score} + kScoreSlack < Threshold(segment)) {
    if (scratch_.explain) Judge(detection, "score", &result_);
    return;
  }
  if (!parts_.wanted[static_cast<size_t>(detection.type)]) return;
  if (segment->kind == SegmentKind::kNumber) {
    detection.begin = segment->begin;
    detection.end = segment->end;
  }
  detection.end = std::min(detection.end, segment->end);
  result_.detections.push_back(detection);
  if (scratch_.explain) Judge(detection, {}, &result_);
}

Status RecordScan::Collect() {
  for (const Detection& detection : scratch_.found) {
    Keep(detection, SegmentAt(detection.begin));
  }
  for (const Detection& detection : scratch_.swept) {
    Keep(detection, SegmentAt(detection.begin));
  }
  for (size_t i = 0; i < scratch_.claims.size(); ++i) {
    if (!scratch_.claims[i].settled || !Owned(scratch_.claims[i].begin)) {
      continue;
    }
    const PatternMatch& match = scratch_.matches[i];
    Detection detection = ToDetection(scratch_.claims[i], match);
    if (!parts_.wanted[static_cast<size_t>(detection.type)]) continue;
    if (match.fit == PatternMatch::Fit::kOverflow) {
      return {StatusCode::kLimit,
              "rule " + std::string(detection.rule) + " overflows its window",
              Severity::kEntry};
    }
    if (match.fit == PatternMatch::Fit::kGoesOn) {
      detection.end = std::min(detection.end, record_.owned_end);
      scratch_.open = {true, match.rule};
    }
    Keep(detection, &record_.segments[match.segment]);
  }
  if (scratch_.open.active) {
    // All that follows belongs to the open value.
    for (Detection& detection : result_.detections) {
      detection.end = std::min(detection.end, record_.owned_end);
    }
  }
  ResolveSpans(record_.text, opaque_, &result_.detections, nullptr);
  LinkNames();
  RememberTail();
  if (scratch_.explain) Explain();
  return Status::Ok();
}

void RecordScan::RememberTail() {
  scratch_.behind.clear();
  uint32_t done = record_.owned_end;
  if (!result_.detections.empty()) {
    done = std::max(done, result_.detections.back().end);
  }
  for (const Detection& detection : result_.detections) {
    if (detection.end + kContextBytes < done) continue;
    scratch_.behind.push_back({done - detection.begin, done - detection.end});
  }
}

}  // namespace redactor::detect
