// Sealing: blocks come back only unchanged and in their place.
#include "redactor/pseudonym/sealing.h"

#include <doctest/doctest.h>

#include <set>

#include "tests/pseudonym/test_key.h"

namespace redactor::pseudonym {
namespace {

using testing::TestKey;

TEST_CASE("a sealed block opens, and does not show its text") {
  auto cipher = NewRunCipher();
  REQUIRE(cipher.ok());
  for (const size_t size : {0, 1, 100, 65536}) {
    const std::string plain(size, 'q');
    std::string sealed;
    std::string back = "left over";
    cipher.value()->Seal(3, 4, plain, &sealed);
    CHECK(sealed.size() == plain.size() + cipher.value()->overhead());
    CHECK(sealed.find("qqqq") == std::string::npos);
    CHECK(cipher.value()->Open(3, 4, sealed, &back).ok());
    CHECK(back == plain);
  }
}

TEST_CASE("a block that was changed, cut or moved is refused") {
  auto cipher = NewRunCipher();
  auto other = NewRunCipher();
  REQUIRE(cipher.ok());
  REQUIRE(other.ok());
  std::string sealed;
  std::string back;
  cipher.value()->Seal(1, 2, "secret text", &sealed);
  for (size_t i = 0; i < sealed.size(); ++i) {
    std::string changed = sealed;
    changed[i] = static_cast<char>(changed[i] ^ 1);
    CHECK(cipher.value()->Open(1, 2, changed, &back).code() ==
          StatusCode::kCrypto);
    CHECK_FALSE(cipher.value()->Open(1, 2, sealed.substr(0, i), &back).ok());
  }
  CHECK_FALSE(cipher.value()->Open(2, 1, sealed, &back).ok());
  CHECK_FALSE(cipher.value()->Open(1, 3, sealed, &back).ok());
  CHECK_FALSE(other.value()->Open(1, 2, sealed, &back).ok());
  CHECK(back.empty());
}

TEST_CASE("digests depend on key, purpose and bytes, with clear borders") {
  const auto key = TestKey();
  const std::set<std::string> digests = {
      KeyedDigest(*key, "lexicon", "a"),
      KeyedDigest(*key, "lexicon", "b"),
      KeyedDigest(*key, "baseline", "a"),
      KeyedDigest(*TestKey("09"), "lexicon", "a"),
      KeyedDigest(*key, "lexicona", ""),
      KeyedDigest(*key, "", "lexicona")};
  CHECK(digests.size() == 6);
  for (const std::string& digest : digests) {
    CHECK(digest.size() == 64);
    CHECK(digest.find_first_not_of("0123456789abcdef") == std::string::npos);
  }
  CHECK(KeyedDigest(*key, "lexicon", "a") == KeyedDigest(*key, "lexicon", "a"));
}

}  // namespace
}  // namespace redactor::pseudonym
