// The shipped rules run their own examples.
#include <doctest/doctest.h>

#include <set>

#include "tests/pipeline/harness.h"

namespace redactor::testing {

TEST_CASE("every shipped rule passes its own examples") {
  const Redactor& redactor = TestRedactor(TestOptions());
  for (const std::string& failure : redactor.TestRules()) FAIL_CHECK(failure);
  CHECK(redactor.Rules().size() > 80);
}

TEST_CASE("the first set of types is covered by rules") {
  std::set<EntityType> types;
  for (const RuleInfo& rule : TestRedactor(TestOptions()).Rules()) {
    types.insert(rule.type);
  }
  using E = EntityType;
  for (const E type :
       {E::kEmail,   E::kPhone,   E::kIp,          E::kMac,     E::kImei,
        E::kIccid,   E::kImsi,    E::kSerial,      E::kDevice,  E::kCard,
        E::kIban,    E::kSsn,     E::kCoordinates, E::kUrl,     E::kHost,
        E::kPath,    E::kSecret,  E::kUsername,    E::kAccount, E::kPerson,
        E::kAddress, E::kLocation}) {
    CAPTURE(EntityTypeName(type));
    CHECK(types.count(type) == 1);
  }
}

}  // namespace redactor::testing
