// The grammar of tokens in a text, with all that happens to tokens on the way.
//
// One matcher serves redact, check and restore, so that whatever restore would
// expand, redact has already counted as pre-existing. It knows shape only; the
// caller verifies check characters or membership.
//
// A token is TYPE '-' BODY [ '-' FORM ] [ '@' or '.' "redacted.invalid" ], in
// any case. A value may have touched letters or another value, and then its
// token does, too: no word edge is asked for, only check characters or
// membership tell. Of two type words that fit ("MEID", "EID") the longer
// counts.
//
// A FORM is taken when four base32 characters follow, and, unless the caller
// knows all FORMs, behind them a word edge or the next token: digits behind a
// token must not pass for a part of it.
//
// Tolerated inside, and no more:
//   - a soft line break of quoted-printable, "=\n" or "=\r\n", before any
//     character but the first
//   - one line break, "\n" or "\r\n", after a '-'
//   - instead of '-' '@' '.': \u002d \x2d &#45; &#x2d; %2d =2d and the same for
//     40/64 and 2e/46, hex of any case, or the character after a backslash
//   - instead of '-': U+2010 to U+2013 and U+2212
#ifndef REDACTOR_PSEUDONYM_TOKEN_GRAMMAR_H_
#define REDACTOR_PSEUDONYM_TOKEN_GRAMMAR_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "redactor/finding.h"
#include "redactor/pseudonym/token.h"
#include "redactor/pseudonym/token_hasher.h"

namespace redactor::pseudonym {

// No spelling of a token is longer, and none looks further around itself.
inline constexpr size_t kMaxTokenSpelling = 320;
inline constexpr size_t kTokenContext = 16;

// A text of the right shape, not verified.
struct RawToken {
  size_t begin = 0;
  size_t end = 0;
  size_t bare_end = 0;  // end of BODY
  EntityType type = EntityType::kPerson;
  TokenStyle style = TokenStyle::kBare;
  bool has_form = false;
  size_t body_size = 0;
  std::array<char, kMaxBodyChars> body{};  // upper case
  std::array<char, kFormChars> form{};     // upper case

  [[nodiscard]] std::string_view body_view() const {
    return {body.data(), body_size};
  }
  [[nodiscard]] std::string_view form_view() const {
    return {form.data(), has_form ? kFormChars : 0};
  }
};

enum class FormEnd : uint8_t {
  kEdge,  // behind a FORM stands a word edge or a token
  kAny,   // the caller looks the FORM up
};

// Whether something that can stand for the first '-' starts at `pos`.
// `*next` is behind it.
bool IsHyphenAt(std::string_view text, size_t pos, size_t* next);
// The first position at or after `pos` where IsHyphenAt may hold; text.size()
// when there is none. This is the scan that makes texts without tokens cheap.
size_t FindHyphen(std::string_view text, size_t pos);

// The token whose first hyphen stands at `hyphen`, if its BODY has `body_size`
// characters. `floor`: the token may not begin before it.
bool MatchAroundHyphen(std::string_view text, size_t hyphen, size_t floor,
                       size_t body_size, FormEnd form_end, RawToken* token);

}  // namespace redactor::pseudonym

#endif  // REDACTOR_PSEUDONYM_TOKEN_GRAMMAR_H_
