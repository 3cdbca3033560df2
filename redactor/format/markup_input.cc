// The cursor of the markup lexers; see the header.
#include "redactor/format/markup_input.h"

#include <algorithm>

#include "redactor/base/limits.h"

namespace redactor::format {

Status MarkupInput::Start() {
  while (!input_.eof() && input_.end() < 3) {
    REDACTOR_RETURN_IF_ERROR(pump_.More(0, 0, syntax_));
  }
  const bool mark = input_.end() >= 3 &&
                    input_.View(0, 3) == std::string_view("\xEF\xBB\xBF");
  MoveTo(mark ? 3 : 0);
  SetLimit();
  return Status::Ok();
}

void MarkupInput::SetLimit() {
  uint64_t stop = input_.end();
  final_ = input_.eof();
  capped_ = false;
  if (open_ && stop > begin_ + kMaxRecord) {
    stop = begin_ + kMaxRecord;
    final_ = false;
    capped_ = true;
  }
  limit = input_.At(stop);
}

void MarkupInput::OpenAt(uint64_t begin) {
  open_ = true;
  begin_ = begin;
  MoveTo(begin);
  SetLimit();
}

void MarkupInput::Close() {
  open_ = false;
  SetLimit();
}

bool MarkupInput::Refill() {
  if (fixed() || !status_.ok()) return false;
  const uint64_t at = offset();
  const uint64_t settled = open_ ? begin_ : at;
  status_ = pump_.More(settled, settled, syntax_);
  if (!status_.ok()) return false;
  MoveTo(at);
  SetLimit();
  return true;
}

bool MarkupInput::Need(size_t n) {
  while (static_cast<size_t>(limit - cur) < n) {
    if (!Refill()) return false;
  }
  return true;
}

MarkupInput::Found MarkupInput::Find(std::string_view word, uint64_t from,
                                     uint64_t* at) {
  for (;;) {
    const uint64_t stop = input_.OffsetOf(limit);
    if (from < stop) {
      const size_t hit = input_.View(from, stop).find(word);
      if (hit != std::string_view::npos) {
        *at = from + hit;
        return Found::kYes;
      }
      // A beginning of the word may stand at the end.
      if (stop - from >= word.size()) from = stop - word.size() + 1;
    }
    if (!Refill()) return Why();
  }
}

}  // namespace redactor::format
