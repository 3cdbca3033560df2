// The visible list of formats; see the header.
#include "redactor/format/registry.h"

#include <array>

#include "redactor/format/formats.h"

namespace redactor::format {

std::span<const Format* const> Formats() {
  static const std::array<const Format*, 12> formats = {
      &TextFormat(), &NdjsonFormat(), &JsonFormat(),  &CsvFormat(),
      &TsvFormat(),  &XmlFormat(),    &HtmlFormat(),  &MailFormat(),
      &MboxFormat(), &SqlFormat(),    &VcardFormat(), &LdifFormat()};
  return formats;
}

const Format* FindFormat(std::string_view name) {
  for (const Format* format : Formats()) {
    if (format->name() == name) return format;
  }
  return nullptr;
}

const Format* ChooseFormat(const Probe& probe) {
  const Format* best = nullptr;
  int best_bid = 0;
  for (const Format* format : Formats()) {
    const int bid = format->Bid(probe);
    if (bid > best_bid) {
      best = format;
      best_bid = bid;
    }
  }
  return best;
}

}  // namespace redactor::format
