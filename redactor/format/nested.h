// Nested: a value that is itself written in a syntax, taken apart.
//
// JSON in a column, serialised PHP: the strings inside become segments with
// their own paths below the column, and lead back to raw bytes through both
// layers. What is not read to its end by the strict rules of its syntax is left
// as it was, one text. The segments get a dress, so that the outer format knows
// how to put tokens in.
#ifndef REDACTOR_FORMAT_NESTED_H_
#define REDACTOR_FORMAT_NESTED_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "redactor/format/batch.h"

namespace redactor::format {

struct NestedDress {
  uint8_t string = 0;
  uint8_t json_number = 0;
  uint8_t php_string = 0;
};

class Nested {
 public:
  // The text of the open record from `begin` on, which no segment holds yet and
  // where a chunk begins: replaced by segments under `node`. False: it is
  // neither, and nothing was changed.
  bool Split(Batch* batch, uint32_t begin, uint32_t node,
             const NestedDress& dress);

 private:
  class Builder;
  class Json;
  class Php;

  // The value as it was decoded by the outer format; reused.
  std::string text_;
  std::vector<SourceChunk> chunks_;
};

}  // namespace redactor::format

#endif  // REDACTOR_FORMAT_NESTED_H_
