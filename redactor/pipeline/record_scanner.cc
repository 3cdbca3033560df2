// The inner loop of a run: detect once on the decoded original.
#include "redactor/pipeline/record_scanner.h"

#include <algorithm>

#include "redactor/pipeline/run.h"

namespace redactor::pipeline {

const Segment& SegmentAt(const Record& record, uint32_t pos) {
  auto after = std::upper_bound(
      record.segments.begin(), record.segments.end(), pos,
      [](uint32_t p, const Segment& segment) { return p < segment.begin; });
  return after == record.segments.begin() ? *after : *(after - 1);
}

std::string_view SpellingOf(const Record& record, uint32_t begin, uint32_t end,
                            std::string* buffer) {
  if (SegmentAt(record, begin).opaque_raw) {
    return record.text.substr(begin, end - begin);
  }
  return RawBytesOf(record, begin, end, buffer);
}

void RecordFound::Clear() {
  failed = {};
  withheld = {};
  scanned = false;
  consumed = values = 0;
  detections.clear();
  own.clear();
  tokens.clear();
  replacements.clear();
  stands.clear();
  learned.clear();
}

bool RecordFound::SameSpans(const RecordFound& other) const {
  const auto through = [](const RecordFound& found) {
    return found.scanned && found.failed.ok() && found.withheld.empty();
  };
  return through(*this) && through(other) &&
         std::equal(detections.begin(), detections.end(),
                    other.detections.begin(), other.detections.end(),
                    [](const auto& a, const auto& b) {
                      return a.begin == b.begin && a.end == b.end;
                    });
}

RecordScanner::RecordScanner(const Run* run)
    : run_(run),
      scratch_(detect::Engine::NewScratch(run->explanations != nullptr,
                                          run->lexicon.get())) {}

void RecordScanner::Scan(const Record& record,
                         pseudonym::Pseudonymizer* pseudonymizer,
                         uint64_t* done, RecordFound* found) {
  found->Clear();
  if (!record.is_plain_text) {
    ScanOwned(record, pseudonymizer, found);
    return;
  }
  // A span of the text before may have reached in here.
  Record rest = record;
  if (*done > record.offset + record.owned_begin) {
    rest.owned_begin = static_cast<uint32_t>(
        std::min<uint64_t>(*done - record.offset, record.owned_end));
  }
  found->consumed = record.owned_end;
  if (rest.owned_begin < rest.owned_end) {
    ScanOwned(rest, pseudonymizer, found);
  }
  *done = std::max(*done, record.offset + found->consumed);
}

void RecordScanner::ScanOwned(const Record& record,
                              pseudonym::Pseudonymizer* pseudonymizer,
                              RecordFound* found) {
  found->scanned = true;
  found->consumed = record.owned_end;
  FindOwn(record, found);
  if (run_->learned != nullptr) {
    run_->engine->Learn(record, opaque_, scratch_.get(), &found->learned);
    return;
  }
  const Status scanned =
      run_->engine->Scan(record, opaque_, scratch_.get(), &scan_);
  if (!scanned.ok()) {
    if (scanned.severity() == Severity::kRun &&
        scanned.code() == StatusCode::kInternal) {
      found->failed = scanned;
    }
    found->withheld =
        scanned.code() == StatusCode::kLimit ? "limit" : "detector";
    found->own.clear();
    return;
  }
  found->detections = scan_.detections;
  for (const detect::Detection& detection : scan_.detections) {
    found->consumed = std::max(found->consumed, detection.end);
    if (!detection.continuation) ++found->values;
    if (run_->write) AddToken(record, detection, pseudonymizer, found);
  }
  FitRooms(record, found);
  if (run_->options->widen_ddl && run_->write) WidenTypes(record, found);
  KeepIdentities(found);
}

void RecordScanner::FindOwn(const Record& record, RecordFound* found) {
  own_.clear();
  opaque_.clear();
  run_->recognizer->FindAll(record.text, &own_);
  for (const pseudonym::TokenMatch& match : own_) {
    opaque_.push_back(
        {static_cast<uint32_t>(match.begin), static_cast<uint32_t>(match.end)});
    if (match.begin >= record.owned_begin && match.begin < record.owned_end) {
      found->own.push_back(match);
    }
  }
  FindSurrogates(record);
}

// The next scan takes away what they view.
void RecordScanner::KeepIdentities(RecordFound* found) {
  size_t size = 0;
  for (const detect::Detection& detection : found->detections) {
    size += detection.identity.size();
  }
  found->identities.resize(size);
  char* to = found->identities.data();
  for (detect::Detection& detection : found->detections) {
    if (detection.identity.empty()) continue;
    const size_t n = detection.identity.copy(to, detection.identity.size());
    detection.identity = {to, n};
    to += n;
  }
}

void RecordScanner::AddToken(const Record& record,
                             const detect::Detection& detection,
                             pseudonym::Pseudonymizer* pseudonymizer,
                             RecordFound* found) {
  found->tokens.emplace_back();
  found->replacements.push_back({detection.begin, detection.end, ""});
  if (detection.continuation) return;
  const std::string_view value =
      detection.identity.empty()
          ? record.text.substr(detection.begin, detection.end - detection.begin)
          : detection.identity;
  const bool bare_number =
      SegmentAt(record, detection.begin).kind == SegmentKind::kNumber;
  std::string buffer;
  const std::string_view raw =
      SpellingOf(record, detection.begin, detection.end, &buffer);
  pseudonym::Token& token = found->tokens.back();
  token = pseudonymizer->Make(detection.type, value, raw, bare_number);
  found->replacements.back().token =
      pseudonym::SpellToken(token, pseudonym::StyleOf(detection.type));
}

}  // namespace redactor::pipeline
