// Counts bytes that stand alone between zeros; see the header.
#include "redactor/text/wide_guard.h"

#include <algorithm>

namespace redactor::text {

namespace {
constexpr size_t kTooMany = 6;    // letters in a row that stand alone
constexpr size_t kWidestGap = 3;  // zeros of UTF-32
}  // namespace

Result<size_t> WideGuard::Read(std::span<char> out) {
  if (!refused_) {
    Result<size_t> got = bytes_.Read(out);
    if (!got.ok()) return got;
    refused_ = !Passes(std::string_view(out.data(), *got));
    if (!refused_) return got;
  }
  return Status(StatusCode::kMalformed,
                "encoding: UTF-16 in the midst of other text",
                Severity::kEntry);
}

bool WideGuard::Passes(std::string_view page) {
  for (size_t at = 0; at < page.size(); ++at) {
    if (page[at] != '\0') {
      if (++letters_ == 1) continue;
      // Text without zeros, which is nearly all there is.
      alone_ = 0;
      at = std::min(page.find('\0', at), page.size()) - 1;
      zeros_ = 0;
      letters_ = 2;
      continue;
    }
    if (letters_ > 0) {
      alone_ = letters_ == 1 ? alone_ + 1 : 0;
      if (alone_ == kTooMany) return false;
      letters_ = zeros_ = 0;
    }
    if (++zeros_ > kWidestGap) alone_ = 0;
  }
  return true;
}

}  // namespace redactor::text
