// A written phone number as its digit groups. Shared by the phone validators.
#ifndef REDACTOR_DETECT_VALIDATORS_PHONE_GROUPS_H_
#define REDACTOR_DETECT_VALIDATORS_PHONE_GROUPS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "redactor/detect/validator.h"

namespace redactor::detect {

// The digit groups of a written number and what stands between them.
struct Groups {
  static constexpr size_t kMax = 12;
  std::array<uint8_t, kMax> size{};
  std::array<char, kMax> gap{};  // first separator byte before group i
  size_t count = 0;
};

// False when there are none or too many.
bool SplitGroups(std::string_view text, Groups* groups);
// "2026-02-03" or "03.02.2026" in it.
bool HoldsDate(const Groups& groups);
// Same gap everywhere behind the first one, which may part the area code.
bool SteadyGaps(const Groups& groups);
// Where an extension begins ("ext. 204", "x12", "poste 3"); the end if nowhere.
size_t ExtensionBegin(std::string_view text);
// The end of the last digit before `end`.
size_t LastDigitEnd(std::string_view text, size_t end);
// The groups before may belong to the same number: "3704 [0044 0532 0130]".
bool BehindGroup(const ValidatorInput& input);
// N[0-8]X NXX XXXX, neither code ending in 11.
bool NanpOk(std::string_view ten);

}  // namespace redactor::detect

#endif  // REDACTOR_DETECT_VALIDATORS_PHONE_GROUPS_H_
