// IMEI, IMSI, ICCID, EID, MEID: real-shaped numbers and the same spoiled.
#include <doctest/doctest.h>

#include "tests/detect/validators/validator_case.h"

namespace redactor::detect {

TEST_CASE("IMEI") {
  const ValidatorCase cases[] = {
      {"352099001761481", kProof, ""},
      {"35-209900-176148-1", kProof, ""},
      {"35 209900 176148 1", kProof, ""},
      {"352099/00/176148/1", kProof, ""},
      {"352099001761482", kDoubt, ""},      // check digit
      {"35209900176148", kDoubt, ""},       // none
      {"35-209900 176148-1", kReject, ""},  // two separators
      {"3520990017614812", kReject, ""},
      {"3520990017614", kReject, ""},
      {"000000000000000", kReject, ""},
      {"imsi: «352099001761481»", kReject, ""},
      {"imsi 1 imei «352099001761481»", kProof, ""},
      {"«352099001761481»23", kReject, ""},
      {"«352099001761481»-12", kReject, ""},
      {"222099001761482", kReject, ""},        // Italy's MCC: an IMSI
      {"imei «222099001761482»", kDoubt, ""},  // unless it says so
      {"IMEI«352099001761481»", kProof, ""},   // glued to its label
      {"my_imei2_«352099001761481»", kProof, ""},
      {"timei«352099001761481»", kReject, ""},
  };
  CheckCases("imei", cases);
}

TEST_CASE("IMEISV has sixteen digits and no check digit") {
  const ValidatorCase cases[] = {
      {"3520990017614823", kAccept, ""}, {"35-209900-176148-23", kAccept, ""},
      {"2220990017614823", kDoubt, ""},  {"352099001761481", kReject, ""},
      {"1111111111111111", kReject, ""},
  };
  CheckCases("imeisv", cases);
}

TEST_CASE("IMSI") {
  const ValidatorCase cases[] = {
      {"310150123456789", kAccept, ""},
      {"26201123450091", kAccept, ""},
      {"199150123456789", kDoubt, ""},
      {"860123055500119", kReject, ""},         // an IMEI by its first digits
      {"imsi=«860123055500119»", kAccept, ""},  // the label wins
      {"IMSI«310150123456789»", kAccept, ""},
      {"XIMSI«310150123456789»", kReject, ""},
      {"imei=«310150123456789»", kReject, ""},
      {"3101501234567", kReject, ""},
      {"3101501234567890", kReject, ""},
  };
  CheckCases("imsi", cases);
}

TEST_CASE("IMSI of a known network") {
  const ValidatorCase cases[] = {
      {"262011234500917", kAccept, ""},  // MNC 01
      {"310410123456789", kAccept, ""},  // MNC 410
      {"001010123456789", kAccept, ""},  // test network
      {"262991234500917", kReject, ""},  // no such network
      {"26201123450091", kReject, ""},   // too short
      {"525031234567890", kReject, ""},  // an IMEI with its check digit
      {"imei «262011234500917»", kReject, ""}, {"262011111111111", kAccept, ""},
  };
  CheckCases("imsi_network", cases);
}

TEST_CASE("ICCID") {
  const ValidatorCase cases[] = {
      {"8944110220330440556", kAccept, ""},
      {"8949020000111222334", kAccept, ""},
      {"89014103211118510720", kProof, ""},  // Luhn, US as 01
      {"89014103211118510721", kAccept, ""},
      {"8999990000000000001", kDoubt, ""},  // no such country
      {"7944110220330440555", kReject, ""},
      {"89441102203304405", kReject, ""},
      {"894411022033044055512", kReject, ""},
  };
  CheckCases("iccid", cases);
}

TEST_CASE("EID") {
  const ValidatorCase cases[] = {
      {"89049032000001000000128255450211", kDoubt, ""},
      {"8904903200000100000012825545021", kReject, ""},
      {"99049032000001000000128255450211", kReject, ""},
      {"89000000000000000000000000000001", kDoubt, ""},
      // 89 x 10^30 + 71 is 1 modulo 97.
      {"89000000000000000000000000000071", kDoubt, ""},
  };
  CheckCases("eid", cases);
  int proofs = 0;
  for (int i = 0; i < 97; ++i) {
    std::string eid = "890490320000010000001282554502";
    eid += static_cast<char>('0' + i / 10);
    eid += static_cast<char>('0' + i % 10);
    proofs += Judge("eid", eid).verdict == kProof ? 1 : 0;
  }
  CHECK(proofs == 1);  // one check number fits, 02 to 98
}

TEST_CASE("MEID") {
  const ValidatorCase cases[] = {
      {"A0000012345678", kAccept, ""}, {"99-000012-345678", kAccept, ""},
      {"12000012345678", kDoubt, ""},  {"270113177609606898", kAccept, ""},
      {"A000001234567", kReject, ""},  {"A00000123456789A", kReject, ""},
  };
  CheckCases("meid", cases);
}

}  // namespace redactor::detect
