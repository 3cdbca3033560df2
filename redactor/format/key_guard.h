// KeyGuard: no object may end up with two equal keys because one was replaced.
#ifndef REDACTOR_FORMAT_KEY_GUARD_H_
#define REDACTOR_FORMAT_KEY_GUARD_H_

#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "redactor/base/record.h"
#include "redactor/status.h"

namespace redactor::format {

class KeyGuard {
 public:
  // A container that is open before or behind the record.
  struct Open {
    uint32_t node;
    uint64_t id;
  };

  // Does a replaced key of `record` meet an equal key of the same object?
  bool MeetsTwin(const Record& record, const RecordOutcome& outcome);

  // The same for containers that reach beyond the record: remembers their keys,
  // up to a bound. kMalformed when there is a twin, or may be one.
  Status CheckOpen(const Record& record, const RecordOutcome& outcome,
                   std::span<const Open> open);
  // The outermost value is complete.
  void Forget();

 private:
  struct Key {
    uint32_t parent;
    bool replaced;
    std::string name;
  };
  // Keys of all objects of which one was replaced, as they will be.
  void Gather(const Record& record, const RecordOutcome& outcome, bool all);

  std::vector<Key> keys_;
  // Hash of container and key, to "was replaced".
  std::unordered_map<uint64_t, bool> seen_;
  bool replaced_ = false;
  bool overflow_ = false;
};

}  // namespace redactor::format

#endif  // REDACTOR_FORMAT_KEY_GUARD_H_
