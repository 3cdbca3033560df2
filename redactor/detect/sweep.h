// The record sweep: a name known from a field or a strong context is found in
// all its forms in the whole record.
//
// Seeds are PERSON (and ADDRESS, LOCATION, USERNAME, ORG) detections of fields
// and strong contexts. Forms of "Jane Poe": itself, "Poe, Jane", "J. Poe",
// "Jane P.", first or last alone, possessive and plural, ALL CAPS, lower case
// (parts that are common words only with capital or beside a name part), accent
// folded, jpoe / jane.poe / poe.jane as logins. A form takes the identity of
// the one full name it can belong to, else its own text. Guards: a hostile
// display name ("error", "password", "the") must not wipe a record.
#ifndef REDACTOR_DETECT_SWEEP_H_
#define REDACTOR_DETECT_SWEEP_H_

#include <memory>
#include <string_view>
#include <vector>

#include "redactor/base/record.h"
#include "redactor/detect/detection.h"

namespace redactor::detect {

class Sweeper {
 public:
  Sweeper();
  ~Sweeper();

  // A new record begins (Record::first_part): forgets all seeds.
  void Reset();
  // Takes seeds from `found` and appends the forms found in the record's owned
  // text, ascending; spans may overlap `found`. Identities live until Reset.
  // Seeds of earlier parts of the same record still count.
  void Sweep(const Record& record, const std::vector<Detection>& found,
             std::vector<Detection>* swept);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace redactor::detect

#endif  // REDACTOR_DETECT_SWEEP_H_
