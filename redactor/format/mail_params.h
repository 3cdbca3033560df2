// Parameters of Content-Type and Content-Disposition: `; name=value`, quoted or
// not, and the continued and encoded ones of RFC 2231.
#ifndef REDACTOR_FORMAT_MAIL_PARAMS_H_
#define REDACTOR_FORMAT_MAIL_PARAMS_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace redactor::format {

struct MailParam {
  std::string name;        // lower case, without '*' and numbers
  size_t begin = 0;        // of the name in the value given
  size_t end = 0;          // behind the last continuation's value
  size_t value_begin = 0;  // of the first value, inside its quotes
  size_t value_end = 0;    // of the last one
  // RFC 2231: in pieces or percent-encoded.
  bool extended = false;
  bool percent = false;
  std::string charset;  // of RFC 2231
  std::string bytes;    // quotes, escapes, percent signs undone; pieces joined
};

// The part before the first ';', lower case, trimmed.
std::string MailToken(std::string_view value);
// `value` may be folded. Pieces of one parameter are joined when they stand
// together and in order.
std::vector<MailParam> MailParams(std::string_view value);

}  // namespace redactor::format

#endif  // REDACTOR_FORMAT_MAIL_PARAMS_H_
