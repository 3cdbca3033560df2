// The two readers and the builder they share; see the header.
//
// A reader goes over the text twice: first only to see whether it is right to
// its end, then to build.
#include "redactor/format/nested.h"

#include <algorithm>
#include <cstring>

#include "redactor/base/limits.h"
#include "redactor/format/json_string.h"

namespace redactor::format {

namespace {
constexpr int kMaxDepth = 64;

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsSpace(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }
}  // namespace

// Writes pieces of the decoded value back into the batch, with chunks that
// lead through both layers. Ranges ascend.
class Nested::Builder {
 public:
  Builder(const Nested& nested, Batch* batch, uint32_t text_begin)
      : text_(nested.text_),
        chunks_(nested.chunks_),
        batch_(batch),
        base_(text_begin) {}

  bool building = false;

  // text [from, to) as it is.
  void Plain(size_t from, size_t to);
  // `utf8` stands for text [from, to).
  void Escape(std::string_view utf8, size_t from, size_t to);
  uint32_t Begin() const { return building ? batch_->text_at() : 0; }
  // What was written since `begin`.
  void Segment(uint32_t begin, SegmentKind kind, uint32_t node, uint8_t dress,
               ValueRoom room = ValueRoom::kAny) {
    if (!building || batch_->text_at() == begin) return;
    batch_->AddSegment(begin, kind, node);
    redactor::Segment& segment = batch_->segment(batch_->segment_count() - 1);
    segment.dress = dress;
    segment.room = room;
  }
  uint32_t Key(uint32_t parent, uint32_t begin) {
    if (!building) return 0;
    return batch_->AddNode(
        {parent,
         PathNode::Kind::kKey,
         {batch_->record_text() + begin, batch_->text_at() - begin},
         0});
  }
  uint32_t Index(uint32_t parent, uint64_t index) {
    if (!building) return 0;
    return batch_->AddNode({parent, PathNode::Kind::kIndex, {}, index});
  }

 private:
  void MoveTo(size_t at);
  void Append(std::string_view bytes) {
    char* out = batch_->text_tail();
    std::memcpy(out, bytes.data(), bytes.size());
    batch_->set_text_tail(out + bytes.size());
  }
  [[nodiscard]] uint32_t RawBegin(size_t at);
  [[nodiscard]] uint32_t RawEnd(size_t at);

  const std::string& text_;
  const std::vector<SourceChunk>& chunks_;
  Batch* batch_;
  uint32_t base_;    // record offset of text_[0] before
  size_t next_ = 0;  // the chunk that holds the place at hand
};

void Nested::Builder::MoveTo(size_t at) {
  while (next_ + 1 < chunks_.size() && chunks_[next_ + 1].text <= base_ + at) {
    ++next_;
  }
}

uint32_t Nested::Builder::RawBegin(size_t at) {
  MoveTo(at);
  const SourceChunk& chunk = chunks_[next_];
  if (chunk.text_size != chunk.raw_size) return chunk.raw;
  return chunk.raw + static_cast<uint32_t>(base_ + at) - chunk.text;
}

uint32_t Nested::Builder::RawEnd(size_t at) {
  MoveTo(at - 1);
  const SourceChunk& chunk = chunks_[next_];
  if (chunk.text_size != chunk.raw_size) return chunk.raw + chunk.raw_size;
  return chunk.raw + static_cast<uint32_t>(base_ + at) - chunk.text;
}

void Nested::Builder::Plain(size_t from, size_t to) {
  if (!building) return;
  while (from < to) {
    MoveTo(from);
    const SourceChunk& chunk = chunks_[next_];
    const size_t chunk_end = chunk.text + chunk.text_size - base_;
    const size_t end = std::min(to, chunk_end);
    const bool plain = chunk.text_size == chunk.raw_size;
    const auto size = static_cast<uint32_t>(end - from);
    batch_->AddChunk(batch_->text_at(), size,
                     plain ? RawBegin(from) : chunk.raw,
                     plain ? size : chunk.raw_size);
    Append(std::string_view(text_).substr(from, size));
    from = end;
  }
}

void Nested::Builder::Escape(std::string_view utf8, size_t from, size_t to) {
  if (!building) return;
  const uint32_t raw = RawBegin(from);
  batch_->AddChunk(batch_->text_at(), static_cast<uint32_t>(utf8.size()), raw,
                   RawEnd(to) - raw);
  Append(utf8);
}

// RFC 8259, strictly.
class Nested::Json {
 public:
  Json(std::string_view text, Builder* builder, const NestedDress& dress)
      : text_(text), builder_(*builder), dress_(dress) {}

  bool Read(uint32_t node) {
    at_ = 0;
    if (!Value(node, 0)) return false;
    Space();
    return at_ == text_.size();
  }

 private:
  void Space() {
    while (at_ < text_.size() && IsSpace(text_[at_])) ++at_;
  }
  bool Take(char c) {
    Space();
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }
  bool Value(uint32_t node, int depth);
  bool Object(uint32_t node, int depth);
  bool Array(uint32_t node, int depth);
  bool String();
  bool OneEscape();
  bool Number(uint32_t node);
  bool Literal();

  std::string_view text_;
  Builder& builder_;
  const NestedDress& dress_;
  size_t at_ = 0;
};

bool Nested::Json::Value(uint32_t node, int depth) {
  if (depth > kMaxDepth) return false;
  Space();
  if (at_ >= text_.size()) return false;
  const char c = text_[at_];
  if (c == '{') return Object(node, depth);
  if (c == '[') return Array(node, depth);
  if (c == '"') {
    const uint32_t begin = builder_.Begin();
    if (!String()) return false;
    builder_.Segment(begin, SegmentKind::kValue, node, dress_.string);
    return true;
  }
  return c == '-' || IsDigit(c) ? Number(node) : Literal();
}

bool Nested::Json::Object(uint32_t node, int depth) {
  ++at_;
  if (Take('}')) return true;
  do {
    Space();
    const uint32_t begin = builder_.Begin();
    if (!String()) return false;
    const uint32_t key = builder_.Key(node, begin);
    builder_.Segment(begin, SegmentKind::kKey, key, dress_.string);
    if (!Take(':') || !Value(key, depth + 1)) return false;
  } while (Take(','));
  return Take('}');
}

bool Nested::Json::Array(uint32_t node, int depth) {
  ++at_;
  if (Take(']')) return true;
  uint64_t index = 0;
  do {
    if (!Value(builder_.Index(node, index++), depth + 1)) return false;
  } while (Take(','));
  return Take(']');
}

bool Nested::Json::String() {
  if (at_ >= text_.size() || text_[at_] != '"') return false;
  for (++at_; at_ < text_.size();) {
    const size_t stop = text_.find_first_of("\"\\", at_);
    if (stop == std::string_view::npos) return false;
    builder_.Plain(at_, stop);
    at_ = stop;
    if (text_[at_] == '"') {
      ++at_;
      return true;
    }
    if (!OneEscape()) return false;
  }
  return false;
}

bool Nested::Json::OneEscape() {
  std::string utf8;
  const size_t size = ReadJsonEscape(text_.substr(at_), &utf8);
  if (size == 0) return false;
  builder_.Escape(utf8, at_, at_ + size);
  at_ += size;
  return true;
}

bool Nested::Json::Number(uint32_t node) {
  const size_t from = at_;
  at_ = std::min(text_.find_first_not_of("+-.0123456789eE", at_), text_.size());
  const uint32_t begin = builder_.Begin();
  builder_.Plain(from, at_);
  builder_.Segment(begin, SegmentKind::kNumber, node, dress_.json_number);
  return true;
}

bool Nested::Json::Literal() {
  for (const std::string_view word : {"true", "false", "null"}) {
    if (!text_.substr(at_).starts_with(word)) continue;
    at_ += word.size();
    return true;
  }
  return false;
}

// What PHP's serialize() writes: N; b:1; i:5; d:0.5; s:3:"abc"; a:1:{…}
// O:3:"Abc":1:{…} R:2; — lengths in bytes.
class Nested::Php {
 public:
  Php(std::string_view text, Builder* builder, const NestedDress& dress)
      : text_(text), builder_(*builder), dress_(dress) {}

  bool Read(uint32_t node) {
    at_ = 0;
    return Value(node, 0) && at_ == text_.size();
  }

 private:
  bool Take(char c) {
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }
  bool Length(size_t* value);
  bool String(size_t* begin, size_t* end);
  bool Scalar(uint32_t node, ValueRoom room);
  bool Value(uint32_t node, int depth);
  bool Fields(uint32_t node, int depth);
  bool Key(uint32_t node, uint32_t* key);

  std::string_view text_;
  Builder& builder_;
  const NestedDress& dress_;
  size_t at_ = 0;
};

bool Nested::Php::Length(size_t* value) {
  const size_t from = at_;
  *value = 0;
  while (at_ < text_.size() && IsDigit(text_[at_]) && at_ - from < 9) {
    *value = *value * 10 + static_cast<size_t>(text_[at_++] - '0');
  }
  return at_ > from;
}

// 3:"abc"
bool Nested::Php::String(size_t* begin, size_t* end) {
  size_t size = 0;
  if (!Length(&size) || !Take(':') || !Take('"')) return false;
  if (size > text_.size() - at_) return false;
  *begin = at_;
  *end = at_ += size;
  return Take('"');
}

// A number: an id or a time, but a phone number as well.
bool Nested::Php::Scalar(uint32_t node, ValueRoom room) {
  const size_t end = text_.find(';', at_);
  if (end == std::string_view::npos) return false;
  const std::string_view value = text_.substr(at_, end - at_);
  if (value.empty() ||
      value.find_first_not_of("+-.0123456789EINFA") != std::string_view::npos) {
    return false;
  }
  const uint32_t text = builder_.Begin();
  builder_.Plain(at_, end);
  builder_.Segment(text, SegmentKind::kValue, node, dress_.string, room);
  at_ = end + 1;
  return true;
}

bool Nested::Php::Value(uint32_t node, int depth) {
  if (depth > kMaxDepth || at_ + 1 >= text_.size()) return false;
  const char kind = text_[at_++];
  if (kind == 'N') return Take(';');
  if (!Take(':')) return false;
  size_t begin = 0;
  size_t end = 0;
  switch (kind) {
    case 's': {
      if (!String(&begin, &end)) return false;
      const uint32_t text = builder_.Begin();
      builder_.Plain(begin, end);
      builder_.Segment(text, SegmentKind::kValue, node, dress_.php_string);
      return Take(';');
    }
    case 'i':
      return Scalar(node, ValueRoom::kInt64);
    case 'b':
    case 'd':
    case 'r':
    case 'R':
      return Scalar(node, ValueRoom::kSmall);
    case 'O': {
      if (!String(&begin, &end)) return false;
      const uint32_t text = builder_.Begin();
      builder_.Plain(begin, end);
      builder_.Segment(text, SegmentKind::kKey, node, dress_.php_string);
      return Take(':') && Fields(node, depth);
    }
    case 'a':
      return Fields(node, depth);
    default:
      return false;
  }
}

// 2:{key value key value}
bool Nested::Php::Fields(uint32_t node, int depth) {
  size_t count = 0;
  if (!Length(&count) || !Take(':') || !Take('{')) return false;
  for (size_t i = 0; i < count; ++i) {
    uint32_t key = 0;
    if (!Key(node, &key) || !Value(key, depth + 1)) return false;
  }
  return Take('}');
}

bool Nested::Php::Key(uint32_t node, uint32_t* key) {
  if (at_ + 1 >= text_.size()) return false;
  const char kind = text_[at_++];
  if (!Take(':')) return false;
  size_t begin = at_;
  size_t end = 0;
  if (kind == 'i') {
    size_t index = 0;
    Take('-');
    if (!Length(&index)) return false;
    *key = builder_.Index(node, index);
    return Take(';');
  }
  if (kind != 's' || !String(&begin, &end)) return false;
  const uint32_t text = builder_.Begin();
  builder_.Plain(begin, end);
  *key = builder_.Key(node, text);
  builder_.Segment(text, SegmentKind::kKey, *key, dress_.php_string);
  return Take(';');
}

bool Nested::Split(Batch* batch, uint32_t begin, uint32_t node,
                   const NestedDress& dress) {
  const std::string_view text(batch->record_text() + begin,
                              batch->text_at() - begin);
  if (text.size() < 2) return false;
  const bool json = text[0] == '{' || text[0] == '[';
  const bool php = text[1] == ':' && std::string_view("aOsi").find(text[0]) !=
                                         std::string_view::npos;
  if (!json && !php) return false;
  text_ = text;
  Builder builder(*this, batch, begin);
  Json as_json(text_, &builder, dress);
  Php as_php(text_, &builder, dress);
  if (json ? !as_json.Read(node) : !as_php.Read(node)) return false;
  const auto chunks = batch->ChunksFrom(begin);
  chunks_.assign(chunks.begin(), chunks.end());
  if (chunks_.empty()) return false;
  batch->TrimText(begin);
  builder.building = true;
  return json ? as_json.Read(node) : as_php.Read(node);
}

}  // namespace redactor::format
