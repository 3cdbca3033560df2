// Two queues that the sink empties from the front; see the header.
#include "redactor/text/line_mix.h"

namespace redactor::text {

void LineMix::Turn(uint64_t at, bool utf8) {
  if (utf8 == last_ || !has_sink_) return;
  last_ = utf8;
  changes_.push_back({at, utf8});
}

void LineMix::OnCopy(uint64_t from, uint64_t to, uint64_t size) {
  if (!has_sink_ || size == 0) return;
  if (!copies_.empty()) {
    Copy& last = copies_.back();
    if (last.from + last.size == from && last.to + last.size == to) {
      last.size += size;
      return;
    }
  }
  copies_.push_back({from, to, size});
}

bool LineMix::IsUtf8At(uint64_t position) {
  while (!copies_.empty() &&
         copies_.front().to + copies_.front().size <= position) {
    copies_.pop_front();
  }
  if (copies_.empty() || copies_.front().to > position) return false;
  const uint64_t at = copies_.front().from + (position - copies_.front().to);
  while (!changes_.empty() && changes_.front().at <= at) {
    now_ = changes_.front().utf8;
    changes_.pop_front();
  }
  return now_;
}

}  // namespace redactor::text
