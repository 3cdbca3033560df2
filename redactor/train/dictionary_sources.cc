// One function a table. The bounds of the levels are set by eye: each level
// holds roughly three times as many words as the one above it.
#include "redactor/train/dictionary_sources.h"

#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "redactor/detect/name_entry.h"
#include "redactor/train/text_lines.h"

namespace redactor::train {

namespace {

using detect::NameEntry;
using detect::NameFlag;

// The columns of one line; those missing are empty.
using Columns = std::array<std::string_view, 3>;

Columns SplitTabs(std::string_view line) {
  Columns out;
  for (std::string_view& column : out) {
    const size_t end = std::min(line.find('\t'), line.size());
    column = line.substr(0, end);
    line.remove_prefix(std::min(end + 1, line.size()));
  }
  return out;
}

uint64_t Number(std::string_view text) {
  uint64_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

// How many of the rising bounds the value has reached.
int LevelUp(uint64_t value, std::span<const uint64_t> bounds) {
  int level = 0;
  for (const uint64_t bound : bounds) level += value >= bound ? 1 : 0;
  return level;
}

// Entries that stand for "not named yet" in the births.
bool IsNoName(std::string_view name) {
  for (const std::string_view no_name :
       {"unknown", "unnamed", "notnamed", "infant", "baby", "male", "female",
        "child", "babyboy", "babygirl", "boy", "girl", "infantof", "test"}) {
    if (name == no_name) return true;
  }
  return false;
}

void AddUsFirst(std::string_view line, size_t, DictionaryWords* words) {
  constexpr uint64_t kBirths[] = {1, 50, 500, 3000, 20000, 100000, 500000};
  constexpr uint64_t kFewest = 8;  // what is rarer is mostly misspelt
  const Columns columns = SplitTabs(line);
  const uint64_t births = Number(columns[1]);
  if (births < kFewest || IsNoName(columns[0])) return;
  words->AddName(columns[0], NameEntry::First(LevelUp(births, kBirths)));
}

void AddUsGiven(std::string_view line, size_t, DictionaryWords* words) {
  words->AddName(line, NameEntry::First(3));
}

void AddUsSurname(std::string_view line, size_t rank, DictionaryWords* words) {
  constexpr uint64_t kRanks[] = {300, 1500, 5000, 13000, 30000, 60000};
  words->AddName(line, NameEntry::Surname(7 - LevelUp(rank, kRanks)));
}

void AddFaker(std::string_view line, size_t, DictionaryWords* words) {
  const Columns columns = SplitTabs(line);
  words->AddName(columns[1], columns[0] == "first" ? NameEntry::First(3)
                                                   : NameEntry::Surname(3));
}

void AddCity(std::string_view line, size_t, DictionaryWords* words) {
  constexpr uint64_t kPeople[] = {0,      3000,   10000,  40000,
                                  150000, 500000, 1500000};
  const Columns columns = SplitTabs(line);
  words->AddPlace(columns[0],
                  NameEntry::Place(LevelUp(Number(columns[1]), kPeople)));
}

// What people leave out: "Kent" for "County of Kent", "Cook" for "Cook County"
// only as a low level.
std::string_view Bare(std::string_view name) {
  for (const std::string_view head :
       {"County of ", "City of ", "Province of ", "State of ",
        "Departamento de ", "Departament de ", "Provincia de ", "Provincia di ",
        "Powiat "}) {
    if (name.starts_with(head)) return name.substr(head.size());
  }
  for (const std::string_view tail :
       {" County", " District", " Parish", " Municipality", " Province",
        " Region", " Oblast", " State", " Governorate", " Department",
        " Prefecture", " Raion", " kommun", " Kommune", " Metropolitan City"}) {
    if (name.ends_with(tail)) return name.substr(0, name.size() - tail.size());
  }
  return name;
}

void AddRegion(std::string_view line, size_t, DictionaryWords* words) {
  const Columns columns = SplitTabs(line);
  const NameEntry flag = NameEntry::Flag(NameFlag::kRegion);
  const std::string_view bare = Bare(columns[0]);
  if (columns[1] == "1") {
    words->AddPlace(columns[0], NameEntry::Place(3).MergedWith(flag));
    words->AddPlace(bare, NameEntry::Place(3).MergedWith(flag));
    return;
  }
  // Districts bear the names of all sorts of people and things: only the long
  // form ("Cook County") says that it is one.
  words->AddPlace(columns[0], columns[0].find(' ') == std::string_view::npos
                                  ? NameEntry::Place(1)
                                  : NameEntry::Place(1).MergedWith(flag));
  words->AddPlace(bare, NameEntry::Place(1));
}

void AddEnglish(std::string_view line, size_t, DictionaryWords* words) {
  // The classes are 10, 20, 35, 40, 50, 55, 60, 70.
  constexpr uint64_t kClasses[] = {11, 21, 36, 41, 51, 61};
  const Columns columns = SplitTabs(line);
  words->AddWord(columns[0],
                 NameEntry::Common(7 - LevelUp(Number(columns[1]), kClasses)));
}

struct Source {
  const char* file;
  void (*add)(std::string_view line, size_t number, DictionaryWords* words);
};

constexpr Source kSources[] = {
    {"us_first.tsv", AddUsFirst},      {"us_given.txt", AddUsGiven},
    {"us_surnames.txt", AddUsSurname}, {"faker_names.tsv", AddFaker},
    {"cities.tsv", AddCity},           {"regions.tsv", AddRegion},
    {"english.tsv", AddEnglish},
};

}  // namespace

Status AddSources(const std::string& folder, DictionaryWords* words) {
  for (const Source& source : kSources) {
    size_t number = 0;
    REDACTOR_RETURN_IF_ERROR(
        EachLine(folder + "/" + source.file, [&](std::string_view line) {
          source.add(line, number++, words);
          return Status::Ok();
        }));
  }
  return Status::Ok();
}

}  // namespace redactor::train
