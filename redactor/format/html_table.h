// HtmlTable: headers of a table are the fields of its cells, terms those of
// what describes them.
#ifndef REDACTOR_FORMAT_HTML_TABLE_H_
#define REDACTOR_FORMAT_HTML_TABLE_H_

#include <cstddef>
#include <string_view>
#include <vector>

#include "redactor/format/xml_names.h"

namespace redactor::format {

class HtmlTable {
 public:
  // A start tag. The name of the field that it opens, else empty.
  std::string_view Start(std::string_view tag);
  // Text of an element that may be a header.
  void Text(std::string_view tag, std::string_view text, NameTable* names);

 private:
  std::vector<std::string_view> columns_;
  size_t column_ = 0;       // behind the cell at hand
  std::string_view label_;  // of the row, or the last term
};

}  // namespace redactor::format

#endif  // REDACTOR_FORMAT_HTML_TABLE_H_
