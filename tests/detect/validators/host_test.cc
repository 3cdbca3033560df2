// Domain endings, internal hosts, internal URLs and paths.
#include <doctest/doctest.h>

#include "redactor/detect/validators/domain.h"
#include "tests/detect/validators/validator_case.h"

namespace redactor::detect {

TEST_CASE("endings") {
  const std::pair<const char*, DomainEnding> rows[] = {
      {"example.com", DomainEnding::kPublic},
      {"EXAMPLE.CO.UK", DomainEnding::kPublic},
      {"x.py", DomainEnding::kPublic},  // Paraguay: why hosts need more
      {"a.рф", DomainEnding::kPublic},
      {"a.xn--p1ai.", DomainEnding::kPublic},
      {"wiki.corp", DomainEnding::kPrivate},
      {"nas.home.arpa", DomainEnding::kPrivate},
      {"1.0.0.127.in-addr.arpa", DomainEnding::kPublic},
      {"modem.log", DomainEnding::kUnknown},
      {"corp", DomainEnding::kInvalid},
      {"", DomainEnding::kInvalid},
      {".", DomainEnding::kInvalid},
      {"a..com", DomainEnding::kInvalid},
      {"1.2.3.4", DomainEnding::kInvalid},
      {"-a.com", DomainEnding::kInvalid},
  };
  for (const auto& [name, ending] : rows) {
    CAPTURE(name);
    CHECK(static_cast<int>(EndingOf(name)) == static_cast<int>(ending));
  }
  CHECK(EndingOf(std::string(64, 'a') + ".com") == DomainEnding::kInvalid);
  std::string deep;
  for (int i = 0; i < 130; ++i) deep += "a.";
  CHECK(EndingOf(deep + "com") == DomainEnding::kInvalid);
}

TEST_CASE("own domains") {
  const ValidatorSettings settings{{"example.com"}, "US"};
  CHECK(IsOwnDomain("wiki.example.com", &settings));
  CHECK(IsOwnDomain("EXAMPLE.com.", &settings));
  CHECK_FALSE(IsOwnDomain("notexample.com", &settings));
  CHECK_FALSE(IsOwnDomain("example.com.evil.org", &settings));
  CHECK_FALSE(IsOwnDomain("example.com", nullptr));
  const ValidatorCase cases[] = {
      {"wiki.example.com", kAccept, ""},
      {"«wiki.example.com.»", kAccept, "wiki.example.com"},
      {"www.example.org", kReject, ""},
  };
  CheckCases("own_host", cases, &settings);
  CHECK(
      Judge("internal_url", "https://wiki.example.com/x", &settings).verdict ==
      kProof);
}

TEST_CASE("hosts, not files and packages") {
  const ValidatorCase cases[] = {
      {"smsbot-02.noc.lan", kAccept, ""},
      {"«batch07.corp.example.»", kAccept, "batch07.corp.example"},
      {"Janes-MacBook-Pro.local", kAccept, ""},
      {"wiki.intranet.local", kAccept, ""},
      {"com.example.test", kReject, ""},
      {"«com.example.internal».Foo", kReject, ""},
      {"threading.local", kReject, ""},
      {"nginx.conf.example", kReject, ""},
      {"foo.test", kDoubt, ""},
      {"foo1.test", kAccept, ""},
      {"below.Local", kReject, ""},
      {"/etc/«server.local»", kReject, ""},
      {"//«server.local»", kAccept, ""},
      {"«run.local»(", kReject, ""},
      {"localhost.localdomain", kReject, ""},
      {"type-body.redacted.invalid", kReject, ""},
      {"www.example.com", kReject, ""},
      {"modem.log", kReject, ""},
  };
  CheckCases("host", cases);
}

TEST_CASE("internal URLs") {
  const ValidatorCase cases[] = {
      {"http://jira.corp.example/browse/NET-7741", kProof, ""},
      {"«http://jira.corp.example/x).»", kProof, "http://jira.corp.example/x"},
      {"«http://jira.corp.example/a_(b)»", kProof,
       "http://jira.corp.example/a_(b)"},
      {"http://10.20.30.40/hr", kProof, ""},
      {"https://203.0.113.9:8443/", kProof, ""},
      {"https://[2001:db8::5]:8443/", kProof, ""},
      {"http://build-server:8080/", kAccept, ""},
      {"https://user:pw@wiki.lan/x", kProof, ""},
      {"jdbc:postgresql://db01:5432/crm", kAccept, ""},
      {"https://db01.companyzzz/", kAccept, ""},
      {"content://media/external", kReject, ""},
      {"http://localhost:3000/", kReject, ""},
      {"http://app.localhost/", kReject, ""},
      {"http://127.0.0.1:8080/setup", kReject, ""},
      {"http://[::1]/", kReject, ""},
      {"https://en.wikipedia.org/wiki/X", kReject, ""},
      {"https://wiki.corp@example.com/", kReject, ""},  // user-info
      {"https://host.redacted.invalid/", kReject, ""},
      {"https://", kReject, ""},
      {"https://[", kReject, ""},
      {"://x.lan", kReject, ""},
  };
  CheckCases("internal_url", cases);
}

TEST_CASE("paths") {
  const ValidatorCase unc[] = {
      {R"(\\labnas01\measurements$)", kAccept, ""},
      {R"(«\\fs\docs\x.»)", kAccept, R"(\\fs\docs\x)"},
      {R"(\\\\fs01\\public\\x)", kAccept, ""},
      {R"(\\d\w)", kReject, ""},
      {R"(\\localhost\share)", kReject, ""},
      {R"(C:«\\temp\\x»)", kReject, ""},
      {R"(a«\\nb\\tc»)", kReject, ""},
  };
  CheckCases("unc_path", unc);
  const ValidatorCase home[] = {
      {"/home/«dkariuki»", kAccept, ""}, {"/home/«ubuntu»", kReject, ""},
      {"/Users/«Shared»", kReject, ""},  {"C:/Users/«Jane Poe»", kAccept, ""},
      {"/home/«42»", kReject, ""},       {"/home/«jpoe.»", kAccept, "jpoe"},
  };
  CheckCases("home_user", home);
}

}  // namespace redactor::detect
