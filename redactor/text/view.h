// Decode views: the same text with one layer of disguise taken off.
//
// A value written as "４１１１", "jane%40example.com", "jane&#64;example.com"
// or with a soft hyphen inside must not escape the rules. A view is a second
// text with an offset map back; detection runs on it as well and maps what it
// finds back to the original. A text without disguise has no view, so plain
// input pays one scan. Folded: compatibility forms (full width), NBSP and other
// spaces, Unicode dashes, zero-width and soft hyphens removed; decoded:
// percent-encoding, HTML entities, JSON/C escapes (\uXXXX, \xXX, \/, \n),
// quoted-printable, one within the other up to three deep. Bytes that decode to
// nothing sensible stay as they are, and so does what would decode to a control
// character. A wrong decoding (the \n of C:\new) does no harm: the text itself
// is scanned as well.
#ifndef REDACTOR_TEXT_VIEW_H_
#define REDACTOR_TEXT_VIEW_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "redactor/text/hidden_runs.h"

namespace redactor::text {

struct View {
  std::string text;
  // Ascending; the last one is the end of both texts. From view position
  // `view` on, up to the next anchor, stands what the original has from
  // `original` on: byte by byte, or as one unit that is never split (a removed
  // character is a unit of no view bytes).
  struct Anchor {
    uint32_t view = 0;
    uint32_t original = 0;
    bool unit = false;
  };
  std::vector<Anchor> anchors;

  // The view span [begin, end), not empty, as the smallest original span that
  // holds all its units: [OriginalBegin(begin), OriginalEnd(end)).
  [[nodiscard]] uint32_t OriginalBegin(uint32_t view_pos) const;
  [[nodiscard]] uint32_t OriginalEnd(uint32_t view_pos) const;
  // Where original position `pos` is in the view; inside of a unit its start.
  [[nodiscard]] uint32_t ViewPosition(uint32_t pos) const;
};

// Builds the view of `text`; false when there is nothing to take off (then
// `view` is untouched). NUL bytes are kept one to one: they part segments.
// REQUIRES: text.size() < 2^28, so that offsets fit also when it grows.
bool BuildView(std::string_view text, View* view);

// All views of a text: disguises taken off, and, each on top of that (or of the
// text itself, when nothing comes off), labels parted from what is glued to
// them, and base64 opened, one view for each depth, since what is found in it
// may be disguised, too. No view takes another's values away: what a JWT holds
// is no secret, and a '_' may be a part of a key.
class Views {
 public:
  // REQUIRES: as BuildView.
  void Build(std::string_view text);

  // Null: there is none. The maps of the others lead to the text of
  // `decoded`, if any.
  [[nodiscard]] const View* decoded() const {
    return has_decoded_ ? &decoded_ : nullptr;
  }
  [[nodiscard]] const View* parted() const {
    return has_parted_ ? &parted_ : nullptr;
  }
  static constexpr size_t kDepths = 3;
  [[nodiscard]] const View* opened(size_t depth) const {
    return depth < depths_ ? &opened_[depth] : nullptr;
  }

 private:
  void Open(std::string_view base);

  View decoded_;
  View parted_;
  std::array<View, kDepths> opened_;
  bool has_decoded_ = false;
  bool has_parted_ = false;
  size_t depths_ = 0;
  std::vector<HiddenRun> base64_;
  std::vector<HiddenRun> edges_;
};

}  // namespace redactor::text

#endif  // REDACTOR_TEXT_VIEW_H_
