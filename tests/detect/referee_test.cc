// What digits most likely are, and who wins them.
#include "redactor/detect/referee.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

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

TEST_CASE("who wins the same digits") {
  using E = EntityType;
  struct Side {
    E type;
    double score;
    bool cue, proof;
  };
  struct Row {
    const char* digits;
    Side winner, loser;
    const char* reason;
  };
  const Row rows[] = {
      // The label wins over the check digit.
      {"352099001761481",
       {E::kImsi, 0.9, true, false},
       {E::kImei, 0.45, false, true},
       "no cue, another type has one"},
      {"352099001761481",
       {E::kAccount, 0.85, true, false},
       {E::kImei, 0.45, false, true},
       "no cue, another type has one"},
      // Two labels: the check digit.
      {"352099001761481",
       {E::kImei, 0.97, true, true},
       {E::kImsi, 0.9, true, false},
       "no proof, another type has one"},
      // Printed as a card is, with its check digit: as good as a label.
      {"4111 1111 1111 1111",
       {E::kCard, 0.6, false, true},
       {E::kAccount, 0.85, true, false},
       "no proof, another type has one"},
      {"4111111111111111",
       {E::kAccount, 0.85, true, false},
       {E::kCard, 0.6, false, true},
       "no cue, another type has one"},
      // Neither: the groups, then the score.
      {"35-209900-176148-1",
       {E::kImei, 0.45, false, false},
       {E::kPhone, 0.5, false, false},
       "digits grouped as another type"},
      {"8944110220330440555",
       {E::kIccid, 0.95, false, false},
       {E::kAccount, 0.5, false, false},
       "another type scores higher"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.digits);
    CAPTURE(row.reason);
    for (const bool turned : {false, true}) {  // the order of claims is nothing
      std::vector<Claim> claims;
      for (const Side& side : {row.winner, row.loser}) {
        Claim claim;
        claim.end = static_cast<uint32_t>(std::string_view(row.digits).size());
        claim.type = side.type;
        claim.score = side.score;
        claim.cue = side.cue;
        claim.proof = side.proof;
        claim.order = static_cast<uint32_t>(claims.size());
        claims.push_back(claim);
      }
      if (turned) std::swap(claims[0], claims[1]);
      Referee(row.digits, &claims);
      CHECK(claims[turned ? 1 : 0].reason.empty());
      CHECK(claims[turned ? 0 : 1].reason == row.reason);
    }
  }
}

}  // namespace redactor::detect
