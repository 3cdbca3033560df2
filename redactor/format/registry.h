// The list of formats, and the choice between them.
#ifndef REDACTOR_FORMAT_REGISTRY_H_
#define REDACTOR_FORMAT_REGISTRY_H_

#include <span>
#include <string_view>

#include "redactor/format/format.h"

namespace redactor::format {

// All formats, cheap bidders first; static storage, immutable.
std::span<const Format* const> Formats();
// By the word of --format; null when unknown.
const Format* FindFormat(std::string_view name);
// The highest bid; null when nobody bids (binary content).
const Format* ChooseFormat(const Probe& probe);

}  // namespace redactor::format

#endif  // REDACTOR_FORMAT_REGISTRY_H_
