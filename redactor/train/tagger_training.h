// From marked documents to a model file: runs, rounds, bytes, calibration.
#ifndef REDACTOR_TRAIN_TAGGER_TRAINING_H_
#define REDACTOR_TRAIN_TAGGER_TRAINING_H_

#include <cstdint>
#include <string>
#include <vector>

#include "redactor/detect/name_dictionary.h"
#include "redactor/status.h"
#include "redactor/train/augment.h"
#include "redactor/train/chain.h"
#include "redactor/train/document.h"

namespace redactor::train {

// Documents of one source and how often each is seen in a round.
struct Corpus {
  std::vector<Document> documents;
  double weight = 1;
};

struct TrainingSettings {
  int rounds = 12;
  int chains = 3;           // trained apart, averaged in the end
  double drop = 0.1;        // of features
  double forget = 0.06;     // of words: as if no dictionary had them
  double lean = 0.5;        // off the score of "nothing", natural units
  double person_bonus = 0;  // added to the log odds of a person's score
  double place_bonus = 0;
  uint64_t seed = 1;
  Variation variation;
};

// The bytes of names.model. `scratch_path` is a file that may be overwritten.
Result<std::string> TrainTagger(const std::string& dictionary_path,
                                const std::vector<Corpus>& corpora,
                                const NamePool& pool,
                                const TrainingSettings& settings,
                                const std::string& credits,
                                const std::string& scratch_path);

}  // namespace redactor::train

#endif  // REDACTOR_TRAIN_TAGGER_TRAINING_H_
