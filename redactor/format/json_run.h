// JsonRun: one rewriting of a JSON or NDJSON entry.
//
// Drives the lexer and answers what it does not decide: closes and numbers
// records, delivers parts and long strings, reads broken input leniently and
// finds the place to go on, and withholds a record whose keys collide.
#ifndef REDACTOR_FORMAT_JSON_RUN_H_
#define REDACTOR_FORMAT_JSON_RUN_H_

#include <string>
#include <vector>

#include "redactor/format/json_lexer.h"
#include "redactor/format/key_guard.h"
#include "redactor/format/pump.h"

namespace redactor::format {

class JsonRun final : public Syntax {
 public:
  JsonRun(ByteSource& source, ByteSink* sink, RecordHandler& handler,
          const FormatOptions& options, FormatResult* result, bool lines);

  Status Run();

  Status Review(std::span<const Record> records,
                std::span<RecordOutcome> outcomes) override;
  Status Encode(const Record& record, const Segment& segment,
                std::string_view token, std::string* out) const override;
  Status Stub(const Record& record, const Batch::Item& item,
              std::string_view reason, std::string* out) const override;

 private:
  Status ReadAll();
  Status SkipByteOrderMark();
  Status OnEvent(JsonLexer::Event event);
  Status OnElement();
  Status OnEnvelope();
  Status OnPart();
  Status OnLongString();
  Status OnMalformed();
  void CloseRecord(bool last_part, bool counts);
  Status DeliverOpen(uint64_t upto);
  Status ReadBrokenLine(uint64_t begin);
  Status DeliverBroken(uint64_t begin, uint64_t end);
  Result<uint64_t> FindResync(uint64_t from, uint64_t keep, size_t depth);

  Pump pump_;
  Batch& batch_;
  const bool lines_;
  JsonLexer lexer_;
  KeyGuard guard_;
  std::vector<KeyGuard::Open> open_;  // of the record delivered now
  bool check_open_ = false;
  bool key_piece_ = false;
  bool first_part_ = true;
  uint64_t index_ = 0;
};

}  // namespace redactor::format

#endif  // REDACTOR_FORMAT_JSON_RUN_H_
