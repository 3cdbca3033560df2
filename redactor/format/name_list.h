// Sorted lists of short names in small letters, and the look-up in any case.
#ifndef REDACTOR_FORMAT_NAME_LIST_H_
#define REDACTOR_FORMAT_NAME_LIST_H_

#include <algorithm>
#include <array>
#include <string_view>

#include "redactor/base/ascii.h"

namespace redactor::format {

// Longer names are on no list.
inline constexpr size_t kMaxListedName = 24;

template <size_t N>
bool Lists(const std::array<std::string_view, N>& list, std::string_view name) {
  if (name.size() > kMaxListedName) return false;
  char lower[kMaxListedName];
  for (size_t i = 0; i < name.size(); ++i) lower[i] = ToLower(name[i]);
  return std::binary_search(list.begin(), list.end(),
                            std::string_view(lower, name.size()));
}

}  // namespace redactor::format

#endif  // REDACTOR_FORMAT_NAME_LIST_H_
