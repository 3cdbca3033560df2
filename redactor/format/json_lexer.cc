// The token loop of the JSON lexer; records and parts are in json_parts.cc.
#include "redactor/format/json_lexer.h"

#include <cstring>

#include "redactor/base/limits.h"
#include "redactor/format/json_string.h"

namespace redactor::format {

namespace {

bool IsSpace(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }
bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsNumberChar(char c) {
  return IsDigit(c) || c == '-' || c == '+' || c == '.' || c == 'e' || c == 'E';
}

// -?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?
bool IsNumber(std::string_view text) {
  size_t at = 0;
  const auto peek = [&] { return at < text.size() ? text[at] : '\0'; };
  const auto digits = [&] {
    const size_t from = at;
    while (IsDigit(peek())) ++at;
    return at > from;
  };
  if (peek() == '-') ++at;
  if (peek() == '0') {
    ++at;
  } else if (!digits()) {
    return false;
  }
  if (peek() == '.') {
    ++at;
    if (!digits()) return false;
  }
  if (peek() == 'e' || peek() == 'E') {
    ++at;
    if (peek() == '+' || peek() == '-') ++at;
    if (!digits()) return false;
  }
  return at == text.size();
}

}  // namespace

JsonLexer::JsonLexer(Pump& pump, Syntax& syntax, bool lines)
    : pump_(pump),
      input_(pump.input()),
      batch_(pump.batch()),
      syntax_(syntax),
      lines_(lines) {}

JsonLexer::Did JsonLexer::Stop(Event event) {
  event_ = event;
  return Did::kStop;
}

void JsonLexer::SetLimit() {
  uint64_t stop = input_.end();
  final_ = input_.eof();
  capped_ = false;
  if (open_ && lines_) {
    if (searched_ < offset()) searched_ = offset();
    const void* line_end =
        std::memchr(input_.At(searched_), '\n', stop - searched_);
    if (line_end != nullptr) {
      stop = input_.OffsetOf(static_cast<const char*>(line_end));
      final_ = true;
    }
    searched_ = stop;
  }
  if (open_ && stop > part_begin_ + kMaxRecord + 1) {
    stop = part_begin_ + kMaxRecord + 1;
    final_ = false;
    capped_ = true;
  }
  limit_ = input_.At(stop);
}

bool JsonLexer::Refill() {
  if (final_ || capped_) return false;
  const uint64_t at = offset();
  const uint64_t settled = open_ ? part_begin_ : at;
  status_ = pump_.More(settled, settled, syntax_);
  if (!status_.ok()) return false;
  cur_ = input_.At(at);
  SetLimit();
  return true;
}

bool JsonLexer::SkipSpace() {
  for (;;) {
    while (cur_ < limit_ && IsSpace(*cur_)) ++cur_;
    if (cur_ < limit_) return true;
    if (!Refill()) return false;
  }
}

void JsonLexer::Start(uint64_t offset) {
  cur_ = input_.At(offset);
  SetLimit();
}

JsonLexer::Event JsonLexer::Next() {
  Did did = Did::kGo;
  if (string_done_) {
    string_done_ = false;
    did = ValueEnd();
  }
  while (did == Did::kGo) did = SkipSpace() ? OneToken(*cur_) : AtLimit();
  return event_;
}

// No token before the limit.
JsonLexer::Did JsonLexer::AtLimit() {
  if (!status_.ok()) return Stop(Event::kFailed);
  if (state_ != State::kLineEnd) end_ = offset();
  if (capped_) {
    end_ = offset();
    return StopPart();
  }
  const bool told = recovered_ && !open_;  // what is missing was reported
  if (state_ == State::kTop || told) return Stop(Event::kEnd);
  if (state_ == State::kLineEnd) return Stop(Event::kElement);
  return Stop(Event::kMalformed);
}

JsonLexer::Did JsonLexer::OneToken(char c) {
  switch (state_) {
    case State::kTop:
      return Top(c);
    case State::kValue:
      return Value(c);
    case State::kFirstItem:
      return FirstItem(c);
    case State::kFirstKey:
      if (c == '}') return Pop(c);
      return Key(c);
    case State::kKey:
      return Key(c);
    case State::kColon:
      if (c != ':') break;
      ++cur_;
      state_ = State::kValue;
      return Did::kGo;
    case State::kAfterValue:
      return AfterValue(c);
    case State::kLineEnd:
      break;
  }
  return Stop(Event::kMalformed);
}

JsonLexer::Did JsonLexer::Top(char c) {
  if (recovered_ && (c == ',' || c == ']' || c == '}')) {
    ++cur_;
    return Did::kGo;
  }
  Begin(/*element=*/false);
  state_ = State::kValue;
  return Did::kGo;
}

JsonLexer::Did JsonLexer::Value(char c) {
  if (!open_) Begin(/*element=*/true);
  switch (c) {
    case '{':
    case '[':
      return Push(c);
    case '"':
      return String(SegmentKind::kValue);
    case 't':
      return Literal("true");
    case 'f':
      return Literal("false");
    case 'n':
      return Literal("null");
    default:
      if (c == '-' || IsDigit(c)) return Number();
      return Stop(Event::kMalformed);
  }
}

JsonLexer::Did JsonLexer::FirstItem(char c) {
  if (c == ']') return Pop(c);
  if (c == '{' && !lines_ && !element_) {
    frames_.back().records = true;
    has_records_ = true;
    state_ = State::kValue;
    end_ = offset();
    SaveSteps();
    return Stop(Event::kEnvelope);
  }
  state_ = State::kValue;
  return Did::kGo;
}

JsonLexer::Did JsonLexer::Key(char c) {
  if (c != '"') return Stop(Event::kMalformed);
  return String(SegmentKind::kKey);
}

JsonLexer::Did JsonLexer::AfterValue(char c) {
  if (c == ',') {
    Frame& frame = frames_.back();
    ++frame.index;
    state_ = frame.array ? State::kValue : State::kKey;
    ++cur_;
    return Did::kGo;
  }
  if (c == (frames_.back().array ? ']' : '}')) return Pop(c);
  if (SkipStray(c)) return Did::kGo;
  return Stop(Event::kMalformed);
}

// Between records after an error: closers of what the error opened, and a
// record without its comma.
bool JsonLexer::SkipStray(char c) {
  if (!recovered_ || open_) return false;
  if (c == '{') {
    state_ = State::kValue;
    return true;
  }
  if (c != '}') return false;
  ++cur_;
  return true;
}

// A token that began at `token` and does not end within the part. Its text was
// rolled back.
JsonLexer::Did JsonLexer::TooFar(uint64_t token, Event longer) {
  cur_ = input_.At(token);
  end_ = token;
  return token == part_begin_ ? Stop(longer) : StopPart();
}

JsonLexer::Did JsonLexer::StopPart() {
  SaveSteps();
  return Stop(Event::kPart);
}

JsonLexer::Did JsonLexer::String(SegmentKind kind) {
  const uint64_t token = offset();
  const Batch::Mark mark = batch_.mark();
  const uint32_t begin = batch_.text_at();
  ++cur_;
  for (;;) {
    cur_ = DecodeJsonString(cur_, limit_, final_ || capped_,
                            batch_.RawAt(offset()), &batch_);
    if (cur_ < limit_ && *cur_ == '"') break;
    if (Refill()) continue;
    if (!status_.ok()) return Stop(Event::kFailed);
    batch_.Rollback(mark);
    if (capped_) return TooFar(token, Event::kLongString);
    cur_ = input_.At(token);
    return Stop(Event::kMalformed);
  }
  if (offset() + 1 > part_begin_ + kMaxRecord) {
    batch_.Rollback(mark);
    return TooFar(token, Event::kLongString);
  }
  if (batch_.text_at() == begin) {
    batch_.AddChunk(begin, 0, batch_.RawAt(offset()), 0);
  }
  ++cur_;
  if (kind == SegmentKind::kKey) {
    pending_ = batch_.AddNode(
        {frames_.back().node,
         PathNode::Kind::kKey,
         {batch_.record_text() + begin, batch_.text_at() - begin},
         0});
    batch_.AddSegment(begin, kind, pending_);
    state_ = State::kColon;
    return Did::kGo;
  }
  batch_.AddSegment(begin, kind, NodeForValue());
  return ValueEnd();
}

JsonLexer::Did JsonLexer::Number() {
  const uint64_t token = offset();
  const char* p = cur_;
  for (;;) {
    while (p < limit_ && IsNumberChar(*p)) ++p;
    if (p < limit_ || final_) break;
    const auto length = p - cur_;
    if (!Refill()) {
      if (!status_.ok()) return Stop(Event::kFailed);
      if (capped_) return TooFar(token, Event::kMalformed);
    }
    p = cur_ + length;
  }
  const std::string_view text(cur_, static_cast<size_t>(p - cur_));
  if (!IsNumber(text)) return Stop(Event::kMalformed);
  const auto size = static_cast<uint32_t>(text.size());
  const uint32_t begin = batch_.text_at();
  char* out = batch_.text_tail();
  std::memcpy(out, text.data(), size);
  batch_.set_text_tail(out + size);
  batch_.AddChunk(begin, size, batch_.RawAt(token), size);
  batch_.AddSegment(begin, SegmentKind::kNumber, NodeForValue());
  cur_ = p;
  return ValueEnd();
}

JsonLexer::Did JsonLexer::Literal(std::string_view word) {
  const uint64_t token = offset();
  while (static_cast<size_t>(limit_ - cur_) < word.size()) {
    if (Refill()) continue;
    if (!status_.ok()) return Stop(Event::kFailed);
    if (!capped_) return Stop(Event::kMalformed);
    return TooFar(token, Event::kMalformed);
  }
  if (std::string_view(cur_, word.size()) != word) {
    return Stop(Event::kMalformed);
  }
  cur_ += word.size();
  return ValueEnd();
}

JsonLexer::Did JsonLexer::ValueEnd() {
  end_ = offset();
  if (frames_.empty()) {
    if (lines_) {
      state_ = State::kLineEnd;
      return Did::kGo;
    }
    return Stop(has_records_ ? Event::kEnvelope : Event::kElement);
  }
  state_ = State::kAfterValue;
  if (element_ && frames_.size() == base_) return Stop(Event::kElement);
  return Did::kGo;
}

}  // namespace redactor::format
