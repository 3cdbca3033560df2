// Encoding of bodies for their transfer; see mail_codec.h.
#include <algorithm>
#include <utility>

#include "redactor/format/mail_codec.h"

namespace redactor::format {

namespace {

constexpr std::string_view kBase64Digits =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr size_t kQuotedLine = 75;
constexpr size_t kUuBytes = 45;

void AppendQuoted(unsigned char byte, std::string* out) {
  static constexpr char kHex[] = "0123456789ABCDEF";
  out->push_back('=');
  out->push_back(kHex[byte >> 4]);
  out->push_back(kHex[byte & 15]);
}

class TransferSink final : public ByteSink {
 public:
  TransferSink(ByteSink* raw, TransferLayout layout)
      : raw_(raw), layout_(std::move(layout)) {
    if (layout_.encoding == TransferEncoding::kUuencode) {
      out_ = layout_.uu_begin;
    }
  }

  Status Write(std::string_view bytes) override {
    if (layout_.encoding == TransferEncoding::kIdentity) {
      return raw_->Write(bytes);
    }
    rest_.append(bytes);
    Encode(/*final=*/false);
    return Send();
  }
  Status Flush() override {
    if (layout_.encoding != TransferEncoding::kIdentity) {
      Encode(/*final=*/true);
      if (layout_.encoding == TransferEncoding::kUuencode) {
        out_ += "`" + layout_.eol + "end";
        if (layout_.eol_at_end) out_ += layout_.eol;
      }
    }
    return Send();
  }

 private:
  Status Send() {
    if (out_.empty()) return Status::Ok();
    Status status = raw_->Write(out_);
    out_.clear();
    return status;
  }
  void Encode(bool final);
  void EncodeBase64(bool final);
  void EncodeQuoted(bool final);
  void EncodeUu(bool final);
  void PutQuoted(size_t at, bool line_end);

  ByteSink* raw_;
  TransferLayout layout_;
  std::string rest_;  // not encoded yet
  std::string out_;
  size_t column_ = 0;
};

void TransferSink::Encode(bool final) {
  switch (layout_.encoding) {
    case TransferEncoding::kBase64:
      return EncodeBase64(final);
    case TransferEncoding::kQuotedPrintable:
      return EncodeQuoted(final);
    default:
      return EncodeUu(final);
  }
}

void TransferSink::EncodeBase64(bool final) {
  size_t at = 0;
  for (; at < rest_.size() && (final || at + 3 <= rest_.size()); at += 3) {
    uint32_t bits = 0;
    const size_t have = std::min<size_t>(3, rest_.size() - at);
    for (size_t k = 0; k < 3; ++k) {
      bits = bits << 8 | (k < have ? static_cast<uint8_t>(rest_[at + k]) : 0U);
    }
    for (size_t k = 0; k < 4; ++k) {
      out_ += k <= have ? kBase64Digits[bits >> (18 - 6 * k) & 63] : '=';
    }
    column_ += 4;
    if (layout_.line > 0 && column_ >= layout_.line) {
      column_ = 0;
      const bool last = final && at + 3 >= rest_.size();
      if (!last || layout_.eol_at_end) out_ += layout_.eol;
    }
  }
  rest_.erase(0, std::min(at, rest_.size()));
  if (final && column_ > 0 && layout_.eol_at_end) out_ += layout_.eol;
}

void TransferSink::PutQuoted(size_t at, bool line_end) {
  const char c = rest_[at];
  const auto byte = static_cast<unsigned char>(c);
  const bool space = c == ' ' || c == '\t';
  const bool plain = byte > 0x20 && byte < 0x7F && c != '=';
  const size_t size = plain || (space && !line_end) ? 1 : 3;
  if (column_ + size > kQuotedLine) {
    out_ += '=';
    out_ += layout_.eol;
    column_ = 0;
  }
  if (size == 1) {
    out_ += c;
  } else {
    AppendQuoted(byte, &out_);
  }
  column_ += size;
}

void TransferSink::EncodeQuoted(bool final) {
  const size_t ahead = layout_.eol.size();
  size_t at = 0;
  while (at < rest_.size()) {
    if (!final && at + ahead >= rest_.size()) break;
    const auto eol_at = [&](size_t pos) {
      return std::string_view(rest_).substr(pos).starts_with(layout_.eol);
    };
    if (eol_at(at)) {
      out_ += layout_.eol;
      column_ = 0;
      at += ahead;
      continue;
    }
    PutQuoted(at, at + 1 == rest_.size() || eol_at(at + 1));
    ++at;
  }
  rest_.erase(0, at);
}

void TransferSink::EncodeUu(bool final) {
  const auto put = [this](uint32_t value) {
    out_ += value == 0 ? '`' : static_cast<char>(value + ' ');
  };
  size_t at = 0;
  while (at < rest_.size() && (final || at + kUuBytes <= rest_.size())) {
    const size_t size = std::min(kUuBytes, rest_.size() - at);
    put(static_cast<uint32_t>(size));
    for (size_t i = 0; i < size; i += 3) {
      uint32_t bits = 0;
      for (size_t k = 0; k < 3; ++k) {
        bits = bits << 8 |
               (i + k < size ? static_cast<uint8_t>(rest_[at + i + k]) : 0U);
      }
      for (size_t k = 0; k < 4; ++k) put(bits >> (18 - 6 * k) & 63);
    }
    out_ += layout_.eol;
    at += size;
  }
  rest_.erase(0, at);
}

}  // namespace

TransferLayout FindLayout(TransferEncoding encoding, std::string_view head,
                          bool ends_with_eol) {
  TransferLayout layout;
  layout.encoding = encoding;
  layout.eol_at_end = ends_with_eol;
  const size_t end = head.find('\n');
  const std::string_view line = head.substr(0, end);
  if (line.ends_with('\r')) layout.eol = "\r\n";
  if (encoding == TransferEncoding::kUuencode) {
    layout.uu_begin = head.substr(0, end == head.npos ? end : end + 1);
  }
  if (encoding == TransferEncoding::kBase64) {
    const size_t size = line.size() - (line.ends_with('\r') ? 1 : 0);
    const size_t next = end == head.npos ? head.npos : head.find('\n', end + 1);
    // A first line that is the only one says little.
    if (size > 0 && size % 4 == 0 && next != head.npos) layout.line = size;
    if (size > 1000) layout.line = 0;
  }
  return layout;
}

std::unique_ptr<ByteSink> NewTransferSink(ByteSink& raw,
                                          const TransferLayout& layout) {
  return std::make_unique<TransferSink>(&raw, layout);
}

void EncodeTransfer(std::string_view bytes, const TransferLayout& layout,
                    std::string* out) {
  const std::unique_ptr<ByteSink> raw = NewStringSink(out);
  const std::unique_ptr<ByteSink> sink = NewTransferSink(*raw, layout);
  // A string takes everything.
  if (!sink->Write(bytes).ok() || !sink->Flush().ok()) out->clear();
}

}  // namespace redactor::format
