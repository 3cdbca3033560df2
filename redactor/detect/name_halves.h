// NameHalves: a given name and a surname in two fields of one object make one
// full name.
#ifndef REDACTOR_DETECT_NAME_HALVES_H_
#define REDACTOR_DETECT_NAME_HALVES_H_

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "redactor/base/record.h"
#include "redactor/detect/detection.h"

namespace redactor::detect {

class NameHalves {
 public:
  void Clear() { halves_.clear(); }
  // Takes the value of a field that holds one half of a name, by its key.
  void Take(const Record& record, const Detection& detection);
  // The full names of what was taken, valid until the next call.
  std::span<const std::string> Join();

 private:
  enum class Half : uint8_t { kNone, kGiven, kSurname };
  struct Part {
    uint32_t parent;
    Half half;
    std::string_view text;
  };
  static Half HalfOf(std::string_view key);

  std::vector<Part> halves_;
  std::vector<std::string> names_;
};

}  // namespace redactor::detect

#endif  // REDACTOR_DETECT_NAME_HALVES_H_
