// What a thread has learned about names, and the names of one record.
#ifndef REDACTOR_DETECT_FIELD_MEMO_H_
#define REDACTOR_DETECT_FIELD_MEMO_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "redactor/detect/field.h"
#include "redactor/detect/field_rules.h"

namespace redactor::detect {

// A hash table from the bytes of a raw name to what the rules say about it.
// Views of names move from record to record, so content is the key.
class FieldNameTable {
 public:
  FieldNameTable();

  // Lives until Trim drops it.
  const FieldName* Get(const FieldRules& rules, std::string_view raw);
  // Forgets everything when hostile input has invented too many names.
  void Trim();

 private:
  struct Entry {
    uint64_t hash = 0;
    std::string raw;
    FieldName name;
  };
  void Grow();

  std::vector<uint32_t> slots_;  // index + 1 into entries_
  std::vector<std::unique_ptr<Entry>> entries_;
};

struct FieldClassifier::Memo {
  FieldNameTable table;
  // Of the record at hand, by path node.
  std::vector<const FieldName*> names;
  std::vector<uint64_t> sibling_bits;  // OR over the node's children
  std::vector<uint32_t> steps;
};

}  // namespace redactor::detect

#endif  // REDACTOR_DETECT_FIELD_MEMO_H_
