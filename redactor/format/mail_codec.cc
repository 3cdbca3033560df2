// Decoding of transfer encodings; see the header. Encoding is in
// mail_encode.cc.
#include "redactor/format/mail_codec.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "redactor/base/ascii.h"

namespace redactor::format {

namespace {

constexpr size_t kPage = size_t{32} << 10;

constexpr std::array<int8_t, 256> kBase64Values = [] {
  std::array<int8_t, 256> values{};
  values.fill(-1);
  constexpr std::string_view kDigits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  for (size_t i = 0; i < kDigits.size(); ++i) {
    values[static_cast<unsigned char>(kDigits[i])] = static_cast<int8_t>(i);
  }
  return values;
}();

bool IsSpace(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

int UuValue(char c) { return (c - ' ') & 63; }

void DecodeUuLine(std::string_view line, std::string* out) {
  const auto want = static_cast<size_t>(UuValue(line[0]));
  std::string text(line.substr(1));
  text.resize((want + 2) / 3 * 4, ' ');
  const size_t size = out->size();
  for (size_t i = 0; i + 4 <= text.size(); i += 4) {
    uint32_t bits = 0;
    for (size_t k = 0; k < 4; ++k) {
      bits = bits << 6 | static_cast<uint32_t>(UuValue(text[i + k]));
    }
    out->push_back(static_cast<char>(bits >> 16));
    out->push_back(static_cast<char>(bits >> 8));
    out->push_back(static_cast<char>(bits));
  }
  out->resize(size + want);
}

class TransferSource final : public ByteSource {
 public:
  TransferSource(ByteSource* raw, TransferEncoding encoding)
      : raw_(raw), encoding_(encoding), page_(kPage, '\0') {}

  Result<size_t> Read(std::span<char> out) override {
    while (given_ == text_.size() && !at_end_) {
      REDACTOR_RETURN_IF_ERROR(Fill());
    }
    const size_t n = std::min(out.size(), text_.size() - given_);
    std::memcpy(out.data(), text_.data() + given_, n);
    given_ += n;
    return n;
  }

 private:
  Status Fill() {
    const Result<size_t> got = raw_->Read(page_);
    if (!got.ok()) return got.status();
    at_end_ = *got == 0;
    text_.clear();
    given_ = 0;
    const std::string_view page(page_.data(), *got);
    if (encoding_ == TransferEncoding::kBase64) {
      base64_.Decode(page, &text_);
    } else if (encoding_ == TransferEncoding::kIdentity) {
      text_ = page;
    } else {
      rest_.append(page);
      DecodeRest();
    }
    return Status::Ok();
  }
  void DecodeRest();
  void DecodeQuoted();

  ByteSource* raw_;
  TransferEncoding encoding_;
  Base64Decoder base64_;
  std::string page_;
  std::string rest_;  // not decoded yet
  std::string text_;
  size_t given_ = 0;
  bool at_end_ = false;
  bool begun_ = false;
  bool ended_ = false;
};

// By lines, since white space before a line end is none.
void TransferSource::DecodeRest() {
  if (encoding_ == TransferEncoding::kQuotedPrintable) return DecodeQuoted();
  size_t at = 0;
  while (at < rest_.size()) {
    const size_t end = rest_.find('\n', at);
    if (end == std::string::npos && !at_end_) break;
    std::string_view line = std::string_view(rest_).substr(at, end - at);
    at = end == std::string::npos ? rest_.size() : end + 1;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (!begun_) {
      begun_ = true;
    } else if (!ended_ && !line.empty()) {
      ended_ = line == "end";
      if (!ended_) DecodeUuLine(line, &text_);
    }
  }
  rest_.erase(0, at);
}

void TransferSource::DecodeQuoted() {
  const std::string_view rest = rest_;
  size_t stop = rest.size();
  if (!at_end_) {
    // Behind the last line end; a long line is cut before a late '='.
    const size_t line = rest.rfind('\n');
    stop = line == std::string_view::npos ? 0 : line + 1;
    if (stop == 0 && rest.size() > kPage) {
      stop = rest.size() - 3;
      const size_t mark = rest.find('=', stop - 2);
      if (mark < stop) stop = mark;
    }
  }
  for (size_t at = 0; at < stop;) {
    const int byte = NextQuotedPrintable(rest.substr(0, stop), &at);
    if (byte >= 0) text_.push_back(static_cast<char>(byte));
  }
  rest_.erase(0, stop);
}

}  // namespace

TransferEncoding FindTransferEncoding(std::string_view label) {
  while (!label.empty() && IsSpace(label.back())) label.remove_suffix(1);
  if (EqualsIgnoreCase(label, "base64")) return TransferEncoding::kBase64;
  if (EqualsIgnoreCase(label, "quoted-printable")) {
    return TransferEncoding::kQuotedPrintable;
  }
  if (EqualsIgnoreCase(label, "x-uuencode") ||
      EqualsIgnoreCase(label, "uuencode") || EqualsIgnoreCase(label, "x-uue")) {
    return TransferEncoding::kUuencode;
  }
  return TransferEncoding::kIdentity;
}

int NextQuotedPrintable(std::string_view line, size_t* at) {
  const char c = line[*at];
  if (c != '=') {
    ++*at;
    return static_cast<unsigned char>(c);
  }
  if (*at + 2 < line.size() && IsHex(line[*at + 1]) && IsHex(line[*at + 2])) {
    const int byte = HexValue(line[*at + 1]) * 16 + HexValue(line[*at + 2]);
    *at += 3;
    return byte;
  }
  size_t end = *at + 1;
  while (end < line.size() && (line[end] == ' ' || line[end] == '\t')) ++end;
  if (end < line.size() && line[end] == '\r') ++end;
  if (end == line.size() || line[end] == '\n') {
    *at = std::min(end + 1, line.size());
    return -1;
  }
  ++*at;
  return '=';
}

void Base64Decoder::Decode(std::string_view piece, std::string* out) {
  for (const char c : piece) {
    const auto value = kBase64Values[static_cast<unsigned char>(c)];
    if (value < 0) {
      if (c == '=') count_ = 0;
      continue;
    }
    bits_ = bits_ << 6 | static_cast<uint32_t>(value);
    count_ += 6;
    if (count_ < 8) continue;
    count_ -= 8;
    out->push_back(static_cast<char>(bits_ >> count_));
  }
}

bool IsBase64Line(std::string_view line, bool* padded) {
  *padded = false;
  for (const char c : line) {
    if (c == '=') {
      *padded = true;
    } else if (!IsSpace(c) &&
               (*padded || kBase64Values[static_cast<unsigned char>(c)] < 0)) {
      return false;
    }
  }
  return true;
}

bool IsUuLine(std::string_view line) {
  while (line.ends_with('\n') || line.ends_with('\r')) line.remove_suffix(1);
  if (line.empty() || line[0] < ' ' || line[0] > '`') return false;
  const auto bytes = static_cast<size_t>(UuValue(line[0]));
  const size_t want = (bytes + 2) / 3 * 4;
  // Some leave trailing spaces out, some add a check character.
  if (line.size() > want + 2 || line.size() + 3 < want) return false;
  return std::all_of(line.begin(), line.end(),
                     [](char c) { return c >= ' ' && c <= '`'; });
}

std::string_view UuName(std::string_view line) {
  while (!line.empty() && IsSpace(line.back())) line.remove_suffix(1);
  if (!line.starts_with("begin ")) return {};
  line.remove_prefix(6);
  size_t digits = 0;
  while (digits < line.size() && line[digits] >= '0' && line[digits] <= '7') {
    ++digits;
  }
  if (digits < 3 || digits > 4 || line.size() < digits + 2) return {};
  return line[digits] == ' ' ? line.substr(digits + 1) : std::string_view();
}

std::unique_ptr<ByteSource> NewTransferSource(ByteSource& raw,
                                              TransferEncoding encoding) {
  return std::make_unique<TransferSource>(&raw, encoding);
}

}  // namespace redactor::format
