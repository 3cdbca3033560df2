// SqlWords: the words of one SQL statement in memory, for reading DDL and the
// heads of INSERT and COPY. No copy, no decoding: an odd name is a name still.
#ifndef REDACTOR_FORMAT_SQL_WORDS_H_
#define REDACTOR_FORMAT_SQL_WORDS_H_

#include <cstddef>
#include <string_view>

namespace redactor::format {

inline bool IsSqlSpace(char c) {
  return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f';
}
inline bool IsSqlWordChar(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (c >= '0' && c <= '9') || c == '_' || c == '$' ||
         static_cast<unsigned char>(c) >= 0x80;
}
// Equal but for case; `lower` is in lower case.
inline bool IsSqlWord(std::string_view word, std::string_view lower) {
  if (word.size() != lower.size()) return false;
  for (size_t i = 0; i < word.size(); ++i) {
    const char c = word[i];
    if ((c >= 'A' && c <= 'Z' ? c + 32 : c) != lower[i]) return false;
  }
  return true;
}

struct SqlToken {
  std::string_view text;  // a name without its quotes, else as it stands
  char kind = 0;          // 'w' word, 'n' quoted name, 's' string, else itself
  size_t begin = 0;
  size_t end = 0;

  [[nodiscard]] bool Is(std::string_view lower) const {
    return kind == 'w' && IsSqlWord(text, lower);
  }
  [[nodiscard]] bool IsName() const { return kind == 'w' || kind == 'n'; }
};

class SqlWords {
 public:
  explicit SqlWords(std::string_view text) : text_(text) { Next(); }

  [[nodiscard]] const SqlToken& token() const { return token_; }
  [[nodiscard]] bool done() const { return token_.kind == 0; }
  void Next();
  // Steps over the word if it stands here.
  bool Take(std::string_view lower) {
    if (!token_.Is(lower)) return false;
    Next();
    return true;
  }
  bool TakeMark(char c) {
    if (token_.kind != c) return false;
    Next();
    return true;
  }
  // a.b.c: steps over it, answers c; empty when no name stands here.
  std::string_view TakeName();
  // At a '(': steps behind the one that closes it.
  void SkipParentheses();

 private:
  void SkipBlank();

  std::string_view text_;
  size_t at_ = 0;
  SqlToken token_;
};

}  // namespace redactor::format

#endif  // REDACTOR_FORMAT_SQL_WORDS_H_
