// JsonLexer: strict JSON to records of segments, raw bytes kept.
//
// Reads the pump's input, pulls pages when it needs them, and fills the pump's
// batch: one segment for each string, number and key, with its path. It stops
// at what is not its to decide: a record is complete, a record outgrows
// kMaxRecord, a string is longer than that, or the input is not JSON. The run
// (json_run) answers those and lets it go on.
//
// Records are the elements of the outermost arrays of objects, with paths
// relative to the element. What stands outside such arrays (the envelope) forms
// records of its own. In line mode a record is one value a line.
#ifndef REDACTOR_FORMAT_JSON_LEXER_H_
#define REDACTOR_FORMAT_JSON_LEXER_H_

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "redactor/format/key_guard.h"
#include "redactor/format/pump.h"

namespace redactor::format {

class JsonLexer {
 public:
  enum class Event : uint8_t {
    kElement,     // a whole value: element, line, or document without records
    kEnvelope,    // the envelope up to here, or behind the last record array
    kPart,        // the record is too large: its part ends here
    kLongString,  // at a quote whose string does not fit a part
    kMalformed,
    kEnd,
    kFailed,  // status() says why
  };

  JsonLexer(Pump& pump, Syntax& syntax, bool lines);

  // Before the first Next: the input begins at `offset`, which is buffered.
  void Start(uint64_t offset);

  // On kElement, kEnvelope and kPart the record is still open in the batch; it
  // ends at end(). The caller closes it, delivers (at once for the latter two)
  // and calls the function below that fits.
  Event Next();
  void AfterRecord();
  void AfterPart();

  // After kLongString the record is open, without content. OpenPiece opens
  // another that begins at `view_begin` and answers the node of the string.
  [[nodiscard]] SegmentKind StringKind() const;
  uint32_t OpenPiece(uint64_t view_begin);
  // The string was handled up to its closing quote at `quote`. A new part is
  // open there. `name` stands for a key of this length in paths.
  void AfterLongString(uint64_t quote, std::string_view name);

  // After kMalformed: the input was handled up to `offset`.
  void Recover(uint64_t offset);
  // Containers between the record and the place of the error, at least 0.
  [[nodiscard]] size_t error_depth() const {
    return open_ && element_ ? frames_.size() - base_ : 0;
  }

  [[nodiscard]] bool open() const { return open_; }
  [[nodiscard]] uint64_t part_begin() const { return part_begin_; }
  [[nodiscard]] uint64_t offset() const { return input_.OffsetOf(cur_); }
  [[nodiscard]] uint64_t end() const { return end_; }
  [[nodiscard]] bool in_parts() const { return in_parts_; }
  [[nodiscard]] bool document_ended() const { return frames_.empty(); }
  [[nodiscard]] const Status& status() const { return status_; }
  // The containers that reach beyond the open record or part.
  void GetOpen(std::vector<KeyGuard::Open>* all) const;

 private:
  enum class State : uint8_t {
    kTop,        // between values
    kValue,      // a value must follow
    kFirstItem,  // behind '['
    kFirstKey,   // behind '{'
    kKey,        // behind ',' in an object
    kColon,
    kAfterValue,
    kLineEnd,
  };
  struct Step {  // how a container hangs in its parent
    PathNode::Kind kind;
    std::string name;
    uint64_t index;
  };
  struct Frame {
    bool array;
    bool records;  // its elements are records
    uint32_t node;
    uint64_t index;
    uint64_t id;
    std::unique_ptr<Step> step;  // saved when a part or envelope ends
  };
  // What one token did; the loop goes on with kGo.
  enum class Did : uint8_t { kGo, kStop };

  bool SkipSpace();
  bool Refill();
  void SetLimit();
  Did Stop(Event event);
  Did StopPart();
  Did AtLimit();
  Did OneToken(char c);
  Did Top(char c);
  Did Value(char c);
  Did FirstItem(char c);
  Did Key(char c);
  Did AfterValue(char c);
  Did String(SegmentKind kind);
  Did Number();
  Did Literal(std::string_view word);
  Did Push(char c);
  Did Pop(char c);
  Did ValueEnd();
  Did TooFar(uint64_t token, Event longer);
  bool SkipStray(char c);
  void Begin(bool element);
  void RebuildNodes();
  void SaveSteps();
  uint32_t NodeForValue();

  Pump& pump_;
  PageBuffer& input_;
  Batch& batch_;
  Syntax& syntax_;
  const bool lines_;

  const char* cur_ = nullptr;
  const char* limit_ = nullptr;
  bool final_ = false;     // limit_ is the end of input or line
  bool capped_ = false;    // limit_ is as far as this part may reach
  uint64_t searched_ = 0;  // no line end before it

  State state_ = State::kTop;
  std::vector<Frame> frames_;
  size_t base_ = 0;       // frames of the record begin here
  size_t rebuilt_ = 0;    // frames known at the start of the part
  uint32_t pending_ = 0;  // node of the key whose value comes next
  std::unique_ptr<Step> pending_step_;
  std::vector<std::unique_ptr<Step>> retired_;
  std::vector<KeyGuard::Open> open_at_begin_;
  uint64_t next_id_ = 1;

  bool open_ = false;
  bool element_ = false;  // the open record is an element of a record array
  bool in_parts_ = false;
  bool string_done_ = false;  // a long string was handled: its value ends
  bool has_records_ = false;  // the document has had a record array
  bool recovered_ = false;    // stray closers are left over from an error
  uint64_t part_begin_ = 0;
  uint64_t end_ = 0;
  Event event_ = Event::kEnd;
  Status status_;
};

}  // namespace redactor::format

#endif  // REDACTOR_FORMAT_JSON_LEXER_H_
