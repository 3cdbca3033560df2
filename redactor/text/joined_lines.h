// Values that a line end parts, joined: mail programs wrap numbers, addresses
// and links over lines, behind "> " marks too.
//
// A join is built only where the bytes on both sides could be one value:
//  - the line ends in a joining mark (- / . @ = & _ % + : ? #) inside of a
//    number, address or link, or the next one begins with '@', '/' or the like;
//  - digit meets digit in prose, or in a full line (60 bytes) any part of a
//    long word with a digit or of an address or link meets the next.
// Two lines of numbers only are a table or list and are never joined. Whether a
// match over a join counts is for detect's view_scan.h to say.
#ifndef REDACTOR_TEXT_JOINED_LINES_H_
#define REDACTOR_TEXT_JOINED_LINES_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "redactor/text/view.h"

namespace redactor::text {

// text[begin, end) is a line end with the spaces before it, and with the quote
// marks and spaces behind it.
struct LineJoin {
  uint32_t begin = 0;
  uint32_t end = 0;
  // The groups of a number may also be parted by a space here.
  bool spaced = false;
  // Only the shape of the lines suggests it, and they are short: no match
  // counts without a proof.
  bool weak = false;
  // Not empty: it hangs on the bytes of these lines, not of the words alone.
  uint32_t lines_begin = 0;
  uint32_t lines_end = 0;
};

// Replaces `joins` by the places in `text` where lines may be joined,
// ascending.
void FindLineJoins(std::string_view text, std::vector<LineJoin>* joins);

// `text` with the joins taken out (`spaced`: one space in their place, and only
// of those that allow it). False: there is none, `view` is untouched.
bool BuildJoinedView(std::string_view text, const std::vector<LineJoin>& joins,
                     bool spaced, View* view);

}  // namespace redactor::text

#endif  // REDACTOR_TEXT_JOINED_LINES_H_
