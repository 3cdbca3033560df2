// The registry, and what every validator must stand.
#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "redactor/detect/validator.h"
#include "tests/detect/validators/validator_case.h"

namespace redactor::detect {

TEST_CASE("names are found, others are not") {
  CHECK(FindValidator("imei") != nullptr);
  CHECK(FindValidator("") == nullptr);
  CHECK(FindValidator("IMEI") == nullptr);
  CHECK(FindValidator("zzz") == nullptr);
  for (const ValidatorInfo& info : Validators()) {
    CHECK(FindValidator(info.name) == &info);
    CHECK_FALSE(info.summary.empty());
  }
}

TEST_CASE("hostile input: spans stay inside the text") {
  const std::string high(300, '\xff');
  const std::string pieces[] = {"",
                                std::string(1, '\0'),
                                std::string("a\0b\0c", 5),
                                high,
                                std::string(500, '9'),
                                std::string(500, '.'),
                                std::string(500, '@'),
                                std::string(500, '\\'),
                                "://",
                                "@",
                                "a@b",
                                "::",
                                "+",
                                "()",
                                "\xc3",
                                "=-.,;:",
                                std::string(70, 'a') + "@" + high + ".com"};
  for (const ValidatorInfo& info : Validators()) {
    for (const std::string& piece : pieces) {
      for (const std::string& head :
           {std::string(), std::string("x1 "), high}) {
        const std::string text = head + piece + "»" + piece;
        const std::string marked = head + "«" + piece + "»" + piece;
        CAPTURE(info.name);
        Judge(info.name, marked);  // its REQUIREs are the test
      }
    }
  }
}

TEST_CASE("random bytes and every sub-range of short texts") {
  std::mt19937 random(7);
  constexpr std::string_view kBytes =
      "0123456789abcdefXYZ.:-/@+()\\ =\"'\xc3\xa9";
  static const ValidatorSettings kSettings{{"example.com"}, "US"};
  for (int round = 0; round < 300; ++round) {
    std::string text;
    for (int i = 0; i < 24; ++i) text += kBytes[random() % kBytes.size()];
    for (const ValidatorInfo& info : Validators()) {
      const auto begin = static_cast<uint32_t>(random() % 24);
      const auto end = begin + static_cast<uint32_t>(random() % (25 - begin));
      ValidatorInput input{text, begin, end, &kSettings};
      info.function(&input);
      // Some read on before the match.
      const bool grows =
          info.name.starts_with("street_") || info.name.ends_with("_before");
      CAPTURE(info.name);
      if (!grows) REQUIRE(input.begin >= begin);
      REQUIRE(input.begin <= input.end);
      REQUIRE(input.end <= end);
    }
  }
}

}  // namespace redactor::detect
