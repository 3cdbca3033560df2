// Fixed keys for tests: 32 equal bytes, as hex digits in a key line.
#ifndef REDACTOR_TESTS_PSEUDONYM_TEST_KEY_H_
#define REDACTOR_TESTS_PSEUDONYM_TEST_KEY_H_

#include <doctest/doctest.h>

#include <memory>
#include <string>

#include "redactor/pseudonym/key.h"

namespace redactor::pseudonym::testing {

inline std::string KeyLine(const std::string& byte) {
  std::string line = "redactor-key-1 ";
  for (int i = 0; i < 32; ++i) line += byte;
  return line + "\n";
}

inline std::shared_ptr<const Key> TestKey(const std::string& byte = "07") {
  auto key = Key::Parse(KeyLine(byte));
  REQUIRE(key.ok());
  return *key;
}

}  // namespace redactor::pseudonym::testing

#endif  // REDACTOR_TESTS_PSEUDONYM_TEST_KEY_H_
