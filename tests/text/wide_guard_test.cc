// UTF-16 and UTF-32 in the midst of UTF-8, with pages of every size.
#include "redactor/text/wide_guard.h"

#include <doctest/doctest.h>

#include <string>

namespace redactor::text {

namespace {
using namespace std::string_literals;

std::string Wide(const std::string& text, size_t before, size_t behind) {
  std::string out;
  for (const char c : text) {
    out += std::string(before, '\0') + c + std::string(behind, '\0');
  }
  return out;
}

bool Passes(const std::string& text, size_t page) {
  auto source = NewMemorySource(text);
  WideGuard guard(*source);
  std::string buffer(page, ' ');
  std::string all;
  for (;;) {
    const Result<size_t> got = guard.Read(buffer);
    if (!got.ok()) {
      CHECK(got.status().severity() == Severity::kEntry);
      CHECK_FALSE(guard.Read(buffer).ok());
      return false;
    }
    all.append(buffer, 0, *got);
    if (*got == 0) break;
  }
  CHECK(all == text);
  return true;
}
}  // namespace

TEST_CASE("UTF-16 in the midst of other text stops the stream") {
  const std::string log(5000, 'x');
  const struct {
    std::string text;
    bool passes;
  } kCases[] = {
      {"", true},
      {log, true},
      {log + "\n" + Wide("j@example.com", 0, 1) + log, false},
      {log + "\n" + Wide("j@example.com", 1, 0), false},
      {log + "\n" + Wide("j@example.com", 3, 0) + log, false},
      {Wide("j@example.com", 0, 3), false},
      {"one\0two\0three\0four\0five\0six\0seven\0"s, true},
      {"a\0b\0c\0long\0a\0b\0c\0"s, true},
      {std::string(1000, '\0'), true},
      {"a\0\0\0\0b\0\0\0\0c\0\0\0\0d\0\0\0\0e\0\0\0\0f\0\0\0\0g\0"s, true},
  };
  for (const auto& c : kCases) {
    CAPTURE(c.text);
    for (const size_t page : {1, 2, 3, 7, 64, 1 << 16}) {
      CAPTURE(page);
      CHECK(Passes(c.text, page) == c.passes);
    }
  }
}

}  // namespace redactor::text
