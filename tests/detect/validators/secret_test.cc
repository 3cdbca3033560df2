// Secrets, serial numbers, UUIDs, vehicles and positions.
#include <doctest/doctest.h>

#include "tests/detect/validators/validator_case.h"

namespace redactor::detect {

TEST_CASE("tokens and passwords, not prose") {
  const ValidatorCase jwt[] = {
      {"eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.c2ln", kProof, ""},
      {"eyJhIjoxfQ.eyJhIjoxfQ.c2ln", kAccept, ""},  // JSON, no algorithm
      {"aGVsbG8.eyJhIjoxfQ.c2ln", kReject, ""},
      {"", kReject, ""},
  };
  CheckCases("jwt", jwt);
  const ValidatorCase basic[] = {
      {"amFuZTpodW50ZXIy", kProof, ""},  // jane:hunter2
      {"authentication", kDoubt, ""},
      {"OmFiYw==", kDoubt, ""},  // no name
  };
  CheckCases("basic_auth", basic);
  const ValidatorCase passwords[] = {
      {"password: «hunter2»", kAccept, ""},
      {"password: «maple»", kAccept, ""},
      {"password is «maple»", kReject, ""},
      {"password is «hunter2»", kAccept, ""},
      {"password is «Tulip#x»", kAccept, ""},
      {"password: «quartz-Llama-2207.»", kAccept, "quartz-Llama-2207"},
      {"password=«s3cr3t&user=jane»", kAccept, "s3cr3t"},
      {"password=«s3c&r3t»", kAccept, "s3c&r3t"},
      {"password: «required»", kReject, ""},
      {"password: «********»", kReject, ""},
      {"password=«${DB_PASS}»", kReject, ""},
      {"password: «<yours>»", kReject, ""},
      {"password: «ab»", kReject, ""},
  };
  CheckCases("password", passwords);
  const ValidatorCase tokens[] = {
      {"9c2d71be4f0a", kAccept, ""}, {"YOUR_API_KEY", kReject, ""},
      {"summary", kReject, ""},      {"xxxxxxxxxxxx", kReject, ""},
      {"abc1", kReject, ""},         {"abcdefghijklmnopqrstuvwx", kAccept, ""},
  };
  CheckCases("token", tokens);
  const ValidatorCase pins[] = {
      {"PIN «482913»", kAccept, ""},
      {"PIN «4829»-13", kReject, ""},
  };
  CheckCases("pin", pins);
}

TEST_CASE("placeholders and names in programs are no secrets") {
  const ValidatorCase passwords[] = {
      {"password = «getPassword()»", kReject, ""},
      {"password = «this.password,»", kReject, ""},
      {"password = «request.form[»'x']", kReject, ""},
      {"password = «db_password»", kReject, ""},
      {"password = '«db_password»'", kAccept, ""},  // a literal
      {"password = «$DB_PASS»", kReject, ""},
      {"password = «$ecret9»", kAccept, ""},
      {"password = «abc(123)»", kAccept, "abc(123"},
      {"password = «{{ vault_pass }}»", kReject, ""},
      {"Pwd=«Tr1cky#9;Encrypt»=true", kAccept, "Tr1cky#9"},
      {"password =\n«user» = jane", kReject, ""},
      {"Password:\n«maple»\n", kAccept, ""},
      {"Password:\n«The» customer", kReject, ""},
  };
  CheckCases("password", passwords);
  const ValidatorCase keys[] = {
      {"ghp_EXAMPLEinert0000", kAccept, ""},
      {"ghp_xxxxxxxxxxxxxxxxxxxx", kReject, ""},
      {"hvs.YOUR_TOKEN_HERE", kReject, ""},
  };
  CheckCases("key_material", keys);
  const ValidatorCase mixed[] = {
      {"hf_abcDEfgHIjkLMnoPQrsTUvwXYza", kAccept, ""},
      {"hf_requiredCharacteristicTypesForDisplay", kReject, ""},
      {"EAAC0123456789", kAccept, ""},
  };
  CheckCases("mixed_key", mixed);
  const ValidatorCase random[] = {
      {"enc_key = «E1xAm2Pl3eIn4eRt5Wq6Zp»", kAccept, ""},
      {"public_key = «E1xAm2Pl3eIn4eRt5Wq6Zp»", kReject, ""},
      {"key: «2fd4e1c67a2d28fced849ee1bb76e7391b93eb12»", kReject, ""},
      {"key: «aaaa1111aaaa1111aaaa»", kReject, ""},  // too even
  };
  CheckCases("random_key", random);
}

TEST_CASE("typed secrets: lines, options, pairs, lists of codes") {
  const ValidatorCase lines[] = {
      {"correct horse battery staple.", kAccept,
       "correct horse battery staple"},
      {"please reset it", kReject, ""},
      {"my password works", kReject, ""},
  };
  CheckCases("passphrase", lines);
  const ValidatorCase options[] = {
      {"hunter2", kAccept, ""},
      {"pass:hunter2", kAccept, "hunter2"},
      {"/run/secret", kReject, ""},
      {"--verbose", kReject, ""},
  };
  CheckCases("option_value", options);
  const ValidatorCase pairs[] = {
      {"jane:hunter2", kAccept, ""}, {"1000:1000", kReject, ""},
      {"root:root", kReject, ""},    {"user:password", kReject, ""},
      {"host:/srv/x", kReject, ""},
  };
  CheckCases("login_pair", pairs);
  const ValidatorCase codes[] = {
      {"ABCD-1234 EFGH-5678 and keep", kAccept, "ABCD-1234 EFGH-5678"},
      {"required", kReject, ""},
  };
  CheckCases("code_words", codes);
  const ValidatorCase bare[] = {
      {"Kite_4411", kAccept, ""},  {"RFC2617", kReject, ""},
      {"manager", kReject, ""},    {"jane@example.com", kReject, ""},
      {"2024-03-01", kReject, ""},
  };
  CheckCases("password_bare", bare);
}

TEST_CASE("serial numbers hold a digit") {
  const ValidatorCase cases[] = {
      {"«RTX9K2204771.»", kAccept, "RTX9K2204771"},
      {"7GHK2X3", kAccept, ""},
      {"missing", kReject, ""},
      {"0000000", kReject, ""},
      {"SN1", kReject, ""},
  };
  CheckCases("serial", cases);
}

TEST_CASE("UUIDs and UDIDs") {
  const ValidatorCase uuid[] = {
      {"6f1c2b7e-9a54-4c1e-8b1d-2f0e7d3a9c55", kAccept, ""},
      {"00000000-0000-0000-0000-000000000000", kReject, ""},
      {"FFFFFFFF-ffff-ffff-ffff-ffffffffffff", kReject, ""},
      {"«6f1c2b7e-9a54-4c1e-8b1d-2f0e7d3a9c55»-01", kReject, ""},
      {"a«6f1c2b7e-9a54-4c1e-8b1d-2f0e7d3a9c55»", kReject, ""},
  };
  CheckCases("uuid", uuid);
  const ValidatorCase udid[] = {
      {"00008030-001A35E11A88003A", kProof, ""},
      {"2b6f0cc904d137be2e1730235f5664094b831186", kAccept, ""},
      {"0000000000000000000000000000000000000000", kReject, ""},
  };
  CheckCases("udid", udid);
}

TEST_CASE("vehicle numbers") {
  const ValidatorCase cases[] = {
      {"1M8GDM9AXKP042788", kProof, ""},  {"1HGCM82633A004352", kProof, ""},
      {"1M8GDM9A1KP042788", kDoubt, ""},  {"IM8GDM9AXKP042788", kReject, ""},
      {"11111111111111111", kReject, ""}, {"1M8GDM9AXKP04278", kReject, ""},
  };
  CheckCases("vin", cases);
}

TEST_CASE("positions") {
  const ValidatorCase cases[] = {
      {"18.5204, 73.8567", kAccept, ""},
      {"-33.8688,151.2093", kAccept, ""},
      {"63.0692° N, 151.0070° W", kAccept, ""},
      {"48°24'40\"N 114°20'15\"W", kAccept, ""},
      {"18.52, 73.85", kDoubt, ""},
      {"«18.5204, 73.8567», 3.1", kDoubt, ""},
      {"90.0001, 10.0000", kReject, ""},
      {"10.0000, 180.0001", kReject, ""},
      {"0.0000, 0.0000", kReject, ""},
      {"1«8.5204, 73.8567»", kReject, ""},
  };
  CheckCases("coordinates", cases);
}

TEST_CASE("bare check digits") {
  const ValidatorCase luhn[] = {
      {"79927398713", kProof, ""},
      {"79927398710", kDoubt, ""},
      {"7", kReject, ""},
      {"0000", kReject, ""},
  };
  CheckCases("luhn", luhn);
  CHECK(Judge("mod97", "3214282912345698765432161182").verdict == kProof);
  CHECK(Judge("mod97", "3214282912345698765432161183").verdict == kDoubt);
}

}  // namespace redactor::detect
