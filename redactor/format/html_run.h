// HtmlRun: one rewriting of an HTML entry, page or fragment.
//
// Every byte is read, broken or not, about as a browser reads it. The text of a
// block element is one segment, and tags inside of it ("Jane <b>Poe</b>") are
// gaps between its chunks. What those tags and comments hold follows the text
// as segments of its own. Names of the HTML vocabulary are structure, others
// are keys. "key": "value" pairs of scripts have their paths. Records are
// blocks up to kMaxTextRecord bytes.
#ifndef REDACTOR_FORMAT_HTML_RUN_H_
#define REDACTOR_FORMAT_HTML_RUN_H_

#include <string>
#include <string_view>
#include <vector>

#include "redactor/format/html_table.h"
#include "redactor/format/html_tag.h"
#include "redactor/format/markup_input.h"
#include "redactor/format/pump.h"
#include "redactor/format/xml_names.h"

namespace redactor::format {

class HtmlRun final : public Syntax {
 public:
  HtmlRun(ByteSource& source, ByteSink* sink, RecordHandler& handler,
          const FormatOptions& options, FormatResult* result);

  Status Run();

  Status Encode(const Record& record, const Segment& segment,
                std::string_view token, std::string* out) const override;
  Status Stub(const Record& record, const Batch::Item& item,
              std::string_view reason, std::string* out) const override;

  // For a value in pieces: opens one, answers the node of the value.
  uint32_t OpenPiece(uint64_t raw_begin);

 private:
  // An open element that parts text.
  struct Element {
    std::string_view name;
    std::string_view step;  // its name in paths, or its class
  };
  // What stands in the tags and comments inside of a block.
  struct Side {
    uint64_t begin;
    uint64_t end;
    SegmentKind kind;
    bool references;
    uint64_t tag;  // equal for those of one tag
    std::string_view tag_step;
    std::string_view step;  // empty: of the tag itself
    bool field;             // step stands beside the tag, not below it
  };
  enum class Did : uint8_t { kDone, kNone, kTooFar, kFailed };

  // Tokens, in html_run.cc.
  Status ReadAll();
  Status Token();
  Did Text();
  bool Space();
  Did Markup();
  Did Section();
  Did Bounded(std::string_view open, std::string_view close);
  Did Content();
  Did FindContentEnd(uint64_t* end);
  Did Why() const;
  Status OnTooFar();

  // Tags, in html_tags.cc.
  Did Tag();
  void StartTag(std::string_view rest);
  void EndTag(std::string_view rest);
  void AddAttributes(std::string_view rest);
  void AddName(std::string_view name, std::string_view step);
  std::string_view FieldClass() const;
  void PushElement(std::string_view name, std::string_view step);
  void EndLike(std::string_view name);
  Status LongTag();

  // Blocks and records, in html_records.cc.
  void NeedOpen();
  void EndBlock();
  void FlushSides();
  uint32_t PathNodeOf();
  uint32_t AddStep(uint32_t parent, std::string_view step);
  Status EndRecord(uint64_t end);
  Status CutRecord(uint64_t end, bool clean);
  [[nodiscard]] bool AtParting() const;
  void Script(uint64_t begin, uint64_t end);
  Status LongValue(uint64_t begin, std::string_view close, bool references);
  [[nodiscard]] uint64_t OffsetOf(std::string_view bytes) const {
    return token_ + static_cast<uint64_t>(bytes.data() - in_.At(token_));
  }
  [[nodiscard]] uint32_t RawAt() const { return batch_.RawAt(in_.offset()); }

  Pump pump_;
  Batch& batch_;
  MarkupInput in_;
  NameTable names_;

  std::vector<Element> path_;
  std::vector<uint32_t> nodes_;  // of path_ in the open record, those known
  HtmlTable table_;
  size_t pre_ = 0;  // <pre> elements that are open

  uint64_t block_begin_ = 0;
  uint32_t block_text_ = 0;
  Batch::Mark block_mark_{};
  std::vector<Side> sides_;
  uint64_t tags_ = 0;
  uint64_t link_end_ = UINT64_MAX;  // behind the last </a>

  uint64_t token_ = 0;
  bool in_tag_ = false;  // the cursor is behind a long value of a tag
  bool text_next_ = false;
  bool end_tag_ = false;
  std::string_view tag_;      // its name, of names_
  std::string_view content_;  // the element whose content is no markup
  std::vector<HtmlAttribute> attributes_;
  std::string_view piece_step_;
  uint64_t index_ = 0;
};

}  // namespace redactor::format

#endif  // REDACTOR_FORMAT_HTML_RUN_H_
