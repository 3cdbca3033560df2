// One disguised character at the front of a text: %40, =40, &#64;, \u0040, ４.
#ifndef REDACTOR_TEXT_DISGUISE_H_
#define REDACTOR_TEXT_DISGUISE_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "redactor/text/char_fold.h"

namespace redactor::text {

// The next byte at or after `at` that may begin a disguise ('%', '&', '\\', '='
// of quoted-printable, or not ASCII); text.size() when there is none. Runs at
// memory speed.
size_t FindCandidate(std::string_view text, size_t at);

// Reads the unit at the candidate `at`. True: text[at, *end) stands for what
// was appended to `out`, maybe nothing. False: text[at, *end) is plain, `out`
// is untouched. Never reads or writes a NUL.
bool ReadDisguise(std::string_view text, size_t at, const CharFold& fold,
                  size_t* end, std::string* out);

}  // namespace redactor::text

#endif  // REDACTOR_TEXT_DISGUISE_H_
