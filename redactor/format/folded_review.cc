// What is base64 is written again as a whole, or taken out; stubs.
#include <algorithm>

#include "redactor/base/ascii.h"
#include "redactor/format/base64.h"
#include "redactor/format/folded_run.h"

namespace redactor::format {

namespace {

// The replacements of [begin, end), taken out of `outcome`; where they stood.
size_t Cut(uint32_t begin, uint32_t end, RecordOutcome* outcome,
           std::vector<Replacement>* cut) {
  auto& all = outcome->replacements;
  const auto first =
      std::find_if(all.begin(), all.end(),
                   [begin](const Replacement& r) { return r.begin >= begin; });
  const auto last = std::find_if(
      first, all.end(), [end](const Replacement& r) { return r.begin >= end; });
  const auto at = static_cast<size_t>(first - all.begin());
  cut->assign(first, last);
  all.erase(first, last);
  return at;
}

void Insert(size_t at, Replacement replacement, RecordOutcome* outcome) {
  outcome->consumed = std::max(outcome->consumed, replacement.end);
  outcome->replacements.insert(
      outcome->replacements.begin() + static_cast<ptrdiff_t>(at),
      std::move(replacement));
}

std::string_view RawOf(const Record& record, uint32_t begin, uint32_t end) {
  const uint32_t from = RawBegin(record, begin);
  return record.raw.substr(from, RawEnd(record, end) - from);
}

}  // namespace

Status FoldedRun::Review(std::span<const Record> records,
                         std::span<RecordOutcome> outcomes) {
  for (size_t i = 0; i < records.size(); ++i) {
    const Record& record = records[i];
    RecordOutcome* outcome = &outcomes[i];
    if (long_binary_) {
      const bool first = record.offset == line_;
      const uint32_t begin =
          std::max(record.owned_begin, first ? long_header_ : 0);
      std::vector<Replacement> cut;
      const size_t at = Cut(begin, UINT32_MAX, outcome, &cut);
      if (begin < record.owned_end && !pass_binary_) {
        Insert(at, {begin, record.owned_end, {}}, outcome);
      }
      outcome->consumed = record.owned_end;
    }
    while (!wrapped_.empty() && wrapped_.front().record == record.offset) {
      if (wrapped_.front().binary) {
        TakeOut(wrapped_.front(), outcome);
      } else {
        Wrap(record, wrapped_.front(), outcome);
      }
      wrapped_.pop_front();
    }
  }
  return Status::Ok();
}

// Or leaves it, whatever was found in its letters.
void FoldedRun::TakeOut(const Wrapped& wrapped, RecordOutcome* outcome) const {
  std::vector<Replacement> cut;
  const size_t at = Cut(wrapped.begin, wrapped.end, outcome, &cut);
  if (!pass_binary_) Insert(at, {wrapped.begin, wrapped.end, {}}, outcome);
}

void FoldedRun::Wrap(const Record& record, const Wrapped& wrapped,
                     RecordOutcome* outcome) {
  std::vector<Replacement> cut;
  const size_t place = Cut(wrapped.begin, wrapped.end, outcome, &cut);
  if (cut.empty()) return;
  std::string decoded;
  DecodeBase64(RawOf(record, wrapped.begin, wrapped.end), &decoded);
  std::string text;
  size_t at = 0;
  for (const Replacement& replacement : cut) {
    const size_t begin = replacement.begin - wrapped.begin;
    text.append(decoded, at, begin - at);
    text.append(replacement.token);
    at = replacement.end - wrapped.begin;
  }
  text.append(decoded, at);
  // Within one segment, of which the chunk takes all the value along.
  Replacement whole{cut.front().begin, cut.front().end, {}};
  AppendBase64(text, &whole.token);
  Insert(place, std::move(whole), outcome);
}

Status FoldedRun::Stub(const Record& record, const Batch::Item& /*item*/,
                       std::string_view reason, std::string* out) const {
  const bool windows = record.raw.find("\r\n") != std::string_view::npos;
  const std::string_view end = windows ? "\r\n" : "\n";
  const std::string text = "redactor-withheld:" + std::string(reason);
  if (dialect_ == Folded::kLdif) {
    out->append("# ").append(text).append(end).append(end);
    return Status::Ok();
  }
  std::string_view what = "X-REDACTOR";
  if (StartsWithIgnoreCase(record.raw, "BEGIN:")) {
    what = record.raw.substr(6, record.raw.find_first_of("\r\n") - 6);
    if (!std::all_of(what.begin(), what.end(), IsAlpha)) what = "X-REDACTOR";
    out->append("BEGIN:").append(what).append(end);
    if (EqualsIgnoreCase(what, "VCARD")) {
      out->append("VERSION:3.0").append(end).append("FN:");
    } else {
      out->append("COMMENT:");
    }
    out->append(text).append(end).append("END:").append(what).append(end);
  } else {
    out->append("X-REDACTOR-WITHHELD:").append(reason).append(end);
  }
  return Status::Ok();
}

}  // namespace redactor::format
