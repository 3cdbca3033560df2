// Decode views: the same text with one layer of disguise taken off.
//
// A value written as "４１１１", "jane%40example.com", "jane&#64;example.com"
// or with a soft hyphen inside must not escape the rules. A view is a second
// text with an offset map back; detection runs on it as well and maps what it
// finds back to the original. A text without disguise has no view, so plain
// input pays one scan. Folded: compatibility forms (full width), NBSP and other
// spaces, Unicode dashes, zero-width and soft hyphens removed; decoded:
// percent-encoding, HTML entities (twice), JSON/C escapes (\uXXXX, \xXX, \/,
// \n). Bytes that decode to nothing sensible stay as they are.
#ifndef REDACTOR_TEXT_VIEW_H_
#define REDACTOR_TEXT_VIEW_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace redactor::text {

struct View {
  std::string text;
  // Ascending. From view position `view` on, original position `original`;
  // between two anchors both sides advance byte by byte when the gaps are
  // equal, else the stretch is one unit that is never split.
  struct Anchor {
    uint32_t view = 0;
    uint32_t original = 0;
  };
  std::vector<Anchor> anchors;

  // A view span as the smallest original span that holds all its units.
  [[nodiscard]] uint32_t OriginalBegin(uint32_t view_pos) const;
  [[nodiscard]] uint32_t OriginalEnd(uint32_t view_pos) const;
};

// Builds the view of `text`; false when there is nothing to take off (then
// `view` is untouched). NUL bytes are kept one to one: they part segments.
bool BuildView(std::string_view text, View* view);

}  // namespace redactor::text

#endif  // REDACTOR_TEXT_VIEW_H_
