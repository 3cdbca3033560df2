// Labelled numbers of customers.
#include <doctest/doctest.h>

#include "tests/detect/validators/validator_case.h"

namespace redactor::detect {

TEST_CASE("labelled account numbers") {
  const ValidatorCase cases[] = {
      {"7730-118842", kAccept, ""},
      {"«KD-4471902.»", kAccept, "KD-4471902"},
      {"CT-FR-00917-B", kAccept, ""},
      {"2026-02-03", kReject, ""},
      {"03.02.2026", kReject, ""},
      {"123", kReject, ""},
      {"of 2026", kReject, ""},
      {"required", kReject, ""},
      {"policy «CMP0011»", kReject, ""},
      {"policy no. «CMP0011»", kAccept, ""},
      {"Kundennummer «CMP0011»", kAccept, ""},
      {"account: «CMP0011»", kAccept, ""},
      {"account «2250981147»", kAccept, ""},
  };
  CheckCases("account", cases);
  const ValidatorCase others[] = {
      {"reference: «CVE-2015-1345»", kReject, ""},
      {"order: «0x12345678»", kReject, ""},
      {"client «1.2.3456»", kReject, ""},
      {"account «12.34.56.789»", kAccept, ""},
      {"invoice «2026-01-30»", kReject, ""},
      {"order «20260130»", kAccept, ""},
  };
  CheckCases("account", others);
}

TEST_CASE("codes of bookings") {
  const ValidatorCase cases[] = {
      {"X7K2J9", kAccept, ""},    {"88120334", kAccept, ""},
      {"ABCDEF", kReject, ""},    {"x7k2j9", kReject, ""},
      {"X7K", kReject, ""},       {"1Z999AA10123456784", kAccept, ""},
      {"confirmed", kReject, ""},
  };
  CheckCases("booking", cases);
}

}  // namespace redactor::detect
