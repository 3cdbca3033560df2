// CopyListener: told which stretches of the output are the input's own.
//
// A sink that must write untouched text exactly as it came (line by line in two
// encodings, say) learns from it what came from where.
#ifndef REDACTOR_BASE_COPY_LISTENER_H_
#define REDACTOR_BASE_COPY_LISTENER_H_

#include <cstdint>

namespace redactor {

class CopyListener {
 public:
  virtual ~CopyListener() = default;
  // The `size` bytes at `from` of what was read will be the bytes at `to` of
  // what is written. Comes before they are written, ascending in both.
  virtual void OnCopy(uint64_t from, uint64_t to, uint64_t size) = 0;
};

}  // namespace redactor

#endif  // REDACTOR_BASE_COPY_LISTENER_H_
