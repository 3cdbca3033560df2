// Encodings: bytes of any encoding to UTF-8 and back (ICU), as streams.
#ifndef REDACTOR_TEXT_TRANSCODE_H_
#define REDACTOR_TEXT_TRANSCODE_H_

#include <cstdint>
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

// By BOM, by the zero pattern of UTF-16/32, else kBinary when NUL or control
// bytes are frequent, else UTF-8. `head` is a prefix; its first 4 KiB count.
EncodingGuess GuessEncoding(std::string_view head);
// ICU knows a converter of that name; the empty name is none.
bool KnownEncoding(const std::string& converter);

// Streams that convert; `bytes` must outlive them. A BOM is passed on as U+FEFF
// by the converters that GuessEncoding names, and comes back. Input that does
// not convert exactly both ways is kMalformed with severity kEntry: it is never
// passed on with losses.
Result<std::unique_ptr<ByteSource>> NewDecodingSource(
    ByteSource& bytes, const std::string& converter);
// Takes UTF-8, cut anywhere. Flush() at the end of each stretch that stands for
// itself: it fails inside a character.
Result<std::unique_ptr<ByteSink>> NewEncodingSink(ByteSink& bytes,
                                                  const std::string& converter);

}  // namespace redactor::text

#endif  // REDACTOR_TEXT_TRANSCODE_H_
