// The formats json and ndjson, and their bids.
#include "redactor/format/formats.h"
#include "redactor/format/json_bid.h"
#include "redactor/format/json_run.h"

namespace redactor::format {

namespace {

// `json`: a sequence of values; records are the elements of the outermost
// arrays of objects, at any depth. A value without such an array is one record.
class Json final : public Format {
 public:
  [[nodiscard]] std::string_view name() const override { return "json"; }
  [[nodiscard]] bool copies_lines() const override { return true; }
  [[nodiscard]] int Bid(const Probe& probe) const override {
    return LookForJson(probe) == JsonLook::kJson ? kJsonBid : 0;
  }
  Status Rewrite(ByteSource& source, ByteSink* sink, RecordHandler& handler,
                 const FormatOptions& options,
                 FormatResult* result) const override {
    return JsonRun(source, sink, handler, options, result, /*lines=*/false)
        .Run();
  }
};

// `ndjson`: one value a line; the line end always ends the record.
class Ndjson final : public Format {
 public:
  [[nodiscard]] std::string_view name() const override { return "ndjson"; }
  [[nodiscard]] bool copies_lines() const override { return true; }
  [[nodiscard]] int Bid(const Probe& probe) const override {
    return LookForJson(probe) == JsonLook::kLines ? kJsonBid : 0;
  }
  Status Rewrite(ByteSource& source, ByteSink* sink, RecordHandler& handler,
                 const FormatOptions& options,
                 FormatResult* result) const override {
    return JsonRun(source, sink, handler, options, result, /*lines=*/true)
        .Run();
  }
};

}  // namespace

const Format& JsonFormat() {
  static const Json format;
  return format;
}

const Format& NdjsonFormat() {
  static const Ndjson format;
  return format;
}

}  // namespace redactor::format
