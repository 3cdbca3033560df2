// A short list of makers and lines; a name that is not on it counts as given by
// a person, so a gap in the list costs usefulness, never privacy.
#include "redactor/detect/product_name.h"

#include <algorithm>

#include "redactor/detect/field_chars.h"

namespace redactor::detect {

namespace {

constexpr std::string_view kLines[] = {
    "acer",      "android",  "apple",    "asus",    "dell",    "elitebook",
    "fairphone", "galaxy",   "google",   "honor",   "hp",      "htc",
    "huawei",    "imac",     "inspiron", "ipad",    "iphone",  "ipod",
    "latitude",  "lenovo",   "lg",       "mac",     "macbook", "microsoft",
    "moto",      "motorola", "nokia",    "oneplus", "oppo",    "pixel",
    "poco",      "realme",   "redmi",    "samsung", "sony",    "surface",
    "thinkpad",  "windows",  "xiaomi",   "xperia",  "zenfone",
};
static_assert(std::ranges::is_sorted(kLines));

constexpr std::string_view kQualifiers[] = {
    "air",  "book",  "classic", "edge",  "flip", "fold", "gen", "go",
    "lite", "mini",  "note",    "phone", "plus", "pro",  "se",  "series",
    "tab",  "ultra", "watch",   "wifi",  "xl",   "xr",   "xs",
};
static_assert(std::ranges::is_sorted(kQualifiers));

bool In(const auto& list, std::string_view word) {
  return std::ranges::binary_search(list, word);
}

// "13", "s21", "g991b", "xt2301", "5g", "128gb".
bool IsModelCode(std::string_view word) {
  size_t at = 0;
  while (at < word.size() && IsAlpha(word[at])) ++at;
  const size_t head = at;
  while (at < word.size() && IsDigit(word[at])) ++at;
  const size_t digits = at - head;
  const size_t tail = word.size() - at;
  return head <= 2 && digits >= 1 && digits <= 4 && tail <= 2 &&
         std::ranges::all_of(word.substr(at), IsAlpha);
}

}  // namespace

bool IsProductName(std::string_view value) {
  constexpr size_t kMaxProduct = 60;
  if (value.size() > kMaxProduct || !IsAsciiOnly(value)) return false;
  const std::string lower = LowerAscii(value);
  std::string_view before;
  for (size_t at = 0; at < lower.size();) {
    if (!IsAlnum(lower[at])) {
      ++at;
      continue;
    }
    size_t end = at;
    while (end < lower.size() && IsAlnum(lower[end])) ++end;
    const std::string_view word = std::string_view(lower).substr(at, end - at);
    at = end;
    const bool line = In(kLines, word);
    if (before.empty() && !line) return false;
    const bool max = word == "max" && (before == "pro" || before == "xs");
    // "SM-G991B" is a line of Samsung's and a code.
    if (!line && !max && word != "sm" && !In(kQualifiers, word) &&
        !IsModelCode(word)) {
      return false;
    }
    before = word;
  }
  return !before.empty();
}

}  // namespace redactor::detect
