// Logins of Windows domains, directories, profiles and prose.
#include <doctest/doctest.h>

#include "tests/detect/validators/validator_case.h"

namespace redactor::detect {

TEST_CASE("the user of a Windows domain") {
  const ValidatorCase cases[] = {
      {"CORP\\«jpoe»", kAccept, ""},
      {"CORP\\\\«jane.poe».", kAccept, ""},
      {"CORP\\«nina» logged on", kAccept, ""},
      {"JSON\\«nmodule»\\nnext", kReject, ""},
      {"AUTHORITY\\«system»", kReject, ""},
      {"SOFTWARE\\«Microsoft»", kReject, ""},
      {"SRC\\«main.cpp»", kReject, ""},
      {"CORP\\«jp»", kReject, ""},
  };
  CheckCases("domain_user", cases);
}

TEST_CASE("names in a directory") {
  const ValidatorCase cases[] = {
      {"Jane Poe", kAccept, ""},
      {"Domain Admins", kReject, ""},
      {"Exchange Trusted Subsystem", kReject, ""},
  };
  CheckCases("dn_name", cases);
}

TEST_CASE("members of public sites") {
  const ValidatorCase cases[] = {
      {"jane-poe", kAccept, ""}, {"jpoe77.", kAccept, "jpoe77"},
      {"groups", kReject, ""},   {"sharer.php", kReject, ""},
      {"12345", kReject, ""},
  };
  CheckCases("profile", cases);
  const ValidatorCase alone[] = {
      {"«jpoe77»", kAccept, ""},
      {"«jpoe77»/1234", kAccept, ""},
      {"«google»/re2", kReject, ""},
  };
  CheckCases("profile_alone", alone);
}

TEST_CASE("a login behind the word user") {
  const ValidatorCase cases[] = {
      {"for user «jpoe77»", kAccept, ""},
      {"for user «jane» from 192.0.2.1", kAccept, ""},
      {"by user «jane», twice", kAccept, ""},
      {"for user «functions» to call", kReject, ""},
      {"by user «services».", kReject, ""},
  };
  CheckCases("named_user", cases);
}

}  // namespace redactor::detect
