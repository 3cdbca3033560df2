// The lexicon of a run: read from --lexicon, and gathered by a first pass over
// the inputs as --learn says.
#ifndef REDACTOR_CLI_LEXICONS_H_
#define REDACTOR_CLI_LEXICONS_H_

#include <memory>
#include <string>
#include <vector>

#include "redactor/cli/arguments.h"
#include "redactor/lexicon.h"
#include "redactor/redactor.h"

namespace redactor::cli {

// How many entries fit: a five hundred and twelfth part of a mebibyte each,
// with its forms, in half of the memory budget.
size_t LexiconBound(const redactor::Options& options);

Result<Lexicon> LoadLexicon(const std::string& path, size_t max_entries);

// Null when there is neither a lexicon nor anything to learn from. `inputs` as
// given, "-" is standard input.
Result<std::shared_ptr<const Lexicon>> LexiconFor(
    const Arguments& arguments, const redactor::Options& options,
    const Redactor& redactor, const std::vector<std::string>& inputs);

// Says that there was more than fits.
void SayIfFull(const Lexicon& lexicon);

}  // namespace redactor::cli

#endif  // REDACTOR_CLI_LEXICONS_H_
