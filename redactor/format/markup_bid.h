// Does it look like XML or HTML?
#ifndef REDACTOR_FORMAT_MARKUP_BID_H_
#define REDACTOR_FORMAT_MARKUP_BID_H_

#include "redactor/format/format.h"

namespace redactor::format {

enum class MarkupLook : uint8_t { kNone, kXml, kHtml };

inline constexpr int kMarkupBid = 66;

// By content: a declaration, or a first tag and what fits it. The name of the
// entry helps where the beginning alone says little.
MarkupLook LookForMarkup(const Probe& probe);

}  // namespace redactor::format

#endif  // REDACTOR_FORMAT_MARKUP_BID_H_
