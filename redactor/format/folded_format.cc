// The formats vcard (with iCalendar) and ldif, and their bids.
#include "redactor/base/ascii.h"
#include "redactor/format/folded_run.h"
#include "redactor/format/formats.h"

namespace redactor::format {

namespace {

constexpr int kFoldedBid = 72;

std::string_view SkipMark(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  return head;
}

// Takes a line off the front.
std::string_view NextLine(std::string_view* head) {
  std::string_view line = head->substr(0, head->find('\n'));
  head->remove_prefix(std::min(line.size() + 1, head->size()));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

class Vcard final : public Format {
 public:
  [[nodiscard]] std::string_view name() const override { return "vcard"; }
  [[nodiscard]] bool copies_lines() const override { return true; }

  // "BEGIN:" and a component, alone on the first line that is not empty.
  [[nodiscard]] int Bid(const Probe& probe) const override {
    std::string_view head = SkipMark(probe.head);
    std::string_view line;
    while (line.empty() && !head.empty()) line = NextLine(&head);
    for (const std::string_view component :
         {"BEGIN:VCARD", "BEGIN:VCALENDAR", "BEGIN:VEVENT", "BEGIN:VTODO",
          "BEGIN:VJOURNAL"}) {
      if (EqualsIgnoreCase(line, component)) return kFoldedBid;
    }
    return 0;
  }
  Status Rewrite(ByteSource& source, ByteSink* sink, RecordHandler& handler,
                 const FormatOptions& options,
                 FormatResult* result) const override {
    return FoldedRun(Folded::kVcard, source, sink, handler, options, result)
        .Run();
  }
};

class Ldif final : public Format {
 public:
  [[nodiscard]] std::string_view name() const override { return "ldif"; }
  [[nodiscard]] bool copies_lines() const override { return true; }

  // "version: 1" or "dn:", comments before it; behind a dn another attribute.
  [[nodiscard]] int Bid(const Probe& probe) const override {
    std::string_view head = SkipMark(probe.head);
    bool entry = false;
    while (!head.empty()) {
      const std::string_view line = NextLine(&head);
      if (line.empty() && !entry) continue;
      if (line.starts_with('#') || line.starts_with(' ')) continue;
      if (entry) return IsAttribute(line) ? kFoldedBid : 0;
      if (IsVersion(line)) return kFoldedBid;
      if (!StartsWithIgnoreCase(line, "dn:")) return 0;
      if (probe.first_line) return kFoldedBid;
      entry = true;
    }
    return 0;
  }
  Status Rewrite(ByteSource& source, ByteSink* sink, RecordHandler& handler,
                 const FormatOptions& options,
                 FormatResult* result) const override {
    return FoldedRun(Folded::kLdif, source, sink, handler, options, result)
        .Run();
  }

 private:
  static bool IsVersion(std::string_view line) {
    return line == "version: 1" || line == "version:1";
  }
  static bool IsAttribute(std::string_view line) {
    const size_t colon = line.find(':');
    if (colon == std::string_view::npos || colon == 0) return false;
    for (const char c : line.substr(0, colon)) {
      if (!IsAlnum(c) && c != '-' && c != ';' && c != '.') return false;
    }
    return true;
  }
};

}  // namespace

const Format& VcardFormat() {
  static const Vcard format;
  return format;
}

const Format& LdifFormat() {
  static const Ldif format;
  return format;
}

}  // namespace redactor::format
