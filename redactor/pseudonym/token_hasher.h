// The keyed functions behind a token: BODY, its check characters, and FORM.
//
// Exactly, with sub-keys as key.h derives them (purpose, audience) and len(x)
// the length of x in bytes as 4 bytes little-endian:
//
//   BODY   HMAC-SHA-256 under the token sub-key of
//            len(1) 0x01            canonicalisation version
//            len(audience) audience
//            len(type) type         the name, "PERSON"
//            len(canonical) canonical
//          its first 50, 75 or 100 bits as 10, 15 or 20 base32 characters, most
//          significant bit first; then two check characters
//   check  SipHash-2-4 under the first 16 bytes of the check sub-key of type,
//          "-" and BODY without check; its low 10 bits as two characters
//   FORM   SipHash-2-4 under the first 16 bytes of the form sub-key of type,
//          "-", BODY with check, one kind byte ('t' text, 'n' a bare number)
//          and the raw bytes; its low 20 bits as four characters. BODY is in
//          it so that two people called Jane do not share the FORM of "Jane"
//
// Base32 is Crockford's. SipHash results are read as little-endian integers.
// Thread-safe when const; holds secrets, wiped at the end.
#ifndef REDACTOR_PSEUDONYM_TOKEN_HASHER_H_
#define REDACTOR_PSEUDONYM_TOKEN_HASHER_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "redactor/finding.h"
#include "redactor/pseudonym/key.h"

namespace redactor::pseudonym {

inline constexpr size_t kCheckChars = 2;
inline constexpr size_t kFormChars = 4;
inline constexpr size_t kMaxBodyChars = 22;

// Characters of a BODY with its check for 50, 75 or 100 bits.
constexpr size_t BodyChars(int bits) {
  return static_cast<size_t>(bits) / 5 + kCheckChars;
}

class TokenHasher {
 public:
  TokenHasher(const Key& key, std::string_view audience);
  ~TokenHasher();
  TokenHasher(const TokenHasher&) = delete;
  TokenHasher& operator=(const TokenHasher&) = delete;

  // Writes BodyChars(bits) characters to `body`.
  void Body(EntityType type, std::string_view canonical, int bits,
            char* body) const;
  // `body` in upper case, check characters included.
  [[nodiscard]] bool Verify(EntityType type, std::string_view body) const;
  // `scratch` is overwritten.
  [[nodiscard]] std::string Form(EntityType type, std::string_view body,
                                 std::string_view raw, bool bare_number,
                                 std::string* scratch) const;
  // SipHash-2-4 under the check sub-key, for what is no token. `bytes` begin
  // with a lower-case letter, which no token does.
  [[nodiscard]] uint64_t Seal(std::string_view bytes) const;
  // Spreads memo slots; a function of the key, so that no input can aim.
  [[nodiscard]] uint64_t Spread(std::string_view bytes) const;

 private:
  struct Secrets;
  void Check(EntityType type, std::string_view body, char* check) const;

  Secrets* secrets_;  // sodium_malloc
};

}  // namespace redactor::pseudonym

#endif  // REDACTOR_PSEUDONYM_TOKEN_HASHER_H_
