// A strict reader of JSON values, one at a time, over one line of text.
//
// Every call skips white space, then takes what it names or fails and leaves
// the position undefined, except Take and Null, which then leave it as it was.
// No recursion, so nesting cannot hurt.
#ifndef REDACTOR_PSEUDONYM_JSON_CURSOR_H_
#define REDACTOR_PSEUDONYM_JSON_CURSOR_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace redactor::pseudonym {

class JsonCursor {
 public:
  explicit JsonCursor(std::string_view text) : text_(text) {}

  bool Take(char c);
  bool Null() { return Word("null"); }
  bool Bool(bool* value);
  bool String(std::string* value);  // valid UTF-8 only
  bool Number(uint64_t* value);     // digits only, no leading zero
  bool AtEnd();

 private:
  void SkipSpace();
  bool Word(std::string_view word);
  bool Escape(std::string* value);
  bool Hex4(uint32_t* value);

  std::string_view text_;
  size_t pos_ = 0;
};

}  // namespace redactor::pseudonym

#endif  // REDACTOR_PSEUDONYM_JSON_CURSOR_H_
