// Delimiters and bids for CSV; see the header.
#include "redactor/format/csv_sniff.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

namespace redactor::format {

namespace {

constexpr size_t kSniffBytes = size_t{64} << 10;
constexpr size_t kBidRows = 64;
constexpr size_t kMaxHeaderCell = 64;
constexpr char kDelimiters[] = {',', ';', '\t', '|'};

// Behind the last of the first `lines` line ends, or the sniffing bound.
size_t SampleSize(std::string_view head, size_t lines) {
  const size_t bound = std::min(head.size(), kSniffBytes);
  for (size_t at = 0; at < bound; ++at) {
    if (head[at] == '\n' && --lines == 0) return at + 1;
  }
  return bound;
}

struct Rows {
  std::vector<size_t> cells;             // of each row
  std::vector<std::string_view> header;  // cells of the first row, quotes kept
  size_t spaced = 0;                     // delimiters that a space follows
  size_t delimiters = 0;
  size_t quoted = 0;  // cells that begin with a quote
};

// Rows of `text`; blank lines and, unless `complete`, the last row left out.
Rows ReadRows(std::string_view text, char delimiter, bool complete) {
  Rows rows;
  size_t cell = 0;
  size_t cells = 1;
  bool in_quotes = false;
  const auto end_cell = [&](size_t at) {
    if (rows.cells.empty()) rows.header.push_back(text.substr(cell, at - cell));
    rows.quoted += cell < at && text[cell] == '"';
  };
  size_t row = 0;
  for (size_t at = 0; at <= text.size(); ++at) {
    const bool end = at == text.size();
    if (!end && text[at] == '"') {
      if (in_quotes || at == cell) in_quotes = !in_quotes;
    } else if (!end && text[at] == delimiter && !in_quotes) {
      end_cell(at);
      ++cells;
      ++rows.delimiters;
      rows.spaced += at + 1 < text.size() && text[at + 1] == ' ';
      cell = at + 1;
    } else if (end ? complete && at > row
                   : !in_quotes && (text[at] == '\n' || text[at] == '\r')) {
      if (at > row) {
        end_cell(at);
        rows.cells.push_back(cells);
      }
      cells = 1;
      row = cell = at + 1;
    }
  }
  return rows;
}

// Rows that have as many cells as the first, if these are two or more.
size_t Agreeing(const Rows& rows) {
  if (rows.cells.empty() || rows.cells[0] < 2) return 0;
  return static_cast<size_t>(
      std::count(rows.cells.begin(), rows.cells.end(), rows.cells[0]));
}

bool HasSuffix(std::string_view name, std::string_view suffix) {
  if (name.size() < suffix.size()) return false;
  name.remove_prefix(name.size() - suffix.size());
  return std::equal(
      name.begin(), name.end(), suffix.begin(),
      [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a + 32 : a) == b; });
}

bool IsLetter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0;
}
bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// A cell that is a quantity, not a name: digits and what goes with them.
bool IsNumeric(std::string_view cell) {
  return cell.find_first_not_of("0123456789+-., %") == std::string_view::npos;
}

bool IsYear(std::string_view cell) {
  return cell.size() == 4 &&
         (cell.starts_with("19") || cell.starts_with("20")) &&
         IsDigit(cell[2]) && IsDigit(cell[3]);
}

// A name as people write them over columns: short, no sentence.
bool LooksLikeName(std::string_view cell) {
  if (cell.size() > kMaxHeaderCell || cell.front() == ' ') return false;
  if (std::none_of(cell.begin(), cell.end(), IsLetter)) return false;
  if (cell.find_first_of("!{}<>") != cell.npos) return false;
  const size_t stop = cell.find_first_of(".?");
  return stop == cell.npos || (cell[stop] == '?' && stop + 1 == cell.size()) ||
         (stop > 0 && stop + 1 < cell.size() && cell[stop + 1] != ' ');
}

}  // namespace

bool CouldBeHeader(std::span<const std::string_view> cells) {
  size_t names = 0;
  for (const std::string_view cell : cells) {
    if (cell.empty() || IsYear(cell)) continue;
    if (IsNumeric(cell)) return false;
    ++names;
  }
  return names > 0;
}

bool EnoughToSniff(std::string_view head) {
  return head.size() >= kSniffBytes ||
         std::count(head.begin(), head.end(), '\n') >=
             static_cast<ptrdiff_t>(kSniffLines);
}

char SniffDelimiter(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  head = head.substr(0, SampleSize(head, kSniffLines));
  char best = ',';
  size_t best_rows = 0;
  size_t best_cells = 0;
  for (const char delimiter : kDelimiters) {
    const Rows rows = ReadRows(head, delimiter, /*complete=*/true);
    const size_t agreeing = Agreeing(rows);
    const size_t cells = rows.cells.empty() ? 0 : rows.cells[0];
    if (agreeing > best_rows ||
        (agreeing == best_rows && agreeing > 0 && cells > best_cells)) {
      best = delimiter;
      best_rows = agreeing;
      best_cells = cells;
    }
  }
  return best;
}

size_t SniffWidth(std::string_view head, char delimiter) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  head = head.substr(0, SampleSize(head, kSniffLines));
  std::map<size_t, size_t> rows;
  for (const size_t cells :
       ReadRows(head, delimiter, /*complete=*/true).cells) {
    ++rows[cells];
  }
  size_t width = 1;
  size_t most = 0;
  for (const auto& [cells, count] : rows) {
    if (count <= most) continue;
    width = cells;
    most = count;
  }
  return width;
}

bool NamedTsv(std::string_view name) {
  return HasSuffix(name, ".tsv") || HasSuffix(name, ".tab");
}

int BidCsv(const Probe& probe) {
  std::string_view head = probe.head;
  if (head.empty() || head.find('\0') != head.npos) return 0;
  if (HasSuffix(probe.name, ".csv") || NamedTsv(probe.name)) {
    return kCsvNameBid;
  }
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  const char delimiter = SniffDelimiter(head);
  const size_t size = SampleSize(head, kBidRows);
  const Rows rows = ReadRows(head.substr(0, size), delimiter,
                             probe.complete && size == head.size());
  if (rows.cells.size() < 2 || Agreeing(rows) != rows.cells.size()) return 0;
  if (rows.spaced * 4 > rows.delimiters) return 0;
  const bool all_quoted = rows.quoted == rows.cells.size() * rows.cells.front();
  const bool names =
      CouldBeHeader(rows.header) &&
      std::all_of(rows.header.begin(), rows.header.end(),
                  [](std::string_view cell) {
                    return cell.empty() || IsYear(cell) || LooksLikeName(cell);
                  });
  return all_quoted || names ? kCsvBid : 0;
}

}  // namespace redactor::format
