// Encodings: bytes of any encoding to UTF-8 and back (ICU), as streams.
#ifndef REDACTOR_TEXT_TRANSCODE_H_
#define REDACTOR_TEXT_TRANSCODE_H_

#include <memory>
#include <string>
#include <string_view>

#include "redactor/byte_stream.h"

namespace redactor::text {

enum class Content : uint8_t {
  kUtf8,    // ASCII or UTF-8, maybe with some invalid bytes; BOM stays in place
  kOther,   // text in the encoding named by `converter`
  kBinary,  // not text
};

struct EncodingGuess {
  Content content = Content::kUtf8;
  std::string converter;  // ICU name for kOther
};

// By BOM, by the zero pattern of UTF-16/32, else UTF-8 when most bytes say so,
// else kBinary when NUL or control bytes are frequent. `head` is a prefix.
EncodingGuess GuessEncoding(std::string_view head);
bool KnownEncoding(const std::string& converter);

// Streams that convert. Input that does not convert exactly both ways is
// kMalformed with severity kEntry: it is never passed on with losses.
Result<std::unique_ptr<ByteSource>> NewDecodingSource(
    ByteSource& bytes, const std::string& converter);
Result<std::unique_ptr<ByteSink>> NewEncodingSink(
    ByteSink& bytes, const std::string& converter);  // Flush() at the end

}  // namespace redactor::text

#endif  // REDACTOR_TEXT_TRANSCODE_H_
