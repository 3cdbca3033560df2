// Cards, IBANs, routing numbers and labelled accounts; national numbers.
#include <doctest/doctest.h>

#include "tests/detect/validators/validator_case.h"

namespace redactor::detect {

TEST_CASE("cards: test numbers of the networks") {
  for (const char* good :
       {"4111111111111111", "4111 1111 1111 1111", "5555-5555-5555-4444",
        "2223003122003222", "378282246310005", "3782 822463 10005",
        "6011111111111117", "3530111333300000", "6200000000000005",
        "2200123456789019", "6011000990139424"}) {
    std::string text = good;
    CAPTURE(text);
    CHECK(Judge("card", text).verdict == kProof);
    // The same with its last digit changed is never proof.
    text.back() = text.back() == '9' ? '0' : static_cast<char>(text.back() + 1);
    CHECK(Judge("card", text).verdict == kDoubt);
  }
  const ValidatorCase cases[] = {
      {"4111 1111 1111 1111", kProof, ""},
      {"5555555555554444", kProof, ""},
      {"378282246310005", kProof, ""},
      {"3530111333300000", kProof, ""},
      {"6011111111111117", kProof, ""},
      {"30569309025904", kAccept, ""},    // Diners
      {"4222222222222", kAccept, ""},     // Visa of thirteen
      {"1770350400123", kReject, ""},     // milliseconds
      {"1770350400123456", kReject, ""},  // microseconds
      {"4111-1111 1111-1111", kReject, ""},
      {"4111111111111111111111", kReject, ""},
      {"41111111111", kReject, ""},
      {"9999999999999995", kDoubt, ""},  // no known issuer: the word decides
      {"0000000000000000", kReject, ""},
      {"0.«4111111111111111»", kReject, ""},
  };
  CheckCases("card", cases);
}

TEST_CASE("IBANs: examples of the registry") {
  for (const char* good :
       {"DE89370400440532013000", "GB29 NWBK 6016 1331 9268 19",
        "FR14 2004 1010 0505 0001 3M02 606", "ES91 2100 0418 4502 0005 1332",
        "NO93 8601 1117 947", "MT84MALT011000012345MTLCAST001S",
        "SA03 8000 0000 6080 1016 7519", "BR1800360305000010009795493C1",
        "LC55HEMM000100010012001200023015", "de89370400440532013000"}) {
    CAPTURE(good);
    std::string text = good;
    CHECK(Judge("iban", text).verdict == kProof);
    const size_t at = text.size() - 2;
    text[at] = text[at] == '1' ? '2' : '1';
    CHECK(Judge("iban", text).verdict == kDoubt);
  }
  const ValidatorCase cases[] = {
      {"«DE89 3704 0044 0532 0130 00 AN» x", kProof,
       "DE89 3704 0044 0532 0130 00"},
      {"«DE89370400440532013000 »x", kProof, "DE89370400440532013000"},
      {"DE8937040044053201300", kReject, ""},
      {"DE893704004405320130001", kReject, ""},
      {"XX89370400440532013000", kReject, ""},
      {"DEXX370400440532013000", kReject, ""},
      {"A«DE89370400440532013000»", kReject, ""},
  };
  CheckCases("iban", cases);
}

TEST_CASE("routing numbers and bank codes") {
  const ValidatorCase aba[] = {
      {"021000021", kAccept, ""},
      {"021000022", kDoubt, ""},
      {"991000021", kDoubt, ""},
      {"02100002", kReject, ""},
  };
  CheckCases("aba", aba);
  const ValidatorCase bic[] = {
      {"DEUTDEFF", kAccept, ""},  {"DEUTDEFF500", kAccept, ""},
      {"CHASUS33", kAccept, ""},  {"DEUTQQFF", kDoubt, ""},
      {"DEUTDEFF5", kReject, ""},
  };
  CheckCases("bic", bic);
}

TEST_CASE("US social security and taxpayer numbers") {
  const ValidatorCase ssn[] = {
      {"457-55-5462", kAccept, ""}, {"457555462", kDoubt, ""},
      {"000-55-5462", kReject, ""}, {"666-55-5462", kReject, ""},
      {"912-70-1234", kReject, ""}, {"457-00-5462", kReject, ""},
      {"457-55-0000", kReject, ""}, {"1-«457-55-5462»", kReject, ""},
      {"555555555", kReject, ""},
  };
  CheckCases("ssn", ssn);
  const ValidatorCase itin[] = {
      {"912-70-1234", kAccept, ""},
      {"912-93-1234", kDoubt, ""},
      {"912701234", kDoubt, ""},
      {"812-70-1234", kReject, ""},
  };
  CheckCases("itin", itin);
}

TEST_CASE("dates of birth") {
  const ValidatorCase cases[] = {
      {"14/09/1987", kAccept, ""}, {"1987-09-14", kAccept, ""},
      {"02/29/1948", kAccept, ""}, {"3. März 1980", kAccept, ""},
      {"31/12/87", kAccept, ""},   {"45/45/1987", kReject, ""},
      {"14/12/1987", kAccept, ""}, {"13/13/1987", kReject, ""},
      {"00/09/1987", kReject, ""}, {"1.2.3.4", kReject, ""},
      {"14/09/1700", kReject, ""},
  };
  CheckCases("birthdate", cases);
}

}  // namespace redactor::detect
