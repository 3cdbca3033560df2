// The formats csv and tsv.
#include "redactor/format/csv_run.h"
#include "redactor/format/csv_sniff.h"
#include "redactor/format/formats.h"

namespace redactor::format {

namespace {

// `csv`: delimiter , ; tab or |, found out from the first lines.
class Csv final : public Format {
 public:
  [[nodiscard]] std::string_view name() const override { return "csv"; }
  [[nodiscard]] bool copies_lines() const override { return true; }
  [[nodiscard]] int Bid(const Probe& probe) const override {
    return BidCsv(probe);
  }
  Status Rewrite(ByteSource& source, ByteSink* sink, RecordHandler& handler,
                 const FormatOptions& options,
                 FormatResult* result) const override {
    return CsvRun(source, sink, handler, options, result, 0).Run();
  }
};

// `tsv`: the delimiter is the tab, whatever else stands in the cells.
class Tsv final : public Format {
 public:
  [[nodiscard]] std::string_view name() const override { return "tsv"; }
  [[nodiscard]] bool copies_lines() const override { return true; }
  [[nodiscard]] int Bid(const Probe& probe) const override {
    return NamedTsv(probe.name) && BidCsv(probe) > 0 ? kCsvNameBid + 1 : 0;
  }
  Status Rewrite(ByteSource& source, ByteSink* sink, RecordHandler& handler,
                 const FormatOptions& options,
                 FormatResult* result) const override {
    return CsvRun(source, sink, handler, options, result, '\t').Run();
  }
};

}  // namespace

const Format& CsvFormat() {
  static const Csv format;
  return format;
}

const Format& TsvFormat() {
  static const Tsv format;
  return format;
}

}  // namespace redactor::format
