// A small JSON writer: objects and arrays with commas and indentation in place.
#ifndef REDACTOR_REPORT_JSON_WRITER_H_
#define REDACTOR_REPORT_JSON_WRITER_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace redactor::report {

// Appends `text` as a JSON string with its quotes; bytes that are not UTF-8
// become U+FFFD.
void AppendJsonString(std::string_view text, std::string* out);

class JsonWriter {
 public:
  explicit JsonWriter(std::string* out) : out_(out) {}

  JsonWriter& Key(std::string_view key);
  JsonWriter& String(std::string_view value);
  JsonWriter& Number(uint64_t value);
  JsonWriter& Bool(bool value);
  JsonWriter& Open(char bracket);   // '{' or '['
  JsonWriter& Close(char bracket);  // '}' or ']'

 private:
  void BeforeValue();
  void NewLine();

  std::string* out_;
  int depth_ = 0;
  bool first_ = true;
  bool after_key_ = false;
};

}  // namespace redactor::report

#endif  // REDACTOR_REPORT_JSON_WRITER_H_
