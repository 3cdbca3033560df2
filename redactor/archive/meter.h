// Meter: counts what one container takes in and gives out, against bombs.
//
// All levels share one ArchiveBudget. The ratio is checked for this container
// alone and for all that stands in the outermost one together, since layers
// multiply. Counting is exact in bytes and does not depend on how a source
// cuts its reads.
#ifndef REDACTOR_ARCHIVE_METER_H_
#define REDACTOR_ARCHIVE_METER_H_

#include <cstdint>

#include "redactor/archive/archive.h"

namespace redactor::archive {

class Meter {
 public:
  explicit Meter(ArchiveBudget* budget);
  Meter(const Meter&) = delete;
  Meter& operator=(const Meter&) = delete;
  ~Meter();

  // Bytes taken from this container's source so far, in all.
  void SetConsumed(uint64_t total);
  // One more member; `n` more expanded bytes. Errors are kLimit, kEntry.
  Status AddEntry();
  Status AddExpanded(uint64_t n);

 private:
  [[nodiscard]] bool RatioExceeded(uint64_t expanded, uint64_t consumed) const;

  ArchiveBudget* budget_;
  bool outermost_;
  uint64_t consumed_ = 0;
  uint64_t expanded_ = 0;
};

}  // namespace redactor::archive

#endif  // REDACTOR_ARCHIVE_METER_H_
