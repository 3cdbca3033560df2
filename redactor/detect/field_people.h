// People in field values: names, logins, address lists, and lists of them.
#ifndef REDACTOR_DETECT_FIELD_PEOPLE_H_
#define REDACTOR_DETECT_FIELD_PEOPLE_H_

#include <string_view>
#include <vector>

#include "redactor/base/record.h"
#include "redactor/detect/detection.h"
#include "redactor/detect/field_chars.h"

namespace redactor::detect {

// Turns pieces (views into the record's text) into detections.
class SpanEmitter {
 public:
  SpanEmitter(const Record& record, std::string_view rule,
              std::vector<Detection>* out)
      : record_(record), rule_(rule), out_(out) {}

  // Trimmed; nothing when null-like.
  void Emit(std::string_view piece, EntityType type);
  void EmitExactly(std::string_view piece, EntityType type);

 private:
  const Record& record_;
  std::string_view rule_;
  std::vector<Detection>* out_;
};

// Calls `function(piece)` for each stretch between ASCII separators.
template <typename Function>
void ForPieces(std::string_view value, std::string_view separators,
               Function function) {
  const AsciiSet set(separators);
  for (size_t at = 0; at <= value.size();) {
    const size_t end = set.FindIn(value, at);
    if (end > at) function(value.substr(at, end - at));
    at = end + 1;
  }
}

// "Jane Poe <jane@x>, bob@y; Roe, Bob <z@y>": PERSON and EMAIL.
void EmitAddressList(std::string_view value, SpanEmitter* emitter);
// "Jane Poe; Bob Roe", "Poe, Jane" (one person), "Jane Poe [:jpoe]".
void EmitPeople(std::string_view value, SpanEmitter* emitter);
// "jpoe, @bob", "CORP\jpoe".
void EmitLogins(std::string_view value, SpanEmitter* emitter);

}  // namespace redactor::detect

#endif  // REDACTOR_DETECT_FIELD_PEOPLE_H_
