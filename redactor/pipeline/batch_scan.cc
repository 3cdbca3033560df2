// The work of a thread on one batch; see the header.
#include "redactor/pipeline/batch_scan.h"

#include <algorithm>
#include <exception>

#include "redactor/base/limits.h"
#include "redactor/pipeline/run.h"

namespace redactor::pipeline {

namespace {
// How much of the text before is scanned again.
constexpr uint32_t kTailBytes = 4096;

// Not inside a sequence of UTF-8.
uint32_t CodePointAt(std::string_view text, uint32_t pos) {
  for (int i = 0; i < 3 && pos > 0 && pos < text.size() &&
                  (static_cast<unsigned char>(text[pos]) & 0xC0) == 0x80;
       ++i) {
    --pos;
  }
  return pos;
}
}  // namespace

void Behind::Pass(const Record& record, const RecordFound& found) {
  done = std::max(done, record.offset + found.consumed);
  if (!found.scanned) return;
  known = found.failed.ok() && found.withheld.empty();
  findings.clear();
  for (const detect::Detection& detection : found.detections) {
    const Span span{record.offset + detection.begin,
                    record.offset + detection.end};
    if (span.end + kContextBytes >= done) findings.push_back(span);
  }
}

void TextTail::Set(const Record& record) {
  uint32_t owned = record.owned_begin;
  if (record.owned_end > owned + kTailBytes) {
    owned = CodePointAt(record.text, record.owned_end - kTailBytes);
  }
  const auto context = static_cast<uint32_t>(kContextBytes);
  const uint32_t from =
      CodePointAt(record.text, owned - std::min(owned, context));
  text_.assign(record.text.substr(from));
  segment_ = {0, static_cast<uint32_t>(text_.size()), SegmentKind::kText, 0};
  record_ = Record{};
  record_.index = record.index;
  record_.offset = record.offset + from;
  record_.is_plain_text = true;
  record_.owned_begin = owned - from;
  record_.owned_end = record.owned_end - from;
  record_.scan_end = record.scan_end - from;
}

Record TextTail::record() const {
  Record record = record_;
  record.raw = record.text = text_;
  record.segments = {&segment_, 1};
  record.paths = {&root_, 1};
  return record;
}

void BatchScan::Prepare(std::span<const Record> records,
                        std::unique_ptr<RecordScanner> scanner, uint64_t done) {
  records_ = records;
  scanner_ = std::move(scanner);
  guesses_ = false;
  done_ = done;
}

void BatchScan::PrepareBehind(const TextTail& before,
                              std::span<const Record> records,
                              std::unique_ptr<RecordScanner> scanner) {
  Prepare(records, std::move(scanner), 0);
  guesses_ = true;
  before_ = before;
}

void BatchScan::Run(size_t worker) {
  // Never fewer than records_, so that nobody looks past the end.
  found_.resize(std::max(found_.size(), records_.size()));
  try {
    ScanAll(worker);
  } catch (const std::exception&) {
    for (RecordFound& found : found_) {
      found.failed = {StatusCode::kInternal, "a worker ran out of memory"};
    }
  }
}

void BatchScan::ScanAll(size_t worker) {
  pseudonym::Pseudonymizer* pseudonymizer = run_->PseudonymizerOf(worker);
  if (guesses_) {
    RecordFound found;
    assumed_ = Behind{};
    const Record before = before_.record();
    scanner_->BeginEntry();
    scanner_->Scan(before, pseudonymizer, &done_, &found);
    assumed_.Pass(before, found);
  }
  uint64_t done = done_;
  for (size_t i = 0; i < records_.size(); ++i) {
    scanner_->Scan(records_[i], pseudonymizer, &done, &found_[i]);
  }
}

}  // namespace redactor::pipeline
