// A leaf: content of its own in a mail (attachment, HTML, archive). It comes
// out of its transfer encoding and charset, goes through the ContentScanner and
// back again; what cannot be read becomes a short text.
#ifndef REDACTOR_FORMAT_MAIL_LEAF_H_
#define REDACTOR_FORMAT_MAIL_LEAF_H_

#include <memory>
#include <string>
#include <string_view>

#include "redactor/base/spool.h"
#include "redactor/format/format.h"
#include "redactor/format/mail_lexer.h"

namespace redactor::format {

class MailLeaf {
 public:
  // Raw bytes in memory, or in a spool.
  MailLeaf(const FormatOptions& options, const MailPart& part,
           std::string_view raw)
      : options_(options), part_(part), raw_(raw) {}
  MailLeaf(const FormatOptions& options, const MailPart& part, Spool* raw)
      : options_(options), part_(part), spool_(raw) {}

  // `place` is what stands before the leaf's name: "17/" in an mbox. With
  // `write`, *out is what has to stand in place of the raw bytes, encoded; null
  // when they stay.
  Status Redact(const std::string& place, const TransferLayout& layout,
                bool write, std::unique_ptr<Spool>* out);
  // The same for a leaf that must not go out; `text` says why.
  Status Stub(std::string_view text, const TransferLayout& layout,
              std::unique_ptr<Spool>* out) const;
  // It was replaced by a stub that says why; no other row of a report does.
  [[nodiscard]] bool withheld() const { return withheld_; }

 private:
  // One reading of the decoded content.
  struct Reading {
    std::unique_ptr<ByteSource> raw;
    std::unique_ptr<ByteSource> bytes;
    std::unique_ptr<ByteSource> text;
    [[nodiscard]] ByteSource& source() const { return text ? *text : *bytes; }
  };
  Result<Reading> Open(const std::string& converter) const;
  Result<std::string> FindConverter() const;
  Result<bool> Same(const std::string& converter, Spool& redacted) const;
  Result<bool> SameRaw(Spool& encoded) const;
  [[nodiscard]] ContentHints Hints(const std::string& place) const;
  Status Encode(const std::string& converter, const TransferLayout& layout,
                Spool& redacted, std::unique_ptr<Spool>* out) const;

  const FormatOptions& options_;
  const MailPart& part_;
  std::string_view raw_;
  Spool* spool_ = nullptr;
  bool withheld_ = false;
};

}  // namespace redactor::format

#endif  // REDACTOR_FORMAT_MAIL_LEAF_H_
