// DictionaryFile: the bytes of names.dict for a set of words and phrases.
#ifndef REDACTOR_TRAIN_DICTIONARY_FILE_H_
#define REDACTOR_TRAIN_DICTIONARY_FILE_H_

#include <string>
#include <string_view>

#include "redactor/status.h"
#include "redactor/train/dictionary_words.h"

namespace redactor::train {

// The same input gives the same bytes. kInternal when two keys cannot be told
// apart (about once in a thousand dictionaries; change kSeed then).
Result<std::string> DictionaryFile(const DictionaryWords& words,
                                   std::string_view credits);

}  // namespace redactor::train

#endif  // REDACTOR_TRAIN_DICTIONARY_FILE_H_
