// Offsets and paths of records.
#include "redactor/base/record.h"

#include <doctest/doctest.h>

#include <array>

namespace redactor {

TEST_CASE("escapes map as whole units") {
  // raw: "J\u00e9r"  text: J é r (é is two bytes)
  const std::array chunks = {SourceChunk{0, 1, 1, 1}, SourceChunk{1, 2, 2, 6},
                             SourceChunk{3, 1, 8, 1}};
  Record record;
  record.chunks = chunks;
  CHECK(RawBegin(record, 0) == 1);
  CHECK(RawEnd(record, 1) == 2);
  CHECK(RawBegin(record, 1) == 2);
  CHECK(RawBegin(record, 2) == 2);
  CHECK(RawEnd(record, 2) == 8);
  CHECK(RawEnd(record, 3) == 8);
  CHECK(RawBegin(record, 3) == 8);
  CHECK(RawEnd(record, 4) == 9);
}

TEST_CASE("text without chunks is raw") {
  const Record record;
  CHECK(RawBegin(record, 7) == 7);
  CHECK(RawEnd(record, 7) == 7);
}

TEST_CASE("paths are JSON pointers") {
  using Kind = PathNode::Kind;
  const std::array nodes = {PathNode{}, PathNode{0, Kind::kKey, "a/b~c", 0},
                            PathNode{1, Kind::kIndex, "", 3}};
  Record record;
  record.paths = nodes;
  CHECK(PathString(record, 0).empty());
  CHECK(PathString(record, 2) == "/a~1b~0c/3");
}

}  // namespace redactor
