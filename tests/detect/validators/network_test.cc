// IP and MAC addresses.
#include <doctest/doctest.h>

#include "redactor/detect/validators/ip_address.h"
#include "tests/detect/validators/validator_case.h"

namespace redactor::detect {

TEST_CASE("IPv6 text forms of RFC 4291") {
  for (const char* good :
       {"2001:db8::1", "::", "::1", "1:2:3:4:5:6:7:8", "1::8",
        "1:2:3:4:5:6:7::", "::2:3:4:5:6:7:8", "::ffff:192.0.2.1",
        "64:ff9b::192.0.2.33", "1:2:3:4:5:6:192.0.2.1",
        "FE80::0202:B3FF:FE1E:8329"}) {
    CAPTURE(good);
    CHECK(ParseIpv6(good).has_value());
  }
  for (const char* bad :
       {"", ":", ":::", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "1::2::3",
        "12345::", "g::1", "1:2:3:4:5:6:7:8::", "::1:2:3:4:5:6:7:8",
        "1:2:3:4:5:6:7:", ":1:2:3:4:5:6:7:8", "192.0.2.1::", "::192.0.2.256",
        "::192.0.2", "1:2:3:4:5:6:7:192.0.2.1", "2001:db8::1%eth0"}) {
    CAPTURE(bad);
    CHECK_FALSE(ParseIpv6(bad).has_value());
  }
  const auto ip = ParseIpv6("2001:db8::ff00:42");
  REQUIRE(ip);
  CHECK(*ip == Ipv6{0x2001, 0xdb8, 0, 0, 0, 0, 0xff00, 0x42});
  const auto mapped = ParseIpv6("::ffff:192.0.2.1");
  REQUIRE(mapped);
  CHECK(MappedIpv4(*mapped) == Ipv4{192, 0, 2, 1});
}

TEST_CASE("IPv4") {
  CHECK(ParseIpv4("192.0.2.1") == Ipv4{192, 0, 2, 1});
  CHECK(ParseIpv4("192.000.002.001") == Ipv4{192, 0, 2, 1});
  for (const char* bad : {"", "1.2.3", "1.2.3.4.5", "256.1.1.1", "01.2.3.4",
                          "1.2.3.4 ", "1..2.3", "1234.1.1.1", "a.b.c.d"}) {
    CAPTURE(bad);
    CHECK_FALSE(ParseIpv4(bad).has_value());
  }
  const ValidatorCase cases[] = {
      {"203.0.113.9", kAccept, ""},
      {"ip=«10.1.2.3»:443", kAccept, ""},
      {"«198.51.100.64»/29", kAccept, ""},
      {"«192.0.2.1».", kAccept, ""},
      {"127.0.0.1", kReject, ""},
      {"0.0.0.0", kReject, ""},
      {"255.255.255.0", kReject, ""},
      {"224.0.0.251", kReject, ""},
      {"1.3.6.1.«4.1.9.9»", kReject, ""},
      {"«1.3.6.1».4.1", kReject, ""},
      {"v«203.0.113.9»", kReject, ""},
      {"Chrome/«99.0.4.77»", kReject, ""},
      {"db/«192.0.2.4»", kAccept, ""},
      {"7.1.2.3", kDoubt, ""},
      {"ip«203.0.113.9»", kAccept, ""},
      {"zip«203.0.113.9»", kReject, ""},
      {"8.8.8.8", kReject, ""},
      {"8.8.8.9", kDoubt, ""},
      {"from «12.1.0.2» to 12.2.0.1", kReject, ""},
      {"12.1.0.2 to «12.2.0.1».", kReject, ""},
      {"from «10.1.0.2» to 10.2.0.1", kAccept, ""},
      {"10.1.2.3", kAccept, ""},
      {"tool-«192.0.2.4».zip", kDoubt, ""},
  };
  CheckCases("ipv4", cases);
}

TEST_CASE("IPv6 in running text") {
  const ValidatorCase cases[] = {
      {"«2001:db8::1»", kProof, "2001:db8::1"},
      {"at «2001:db8::1:»", kProof, "2001:db8::1"},
      {"addr«:2001:db8::1» x", kProof, "2001:db8::1"},
      {"inet«6:fe80::1»", kProof, "fe80::1"},
      {"«fe80::1»%eth0", kProof, "fe80::1"},
      {"[«2001:db8::1»]:443", kProof, ""},
      {"«::ffff:203.0.113.9»", kProof, ""},
      {"::ffff:127.0.0.1", kReject, ""},
      {"::1", kReject, ""},
      {"::", kReject, ""},
      {"ff02::1", kReject, ""},
      {"fc00::", kReject, ""},
      {"2001:db8:77::", kProof, ""},
      {"st«d::»vector", kReject, ""},
      {"wor«d::beef»", kReject, ""},
      {"a::b", kDoubt, ""},
      {"12:34:56", kReject, ""},
      {"00:11:22:ff:fe:33:44:55", kReject, ""},
      {"«2001:db8:0:0:0:0:0:1»:ab:cd", kReject, ""},
  };
  CheckCases("ipv6", cases);
}

TEST_CASE("MAC addresses stand for themselves") {
  const ValidatorCase cases[] = {
      {"3C:52:82:1A:9F:07", kAccept, ""},
      {"3c-52-82-1a-9f-07", kAccept, ""},
      {"a491.b10c.9d3f", kAccept, ""},
      {"00:11:22:ff:fe:33:44:55", kAccept, ""},
      {"01:3c:52:82:1a:9f:07", kAccept, "3c:52:82:1a:9f:07"},
      {"001b44113ab7", kDoubt, ""},
      {"001b:4411:3ab7", kDoubt, ""},
      {"001b44-113ab7", kDoubt, ""},
      {"0011.22ff.fe33.4455", kAccept, ""},
      {"«a4:91:b1:0c:77:e2»_5GHz", kAccept, ""},
      {"01:00:5e:00:00:fb", kReject, ""},
      {"33:33:00:00:00:01", kReject, ""},
      {"33:33:ff:0c:77:e2", kAccept, ""},
      {"3c:52-82:1a-9f:07", kReject, ""},
      {"00:00:00:00:00:00", kReject, ""},
      {"FF:FF:FF:FF:FF:FF", kReject, ""},
      {"02:3c:52:82:1a:9f:07", kReject, ""},
      {"«3c:52:82:1a:9f:07»:aa:bb", kReject, ""},
      {"x«3c:52:82:1a:9f:07»", kReject, ""},
  };
  CheckCases("mac", cases);
}

TEST_CASE("MAC addresses behind their label") {
  const ValidatorCase cases[] = {
      {"0:1b:44:1:3a:b7", kAccept, ""}, {"00 1B 44 11 3A B7", kAccept, ""},
      {"001B44113AB7", kAccept, ""},    {"0:0:0:0:0:0", kReject, ""},
      {"1:0:5e:0:0:fb", kReject, ""},   {"ff:ff:ff:ff:ff:ff", kReject, ""},
      {"0:1b:44:1:3a", kReject, ""},
  };
  CheckCases("mac_labelled", cases);
}

}  // namespace redactor::detect
