// Reading a text file line by line.
#ifndef REDACTOR_TRAIN_TEXT_LINES_H_
#define REDACTOR_TRAIN_TEXT_LINES_H_

#include <fstream>
#include <string>
#include <string_view>

#include "redactor/status.h"

namespace redactor::train {

// Calls `use`(line) -> Status for every line that is not empty; ends at the
// first error.
template <typename Use>
Status EachLine(const std::string& path, const Use& use) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return {StatusCode::kNotFound, "cannot open " + path};
  for (std::string line; std::getline(in, line);) {
    if (!line.empty()) REDACTOR_RETURN_IF_ERROR(use(std::string_view(line)));
  }
  if (in.bad()) return {StatusCode::kIo, "cannot read " + path};
  return Status::Ok();
}

}  // namespace redactor::train

#endif  // REDACTOR_TRAIN_TEXT_LINES_H_
