// Splits two lines into cells.
#include "redactor/detect/context_table.h"

#include <algorithm>
#include <cstring>

namespace redactor::detect {

namespace {

constexpr uint32_t kMaxBack = 4096;
constexpr size_t kMaxCells = 32;

bool IsBlank(char c) { return c == ' ' || c == '\r'; }

// Calls cell(index, begin, end) for each cell of `line`; its number of cells.
template <typename Function>
size_t ForCells(std::string_view line, Function cell) {
  size_t cells = 0;
  size_t begin = 0;
  while (cells < kMaxCells) {
    size_t end = begin;
    while (
        end < line.size() && line[end] != '\t' && line[end] != '|' &&
        !(line[end] == ' ' && end + 1 < line.size() && line[end + 1] == ' ')) {
      ++end;
    }
    cell(cells++, begin, end);
    if (end == line.size()) return cells;
    begin = end + 1;
    if (line[end] != ' ') continue;
    while (begin < line.size() && IsBlank(line[begin])) ++begin;
    if (begin == line.size()) return cells;  // only spaces behind
    if (line[begin] == '|' || line[begin] == '\t') ++begin;
  }
  return cells;
}

// The first line of the lines without a blank one between up to `line`.
size_t FirstLine(std::string_view text, size_t floor, size_t line) {
  while (line > floor) {
    const std::string_view above = text.substr(floor, line - 1 - floor);
    const auto* end =
        static_cast<const char*>(memrchr(above.data(), '\n', above.size()));
    const size_t before =
        end == nullptr ? floor : static_cast<size_t>(end - text.data()) + 1;
    const std::string_view content = text.substr(before, line - 1 - before);
    if (std::all_of(content.begin(), content.end(),
                    [](char c) { return IsBlank(c) || c == '\t'; })) {
      break;
    }
    line = before;
  }
  return line;
}

}  // namespace

std::string_view TableHeading(std::string_view text, uint32_t begin,
                              uint32_t end, uint32_t pos) {
  size_t line = pos;
  const uint32_t floor = pos - std::min(pos - begin, kMaxBack);
  while (line > floor && text[line - 1] != '\n') --line;
  // Most values stand behind a word and one space.
  if (line < pos) {
    const char last = text[pos - 1];
    const char second = pos - line > 1 ? text[pos - 2] : ' ';
    const bool cell =
        last == '\t' || last == '|' ||
        (last == ' ' && (second == ' ' || second == '|' || second == '\t'));
    if (!cell) return {};
  }
  if (line == floor) return {};
  const size_t heading = FirstLine(text, floor, line);
  if (heading == line) return {};
  const auto line_at = [&](size_t at) {
    const size_t stop = std::min<size_t>(text.find('\n', at), end);
    return text.substr(at, stop - at);
  };
  size_t column = kMaxCells;
  const size_t cells =
      ForCells(line_at(line), [&](size_t index, size_t from, size_t to) {
        if (line + from <= pos && pos < line + to) column = index;
      });
  if (cells < 2 || column == kMaxCells) return {};
  const std::string_view first = line_at(heading);
  std::string_view found;
  const size_t headings =
      ForCells(first, [&](size_t index, size_t from, size_t to) {
        if (index == column) found = first.substr(from, to - from);
      });
  return headings == cells ? found : std::string_view();
}

}  // namespace redactor::detect
