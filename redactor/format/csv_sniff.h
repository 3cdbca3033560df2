// Is it CSV, and with which delimiter?
#ifndef REDACTOR_FORMAT_CSV_SNIFF_H_
#define REDACTOR_FORMAT_CSV_SNIFF_H_

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

// 0: not CSV. Careful unless the name says so: prose with commas and log lines
// must stay text.
int BidCsv(const Probe& probe);
bool NamedTsv(std::string_view name);

}  // namespace redactor::format

#endif  // REDACTOR_FORMAT_CSV_SNIFF_H_
