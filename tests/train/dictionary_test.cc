// Small dictionaries: merging, spellings, lists, bytes, and every way in which
// a file can be broken.
#include <doctest/doctest.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include "redactor/detect/name_dictionary.h"
#include "redactor/train/dictionary_file.h"
#include "redactor/train/dictionary_lists.h"
#include "redactor/train/dictionary_words.h"

namespace redactor::train {

namespace {

using detect::NameDictionary;
using detect::NameEntry;
using detect::NameFlag;

// A file of its own that is gone with the object.
class TempFile {
 public:
  explicit TempFile(const std::string& bytes)
      : path_(std::filesystem::temp_directory_path() /
              ("redactor_dictionary_" + std::to_string(::getpid()) + "_" +
               std::to_string(++count_))) {
    Write(bytes);
  }
  ~TempFile() { std::filesystem::remove(path_); }
  TempFile(const TempFile&) = delete;
  TempFile& operator=(const TempFile&) = delete;

  void Write(const std::string& bytes) const {
    std::ofstream(path_, std::ios::binary | std::ios::trunc) << bytes;
  }
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  inline static int count_ = 0;
  std::string path_;
};

DictionaryWords SmallWords() {
  DictionaryWords words;
  words.AddName("Zoë", NameEntry::First(5));
  words.AddName("O\u2019Brien", NameEntry::Surname(6));
  words.AddName("de la Cruz", NameEntry::Surname(4));
  words.AddName("al-Rashid", NameEntry::Surname(3));
  words.AddPlace("Stoke-on-Trent", NameEntry::Place(5));
  words.AddPlace("São Paulo", NameEntry::Place(7));
  words.AddPlace("St. Louis", NameEntry::Place(5));
  words.AddPlace("San Jose", NameEntry::Place(6));
  words.AddPlace("San Jose del Monte", NameEntry::Place(4));
  words.Finish();
  return words;
}

std::string Bytes(const DictionaryWords& words) {
  Result<std::string> bytes = DictionaryFile(words, "credits");
  REQUIRE(bytes.ok());
  return *bytes;
}

NameDictionary Opened(const std::string& path) {
  Result<NameDictionary> dictionary = NameDictionary::Open(path);
  REQUIRE(dictionary.ok());
  return std::move(*dictionary);
}

int PhraseWords(const NameDictionary& dictionary,
                const std::vector<std::string_view>& words) {
  return dictionary.LongestPlacePhrase(words).words;
}

}  // namespace

TEST_CASE("names and places are found in all their spellings") {
  const TempFile file(Bytes(SmallWords()));
  const NameDictionary dictionary = Opened(file.path());
  CHECK(dictionary.credits() == "credits");
  CHECK(dictionary.Find("zoë").first_level() == 5);
  CHECK(dictionary.Find("zoe").first_level() == 5);
  CHECK(dictionary.Find("o'brien").surname_level() == 6);
  CHECK(dictionary.Find("obrien").surname_level() == 6);
  CHECK(dictionary.Find("cruz").surname_level() == 4);
  CHECK(dictionary.Find("la").empty());
  CHECK(dictionary.Find("al-rashid").surname_level() == 3);
  CHECK(dictionary.Find("rashid").surname_level() == 3);
  CHECK(dictionary.Find("al").empty());
  CHECK(dictionary.Find("stoke-on-trent").place_level() == 5);
  CHECK(dictionary.Find("stoke").begins_phrase());
  CHECK_FALSE(dictionary.Find("stoke").continues_phrase());
  CHECK(dictionary.Find("on").continues_phrase());
  CHECK(dictionary.Find("stoke").place_level() == 0);
  CHECK(dictionary.Find("").empty());
  CHECK(dictionary.Find("paul").empty());
}

TEST_CASE("the longest place wins and a beginning is none") {
  const TempFile file(Bytes(SmallWords()));
  const NameDictionary dictionary = Opened(file.path());
  CHECK(PhraseWords(dictionary, {"stoke", "on", "trent", "is"}) == 3);
  CHECK(PhraseWords(dictionary, {"stoke", "on"}) == 0);
  CHECK(PhraseWords(dictionary, {"stoke"}) == 0);
  CHECK(PhraseWords(dictionary, {}) == 0);
  CHECK(PhraseWords(dictionary, {"são", "paulo"}) == 2);
  CHECK(PhraseWords(dictionary, {"sao", "paulo"}) == 2);
  CHECK(PhraseWords(dictionary, {"paulo", "são"}) == 0);
  CHECK(PhraseWords(dictionary, {"saint", "louis"}) == 2);
  CHECK(PhraseWords(dictionary, {"st", "louis"}) == 2);
  CHECK(PhraseWords(dictionary, {"san", "jose", "now"}) == 2);
  CHECK(PhraseWords(dictionary, {"san", "jose", "del", "monte"}) == 4);
  CHECK(PhraseWords(dictionary, {"san", "jose", "del"}) == 2);
  const std::vector<std::string_view> san_jose = {"san", "jose", "del", "rey"};
  CHECK(dictionary.LongestPlacePhrase(san_jose).entry == NameEntry::Place(6));
}

TEST_CASE("levels merge to the higher one, lists add up, in any order") {
  const std::vector<std::pair<const char*, NameEntry>> facts = {
      {"Jordan", NameEntry::First(6)},
      {"jordan", NameEntry::First(2)},
      {"JORDAN", NameEntry::Flag(NameFlag::kCountry)},
      {"Jordan", NameEntry::Place(7)},
      {"Grant", NameEntry::Common(5)},
      {"Grant", NameEntry::Flag(NameFlag::kCompany)}};
  DictionaryWords forward;
  DictionaryWords backward;
  for (const auto& [word, entry] : facts) forward.AddWord(word, entry);
  for (auto it = facts.rbegin(); it != facts.rend(); ++it) {
    backward.AddWord(it->first, it->second);
  }
  forward.Finish();
  backward.Finish();
  CHECK(Bytes(forward) == Bytes(backward));
  const NameEntry jordan = forward.words().at("jordan");
  CHECK(jordan.first_level() == 6);
  CHECK(jordan.place_level() == 7);
  CHECK(jordan.surname_level() == 0);
  CHECK(jordan.is_country());
  CHECK_FALSE(jordan.is_company());
  CHECK(forward.words().at("grant").is_company());
}

TEST_CASE("what is no word is left out") {
  DictionaryWords words;
  for (const char* text :
       {"", " ", "-", "'", "a1", "3", "x@y", "two words", "\xFF", "-x", "x-"}) {
    words.AddWord(text, NameEntry::Common(3));
  }
  words.AddPlace("a b c d e f g", NameEntry::Place(3));
  words.AddPlace("route 66", NameEntry::Place(3));
  words.AddPlace("", NameEntry::Place(3));
  words.Finish();
  CHECK(words.words().empty());
  CHECK(words.phrases().empty());
}

TEST_CASE("lists say kinds in brackets and may take words out") {
  DictionaryWords words;
  words.AddName("The", NameEntry::First(4));
  const TempFile file(
      "# a comment\n[given 5, nickname]\nBob  Liz # and so on\n"
      "[place 4, region]\nnova_scotia kent\n[without given]\nthe\n");
  REQUIRE(AddList(file.path(), &words).ok());
  words.Finish();
  CHECK(words.words().at("bob").is_nickname());
  CHECK(words.words().at("liz").first_level() == 5);
  CHECK(words.words().count("and") == 0);
  CHECK(words.words().at("kent").is_region());
  CHECK(words.words().at("kent").place_level() == 4);
  CHECK(words.phrases().at("nova scotia").is_region());
  CHECK(words.words().count("the") == 0);
}

TEST_CASE("a list with a fault is refused") {
  for (const char* text : {"bob\n", "[nonsense]\nbob\n", "[given 5\nbob\n",
                           "[]\nbob\n", "[given 5,,title]\nbob\n"}) {
    DictionaryWords words;
    const TempFile file(text);
    const Status status = AddList(file.path(), &words);
    CHECK_MESSAGE(status.code() == StatusCode::kInvalidArgument, text);
  }
  DictionaryWords words;
  CHECK(AddList("/nonexistent/list.txt", &words).code() ==
        StatusCode::kNotFound);
}

TEST_CASE("any single broken bit and any other length is refused") {
  const std::string whole = Bytes(SmallWords());
  REQUIRE(whole.size() < 4096);
  const TempFile file(whole);
  REQUIRE(NameDictionary::Open(file.path()).ok());
  size_t accepted = 0;
  const auto open = [&] {
    accepted += NameDictionary::Open(file.path()).ok() ? 1 : 0;
  };
  {
    std::fstream out(file.path(),
                     std::ios::in | std::ios::out | std::ios::binary);
    const auto put = [&](size_t at, char c) {
      out.seekp(static_cast<std::streamoff>(at));
      out.put(c).flush();
    };
    for (size_t at = 0; at < whole.size(); ++at) {
      for (int bit = 0; bit < 8; ++bit) {
        put(at, static_cast<char>(whole[at] ^ 1 << bit));
        open();
      }
      put(at, whole[at]);
    }
  }
  REQUIRE(accepted == 0);
  REQUIRE(NameDictionary::Open(file.path()).ok());
  for (const size_t size : {whole.size() + 1, whole.size() + 63,
                            whole.size() + 64, whole.size() + 4096}) {
    std::filesystem::resize_file(file.path(), size);
    open();
  }
  for (size_t size = whole.size(); size-- > 0;) {
    std::filesystem::resize_file(file.path(), size);
    open();
  }
  CHECK(accepted == 0);
}

TEST_CASE("a table out of range is refused even with the right checksum") {
  namespace format = detect::name_format;
  const std::string whole = Bytes(SmallWords());
  const auto open_with = [&](size_t field, uint32_t value) {
    std::string forged = whole;
    for (int i = 0; i < 4; ++i) {
      forged[field + i] = static_cast<char>(value >> 8 * i);
    }
    const uint64_t sum = format::Checksum(forged);
    for (int i = 0; i < 8; ++i) {
      forged[format::kChecksumAt + i] = static_cast<char>(sum >> 8 * i);
    }
    const TempFile file(forged);
    return NameDictionary::Open(file.path()).ok();
  };
  REQUIRE(open_with(format::kWordsAt, format::kHeaderSize));
  CHECK_FALSE(open_with(format::kWordsAt, 0));
  CHECK_FALSE(open_with(format::kWordsAt, 65));
  CHECK_FALSE(open_with(format::kWordsAt, 0xFFFFFFC0u));
  CHECK_FALSE(open_with(format::kWordsAt + 4, 0));
  CHECK_FALSE(open_with(format::kWordsAt + 4, 0x10000000u));
  CHECK_FALSE(open_with(format::kPhrasesAt, 0x7FFFFFC0u));
  CHECK_FALSE(open_with(format::kPhrasesAt + 4, 0xFFFFFFFFu));
  CHECK_FALSE(open_with(format::kCreditsAt, 0xFFFFFFFFu));
  CHECK_FALSE(open_with(format::kCreditsAt + 4, 0xFFFFFFFFu));
  CHECK_FALSE(open_with(format::kVersionAt, format::kVersion + 1));
}

}  // namespace redactor::train
