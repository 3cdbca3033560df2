// The format sql.
#include "redactor/format/formats.h"
#include "redactor/format/sql_dialect.h"
#include "redactor/format/sql_run.h"

namespace redactor::format {

namespace {

class Sql final : public Format {
 public:
  [[nodiscard]] std::string_view name() const override { return "sql"; }
  [[nodiscard]] int Bid(const Probe& probe) const override {
    return BidSql(probe);
  }
  Status Rewrite(ByteSource& source, ByteSink* sink, RecordHandler& handler,
                 const FormatOptions& options,
                 FormatResult* result) const override {
    return SqlRun(source, sink, handler, options, result).Run();
  }
};

}  // namespace

const Format& SqlFormat() {
  static const Sql format;
  return format;
}

}  // namespace redactor::format
