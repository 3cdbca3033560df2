// Our own training texts: well marked, enough of them, none a copy of another.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "redactor/train/document.h"

namespace redactor::train {
namespace {

namespace fs = std::filesystem;

std::vector<Document> AllSnippets() {
  std::vector<fs::path> files;
  for (const auto& file : fs::directory_iterator(
           std::string(REDACTOR_SOURCE_DIR) + "/patterns/training/snippets")) {
    files.push_back(file.path());
  }
  std::ranges::sort(files);
  std::vector<Document> all;
  for (const fs::path& file : files) {
    auto documents = ReadSnippets(file.string());
    INFO((documents.ok() ? "" : documents.status().message()));
    REQUIRE(documents.ok());
    std::ranges::move(*documents, std::back_inserter(all));
  }
  return all;
}

// Every run of five words, in lower case.
std::set<std::string> Shingles(const std::string& text) {
  constexpr size_t kWords = 5;
  std::vector<std::string> words(1);
  for (const char c : text) {
    if (std::isalnum(static_cast<unsigned char>(c)) != 0 || (c & 0x80) != 0) {
      words.back() += static_cast<char>(std::tolower(c));
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
  }
  std::set<std::string> out;
  for (size_t i = 0; i + kWords <= words.size(); ++i) {
    std::string run;
    for (size_t j = 0; j < kWords; ++j) run += words[i + j] + ' ';
    out.insert(run);
  }
  return out;
}

// Pairs that share more than a third of the shorter one.
std::vector<std::string> NearDuplicates(const std::vector<Document>& all) {
  std::map<std::string, std::vector<size_t>> where;
  std::vector<size_t> sizes;
  for (size_t i = 0; i < all.size(); ++i) {
    const auto shingles = Shingles(all[i].text);
    sizes.push_back(shingles.size());
    for (const std::string& shingle : shingles) where[shingle].push_back(i);
  }
  std::map<std::pair<size_t, size_t>, size_t> shared;
  for (const auto& [shingle, documents] : where) {
    for (size_t i = 0; i < documents.size(); ++i) {
      for (size_t j = i + 1; j < documents.size(); ++j) {
        ++shared[{documents[i], documents[j]}];
      }
    }
  }
  std::vector<std::string> out;
  for (const auto& [pair, count] : shared) {
    if (count * 3 > std::min(sizes[pair.first], sizes[pair.second])) {
      out.push_back(all[pair.first].id + " and " + all[pair.second].id);
    }
  }
  return out;
}

TEST_CASE("the snippets are marked well and none is a copy") {
  const std::vector<Document> all = AllSnippets();
  CHECK(all.size() >= 1200);
  std::set<std::string> ids;
  size_t dev = 0;
  for (const Document& document : all) {
    CAPTURE(document.id);
    CHECK(ids.insert(document.id).second);
    CHECK_FALSE(document.text.empty());
    dev += document.dev ? 1 : 0;
    for (const Mark& mark : document.marks) CHECK(mark.begin < mark.end);
  }
  CHECK(dev * 10 > all.size());
  for (const std::string& pair : NearDuplicates(all)) {
    FAIL_CHECK(pair << " are much the same");
  }
}

TEST_CASE("near duplicates are told from mere neighbours") {
  std::vector<Document> all(3);
  all[0].id = "a";
  all[0].text = "The router shows a red globe every evening since the storm.";
  all[1].id = "b";
  all[1].text = "The router shows a red globe every evening since the flood.";
  all[2].id = "c";
  all[2].text = "The router shows nothing at all and I am glad of the quiet.";
  CHECK(NearDuplicates(all) == std::vector<std::string>{"a and b"});
}

Result<std::vector<Document>> Read(const std::string& text) {
  const fs::path path =
      fs::temp_directory_path() / "redactor_snippets_test.txt";
  std::ofstream(path) << text;
  auto documents = ReadSnippets(path.string());
  fs::remove(path);
  return documents;
}

TEST_CASE("marks become spans of the text") {
  const auto documents = Read(
      "### a-1 kind=chat lang=en split=dev\n"
      "Hi [[PERSON/thai|Somchai]],\n\nfrom [[LOCATION|Leeds]].\n\n"
      "### a-2 kind=log lang=de split=train\nok\n");
  REQUIRE(documents.ok());
  REQUIRE(documents->size() == 2);
  const Document& first = documents->front();
  CHECK(first.text == "Hi Somchai,\n\nfrom Leeds.");
  CHECK(first.dev);
  CHECK(first.kind == "chat");
  REQUIRE(first.marks.size() == 2);
  CHECK(first.marks[0].origin == "thai");
  CHECK(first.text.substr(first.marks[1].begin, 5) == "Leeds");
  CHECK_FALSE(documents->back().dev);
}

TEST_CASE("bad markup is refused with its line") {
  const std::string head = "### a-1 kind=chat lang=en split=dev\n";
  const std::pair<std::string, std::string> cases[] = {
      {"text\n", ":1: no header yet"},
      {"### a-1 kind=chat\n", ":1: no split"},
      {"### a-1 split=dev color=red\n", ":1: unknown word in the header"},
      {head + "Hi [[PERSON|Jane", ":2: no ]]"},
      {head + "Hi Jane]]", ":2: ]] without [["},
      {head + "Hi [[PERSON]]", ":2: a mark without | and a value"},
      {head + "Hi [[PERSON|]]", ":2: a mark without | and a value"},
      {head + "Hi [[ANIMAL|Rex]]", ":2: unknown label ANIMAL"},
      {head + "[[PERSON|a [[PERSON|b]]", ":2: a mark inside of a mark"},
  };
  for (const auto& [text, message] : cases) {
    CAPTURE(text);
    const auto documents = Read(text);
    REQUIRE_FALSE(documents.ok());
    CHECK(documents.status().message().ends_with(message));
  }
}

}  // namespace
}  // namespace redactor::train
