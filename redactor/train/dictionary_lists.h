// The lists written by hand, patterns/training/lists/*.txt.
//
// A line "[given 5, place 3]" says what the words behind it are, up to the next
// such line; words are parted by white space, "_" stands for a space in a place
// of several words, "#" begins a comment. Kinds: given, surname, place, common
// with a level; the lists by name ("title", "month", …: see the table in the
// .cc); "without given" takes the words out of a kind again, whatever source
// put them there.
#ifndef REDACTOR_TRAIN_DICTIONARY_LISTS_H_
#define REDACTOR_TRAIN_DICTIONARY_LISTS_H_

#include <string>
#include <vector>

#include "redactor/status.h"
#include "redactor/train/dictionary_words.h"

namespace redactor::train {

// Reads the lists, in the order given; removals are done at the end of each
// file. An unknown kind is an error that names file and line.
Status AddList(const std::string& path, DictionaryWords* words);

}  // namespace redactor::train

#endif  // REDACTOR_TRAIN_DICTIONARY_LISTS_H_
