// Detector: the one extension point of detection that is public.
#ifndef REDACTOR_DETECTOR_H_
#define REDACTOR_DETECTOR_H_

#include <cstddef>
#include <string_view>

#include "redactor/export.h"
#include "redactor/finding.h"
#include "redactor/status.h"

namespace redactor {

// Takes the spans a Detector finds. Bytes in the segment's text.
class REDACTOR_EXPORT SpanSink {
 public:
  virtual ~SpanSink();
  virtual void Add(size_t begin, size_t end, EntityType type, double score) = 0;
};

// Scans one decoded value. `path` is its JSON Pointer or "/Column", empty for
// plain text. Must be thread-safe and must not keep `text`. An error withholds
// the record.
class REDACTOR_EXPORT Detector {
 public:
  virtual ~Detector();
  // The rule id under which its findings are reported: "my.detector".
  [[nodiscard]] virtual std::string_view id() const = 0;
  virtual Status Scan(std::string_view text, std::string_view path,
                      SpanSink& sink) const = 0;
};

}  // namespace redactor

#endif  // REDACTOR_DETECTOR_H_
