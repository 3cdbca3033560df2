// The lexicon: what it keeps, its file, and what of it is found in a text.
#include "redactor/lexicon.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "redactor/detect/lexicon_index.h"
#include "redactor/detect/name_dictionary.h"
#include "tests/detect/record_builder.h"

namespace redactor::detect {
namespace {

using enum EntityType;
using Values = std::vector<std::pair<EntityType, std::string>>;

Lexicon LexiconOf(const Values& values, size_t bound = 1000) {
  Lexicon lexicon(bound);
  for (const auto& [type, value] : values) lexicon.Add(type, value);
  return lexicon;
}

std::string Listed(const Lexicon& lexicon) {
  std::string out;
  for (const LexiconEntry& entry : lexicon.Entries()) {
    out += (out.empty() ? "" : "|") + std::string(EntityTypeName(entry.type)) +
           ":" + entry.value + "*" + std::to_string(entry.count);
  }
  return out;
}

Result<Lexicon> LoadText(std::string_view text, size_t bound = 1000) {
  return Lexicon::Load(*NewMemorySource(text), bound);
}

const NameDictionary& Dictionary() {
  static const auto opened =
      NameDictionary::Open(REDACTOR_SOURCE_DIR "/patterns/names.dict");
  REQUIRE(opened.ok());
  return *opened;
}

// "TYPE:text=identity|...".
std::string FindIn(const LexiconIndex& index, const Record& record) {
  match::ClassMaps maps;
  std::vector<Detection> found;
  index.Find(record, &maps, &found);
  std::string out;
  for (const Detection& hit : found) {
    if (!out.empty()) out += "|";
    out += std::string(EntityTypeName(hit.type)) + ":";
    out += record.text.substr(hit.begin, hit.end - hit.begin);
    if (!hit.identity.empty()) out += "=" + std::string(hit.identity);
  }
  return out;
}

std::string Find(const Values& values, std::string_view text,
                 bool with_dictionary = true) {
  const OrdinaryWords words(with_dictionary ? &Dictionary() : nullptr);
  const LexiconIndex index(LexiconOf(values), words);
  RecordBuilder builder(std::vector<PathValue>{{"/text", text}});
  return FindIn(index, builder.record());
}

TEST_CASE("spellings of one value are one entry") {
  const Values values = {{kPerson, "jane poe"},
                         {kPerson, "JANE  POE"},
                         {kPerson, "Jane Poe"},
                         {kPerson, " Jane\tPoe "},
                         {kUsername, "jane poe"}};
  CHECK(Listed(LexiconOf(values)) == "PERSON:Jane Poe*4|USERNAME:jane poe*1");
  Values turned(values.rbegin(), values.rend());
  CHECK(LexiconOf(turned).Text() == LexiconOf(values).Text());
}

TEST_CASE("what is no value is passed over") {
  CHECK(Listed(LexiconOf({{kPerson, ""},
                          {kPerson, " "},
                          {kPerson, "x"},
                          {kPerson, "12345"},
                          {kPerson, std::string("a\0b", 3)},
                          {kPerson, "a\x1b[0mb"},
                          {kPerson, std::string(129, 'a')},
                          {kPhone, "call me"},
                          {kSecret, "hunter2x"}})) == "");
  CHECK(Listed(LexiconOf({{kPerson, std::string(128, 'a')}})) != "");
}

TEST_CASE("the file comes back, and nothing else is taken for one") {
  const Lexicon lexicon = LexiconOf({{kPerson, "Nguyễn Văn An"},
                                     {kEmail, "jane@example.com"},
                                     {kOrg, "Acme Corp"},
                                     {kPerson, "Jane Poe"}});
  const std::string text = lexicon.Text();
  const auto back = LoadText(text);
  REQUIRE(back.ok());
  CHECK(back->Text() == text);
  CHECK(LoadText(Lexicon().Text()).ok());
  // Every byte counts.
  for (size_t i = 0; i < text.size(); ++i) {
    std::string bad = text;
    bad[i] = static_cast<char>(bad[i] ^ 1);
    CAPTURE(i);
    CHECK(LoadText(bad).status().code() == StatusCode::kMalformed);
    CHECK(LoadText(text.substr(0, i)).status().code() ==
          StatusCode::kMalformed);
  }
  CHECK_FALSE(LoadText(text + "x").ok());
  CHECK_FALSE(LoadText(text + text).ok());
  CHECK_FALSE(LoadText("redactor-lexicon 2 0\n").ok());
  CHECK(LoadText("redactor-lexicon 2 0\n").status().message().find("version") !=
        std::string::npos);
  CHECK(LoadText("redactor-lexicon 1 18446744073709551615\n").status().code() ==
        StatusCode::kMalformed);
  CHECK(LoadText(std::string(100'000, 'a')).status().code() ==
        StatusCode::kMalformed);
}

TEST_CASE("beyond the bound neither order nor parts matter") {
  constexpr size_t kBound = 100;
  Values values;
  for (int i = 0; i < 1000; ++i) {
    for (int n = i % 3; n >= 0; --n) {
      values.emplace_back(kPerson, "Name" + std::to_string(i) + " Poe");
    }
  }
  const Lexicon all = LexiconOf(values, kBound);
  CHECK(all.size() == kBound);
  CHECK(all.Entries().size() == kBound);
  CHECK(all.is_full());
  CHECK_FALSE(LexiconOf(values, 1000).is_full());
  // The counts of those that stay are those of a bound that nothing reaches.
  const std::string whole = Listed(LexiconOf(values, 5000));
  for (const LexiconEntry& entry : all.Entries()) {
    CHECK((whole + "|")
              .find(":" + entry.value + "*" + std::to_string(entry.count) +
                    "|") != std::string::npos);
  }
  std::mt19937 random(3);
  for (int round = 0; round < 5; ++round) {
    std::shuffle(values.begin(), values.end(), random);
    CHECK(LexiconOf(values, kBound).Text() == all.Text());
    const auto middle = values.begin() + 700 * round / 4;
    Lexicon first = LexiconOf({values.begin(), middle}, kBound);
    const Lexicon second = LexiconOf({middle, values.end()}, kBound);
    Lexicon other = second;
    other.Merge(first);
    first.Merge(second);
    CHECK(first.Text() == all.Text());
    CHECK(other.Text() == all.Text());
    // Through files, too.
    auto loaded =
        LoadText(LexiconOf({values.begin(), middle}, kBound).Text(), kBound);
    REQUIRE(loaded.ok());
    loaded->Merge(second);
    CHECK(loaded->Text() == all.Text());
  }
}

TEST_CASE("forms of a person that is known from elsewhere") {
  const Values jane = {{kPerson, "Jane Poe"}};
  CHECK(Find(jane, "Jane Poe, POE JANE; poe, jane") ==
        "PERSON:Jane Poe=Jane Poe|PERSON:POE JANE=Jane Poe|"
        "PERSON:poe, jane=Jane Poe");
  CHECK(Find(jane, "J. Poe, Jane P. and Jane M. Poe") ==
        "PERSON:J. Poe=Jane Poe|PERSON:Jane P=Jane Poe|"
        "PERSON:Jane M. Poe=Jane Poe");
  CHECK(Find(jane, "jane.poe, jane_poe, janepoe") ==
        "USERNAME:jane.poe|USERNAME:jane_poe|USERNAME:janepoe");
  CHECK(Find(jane, "I saw Jane and the Poes; Jane's phone") ==
        "PERSON:Jane|PERSON:Poes|PERSON:Jane");
  CHECK(Find(jane, "Janet Poed xPoe Jane42 jpo") == "");
  CHECK(Find(jane, "hi jane, i am here") == "PERSON:jane");
  CHECK(Find({{kPerson, "Müller, Jürgen"}}, "Juergen Mueller, JÜRGEN MULLER") ==
        "PERSON:Juergen Mueller=Müller, Jürgen|"
        "PERSON:JÜRGEN MULLER=Müller, Jürgen");
  CHECK(Find({{kPerson, "Łukasz Sørensen"}}, "Lukasz Sorensen, Soerensen") ==
        "PERSON:Lukasz Sorensen=Łukasz Sørensen|PERSON:Soerensen");
  CHECK(Find({{kPerson, "Anna van der Berg"}},
             "Frau van der Berg; van der Berg, Anna. van de Kamp") ==
        "PERSON:van der Berg|PERSON:van der Berg, Anna=Anna van der Berg");
  CHECK(Find({{kPerson, "Иван Петров"}}, "—ИВАН ПЕТРОВ! «Петров»") ==
        "PERSON:ИВАН ПЕТРОВ=Иван Петров|PERSON:Петров");
  CHECK(Find({{kPerson, "李小龙"}}, "我是李小龙。") == "PERSON:李小龙=李小龙");
}

TEST_CASE("two people share a form: it is nobody's") {
  const Values two = {{kPerson, "Jane Poe"}, {kPerson, "Jack Poe"}};
  CHECK(Find(two, "J. Poe and Jane Poe") ==
        "PERSON:J. Poe|PERSON:Jane Poe=Jane Poe");
  // The same words in another order are the same person.
  CHECK(Find({{kPerson, "Jane Poe"}, {kPerson, "Poe, Jane"}}, "J. Poe") ==
        "PERSON:J. Poe=Jane Poe");
  // Parts of two who are known, side by side, are one who is not.
  CHECK(Find({{kPerson, "Jane Fischer"}, {kPerson, "Omar Haddad"}},
             "with Jane Haddad") == "PERSON:Jane Haddad");
}

TEST_CASE("names that are words need a sign, display names that are none go") {
  const Values will = {{kPerson, "Will May"}, {kPerson, "Grace Price"}};
  CHECK(Find(will, "I will do it in May, will it work? Will it? By May 2024") ==
        "");
  CHECK(Find(will, "It is a price of grace. Grace period, Price list.") == "");
  CHECK(Find(will, "will may, Will May, WILL MAY") ==
        "PERSON:Will May=Will May|PERSON:WILL MAY=Will May");
  CHECK(Find(will, "I will do it in May, Will you?") == "");
  CHECK(Find(will, "Hi Will, thanks") == "PERSON:Will");
  CHECK(Find(will, "Mrs Price called") == "PERSON:Price");
  CHECK(Find(will, "G Price list; G. Price") == "PERSON:G. Price=Grace Price");
}

TEST_CASE("hostile names wipe nothing") {
  const std::string_view text =
      "The error and the password of the admin user: no network, Network or "
      "Screen for this phone. Error! PASSWORD null, Windows update 365, the "
      "Support Team of Microsoft and the kettle @ home. A printer. It Works";
  for (const std::string_view name :
       {"error",     "Password",     "the",          "The Network", "Screen",
        "network",   "Network",      "admin",        "Support",     "phone",
        "Phone",     "Support Team", "Windows",      "a",           "12",
        "Update",    "null",         "Error Screen", "The Phone",   "Microsoft",
        "printer",   "This Phone",   "Works",        "kettle",      "Kettle",
        "No Network"}) {
    for (const EntityType type : {kPerson, kUsername}) {
      CAPTURE(name);
      CHECK(Find({{type, std::string(name)}}, text) == "");
    }
  }
  for (const std::string_view login :
       {"error404", "windows10", "iphone12", "admin1"}) {
    CAPTURE(login);
    CHECK(Find({{kUsername, std::string(login)}},
               "an error404 on windows10, iphone12 or admin1") == "");
  }
  CHECK(Find({{kUsername, "kettle"}}, "ask @kettle") == "USERNAME:kettle");
  // One in whose name a word of support stands goes by his whole name only.
  CHECK(Find({{kPerson, "Jane Support"}}, "Jane Support; Support; Jane") ==
        "PERSON:Jane Support=Jane Support");
}

TEST_CASE("logins made of words of programs need a sign") {
  const Values values = {{kUsername, "user_id"}, {kUsername, "connection_id"},
                         {kUsername, "sha256"},  {kUsername, "utf8"},
                         {kUsername, "base64"},  {kUsername, "priya_r77"}};
  CHECK(Find(values,
             "sha256 of user_id, connection_id in utf8 or base64 by priya_r77")
            .find("USERNAME:priya_r77") == 0);
}

TEST_CASE("made logins are no words and no commands") {
  // a+long, c+lean, s+udo, b+ash.
  for (const std::string_view name :
       {"Ann Long", "Cem Lean", "Sam Udo", "Ben Ash", "Theo Here"}) {
    CAPTURE(name);
    CHECK(Find({{kPerson, std::string(name)}},
               "go along, clean it with sudo bash there") == "");
  }
}

TEST_CASE("logins, mailboxes, hosts and companies as written") {
  CHECK(Find({{kUsername, "x_poe99"}}, "x_poe99 X_Poe99 x_poe9") ==
        "USERNAME:x_poe99|USERNAME:X_Poe99");
  CHECK(Find({{kUsername, "jsmythe"}}, "jsmythe was here") ==
        "USERNAME:jsmythe");
  CHECK(Find({{kUsername, "jsmythe"}}, "jsmythe, @jsmythe", false) ==
        "USERNAME:jsmythe");
  CHECK(Find({{kEmail, "jane.roe77+x@example.com"}}, "nick: jane.roe77") ==
        "USERNAME:jane.roe77");
  CHECK(Find({{kEmail, "customer.care@example.com"},
              {kEmail, "sales@example.com"}},
             "our customer.care and sales") == "");
  CHECK(Find({{kHost, "srv-db01"}}, "on srv-db01, srv-db02, srv") ==
        "HOST:srv-db01");
  CHECK(Find({{kHost, "server"}, {kHost, "mail"}}, "the mail server") == "");
  CHECK(Find({{kOrg, "Acme Widgets"}}, "Acme Widgets and acme widgets") ==
        "ORG:Acme Widgets");
  CHECK(Find({{kOrg, "Apple"}, {kOrg, "General"}}, "Apple in General") == "");
}

TEST_CASE("hits lie in the owned text, also where it begins in a word") {
  const LexiconIndex index(LexiconOf({{kPerson, "Jane Poe"}}),
                           OrdinaryWords(&Dictionary()));
  RecordBuilder builder(std::vector<PathValue>{
      {"/text", "Jane Poe, xJane Poe, éJane, Poe Jane"}});
  Record& record = builder.record();
  const std::string text(record.text);
  for (uint32_t begin = 0; begin <= text.size(); ++begin) {
    record.owned_begin = begin;
    record.owned_end = static_cast<uint32_t>(text.size());
    match::ClassMaps maps;
    std::vector<Detection> found;
    index.Find(record, &maps, &found);
    // "Jane Poe" is one hit, its second half another where it begins alone.
    const size_t expected =
        size_t{begin <= 5} + size_t{begin <= 16} + size_t{begin <= 33};
    CAPTURE(begin);
    for (const Detection& hit : found) CHECK(hit.begin >= begin);
    CHECK(found.size() == expected);
  }
}

}  // namespace
}  // namespace redactor::detect
