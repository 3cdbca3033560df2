// Reads a redaction map from a stream: header, then lines in order of token.
//
// Order and uniqueness of tokens are checked, so that a map that was edited or
// cut together is refused. One thread at a time.
#ifndef REDACTOR_PSEUDONYM_MAP_READER_H_
#define REDACTOR_PSEUDONYM_MAP_READER_H_

#include <string>

#include "redactor/byte_stream.h"
#include "redactor/pseudonym/map_json.h"

namespace redactor::pseudonym {

class MapReader {
 public:
  // `source` must outlive it.
  explicit MapReader(ByteSource& source) : source_(source) {}

  // Call once, first.
  Status ReadHeader(MapHeader* header);
  // `*has` is false at the end.
  Status Next(bool* has, MapLine* line);

 private:
  Status ReadText(bool* has, std::string* text);

  ByteSource& source_;
  std::string buffer_;
  size_t at_ = 0;
  bool ended_ = false;
  std::string text_;
  std::string last_;
};

}  // namespace redactor::pseudonym

#endif  // REDACTOR_PSEUDONYM_MAP_READER_H_
