// XmlRun: one rewriting of an XML entry.
//
// A lexer that reads every byte, well formed or not: what is no markup is text,
// and marks its record lenient. Each run of character data (CDATA sections
// joined in), attribute value, comment, instruction and declaration is a
// segment, and so is each name. No entity is expanded but those that XML and
// HTML name, nothing is ever loaded.
//
// Records are elements that repeat or are known to (xml_names.h); what stands
// around them forms records of its own, the envelope. Paths are those of the
// elements, without prefixes, from the root on; attributes have an '@'.
#ifndef REDACTOR_FORMAT_XML_RUN_H_
#define REDACTOR_FORMAT_XML_RUN_H_

#include <string>
#include <string_view>
#include <vector>

#include "redactor/format/markup_input.h"
#include "redactor/format/pump.h"
#include "redactor/format/xml_names.h"

namespace redactor::format {

class XmlRun final : public Syntax {
 public:
  XmlRun(ByteSource& source, ByteSink* sink, RecordHandler& handler,
         const FormatOptions& options, FormatResult* result);

  Status Run();

  Status Review(std::span<const Record> records,
                std::span<RecordOutcome> outcomes) override;
  Status Encode(const Record& record, const Segment& segment,
                std::string_view token, std::string* out) const override;
  Status Stub(const Record& record, const Batch::Item& item,
              std::string_view reason, std::string* out) const override;

  // For a value in pieces: opens one, answers the node of the value.
  uint32_t OpenPiece(uint64_t raw_begin);

 private:
  // An open element. Frames are reused, so that most pushes allocate nothing.
  struct Frame {
    std::string name;    // as written
    std::string field;   // the field it is named for, or empty
    std::string before;  // local name of the child element before
    std::string next;    // names the child behind: the text of a key
    std::string key;     // local name of that key
    uint32_t node = 0;
    uint32_t hang = 0;     // its attributes' nodes are below this
    bool through = false;  // has the node of its parent
  };
  // What lexing one token came to.
  enum class Did : uint8_t {
    kDone,
    kMalformed,  // no markup here
    kTooFar,     // it does not end within the part
    kFailed,
  };
  // What a value that does not fit a part is.
  enum class Place : uint8_t { kText, kAttribute, kMarkup };

  // Tokens, in xml_run.cc.
  Status ReadAll();
  Status AtLimit(bool* end);
  Status Token();
  Did Content();
  Did CharacterData();
  [[nodiscard]] bool GoesOn() const;
  Did Section();
  Did Markup();
  Did Bounded(std::string_view open, std::string_view close);
  Did Declaration();
  Did EndTag();
  Did Why() const;
  bool SkipSpace();
  Did NameAtCursor(size_t skip, size_t* size);

  // Start tags, in xml_tags.cc.
  Did StartTag();
  Did InTag();
  Did Attribute();
  Did AttributeValue(uint32_t node);
  void NoteAttribute(std::string_view value);
  Did TagEnd(size_t size, bool empty);
  Status NotMarkup();

  // Elements, records and parts, in xml_records.cc.
  void PushElement(std::string_view name);
  Did PopTo(size_t depth);
  void KeepKey(uint32_t begin);
  void RebuildNodes();
  uint32_t AddStep(uint32_t parent, std::string_view step);
  Did BeginElement(std::string_view name);
  void OpenRecord(uint64_t begin);
  void NeedOpen();
  Status CloseRecord(uint64_t end, bool last_part);
  Status EndPart(uint64_t end);
  Status OnTooFar();
  Status LongValue(uint64_t begin);
  Status AtEnd();
  Did Check(const Status& status);
  [[nodiscard]] Frame* Top() {
    return depth_ == 0 ? nullptr : &frames_[depth_ - 1];
  }
  [[nodiscard]] uint32_t TopNode() const {
    return depth_ == 0 ? 0 : frames_[depth_ - 1].node;
  }
  [[nodiscard]] uint32_t RawAt() const { return batch_.RawAt(in_.offset()); }

  Pump pump_;
  Batch& batch_;
  MarkupInput in_;
  NameTable names_;

  std::vector<Frame> frames_;
  size_t depth_ = 0;
  size_t record_depth_ = 0;  // frames up to the record element; 0: envelope
  uint64_t buried_ = 0;      // open elements nested too deep to be known

  bool in_tag_ = false;
  bool tag_whole_ = false;  // tag_mark_ is one of the open part
  uint64_t tag_begin_ = 0;
  Batch::Mark tag_mark_{};
  std::string tag_field_;  // the value of its name attribute

  uint64_t token_ = 0;  // where the token at hand begins
  Batch::Mark token_mark_{};
  Place place_ = Place::kText;
  uint64_t value_begin_ = 0;      // of an attribute or bounded markup
  std::string_view close_;        // what ends it
  std::string_view attribute_;    // its step
  std::string_view local_;        // local name of the attribute
  bool attribute_named_ = false;  // its step is a field that the tag names

  bool in_parts_ = false;
  bool first_part_ = true;
  bool envelope_tags_ = false;  // the open record is envelope and has tags
  bool ended_ = false;          // the input is
  bool text_next_ = false;      // the '<' at the cursor is text
  uint64_t index_ = 0;
  Status status_;
};

}  // namespace redactor::format

#endif  // REDACTOR_FORMAT_XML_RUN_H_
