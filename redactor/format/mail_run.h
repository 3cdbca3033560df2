// MailRun: one rewriting of a mail or mbox entry.
//
// Cuts the entry into lines and messages and drives the lexer. A message is one
// record, and is written when all of it is known: what is encoded again, what
// its attachments become, whether signatures still hold. One that is larger
// than kWholeMessage, or holds more text than a record may, goes out in parts:
// what was learnt goes forward only, and signatures and length go in any case.
#ifndef REDACTOR_FORMAT_MAIL_RUN_H_
#define REDACTOR_FORMAT_MAIL_RUN_H_

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "redactor/format/mail_lexer.h"
#include "redactor/format/mail_plan.h"
#include "redactor/format/pieces.h"
#include "redactor/format/pump.h"

namespace redactor::format {

// Bytes of a message that is written whole.
inline constexpr uint64_t kWholeMessage = uint64_t{4} << 20;

class MailLeaf;

class MailRun final : public Syntax {
 public:
  MailRun(ByteSource& source, ByteSink* sink, RecordHandler& handler,
          const FormatOptions& options, FormatResult* result, bool mbox);

  Status Run();

  Status Review(std::span<const Record> records,
                std::span<RecordOutcome> outcomes) override;
  Status Encode(const Record& record, const Segment& segment,
                std::string_view token, std::string* out) const override;
  [[nodiscard]] bool Composes(const Record& record) const override;
  Status Compose(const Record& record, const RecordOutcome& outcome,
                 std::vector<RawEdit>* edits) override;
  Status Stub(const Record& record, const Batch::Item& item,
              std::string_view reason, std::string* out) const override;

  // "From jane@example.com Thu Jan  1 00:00:00 1970".
  static bool IsEnvelope(std::string_view line);

 private:
  struct Line {
    uint64_t begin = 0;
    uint64_t end = 0;
    std::string_view head;  // all of it, or its first bytes
    bool whole = true;      // else `end` is not known yet
  };

  Status ReadAll();
  // False at the end of the entry.
  Result<bool> NextLine(Line* line);
  Status TakeLine(const Line& line);
  void StartMessage(uint64_t begin);
  Status EndMessage(uint64_t end);
  [[nodiscard]] bool Separates(std::string_view line) const;

  // In parts (mail_large.cc).
  Status GoOnInParts(const Line& line);
  Status EndPart(uint64_t end, bool all, bool last);
  Status LargeText(const MailItem& item, bool field);
  Status LargeLeaf(const MailItem& item);
  Status SpoolLeaf(const MailPart& part, Spool* raw);
  Status PutLeaf(MailLeaf* leaf, const MailPart& part, Spool* raw);

  Status RedactLeaves(const Record& record, const RecordOutcome& outcome,
                      MailPlan* plan);
  [[nodiscard]] std::string Place(uint64_t index) const;

  const FormatOptions& options_;
  FormatResult* result_;
  const bool mbox_;
  const bool writes_;
  Pump pump_;
  PageBuffer& input_;
  Batch& batch_;
  MailLexer lexer_;
  std::deque<MailPlan> plans_;  // of records not written yet

  uint64_t at_ = 0;      // the next line begins here
  uint64_t sought_ = 0;  // no line end before this
  uint64_t begin_ = 0;   // of the message, or of its part at hand
  uint64_t body_ = 0;    // of the message
  uint64_t weight_ = 0;  // the most text its items may give
  size_t weighed_ = 0;   // items that are in it
  uint64_t index_ = 0;
  bool blank_ = true;  // the line before was
  bool started_ = false;
  bool in_parts_ = false;
  bool first_part_ = true;
};

}  // namespace redactor::format

#endif  // REDACTOR_FORMAT_MAIL_RUN_H_
