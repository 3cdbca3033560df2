// Document: a text of the training data and what is marked in it.
//
// Two sorts of files: JSON lines with spans in code points, and our own
// snippets with inline marks, `[[PERSON/indian|Priya]]`, below headers
// `### id kind=ticket lang=en split=train`.
#ifndef REDACTOR_TRAIN_DOCUMENT_H_
#define REDACTOR_TRAIN_DOCUMENT_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "redactor/status.h"

namespace redactor::train {

enum class MarkKind : uint8_t {
  kPerson,
  kPlace,  // LOCATION, ADDRESS
  kOther,  // company, product
  kTaken,  // what other detectors find: EMAIL, PHONE, USERNAME
};

struct Mark {
  size_t begin = 0;  // bytes
  size_t end = 0;
  MarkKind kind = MarkKind::kPerson;
  std::string label;
  std::string origin;  // of a person's name; may be empty
};

struct Document {
  std::string id;
  std::string kind;
  std::string lang;
  bool dev = false;  // never trained on
  std::string text;
  std::vector<Mark> marks;  // ascending, disjoint
};

// A mistake in the file is an error that names the line.
Result<std::vector<Document>> ReadSnippets(const std::string& path);
Result<std::vector<Document>> ReadJsonLines(const std::string& path);
// A text each line, with nothing in it to be marked.
Result<std::vector<Document>> ReadPlainLines(const std::string& path);

// All of a file.
Result<std::string> ReadWhole(const std::string& path);

}  // namespace redactor::train

#endif  // REDACTOR_TRAIN_DOCUMENT_H_
