// The public sources as fetch_sources.sh leaves them: what their numbers mean
// as levels.
#ifndef REDACTOR_TRAIN_DICTIONARY_SOURCES_H_
#define REDACTOR_TRAIN_DICTIONARY_SOURCES_H_

#include <string>

#include "redactor/status.h"
#include "redactor/train/dictionary_words.h"

namespace redactor::train {

// Reads all tables of `folder`; one that is missing is an error.
Status AddSources(const std::string& folder, DictionaryWords* words);

}  // namespace redactor::train

#endif  // REDACTOR_TRAIN_DICTIONARY_SOURCES_H_
