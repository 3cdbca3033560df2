// Reading what is not JSON, so that nothing of it goes unread.
#ifndef REDACTOR_FORMAT_JSON_LENIENT_H_
#define REDACTOR_FORMAT_JSON_LENIENT_H_

#include <cstdint>
#include <string_view>

#include "redactor/format/batch.h"

namespace redactor::format {

// Fills the open record of `batch`, whose raw bytes `raw` are: "key": "value"
// and "key": number pairs get their segments and paths (below the root), all
// else stands in text segments as it is, plain structure aside.
void ReadLeniently(std::string_view raw, Batch* batch);
// The same for bytes that stand `offset` behind the begin of the record; paths
// are below `parent`. Nothing is marked: the bytes need not be JSON.
void ReadPairs(std::string_view raw, uint32_t offset, uint32_t parent,
               Batch* batch);

// Looks for the place behind an error where records begin again: behind a '}'
// that is followed by ',' and '{', or at a line that begins with a brace. The
// first place where the braces since the error fit is best, else the last one.
class ResyncScan {
 public:
  // `depth`: containers that were open in the record at the error.
  explicit ResyncScan(size_t depth) : depth_(static_cast<int64_t>(depth)) {}

  // The byte at `at`; true: best() is final.
  bool Step(char c, uint64_t at);
  // 0: none so far. Always behind the first byte given.
  [[nodiscard]] uint64_t best() const { return best_; }

 private:
  enum class Seen : uint8_t { kNone, kBrace, kComma };
  void Track(char c);

  int64_t depth_;
  bool in_string_ = false;
  bool escaped_ = false;
  Seen seen_ = Seen::kNone;
  bool fits_ = false;  // the brace closed the record
  uint64_t behind_brace_ = 0;
  bool line_start_ = false;
  uint64_t best_ = 0;
};

}  // namespace redactor::format

#endif  // REDACTOR_FORMAT_JSON_LENIENT_H_
