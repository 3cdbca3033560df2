// The format html and its bid.
#include "redactor/format/formats.h"
#include "redactor/format/html_run.h"
#include "redactor/format/markup_bid.h"

namespace redactor::format {

namespace {

// `html`: pages and fragments; see html_run.h.
class Html final : public Format {
 public:
  [[nodiscard]] std::string_view name() const override { return "html"; }
  [[nodiscard]] int Bid(const Probe& probe) const override {
    return LookForMarkup(probe) == MarkupLook::kHtml ? kMarkupBid : 0;
  }
  Status Rewrite(ByteSource& source, ByteSink* sink, RecordHandler& handler,
                 const FormatOptions& options,
                 FormatResult* result) const override {
    return HtmlRun(source, sink, handler, options, result).Run();
  }
};

}  // namespace

const Format& HtmlFormat() {
  static const Html format;
  return format;
}

}  // namespace redactor::format
