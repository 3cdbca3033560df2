// Field knowledge: names, conditions, values, user rules.
#include "redactor/detect/field.h"

#include <doctest/doctest.h>

#include <cstdio>
#include <fstream>

#include "redactor/detect/product_name.h"
#include "tests/detect/record_builder.h"

namespace redactor::detect {
namespace {

std::string FieldsFile() {
  return std::string(REDACTOR_SOURCE_DIR) + "/patterns/fields.toml";
}

std::unique_ptr<const FieldClassifier> MakeClassifier(
    const std::vector<UserFieldRule>& user = {},
    LocationLevel location = LocationLevel::kCity) {
  auto made = FieldClassifier::Create(FieldsFile(), user, location);
  REQUIRE_MESSAGE(made.ok(), made.status().message());
  return std::move(made).value();
}

struct Found {
  std::vector<FieldVerdict> verdicts;
  std::string text;
};

Found Find(const FieldClassifier& classifier,
           const std::vector<PathValue>& values) {
  RecordBuilder builder(values);
  const auto memo = FieldClassifier::NewMemo();
  Found found;
  classifier.Classify(builder.record(), memo.get(), &found.verdicts);
  REQUIRE(found.verdicts.size() == values.size());
  std::vector<Detection> detections;
  classifier.Detect(builder.record(), found.verdicts, &detections);
  found.text = Show(builder.record(), detections);
  return found;
}

TEST_CASE("names are normalised") {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"email", "email"},
      {"customerUserID", "customer_user_id"},
      {"CustomerUserID", "customer_user_id"},
      {"IPAddress", "ip_address"},
      {"userIDs", "user_ids"},
      {"Phone_Number__c", "phone_number"},
      {"Location__Latitude__s", "location_latitude"},
      {"requester.name", "name"},
      {"wp:author_email", "author_email"},
      {"/users/0/displayName", "display_name"},
      {"P.O. Box", "p_o_box"},
      {"E-Mail", "e_mail"},
      {"  Full Name: ", "full_name"},
      {"Straß"
       "e",
       "strasse"},
      {"Téléphone", "telephone"},
      {"user[email]", "user_email"},
      {"@display_value", "display_value"},
      {"48x48", "48x48"},
      {"Телефон", "телефон"},
      {"", ""},
      {"___", ""},
  };
  for (const auto& [raw, expected] : cases) {
    CAPTURE(raw);
    CHECK(NormalizeFieldName(raw) == expected);
  }
}

struct FieldCase {
  std::vector<PathValue> values;
  std::string_view expected;  // "" : nothing is found by the field alone
};

void CheckAll(const FieldClassifier& classifier,
              const std::vector<FieldCase>& cases) {
  for (const FieldCase& one : cases) {
    CAPTURE(one.values.front().path);
    CAPTURE(one.values.front().value);
    CHECK(Find(classifier, one.values).text == one.expected);
  }
}

TEST_CASE("the name of a field gives the type of its value") {
  CheckAll(
      *MakeClassifier(),
      {
          {{{"/requester_email", "jane@example.com"}},
           "EMAIL:jane@example.com"},
          {{{"/Phone", "(217) 555-0143"}}, "PHONE:(217) 555-0143"},
          {{{"#/phone", "13125550187"}}, "PHONE:13125550187"},
          {{{"/phone", "tel: x2175550143"}}, "PHONE:x2175550143"},
          {{{"/imei", "35-209900-176148-1"}}, "IMEI:35-209900-176148-1"},
          {{{"/ICCID", "8901410321111111111"}}, "ICCID:8901410321111111111"},
          {{{"/serial_number", "C02XL0GTJGH5"}}, "SERIAL:C02XL0GTJGH5"},
          {{{"/deviceId", "A1B2-C3D4-E5F6"}}, "DEVICE:A1B2-C3D4-E5F6"},
          {{{"/vin", "1M8GDM9AXKP042788"}}, "VIN:1M8GDM9AXKP042788"},
          {{{"/bssid", "00:00:5e:00:53:01"}}, "MAC:00:00:5e:00:53:01"},
          {{{"/ip_address", "198.51.100.23"}}, "IP:198.51.100.23"},
          {{{"/hostname", "ws-4711"}}, "HOST:ws-4711"},
          {{{"/company", "Acme GmbH"}}, "ORG:Acme GmbH"},
          {{{"#/latitude", "39.7817"}}, "COORDINATES:39.7817"},
          {{{"/coordinates", "39.78, -89.65"}}, "COORDINATES:39.78, -89.65"},
          {{{"/street", "12 Oak Street"}}, "ADDRESS:12 Oak Street"},
          {{{"/MailingStreet", "12 Oak Street\nApt 4"}},
           "ADDRESS:12 Oak Street\nApt 4"},
          {{{"/plz", "10115"}}, "POSTCODE:10115"},
          {{{"#/zip", "62704"}}, "POSTCODE:62704"},
          {{{"/city", "Springfield"}}, "LOCATION:Springfield"},
          {{{"/location", "Springfield, IL, United States"}},
           "LOCATION:Springfield, IL, United States"},
          {{{"/birthday", "1990-02-03"}}, "BIRTHDATE:1990-02-03"},
          {{{"/ssn", "078-05-1120"}}, "SSN:078-05-1120"},
          {{{"/employeeSSN", "078-05-1120"}}, "SSN:078-05-1120"},
          {{{"/Steuer-ID", "86095742719"}}, "TAXID:86095742719"},
          {{{"/codiceFiscale", "RSSMRA85T10A562S"}}, "TAXID:RSSMRA85T10A562S"},
          {{{"/ИНН", "500100732259"}}, "TAXID:500100732259"},
          {{{"/Passport No.", "X1234567"}}, "PASSPORT:X1234567"},
          {{{"/パスポート番号", "TK1234567"}}, "PASSPORT:TK1234567"},
          {{{"/Führerscheinnummer", "B072RRE2I55"}}, "LICENSE:B072RRE2I55"},
          {{{"/DL Number", "D1234567"}}, "LICENSE:D1234567"},
          {{{"/Kfz-Kennzeichen", "B-AB 1234"}}, "PLATE:B-AB 1234"},
          {{{"/Vehicle Reg", "AB12 CDE"}}, "PLATE:AB12 CDE"},
          {{{"/Fahrgestellnummer", "WDB9634031L123456"}},
           "VIN:WDB9634031L123456"},
          {{{"/fødselsnummer", "15108695088"}}, "NATIONALID:15108695088"},
          {{{"/Rodné číslo", "850101/1234"}}, "NATIONALID:850101/1234"},
          {{{"/주민등록번호", "900101-1234567"}}, "NATIONALID:900101-1234567"},
          {{{"/TC Kimlik No", "10000000146"}}, "NATIONALID:10000000146"},
          {{{"/iban", "DE02120300000000202051"}},
           "IBAN:DE02120300000000202051"},
          {{{"/customerNumber", "K-10023"}}, "ACCOUNT:K-10023"},
          {{{"/order_number", "7730-118842"}}, "ACCOUNT:7730-118842"},
          {{{"/FirstName", "Jane"}}, "PERSON:Jane"},
          {{{"/Nachname", "Poe"}}, "PERSON:Poe"},
          {{{"/displayName", "Jane Poe"}}, "PERSON:Jane Poe"},
          {{{"/login", "jpoe"}}, "USERNAME:jpoe"},
          {{{"/screen_name", "@jpoe"}}, "USERNAME:jpoe"},
          {{{"/twitter", "jpoe"}}, "USERNAME:jpoe"},
          {{{"/password", "hunter2"}}, "SECRET:hunter2"},
          {{{"/user/api_key", "\"abc\""}}, "SECRET:\"abc\""},
          {{{"/avatar_url", "https://example.com/u/jpoe.png"}},
           "URL:https://example.com/u/jpoe.png"},
          {{{"/sys_created_by", "don.goodliffe"}}, "USERNAME:don.goodliffe"},
          {{{"/姓名", "李小龙"}}, "PERSON:李小龙"},
      });
}

TEST_CASE("siblings and parents decide about words of many meanings") {
  CheckAll(
      *MakeClassifier(),
      {
          {{{"/name", "Jane Poe"}, {"/id", "5"}}, ""},
          {{{"/name", "Jane Poe"}, {"/email", "j@example.com"}},
           "PERSON:Jane Poe|EMAIL:j@example.com"},
          {{{"/requester/name", "Jane Poe"}}, "PERSON:Jane Poe"},
          {{{"/comments/0/author/name", "Jane Poe"}}, "PERSON:Jane Poe"},
          {{{"/users/0/name", "Jane Poe"}}, "PERSON:Jane Poe"},
          {{{"/product/name", "Jane Poe"},
            {"/requester/email", "j@example.com"}},
           "EMAIL:j@example.com"},
          {{{"/company/name", "Acme"}}, "ORG:Acme"},
          {{{"/product_name", "Acme Phone"}}, ""},
          {{{"/title", "Jane Poe"}, {"/email", "j@example.com"}},
           "EMAIL:j@example.com"},
          {{{"/subject", "Jane Poe"}}, ""},
          {{{"/requester.name", "Jane Poe"}}, "PERSON:Jane Poe"},
          {{{"/product.name", "Acme"}, {"/requester.email", "j@example.com"}},
           "EMAIL:j@example.com"},
          {{{"/contact.name", "Jane"}, {"/contact.email", "j@example.com"}},
           "PERSON:Jane|EMAIL:j@example.com"},
          {{{"/state", "Illinois"}, {"/city", "Springfield"}},
           "LOCATION:Springfield"},
          {{{"/key", "jpoe"}, {"/displayName", "Jane Poe"}},
           "USERNAME:jpoe|PERSON:Jane Poe"},
          {{{"/key", "SC-20441"}, {"/summary", "x"}}, ""},
          {{{"/address/code", "10115"}}, "POSTCODE:10115"},
          {{{"/error/code", "10115"}}, ""},
          {{{"/location", "/forum/index.php?u=1"}}, ""},
          {{{"/emails/0", "a@example.com"}, {"/emails/1", "b@example.com"}},
           "EMAIL:a@example.com|EMAIL:b@example.com"},
          {{{"/phones/0/value", "217 555 0143"}, {"/phones/0/type", "work"}},
           "PHONE:217 555 0143"},
          {{{"/emails/0/value", "a@example.com"}, {"/emails/0/id", "12"}},
           "EMAIL:a@example.com"},
          {{{"/identities/0/value", "a@example.com"}}, "EMAIL:a@example.com"},
          {{{"/identities/0/value", "+12175550143"}}, "PHONE:+12175550143"},
          {{{"/identities/0/value", "janepoe"}}, "USERNAME:janepoe"},
          {{{"/custom_fields/0/value", "Jane"}}, ""},
          {{{"/caller_id/display_value", "Jane Poe"}}, "PERSON:Jane Poe"},
          {{{"/caller_id/@display_value", "Jane Poe"},
            {"/caller_id", "681ccaf9c0a8016400b98a06818d57c7"}},
           "PERSON:Jane Poe"},
          {{{"/cmdb_ci/display_value", "ws-4711"}}, "HOST:ws-4711"},
          {{{"/priority/display_value", "1 - High"}}, ""},
          {{{"/sn", "Poe"}, {"/cn", "Jane Poe"}}, "PERSON:Poe|PERSON:Jane Poe"},
          {{{"/sn", "C02XL0GTJGH5"}}, "SERIAL:C02XL0GTJGH5"},
          {{{"/items/0/from", "Open"},
            {"/items/0/to", "Done"},
            {"/items/0/field", "status"}},
           ""},
          {{{"/is_owner", "true"}}, ""},
          {{{"/incident_state", "New York"}}, ""},
          {{{"/via/source/from/address", "jane@example.com"}},
           "EMAIL:jane@example.com"},
          {{{"/name/first", "Jane"}, {"/name/last", "Poe"}},
           "PERSON:Jane|PERSON:Poe"},
          {{{"/phpbb_users/name", "Jane Poe"}}, "PERSON:Jane Poe"},
      });
}

TEST_CASE("lists are cut, labels and ports stay") {
  CheckAll(
      *MakeClassifier(),
      {
          {{{"/to", "Jane Poe <jane@example.com>, bob@example.org"}},
           "PERSON:Jane Poe|EMAIL:jane@example.com|EMAIL:bob@example.org"},
          {{{"/cc",
             "\"Poe, Jane\" <jane@example.com>; Roe, Bob <b@example.org>"}},
           "PERSON:Poe, Jane|EMAIL:jane@example.com|PERSON:Roe, Bob|EMAIL:b@"
           "example.org"},
          {{{"/from", "jane@example.com (Jane Poe)"}},
           "EMAIL:jane@example.com|PERSON:Jane Poe"},
          {{{"/from", "Jane Poe"}}, "PERSON:Jane Poe"},
          {{{"/cc_emails", "[\"a@example.com\",\"b@example.com\"]"}},
           "EMAIL:a@example.com|EMAIL:b@example.com"},
          {{{"/email", "mailto:jane@example.com"}}, "EMAIL:jane@example.com"},
          {{{"/email", "jane at example.com"}}, "EMAIL:jane at example.com"},
          {{{"/watch_list",
             "681ccaf9c0a8016400b98a06818d57c7,jane@example.com"}},
           "EMAIL:jane@example.com"},
          {{{"/username", "jane@example.com"}}, "EMAIL:jane@example.com"},
          {{{"/author", "jane@example.com"}}, "EMAIL:jane@example.com"},
          {{{"/assignee", "Poe, Jane"}}, "PERSON:Poe, Jane"},
          {{{"/assignee", "van der Berg, Anna Maria"}},
           "PERSON:van der Berg, Anna Maria"},
          {{{"/attendees", "Jane Poe, Bob Roe"}},
           "PERSON:Jane Poe|PERSON:Bob Roe"},
          {{{"/attendees", "Jane Poe; Bob"}}, "PERSON:Jane Poe|PERSON:Bob"},
          {{{"/reporter", "Jane Poe [:jpoe]"}},
           "PERSON:Jane Poe|USERNAME:jpoe"},
          {{{"/assignee", "jsmith42"}}, "USERNAME:jsmith42"},
          {{{"/user_name", "CORP\\jpoe"}}, "HOST:CORP|USERNAME:jpoe"},
          {{{"/username", "Jane Poe"}}, "PERSON:Jane Poe"},
          {{{"/client_ip", "198.51.100.23:8080, 203.0.113.9"}},
           "IP:198.51.100.23|IP:203.0.113.9"},
          {{{"/ip", "[2001:db8::1]:443"}}, "IP:2001:db8::1"},
          {{{"/ip", "127.0.0.1"}}, ""},
          {{{"/remote_host", "mail.corp.example:25"}},
           "HOST:mail.corp.example"},
          {{{"/host", "ws1, ws2.corp.example."}},
           "HOST:ws1|HOST:ws2.corp.example"},
          {{{"/server", "nginx/1.18"}}, ""},
          {{{"/phone", "217-555-0143; +49 30 23125 000"}},
           "PHONE:217-555-0143|PHONE:+49 30 23125 000"},
          {{{"/phone", "030/23125000"}}, "PHONE:030/23125000"},
          {{{"/phone", "2175550143/2175550144"}},
           "PHONE:2175550143|PHONE:2175550144"},
          {{{"/phone", "Home: (217) 555-0143 x12"}},
           "PHONE:(217) 555-0143 x12"},
          {{{"/imei", "352099001761481 / 352099001761499"}},
           "IMEI:352099001761481|IMEI:352099001761499"},
          {{{"/location", "  \"Springfield\" "}}, "LOCATION:Springfield"},
          {{{"/author", "[Jane Poe]"}}, "PERSON:Jane Poe"},
          {{{"/name", "\xC2\xA0Jane Poe\xC2\xA0"}, {"/email", ""}},
           "PERSON:Jane Poe"},
      });
}

TEST_CASE("a value may contradict its name") {
  const auto classifier = MakeClassifier();
  CheckAll(
      *classifier,
      {
          {{{"/phone", "iPhone 13"}}, ""},
          {{{"/first_name", "12345"}}, ""},
          {{{"/caller_id", "681ccaf9c0a8016400b98a06818d57c7"}}, ""},
          {{{"/user_id", "843087"}}, ""},
          {{{"/user_id", "jane.poe"}}, "USERNAME:jane.poe"},
          {{{"/customer_id", "jane@example.com"}}, "EMAIL:jane@example.com"},
          {{{"/to_address", "u_2:u_9"}}, ""},
          {{{"/accountId", "557058:f58131cb-b67d-43c7-b30d-6b58d40bd077"}}, ""},
          {{{"/user", "U02AB3CD4"}}, ""},
          {{{"/address", "0x7fffdeadbeef"}}, ""},
          {{{"/address", "198.51.100.7"}}, "IP:198.51.100.7"},
          {{{"/facebook", "https://facebook.com/jane"}},
           "URL:https://facebook.com/jane"},
          {{{"/password", "false"}}, ""},
          {{{"/photo", "yes"}}, ""},
          {{{"/machine", "x86_64"}}, ""},
      });
  for (const std::string_view null : {"",
                                      " ",
                                      "-",
                                      "n/a",
                                      "N/A",
                                      "#N/A",
                                      "none",
                                      "NULL",
                                      "unknown",
                                      "nil",
                                      "(empty)",
                                      "not provided",
                                      "anonymous",
                                      "system",
                                      "admin",
                                      "true",
                                      "false",
                                      "0",
                                      "deleted user",
                                      "Guest"}) {
    CAPTURE(null);
    CHECK(Find(*classifier, {{"/author", null}}).text == "");
  }
  CHECK(Find(*classifier, {{"/last_name", "Na"}}).text == "PERSON:Na");
  const std::string essay(300, 'z');
  const Found found = Find(*classifier, {{"/author", essay}});
  CHECK(found.verdicts[0].action == FieldAction::kText);
  CHECK(Find(*classifier, {{"/password", essay}}).text == "SECRET:" + essay);
}

TEST_CASE("actions other than tokens") {
  const auto classifier = MakeClassifier();
  const std::tuple<std::string_view, FieldAction, std::string_view> cases[] = {
      {"/ticket_id", FieldAction::kKeep, "field.ref.opaque"},
      {"/description", FieldAction::kText, "field.text"},
      {"/url", FieldAction::kUrl, "field.url"},
      {"/Message-ID", FieldAction::kText, "field.ref.message"},
      {"/country", FieldAction::kKeep, "field.loc.country"},
      {"/county", FieldAction::kKeep, "field.loc.region"},
      {"/frobnicate", FieldAction::kNone, ""},
      {"/secret_key", FieldAction::kDrop, "field.secret"},
  };
  for (const auto& [path, action, rule] : cases) {
    CAPTURE(path);
    const Found found = Find(*classifier, {{path, "some value"}});
    CHECK(found.verdicts[0].action == action);
    CHECK(found.verdicts[0].rule == rule);
  }
}

TEST_CASE("the location level moves the border") {
  const std::vector<PathValue> record = {{"/street", "12 Oak Street"},
                                         {"/city", "Springfield"},
                                         {"/state", "Illinois"},
                                         {"/country", "US"}};
  const std::pair<LocationLevel, std::string_view> cases[] = {
      {LocationLevel::kStreet, "ADDRESS:12 Oak Street"},
      {LocationLevel::kCity, "ADDRESS:12 Oak Street|LOCATION:Springfield"},
      {LocationLevel::kRegion,
       "ADDRESS:12 Oak Street|LOCATION:Springfield|LOCATION:Illinois"},
      {LocationLevel::kCountry,
       "ADDRESS:12 Oak Street|LOCATION:Springfield|LOCATION:Illinois|"
       "LOCATION:US"},
  };
  for (const auto& [level, expected] : cases) {
    CHECK(Find(*MakeClassifier({}, level), record).text == expected);
  }
}

TEST_CASE("user rules come first") {
  const auto classifier = MakeClassifier({{"nickname", "keep"},
                                          {"/tickets/*/custom_*", "PERSON"},
                                          {"/**/cell", "text"},
                                          {"Plan", "ACCOUNT"},
                                          {"/a~1b", "EMAIL"},
                                          {"/answers/*", "drop"}});
  CheckAll(*classifier,
           {
               {{{"/x/Nick-Name", "jpoe"}}, "USERNAME:jpoe"},
               {{{"/x/nickname", "jpoe"}}, ""},
               {{{"/tickets/3/custom_7", "Jane Poe"}}, "PERSON:Jane Poe"},
               {{{"/other/3/custom_7", "Jane Poe"}}, ""},
               {{{"/a/b/cell", "217 555 0143"}}, ""},
               {{{"/cell", "217 555 0143"}}, ""},
               {{{"/plan", "K-1"}}, "ACCOUNT:K-1"},
               {{{"/answers/0", "my dog"}}, "SECRET:my dog"},
           });
  const auto bad = FieldClassifier::Create(FieldsFile(), {{"x", "PERSONS"}},
                                           LocationLevel::kCity);
  REQUIRE_FALSE(bad.ok());
  CHECK(bad.status().code() == StatusCode::kInvalidArgument);
  CHECK_FALSE(FieldClassifier::Create(FieldsFile(), {{"/a//b", "keep"}},
                                      LocationLevel::kCity)
                  .ok());
}

TEST_CASE("faults in a rule file are named with their line") {
  const std::string path = "field_test_rules.toml";
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"[[field]]\nid='a'\naction='keep'\npatern='x'\n", ":4: unknown key"},
      {"[[field]]\nid='a'\naction='hide'\npattern='x'\n", ":1: unknown action"},
      {"[[field]]\nid='a'\naction='token'\npattern='x'\n", ":1: action"},
      {"[[field]]\nid='a'\naction='token'\ntype='X'\npattern='x'\n",
       ":1: unknown type"},
      {"\n[[field]]\nid='a'\naction='keep'\npattern='('\n", ":2: bad regex"},
      {"[[field]]\nid='a'\naction='keep'\npattern='x'\nwhen=['blue']\n",
       ":1: unknown shape"},
      {"[[field]]\nid='a'\naction='keep'\npattern=1\n", ":4: wrong type"},
      {"[[rule]]\nid='a'\n", "only [[field]]"},
      {"[[field]\n", ":1:"},
  };
  for (const auto& [content, expected] : cases) {
    CAPTURE(content);
    std::ofstream(path) << content;
    const auto made = FieldClassifier::Create(path, {}, LocationLevel::kCity);
    REQUIRE_FALSE(made.ok());
    CHECK(made.status().message().find(expected) != std::string::npos);
  }
  std::remove(path.c_str());
  CHECK_FALSE(
      FieldClassifier::Create("no/such/file.toml", {}, LocationLevel::kCity)
          .ok());
}

TEST_CASE("a value cut by the size limit goes on under its first part") {
  RecordBuilder builder(
      std::vector<PathValue>{{"/password", "0123456789abcdef"}});
  builder.record().owned_begin = 10;
  const auto classifier = MakeClassifier();
  const auto memo = FieldClassifier::NewMemo();
  std::vector<FieldVerdict> verdicts;
  classifier->Classify(builder.record(), memo.get(), &verdicts);
  std::vector<Detection> found;
  classifier->Detect(builder.record(), verdicts, &found);
  REQUIRE(found.size() == 1);
  CHECK(found[0].begin == 10);
  CHECK(found[0].end == 16);
  CHECK(found[0].continuation);
}

TEST_CASE("a memo serves many records, also with names at new places") {
  const auto classifier = MakeClassifier();
  const auto memo = FieldClassifier::NewMemo();
  std::vector<FieldVerdict> verdicts;
  for (int i = 0; i < 40000; ++i) {
    const std::string odd = "/k" + std::to_string(i) + "x";
    RecordBuilder builder(
        std::vector<PathValue>{{odd, "v"}, {"/email", "a@example.com"}});
    classifier->Classify(builder.record(), memo.get(), &verdicts);
    REQUIRE(verdicts[0].action == FieldAction::kNone);
    REQUIRE(verdicts[1].type == EntityType::kEmail);
  }
}

TEST_CASE("what people call their devices goes, products stay") {
  CheckAll(
      *MakeClassifier(),
      {
          {{{"/device name", "Jane's iPhone"}}, "DEVICE:Jane's iPhone"},
          {{{"/device_name", "jane-work"}}, "DEVICE:jane-work"},
          {{{"/deviceName", "Poe; old phone"}}, "DEVICE:Poe; old phone"},
          {{{"/machineName", "DESKTOP-4F7KQ2A"}}, "DEVICE:DESKTOP-4F7KQ2A"},
          {{{"/device_name", "iPhone 13 Pro"}}, ""},
          {{{"/device_name", "unknown"}}, ""},
          {{{"/device_name", "/dev/sda1"}}, ""},
      });
}

TEST_CASE("product names") {
  for (const char* name :
       {"iPhone", "iPhone 13 Pro Max", "Samsung Galaxy S21 Ultra 5G",
        "Samsung SM-G991B", "Google Pixel 8a", "iPad (9th gen)"}) {
    CAPTURE(name);
    CHECK(IsProductName(name));
  }
  // "Max" is a person unless a line stands before it.
  for (const char* name :
       {"", "Max iPhone", "iPhone Max", "Jane-Pixel-8", "iPhone von Jane",
        "Théos Klapphandy", "edge1 LTE backup", "DELL-7GHK2X3", "13"}) {
    CAPTURE(name);
    CHECK_FALSE(IsProductName(name));
  }
}

TEST_CASE("a bare long number in a form is an account") {
  CheckAll(*MakeClassifier(),
           {
               {{{"/custom_fields/0/id", "360000000031"},
                 {"/custom_fields/0/value", "5520019873"}},
                "ACCOUNT:5520019873"},
               {{{"#/fields/0/value", "552001987"}}, "ACCOUNT:552001987"},
               {{{"/custom_fields/0/value", "5520019"}}, ""},
               {{{"/custom_fields/0/value", "20260203"}}, ""},
               {{{"/custom_fields/0/value", "1770350400"}}, ""},
               {{{"/custom_fields/0/value", "1770350400123"}}, ""},
               {{{"/custom_fields/0/value", "step_3_of_55200198"}}, ""},
               {{{"/metrics/0/value", "5520019873"}}, ""},
           });
}

}  // namespace
}  // namespace redactor::detect
