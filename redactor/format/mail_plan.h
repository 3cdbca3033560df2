// MailPlan: what must be known of a message, beside its record, to write it.
//
// Most text of a mail stands in its bytes as it is, and tokens are put in
// place. Units are the exceptions: stretches that are encoded again as a whole,
// or replaced or left out when something in the message changed.
#ifndef REDACTOR_FORMAT_MAIL_PLAN_H_
#define REDACTOR_FORMAT_MAIL_PLAN_H_

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "redactor/base/spool.h"
#include "redactor/format/mail_codec.h"
#include "redactor/format/mail_inner.h"
#include "redactor/format/mail_lexer.h"
#include "redactor/text/charset.h"

namespace redactor::format {

struct MailUnit {
  enum class Kind : uint8_t {
    kWords,          // a group of encoded words
    kParam,          // an RFC 2231 parameter
    kBody,           // text in base64, or in a charset with states
    kInner,          // a body in a syntax of its own
    kLeaf,           // content of its own
    kSignature,      // a header field that signs the message
    kSignatureLeaf,  // a part that does
    kLength,         // the digits of Content-Length
  };
  Kind kind = Kind::kWords;
  // The first four: place in the record's text.
  uint32_t text_begin = 0;
  uint32_t text_end = 0;
  uint64_t raw_begin = 0;  // absolute
  uint64_t raw_end = 0;
  uint64_t gap = 0;   // kWords: white space before it that goes with it
  std::string label;  // kWords: charset as written; kParam: name
  text::Charset charset;
  char encoding = 'B';    // kWords
  TransferLayout layout;  // bodies, leaves
  bool eol_crlf = false;  // of the header around it

  std::unique_ptr<MailInner> inner;  // kInner

  // Leaves.
  MailPart part;
  std::string withheld;          // must not go out: why
  std::unique_ptr<Spool> spool;  // what stands in its place, if that differs
};

struct MailPlan {
  uint64_t begin = 0;  // absolute; names the record
  uint64_t end = 0;
  uint64_t body = 0;      // where the body of the message begins
  uint64_t index = 0;     // of the message
  bool in_parts = false;  // too large: signatures and length go in any case
  bool has_leaves = false;
  std::vector<MailUnit> units;  // ascending
};

}  // namespace redactor::format

#endif  // REDACTOR_FORMAT_MAIL_PLAN_H_
