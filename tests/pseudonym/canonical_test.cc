// Canonical values: spellings that are the same value, and some that are not.
#include "redactor/pseudonym/canonical.h"

#include <doctest/doctest.h>

#include <vector>

namespace redactor::pseudonym {
namespace {

using E = EntityType;

std::string Canonical(E type, std::string_view value,
                      const std::string& region = "US") {
  CanonicalOptions options;
  options.region = region;
  std::string out = "left over";
  Canonicalize(type, value, options, &out);
  return out;
}

struct Row {
  E type;
  std::vector<std::string> spellings;
  std::string canonical;
};

TEST_CASE("spellings of one value have one canonical value") {
  const std::vector<Row> rows = {
      {E::kPerson,
       {"Jane Poe", "JANE POE", " jane   poe ", "Poe, Jane", "POE,JANE",
        "Dr. Jane Poe", "Mrs Jane Poe", "Prof. Dr. Jane Poe", "Jane Poe's",
        "Jane Poe\xE2\x80\x99s", "Poe, Dr. Jane", "Dr Poe, Jane",
        "Jane\xC2\xA0Poe", "Jane\nPoe",
        "\xEF\xBC\xAA\xEF\xBD\x81\xEF\xBD\x8E\xEF\xBD\x85 Poe"},
       "jane poe"},
      {E::kPerson,
       {"J. R. Poe", "J.R. Poe", "j r poe", "Poe, J.R."},
       "j r poe"},
      {E::kPerson, {"O\xE2\x80\x99Neil", "O'Neil", "o'neil's"}, "o'neil"},
      {E::kPerson, {"Jane Poe, Jr.", "Jane Poe Jr"}, "jane poe jr"},
      {E::kPerson,
       {"Frau Anna-Lena M\xC3\xBCller", "M\xC3\xBCLLER, Anna-Lena"},
       "anna-lena m\xC3\xBCller"},
      {E::kPerson, {"Se\xC3\xB1ora Ana Poe", "Ana Poe"}, "ana poe"},
      {E::kPerson, {"James'", "James's"}, "james"},
      {E::kPerson, {"Dr"}, "dr"},
      {E::kPerson, {"Poe, Omar, Jane"}, "poe, omar, jane"},
      {E::kUsername, {"@JanePoe", "janepoe"}, "janepoe"},
      {E::kEmail,
       {"Jane.Poe@Example.COM", "mailto:jane.poe@example.com?subject=x",
        "jane.poe@example.com."},
       "jane.poe@example.com"},
      {E::kEmail, {"Jane+Tag@example.com"}, "jane+tag@example.com"},
      {E::kEmail,
       {"j@b\xC3\xBC"
        "cher.example",
        "j@xn--bcher-kva.example"},
       "j@xn--bcher-kva.example"},
      {E::kPhone,
       {"+1 (555) 555-0100", "555-555-0100", "1 555 555 0100",
        "(555) 555\xE2\x80\x91"
        "0100",
        "tel:+1-555-555-0100", "001 555 555 0100", "15555550100"},
       "+15555550100"},
      {E::kPhone, {"555-0100"}, "5550100"},
      {E::kPhone,
       {"555-555-0100 x12", "555-555-0100 ext. 12", "5555550100;ext=12",
        "555-555-0100 Extension: 12", "555-555-0100 #12"},
       "+15555550100;ext=12"},
      {E::kPhone, {"1-800-FLOWERS"}, "1-800-flowers"},
      {E::kPhone,
       {"+44 (0)20 7946 0000", "0044 20 7946 0000"},
       "+442079460000"},
      {E::kPhone,
       {"\xD9\xA0\xD9\xA1\xD9\xA2 \xD9\xA3\xD9\xA4\xD9\xA5"},
       "012345"},
      {E::kAddress,
       {"1 Example St.,\nSpringfield", "1 EXAMPLE ST. Springfield"},
       "1 example st. springfield"},
      {E::kPostcode, {"SW1A 1AA", "sw1a  1aa"}, "sw1a 1aa"},
      {E::kCoordinates,
       {"48.8500, 2.3500", "+48.85,+2.35", "48.85 2.35", "(48.850;2.350)",
        "geo:48.85,2.35", "048.85,02.35"},
       "48.85,2.35"},
      {E::kCoordinates,
       {"-0.0,\xE2\x88\x92"
        "12.50",
        "0,-12.5"},
       "0,-12.5"},
      {E::kCoordinates, {"48\xC2\xB0 51' N"}, "48\xC2\xB0 51' n"},
      {E::kImei,
       {"35-209900-176148-1", "35 209900 176148 1", "352099001761481"},
       "352099001761481"},
      {E::kIccid,
       {"8949 0200 0010 2345 6789F", "89490200001023456789"},
       "89490200001023456789"},
      {E::kCard,
       {"4111-1111-1111-1111", "4111 1111 1111 1111"},
       "4111111111111111"},
      {E::kCard, {"XXXX-1111"}, "xxxx1111"},
      {E::kMeid, {"A0-00000-0A1B2C3", "a0000000a1b2c3"}, "a0000000a1b2c3"},
      {E::kDevice,
       {"{123E4567-E89B-12D3-A456-426614174000}",
        "urn:uuid:123e4567-e89b-12d3-a456-426614174000",
        "123e4567e89b12d3a456426614174000"},
       "123e4567e89b12d3a456426614174000"},
      {E::kDevice, {"Device-XY"}, "device-xy"},
      {E::kSerial, {"C02-XY 12", "c02xy12"}, "c02xy12"},
      {E::kNationalId, {"123.456.789-09", "12345678909"}, "12345678909"},
      {E::kAccount, {"AC/12-3"}, "ac/123"},
      {E::kMac,
       {"00:00:5E:00:53:AF", "00-00-5e-00-53-af", "0000.5e00.53af"},
       "00005e0053af"},
      {E::kMac, {"00:00:5E"}, "00:00:5e"},
      {E::kIp, {"192.0.2.1", "192.000.002.001"}, "192.0.2.1"},
      {E::kIp,
       {"2001:DB8:0:0:0:0:0:1", "2001:db8::1", "[2001:0db8::0001]"},
       "2001:db8::1"},
      {E::kIp, {"2001:db8:0:1:0:0:0:1"}, "2001:db8:0:1::1"},
      {E::kIp, {"2001:db8:0:1:1:1:1:1"}, "2001:db8:0:1:1:1:1:1"},
      {E::kIp, {"2001:db8:0:0:1:0:0:1"}, "2001:db8::1:0:0:1"},
      {E::kIp, {"::", "0:0:0:0:0:0:0:0"}, "::"},
      {E::kIp, {"2001:db8::"}, "2001:db8::"},
      {E::kIp, {"::FFFF:192.0.2.1", "::ffff:c000:201"}, "::ffff:192.0.2.1"},
      {E::kIp, {"fe80::1%ETH0"}, "fe80::1%eth0"},
      {E::kIp, {"192.0.2.0/24"}, "192.0.2.0/24"},
      {E::kIp, {"300.1.1.1"}, "300.1.1.1"},
      {E::kHost, {"SRV01.Corp.", "srv01.corp"}, "srv01.corp"},
      {E::kUrl,
       {"HTTP://Wiki.Corp:80/A?b=C", "http://wiki.corp/A?b=C"},
       "http://wiki.corp/A?b=C"},
      {E::kUrl, {"https://u:P@Wiki.corp:443"}, "https://u:P@wiki.corp"},
      {E::kUrl, {"https://wiki.corp:8443/"}, "https://wiki.corp:8443/"},
      {E::kUrl, {"http://[2001:DB8::0:1]:80/x"}, "http://[2001:db8::1]/x"},
      {E::kUrl, {"Wiki.corp/Path"}, "wiki.corp/Path"},
      {E::kPath,
       {"\\\\FS01\\Share\\a.txt", "//fs01/share/a.txt"},
       "//fs01/share/a.txt"},
      {E::kIban,
       {"gb00 test 0000 0000 0000 00", "GB00TEST00000000000000"},
       "GB00TEST00000000000000"},
      {E::kCrypto, {" 0xABCDEF "}, "0xabcdef"},
      {E::kCrypto, {"1AbCdEf"}, "1AbCdEf"},
      {E::kSecret, {" Pass Word "}, " Pass Word "},
      {E::kSsn, {"000-12-3456"}, "000123456"},
      {E::kOrg, {"Example, Inc."}, "example inc."},
      {E::kInternal, {"Project  X"}, "project x"},
  };
  for (const Row& row : rows) {
    for (const std::string& spelling : row.spellings) {
      CAPTURE(spelling);
      CHECK(Canonical(row.type, spelling) == row.canonical);
    }
  }
}

TEST_CASE("phones without country code take the one of the region") {
  struct PhoneRow {
    const char* region;
    const char* value;
    const char* canonical;
  };
  for (const PhoneRow& row : std::initializer_list<PhoneRow>{
           {"GB", "020 7946 0000", "+442079460000"},
           {"gb", "020 7946 0000", "+442079460000"},
           {"GB", "447700900123", "+447700900123"},
           {"DE", "030 23125000", "+493023125000"},
           {"DE", "0049 30 23125000", "+493023125000"},
           // Could be national as it stands, so "49" is no country code.
           {"DE", "4930 123456", "+494930123456"},
           {"FR", "01 99 00 00 00", "+33199000000"},
           {"IT", "06 0000 0000", "+390600000000"},
           {"HU", "06 55 123 456", "+3655123456"},
           {"RU", "8 (999) 000-00-00", "+79990000000"},
           {"BR", "(11) 90000-0000", "+5511900000000"},
           {"IN", "+91 00000 00000", "+910000000000"},
           {"SG", "6000 0000", "+6560000000"},
           {"XX", "020 7946 0000", "02079460000"},
           {"", "020 7946 0000", "02079460000"},
           {"US", "020 7946 000", "+10207946000"},
           {"GB", "12345", "12345"}}) {
    CAPTURE(row.region);
    CAPTURE(row.value);
    CHECK(Canonical(E::kPhone, row.value, row.region) == row.canonical);
  }
}

TEST_CASE("different values stay different") {
  const std::vector<std::pair<E, std::pair<std::string, std::string>>> rows = {
      {E::kEmail, {"a+b@example.com", "a@example.com"}},
      {E::kPerson, {"Jane Poe", "Jane Pope"}},
      {E::kPerson, {"Andr\xC3\xA9", "Andre"}},
      {E::kUrl, {"http://a.corp/X", "http://a.corp/x"}},
      {E::kUrl, {"https://a.corp:80/", "https://a.corp/"}},
      {E::kCrypto, {"1AbC", "1aBC"}},
      {E::kSecret, {"abc", "ABC"}},
      {E::kPhone, {"1-800-FLOWERS", "1-800-FLOWERZ"}},
      {E::kIp, {"::ffff:192.0.2.1", "192.0.2.1"}},
      {E::kPhone, {"555-555-0100 x1", "555-555-0100 x2"}},
  };
  for (const auto& [type, pair] : rows) {
    CAPTURE(pair.first);
    CHECK(Canonical(type, pair.first) != Canonical(type, pair.second));
  }
}

TEST_CASE("no value, however odd, has an empty or a failing canonical value") {
  for (const EntityTypeInfo& info : EntityTypes()) {
    for (const std::string value :
         {"-", "...", "@", "\xFF\xFE", "'s", ",", "+", "%", "\xE2\x80\x8B", ":",
          "http://", "[", "()", " ", "x"}) {
      CAPTURE(info.name);
      CAPTURE(value);
      CHECK_FALSE(Canonical(info.type, value).empty());
    }
    CHECK(Canonical(info.type, "").empty());
  }
}

TEST_CASE("the display spelling is a spelling of the value") {
  CHECK(DisplaySpelling(E::kPerson, "jane o'neil-poe") == "Jane O'neil-Poe");
  CHECK(DisplaySpelling(E::kLocation, "springfield") == "Springfield");
  CHECK(DisplaySpelling(E::kEmail, "a@example.com") == "a@example.com");
  for (const auto& [type, canonical] :
       std::initializer_list<std::pair<E, std::string>>{
           {E::kPerson, "jane poe"},
           {E::kPerson, "anna-lena m\xC3\xBCller"},
           {E::kAddress, "1 example st. springfield"},
           {E::kPhone, "+15555550100;ext=12"},
           {E::kIp, "2001:db8::1"},
           {E::kIban, "GB00TEST00000000000000"},
           {E::kUrl, "http://wiki.corp/A?b=C"}}) {
    CHECK(Canonical(type, DisplaySpelling(type, canonical)) == canonical);
  }
}

}  // namespace
}  // namespace redactor::pseudonym
