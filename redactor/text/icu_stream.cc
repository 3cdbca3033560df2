// Each block that was decoded is encoded again at once and compared with the
// bytes it came from; a stream that would come back different is refused, since
// untouched text must leave as it came. A mark (BOM) is a character like
// another
// ("UTF-16LE" keeps it, U+FEFF), so it comes back too.
#include "redactor/text/icu_stream.h"

#include <unicode/utf16.h>

#include <algorithm>
#include <cstring>
#include <string>
#include <utility>

#include "redactor/text/utf8.h"
#include "redactor/text/utf8_cut.h"

namespace redactor::text {

namespace {

constexpr size_t kBlock = size_t{32} << 10;

Status Malformed(const char* what) {
  return {StatusCode::kMalformed, std::string("encoding: ") + what,
          Severity::kEntry};
}

// Decodes all of `bytes`, appending UTF-16.
bool Decode(UConverter* converter, std::string_view bytes, bool flush,
            std::u16string* out) {
  const char* from = bytes.data();
  const char* end = from + bytes.size();
  UErrorCode error = U_BUFFER_OVERFLOW_ERROR;
  while (error == U_BUFFER_OVERFLOW_ERROR) {
    error = U_ZERO_ERROR;
    const size_t size = out->size();
    const size_t room = static_cast<size_t>(end - from) + 64;
    out->resize(size + room);
    UChar* to = out->data() + size;
    ucnv_toUnicode(converter, &to, to + room, &from, end, nullptr, flush,
                   &error);
    out->resize(static_cast<size_t>(to - out->data()));
  }
  return U_SUCCESS(error);
}

// Encodes all of `text`, appending bytes.
bool Encode(UConverter* converter, std::u16string_view text, bool flush,
            std::string* out) {
  const UChar* from = text.data();
  const UChar* end = from + text.size();
  UErrorCode error = U_BUFFER_OVERFLOW_ERROR;
  while (error == U_BUFFER_OVERFLOW_ERROR) {
    error = U_ZERO_ERROR;
    const size_t size = out->size();
    const size_t room = static_cast<size_t>(end - from) * 4 + 64;
    out->resize(size + room);
    char* to = out->data() + size;
    ucnv_fromUnicode(converter, &to, to + room, &from, end, nullptr, flush,
                     &error);
    out->resize(static_cast<size_t>(to - out->data()));
  }
  return U_SUCCESS(error);
}

// Appends whole UTF-16 as UTF-8; false at a lone surrogate.
bool AppendUtf16(std::u16string_view text, std::string* out) {
  for (size_t i = 0; i < text.size(); ++i) {
    char32_t c = text[i];
    if (U16_IS_SURROGATE(c)) {
      if (!U16_IS_SURROGATE_LEAD(c) || i + 1 == text.size() ||
          !U16_IS_TRAIL(text[i + 1])) {
        return false;
      }
      c = static_cast<char32_t>(U16_GET_SUPPLEMENTARY(c, text[i + 1]));
      ++i;
    }
    AppendUtf8(c, out);
  }
  return true;
}

class IcuSource final : public ByteSource {
 public:
  IcuSource(ByteSource* bytes, Converter decoder, Converter encoder)
      : bytes_(bytes),
        decoder_(std::move(decoder)),
        encoder_(std::move(encoder)),
        block_(kBlock, '\0') {}

  Result<size_t> Read(std::span<char> out) override {
    while (given_ == text_.size() && !at_end_) {
      REDACTOR_RETURN_IF_ERROR(Fill());
    }
    const size_t n = std::min(out.size(), text_.size() - given_);
    std::memcpy(out.data(), text_.data() + given_, n);
    given_ += n;
    return n;
  }
  [[nodiscard]] bool ready() override {
    return given_ < text_.size() || bytes_->ready();
  }

 private:
  Status Fill() {
    const Result<size_t> got = bytes_->Read(block_);
    if (!got.ok()) return got.status();
    at_end_ = got.value() == 0;
    const std::string_view bytes(block_.data(), got.value());
    wide_.clear();
    text_.clear();
    given_ = 0;
    if (!Decode(decoder_.get(), bytes, at_end_, &wide_)) {
      return Malformed("bytes that are not in it");
    }
    REDACTOR_RETURN_IF_ERROR(Check(bytes));
    if (!AppendUtf16(wide_, &text_)) return Malformed("half a character");
    return Status::Ok();
  }

  // Encodes wide_ again. Either side may be ahead of the other by a character
  // that is not whole yet; at the end both must be level.
  Status Check(std::string_view bytes) {
    seen_.append(bytes);
    if (!Encode(encoder_.get(), wide_, at_end_, &again_)) {
      return Malformed("text that does not go back");
    }
    const size_t n = std::min(seen_.size(), again_.size());
    if (std::memcmp(seen_.data(), again_.data(), n) != 0) {
      return Malformed("bytes that would not come back the same");
    }
    seen_.erase(0, n);
    again_.erase(0, n);
    if (at_end_ && !(seen_.empty() && again_.empty())) {
      return Malformed("bytes that would not come back the same");
    }
    return Status::Ok();
  }

  ByteSource* bytes_;
  Converter decoder_;
  Converter encoder_;
  std::string block_;
  std::u16string wide_;
  std::string text_;   // UTF-8 of the last block
  size_t given_ = 0;   // bytes of text_ handed out
  std::string seen_;   // input bytes not compared yet
  std::string again_;  // encoded bytes not compared yet
  bool at_end_ = false;
};

class IcuSink final : public ByteSink {
 public:
  IcuSink(ByteSink* bytes, Converter encoder)
      : bytes_(bytes), encoder_(std::move(encoder)) {
    // These have no state between characters, and UTF-16 and UTF-32 would
    // write their mark again after a reset.
    const UConverterType type = ucnv_getType(encoder_.get());
    resets_ = type != UCNV_UTF16 && type != UCNV_UTF32;
  }

  Status Write(std::string_view bytes) override {
    while (!bytes.empty()) {
      const std::string_view part = bytes.substr(0, kBlock);
      bytes.remove_prefix(part.size());
      REDACTOR_RETURN_IF_ERROR(WritePart(part));
    }
    return Status::Ok();
  }

  Status Flush() override {
    if (!pending_.empty()) return Malformed("output ends inside a character");
    wide_.clear();
    REDACTOR_RETURN_IF_ERROR(Send(/*flush=*/resets_));
    return bytes_->Flush();
  }

 private:
  Status WritePart(std::string_view part) {
    pending_.append(part);
    wide_.clear();
    size_t at = 0;
    while (at < pending_.size()) {
      size_t next = at;
      const char32_t c = DecodeAt(pending_, &next);
      if (c >= 0xDC00 && c <= 0xDCFF) break;
      if (c >= 0x10000) {
        wide_.push_back(static_cast<char16_t>(U16_LEAD(c)));
        wide_.push_back(static_cast<char16_t>(U16_TRAIL(c)));
      } else {
        wide_.push_back(static_cast<char16_t>(c));
      }
      at = next;
    }
    pending_.erase(0, at);
    if (!pending_.empty() && !IsPartialUtf8(pending_))
      return Malformed("output that is not UTF-8");
    return Send(/*flush=*/false);
  }

  Status Send(bool flush) {
    encoded_.clear();
    if (!Encode(encoder_.get(), wide_, flush, &encoded_)) {
      return Malformed("a character that the output encoding has not");
    }
    if (encoded_.empty()) return Status::Ok();
    return bytes_->Write(encoded_);
  }

  ByteSink* bytes_;
  Converter encoder_;
  bool resets_ = true;
  std::string pending_;  // an incomplete character
  std::u16string wide_;
  std::string encoded_;
};

}  // namespace

std::unique_ptr<ByteSource> NewIcuSource(ByteSource* bytes, Converter decoder,
                                         Converter encoder) {
  return std::make_unique<IcuSource>(bytes, std::move(decoder),
                                     std::move(encoder));
}

std::unique_ptr<ByteSink> NewIcuSink(ByteSink* bytes, Converter encoder) {
  return std::make_unique<IcuSink>(bytes, std::move(encoder));
}

}  // namespace redactor::text
