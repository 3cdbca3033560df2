// What the value of a secret looks like: letters and digits of which kind,
// masks, placeholders, references of a program to a value that is elsewhere.
// Plain predicates over one value; no context.
#ifndef REDACTOR_DETECT_VALIDATORS_SECRET_SHAPE_H_
#define REDACTOR_DETECT_VALIDATORS_SECRET_SHAPE_H_

#include <cstddef>
#include <string_view>

namespace redactor::detect {

struct Shape {
  size_t lower = 0;
  size_t upper = 0;
  size_t digits = 0;
  size_t other = 0;
};
Shape ShapeOf(std::string_view text);

// "****", "xxxx-xxxx", "00000000": one character makes up most of it.
bool IsMasked(std::string_view text);

// "YOUR_API_KEY", "put-your-token-here", "insert key".
bool AsksForYours(std::string_view text);

// "<password>", "${DB_PASS}", "$PASS", "%PASS%", "%s", "{{ secret }}",
// "#{x}", "@pw@", "[password]".
bool IsTemplate(std::string_view text);

// "getPassword()", "this.password", "request.body[", "$this->token",
// "user_password", "Optional[str]". A bare word is none.
bool IsCodeReference(std::string_view text);

}  // namespace redactor::detect

#endif  // REDACTOR_DETECT_VALIDATORS_SECRET_SHAPE_H_
