// ContentScanner: how content inside content gets redacted.
//
// An archive member, a JSON document in a CSV cell, an attachment: whoever
// unwraps it hands the bytes to this interface, which the pipeline implements,
// so that no format or container needs to know another.
#ifndef REDACTOR_BASE_CONTENT_SCANNER_H_
#define REDACTOR_BASE_CONTENT_SCANNER_H_

#include <string>
#include <string_view>

#include "redactor/byte_stream.h"
#include "redactor/status.h"

namespace redactor {

struct ContentHints {
  std::string entry;  // where it stands: "a.zip!b/c.json", original spelling
  std::string name;   // last name, for bids by suffix; may be empty
  int depth = 0;      // containers around it
};

class ContentScanner {
 public:
  virtual ~ContentScanner() = default;

  // Reads all of `source` and writes the redacted content, in the same syntax,
  // to `sink`. An error of severity kEntry means: withhold it, go on; what was
  // written to `sink` must then be thrown away.
  virtual Status Redact(ByteSource& source, ByteSink& sink,
                        const ContentHints& hints) = 0;

  // Redacts a short text that stands beside content: a member name, a link
  // target, an owner name. The result has no '/' that `text` had not.
  virtual Result<std::string> RedactName(std::string_view text,
                                         const ContentHints& hints) = 0;
};

}  // namespace redactor

#endif  // REDACTOR_BASE_CONTENT_SCANNER_H_
