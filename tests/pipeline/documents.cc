// What the documents are mixed from.
#include "tests/pipeline/documents.h"

#include <array>

#include "tests/pipeline/harness.h"

namespace redactor::testing {
namespace {

using namespace std::string_literals;

const std::array kValues = {
    "jane.poe@example.com"s,
    "O.Haddad+x@mail.example.co.uk"s,
    "j\xC3\xBCrgen@m\xC3\xBCller.example"s,
    "(217) 555-0143"s,
    "+44 20 7946 0810"s,
    "tel:+12025550181"s,
    "35-209900-176148-1"s,
    "352099001761481"s,
    "4111 1111 1111 1111"s,
    "4111111111111111"s,
    "8901260555222333444"s,
    "310150900900901"s,
    "203.0.113.29"s,
    "2001:db8:1000:17::1"s,
    "10.20.4.77"s,
    "DC-A6-32-1E-90-AB"s,
    "GB29NWBK60161331926819"s,
    "219-09-9999"s,
    "3f2504e0-4f89-41d3-9a0c-0305e82c3301"s,
    "Jane Poe"s,
    "Dr. Nasrin Tabrizi-Keller"s,
    "JANE POE"s,
    "Aoife N\xC3\xAD Dhomhnaill"s,
    "508 Juniper Hollow Lane"s,
    "Naperville, IL 60540"s,
    "40.712812, -74.006015"s,
    "https://wiki.intranet.local/noc?user=jpoe"s,
    "http://10.20.30.40/admin"s,
    "https://www.example.org/?mail=jane%40example.com"s,
    "pgw01.noc.lan"s,
    "\\\\fs-muc-02\\traces$\\2026"s,
    "/home/siddharth_v/modem.log"s,
    "C:\\Users\\sandeepv\\dump.pcap"s,
    "AKIAIOSFODNN7EXAMPLE"s,
    "1HGBH41JXMN109186"s,
    "0x71C7656EC7ab88b098defB751B7401B5f6d8976F"s,
    "ghp_0123456789abcdefghijABCDEFGHIJ012345"s,
    "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ0ZXN0In0.c2lnbmF0dXJl"s,
    "1982-03-04"s,
    "K1A 0B1"s,
    "hunter2"s,
    "739154"s,
    "C01X00ABHTD5"s};

const std::array kLabels = {
    "email: "s,   "Tel. "s,      "IMEI "s,   "imei="s,      "ICCID: "s,
    "IMSI="s,     "card "s,      "IP "s,     "mac "s,       "IBAN "s,
    "SSN "s,      "name: "s,     "Dear "s,   "Regards,\n"s, "from "s,
    "lives at "s, "password: "s, "PIN is "s, "user="s,      "serial "s,
    "born "s,     "account "s,   "see "s,    "host "s,      "From: "s,
    "customer "s, ""s,           ""s};

const std::array kProse = {"the modem lost its link after the update"s,
                           "error 33 since 10:02:11 on 2026-02-11"s,
                           "version 5.14.2.0 of the app"s,
                           "order 20463 costs $25.00"s,
                           "Please call me back."s,
                           "my phone and my router"s,
                           "\xE6\x97\xA5\xE6\x9C\xAC\xE8\xAA\x9E text"s,
                           "os.path and x.py"s,
                           "Thanks, and bye!"s,
                           "https://www.ietf.org/rfc/rfc3261.txt"s};

const std::array kNoise = {"\xFF\xFE\xC3"s,
                           "\xE2\x80\x8B"s,
                           "\xC2\xAD"s,
                           "\t"s,
                           "@"s,
                           "--"s,
                           "%40"s,
                           "&amp;"s,
                           "\x1b[0m"s,
                           "\xF0\x9F\x98\x80"s,
                           "=3D"s,
                           "''"s,
                           "<b>"s,
                           "PERSON-"s};

template <typename Table>
const std::string& Any(const Table& table, Mix* mix) {
  return table[mix->Below(table.size())];
}

}  // namespace

std::string Mix::Text(size_t parts, bool noisy) {
  static const std::array kJoints = {" "s,  " "s,    " "s,  ", "s,
                                     "\n"s, "\n\n"s, ". "s, ""s};
  std::string out;
  for (size_t i = 0; i < parts; ++i) {
    switch (Below(noisy ? 9 : 6)) {
      case 0:
      case 1:
        out += Any(kProse, this);
        break;
      case 6:
        out += Any(kNoise, this);
        break;
      case 7:
        if (Below(8) == 0) out += std::string(Below(6000), 'x');
        break;
      case 8:
        if (Below(4) == 0) out += '\0';
        break;
      default:
        out += Any(kLabels, this);
        out += Any(kValues, this);
    }
    out += Any(kJoints, this);
  }
  return out;
}

std::string Mix::JsonValue(int depth) {
  switch (Below(depth > 0 ? 8 : 5)) {
    case 0:
      return Below(2) == 0 ? "null" : "352099001761481";
    case 1:
      return std::to_string(Below(1000000));
    case 5:
      return "[" + JsonValue(depth - 1) + ", " + JsonValue(depth - 1) + "]";
    case 6:
    case 7:
      return JsonObject(depth - 1);
    default:
      return Quote(Text(Below(5), false));
  }
}
std::string Mix::JsonObject(int depth) {
  static const std::array kKeys = {"id"s,        "name"s,     "email"s,
                                   "body"s,      "phone"s,    "imei"s,
                                   "requester"s, "comments"s, "password"s};
  std::string out = "{";
  size_t key = Below(3);
  for (size_t n = Below(4) + 1; n > 0 && key < kKeys.size(); --n) {
    if (out.size() > 1) out += ',';
    out += '"' + kKeys[key] + "\":" + JsonValue(depth);
    key += Below(3) + 1;
  }
  return out + "}";
}
std::string Mix::Csv() {
  std::string out = "id,name,email,note\r\n";
  for (size_t row = Below(5) + 1; row > 0; --row) {
    out += std::to_string(row);
    for (int cell = 0; cell < 3; ++cell) {
      std::string text = Text(Below(3), false);
      out += ",\"";
      for (const char c : text) {
        if (c == '"') out += '"';
        out += c;
      }
      out += '"';
    }
    out += "\r\n";
  }
  return out;
}

std::string Mix::Quote(const std::string& text) {
  std::string out = "\"";
  const bool escape = Below(4) == 0;
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (escape && (c == '@' || c == 'a')) {
      out += c == '@' ? "\\u0040" : "\\u0061";
    } else {
      out += c;
    }
  }
  return out + "\"";
}

Document Make(uint32_t seed, bool noisy) {
  Mix mix(seed);
  switch (seed % 4) {
    case 0:
      return {"a.txt", mix.Text(mix.Below(30) + 1, noisy)};
    case 1: {
      std::string lines;
      for (size_t n = mix.Below(6) + 1; n > 0; --n) {
        lines += mix.JsonObject(2);
        // A line that is cut off, now and then.
        if (noisy && mix.Below(6) == 0) {
          lines.resize(lines.size() - mix.Below(lines.size()));
        }
        lines += '\n';
      }
      return {"a.ndjson", lines};
    }
    case 2:
      return {"a.json", "{\"tickets\":[" + mix.JsonObject(3) + ",\n" +
                            mix.JsonObject(3) + "]}\n"};
    default:
      return {"a.csv", mix.Csv()};
  }
}

Options FormatOptions(const Document& document) {
  Options options = TestOptions();
  options.format = document.name.substr(2);
  if (options.format == "txt") options.format = "text";
  return options;
}

}  // namespace redactor::testing
