// Mail addresses, logins and phone numbers.
#include <doctest/doctest.h>

#include "tests/detect/validators/validator_case.h"

namespace redactor::detect {

TEST_CASE("mail addresses need an ending") {
  const ValidatorCase cases[] = {
      {"jane@example.com", kProof, ""},
      {"jane+x@mail.example.co.uk", kProof, ""},
      {"jane@server.lan", kProof, ""},
      {"jane@пример.рф", kProof, ""},
      {"jane@xn--e1afmkfd.xn--p1ai", kProof, ""},
      {"jane@example.qqqq", kDoubt, ""},
      {"jane@localhost", kReject, ""},
      {"jane@192.0.2.1", kReject, ""},
      {"jane@-example.com", kReject, ""},
      {"jane@example..com", kReject, ""},
      {"git@github.com", kReject, ""},
      {"icon@2x.png", kReject, ""},
      {"«jane@example.com.»", kProof, "jane@example.com"},
      {"«mail=jane@example.com»", kProof, "jane@example.com"},
      {"bounce-jane=example.com@lists.example.net", kProof,
       "bounce-jane=example.com@lists.example.net"},
      {"«jane@example.com.Then»", kProof, "jane@example.com"},
      {"«'jane@example.com»'", kProof, "jane@example.com"},
      {"g«it@github.com»", kReject, ""},
      {"https://jane:«pw@example.com»/", kReject, ""},
      {"https://example.org/?m=«jane@example.com»", kProof, ""},
      {"@", kReject, ""},
      {"@example.com", kReject, ""},
  };
  CheckCases("email", cases);
  CHECK(Judge("email", std::string(65, 'a') + "@example.com").verdict ==
        kReject);
  CHECK(Judge("email", std::string(64, 'a') + "@example.com").verdict ==
        kProof);
}

TEST_CASE("logins are not system accounts or prose") {
  const ValidatorCase cases[] = {
      {"jpoe", kAccept, ""},
      {"zuzka77", kAccept, ""},
      {"«jpoe.»", kAccept, "jpoe"},
      {"root", kReject, ""},
      {"Root", kReject, ""},
      {"4711", kReject, ""},
      {"x", kReject, ""},
      {"required", kReject, ""},
      {"«jane»@example.com", kReject, ""},
      {"«getName»(", kReject, ""},
  };
  CheckCases("username", cases);
  const ValidatorCase mentions[] = {
      {"@«jpoe»", kAccept, ""},
      {"@«jpoe».", kAccept, ""},
      {"@«Override»", kReject, ""},
      {"@«media»", kReject, ""},
      {"@«angular»/core", kReject, ""},
      {"@«app».route", kReject, ""},
      {"@«jpoe».run", kReject, ""},
      {" * @«ttl»: time to live", kReject, ""},
      {"thanks @«ttl»: for all", kAccept, ""},
  };
  CheckCases("at_mention", mentions);
}

TEST_CASE("international numbers") {
  const ValidatorCase cases[] = {
      {"+49 171 39200 71", kProof, ""},
      {"+44 (0)161 496 0233", kProof, ""},
      {"+1 (415) 555-0122 ext. 204", kProof, "+1 (415) 555-0122 ext. 204"},
      {"«+1 646-555-0109 12»", kProof, "+1 646-555-0109"},
      {"«+15045550119 2026»", kProof, "+15045550119"},
      {"0049 171 3920093", kProof, ""},
      {"+1 (123) 555-0122", kReject, ""},  // no such area
      {"+1 (415) 911-0122", kReject, ""},  // no such exchange
      {"+33 6 39 98 12", kReject, ""},
      {"+999 1234 5678", kReject, ""},
      {"C+«+49 171 39200 71»", kReject, ""},
      {"3704 «0044 0532 0130 00»", kReject, ""},
  };
  CheckCases("phone_e164", cases);
}

TEST_CASE("North American numbers") {
  const ValidatorCase cases[] = {
      {"217-555-0143", kAccept, ""},      {"(217) 555-0143", kAccept, ""},
      {"602/555-0137", kAccept, ""},      {"1-202-555-0198", kAccept, ""},
      {"786 555 0146", kAccept, ""},      {"2175550143", kDoubt, ""},
      {"217-555.0143", kDoubt, ""},       {"117-555-0143", kReject, ""},
      {"297-555-0143", kReject, ""},      {"217-155-0143", kReject, ""},
      {"217-911-0143", kReject, ""},      {"310-150-4471", kReject, ""},
      {"«217-555-0143»-88", kReject, ""},
  };
  CheckCases("phone_nanp", cases);
}

TEST_CASE("national numbers") {
  const ValidatorCase cases[] = {
      {"07700 900461", kAccept, ""},
      {"030/23125-662", kAccept, ""},
      {"06 39 98 12 44", kAccept, ""},
      {"0049 171 3920093", kProof, ""},
      {"011 44 20 7946 0321", kProof, ""},
      {"217-555-0143", kAccept, ""},
      {"07700900461", kDoubt, ""},
      {"06 39.98 12-44", kDoubt, ""},
      {"02110-1301", kReject, ""},  // a ZIP code
      {"0341 2026-02-03", kReject, ""},
      {"01.02.2026", kReject, ""},
      {"1770350400", kReject, ""},
      {"0000000000", kReject, ""},
      {"0532 0130", kReject, ""},
      {"3704 «0532 0130 00»", kReject, ""},
      {"«01 23 45 67 89» 10 11", kDoubt, ""},
      {"«020 7946 0018 2026»", kAccept, "020 7946 0018"},
  };
  CheckCases("phone_written", cases);
}

TEST_CASE("area codes in brackets") {
  const ValidatorCase cases[] = {
      {"(0161) 496 0233", kAccept, ""},
      {"(11) 95555-0143", kAccept, ""},
      {"(217) 555-0143", kAccept, ""},
      {"(12) 34567-8901", kReject, ""},  // no mobile number of Brazil
      {"(05) 12", kReject, ""},
      {"(2026) 12-31", kReject, ""},
  };
  CheckCases("phone_bracket", cases);
}

TEST_CASE("digits behind a cue") {
  const ValidatorCase cases[] = {
      {"555-0144", kAccept, ""},       {"4915155501430", kAccept, ""},
      {"612 34 56 78", kAccept, ""},   {"KD-«4471902»", kReject, ""},
      {"0171 «3920071»", kReject, ""}, {"1770350400123", kReject, ""},
      {"12345", kReject, ""},          {"1715550143", kAccept, ""},
      {"2019-2020", kReject, ""},      {"12.3456789", kReject, ""},
      {"1000000", kReject, ""},        {"#«1016913»", kReject, ""},
  };
  CheckCases("phone_cued", cases);
}

TEST_CASE("the user's region adds its plan") {
  const ValidatorCase here[] = {{"8 (912) 345-67-89", kReject, ""}};
  CheckCases("phone_written", here);
  ValidatorSettings norway;
  norway.region = "DO";
  CHECK(Judge("phone_cued", "8095550143", &norway).verdict == kAccept);
  ValidatorSettings hungary;
  hungary.region = "HU";
  CHECK(Judge("phone_cued", "06201234567", &hungary).verdict == kAccept);
}

TEST_CASE("letters on keys") {
  const ValidatorCase cases[] = {
      {"1-800-FLOWERS", kAccept, ""},  {"800-CALL-NOW", kAccept, ""},
      {"1-888-555-HELP", kAccept, ""}, {"800-SERIES", kReject, ""},
      {"1-800-flowers", kReject, ""},  {"1-800-555-0143", kReject, ""},
  };
  CheckCases("phone_vanity", cases);
}

TEST_CASE("mail addresses in words and quotes") {
  const ValidatorCase spelled[] = {
      {"jane [at] example [dot] com", kAccept, ""},
      {"jane at mail dot example dot org", kAccept, ""},
      {"look at the dot in", kReject, ""},
      {"look at some dot qqqq", kReject, ""},
  };
  CheckCases("email_spelled", spelled);
  const ValidatorCase quoted[] = {
      {"\"odd name\"@example.com", kProof, ""},
      {"jane@[192.0.2.17]", kAccept, ""},
      {"\"a\"@b.qqqq", kDoubt, ""},
  };
  CheckCases("email_quoted", quoted);
  const ValidatorCase remote[] = {
      {"«root@web.example.com»:/etc", kReject, ""},
      {"«jane@web.example.com»:/home", kProof, ""},
  };
  CheckCases("email", remote);
}

}  // namespace redactor::detect
