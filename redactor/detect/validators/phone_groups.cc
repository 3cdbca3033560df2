// Digit groups of phone numbers: splitting, dates among them, extensions.
#include "redactor/detect/validators/phone_groups.h"

#include <algorithm>

#include "redactor/detect/validators/chars.h"

namespace redactor::detect {

bool SplitGroups(std::string_view text, Groups* groups) {
  bool inside = false;
  char gap = '\0';
  for (const char c : text) {
    if (IsDigit(c)) {
      if (!inside) {
        if (groups->count == Groups::kMax) return false;
        groups->gap[groups->count++] = gap;
      }
      ++groups->size[groups->count - 1];
      inside = true;
      gap = '\0';
    } else {
      inside = false;
      if (gap == '\0' || gap == ' ') gap = c;
    }
  }
  return groups->count > 0;
}

bool NanpOk(std::string_view ten) {
  if (ten.size() != 10 || ten[0] < '2' || ten[3] < '2') return false;
  if (ten[1] == '9' || ten.substr(1, 2) == "11") return false;
  return ten.substr(4, 2) != "11";
}

size_t ExtensionBegin(std::string_view text) {
  const auto* letter = std::find_if(text.begin(), text.end(), [](char c) {
    return IsAlpha(c) || c == '#' || c == ';';
  });
  return static_cast<size_t>(letter - text.begin());
}

size_t LastDigitEnd(std::string_view text, size_t end) {
  while (end > 0 && !IsDigit(text[end - 1])) --end;
  return end;
}

bool BehindGroup(const ValidatorInput& input) {
  const char before = Before(input);
  if (before == '+' || before == ')') return true;
  return before == ' ' && IsDigit(Before(input, 2));
}

bool HoldsDate(const Groups& groups) {
  for (size_t i = 0; i + 2 < groups.count; ++i) {
    const auto& size = groups.size;
    const bool year_first =
        size[i] == 4 && size[i + 1] == 2 && size[i + 2] == 2;
    const bool year_last = size[i] <= 2 && size[i + 1] <= 2 &&
                           size[i + 2] == 4 && i + 3 == groups.count;
    const char gap = groups.gap[i + 1];
    if ((year_first || year_last) && gap == groups.gap[i + 2] &&
        (gap == '-' || gap == '.' || gap == '/')) {
      return true;
    }
  }
  return false;
}

bool SteadyGaps(const Groups& groups) {
  for (size_t i = 3; i < groups.count; ++i) {
    if (groups.gap[i] != groups.gap[2]) return false;
  }
  return true;
}

}  // namespace redactor::detect
