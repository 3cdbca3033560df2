// Every SIMD target against a loop over bytes.
#include "redactor/match/class_maps.h"

#include <doctest/doctest.h>
#include <hwy/highway.h>

#include <random>
#include <string>

namespace redactor::match {

TEST_CASE("bit maps agree with a byte loop on every target") {
  const std::array<const char*, 4> insides = {"0-9", "\\w\\x80-\\xFF",
                                              "@:/=+~ ", "A-Fa-f"};
  std::vector<ByteClass> classes;
  std::vector<ClassTable> tables;
  for (const char* inside : insides) {
    classes.push_back(ByteClass::Parse(inside).value());
    tables.push_back(MakeClassTable(classes.back()));
  }
  std::mt19937 random(7);
  const int64_t all = hwy::SupportedTargets();
  for (int64_t targets = all; targets != 0; targets &= targets - 1) {
    hwy::SetSupportedTargetsForTest(targets & -targets);
    hwy::GetChosenTarget().Update(hwy::SupportedTargets());
    for (const size_t size : {0, 1, 63, 64, 65, 200, 1000}) {
      std::string text(size, '\0');
      for (char& c : text) c = static_cast<char>(random());
      ClassMaps maps;
      maps.Build(text, tables);
      for (size_t k = 0; k < classes.size(); ++k) {
        for (size_t i = 0; i < size; ++i) {
          if (maps.map(k).Has(i) != classes[k].Has(text[i])) {
            FAIL("class " << k << " byte " << int{text[i]});
          }
        }
        CHECK(maps.map(k).NextClear(size) == size);
      }
    }
  }
  hwy::SetSupportedTargetsForTest(0);
  hwy::GetChosenTarget().Update(hwy::SupportedTargets());
}

TEST_CASE("questions to a map") {
  const ClassTable digits = MakeClassTable(ByteClass::Parse("0-9").value());
  const std::string text = std::string(60, '7') + "77x" + std::string(70, '7');
  ClassMaps maps;
  maps.Build(text, {&digits, 1});
  const BitMap map = maps.map(0);
  CHECK(map.NextClear(3) == 62);
  CHECK(map.NextClear(62) == 62);
  CHECK(map.NextClear(63) == text.size());
  CHECK(map.AnyIn(61, 63));
  CHECK_FALSE(map.AnyIn(62, 63));
  CHECK_FALSE(map.AnyIn(63, 63));
  CHECK(map.AnyIn(62, 133));
}

}  // namespace redactor::match
