// Lenient reading of broken JSON; see the header.
#include "redactor/format/json_lenient.h"

#include <algorithm>
#include <cstring>

#include "redactor/format/json_string.h"

namespace redactor::format {

namespace {

constexpr size_t kMaxLenientKey = 256;

bool IsSpace(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }
bool IsStructure(char c) {
  return IsSpace(c) || c == '{' || c == '}' || c == '[' || c == ']' ||
         c == ',' || c == ':';
}

class Reader {
 public:
  Reader(std::string_view raw, uint32_t offset, uint32_t parent, Batch* batch)
      : begin_(raw.data()),
        end_(raw.data() + raw.size()),
        offset_(offset),
        parent_(parent),
        batch_(batch) {}

  void Read();

 private:
  [[nodiscard]] uint32_t RawAt(const char* p) const {
    return offset_ + static_cast<uint32_t>(p - begin_);
  }
  // The closing quote of the string whose content begins at `p`, or null.
  [[nodiscard]] const char* CloseQuote(const char* p, const char* limit) const;
  [[nodiscard]] const char* SkipSpace(const char* p) const {
    while (p < end_ && IsSpace(*p)) ++p;
    return p;
  }
  // Behind the colon when a key begins at the quote `p`, else null.
  const char* Key(const char* p, uint32_t* node);
  // Behind the value when one begins at `p`, else `p`.
  const char* Value(const char* p, uint32_t node);
  const char* Bare(const char* p, uint32_t node);
  void Gap(const char* from, const char* to);
  void Plain(const char* from, const char* to, SegmentKind kind, uint32_t node);
  uint32_t Decode(const char* from, const char* to);

  const char* begin_;
  const char* end_;
  uint32_t offset_;
  uint32_t parent_;
  Batch* batch_;
};

void Reader::Read() {
  const char* gap = begin_;
  const char* at = begin_;
  while (at < end_) {
    at = static_cast<const char*>(
        std::memchr(at, '"', static_cast<size_t>(end_ - at)));
    if (at == nullptr) break;
    const char* const quote = at;
    const auto left = static_cast<size_t>(end_ - quote);
    const char* content_end =
        CloseQuote(quote + 1, quote + std::min(left, kMaxLenientKey + 1));
    const char* colon =
        content_end == nullptr ? nullptr : SkipSpace(content_end + 1);
    if (colon == nullptr || colon == end_ || *colon != ':') {
      ++at;
      continue;
    }
    Gap(gap, quote);
    const uint32_t begin = Decode(quote + 1, content_end);
    const uint32_t node = batch_->AddNode(
        {parent_,
         PathNode::Kind::kKey,
         {batch_->record_text() + begin, batch_->text_at() - begin},
         0});
    batch_->AddSegment(begin, SegmentKind::kKey, node);
    gap = at = Value(SkipSpace(colon + 1), node);
  }
  Gap(gap, end_);
}

const char* Reader::CloseQuote(const char* p, const char* limit) const {
  for (; p < limit && *p != '\n'; ++p) {
    if (*p == '"') return p;
    if (*p == '\\') ++p;
  }
  return nullptr;
}

uint32_t Reader::Decode(const char* from, const char* to) {
  const uint32_t begin = batch_->text_at();
  DecodeJsonString(from, to, /*final=*/true, RawAt(from), batch_);
  if (batch_->text_at() == begin) batch_->AddChunk(begin, 0, RawAt(from), 0);
  return begin;
}

const char* Reader::Value(const char* p, uint32_t node) {
  if (p == end_) return p;
  if (*p != '"') return Bare(p, node);
  const char* close = CloseQuote(p + 1, end_);
  if (close == nullptr) return p;
  const uint32_t begin = Decode(p + 1, close);
  batch_->AddSegment(begin, SegmentKind::kValue, node);
  return close + 1;
}

const char* Reader::Bare(const char* p, uint32_t node) {
  const char* to = p;
  while (to < end_ && !IsStructure(*to) && *to != '"') ++to;
  if (to < end_ && *to == '"') return p;
  const std::string_view word(p, static_cast<size_t>(to - p));
  if (word == "true" || word == "false" || word == "null") return to;
  const size_t digits = word.find_first_not_of('-');
  if (digits > 1 ||
      word.find_first_not_of("0123456789", digits) != std::string_view::npos) {
    return p;
  }
  Plain(p, to, SegmentKind::kNumber, node);
  return to;
}

void Reader::Gap(const char* from, const char* to) {
  while (from < to && IsStructure(*from)) ++from;
  while (from < to && IsStructure(to[-1])) --to;
  if (from < to) Plain(from, to, SegmentKind::kText, parent_);
}

void Reader::Plain(const char* from, const char* to, SegmentKind kind,
                   uint32_t node) {
  const auto size = static_cast<uint32_t>(to - from);
  const uint32_t begin = batch_->text_at();
  char* out = batch_->text_tail();
  std::memcpy(out, from, size);
  batch_->set_text_tail(out + size);
  batch_->AddChunk(begin, size, RawAt(from), size);
  batch_->AddSegment(begin, kind, node);
}

}  // namespace

void ReadLeniently(std::string_view raw, Batch* batch) {
  batch->MarkLenient();
  Reader(raw, 0, 0, batch).Read();
}

void ReadPairs(std::string_view raw, uint32_t offset, uint32_t parent,
               Batch* batch) {
  const bool lenient = batch->lenient();
  Reader(raw, offset, parent, batch).Read();
  // Strange escapes of a script are its own business.
  Batch::Mark mark = batch->mark();
  mark.lenient = lenient;
  batch->Rollback(mark);
}

void ResyncScan::Track(char c) {
  if (in_string_) {
    if (escaped_) {
      escaped_ = false;
    } else if (c == '\\') {
      escaped_ = true;
    } else if (c == '"') {
      in_string_ = false;
    }
    if (c == '\n') in_string_ = escaped_ = false;
    return;
  }
  if (c == '"') in_string_ = true;
  if (c == '{' || c == '[') ++depth_;
  if (c == '}' || c == ']') --depth_;
}

bool ResyncScan::Step(char c, uint64_t at) {
  const bool closes = c == ']' && seen_ == Seen::kBrace && fits_;
  if (closes || (c == '{' && seen_ == Seen::kComma)) {
    best_ = behind_brace_;
    if (fits_) return true;
  }
  if (line_start_ && (c == '{' || c == '}')) best_ = c == '{' ? at : at + 1;
  const bool outside = !in_string_;
  Track(c);
  if (IsSpace(c)) {
    line_start_ |= c == '\n';
    return false;
  }
  line_start_ = false;
  if (c == '}') {
    seen_ = Seen::kBrace;
    fits_ = outside && depth_ == 0;
    behind_brace_ = at + 1;
  } else {
    seen_ = c == ',' && seen_ == Seen::kBrace ? Seen::kComma : Seen::kNone;
  }
  return false;
}

}  // namespace redactor::format
