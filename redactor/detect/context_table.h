// The heading above a value in a table of plain text.
#ifndef REDACTOR_DETECT_CONTEXT_TABLE_H_
#define REDACTOR_DETECT_CONTEXT_TABLE_H_

#include <cstdint>
#include <string_view>

namespace redactor::detect {

// The cell of the table's first line that stands in the column of
// text[pos, …); empty when it is in no table. Cells are parted by tabs, '|' or
// two spaces and more, and counted: a token in the place of a value moves no
// column. The table ends at a blank line; both lines must have as many cells.
// `begin`, `end`: of the segment; no more than 4 KiB before `pos` are looked
// at.
std::string_view TableHeading(std::string_view text, uint32_t begin,
                              uint32_t end, uint32_t pos);

}  // namespace redactor::detect

#endif  // REDACTOR_DETECT_CONTEXT_TABLE_H_
