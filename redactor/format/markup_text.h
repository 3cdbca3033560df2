// Character data of XML and HTML: references to UTF-8, raw positions kept.
#ifndef REDACTOR_FORMAT_MARKUP_TEXT_H_
#define REDACTOR_FORMAT_MARKUP_TEXT_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "redactor/format/batch.h"
#include "redactor/status.h"

namespace redactor::format {

inline bool IsMarkupSpace(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

// What decoding has to know of its place.
struct MarkupStop {
  char a = '<';  // decoding stops before these two
  char b = '<';
  bool html = false;  // '&' need not begin a reference
};

// Decodes [p, end) onto the open record of `batch`, chunks included, up to a
// stop byte; `raw` is the record offset of *p. Returns where it stopped: there,
// at `end`, or, unless `final`, at a reference that `end` may have cut (then
// call again from there with more). Names are the five of XML and those of
// HTML; what a document defines itself is never expanded: such a reference
// stays as its raw bytes and marks the record lenient, as bytes do that XML
// forbids.
const char* DecodeMarkup(const char* p, const char* end, bool final,
                         MarkupStop stop, uint32_t raw, Batch* batch);

// Appends [p, p + size) as it stands.
void AppendRaw(const char* p, size_t size, uint32_t raw, Batch* batch);

// Tokens are bare words that may stand anywhere; anything else could change
// the shape of the document: kInternal.
Status AppendMarkupToken(std::string_view token, std::string* out);

}  // namespace redactor::format

#endif  // REDACTOR_FORMAT_MARKUP_TEXT_H_
