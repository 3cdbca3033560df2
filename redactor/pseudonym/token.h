// Tokens: made from a value with the key, recognised with the key.
//
// TYPE-BODY or TYPE-BODY-FORM, see DESIGN section 4. BODY is Crockford base32
// of HMAC-SHA-256 bits plus two check characters (SipHash over type and body),
// so that a token is known again without any table and a look-alike is not.
#ifndef REDACTOR_PSEUDONYM_TOKEN_H_
#define REDACTOR_PSEUDONYM_TOKEN_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "redactor/finding.h"
#include "redactor/pseudonym/canonical.h"
#include "redactor/pseudonym/key.h"

namespace redactor::pseudonym {

struct TokenOptions {
  std::string audience;
  int bits = 50;       // 50, 75 or 100
  bool exact = false;  // add FORM where the raw spelling is not the display one
  CanonicalOptions canonical;
};

// How a token is dressed for the place where it stands.
enum class TokenStyle : uint8_t {
  kBare,     // PERSON-7Q4M2K9XABTC
  kAddress,  // email-7q4m2k9xabtc@redacted.invalid
  kHost,     // host-7q4m2k9xabtc.redacted.invalid
};
// EMAIL: kAddress, HOST: kHost, else kBare.
TokenStyle StyleOf(EntityType type);

struct Token {
  EntityType type = EntityType::kPerson;
  std::string body;  // upper case
  std::string form;  // upper case, 4 characters or empty
};

// "PERSON-7Q4M2K9XABTC" (never FORM): the key of the map.
std::string BareToken(const Token& token);
std::string SpellToken(const Token& token, TokenStyle style);

// Makes tokens. Immutable but for a memo: one per thread.
class Pseudonymizer {
 public:
  Pseudonymizer(std::shared_ptr<const Key> key, TokenOptions options);
  ~Pseudonymizer();

  // `value` decides the token (for "Jane" that may be "Jane Poe"); `raw` is the
  // text as it stood, escapes and all, and decides the FORM under `exact`.
  // `bare_number`: raw was a JSON number and becomes a string; under `exact` it
  // always gets a FORM, so that restore knows it from a string of such digits.
  Token Make(EntityType type, std::string_view value, std::string_view raw,
             bool bare_number = false);

  [[nodiscard]] const TokenOptions& options() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

struct TokenMatch {
  size_t begin = 0;  // bytes in the text, the whole dressed spelling
  size_t end = 0;
  Token token;
};

// Finds own tokens in a text. Immutable, thread-safe.
class TokenRecognizer {
 public:
  // Without a key every text of the right grammar is a token (see `check`).
  TokenRecognizer(const Key* key, const TokenOptions& options);
  ~TokenRecognizer();

  // The token that starts at `pos` (in any dress, any case), if any. No
  // word edge is asked for: a value may have touched its neighbours.
  [[nodiscard]] std::optional<TokenMatch> MatchAt(std::string_view text,
                                                  size_t pos) const;
  // All tokens of `text`, ascending, disjoint. Fast when there is none.
  void FindAll(std::string_view text, std::vector<TokenMatch>* matches) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace redactor::pseudonym

#endif  // REDACTOR_PSEUDONYM_TOKEN_H_
