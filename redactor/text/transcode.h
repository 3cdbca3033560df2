// Encodings: bytes of any encoding to UTF-8 and back (ICU), as streams.
#ifndef REDACTOR_TEXT_TRANSCODE_H_
#define REDACTOR_TEXT_TRANSCODE_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "redactor/byte_stream.h"
#include "redactor/text/line_mix.h"

namespace redactor::text {

enum class Content : uint8_t {
  kUtf8,    // ASCII or UTF-8, maybe with some invalid bytes; BOM stays in place
  kOther,   // text in the encoding named by `converter`
  kBinary,  // not text
};

struct EncodingGuess {
  Content content = Content::kUtf8;
  std::string converter;  // ICU name for kOther
  // kOther: ASCII with more, by what the bytes declare or by what they look
  // like. Single lines may be UTF-8 (LineMix).
  bool extends_ascii = false;
};

// By BOM, by the zero pattern of UTF-16/32, else kBinary when NUL or control
// bytes are frequent; else by escapes (ISO-2022), UTF-8 if it is that, by
// declaration (XML, HTML), by statistics. `head` is a prefix.
EncodingGuess GuessEncoding(std::string_view head);
// ICU knows a converter of that name; the empty name is none.
bool KnownEncoding(const std::string& converter);

// Streams that convert; `bytes` must outlive them. A BOM is passed on as U+FEFF
// by the converters that GuessEncoding names, and comes back. Bytes that do not
// convert exactly both ways come back the same too (codec.h), except in the few
// encodings without a codec of ours (UTF-7, say): there they are kMalformed
// with severity kEntry. `mix`, which both need: lines of UTF-8 are read as
// such; may be null.
Result<std::unique_ptr<ByteSource>> NewDecodingSource(
    ByteSource& bytes, const std::string& converter, LineMix* mix = nullptr);
// Takes UTF-8, cut anywhere. Flush() at the end of each stretch that stands for
// itself: it fails inside a character.
Result<std::unique_ptr<ByteSink>> NewEncodingSink(ByteSink& bytes,
                                                  const std::string& converter,
                                                  LineMix* mix = nullptr);

}  // namespace redactor::text

#endif  // REDACTOR_TEXT_TRANSCODE_H_
