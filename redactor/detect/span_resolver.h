// Span resolution: from overlapping detections to disjoint ones.
//
// One total order: earlier start, longer, higher score, lower rule order. The
// first takes its span; what a later one covers beyond that joins it, and so
// does one that begins where it ends: two tokens side by side would be none.
// Own tokens are cut out first.
#ifndef REDACTOR_DETECT_SPAN_RESOLVER_H_
#define REDACTOR_DETECT_SPAN_RESOLVER_H_

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "redactor/detect/detection.h"
#include "redactor/detect/engine.h"

namespace redactor::detect {

// Widens text[*begin, *end) to borders of code points, never over a NUL.
void WidenToCodePoints(std::string_view text, uint32_t* begin, uint32_t* end);

// `found`: any order; becomes ascending and disjoint. `opaque`: ascending,
// disjoint; what is left of a cut detection is trimmed to its letters and
// digits and vanishes when it has none. `losers` (may be null) receives
// detections that another covers wholly.
void ResolveSpans(std::string_view text, std::span<const OpaqueSpan> opaque,
                  std::vector<Detection>* found,
                  std::vector<Detection>* losers);

}  // namespace redactor::detect

#endif  // REDACTOR_DETECT_SPAN_RESOLVER_H_
