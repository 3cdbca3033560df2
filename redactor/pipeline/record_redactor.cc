// The inner loop of a run: detect once on the decoded original, replace once.
#include "redactor/pipeline/record_redactor.h"

#include <algorithm>

#include "redactor/pipeline/explain.h"
#include "redactor/pipeline/names.h"
#include "redactor/text/utf8.h"

namespace redactor::pipeline {

namespace {
const Segment& SegmentAt(const Record& record, uint32_t pos) {
  auto after = std::upper_bound(
      record.segments.begin(), record.segments.end(), pos,
      [](uint32_t p, const Segment& segment) { return p < segment.begin; });
  return after == record.segments.begin() ? *after : *(after - 1);
}

std::string_view RawSlice(const Record& record, uint32_t begin, uint32_t end) {
  const uint32_t raw_begin = RawBegin(record, begin);
  return record.raw.substr(raw_begin, RawEnd(record, end) - raw_begin);
}
}  // namespace

RecordRedactor::RecordRedactor(Run* run, std::string name, EntryReport* entry)
    : run_(run), name_(std::move(name)), entry_(entry) {
  detect::Engine::BeginEntry(run->scratch.get());
}

Status RecordRedactor::OnRecords(std::span<const Record> records,
                                 std::span<RecordOutcome> outcomes) {
  // In plain text a span may reach into the next record of the batch.
  const char* done = nullptr;
  for (size_t i = 0; i < records.size(); ++i) {
    Record record = records[i];
    const char* text = record.text.data();
    if (record.is_plain_text && done > text + record.owned_begin) {
      record.owned_begin = static_cast<uint32_t>(
          std::min<ptrdiff_t>(done - text, record.owned_end));
    }
    if (record.owned_begin < record.owned_end || !record.is_plain_text) {
      REDACTOR_RETURN_IF_ERROR(OnRecord(record, &outcomes[i]));
    }
    const uint32_t at_least = std::max(outcomes[i].consumed, record.owned_end);
    outcomes[i].consumed = at_least;
    done = std::max(done, text + at_least);
  }
  return Status::Ok();
}

Status RecordRedactor::OnRecord(const Record& record, RecordOutcome* outcome) {
  counted_record_ = nullptr;
  FindOpaque(record);
  const Status scanned =
      run_->engine->Scan(record, opaque_, run_->scratch.get(), &scan_);
  if (!scanned.ok()) {
    if (scanned.severity() == Severity::kRun &&
        scanned.code() == StatusCode::kInternal) {
      return scanned;
    }
    outcome->withheld =
        scanned.code() == StatusCode::kLimit ? "limit" : "detector";
    return Status::Ok();
  }
  if (run_->explanations != nullptr) {
    REDACTOR_RETURN_IF_ERROR(EmitExplanations(record));
  }
  for (const detect::Detection& detection : scan_.detections) {
    REDACTOR_RETURN_IF_ERROR(Note(record, detection, outcome));
    outcome->consumed = std::max(outcome->consumed, detection.end);
  }
  return NotePreexisting(record);
}

void RecordRedactor::FindOpaque(const Record& record) {
  own_.clear();
  opaque_.clear();
  run_->recognizer->FindAll(record.text, &own_);
  for (const pseudonym::TokenMatch& match : own_) {
    opaque_.push_back(
        {static_cast<uint32_t>(match.begin), static_cast<uint32_t>(match.end)});
  }
}

Status RecordRedactor::NotePreexisting(const Record& record) {
  for (const pseudonym::TokenMatch& match : own_) {
    if (match.begin < record.owned_begin || match.begin >= record.owned_end) {
      continue;
    }
    ++entry_->preexisting;
    if (run_->map != nullptr) {
      REDACTOR_RETURN_IF_ERROR(run_->map->AddPreexisting(match.token));
    }
  }
  return Status::Ok();
}

Status RecordRedactor::Note(const Record& record,
                            const detect::Detection& detection,
                            RecordOutcome* outcome) {
  if (detection.continuation) {
    outcome->replacements.push_back({detection.begin, detection.end, ""});
    return Status::Ok();
  }
  ++entry_->findings;
  ++outcome->findings;
  ++run_->by_type[static_cast<size_t>(detection.type)];
  ++run_->by_rule[detection.rule];
  if (run_->findings != nullptr) {
    REDACTOR_RETURN_IF_ERROR(
        run_->findings->OnFinding(FindingOf(record, detection)));
  }
  if (!run_->write) return Status::Ok();
  return AddToken(record, detection, outcome);
}

Status RecordRedactor::AddToken(const Record& record,
                                const detect::Detection& detection,
                                RecordOutcome* outcome) {
  const std::string_view text =
      record.text.substr(detection.begin, detection.end - detection.begin);
  const std::string_view raw = RawSlice(record, detection.begin, detection.end);
  const std::string_view value =
      detection.identity.empty() ? text : detection.identity;
  const Segment& segment = SegmentAt(record, detection.begin);
  const bool bare_number = segment.kind == SegmentKind::kNumber;
  const pseudonym::Token token =
      run_->pseudonymizer->Make(detection.type, value, raw, bare_number);
  outcome->replacements.push_back(
      {detection.begin, detection.end,
       pseudonym::SpellToken(token, pseudonym::StyleOf(detection.type))});
  if (run_->map == nullptr) return Status::Ok();

  const std::string path = PathString(record, segment.path);
  pseudonym::MapOccurrence occurrence;
  occurrence.token = token;
  occurrence.value = value;
  occurrence.raw = raw;
  occurrence.bare_number = bare_number;
  occurrence.rule = detection.rule;
  occurrence.entry = name_;
  occurrence.record = record.index;
  occurrence.path = path;
  return run_->map->Add(occurrence, run_->pseudonymizer->options().canonical);
}

Finding RecordRedactor::FindingOf(const Record& record,
                                  const detect::Detection& detection) {
  const Segment& segment = SegmentAt(record, detection.begin);
  const uint32_t from = record.is_plain_text ? 0 : segment.begin;
  // Findings ascend: count on from the last one, or a value of many findings
  // would be counted again for each.
  if (counted_record_ != &record || counted_from_ != from ||
      counted_to_ > detection.begin) {
    counted_record_ = &record;
    counted_from_ = counted_to_ = from;
    code_points_ = 0;
  }
  code_points_ += text::CountCodePoints(
      record.text.substr(counted_to_, detection.begin - counted_to_));
  counted_to_ = detection.begin;
  const uint64_t before = record.text_code_points + code_points_;
  Finding finding;
  finding.entry = name_;
  finding.record = record.index;
  finding.path = PathString(record, segment.path);
  finding.text = std::string(
      record.text.substr(detection.begin, detection.end - detection.begin));
  finding.value_span.begin = before;
  finding.value_span.end = before + text::CountCodePoints(finding.text);
  finding.offset = record.offset + RawBegin(record, detection.begin);
  finding.length = RawSlice(record, detection.begin, detection.end).size();
  finding.type = detection.type;
  finding.rule = std::string(detection.rule);
  finding.score = detection.score;
  finding.safe_entry = entry_->entry;
  finding.safe_path = SafePath(record, segment.path);
  return finding;
}

Status RecordRedactor::EmitExplanations(const Record& record) {
  for (const detect::Judgement& judgement : scan_.judgements) {
    Explanation explanation;
    ExplainJudgement(judgement, &explanation);
    explanation.finding = FindingOf(record, judgement.detection);
    if (judgement.winner) {
      const detect::Detection& winner = *judgement.winner;
      explanation.winner = {std::string(winner.rule), winner.type,
                            record.offset + RawBegin(record, winner.begin),
                            RawSlice(record, winner.begin, winner.end).size()};
    }
    REDACTOR_RETURN_IF_ERROR(run_->explanations->OnExplanation(explanation));
  }
  return Status::Ok();
}

// Keys are input too: one that holds a finding becomes "?", and the rest is
// scanned, since the keys above this record are not in it.
std::string RecordRedactor::SafePath(const Record& record,
                                     uint32_t node) const {
  if (node == 0) return {};
  std::vector<PathNode> paths;
  for (const detect::Detection& detection : scan_.detections) {
    const Segment& key = SegmentAt(record, detection.begin);
    if (key.kind != SegmentKind::kKey) continue;
    if (paths.empty()) paths.assign(record.paths.begin(), record.paths.end());
    const std::string_view name =
        record.text.substr(key.begin, key.end - key.begin);
    for (PathNode& step : paths) {
      if (step.kind == PathNode::Kind::kKey && step.name == name) {
        step.name = "?";
      }
    }
  }
  Record spelled = record;
  if (!paths.empty()) spelled.paths = paths;
  return run_->names->SafePath(PathString(spelled, node));
}

}  // namespace redactor::pipeline
