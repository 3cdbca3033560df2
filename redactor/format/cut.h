// Where a long text may be cut: never inside a code point or a line end, and
// if possible where a reader would.
#ifndef REDACTOR_FORMAT_CUT_H_
#define REDACTOR_FORMAT_CUT_H_

#include <cstddef>
#include <string_view>

namespace redactor::format {

// The last position <= `pos` that is not inside a UTF-8 sequence. Bytes that
// are no sequence may be parted anywhere.
size_t FloorCodePoint(std::string_view text, size_t pos);
// The first such position >= `pos`.
size_t CeilCodePoint(std::string_view text, size_t pos);

// The cut of a part that begins at `begin` and may reach to `limit`
// (< text.size()): behind the last line end of its final 8 KiB, else behind the
// last space there, else at `limit`. Always > begin.
size_t CutPart(std::string_view text, size_t begin, size_t limit);

}  // namespace redactor::format

#endif  // REDACTOR_FORMAT_CUT_H_
