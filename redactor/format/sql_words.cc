// The words of a statement; see the header.
#include "redactor/format/sql_words.h"

#include <algorithm>

namespace redactor::format {

void SqlWords::SkipBlank() {
  for (;;) {
    while (at_ < text_.size() && IsSqlSpace(text_[at_])) ++at_;
    const std::string_view rest = text_.substr(at_);
    if (rest.starts_with("--") || rest.starts_with('#')) {
      at_ = std::min(text_.find('\n', at_), text_.size());
    } else if (rest.starts_with("/*!")) {
      // What MySQL reads and others do not: its words count.
      at_ += 3;
      while (at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '9') {
        ++at_;
      }
    } else if (rest.starts_with("*/")) {
      at_ += 2;
    } else if (rest.starts_with("/*")) {
      const size_t end = text_.find("*/", at_ + 2);
      at_ = end == std::string_view::npos ? text_.size() : end + 2;
    } else {
      return;
    }
  }
}

void SqlWords::Next() {
  SkipBlank();
  token_ = {{}, 0, at_, at_};
  if (at_ >= text_.size()) return;
  const char c = text_[at_];
  size_t end = at_ + 1;
  if (c == '`' || c == '"' || c == '\'' || c == '[') {
    const char close = c == '[' ? ']' : c;
    end = std::min(text_.find(close, at_ + 1), text_.size());
    token_.text = text_.substr(at_ + 1, end - at_ - 1);
    token_.kind = c == '\'' ? 's' : 'n';
    // text[], int[3]: no name but an array.
    const bool array =
        c == '[' && (token_.text.empty() ||
                     (token_.text[0] >= '0' && token_.text[0] <= '9'));
    if (array) token_.kind = '[';
    end = std::min(end + 1, text_.size());
  } else if (IsSqlWordChar(c)) {
    while (end < text_.size() && IsSqlWordChar(text_[end])) ++end;
    token_.text = text_.substr(at_, end - at_);
    token_.kind = 'w';
  } else {
    token_.text = text_.substr(at_, 1);
    token_.kind = c;
  }
  token_.end = at_ = end;
}

std::string_view SqlWords::TakeName() {
  std::string_view name;
  while (token_.IsName()) {
    name = token_.text;
    Next();
    if (token_.kind != '.') break;
    Next();
  }
  return name;
}

void SqlWords::SkipParentheses() {
  int depth = 0;
  do {
    depth += token_.kind == '(';
    depth -= token_.kind == ')';
    Next();
  } while (depth > 0 && !done());
}

}  // namespace redactor::format
