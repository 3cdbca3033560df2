// Explaining: what became of every candidate of a record, and why. Runs after
// the record is settled; asks again only what settling did not keep.
#include <algorithm>
#include <tuple>

#include "redactor/detect/record_scan.h"

namespace redactor::detect {

namespace {

bool Overlap(const Detection& a, const Detection& b) {
  return a.begin < b.end && b.begin < a.end;
}

bool SameRule(const Detection& a, const Detection& b) {
  return a.rule == b.rule && a.type == b.type;
}

// The verdict of each validator of the rule on the match, unless together they
// don't say what was said: then the match stood in a decoded view.
void AskValidators(const EngineParts& parts, const Record& record,
                   const PatternMatch& match, Judgement* judgement) {
  judgement->rule = &parts.rules[match.rule];
  judgement->verdict = match.verdict;
  const Segment& segment = record.segments[match.segment];
  ValidatorInput input;
  input.text = record.text.substr(segment.begin, segment.end - segment.begin);
  input.begin = match.begin - segment.begin;
  input.end = match.end - segment.begin;
  input.settings = &parts.settings;
  Verdict together = Verdict::kAccept;
  for (const std::string& name : judgement->rule->validate) {
    const ValidatorInfo* info = FindValidator(name);
    const Verdict verdict = info->function(&input);
    judgement->validators.emplace_back(info->name, verdict);
    if (verdict == Verdict::kReject || verdict == Verdict::kDoubt ||
        together == Verdict::kAccept) {
      together = verdict;
    }
    if (verdict == Verdict::kReject) break;
  }
  if (together != match.verdict) judgement->validators.clear();
}

// Findings take the judgement of the candidate they came from; what was kept
// and is no finding has lost its place.
void MatchFindings(const std::vector<Detection>& findings,
                   std::vector<Judgement>* judgements) {
  std::vector<Judgement> taken;
  std::vector<bool> used(judgements->size(), false);
  for (const Detection& finding : findings) {
    if (finding.continuation) continue;
    Judgement judgement;
    for (size_t i = 0; i < judgements->size(); ++i) {
      const Judgement& kept = (*judgements)[i];
      if (!kept.reason.empty() || !SameRule(kept.detection, finding) ||
          !Overlap(kept.detection, finding)) {
        continue;
      }
      judgement = kept;
      if (used[i]) continue;
      used[i] = true;
      break;
    }
    judgement.detection = finding;
    taken.push_back(std::move(judgement));
  }
  for (size_t i = 0; i < used.size(); ++i) {
    Judgement& lost = (*judgements)[i];
    if (!lost.reason.empty()) {
      taken.push_back(std::move(lost));
      continue;
    }
    if (used[i] || lost.detection.continuation) continue;
    const auto winner = std::find_if(
        findings.begin(), findings.end(),
        [&](const Detection& d) { return Overlap(d, lost.detection); });
    // The sweep finds what it was given, too.
    if (winner != findings.end() && winner->type == lost.detection.type &&
        lost.detection.rule.starts_with("sweep.")) {
      continue;
    }
    lost.reason = winner == findings.end() ? "token" : "overlap";
    if (winner != findings.end()) lost.winner = *winner;
    taken.push_back(std::move(lost));
  }
  *judgements = std::move(taken);
}

bool IsAlnum(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
         (c >= 'A' && c <= 'Z');
}

// A search also tries the digits in the middle of a number: no candidates.
bool CutsWord(std::string_view text, const Detection& tried) {
  const auto inside = [&](uint32_t pos) {
    return pos > 0 && pos < text.size() && IsAlnum(text[pos - 1]) &&
           IsAlnum(text[pos]);
  };
  return inside(tried.begin) || inside(tried.end);
}

// Of the tries of one rule inside of what it found, none is of interest.
bool InsideOfKept(const std::vector<Judgement>& judgements,
                  const Detection& tried) {
  return std::any_of(
      judgements.begin(), judgements.end(), [&](const Judgement& j) {
        return SameRule(j.detection, tried) &&
               j.detection.begin <= tried.begin && tried.end <= j.detection.end;
      });
}

// The judgement of a candidate that was kept, or a new one.
Judgement* JudgementOf(const Detection& candidate, bool kept,
                       std::vector<Judgement>* all) {
  if (!kept) {
    Judgement& judgement = all->emplace_back();
    judgement.detection = candidate;
    return &judgement;
  }
  const auto found =
      std::find_if(all->begin(), all->end(), [&](const Judgement& j) {
        return j.rule == nullptr && SameRule(j.detection, candidate) &&
               j.detection.begin <= candidate.begin &&
               candidate.begin < j.detection.end;
      });
  return found == all->end() ? nullptr : &*found;
}

void TakeFrom(const Claim& claim, Judgement* judgement) {
  judgement->context = claim.context;
  if (claim.settled) return;
  judgement->reason = claim.refereed ? "referee" : claim.reason;
  if (claim.refereed) judgement->referee = claim.reason;
}

auto Place(const Judgement& judgement) {
  const Detection& d = judgement.detection;
  return std::tuple(d.begin, ~d.end, !judgement.reason.empty(), d.order,
                    d.rule);
}

bool Earlier(const Judgement& a, const Judgement& b) {
  return Place(a) < Place(b);
}

}  // namespace

void RecordScan::Explain() {
  std::vector<Judgement>& all = result_.judgements;
  for (size_t i = 0; i < scratch_.claims.size(); ++i) {
    const Claim& claim = scratch_.claims[i];
    const PatternMatch& match = scratch_.matches[i];
    if (!Owned(claim.begin)) continue;
    Judgement* judgement =
        JudgementOf(ToDetection(claim, match), claim.settled, &all);
    if (judgement == nullptr) continue;
    TakeFrom(claim, judgement);
    if (claim.winner != nullptr) {
      const auto winner = claim.winner - scratch_.claims.data();
      judgement->winner = ToDetection(
          *claim.winner, scratch_.matches[static_cast<size_t>(winner)]);
    }
    AskValidators(parts_, record_, match, judgement);
  }
  for (const PatternMatch& match : scratch_.rejected) {
    Claim refused;
    refused.begin = match.begin;
    refused.end = match.end;
    refused.reason = "validator";
    const Detection candidate = ToDetection(refused, match);
    if (!Owned(match.begin) || CutsWord(record_.text, candidate) ||
        InsideOfKept(all, candidate)) {
      continue;
    }
    Judgement* judgement = JudgementOf(candidate, false, &all);
    TakeFrom(refused, judgement);
    AskValidators(parts_, record_, match, judgement);
  }
  std::erase_if(all, [&](const Judgement& judgement) {
    return !parts_.wanted[static_cast<size_t>(judgement.detection.type)];
  });
  MatchFindings(result_.detections, &all);
  for (Judgement& judgement : all) {
    const Detection& detection = judgement.detection;
    const Segment* segment = SegmentAt(detection.begin);
    judgement.threshold = Threshold(segment);
    if (segment != nullptr) {
      judgement.field =
          scratch_
              .verdicts[static_cast<size_t>(segment - record_.segments.data())];
    }
    if (Allowed(detection.begin, detection.end)) judgement.list = "allow";
    if (detection.rule == "list.deny") judgement.list = "deny";
  }
  std::sort(all.begin(), all.end(), Earlier);
}

}  // namespace redactor::detect
