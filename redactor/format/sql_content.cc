// Decoders of SQL contents; see the header.
#include "redactor/format/sql_content.h"

#include <algorithm>
#include <cstring>

#include "redactor/format/scan.h"
#include "redactor/format/sql_escape.h"

namespace redactor::format {

namespace {

using Kind = SqlContent::Kind;

// How many bytes of hex decide whether they are text.
constexpr size_t kHexProbe = 512;

class Decoder {
 public:
  Decoder(const SqlContent& content, const char* p, const char* end, bool final,
          uint32_t raw, Batch* batch)
      : content_(content),
        begin_(p),
        p_(p),
        end_(end),
        final_(final),
        raw_(raw),
        batch_(batch) {}

  bool Quoted();
  bool CopyField();
  bool HexDigits();
  bool HexText();
  bool Until(std::string_view closer);
  bool Block();
  bool Stretch();
  [[nodiscard]] const char* place() const { return p_; }

 private:
  [[nodiscard]] uint32_t RawAt(const char* p) const {
    return raw_ + static_cast<uint32_t>(p - begin_);
  }
  // Text from `out` on was copied from `from`.
  void EndRun(const char* from, char* out) {
    const auto size = static_cast<uint32_t>(p_ - from);
    if (size > 0) batch_->AddChunk(batch_->text_at(), size, RawAt(from), size);
    batch_->set_text_tail(out);
  }
  void CopyPlain(const char* to);
  void Put(std::string_view text, size_t raw_size);
  // At a backslash; false when `end` may have cut what it begins.
  bool Escape();

  const SqlContent& content_;
  const char* begin_;
  const char* p_;
  const char* end_;
  bool final_;
  uint32_t raw_;
  Batch* batch_;
};

void Decoder::CopyPlain(const char* to) {
  const char* from = p_;
  const auto size = static_cast<size_t>(to - from);
  char* out = batch_->text_tail();
  std::memcpy(out, from, size);
  p_ = to;
  EndRun(from, out + size);
}

void Decoder::Put(std::string_view text, size_t raw_size) {
  batch_->AddChunk(batch_->text_at(), static_cast<uint32_t>(text.size()),
                   RawAt(p_), static_cast<uint32_t>(raw_size));
  char* out = batch_->text_tail();
  std::memcpy(out, text.data(), text.size());
  batch_->set_text_tail(out + text.size());
  p_ += raw_size;
}

bool Decoder::Escape() {
  if (!final_ && SqlEscapeMayBeCut(p_, end_)) return false;
  const SqlEscape escape = ReadSqlEscape(content_.escapes, p_, end_);
  if (escape.raw_size == 0) {
    CopyPlain(p_ + 1);
  } else {
    Put({escape.utf8, escape.size}, escape.raw_size);
  }
  return true;
}

bool Decoder::Quoted() {
  const char quote = content_.quote;
  const char escape = content_.escapes == SqlEscapes::kNone ? quote : '\\';
  for (;;) {
    const char* from = p_;
    char* out = batch_->text_tail();
    p_ = CopyUntil(p_, end_, quote, escape, &out);
    EndRun(from, out);
    if (p_ == end_) return false;
    if (*p_ != quote) {
      if (!Escape()) return false;
      continue;
    }
    if (end_ - p_ < 2) return final_;
    if (p_[1] != quote) return true;
    Put({&quote, 1}, 2);
  }
}

bool Decoder::CopyField() {
  for (;;) {
    const char* from = p_;
    char* out = batch_->text_tail();
    p_ = CopyUntil(p_, end_, '\t', '\\', '\n', &out);
    EndRun(from, out);
    if (p_ == end_) return false;
    if (*p_ != '\\') return true;
    if (!Escape()) return false;
  }
}

bool Decoder::HexDigits() {
  const char* to = p_;
  while (to < end_ && SqlHexDigit(*to) >= 0) ++to;
  CopyPlain(to);
  return p_ < end_;
}

bool Decoder::HexText() {
  while (end_ - p_ >= 2) {
    const int high = SqlHexDigit(p_[0]);
    const int low = SqlHexDigit(p_[1]);
    if (high < 0 || low < 0) break;
    const char byte = static_cast<char>(high * 16 + low);
    Put({&byte, 1}, 2);
  }
  if (p_ == end_) return false;
  if (SqlHexDigit(*p_) < 0) return true;
  if (end_ - p_ < 2 && !final_) return false;
  CopyPlain(p_ + 1);  // an odd digit
  return p_ < end_;
}

bool Decoder::Until(std::string_view closer) {
  const std::string_view rest(p_, static_cast<size_t>(end_ - p_));
  const size_t at = rest.find(closer);
  if (at != std::string_view::npos) {
    CopyPlain(p_ + at);
    return true;
  }
  size_t keep = final_ ? 0 : std::min(rest.size(), closer.size() - 1);
  while (keep > 0 && rest[rest.size() - keep] != closer[0]) --keep;
  CopyPlain(end_ - keep);
  return false;
}

bool Decoder::Block() {
  const char* at = p_;
  for (int depth = 1; end_ - at >= 2; ++at) {
    if (at[0] == '*' && at[1] == '/') {
      if (--depth == 0) {
        CopyPlain(at);
        return true;
      }
      ++at;
    } else if (content_.nests && at[0] == '/' && at[1] == '*') {
      ++depth;
      ++at;
    }
  }
  CopyPlain(final_ ? end_ : std::min(at, end_));
  return false;
}

bool Decoder::Stretch() {
  const std::string_view rest(p_, static_cast<size_t>(end_ - p_));
  const size_t at = rest.find_first_of("'\"`;,", 1);
  CopyPlain(at == std::string_view::npos ? end_ : p_ + at);
  return at != std::string_view::npos;
}

}  // namespace

const char* DecodeSqlContent(const SqlContent& content, const char* p,
                             const char* end, bool final, uint32_t raw,
                             Batch* batch, bool* closed) {
  Decoder decoder(content, p, end, final, raw, batch);
  switch (content.kind) {
    case Kind::kQuoted:
      *closed = decoder.Quoted();
      break;
    case Kind::kHexDigits:
      *closed = decoder.HexDigits();
      break;
    case Kind::kHexText:
      *closed = decoder.HexText();
      break;
    case Kind::kCopyField:
      *closed = decoder.CopyField();
      break;
    case Kind::kDollar:
      *closed = decoder.Until(content.tag);
      break;
    case Kind::kLine:
      *closed = decoder.Until("\n");
      break;
    case Kind::kBlock:
      *closed = decoder.Block();
      break;
    case Kind::kStretch:
      *closed = p < end && decoder.Stretch();
  }
  return decoder.place();
}

size_t SqlCloserSize(const SqlContent& content) {
  switch (content.kind) {
    case Kind::kQuoted:
      return 1;
    case Kind::kBlock:
      return 2;
    case Kind::kDollar:
      return content.tag.size();
    default:
      return 0;
  }
}

int SqlHexDigit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool HexIsText(std::string_view digits) {
  digits = digits.substr(0, kHexProbe);
  bool some = false;
  for (size_t i = 0; i + 1 < digits.size(); i += 2) {
    const int high = SqlHexDigit(digits[i]);
    const int low = SqlHexDigit(digits[i + 1]);
    if (high < 0 || low < 0) break;
    const int byte = high * 16 + low;
    const bool space = byte == '\n' || byte == '\t' || byte == '\r';
    if ((byte < 0x20 && !space) || byte == 0x7F || byte >= 0xF5) return false;
    some = true;
  }
  return some;
}

}  // namespace redactor::format
