// dictionary_build: makes patterns/names.dict. For developers, not installed.
//   usage: dictionary_build TABLES LISTS CREDITS OUTPUT
// TABLES is the folder that fetch_sources.sh filled ("-": lists only), LISTS
// the folder of the hand-written lists, CREDITS the text that goes into the
// file.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "redactor/status.h"
#include "redactor/train/dictionary_file.h"
#include "redactor/train/dictionary_lists.h"
#include "redactor/train/dictionary_sources.h"
#include "redactor/train/dictionary_words.h"

namespace redactor::train {

namespace {

// The lists in the order of their names.
Status AddLists(const std::string& folder, DictionaryWords* words) {
  std::vector<std::string> paths;
  std::error_code error;
  for (const auto& item : std::filesystem::directory_iterator(folder, error)) {
    if (item.path().extension() == ".txt") paths.push_back(item.path());
  }
  if (error || paths.empty()) {
    return {StatusCode::kNotFound, "no lists in " + folder};
  }
  std::sort(paths.begin(), paths.end());
  for (const std::string& path : paths) {
    REDACTOR_RETURN_IF_ERROR(AddList(path, words));
  }
  return Status::Ok();
}

Status Build(const std::string& tables, const std::string& lists,
             const std::string& credits, const std::string& output) {
  DictionaryWords words;
  if (tables != "-") REDACTOR_RETURN_IF_ERROR(AddSources(tables, &words));
  REDACTOR_RETURN_IF_ERROR(AddLists(lists, &words));
  words.Finish();
  std::ifstream in(credits, std::ios::binary);
  if (!in) return {StatusCode::kNotFound, "cannot open " + credits};
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  const Result<std::string> bytes = DictionaryFile(words, text);
  if (!bytes.ok()) return bytes.status();
  std::ofstream out(output, std::ios::binary | std::ios::trunc);
  out << *bytes << std::flush;
  if (!out) return {StatusCode::kIo, "cannot write " + output};
  std::printf("%zu words, %zu phrases, %zu bytes\n", words.words().size(),
              words.phrases().size(), bytes->size());
  return Status::Ok();
}

}  // namespace

}  // namespace redactor::train

int main(int argc, char** argv) {
  if (argc != 5) {
    std::fprintf(stderr,
                 "usage: dictionary_build TABLES LISTS CREDITS OUTPUT\n");
    return 2;
  }
  const redactor::Status status =
      redactor::train::Build(argv[1], argv[2], argv[3], argv[4]);
  if (status.ok()) return 0;
  std::fprintf(stderr, "dictionary_build: %s\n", status.message().c_str());
  return 1;
}
