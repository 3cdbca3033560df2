// The format xml: what it writes, and its bid.
#include "redactor/format/formats.h"
#include "redactor/format/markup_bid.h"
#include "redactor/format/markup_text.h"
#include "redactor/format/xml_run.h"

namespace redactor::format {

// Names that no longer fit each other cost the record; so does a piece of a
// packed attachment, whose text nobody can read here.
Status XmlRun::Review(std::span<const Record> records,
                      std::span<RecordOutcome> outcomes) {
  for (size_t i = 0; i < records.size(); ++i) {
    if (!outcomes[i].withheld.empty()) continue;
    if (records[i].raw.starts_with("<sys_attachment_doc")) {
      outcomes[i].withheld = "attachment";
    } else if (BreaksXmlNames(records[i], outcomes[i])) {
      outcomes[i].withheld = "element-name";
    }
  }
  return Status::Ok();
}

Status XmlRun::Encode(const Record& /*record*/, const Segment& /*segment*/,
                      std::string_view token, std::string* out) const {
  return AppendMarkupToken(token, out);
}

Status XmlRun::Stub(const Record& /*record*/, const Batch::Item& /*item*/,
                    std::string_view reason, std::string* out) const {
  *out += "<redactor_withheld reason=\"";
  *out += reason;
  *out += "\"/>";
  return Status::Ok();
}

namespace {

// `xml`: elements that repeat are records; see xml_run.h.
class Xml final : public Format {
 public:
  [[nodiscard]] std::string_view name() const override { return "xml"; }
  [[nodiscard]] int Bid(const Probe& probe) const override {
    return LookForMarkup(probe) == MarkupLook::kXml ? kMarkupBid : 0;
  }
  Status Rewrite(ByteSource& source, ByteSink* sink, RecordHandler& handler,
                 const FormatOptions& options,
                 FormatResult* result) const override {
    return XmlRun(source, sink, handler, options, result).Run();
  }
};

}  // namespace

const Format& XmlFormat() {
  static const Xml format;
  return format;
}

}  // namespace redactor::format
