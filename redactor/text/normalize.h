// Normal forms of whole values (ICU): for canonical values, keys and lists.
// All functions accept invalid UTF-8 and keep such bytes as they are.
#ifndef REDACTOR_TEXT_NORMALIZE_H_
#define REDACTOR_TEXT_NORMALIZE_H_

#include <string>
#include <string_view>

namespace redactor::text {

// NFKC, full case folding, NFKC again; default-ignorable code points (soft
// hyphen, zero width) removed; white space runs to one space, trimmed. ASCII
// input takes a fast path with the same result. Folding twice changes nothing.
// Tokens hang on this: the result for a given text is frozen.
std::string FoldNfkc(std::string_view value);
// As FoldNfkc, and accents removed (ß -> ss, ø -> o, vowel points of Hebrew and
// Arabic; vowel signs of Indic scripts stay), all apostrophes as ', all dashes
// as -: for matching names, lists and field names; never for tokens.
std::string FoldForMatch(std::string_view value);
// Letters beyond ASCII in upper case, ASCII as it is: "école" -> "École".
std::string UpperBeyondAscii(std::string_view value);
// Upper case at word starts, rest lower case, locale-free: "jane o'neil-poe"
// -> "Jane O'neil-Poe". Only the start of a run of letters is raised, where an
// apostrophe does not start a new run.
std::string TitleCase(std::string_view value);
// Lower-case ASCII form of a host name by UTS 46 (xn--…); the input lower-cased
// when it is not convertible.
std::string HostToAscii(std::string_view host);

}  // namespace redactor::text

#endif  // REDACTOR_TEXT_NORMALIZE_H_
