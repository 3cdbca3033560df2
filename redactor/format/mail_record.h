// MailRecord: the items of a message as one record.
//
// Header values are unfolded and their encoded words decoded, bodies come out
// of their transfer encoding and charset; each value becomes a segment with the
// way back to its bytes, or a unit of the plan where there is none.
#ifndef REDACTOR_FORMAT_MAIL_RECORD_H_
#define REDACTOR_FORMAT_MAIL_RECORD_H_

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "redactor/format/batch.h"
#include "redactor/format/mail_lexer.h"
#include "redactor/format/mail_plan.h"
#include "redactor/format/page_buffer.h"

namespace redactor::format {

class MailRecord {
 public:
  // The batch has a record open; all must outlive this.
  MailRecord(Batch& batch, const PageBuffer& input,
             const std::vector<MailPart>& parts, MailPlan* plan)
      : batch_(batch), input_(input), parts_(parts), plan_(plan) {}

  // Their text takes `room` bytes at the most, without that of inner bodies,
  // which are only added while there is room for them, too.
  void Add(std::span<const MailItem> items, uint64_t room);

  // The node of a body or value: "/body/1".
  static uint32_t BodyNode(Batch* batch, uint32_t number);

 private:
  struct Segmented {  // a header field being cut into segments
    std::string_view value;
    uint64_t begin = 0;  // absolute
    uint32_t node = 0;
    uint32_t text = 0;  // where the open segment begins
    bool crlf = false;
  };

  void AddEnvelope(const MailItem& item);
  void AddField(const MailItem& item);
  void AddValue(Segmented* field, size_t begin, size_t end);
  void AddWords(Segmented* field, const struct WordGroup& group);
  void AddLiteral(const Segmented& field, size_t begin, size_t end);
  void AddParam(Segmented* field, const struct MailParam& param);
  void CloseSegment(Segmented* field);
  void AddBoundary(std::string_view boundary, uint64_t begin);
  void AddFrame(const MailItem& item);
  uint32_t HeaderNode(uint32_t number, std::string_view name, uint64_t at);

  void AddText(const MailItem& item);
  void AddFlowed(std::string_view raw, uint64_t begin, const MailPart& part);
  void AddQuoted(std::string_view raw, uint64_t begin);
  bool AddDirect(std::string_view raw, uint64_t begin, const MailPart& part,
                 const text::Charset& charset);
  bool AddBody(std::string_view raw, uint64_t begin, const MailPart& part,
               text::Charset charset);
  void AddBodyLines(const std::vector<SourceChunk>& lines,
                    const std::vector<SourceChunk>& runs, uint32_t text_size,
                    uint64_t begin);
  void AddLeaf(const MailItem& item);
  bool AddInner(const MailItem& item, std::string_view raw);
  void AddWithheld(const MailItem& item, uint64_t end, const char* why);
  // Where the base64 of a body ends.
  [[nodiscard]] static size_t Base64End(std::string_view raw);
  void AddTail(const MailItem& item, uint64_t begin);

  void Copy(std::string_view bytes, uint64_t begin);  // one to one
  void Put(std::string_view text);                    // without a chunk
  void Escape(char c, uint64_t begin, uint64_t size);

  Batch& batch_;
  const PageBuffer& input_;
  const std::vector<MailPart>& parts_;
  MailPlan* plan_;
  uint64_t room_ = 0;
};

}  // namespace redactor::format

#endif  // REDACTOR_FORMAT_MAIL_RECORD_H_
