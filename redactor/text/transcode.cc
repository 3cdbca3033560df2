// Streams over a codec.
//
// Text is decoded in stretches that depend on the content only: lines, or as
// much as kMaxCodecLine of a longer one, where the codec or the mix of lines
// asks for it.
#include "redactor/text/transcode.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "redactor/base/ascii.h"
#include "redactor/text/codec.h"
#include "redactor/text/icu_stream.h"
#include "redactor/text/utf8.h"
#include "redactor/text/utf8_cut.h"

namespace redactor::text {

namespace {

constexpr size_t kBlock = size_t{32} << 10;

Status Malformed(const char* what) {
  return {StatusCode::kMalformed, std::string("encoding: ") + what,
          Severity::kEntry};
}

class DecodingSource final : public ByteSource {
 public:
  DecodingSource(ByteSource* bytes, std::unique_ptr<Codec> codec, LineMix* mix)
      : bytes_(bytes),
        codec_(std::move(codec)),
        mix_(mix),
        by_lines_(mix != nullptr || codec_->reads_lines()) {}

  Result<size_t> Read(std::span<char> out) override {
    while (given_ == text_.size() && !(at_end_ && seen_.empty())) {
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
    const size_t before = seen_.size();
    seen_.resize(before + kBlock);
    const Result<size_t> got =
        bytes_->Read(std::span<char>(seen_).subspan(before));
    seen_.resize(before + (got.ok() ? *got : 0));
    if (!got.ok()) return got.status();
    at_end_ = *got == 0;
    text_offset_ += text_.size();
    text_.clear();
    given_ = 0;
    if (by_lines_) {
      seen_.erase(0, DecodeLines(before));
    } else {
      seen_.erase(0, codec_->Decode(seen_, at_end_, &text_));
    }
    return Status::Ok();
  }

  // All lines that are there; up to `known` no line ends.
  size_t DecodeLines(size_t known) {
    size_t begin = 0;
    for (;;) {
      const std::string_view rest = std::string_view(seen_).substr(begin);
      const size_t window = std::min(rest.size(), kMaxCodecLine);
      const size_t line_end = rest.substr(0, window).find(
          '\n', std::min(known > begin ? known - begin : 0, window));
      size_t size = line_end + 1;
      bool final = false;
      if (line_end == std::string_view::npos) {
        final = at_end_ && rest.size() <= kMaxCodecLine;
        if (rest.size() < kMaxCodecLine && !final) return begin;
        size = window;
      }
      if (size == 0) return begin;
      const size_t used = DecodeLine(rest.substr(0, size), final);
      begin += used;
      known = begin;
    }
  }

  size_t DecodeLine(std::string_view line, bool final) {
    if (mix_ != nullptr && !IsAscii(line)) {
      const size_t whole =
          line.ends_with('\n') || final ? line.size() : WholeUtf8(line);
      const bool utf8 = IsUtf8Line(line.substr(0, whole));
      mix_->Turn(text_offset_ + text_.size(), utf8);
      if (utf8) {
        text_.append(line.substr(0, whole));
        return whole;
      }
    }
    // The newline ends every character that may stand open before it.
    return codec_->Decode(line, final || line.ends_with('\n'), &text_);
  }

  // A single pair of bytes says little in an encoding that is made of pairs.
  [[nodiscard]] bool IsUtf8Line(std::string_view line) const {
    if (!IsValidUtf8(line)) return false;
    return !codec_->is_multibyte() ||
           std::any_of(line.begin(), line.end(),
                       [](char c) { return static_cast<uint8_t>(c) >= 0xE0; });
  }

  ByteSource* bytes_;
  std::unique_ptr<Codec> codec_;
  LineMix* mix_;
  const bool by_lines_;
  std::string seen_;          // input bytes not decoded yet
  std::string text_;          // UTF-8 of those decoded last
  size_t given_ = 0;          // bytes of text_ handed out
  uint64_t text_offset_ = 0;  // of text_[0] in all the text
  bool at_end_ = false;
};

class EncodingSink final : public ByteSink {
 public:
  EncodingSink(ByteSink* bytes, std::unique_ptr<Codec> codec, LineMix* mix)
      : bytes_(bytes),
        codec_(std::move(codec)),
        mix_(mix),
        ascii_(codec_->extends_ascii()) {}

  Status Write(std::string_view bytes) override {
    while (!bytes.empty()) {
      const std::string_view part = bytes.substr(0, kBlock);
      bytes.remove_prefix(part.size());
      REDACTOR_RETURN_IF_ERROR(WritePart(part));
    }
    return Status::Ok();
  }

  Status Flush() override {
    // The rest of a raw byte whose front was replaced is gone with it.
    if (!pending_.empty() && pending_[0] != '\xED') {
      return Malformed("output ends inside a character");
    }
    pending_.clear();
    encoded_.clear();
    codec_->EndText(&encoded_);
    REDACTOR_RETURN_IF_ERROR(Send());
    return bytes_->Flush();
  }

 private:
  Status WritePart(std::string_view part) {
    pending_.append(part);
    encoded_.clear();
    size_t at = 0;
    while (at < pending_.size()) {
      const size_t plain = ascii_ ? AsciiEnd(at) : at;
      if (plain > at) {
        encoded_.append(pending_, at, plain - at);
        at = plain;
        continue;
      }
      const size_t before = at;
      REDACTOR_RETURN_IF_ERROR(WriteOne(&at));
      if (at == before) break;
    }
    position_ += at;
    pending_.erase(0, at);
    return Send();
  }

  // Stays where it is when more bytes are needed.
  Status WriteOne(size_t* at) {
    const std::string_view rest = std::string_view(pending_).substr(*at);
    const int raw = RawByteAt(rest, 0);
    if (raw >= 0) {
      codec_->EncodeRaw(static_cast<uint8_t>(raw), &encoded_);
      *at += 3;
      return Status::Ok();
    }
    size_t used = 0;
    const char32_t c = DecodeAt(rest, &used);
    if (c >= 0xDC00 && c <= 0xDCFF) return WriteFragment(rest, at);
    if (mix_ != nullptr && mix_->IsUtf8At(position_ + *at)) {
      encoded_.append(rest.substr(0, used));
    } else if (!codec_->Encode(c, &encoded_)) {
      if (mix_ == nullptr || mix_->remembers()) {
        return Malformed("a character that the output encoding has not");
      }
      encoded_.append(rest.substr(0, used));
    }
    *at += used;
    return Status::Ok();
  }

  // A piece of a character. Of a raw byte it may be what a replacement left: it
  // goes too.
  static Status WriteFragment(std::string_view rest, size_t* at) {
    const auto first = static_cast<uint8_t>(rest[0]);
    const bool of_raw =
        first == 0xED && (rest.size() == 1 || !IsHigh(rest[1]) ||
                          static_cast<uint8_t>(rest[1]) >= 0xB0);
    const bool cut = rest.size() == 1 || (rest.size() == 2 && IsHigh(rest[1]));
    if ((of_raw && cut) || IsPartialUtf8(rest)) return Status::Ok();
    if (!of_raw && (first & 0xC0) != 0x80) {
      return Malformed("output that is not UTF-8");
    }
    ++*at;
    return Status::Ok();
  }

  [[nodiscard]] size_t AsciiEnd(size_t at) const {
    while (pending_.size() - at >= 8) {
      uint64_t word;
      std::memcpy(&word, pending_.data() + at, 8);
      if ((word & 0x8080808080808080ULL) != 0) break;
      at += 8;
    }
    while (at < pending_.size() && static_cast<uint8_t>(pending_[at]) < 0x80) {
      ++at;
    }
    return at;
  }

  Status Send() {
    return encoded_.empty() ? Status::Ok() : bytes_->Write(encoded_);
  }

  ByteSink* bytes_;
  std::unique_ptr<Codec> codec_;
  LineMix* mix_;
  const bool ascii_;
  std::string pending_;    // an incomplete character
  uint64_t position_ = 0;  // of pending_[0] in all the text
  std::string encoded_;
};

Status UnknownEncoding() {
  return {StatusCode::kInvalidArgument, "encoding: no such converter"};
}

}  // namespace

bool KnownEncoding(const std::string& converter) {
  return OpenConverter(converter) != nullptr;
}

Result<std::unique_ptr<ByteSource>> NewDecodingSource(
    ByteSource& bytes, const std::string& converter, LineMix* mix) {
  if (auto codec = NewCodec(converter); codec != nullptr) {
    if (!codec->extends_ascii()) mix = nullptr;
    return std::unique_ptr<ByteSource>(
        std::make_unique<DecodingSource>(&bytes, std::move(codec), mix));
  }
  Converter decoder = OpenConverter(converter);
  Converter encoder = OpenConverter(converter);
  if (decoder == nullptr || encoder == nullptr) return UnknownEncoding();
  return NewIcuSource(&bytes, std::move(decoder), std::move(encoder));
}

Result<std::unique_ptr<ByteSink>> NewEncodingSink(ByteSink& bytes,
                                                  const std::string& converter,
                                                  LineMix* mix) {
  if (auto codec = NewCodec(converter); codec != nullptr) {
    if (!codec->extends_ascii()) mix = nullptr;
    return std::unique_ptr<ByteSink>(
        std::make_unique<EncodingSink>(&bytes, std::move(codec), mix));
  }
  Converter encoder = OpenConverter(converter);
  if (encoder == nullptr) return UnknownEncoding();
  return NewIcuSink(&bytes, std::move(encoder));
}

}  // namespace redactor::text
