// Names of machines by their place.
#include <doctest/doctest.h>

#include "tests/detect/validators/validator_case.h"

namespace redactor::detect {

TEST_CASE("a machine behind a label or a time stamp") {
  const ValidatorCase cases[] = {
      {"hostname: «web»", kAccept, ""},
      {"hostname «web»", kDoubt, ""},
      {"hostname «web01»", kAccept, ""},
      {"host=«db»", kReject, ""},  // too short
      {"hostname: «localhost»", kReject, ""},
      {"hostname: «Unknown»", kReject, ""},
      {"hostname: «12345»", kReject, ""},
      {"09:01:22 «mymachine» su: x", kAccept, ""},
      {"09:01:22 «ERROR» main: x", kReject, ""},
      {"hostname «web-»", kDoubt, "web"},
      {"hostname: «web-1.»", kAccept, "web-1"},
      {"hostname: «fetch»(", kReject, ""},
      {"hostname: «host-7q4m2k9xabtc.redacted.invalid»", kReject, ""},
  };
  CheckCases("machine", cases);
}

TEST_CASE("a host name with an address in it") {
  const ValidatorCase cases[] = {
      {"203-0-113-9.example.net", kAccept, ""},
      {"c-«203-0-113-9.hsd1.ca.example.net»", kAccept, ""},
      {"203.0.113.9.dyn.example.net", kAccept, ""},
      {"host«203-0-113-9.example.com.»", kAccept, "203-0-113-9.example.com"},
      {"lib-«203.0.113.9.example.com»", kReject, ""},
      {"ip-«10-2-3-4.internal»", kAccept, ""},
      {"300-0-113-9.example.net", kReject, ""},
      {"127-0-0-1.example.net", kReject, ""},
      {"203-0-113-9.tarball", kReject, ""},
      {"lib-203-0-113.example.net", kReject, ""},
      {"a/«203-0-113-9.example.net»", kReject, ""},
  };
  CheckCases("ip_host", cases);
}

TEST_CASE("a customer at a provider of dynamic names") {
  const ValidatorCase cases[] = {
      {"poe-family.duckdns.org", kAccept, ""},
      {"https://«jane.synology.me»/photo", kAccept, ""},
      {"www.duckdns.org", kReject, ""},
      {"help.dyndns.org", kReject, ""},
      {"me@«jane.synology.me»", kReject, ""},
  };
  CheckCases("dynamic_host", cases);
}

}  // namespace redactor::detect
