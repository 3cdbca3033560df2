// The record sweep: forms, guards, identities, and an oracle that tries every
// word of a text.
#include "redactor/detect/sweep.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "redactor/detect/sweep_forms.h"
#include "redactor/detect/sweep_matcher.h"
#include "redactor/text/utf8.h"
#include "tests/detect/record_builder.h"

namespace redactor::detect {
namespace {

struct SeedCase {
  std::string_view seed;  // a person's name
  std::string_view text;
  std::string_view expected;  // "JANE@Jane Poe|…": hit, and "=identity"
};

// Seeds are whole values of fields; the last value is the text.
std::string SweepText(
    const std::vector<std::pair<EntityType, std::string>>& seeds,
    std::string_view text, bool types = false) {
  std::vector<PathValue> values;
  for (const auto& seed : seeds) values.push_back({"/seed", seed.second});
  values.push_back({"/text", text});
  RecordBuilder builder(values);
  Record& record = builder.record();
  std::vector<Detection> found;
  for (size_t i = 0; i < seeds.size(); ++i) {
    Detection detection;
    detection.begin = record.segments[i].begin;
    detection.end = record.segments[i].end;
    detection.type = seeds[i].first;
    detection.rule = "field.test";
    found.push_back(detection);
  }
  const uint32_t begin = record.segments.back().begin;
  record.owned_begin = begin;
  Sweeper sweeper;
  sweeper.Reset();
  std::vector<Detection> swept;
  sweeper.Sweep(record, found, &swept);
  std::string out;
  for (const Detection& hit : swept) {
    if (!out.empty()) out += "|";
    if (types) out += std::string(EntityTypeName(hit.type)) + ":";
    out += record.text.substr(hit.begin, hit.end - hit.begin);
    if (!hit.identity.empty()) out += "=" + std::string(hit.identity);
  }
  return out;
}

std::string SweepName(std::string_view name, std::string_view text,
                      bool types = false) {
  return SweepText({{EntityType::kPerson, std::string(name)}}, text, types);
}

void CheckAll(const std::vector<SeedCase>& cases) {
  for (const SeedCase& one : cases) {
    CAPTURE(one.seed);
    CAPTURE(one.text);
    CHECK(SweepName(one.seed, one.text) == one.expected);
  }
}

TEST_CASE("all forms of a name") {
  CheckAll({
      {"Jane Poe", "Hi Jane Poe, hi Jane, hi Ms Poe.",
       "Jane Poe=Jane Poe|Jane=Jane Poe|Poe=Jane Poe"},
      {"Jane Poe", "JANE POE and jane poe",
       "JANE POE=Jane Poe|jane poe=Jane Poe"},
      {"Jane Poe", "Poe, Jane; Poe Jane",
       "Poe, Jane=Jane Poe|Poe Jane=Jane Poe"},
      {"Poe, Jane", "Jane Poe wrote", "Jane Poe=Poe, Jane"},
      {"Jane Poe", "J. Poe, J.Poe, Jane P. and J Poe",
       "J. Poe=Jane Poe|J.Poe=Jane Poe|Jane P=Jane Poe|J Poe=Jane Poe"},
      {"Jane Poe", "Jane's phone, the Poes, Jane’s",
       "Jane=Jane Poe|Poes=Jane Poe|Jane=Jane Poe"},
      {"Jane Poe", "jane called", "jane=Jane Poe"},
      {"Jane Poe", "I like poe.", ""},  // three letters in lower case: no
      {"Jane Poe", "Jane\nPoe and Jane\xC2\xA0Poe",
       "Jane\nPoe=Jane Poe|Jane\xC2\xA0Poe=Jane Poe"},
      {"Jane Poe", "Jane\n\nPoe", "Jane=Jane Poe|Poe=Jane Poe"},
      {"Jane Poe", "Jane M. Poe", "Jane M. Poe=Jane Poe"},
      {"Jane Mary Poe", "Jane Poe, Jane M. Poe, Mary",
       "Jane Poe=Jane Mary Poe|Jane M. Poe=Jane Mary Poe|Mary=Jane Mary Poe"},
      {"Mr. Jane Poe Jr.", "Jane Poe", "Jane Poe=Mr. Jane Poe Jr."},
      {"Jane Poe (she/her)", "Jane Poe", "Jane Poe=Jane Poe (she/her)"},
      {"Jane Poe", "Janet Poes-Garden xPoe Poe_1 Jane42", "Poes=Jane Poe"},
      {"Jane Poe", "", ""},
      {"Jane", "Jane and jane", "Jane|jane"},
      {"O'Brien, Conan",
       "O’"
       "Brien, OBrien, O'BRIEN, Brien",
       "O’"
       "Brien=O'Brien, Conan|OBrien=O'Brien, Conan|"
       "O'BRIEN=O'Brien, Conan|Brien=O'Brien, Conan"},
      {"Anne-Marie Holloway-Tran", "Anne Marie; Annemarie; HOLLOWAY-TRAN; Tran",
       "Anne Marie=Anne-Marie Holloway-Tran|Annemarie=Anne-Marie Holloway-Tran|"
       "HOLLOWAY-TRAN=Anne-Marie Holloway-Tran|Tran=Anne-Marie Holloway-Tran"},
      {"Anna van der Berg", "Frau van der Berg; Anna Berg; van der Berg, Anna",
       "van der Berg=Anna van der Berg|Anna Berg=Anna van der Berg|"
       "van der Berg, Anna=Anna van der Berg"},
      {"Anna van der Berg", "van Gogh lives in der Stadt", ""},
      {"José Núñ"
       "ez",
       "JOSE NUNEZ; Jose; Nu\xCC\x81n\xCC\x83"
       "ez",
       "JOSE NUNEZ=José Núñ"
       "ez|"
       "Jose=José Núñ"
       "ez|"
       "Nu\xCC\x81n\xCC\x83"
       "ez=José Núñ"
       "ez"},
      {"Jurgen Krauss", "Jürgen Krauß", "Jürgen Krauß=Jurgen Krauss"},
      {"Jürgen Krauss", "Juergen Krauss", "Juergen Krauss=Jürgen Krauss"},
      {"Anna Mueller", "Frau Müller; MULLER, ANNA",
       "Müller=Anna Mueller|MULLER, ANNA=Anna Mueller"},
      {"Sue Poe", "Su Po; Po", ""},  // too short to be turned back
      {"Łukasz Sørensen", "Lukasz Sorensen; Soerensen",
       "Lukasz Sorensen=Łukasz Sørensen|Soerensen=Łukasz Sørensen"},
      {"Đorđe Ægir", "Dorde Aegir", "Dorde Aegir=Đorđe Ægir"},
      {"İsmail Ç"
       "elik",
       "ismail and Celik",
       "ismail=İsmail Ç"
       "elik|Celik=İsmail Ç"
       "elik"},
      {"Nguyễn Văn An", "Nguyen Van An", "Nguyen Van An=Nguyễn Văn An"},
      {"Иван "
       "Петров",
       "—ИВАН!",
       "ИВАН=Иван "
       "Петров"},
      {"김철수",
       "김철수님, 김 "
       "철수",
       "김철수|김 "
       "철수"},
      {"李小龙",
       "\xE6\x88\x91\xE6\x98\xAF\xE6\x9D\x8E\xE5\xB0\x8F\xE9\xBE\x99\xE3\x80"
       "\x82",
       "李小龙"},
      {"Éva Molnár", "Eva –Éva", "Eva=Éva Molnár|Éva=Éva Molnár"},
      {"Ana María López Garcí"
       "a",
       "Ana López",
       "Ana López=Ana María López Garcí"
       "a"},
  });
}

TEST_CASE("logins of a known person have their own identity") {
  CHECK(
      SweepName("Jane Poe", "jpoe, jane.poe, jane_poe, poej, janepoe", true) ==
      "USERNAME:jpoe|USERNAME:jane.poe|USERNAME:jane_poe|USERNAME:poej|"
      "USERNAME:janepoe");
  CHECK(SweepName("Anna van der Berg", "avanderberg", true) ==
        "USERNAME:avanderberg");
  // date = D. Ate, but a word first.
  CHECK(SweepName("Theo Here", "there", true) == "");
  CHECK(SweepText({{EntityType::kPerson, "Jane Poe"},
                   {EntityType::kEmail, "janie.poe77@example.com"}},
                  "my nick is janie.poe77", true) == "USERNAME:janie.poe77");
  CHECK(SweepText({{EntityType::kPerson, "Jane Poe"},
                   {EntityType::kEmail, "sales@example.com"}},
                  "the sales team", true) == "");
}

TEST_CASE("names that are words need more than a capital") {
  CheckAll({
      {"Will May", "I will do it in May, you may try. Will it work?", ""},
      {"Will May", "Hi Will, thanks", "Will=Will May"},
      {"Will May", "Will's phone", "Will=Will May"},
      {"Will May", "Will May called", "Will May=Will May"},
      {"Will May", "will may", ""},
      {"Will May", "I do it in May, Will you? May Will?",
       "Will=Will May|May Will=Will May"},
      {"Will May", "Regards,\nWill", "Will=Will May"},
      {"Will May", "12 May, May 2024", ""},
      {"Will May", "Mrs May called", "May=Will May"},
      {"Grace Poe", "Grace was here. Grace period ends", "Grace=Grace Poe"},
      {"Grace Poe", "the grace of it", ""},
      {"Grace Poe", "I asked Grace about it", "Grace=Grace Poe"},
      {"Rose Poe", "prices rose. Roses", ""},
      {"Bo Li", "Bo or Li; Mr. Li", "Li=Bo Li"},
      {"Jane Price", "Price list. Mrs Price", "Price=Jane Price"},
  });
}

TEST_CASE("hostile names wipe nothing") {
  const std::string_view text =
      "The error and the password of the admin user: no support, no ticket. "
      "Error! PASSWORD null and Support Team for this phone";
  for (const std::string_view name :
       {"error", "Password", "admin", "support",   "login",
        "user",  "test",     "null",  "the",       "and",
        "Phone", "ticket",   "Team",  "service",   "",
        " ",     "-",        "12",    "a",         "!!!",
        "...",   "x",        "no",    "The Admin", "error password"}) {
    CAPTURE(name);
    CHECK(SweepName(name, text) == "");
  }
  CHECK(SweepName("Support Team", text) == "Support Team=Support Team");
  // A word that no table knows: 200 hits in lower case are enough.
  std::string many;
  for (int i = 0; i < 1000; ++i) many += "kettle ";
  const std::string hits = SweepName("kettle", many + "Kettle");
  CHECK(std::ranges::count(hits, '|') == 200);
}

TEST_CASE("a part takes the identity of the one full name that has it") {
  const auto two = [](std::string_view a, std::string_view b,
                      std::string_view text) {
    return SweepText({{EntityType::kPerson, std::string(a)},
                      {EntityType::kPerson, std::string(b)}},
                     text);
  };
  CHECK(two("Jane Poe", "Bob Roe", "Jane and Bob") ==
        "Jane=Jane Poe|Bob=Bob Roe");
  CHECK(two("Jane Poe", "Jane Roe", "Jane, Poe") == "Jane|Poe=Jane Poe");
  CHECK(two("Jane", "Jane Roe", "Jane") == "Jane=Jane Roe");
  CHECK(two("Jane Poe", "JANE POE", "Jane") == "Jane=Jane Poe");
  CHECK(two("Jane Poe", "Poe, Jane", "Poe") == "Poe=Jane Poe");
}

TEST_CASE("user names, places, addresses and companies as written") {
  const auto one = [](EntityType type, std::string seed,
                      std::string_view text) {
    return SweepText({{type, std::move(seed)}}, text, true);
  };
  using enum EntityType;
  CHECK(one(kUsername, "jane.poe", "Jane.Poe or janepoe") ==
        "USERNAME:Jane.Poe");
  CHECK(one(kUsername, "rose", "rose @rose") == "USERNAME:rose");
  CHECK(one(kUsername, "x_poe99", "x_poe99, x_poe9") == "USERNAME:x_poe99");
  CHECK(one(kUsername, "jane#1234", "is jane#1234 here") ==
        "USERNAME:jane#1234");
  CHECK(one(kUsername, "admin", "admin @admin") == "");
  CHECK(one(kLocation, "Springfield", "in Springfield, springfield") ==
        "LOCATION:Springfield");
  CHECK(one(kLocation, "Reading", "Reading mail. I live in Reading") ==
        "LOCATION:Reading");
  CHECK(one(kLocation, "New York", "new york") == "LOCATION:new york");
  CHECK(one(kLocation, "IL", "IL") == "");
  CHECK(one(kAddress, "12 Oak Street\nSpringfield",
            "at 12 Oak Street, Springfield") ==
        "ADDRESS:12 Oak Street, Springfield");
  CHECK(one(kAddress, "Main", "Main") == "");
  CHECK(one(kOrg, "Acme Corp", "ACME CORP and acme corp") == "ORG:ACME CORP");
  CHECK(one(kOrg, "AT&T", "AT&T") == "");
}

TEST_CASE("weak detections and other types are no seeds") {
  RecordBuilder builder(
      std::vector<PathValue>{{"/a", "Jane Poe"}, {"/b", "Jane Poe"}});
  Detection detection;
  detection.end = 8;
  for (const auto& [rule, type] :
       {std::pair{std::string_view("deny.1"), EntityType::kPerson},
        std::pair{std::string_view("field.x"), EntityType::kPhone}}) {
    detection.rule = rule;
    detection.type = type;
    Sweeper sweeper;
    std::vector<Detection> swept;
    sweeper.Sweep(builder.record(), {detection}, &swept);
    CHECK(swept.empty());
  }
}

TEST_CASE("halves of a name in two fields make one full name") {
  RecordBuilder builder(
      std::vector<PathValue>{{"/user/first_name", "Jane"},
                             {"/user/last_name", "Poe"},
                             {"/other/first_name", "Bob"},
                             {"/text", "Poe, Jane and Jane, Bob"}});
  Record& record = builder.record();
  std::vector<Detection> found;
  for (size_t i = 0; i < 3; ++i) {
    Detection detection;
    detection.begin = record.segments[i].begin;
    detection.end = record.segments[i].end;
    detection.rule = "field.person";
    found.push_back(detection);
  }
  record.owned_begin = record.segments[3].begin;
  Sweeper sweeper;
  std::vector<Detection> swept;
  sweeper.Sweep(record, found, &swept);
  REQUIRE(swept.size() == 3);
  CHECK(swept[0].identity == "Jane Poe");
  CHECK(swept[1].identity == "Jane Poe");
  CHECK(swept[2].identity == "");
}

TEST_CASE("seeds live through the parts of a record and not beyond") {
  Sweeper sweeper;
  RecordBuilder first(std::vector<PathValue>{{"/name", "Jane Poe"}});
  Detection seed;
  seed.end = 8;
  seed.rule = "field.person";
  std::vector<Detection> swept;
  sweeper.Sweep(first.record(), {seed}, &swept);
  CHECK(Show(first.record(), swept) == "PERSON:Jane Poe");
  RecordBuilder second(std::vector<PathValue>{{"/text", "ask Jane, ask Poe"}});
  second.record().owned_end = 10;
  swept.clear();
  sweeper.Sweep(second.record(), {}, &swept);
  REQUIRE(Show(second.record(), swept) == "PERSON:Jane");
  CHECK(swept[0].identity == "Jane Poe");
  CHECK(swept[0].rule == "sweep.person");
  sweeper.Reset();
  swept.clear();
  sweeper.Sweep(second.record(), {}, &swept);
  CHECK(swept.empty());
}

TEST_CASE("what is remembered of a name does not depend on the record before") {
  Sweeper sweeper;
  const auto sweep = [&](const std::vector<std::string>& names,
                         std::string_view text) {
    std::vector<PathValue> values;
    for (const std::string& name : names) values.push_back({"/seed", name});
    values.push_back({"/text", text});
    RecordBuilder builder(values);
    std::vector<Detection> found;
    for (size_t i = 0; i < names.size(); ++i) {
      Detection& seed = found.emplace_back();
      seed.begin = builder.record().segments[i].begin;
      seed.end = builder.record().segments[i].end;
      seed.rule = "field.test";
    }
    builder.record().owned_begin = builder.record().segments.back().begin;
    sweeper.Reset();
    std::vector<Detection> swept;
    std::string out;
    // A second round of the same record brings the same.
    for (int round = 0; round < 2; ++round) {
      swept.clear();
      sweeper.Sweep(builder.record(), found, &swept);
      std::string now;
      for (const Detection& hit : swept) {
        now +=
            std::string(hit.identity) + "@" + std::to_string(hit.begin) + " ";
      }
      if (round > 0) CHECK(now == out);
      out = now;
    }
    return out;
  };
  const std::string_view text = "Jane, Poe, J. Poe, jpoe, Roe and Ann";
  const std::vector<std::vector<std::string>> records = {
      {"Jane Poe"},
      {"Ann Roe"},
      {"Jane Poe", "Jane Roe"},
      {"Poe, Jane", "JANE POE"},
      {"JANE POE", "Jane"},
      {}};
  std::vector<std::string> first;
  for (const auto& names : records) first.push_back(sweep(names, text));
  CHECK(first[0] != first[1]);
  // More names than are remembered, then all again.
  for (int i = 0; i < 5000; ++i) {
    sweep({"Jane Poe" + std::to_string(i) + "x"}, "Jane");
  }
  for (size_t i = 0; i < records.size(); ++i) {
    CHECK(sweep(records[i], text) == first[i]);
  }
}

// The oracle walks every position, asks at every word edge, and takes the
// longest; the scan must find the same with its masks and tables.
std::string Oracle(FormBook& book, std::string_view text) {
  std::vector<Detection> none;
  match::ClassMaps maps;
  const SweepMatcher matcher(book, maps, text, &none);
  std::string out;
  for (size_t at = 0; at < text.size();) {
    size_t next = at;
    const char32_t c = text::DecodeAt(text, &next);
    SweepHit hit;
    if (text::IsWordChar(c) && text::IsWordEdge(text, at) &&
        matcher.MatchAt(at, &hit)) {
      out += std::to_string(at) + "-" + std::to_string(hit.detection.end) + " ";
      at = hit.detection.end;
    } else {
      at = next;
    }
  }
  return out;
}

TEST_CASE("the scan finds what a slow walk finds") {
  const std::vector<std::string> pieces = {
      "Jane",  "jane",       "JANE", "Poe",  "poe",  "J",    "P",   "O'Brien",
      "Marie", "Anne-Marie", "Éva",  "Eva",  "Иван", "李",   "小",  "龙",
      "jpoe",  "May",        "may",  "van",  "der",  "Berg", "the", "12",
      "Poes",  "\xCC\x81",   "–",    "\xFF", "x"};
  const std::vector<std::string> glue = {
      " ", " ",        " ", ", ", ". ",
      ".", "-",        "'", "\n", "",
      "_", "\xC2\xA0", "@", "’",  std::string(1, '\0')};
  FormBook book;
  for (const std::string_view name :
       {"Jane Poe", "Anne-Marie O'Brien", "Éva van der Berg", "May Li", "Иван",
        "李小龙"}) {
    book.AddPerson(name);
  }
  book.AddPhrase("jane.poe", EntityType::kUsername);
  std::mt19937 random(7);
  uint32_t hits = 0;
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    for (uint32_t i = random() % 12; i > 0; --i) {
      text += pieces[random() % pieces.size()] + glue[random() % glue.size()];
    }
    std::vector<Detection> found;
    match::ClassMaps maps;
    SweepMatcher matcher(book, maps, text, &found);
    matcher.Run(0, text.size());
    std::string got;
    for (const Detection& hit : found) {
      got += std::to_string(hit.begin) + "-" + std::to_string(hit.end) + " ";
      ++hits;
    }
    CAPTURE(text);
    REQUIRE(got == Oracle(book, text));
  }
  CHECK(hits > 20000);
}

}  // namespace
}  // namespace redactor::detect
