// The shipped dictionary: what it must know, what it must not, and that it is
// refused when it is not whole.
#include "redactor/detect/name_dictionary.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "redactor/text/normalize.h"

namespace redactor::detect {

namespace {

const std::string kPath = REDACTOR_SOURCE_DIR "/patterns/names.dict";

const NameDictionary& Shipped() {
  static const NameDictionary dictionary = [] {
    Result<NameDictionary> opened = NameDictionary::Open(kPath);
    REQUIRE(opened.ok());
    return std::move(*opened);
  }();
  return dictionary;
}

NameEntry Of(const char* word) {
  return Shipped().Find(text::FoldForMatch(word));
}

// All of the list that do not satisfy the test.
template <typename Test>
std::string Failing(const std::vector<const char*>& words, const Test& test) {
  std::string out;
  for (const char* word : words) {
    if (!test(Of(word))) out += std::string(word) + " ";
  }
  return out;
}

}  // namespace

TEST_CASE("usual given names have a high level, whatever their origin") {
  const auto usual = [](NameEntry e) { return e.first_level() >= 5; };
  CHECK(Failing({"Jane",     "James",     "Priya",     "Rajesh",   "Mohammed",
                 "Fatima",   "Xiaoming",  "Wei",       "Minh",     "Jihoon",
                 "Haruka",   "Ayşe",      "Mehmet",    "Chidi",    "Ngozi",
                 "Kwame",    "Aminata",   "Oleksandr", "Svetlana", "Agnieszka",
                 "Jiří",     "Goran",     "Guadalupe", "José",     "João",
                 "Giuseppe", "Françoise", "Andrei",    "Jürgen",   "Björn",
                 "Søren",    "Päivi",     "László",    "Giorgos",  "Avraham",
                 "Siobhán",  "Rhiannon",  "Tamar",     "Thandiwe", "Abebe"},
                usual) == "");
}

TEST_CASE("usual surnames have a high level, whatever their origin") {
  const auto usual = [](NameEntry e) { return e.surname_level() >= 5; };
  CHECK(
      Failing(
          {"Smith",       "Nguyen",      "Patel",        "Zhang",   "Kim",
           "García",      "Okafor",      "Adebayo",      "Mensah",  "Diallo",
           "Yılmaz",      "Öztürk",      "Kowalski",     "Novák",   "Petrović",
           "Ivanova",     "Shevchenko",  "Papadopoulos", "Cohen",   "Müller",
           "Jørgensen",   "Virtanen",    "Szabó",        "Rossi",   "Silva",
           "O'Brien",     "Tanaka",      "Hussain",      "Haddad",  "Dlamini",
           "Khachatryan", "Guðmundsson", "Dubois",       "Popescu", "Dimitrov"},
          usual) == "");
}

TEST_CASE("places have a level by size; small towns are there") {
  const auto city = [](NameEntry e) { return e.place_level() >= 6; };
  CHECK(Failing({"Paris", "London", "Mumbai", "Lagos", "Zürich", "Tokyo",
                 "München", "Munich", "Leeds", "Texas", "France"},
                [&](NameEntry e) { return city(e) || e.is_region(); }) == "");
  const auto town = [](NameEntry e) { return e.place_level() >= 1; };
  CHECK(Failing({"Wichita", "Leeds", "Poughkeepsie", "Tuttlingen", "Oaxaca",
                 "Stavanger", "Kecskemét", "Gloucester", "Ludhiana"},
                town) == "");
  CHECK(Of("Paris").place_level() > Of("Poughkeepsie").place_level());
}

TEST_CASE("names that are words, places or products are all of it") {
  const NameEntry will = Of("Will");
  CHECK(will.first_level() >= 4);
  CHECK(will.common_level() == 7);
  CHECK(Of("May").is_month());
  CHECK(Of("May").first_level() >= 4);
  CHECK(Of("Paris").first_level() >= 3);
  CHECK(Of("Jordan").is_country());
  CHECK(Of("Jordan").first_level() >= 5);
  CHECK(Of("Mark").common_level() >= 6);
  CHECK(Of("Rose").common_level() >= 5);
  for (const char* product : {"Kafka", "Jenkins", "Cassandra", "Ruby", "Jordan",
                              "Amber", "Madison"}) {
    CHECK_MESSAGE(Of(product).is_product(), product);
  }
  for (const char* company : {"Chase", "Grant", "Siemens", "Ford"}) {
    CHECK_MESSAGE(Of(company).is_company(), company);
  }
}

TEST_CASE("ordinary words are no names") {
  const auto plain = [](NameEntry e) {
    return e.common_level() >= 4 && e.first_level() == 0 &&
           e.surname_level() == 0 && e.place_level() == 0;
  };
  CHECK(Failing({"the", "and", "is", "with", "phone", "account", "please",
                 "error", "battery", "screen", "yesterday", "because"},
                plain) == "");
  CHECK(Of("the").common_level() > Of("carpenter").common_level());
}

TEST_CASE("small lists") {
  const struct {
    const char* word;
    bool (NameEntry::*is)() const;
  } kRows[] = {
      {"Bob", &NameEntry::is_nickname},
      {"Pepe", &NameEntry::is_nickname},
      {"Texas", &NameEntry::is_state},
      {"TX", &NameEntry::is_region_code},
      {"Ontario", &NameEntry::is_state},
      {"Bayern", &NameEntry::is_region},
      {"Kent", &NameEntry::is_region},
      {"Friday", &NameEntry::is_weekday},
      {"Mittwoch", &NameEntry::is_weekday},
      {"août", &NameEntry::is_month},
      {"Herr", &NameEntry::is_title},
      {"Señora", &NameEntry::is_title},
      {"Mr", &NameEntry::is_title},
      {"Jr", &NameEntry::is_name_suffix},
      {"Straße", &NameEntry::is_street},
      {"Ave", &NameEntry::is_street},
      {"Airport", &NameEntry::is_place_kind},
      {"Polish", &NameEntry::is_nationality},
      {"Urdu", &NameEntry::is_nationality},
      {"Germany", &NameEntry::is_country},
      {"Deutschland", &NameEntry::is_country},
      {"van", &NameEntry::is_particle},
      {"bin", &NameEntry::is_particle},
      {"mother", &NameEntry::is_kinship},
      {"tía", &NameEntry::is_kinship},
      {"agent", &NameEntry::is_role},
      {"und", &NameEntry::is_function_word},
  };
  for (const auto& row : kRows) {
    CHECK_MESSAGE((Of(row.word).*row.is)(), row.word);
    CHECK_MESSAGE(!(Of("chair").*row.is)(), row.word);
  }
}

TEST_CASE("accents may be there or not; unknown words are empty") {
  for (const auto& [accented, plain] :
       {std::pair<const char*, const char*>{"josé", "jose"},
        {"yılmaz", "yilmaz"},
        {"müller", "muller"},
        {"françois", "francois"},
        {"jiří", "jiri"},
        {"zürich", "zurich"},
        {"nguyễn", "nguyen"}}) {
    CHECK_MESSAGE(!Shipped().Find(accented).empty(), accented);
    CHECK_MESSAGE(!Shipped().Find(plain).empty(), plain);
  }
  for (const char* word : {"", "xyzzyq", "qwrtzp", "jane2", "Jane", "123",
                           "jane@example.com", "\xFF\xFE"}) {
    CHECK_MESSAGE(Shipped().Find(word).empty(), word);
  }
}

TEST_CASE("places of several words") {
  const struct {
    std::vector<std::string_view> words;
    int found;
  } kRows[] = {
      {{"new", "york"}, 2},
      {{"new", "york", "city", "is"}, 3},
      {{"são", "paulo"}, 2},
      {{"sao", "paulo"}, 2},
      {{"stoke", "on", "trent"}, 3},
      {{"rio", "de", "janeiro"}, 3},
      {{"saint", "louis"}, 2},
      {{"st", "louis"}, 2},
      {{"king's", "lynn"}, 2},
      {{"kings", "lynn"}, 2},
      {{"united", "states", "of", "america"}, 4},
      {{"united", "states", "of", "mind"}, 2},
      {{"new", "phone"}, 0},
      {{"in", "the"}, 0},
      {{"york", "new"}, 0},
      {{"london"}, 0},
      {{}, 0},
  };
  for (const auto& row : kRows) {
    const PlacePhrase phrase = Shipped().LongestPlacePhrase(row.words);
    CHECK(phrase.words == row.found);
    CHECK(phrase.entry.empty() == (row.found == 0));
    if (row.found == 0) continue;
    CHECK(phrase.entry.place_level() >= 1);
    CHECK(Shipped().Find(row.words[0]).begins_phrase());
    CHECK(Shipped().Find(row.words[1]).continues_phrase());
  }
  CHECK(Shipped().Find("stoke-on-trent").place_level() >= 4);
}

TEST_CASE("the file is small and carries its credits") {
  CHECK(std::filesystem::file_size(kPath) <= 6u << 20);
  CHECK(Shipped().word_count() > 400000);
  CHECK(Shipped().credits().find("GeoNames") != std::string_view::npos);
  std::ifstream in(REDACTOR_SOURCE_DIR "/patterns/CREDITS.md",
                   std::ios::binary);
  const std::string credits{std::istreambuf_iterator<char>(in), {}};
  CHECK(Shipped().credits() == credits);
}

TEST_CASE("a moved dictionary still answers, in any thread") {
  Result<NameDictionary> opened = NameDictionary::Open(kPath);
  REQUIRE(opened.ok());
  NameDictionary first = std::move(*opened);
  const NameDictionary second = std::move(first);
  std::vector<int> levels(4);
  std::vector<std::thread> threads;
  for (int& level : levels) {
    threads.emplace_back(
        [&second, &level] { level = second.Find("jane").first_level(); });
  }
  for (std::thread& thread : threads) thread.join();
  for (const int level : levels) CHECK(level >= 5);
}

TEST_CASE("a damaged or missing dictionary is refused") {
  CHECK(NameDictionary::Open("/nonexistent/names.dict").status().code() ==
        StatusCode::kNotFound);
  CHECK(NameDictionary::Open("/").status().code() == StatusCode::kIo);
  const std::string copy = std::filesystem::temp_directory_path() /
                           ("redactor_names_" + std::to_string(::getpid()));
  std::filesystem::copy_file(kPath, copy,
                             std::filesystem::copy_options::overwrite_existing);
  const auto size = std::filesystem::file_size(copy);
  const auto code = [&] { return NameDictionary::Open(copy).status().code(); };
  {
    std::fstream file(copy, std::ios::in | std::ios::out | std::ios::binary);
    for (uint64_t i = 0; i < 60; ++i) {
      const auto at = static_cast<std::streamoff>(i * 7919 * 104729 % size);
      file.seekg(at);
      const int byte = file.get();
      file.seekp(at);
      file.put(static_cast<char>(byte ^ 1 << i % 8)).flush();
      CHECK(code() == StatusCode::kMalformed);
      file.seekp(at);
      file.put(static_cast<char>(byte)).flush();
    }
  }
  CHECK(NameDictionary::Open(copy).ok());
  for (const uint64_t shorter : {size - 1, size - 64, size / 2, size * 0 + 64,
                                 size * 0 + 63, size * 0}) {
    std::filesystem::resize_file(copy, shorter);
    CHECK(code() == StatusCode::kMalformed);
  }
  std::filesystem::remove(copy);
}

}  // namespace redactor::detect
