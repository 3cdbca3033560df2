// MailInner: a body in a syntax of its own (HTML) as a part of the message's
// record, so that the names of the header are sought in it.
//
// The format of that syntax reads the decoded body twice. The first time its
// records become segments of the message, the second time it is given back what
// was found in them and writes.
#ifndef REDACTOR_FORMAT_MAIL_INNER_H_
#define REDACTOR_FORMAT_MAIL_INNER_H_

#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <vector>

#include "redactor/base/record.h"
#include "redactor/format/batch.h"
#include "redactor/format/format.h"

namespace redactor::format {

class MailInner {
 public:
  // `body` is UTF-8.
  explicit MailInner(std::string body) : body_(std::move(body)) {}

  // Appends the segments below `node`; their raw place is about where they
  // stand in the `raw_size` bytes from `raw_begin` of the record on. False: it
  // cannot be read; nothing is appended.
  bool AddTo(uint32_t node, uint32_t raw_begin, uint32_t raw_size,
             Batch* batch);
  // Appends the body with replacements, which are of the message's record.
  Status Redact(std::span<const Replacement> replacements,
                std::string* out) const;

 private:
  class Reader;
  class Writer;
  // Text of the record that an inner record owns.
  struct Piece {
    size_t record = 0;   // number of the inner record
    uint32_t inner = 0;  // where it begins there
    uint32_t text = 0;   // and in the message
    uint32_t size = 0;
  };

  std::string body_;
  std::deque<std::string> names_;  // of path nodes
  std::vector<Piece> pieces_;      // ascending
};

}  // namespace redactor::format

#endif  // REDACTOR_FORMAT_MAIL_INNER_H_
