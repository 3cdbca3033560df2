// Limits of section 8 of the design. See meter.h.
#include "redactor/archive/meter.h"

#include <algorithm>

namespace redactor::archive {

namespace {
Status LimitError(const char* what) {
  return {StatusCode::kLimit, what, Severity::kEntry};
}
}  // namespace

Meter::Meter(ArchiveBudget* budget)
    : budget_(budget), outermost_(budget->open++ == 0) {
  if (outermost_) {
    budget_->outer_consumed = 0;
    budget_->outer_expanded = 0;
  }
}

Meter::~Meter() { --budget_->open; }

void Meter::SetConsumed(uint64_t total) {
  if (outermost_) budget_->outer_consumed = total;
  consumed_ = total;
}

Status Meter::AddEntry() {
  if (++budget_->entries > budget_->limits.max_entries) {
    return LimitError("too many archive members");
  }
  return Status::Ok();
}

Status Meter::AddExpanded(uint64_t n) {
  expanded_ += n;
  budget_->expanded += n;
  budget_->outer_expanded += n;
  if (budget_->expanded > budget_->limits.max_expanded) {
    return LimitError("archives expand to too many bytes");
  }
  if (RatioExceeded(expanded_, consumed_) ||
      RatioExceeded(budget_->outer_expanded, budget_->outer_consumed)) {
    return LimitError("archive expands beyond the allowed ratio");
  }
  return Status::Ok();
}

bool Meter::RatioExceeded(uint64_t expanded, uint64_t consumed) const {
  return expanded > budget_->limits.ratio_floor &&
         expanded / std::max<uint64_t>(1, budget_->limits.max_ratio) > consumed;
}

}  // namespace redactor::archive
