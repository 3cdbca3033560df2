// Headers of tables; see the header.
#include "redactor/format/html_table.h"

#include "redactor/format/markup_text.h"

namespace redactor::format {

namespace {
constexpr size_t kMostColumns = 256;
constexpr size_t kLongest = 64;
}  // namespace

std::string_view HtmlTable::Start(std::string_view tag) {
  if (tag == "table" || tag == "dl") {
    columns_.clear();
    label_ = {};
  } else if (tag == "tr") {
    column_ = 0;
    label_ = {};
  } else if (tag == "th") {
    ++column_;
  } else if (tag == "td") {
    const size_t at = column_++;
    if (at < columns_.size() && !columns_[at].empty()) return columns_[at];
    return label_;
  } else if (tag == "dd") {
    return label_;
  }
  return {};
}

void HtmlTable::Text(std::string_view tag, std::string_view text,
                     NameTable* names) {
  if (tag != "th" && tag != "dt") return;
  while (!text.empty() && IsMarkupSpace(text.front())) text.remove_prefix(1);
  while (!text.empty() && (IsMarkupSpace(text.back()) || text.back() == ':')) {
    text.remove_suffix(1);
  }
  label_ = {};
  if (text.empty() || text.size() > kLongest) return;
  label_ = names->Get(text, /*attribute=*/false);
  if (tag == "dt" || column_ == 0 || column_ > kMostColumns) return;
  if (columns_.size() < column_) columns_.resize(column_);
  columns_[column_ - 1] = label_;
}

}  // namespace redactor::format
