// Plain text: blocks between blank lines, zero copies.
//
// A record is a block up to and including the blank lines that end it, at most
// kMaxTextRecord bytes. Its view also spans some context before and the margin
// after it. A block that is cut at the size limit goes on as the next record;
// a finding that reaches into the margin moves the start of what follows.
//
// Where the input comes line by line a record is a line, and nothing behind it
// is waited for. Only armoured lines ("-----BEGIN" to "-----END") stay
// together: none of them could be told for what it is.
#include <algorithm>
#include <cstring>

#include "redactor/base/limits.h"
#include "redactor/format/cut.h"
#include "redactor/format/formats.h"
#include "redactor/format/pump.h"
#include "redactor/text/utf8.h"

namespace redactor::format {

namespace {

struct Block {
  uint64_t end = 0;
  bool cut = false;  // by the size limit, not by a blank line
};

class TextRun final : public Syntax {
 public:
  TextRun(ByteSource& source, ByteSink* sink, RecordHandler& handler,
          const FormatOptions& options, FormatResult* result)
      : pump_(source, sink, handler, options, result),
        by_line_(options.line_buffered) {}

  Status Run();

  Status Encode(const Record& /*record*/, const Segment& /*segment*/,
                std::string_view token, std::string* out) const override {
    out->append(token);
    return Status::Ok();
  }
  Status Stub(const Record& record, const Batch::Item& item,
              std::string_view reason, std::string* out) const override;

 private:
  Status ReadAll();
  // True when the end of the block at begin_ is known.
  bool FindBlock(Block* block);
  bool FindLine(Block* block);
  bool LimitBlock(uint64_t limit, Block* block) const;
  void AddRecord(const Block& block);
  [[nodiscard]] uint64_t ContextBegin() const;

  Pump pump_;
  const bool by_line_;
  uint64_t begin_ = 0;    // of the current block
  uint64_t line_ = 0;     // start of the first line not looked at yet
  bool blank_ = false;    // the line before line_ was blank
  bool armour_ = false;   // line_ is in armour
  uint64_t counted_ = 0;  // code points are counted up to here
  uint64_t code_points_ = 0;
  uint64_t index_ = 0;
};

// The offset behind the line at `line` if it is blank, 0 if not; `*known` is
// false when the buffered bytes do not tell.
uint64_t BlankLineEnd(const PageBuffer& input, uint64_t line, uint64_t limit,
                      bool* known) {
  *known = true;
  for (uint64_t at = line; at < limit; ++at) {
    const char c = *input.At(at);
    if (c == '\n') return at + 1;
    if (c != ' ' && c != '\t' && c != '\r') return 0;
  }
  *known = input.eof();
  return 0;
}

bool TextRun::FindBlock(Block* block) {
  const PageBuffer& input = pump_.input();
  const uint64_t limit = begin_ + kMaxTextRecord;
  const uint64_t stop = std::min(limit, input.end());
  while (line_ < stop) {
    bool known = false;
    const uint64_t blank_end = BlankLineEnd(input, line_, stop, &known);
    if (!known) break;
    if (blank_end == 0 && blank_) {
      *block = {line_, false};
      return true;
    }
    if (blank_end != 0) {
      blank_ = true;
      line_ = blank_end;
      continue;
    }
    const char* from = input.At(line_);
    const void* end = std::memchr(from, '\n', stop - line_);
    if (end == nullptr) break;
    line_ = input.OffsetOf(static_cast<const char*>(end)) + 1;
  }
  return LimitBlock(limit, block);
}

bool TextRun::FindLine(Block* block) {
  const PageBuffer& input = pump_.input();
  const uint64_t limit = begin_ + kMaxTextRecord;
  const uint64_t stop = std::min(limit, input.end());
  while (line_ < stop) {
    const std::string_view bytes = input.View(line_, stop);
    const size_t size = bytes.find('\n');
    if (size == std::string_view::npos) break;
    const std::string_view line = bytes.substr(0, size);
    const auto holds = [line](std::string_view mark) {
      return line.find(mark) != std::string_view::npos;
    };
    armour_ = (armour_ || holds("-----BEGIN ")) && !holds("-----END ");
    line_ += size + 1;
    if (armour_) continue;
    *block = {line_, false};
    return true;
  }
  return LimitBlock(limit, block);
}

bool TextRun::LimitBlock(uint64_t limit, Block* block) const {
  const PageBuffer& input = pump_.input();
  if (input.end() > limit) {
    if (blank_) {
      *block = {line_, false};
      return true;
    }
    const std::string_view text = input.View(begin_, input.end());
    *block = {begin_ + CutPart(text, 0, kMaxTextRecord), true};
    return true;
  }
  if (!input.eof()) return false;
  *block = {input.end(), false};
  return true;
}

uint64_t TextRun::ContextBegin() const {
  const PageBuffer& input = pump_.input();
  if (begin_ <= kContextBytes) return 0;
  const uint64_t from = begin_ - kContextBytes;
  // One lead of a sequence may stand up to three bytes before.
  const uint64_t look = from - std::min<uint64_t>(from, 3);
  return look + CeilCodePoint(input.View(look, begin_), from - look);
}

void TextRun::AddRecord(const Block& block) {
  const PageBuffer& input = pump_.input();
  const uint64_t context = ContextBegin();
  uint64_t margin = std::min(
      block.end + (by_line_ && !block.cut ? 0 : kMarginBytes), input.end());
  margin = block.end + FloorCodePoint(input.View(block.end, input.end()),
                                      static_cast<size_t>(margin - block.end));
  code_points_ += text::CountCodePoints(input.View(counted_, context));
  counted_ = context;

  Batch::Item& item = pump_.batch().AddPlain(context, margin);
  item.meta.index = index_++;
  item.meta.text_code_points = code_points_;
  item.meta.owned_begin = static_cast<uint32_t>(begin_ - context);
  item.meta.owned_end = static_cast<uint32_t>(block.end - context);
  item.meta.scan_end =
      block.cut ? static_cast<uint32_t>(margin - context) : item.meta.owned_end;
  begin_ = line_ = block.end;
  blank_ = armour_ = false;
}

Status TextRun::Run() { return pump_.Finish(ReadAll(), *this); }

Status TextRun::ReadAll() {
  PageBuffer& input = pump_.input();
  for (;;) {
    Block block;
    const bool some = begin_ < input.end();
    // Three bytes more than the margin, to see whether its end parts a code
    // point.
    if (some && (by_line_ ? FindLine(&block) : FindBlock(&block)) &&
        (input.eof() || (by_line_ && !block.cut) ||
         block.end + kMarginBytes + 3 <= input.end())) {
      AddRecord(block);
      if (!pump_.batch().full()) continue;
      REDACTOR_RETURN_IF_ERROR(pump_.Submit(begin_, *this));
      continue;
    }
    if (!some && input.eof()) return Status::Ok();
    // Context, and what stands before a code point that the context cuts.
    const uint64_t keep =
        begin_ - std::min<uint64_t>(begin_, kContextBytes + 3);
    REDACTOR_RETURN_IF_ERROR(
        pump_.More(begin_, std::min(keep, counted_), *this));
  }
}

Status TextRun::Stub(const Record& record, const Batch::Item& /*item*/,
                     std::string_view reason, std::string* out) const {
  *out += "[redactor withheld: ";
  *out += reason;
  *out += ']';
  const std::string_view owned =
      record.text.substr(0, record.owned_end).substr(record.owned_begin);
  const size_t last = owned.find_last_not_of("\r\n");
  const std::string_view line_ends =
      owned.substr(last == std::string_view::npos ? 0 : last + 1);
  *out += line_ends.empty() ? "\n" : line_ends;
  return Status::Ok();
}

class PlainText final : public Format {
 public:
  [[nodiscard]] std::string_view name() const override { return "text"; }
  [[nodiscard]] bool copies_lines() const override { return true; }

  // Control bytes that no text has: more than one in twenty is binary.
  [[nodiscard]] int Bid(const Probe& probe) const override {
    size_t controls = 0;
    for (const char c : probe.head) {
      const auto byte = static_cast<unsigned char>(c);
      controls += byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r' &&
                  byte != '\f' && byte != '\b' && byte != 0x1B;
    }
    return controls * 20 > probe.head.size() ? 0 : 1;
  }

  Status Rewrite(ByteSource& source, ByteSink* sink, RecordHandler& handler,
                 const FormatOptions& options,
                 FormatResult* result) const override {
    return TextRun(source, sink, handler, options, result).Run();
  }
};

}  // namespace

const Format& TextFormat() {
  static const PlainText format;
  return format;
}

}  // namespace redactor::format
