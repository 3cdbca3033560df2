// UUIDs, serial numbers and what people call their devices.
#include <doctest/doctest.h>

#include "tests/detect/validators/validator_case.h"

namespace redactor::detect {

TEST_CASE("UUIDs that are constants stand for no device") {
  const ValidatorCase cases[] = {
      {"6f1c2b7e-9a54-4c1e-8b1d-2f0e7d3a9c55", kAccept, ""},
      {"{«6F1C2B7E-9A54-4C1E-8B1D-2F0E7D3A9C55»}", kAccept, ""},
      {"00000000-0000-0000-0000-000000000000", kReject, ""},
      {"0000180f-0000-1000-8000-00805f9b34fb", kReject, ""},  // Bluetooth
      {"0000180F-0000-1000-8000-00805F9B34FB", kReject, ""},
      {"0000180f-0000-1000-8000-00805f9b34fc", kAccept, ""},
      {"20d04fe0-0000-0000-C000-000000000046", kReject, ""},  // COM
      {"6ba7b814-9dad-11d1-80b4-00c04fd430c8", kReject, ""},  // RFC 9562
      {"c12a7328-f81f-11d2-ba4b-00a0c93ec93b", kReject, ""},  // EFI partition
      {"::{«645FF040-5081-101B-9F08-00AA002F954E»}", kReject, ""},
      {"a-«6f1c2b7e-9a54-4c1e-8b1d-2f0e7d3a9c55»", kReject, ""},
  };
  CheckCases("uuid", cases);
}

TEST_CASE("serial numbers are issued, not told") {
  const ValidatorCase cases[] = {
      {"S/N: «GC4220177A93K».", kAccept, ""},
      {"serial number «ZY22»", kAccept, ""},
      {"serial «ZY22GHKX4P»", kAccept, ""},
      {"serial «ZY22»", kReject, ""},  // the bare word wants more
      {"serial «8250_omap»", kReject, ""},
      {"serial: «8250/16550»", kReject, ""},
      {"zone serial «2013101809»", kReject, ""},
      {"serial: «2013101809»", kAccept, ""},
      {"SN «1987A»", kReject, ""},
      {"asset id «8GiB»", kReject, ""},
      {"serial: «000-000-000»", kReject, ""},
      {"serial: «none»", kReject, ""},
  };
  CheckCases("serial", cases);
}

TEST_CASE("devices called after their owner") {
  const ValidatorCase cases[] = {
      {"Jane's iPhone", kAccept, ""},
      {"Jane Poe\xE2\x80\x99s iPad", kAccept, ""},
      {"iPhone de Mar\xC3\xAD"
       "a",
       kAccept, ""},
      {"Janes-MacBook-Pro", kAccept, ""},
      {"The customer's iPhone", kReject, ""},
      {"Apple's iPhone", kReject, ""},
      {"Everyone's iPad", kReject, ""},
      {"Gaming-Laptop", kReject, ""},
      {"iPhone von Apple", kReject, ""},
      {"/share/«users-pc»", kReject, ""},
  };
  CheckCases("device_owner", cases);
}

TEST_CASE("names of devices are no products, kernel names or paths") {
  const ValidatorCase cases[] = {
      {"Jane's iPhone", kAccept, ""}, {"JPOE-LAPTOP", kAccept, ""},
      {"iPhone 13 Pro", kReject, ""}, {"eth0", kReject, ""},
      {"/dev/sda1", kReject, ""},     {"unknown", kReject, ""},
  };
  CheckCases("device_name", cases);
}

}  // namespace redactor::detect
