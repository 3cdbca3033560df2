// Tags of HTML as browsers read them; see the header.
#include "redactor/format/html_tag.h"

#include "redactor/format/markup_text.h"

namespace redactor::format {

bool HtmlTagScan::Step(char c) {
  if (in_ == In::kQuotes) {
    if (c == quote_) in_ = In::kSpace;
    return false;
  }
  if (c == '>') return true;
  switch (in_) {
    case In::kEquals:
      if (IsMarkupSpace(c)) return false;
      in_ = c == '"' || c == '\'' ? In::kQuotes : In::kBare;
      quote_ = c;
      return false;
    case In::kBare:
    case In::kName:
      if (IsMarkupSpace(c) || (c == '/' && in_ == In::kName)) in_ = In::kSpace;
      return false;
    case In::kAttribute:
      if (c == '=') {
        in_ = In::kEquals;
      } else if (c == '/') {
        in_ = In::kSpace;
      } else if (IsMarkupSpace(c)) {
        in_ = In::kBehindName;
      }
      return false;
    case In::kBehindName:
      if (c == '=') {
        in_ = In::kEquals;
      } else if (!IsMarkupSpace(c)) {
        in_ = c == '/' ? In::kSpace : In::kAttribute;
      }
      return false;
    default:
      // A '=' that begins a name is a part of it.
      if (!IsMarkupSpace(c) && c != '/') in_ = In::kAttribute;
      return false;
  }
}

bool ReadAttributes(std::string_view text, std::vector<HtmlAttribute>* all) {
  all->clear();
  size_t at = 0;
  const auto skip = [&](bool slash) {
    while (at < text.size() &&
           (IsMarkupSpace(text[at]) || (slash && text[at] == '/'))) {
      ++at;
    }
  };
  for (;;) {
    skip(true);
    if (at >= text.size() || text[at] == '>') return true;
    HtmlAttribute attribute;
    const size_t name = at++;
    while (at < text.size() && !IsMarkupSpace(text[at]) && text[at] != '/' &&
           text[at] != '>' && text[at] != '=') {
      ++at;
    }
    attribute.name = text.substr(name, at - name);
    skip(false);
    if (at < text.size() && text[at] == '=') {
      ++at;
      skip(false);
      attribute.has_value = true;
      const char quote = at < text.size() ? text[at] : '\0';
      const bool quoted = quote == '"' || quote == '\'';
      if (quoted) ++at;
      const size_t end =
          quoted ? text.find(quote, at) : text.find_first_of(" \t\n\r\f>", at);
      attribute.value =
          text.substr(at, end == std::string_view::npos ? std::string_view::npos
                                                        : end - at);
      all->push_back(attribute);
      if (end == std::string_view::npos) return false;
      at = end + (quoted ? 1 : 0);
      continue;
    }
    all->push_back(attribute);
  }
}

}  // namespace redactor::format
