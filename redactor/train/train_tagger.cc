// Trains the tagger: see patterns/training/train_tagger.sh, which calls it.
//   train_tagger DICTIONARY TABLES LISTS CREDITS OUT [name=value ...]
//   FILE*WEIGHT...
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

#include "redactor/train/tagger_training.h"

namespace redactor::train {
namespace {

bool Set(const std::string& argument, TrainingSettings* settings) {
  const size_t equals = argument.find('=');
  if (equals == std::string::npos) return false;
  const std::string name = argument.substr(0, equals);
  const double value = std::strtod(argument.c_str() + equals + 1, nullptr);
  if (name == "rounds") {
    settings->rounds = static_cast<int>(value);
    return true;
  }
  if (name == "chains") {
    settings->chains = static_cast<int>(value);
    return true;
  }
  if (name == "seed") {
    settings->seed = static_cast<uint64_t>(value);
    return true;
  }
  const std::pair<const char*, double*> known[] = {
      {"drop", &settings->drop},
      {"forget", &settings->forget},
      {"lean", &settings->lean},
      {"person_bonus", &settings->person_bonus},
      {"place_bonus", &settings->place_bonus},
      {"replace", &settings->variation.replace},
      {"lower", &settings->variation.lower},
      {"upper", &settings->variation.upper},
      {"take", &settings->variation.take},
  };
  for (const auto& [key, to] : known) {
    if (name == key) {
      *to = value;
      return true;
    }
  }
  return false;
}

Status AddCorpus(const std::string& argument, std::vector<Corpus>* corpora) {
  const size_t star = argument.rfind('*');
  const std::string path = argument.substr(0, star);
  Corpus corpus;
  if (star != std::string::npos) {
    corpus.weight = std::strtod(argument.c_str() + star + 1, nullptr);
  }
  auto documents = path.ends_with(".jsonl") ? ReadJsonLines(path)
                   : path.find("/plain_") != std::string::npos
                       ? ReadPlainLines(path)
                       : ReadSnippets(path);
  if (!documents.ok()) return documents.status();
  for (Document& document : *documents) {
    if (!document.dev) corpus.documents.push_back(std::move(document));
  }
  corpora->push_back(std::move(corpus));
  return Status::Ok();
}

Status RunTool(const std::vector<std::string>& arguments) {
  TrainingSettings settings;
  std::vector<Corpus> corpora;
  for (size_t i = 5; i < arguments.size(); ++i) {
    if (Set(arguments[i], &settings)) continue;
    REDACTOR_RETURN_IF_ERROR(AddCorpus(arguments[i], &corpora));
  }
  const auto pool = NamePool::Read(arguments[1], arguments[2]);
  if (!pool.ok()) return pool.status();
  const auto credits = ReadWhole(arguments[3]);
  if (!credits.ok()) return credits.status();
  const auto bytes = TrainTagger(arguments[0], corpora, *pool, settings,
                                 *credits, arguments[4] + ".part");
  if (!bytes.ok()) return bytes.status();
  std::ofstream out(arguments[4], std::ios::binary | std::ios::trunc);
  out.write(bytes->data(), static_cast<std::streamsize>(bytes->size()));
  out.flush();
  if (!out.good()) return {StatusCode::kIo, "cannot write " + arguments[4]};
  std::remove((arguments[4] + ".part").c_str());
  return Status::Ok();
}

}  // namespace
}  // namespace redactor::train

int main(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  if (arguments.size() < 6) {
    std::fprintf(stderr,
                 "usage: train_tagger DICTIONARY TABLES LISTS CREDITS OUT "
                 "[name=value ...] FILE*WEIGHT...\n");
    return 2;
  }
  const redactor::Status status = redactor::train::RunTool(arguments);
  if (status.ok()) return 0;
  std::fprintf(stderr, "train_tagger: %s\n", status.message().c_str());
  return 1;
}
