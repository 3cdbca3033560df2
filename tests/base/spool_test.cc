// Spool: what was written comes back, in memory and through the file.
#include "redactor/base/spool.h"

#include <doctest/doctest.h>

#include <algorithm>

namespace redactor {
namespace {

// Flips every byte: enough to see that plain text never reaches the file.
class FlipCipher final : public BlockCipher {
 public:
  [[nodiscard]] size_t overhead() const override { return 1; }
  void Seal(uint64_t file, uint64_t block, std::string_view plain,
            std::string* sealed) const override {
    sealed->assign(plain);
    for (char& c : *sealed) c = static_cast<char>(~c);
    sealed->push_back(static_cast<char>(file + block));
  }
  Status Open(uint64_t file, uint64_t block, std::string_view sealed,
              std::string* plain) const override {
    if (sealed.back() != static_cast<char>(file + block)) {
      return {StatusCode::kCrypto, "block out of place"};
    }
    plain->assign(sealed.substr(0, sealed.size() - 1));
    for (char& c : *plain) c = static_cast<char>(~c);
    return Status::Ok();
  }
};

std::string Pattern(size_t n) {
  std::string s(n, '\0');
  for (size_t i = 0; i < n; ++i) s[i] = static_cast<char>(i * 7 + i / 251);
  return s;
}

TEST_CASE("bytes come back for sizes around the block and memory bounds") {
  const FlipCipher cipher;
  for (const size_t n : {0, 1, 65535, 65536, 65537, 300000}) {
    for (const uint64_t memory : {0, 70000, 1 << 20}) {
      CAPTURE(n);
      CAPTURE(memory);
      SpoolOptions options;
      options.cipher = &cipher;
      options.memory = memory;
      Spool spool(options);
      const std::string bytes = Pattern(n);
      for (size_t at = 0; at < n;) {
        const size_t step = std::min<size_t>(n - at, 1 + at % 9973);
        CHECK(spool.Write(std::string_view(bytes).substr(at, step)).ok());
        at += step;
      }
      auto source = spool.NewSource();
      REQUIRE(source.ok());
      std::string back;
      std::string buffer(5000, '\0');
      for (;;) {
        auto got = source.value()->Read(buffer);
        REQUIRE(got.ok());
        if (*got == 0) break;
        back.append(buffer, 0, *got);
      }
      CHECK(back == bytes);
      if (n > 10) {
        // A read stops at the end of a block.
        CHECK(source.value()->Seek(n - 10).ok());
        auto got = source.value()->Read(buffer);
        REQUIRE(got.ok());
        CHECK(*got > 0);
        CHECK(buffer.substr(0, *got) == bytes.substr(n - 10, *got));
      }
    }
  }
}

TEST_CASE("the temp budget is a limit and is given back") {
  const FlipCipher cipher;
  std::atomic<int64_t> budget{100000};
  SpoolOptions options;
  options.cipher = &cipher;
  options.memory = 0;
  options.temp_budget = &budget;
  {
    Spool spool(options);
    CHECK(spool.Write(std::string(65536, 'x')).ok());
    const Status full = spool.Write(std::string(65536, 'x'));
    CHECK(full.code() == StatusCode::kLimit);
  }
  CHECK(budget == 100000);
}

}  // namespace
}  // namespace redactor
