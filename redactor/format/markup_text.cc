// Decoding of references; see the header.
#include "redactor/format/markup_text.h"

#include <cstring>

#include "redactor/format/scan.h"
#include "redactor/text/html_entities.h"
#include "redactor/text/utf8.h"
#include "redactor/text/windows_1252.h"

namespace redactor::format {

namespace {

// Longer ones are no references. Zeros in front of a number may be many.
constexpr size_t kMaxReference = 64;

struct Reference {
  size_t raw_size = 0;  // 0: more bytes are needed
  char32_t c = 0;       // 0: none, raw_size bytes stand for themselves
};

bool IsNameChar(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (c >= '0' && c <= '9') || c == '_' || c == '.' || c == '-' || c == ':';
}

int DigitValue(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return 99;
}

bool IsCharacter(char32_t c) {
  if (c < 0x20) return c == '\t' || c == '\n' || c == '\r';
  return c != 0x7F && (c < 0xD800 || c > 0xDFFF) && c <= 0x10FFFF;
}

// "&#64;" or "&#x40;" at `p`.
Reference ReadNumber(std::string_view text, bool cut, bool html) {
  size_t at = 2;
  int base = 10;
  if (at < text.size() && (text[at] == 'x' || text[at] == 'X')) {
    base = 16;
    ++at;
  }
  const size_t digits = at;
  char32_t c = 0;
  for (; at < text.size() && DigitValue(text[at]) < base; ++at) {
    if (c <= 0x10FFFF) {
      c = c * static_cast<char32_t>(base) +
          static_cast<char32_t>(DigitValue(text[at]));
    }
  }
  if (at == text.size() && cut) return {};
  const bool closed = at < text.size() && text[at] == ';';
  // As browsers read them: "&#150;" is a dash.
  if (html && c >= 0x80 && c < 0xA0) {
    c = text::FromWindows1252(static_cast<uint8_t>(c));
  }
  if (at == digits || !(closed || html) || !IsCharacter(c)) return {1, 0};
  return {at + (closed ? 1 : 0), c};
}

char32_t NamedCharacter(std::string_view name) {
  if (name == "amp") return '&';
  if (name == "lt") return '<';
  if (name == "gt") return '>';
  if (name == "quot") return '"';
  if (name == "apos") return '\'';
  return text::HtmlEntity(name);
}

// REQUIRES: text[0] == '&'. `cut`: more bytes may follow.
Reference ReadReference(std::string_view text, bool cut, bool html) {
  if (text.size() > kMaxReference) {
    text = text.substr(0, kMaxReference);
    cut = false;
  }
  if (text.size() < 2) return cut ? Reference{} : Reference{1, 0};
  if (text[1] == '#') return ReadNumber(text, cut, html);
  size_t at = 1;
  while (at < text.size() && IsNameChar(text[at])) ++at;
  if (at == text.size()) return cut ? Reference{} : Reference{1, 0};
  if (text[at] != ';') return {1, 0};
  const char32_t c = NamedCharacter(text.substr(1, at - 1));
  return {c == 0 ? 1 : at + 1, c};
}

// Bytes that no XML document holds.
bool HasControls(const char* p, const char* end) {
  bool found = false;  // no way out, so that it runs many bytes at a time
  for (; p < end; ++p) {
    const auto byte = static_cast<unsigned char>(*p);
    found |= byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r';
  }
  return found;
}

class Decoder {
 public:
  Decoder(const char* p, const char* end, uint32_t raw, MarkupStop stop,
          Batch* batch)
      : begin_(p), end_(end), raw_(raw), stop_(stop), batch_(batch) {}

  const char* Decode(bool final);

 private:
  void CloseRun(const char* p);
  const char* Copy(const char* p);
  const char* Keep(const char* p, size_t size);
  const char* Put(const char* p, const Reference& reference);
  [[nodiscard]] uint32_t RawAt(const char* p) const {
    return raw_ + static_cast<uint32_t>(p - begin_);
  }

  const char* begin_;
  const char* end_;
  uint32_t raw_;
  MarkupStop stop_;
  Batch* batch_;
  const char* run_ = nullptr;  // start of bytes that map one to one
  uint32_t run_text_ = 0;
  std::string utf8_;
};

void Decoder::CloseRun(const char* p) {
  const auto size = static_cast<uint32_t>(p - run_);
  if (size > 0) batch_->AddChunk(run_text_, size, RawAt(run_), size);
}

const char* Decoder::Copy(const char* p) {
  char* out = batch_->text_tail();
  const char* stop = CopyUntil(p, end_, '&', stop_.a, stop_.b, &out);
  if (!stop_.html && HasControls(p, stop)) batch_->MarkLenient();
  batch_->set_text_tail(out);
  return stop;
}

// The bytes stand for themselves.
const char* Decoder::Keep(const char* p, size_t size) {
  char* out = batch_->text_tail();
  std::memcpy(out, p, size);
  batch_->set_text_tail(out + size);
  if (!stop_.html) batch_->MarkLenient();
  return p + size;
}

const char* Decoder::Put(const char* p, const Reference& reference) {
  CloseRun(p);
  utf8_.clear();
  text::AppendUtf8(reference.c, &utf8_);
  const size_t size = utf8_.size();
  batch_->AddChunk(batch_->text_at(), static_cast<uint32_t>(size), RawAt(p),
                   static_cast<uint32_t>(reference.raw_size));
  char* out = batch_->text_tail();
  std::memcpy(out, utf8_.data(), size);
  batch_->set_text_tail(out + size);
  run_ = p + reference.raw_size;
  run_text_ = batch_->text_at();
  return run_;
}

const char* Decoder::Decode(bool final) {
  const char* p = run_ = begin_;
  run_text_ = batch_->text_at();
  for (;;) {
    p = Copy(p);
    if (p == end_ || *p != '&') break;
    const Reference reference =
        ReadReference({p, static_cast<size_t>(end_ - p)}, !final, stop_.html);
    if (reference.raw_size == 0) break;
    p = reference.c == 0 ? Keep(p, 1) : Put(p, reference);
  }
  CloseRun(p);
  return p;
}

}  // namespace

const char* DecodeMarkup(const char* p, const char* end, bool final,
                         MarkupStop stop, uint32_t raw, Batch* batch) {
  return Decoder(p, end, raw, stop, batch).Decode(final);
}

void AppendRaw(const char* p, size_t size, uint32_t raw, Batch* batch) {
  if (size == 0) return;
  const auto n = static_cast<uint32_t>(size);
  batch->AddChunk(batch->text_at(), n, raw, n);
  char* out = batch->text_tail();
  std::memcpy(out, p, size);
  batch->set_text_tail(out + size);
}

Status AppendMarkupToken(std::string_view token, std::string* out) {
  constexpr std::string_view kSpecial("<>&\"'\0", 6);
  if (token.find_first_of(kSpecial) != std::string_view::npos ||
      token.find("--") != std::string_view::npos) {
    return {StatusCode::kInternal, "a token that no markup can hold"};
  }
  out->append(token);
  return Status::Ok();
}

}  // namespace redactor::format
