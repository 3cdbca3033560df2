// Charsets that content names itself (mail, HTML): whole texts, with the way
// back to their bytes.
//
// Labels are looked up leniently ("utf8", "gb2312" for what is GBK). How a text
// may be changed depends on the charset: in most of them ASCII stands for
// itself and a token can be put between two characters; in those with a state
// or with wide units the whole text is encoded again. What stands here works in
// memory; streams are in transcode.h.
#ifndef REDACTOR_TEXT_CHARSET_H_
#define REDACTOR_TEXT_CHARSET_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "redactor/base/record.h"

namespace redactor::text {

enum class CharsetKind : uint8_t {
  kUtf8,     // ASCII, UTF-8, or unknown: bytes are read as UTF-8
  kDirect,   // ASCII is ASCII between any two characters
  kShifted,  // UTF-16, UTF-7, ISO-2022, ...: all or nothing
};

struct Charset {
  CharsetKind kind = CharsetKind::kUtf8;
  std::string converter;  // ICU name; empty for kUtf8
  bool known = true;
};

// `head` is the beginning of the text: its mark tells which UTF-16 is meant.
Charset FindCharset(std::string_view label, std::string_view head = {});

// False: text in UTF-16 or UTF-32 has zero bytes (at line ends at least), and
// `bytes`, all there are, have none. Somebody named the wrong charset, and in
// it no value would be seen.
bool CouldBeIn(const Charset& charset, std::string_view bytes);

// Appends `bytes` as UTF-8. `runs`, if not null, gets what leads from the text
// appended (from its `text` on) to the bytes (from 0 on): equal sizes are bytes
// that stay as they are, anything else is one character. False when the bytes
// are not in that charset; then nothing is appended. REQUIRES: not kUtf8.
bool DecodeCharset(const Charset& charset, std::string_view bytes,
                   std::string* text, std::vector<SourceChunk>* runs);
// Appends `text` in the charset; false when it has not all of it.
bool EncodeCharset(const Charset& charset, std::string_view text,
                   std::string* bytes);

}  // namespace redactor::text

#endif  // REDACTOR_TEXT_CHARSET_H_
