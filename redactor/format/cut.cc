// Cut positions in long texts; see the header.
#include "redactor/format/cut.h"

#include <algorithm>

namespace redactor::format {

namespace {

constexpr size_t kSearchBytes = size_t{8} << 10;

bool IsContinuation(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

// Bytes that a sequence led by `c` should have; 1 for anything else.
size_t SequenceLength(char c) {
  const auto lead = static_cast<unsigned char>(c);
  if (lead >= 0xF0 && lead <= 0xF4) return 4;
  if (lead >= 0xE0 && lead <= 0xEF) return 3;
  if (lead >= 0xC2 && lead <= 0xDF) return 2;
  return 1;
}

// The lead of the sequence that `pos` is inside of, else `pos`.
size_t LeadOf(std::string_view text, size_t pos) {
  if (pos == 0 || pos >= text.size() || !IsContinuation(text[pos])) return pos;
  for (size_t back = 1; back <= std::min<size_t>(3, pos); ++back) {
    const char c = text[pos - back];
    if (IsContinuation(c)) continue;
    return SequenceLength(c) > back ? pos - back : pos;
  }
  return pos;
}

bool IsLineEnd(std::string_view text, size_t at) {
  if (text[at] == '\n') return true;
  return text[at] == '\r' && (at + 1 >= text.size() || text[at + 1] != '\n');
}

}  // namespace

size_t FloorCodePoint(std::string_view text, size_t pos) {
  return LeadOf(text, pos);
}

size_t CeilCodePoint(std::string_view text, size_t pos) {
  const size_t lead = LeadOf(text, pos);
  if (lead == pos) return pos;
  const size_t end = std::min(lead + SequenceLength(text[lead]), text.size());
  while (pos < end && IsContinuation(text[pos])) ++pos;
  return pos;
}

size_t CutPart(std::string_view text, size_t begin, size_t limit) {
  const size_t from =
      std::max(begin, limit > kSearchBytes ? limit - kSearchBytes : 0);
  size_t space = 0;
  for (size_t at = limit; at > from; --at) {
    if (IsLineEnd(text, at - 1)) return at;
    if (space == 0 && (text[at - 1] == ' ' || text[at - 1] == '\t')) space = at;
  }
  if (space != 0) return space;
  size_t cut = FloorCodePoint(text, limit);
  if (text[cut] == '\n' && cut > 0 && text[cut - 1] == '\r') --cut;
  return cut > begin ? cut : limit;
}

}  // namespace redactor::format
