// Order: who scans what, and notes in the order of the input.
#include "redactor/pipeline/record_redactor.h"

#include <algorithm>

#include "redactor/pipeline/explain.h"
#include "redactor/pipeline/names.h"
#include "redactor/text/utf8.h"

namespace redactor::pipeline {

RecordRedactor::RecordRedactor(Run* run, std::string name, EntryReport* entry)
    : run_(run),
      name_(std::move(name)),
      entry_(entry),
      scanner_(run->TakeScanner()) {
  scanner_->BeginEntry();
}

RecordRedactor::~RecordRedactor() {
  Forget();
  if (scanner_ != nullptr) run_->GiveBack(std::move(scanner_));
}

// The first batch goes on where the last one ended. Those behind it cannot wait
// for that: structured ones need not, plain text makes a guess.
void RecordRedactor::Announce(std::span<const Record> records) {
  if (spare_.empty()) spare_.push_back(std::make_unique<BatchScan>(run_));
  announced_.push_back(std::move(spare_.back()));
  spare_.pop_back();
  BatchScan* scan = announced_.back().get();
  if (announced_.size() == 1) {
    scan->Prepare(records, std::move(scanner_), behind_.done);
  } else if (records.front().is_plain_text) {
    scan->PrepareBehind(tail_, records, run_->TakeScanner());
  } else {
    scan->Prepare(records, run_->TakeScanner(), 0);
  }
  if (records.back().is_plain_text) tail_.Set(records.back());
  run_->pool->Submit(scan);
}

void RecordRedactor::Forget() {
  for (const auto& scan : announced_) run_->pool->Withdraw(scan.get());
  while (!announced_.empty()) {
    Recycle(std::move(announced_.front()));
    announced_.pop_front();
  }
}

void RecordRedactor::Recycle(std::unique_ptr<BatchScan> scan) {
  if (auto scanner = scan->TakeScanner()) run_->GiveBack(std::move(scanner));
  spare_.push_back(std::move(scan));
}

Status RecordRedactor::OnRecords(std::span<const Record> records,
                                 std::span<RecordOutcome> outcomes) {
  const bool here = announced_.empty();
  if (!here) Await(records);
  for (size_t i = 0; i < records.size(); ++i) {
    RecordFound& found = here ? found_here_ : found_[i];
    if (here) ScanHere(records[i]);
    if (records[i].is_plain_text) behind_.Pass(records[i], found);
    REDACTOR_RETURN_IF_ERROR(NoteRecord(records[i], &found, &outcomes[i]));
  }
  return Status::Ok();
}

void RecordRedactor::ScanHere(const Record& record) {
  uint64_t done = behind_.done;
  scanner_->Scan(record, run_->pseudonymizer.get(), &done, &found_here_);
}

void RecordRedactor::Await(std::span<const Record> records) {
  std::unique_ptr<BatchScan> scan = std::move(announced_.front());
  announced_.pop_front();
  run_->pool->Wait(scan.get());
  std::unique_ptr<RecordScanner> scanner = scan->TakeScanner();
  if (scan->assumed() != nullptr && !(*scan->assumed() == behind_)) {
    if (!ScanAgain(records, scan.get())) std::swap(scanner, scanner_);
  }
  std::swap(found_, scan->found());
  if (scanner_ != nullptr) run_->GiveBack(std::move(scanner_));
  scanner_ = std::move(scanner);
  Recycle(std::move(scan));
}

// The guess was wrong: scans until a record gives what it gave before. From
// there on nothing would differ. False: it never did, and scanner_ is the one
// to go on with.
bool RecordRedactor::ScanAgain(std::span<const Record> records,
                               BatchScan* scan) {
  uint64_t done = behind_.done;
  RecordFound again;
  for (size_t i = 0; i < records.size(); ++i) {
    scanner_->Scan(records[i], run_->pseudonymizer.get(), &done, &again);
    std::swap(again, scan->found()[i]);
    if (again.SameSpans(scan->found()[i])) return true;
  }
  return false;
}

Status RecordRedactor::NoteRecord(const Record& record, RecordFound* found,
                                  RecordOutcome* outcome) {
  counted_record_ = nullptr;
  REDACTOR_RETURN_IF_ERROR(found->failed);
  outcome->consumed = found->consumed;
  outcome->withheld = found->withheld;
  outcome->findings = found->values;
  std::swap(outcome->replacements, found->replacements);
  entry_->findings += found->values;
  if (run_->explanations != nullptr && found->scanned &&
      found->withheld.empty()) {
    REDACTOR_RETURN_IF_ERROR(EmitExplanations(record, *found));
  }
  auto stand = found->stands.begin();
  for (size_t i = 0; i < found->detections.size(); ++i) {
    while (stand != found->stands.end() && stand->detection < i) ++stand;
    const bool stands = stand != found->stands.end() && stand->detection == i;
    const detect::Detection& detection = found->detections[i];
    if (detection.continuation) continue;
    ++run_->by_type[static_cast<size_t>(detection.type)];
    ++run_->by_rule[detection.rule];
    if (run_->findings != nullptr) {
      REDACTOR_RETURN_IF_ERROR(
          run_->findings->OnFinding(FindingOf(record, *found, detection)));
    }
    if (!run_->write || run_->map == nullptr) continue;
    REDACTOR_RETURN_IF_ERROR(NoteToken(record, detection, found->tokens[i],
                                       stands ? &*stand : nullptr));
  }
  for (const detect::LearnedValue& value : found->learned) {
    run_->learned->Add(value.type, value.value);
  }
  entry_->preexisting += found->own.size();
  if (run_->map == nullptr) return Status::Ok();
  for (const pseudonym::TokenMatch& match : found->own) {
    REDACTOR_RETURN_IF_ERROR(run_->map->AddPreexisting(match.token));
  }
  return Status::Ok();
}

Status RecordRedactor::NoteToken(const Record& record,
                                 const detect::Detection& detection,
                                 const pseudonym::Token& token,
                                 const RecordFound::Stand* stand) {
  const Segment& segment = SegmentAt(record, detection.begin);
  const std::string path = PathString(record, segment.path);
  pseudonym::MapOccurrence occurrence;
  occurrence.token = token;
  occurrence.value =
      detection.identity.empty()
          ? record.text.substr(detection.begin, detection.end - detection.begin)
          : detection.identity;
  std::string buffer;
  occurrence.raw = SpellingOf(record, detection.begin, detection.end, &buffer);
  occurrence.bare_number =
      segment.kind == SegmentKind::kNumber && stand == nullptr;
  if (stand != nullptr) {
    occurrence.raw = SpellingOf(record, stand->begin, stand->end, &buffer);
    occurrence.as = stand->surrogate;
  }
  occurrence.rule = detection.rule;
  occurrence.entry = name_;
  occurrence.record = record.index;
  occurrence.path = path;
  return run_->map->Add(occurrence, run_->pseudonymizer->options().canonical);
}

Finding RecordRedactor::FindingOf(const Record& record,
                                  const RecordFound& found,
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
  finding.length =
      record.offset + RawEnd(record, detection.end) - finding.offset;
  finding.type = detection.type;
  finding.rule = std::string(detection.rule);
  finding.score = detection.score;
  finding.safe_entry = entry_->entry;
  finding.safe_path = SafePath(record, found, segment.path);
  return finding;
}

Status RecordRedactor::EmitExplanations(const Record& record,
                                        const RecordFound& found) {
  for (const detect::Judgement& judgement : scanner_->judgements()) {
    Explanation explanation;
    ExplainJudgement(judgement, &explanation);
    explanation.finding = FindingOf(record, found, judgement.detection);
    if (judgement.winner) {
      const detect::Detection& winner = *judgement.winner;
      explanation.winner = {
          std::string(winner.rule), winner.type,
          record.offset + RawBegin(record, winner.begin),
          RawEnd(record, winner.end) - RawBegin(record, winner.begin)};
    }
    REDACTOR_RETURN_IF_ERROR(run_->explanations->OnExplanation(explanation));
  }
  return Status::Ok();
}

// Keys are input too: one that holds a finding becomes "?", and the rest is
// scanned, since the keys above this record are not in it.
std::string RecordRedactor::SafePath(const Record& record,
                                     const RecordFound& found,
                                     uint32_t node) const {
  if (node == 0) return {};
  std::vector<PathNode> paths;
  for (const detect::Detection& detection : found.detections) {
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
