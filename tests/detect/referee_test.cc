// What digits most likely are, and who wins them.
#include "redactor/detect/referee.h"

#include <doctest/doctest.h>

#include <string>

namespace redactor::detect {

TEST_CASE("negative readings") {
  using E = EntityType;
  struct Row {
    const char* text;  // the claim stands between < and >
    E type;
    const char* reading;
  };
  const Row rows[] = {
      {"at <1699012345> it", E::kPhone, "epoch"},
      {"at <1699012345123> it", E::kAccount, "epoch"},
      {"at <1699012345123456> it", E::kCard, "epoch"},
      {"call <2125550143> now", E::kPhone, ""},
      {"on <20251103> it", E::kPhone, "date"},
      {"on <20251399> it", E::kPhone, ""},
      {"on <2025-11-03> it", E::kPhone, "date"},
      {"on <03.11.2025> it", E::kPhone, "date"},
      {"born <03.11.1985>", E::kBirthdate, ""},
      {"is 3.<1415926535>", E::kPhone, "decimal fraction"},
      {"iOS <17.3.1.0>", E::kIp, "version"},
      {"v<17.3.1.0>", E::kIp, "version"},
      {"version: <17.3.1.0>", E::kIp, "version"},
      {"from <17.3.1.0>", E::kIp, ""},
      {"oid 1.<17.3.1.0>", E::kIp, "part of a longer dotted number"},
      {"oid <17.3.1.0>.5", E::kIp, "part of a longer dotted number"},
      {"at <1699012345>", E::kUsername, ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    std::string text = row.text;
    Claim claim;
    claim.type = row.type;
    claim.begin = static_cast<uint32_t>(text.find('<'));
    text.erase(claim.begin, 1);
    claim.end = static_cast<uint32_t>(text.find('>'));
    text.erase(claim.end, 1);
    CHECK(NegativeReading(text, claim) == row.reading);
    claim.cue = true;  // validity never vetoes a cue
    CHECK(NegativeReading(text, claim).empty());
  }
}

TEST_CASE("groupings as printed") {
  CHECK(GroupingFits("4111 1111 1111 1111", EntityType::kCard));
  CHECK(GroupingFits("3782-822463-10005", EntityType::kCard));
  CHECK_FALSE(GroupingFits("35-209900-176148-1", EntityType::kCard));
  CHECK(GroupingFits("35-209900-176148-1", EntityType::kImei));
  CHECK(GroupingFits("(217) 5550143", EntityType::kPhone));
  CHECK_FALSE(GroupingFits("2175550143", EntityType::kPhone));
  CHECK(GroupingFits("10.0.0.1", EntityType::kIp));
}

}  // namespace redactor::detect
