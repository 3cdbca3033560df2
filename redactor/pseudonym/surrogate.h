// Surrogates: what stands for a token where none fits.
//
// A column of type inet, uuid, date or int, or one of 15 characters, takes no
// TYPE-BODY. A surrogate is of the column's type, comes from the token, and so
// from the same HMAC, and lies outside of what real values are:
//
//   kInt32     2000000000 + 27 bits
//   kUint32    4026531840 + 27 bits, which is an address of class E (240/4)
//   kInt64     9000000000000000000 + 57 bits
//   kInet      2001:db8::/32 (RFC 3849) + 96 bits
//   kInet4     240.0.0.0/5, reserved for ever, + 27 bits
//   kUuid      version 8 (RFC 9562), 122 bits
//   kMac kMac8 first byte 02, administered locally, + 40 or 56 bits
//   kDate      5000-01-01 + 20 bits of days; kDateTime: + 16 bits of seconds
//   kChars     'Z' and 7 to 11 characters of base32; "-" in less than 8
//   kSmall     0; kTime 00:00:00
//
// Of the bits some are a keyed check over the others, so that one is known
// again with the key: 32 or more for kInet and kUuid, 20 for kChars, 6 for
// dates, 10 to 16 elsewhere. The rest tells values apart, by 58 bits and more
// in kInet and kUuid, 45 in kInt64 and less in smaller rooms: two values may
// share one there. What is "0", "-" or 00:00:00 tells nothing.
#ifndef REDACTOR_PSEUDONYM_SURROGATE_H_
#define REDACTOR_PSEUDONYM_SURROGATE_H_

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "redactor/base/record.h"
#include "redactor/pseudonym/token.h"

namespace redactor::pseudonym {

class TokenHasher;

// Immutable, thread-safe.
class Surrogates {
 public:
  // Without a key what lies in the reserved space is a surrogate.
  Surrogates(const Key* key, const TokenOptions& options);
  ~Surrogates();

  // For all rooms but kAny. `width` counts for kChars only.
  [[nodiscard]] std::string Make(ValueRoom room, size_t width,
                                 const Token& token) const;
  // Whether the whole value is one, or holds nothing ("0").
  [[nodiscard]] bool Is(ValueRoom room, std::string_view value) const;
  // Those of kChars in a text, as [begin, end) pairs.
  void FindShort(std::string_view text,
                 std::vector<std::pair<size_t, size_t>>* found) const;

 private:
  [[nodiscard]] uint64_t Check(ValueRoom room, uint64_t payload) const;
  [[nodiscard]] uint64_t Bits(ValueRoom room, const Token& token, int bits,
                              int check_bits) const;
  [[nodiscard]] bool Fits(ValueRoom room, uint64_t value, int check_bits) const;
  [[nodiscard]] bool IsShort(std::string_view word) const;
  [[nodiscard]] std::string MakeShort(size_t width, const Token& token) const;
  [[nodiscard]] bool IsWide(ValueRoom room, std::string_view bytes) const;

  std::unique_ptr<TokenHasher> hasher_;
};

// At least that many characters hold a surrogate that is not "-".
inline constexpr size_t kLeastShort = 8;

}  // namespace redactor::pseudonym

#endif  // REDACTOR_PSEUDONYM_SURROGATE_H_
