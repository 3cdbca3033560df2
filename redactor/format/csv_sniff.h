// Is it CSV, and with which delimiter?
#ifndef REDACTOR_FORMAT_CSV_SNIFF_H_
#define REDACTOR_FORMAT_CSV_SNIFF_H_

#include <cstddef>
#include <span>
#include <string_view>

#include "redactor/format/format.h"

namespace redactor::format {

inline constexpr int kCsvBid = 16;
inline constexpr int kCsvNameBid = 32;

// The first lines are all that the delimiter depends on.
bool EnoughToSniff(std::string_view head);
// ',' ';' tab or '|': the one with the most rows of the same number of cells,
// two at least; ',' if there is none. REQUIRES: EnoughToSniff(head), or it is
// the whole entry.
char SniffDelimiter(std::string_view head);

// The lines that EnoughToSniff waits for: a header is sought in these rows.
inline constexpr size_t kSniffLines = 8;
// Cells of a usual row: what most of the first rows have. Lines of a title
// above the header have fewer. REQUIRES: as above.
size_t SniffWidth(std::string_view head, char delimiter);
// Can these cells be names of columns? Repeated names (Jira), empty ones (an
// index column) and years do not speak against it: a header that is taken for
// data loses the field rules of the whole file, while data that is taken for a
// header loses nothing.
bool CouldBeHeader(std::span<const std::string_view> cells);

// 0: not CSV. Careful unless the name says so: prose with commas and log lines
// must stay text.
int BidCsv(const Probe& probe);
bool NamedTsv(std::string_view name);

}  // namespace redactor::format

#endif  // REDACTOR_FORMAT_CSV_SNIFF_H_
