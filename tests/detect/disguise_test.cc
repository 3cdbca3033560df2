// Every kind of value in every disguise: found, and the span covers exactly
// what was disguised. Shipped rules, plain text.
#include <doctest/doctest.h>

#include <cstdio>
#include <functional>

#include "redactor/text/utf8.h"
#include "shipped_engine.h"

namespace redactor::detect {
namespace {

struct Value {
  std::string_view label, text, type;
};

constexpr Value kValues[] = {
    {"Email: ", "jane.poe@example.com", "EMAIL"},
    {"Tel. ", "+1 217 555 0143", "PHONE"},
    {"call ", "217-555-0143", "PHONE"},
    {"IMEI: ", "352099001761481", "IMEI"},
    {"IMEI ", "35-209900-176148-1", "IMEI"},
    {"ICCID: ", "8901260555222333444", "ICCID"},
    {"IMSI=", "310150900900901", "IMSI"},
    {"card ", "4111 1111 1111 1111", "CARD"},
    {"IBAN ", "GB29 NWBK 6016 1331 9268 19", "IBAN"},
    {"SSN: ", "219-09-9999", "SSN"},
    {"MAC ", "DC:A6:32:1E:90:AB", "MAC"},
    {"VIN: ", "1HGBH41JXMN109186", "VIN"},
    {"from ", "203.0.113.29", "IP"},
    {"from ", "2001:db8:1000:17::1", "IP"},
    {"device id ", "3f2504e0-4f89-41d3-9a0c-0305e82c3301", "DEVICE"},
    {"at ", "40.712812, -74.006015", "COORDINATES"},
    {"see ", "https://wiki.intranet.local/noc", "URL"},
    {"born ", "1982-03-04", "BIRTHDATE"},
    {"token ", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ0ZXN0In0.c2lnbmF0dXJl",
     "SECRET"},
    {"key ", "AKIAIOSFODNN7EXAMPLE", "SECRET"},
    {"token ", "ghp_0123456789abcdefghijABCDEFGHIJ012345", "SECRET"},
};

using Disguise = std::function<std::string(std::string_view)>;

// Each ASCII character by itself.
template <typename Function>
Disguise Each(Function spell) {
  return [spell](std::string_view value) {
    std::string out;
    for (const char c : value) out += spell(c);
    return out;
  };
}

bool IsAlnum(char c) {
  return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

std::string Utf8(char32_t c) {
  std::string out;
  text::AppendUtf8(c, &out);
  return out;
}

std::string Format(const char* format, char c) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, format,
                static_cast<unsigned>(static_cast<unsigned char>(c)));
  return buffer;
}

std::string FullWidth(char c) {
  return Utf8(c == ' ' ? 0x3000 : static_cast<char32_t>(c) + 0xFEE0);
}

std::string MathBold(char c) {
  if (c >= '0' && c <= '9') return Utf8(0x1D7CE + (c - '0'));
  if (c >= 'A' && c <= 'Z') return Utf8(0x1D400 + (c - 'A'));
  if (c >= 'a' && c <= 'z') return Utf8(0x1D41A + (c - 'a'));
  return {c};
}

std::string ArabicDigit(char c) {
  return c >= '0' && c <= '9' ? Utf8(0x660 + (c - '0')) : std::string{c};
}

std::string UnicodeMarks(char c) {
  if (c == ' ') return "\u00A0";
  if (c == '-') return "\u2011";
  return {c};
}

std::string Base64(std::string_view bytes) {
  static constexpr char kLetters[] =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (size_t i = 0; i < bytes.size(); i += 3) {
    uint32_t group = 0;
    for (size_t k = 0; k < 3; ++k) {
      group = group << 8 |
              (i + k < bytes.size() ? static_cast<uint8_t>(bytes[i + k]) : 0u);
    }
    for (size_t k = 0; k < 4; ++k) {
      out += i + k > bytes.size() ? '=' : kLetters[group >> (18 - 6 * k) & 63];
    }
  }
  return out;
}

Disguise InTheMiddle(std::string inserted) {
  return [inserted](std::string_view value) {
    return std::string(value.substr(0, value.size() / 2)) + inserted +
           std::string(value.substr(value.size() / 2));
  };
}

struct NamedDisguise {
  std::string_view name;
  Disguise apply;
};

std::vector<NamedDisguise> Disguises() {
  return {
      {"none", [](std::string_view value) { return std::string(value); }},
      {"full width", Each(FullWidth)},
      {"mathematical bold", Each(MathBold)},
      {"Arabic digits", Each(ArabicDigit)},
      {"Unicode spaces and dashes", Each(UnicodeMarks)},
      {"zero width spaces",
       [](std::string_view value) {
         std::string out(value.substr(0, 1));
         for (const char c : value.substr(1)) out += "\u200B" + std::string{c};
         return out;
       }},
      {"a soft hyphen", InTheMiddle("\u00AD")},
      {"a right-to-left mark", InTheMiddle("\u200F")},
      {"an isolate", InTheMiddle("\u2066")},
      {"percent", Each([](char c) { return Format("%%%02X", c); })},
      {"percent, lower case", Each([](char c) { return Format("%%%02x", c); })},
      {"percent, signs", Each([](char c) {
         return IsAlnum(c) ? std::string{c} : Format("%%%02X", c);
       })},
      {"double percent", Each([](char c) { return Format("%%25%02X", c); })},
      {"decimal entities", Each([](char c) { return Format("&#%u;", c); })},
      {"hex entities", Each([](char c) { return Format("&#x%x;", c); })},
      {"double entities", Each([](char c) { return Format("&amp;#%u;", c); })},
      {"JSON escapes", Each([](char c) { return Format("\\u%04x", c); })},
      {"JSON escapes twice",
       Each([](char c) { return Format("\\\\u%04x", c); })},
      {"C escapes", Each([](char c) { return Format("\\x%02x", c); })},
      {"percent of JSON escapes",
       Each([](char c) { return Format("%%5Cu%04x", c); })},
      {"a soft line break", InTheMiddle("=\n")},
      {"a soft line break of CR LF", InTheMiddle("=\r\n")},
      {"base64", [](std::string_view value) { return Base64(value); }},
      {"base64 twice",
       [](std::string_view value) { return Base64(Base64(value)); }},
      {"percent in base64",
       [](std::string_view value) {
         return Base64(Each([](char c) { return Format("%%%02X", c); })(value));
       }},
  };
}

TEST_CASE("a disguise hides no value") {
  ShippedEngine engine;
  for (const NamedDisguise& disguise : Disguises()) {
    for (const Value& value : kValues) {
      const std::string hidden = disguise.apply(value.text);
      const std::string text =
          "Hello. " + std::string(value.label) + hidden + " is it\n";
      CAPTURE(disguise.name);
      CAPTURE(value.text);
      std::string found = engine.Find(text);
      // "\\\\u0041\\\\u0042" is the path of a share as well.
      if (found == "PATH:" + hidden) continue;
      CHECK(found == std::string(value.type) + ":" + hidden);
    }
  }
}

// The same value has the same token in every disguise.
TEST_CASE("the value of a disguised span is what it means") {
  ShippedEngine engine;
  for (const auto& [text, value] :
       std::vector<std::pair<std::string, std::string>>{
           {"mail jane.poe%40example.com", "jane.poe@example.com"},
           {"mail amFuZS5wb2VAZXhhbXBsZS5jb20= now", "jane.poe@example.com"},
           {"mail jane.poe@exam=\nple.com now", "jane.poe@example.com"},
           {"mail jane.poe@\n> example.com now", "jane.poe@example.com"},
           {"mail jane.poe@example.com", ""}}) {
    CAPTURE(text);
    engine.Find(text);
    REQUIRE(engine.result().detections.size() == 1);
    CHECK(engine.result().detections[0].identity == value);
  }
}

TEST_CASE("quoted-printable signs") {
  ShippedEngine engine;
  CHECK(engine.Find("mail jane.poe=40example=2Ecom now") ==
        "EMAIL:jane.poe=40example=2Ecom");
  CHECK(engine.Find("Tel. =2B1=C2=A0217=C2=A0555=C2=A00143") ==
        "PHONE:=2B1=C2=A0217=C2=A0555=C2=A00143");
  CHECK(engine.Find("call 217=A0555=A00143") == "PHONE:217=A0555=A00143");
}

TEST_CASE("a label that is glued to its value") {
  ShippedEngine engine;
  struct Row {
    std::string_view text, found;
  };
  for (const Row& row : {
           Row{"IMEI352099001761481", "IMEI:352099001761481"},
           {"imei_352099001761481.log", "IMEI:352099001761481"},
           {"imei_35-209900-176148-1", "IMEI:35-209900-176148-1"},
           {"IMEI35-209900-176148-1", "IMEI:35-209900-176148-1"},
           {"dump_352099001761481_2.bin of the IMEI", "IMEI:352099001761481"},
           {"SSN219-09-9999", "SSN:219-09-9999"},
           {"tel+12175550143", "PHONE:+12175550143"},
           {"Tel2175550143", "PHONE:2175550143"},
           {"(phone2175550143)", "PHONE:2175550143"},
           {"ICCID8901260555222333444", "ICCID:8901260555222333444"},
           {"ghp_0123456789abcdefghijABCDEFGHIJ012345%20x",
            "SECRET:ghp_0123456789abcdefghijABCDEFGHIJ012345"},
           {"jane_2175550143%40example.com",
            "EMAIL:jane_2175550143%40example.com"},
           // No labels.
           {"node12 eth0 v352099 x86_64 IPv4 sha256 utf8 mp3", ""},
           {"build_20260211_103000_17", ""},
           {"aimei352099001761481", ""},
           {"a1b2c3d4e5f60718293a4b5c6d7e8f9012345678", ""},
       }) {
    CAPTURE(row.text);
    CHECK(engine.Find(std::string(row.text)) == row.found);
  }
}

TEST_CASE("look-alikes of encodings stay") {
  ShippedEngine engine;
  for (const std::string_view text : {
           "date=2026-02-11 size=4096 rate=50% limit=40.00 w=20px",
           "commit 3f2504e04f8941d39a0c0305e82c330112345678",
           "/usr/lib/python3/dist-packages/requests/adapters/http",
           "sha512-9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0",
           "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk",
           "internationalisation_of_the_configuration_options",
           "SGVsbG8sIHRoZSBtb2RlbSBsb3N0IGl0cyBsaW5rIGFnYWlu",  // prose
           "AT&T &copy; 100% \\n C:\\new\\table x=3Dy &amp;",
       }) {
    CAPTURE(text);
    CHECK(engine.Find(std::string(text)).empty());
  }
}

}  // namespace
}  // namespace redactor::detect
