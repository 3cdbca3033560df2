// Content: any bytes, whatever they are, to redacted bytes of the same kind.
//
// Looks at the first bytes: a container goes to archive/ (which comes back here
// for each member), text goes through its encoding and the format that bids
// highest, anything else is withheld, dropped or passed by policy. Every piece
// of content becomes one row of the report.
#ifndef REDACTOR_PIPELINE_CONTENT_H_
#define REDACTOR_PIPELINE_CONTENT_H_

#include <string>

#include "redactor/base/content_scanner.h"
#include "redactor/format/format.h"
#include "redactor/pipeline/names.h"
#include "redactor/pipeline/peeked_source.h"
#include "redactor/pipeline/run.h"

namespace redactor::pipeline {

class Content final : public ContentScanner, private archive::MemberSink {
 public:
  explicit Content(Run* run) : run_(run), names_(run), attachments_(this) {
    run->names = &names_;
  }

  Status Redact(ByteSource& source, ByteSink& sink,
                const ContentHints& hints) override;
  Result<std::string> RedactName(std::string_view text,
                                 const ContentHints& hints) override;
  // As in messages and reports.
  std::string SafeName(std::string_view entry) { return names_.Safe(entry); }
  // Reports an entry. One that is withheld takes along what it holds; content
  // that was fine by itself may still end as a stub (a wrong check sum, say),
  // and then keeps one row.
  void AddRow(EntryReport row);

 private:
  // What formats are given for files inside of an entry: one that is withheld
  // gets its row, as members of containers do.
  class Attachments final : public ContentScanner {
   public:
    explicit Attachments(Content* content) : content_(content) {}
    Status Redact(ByteSource& source, ByteSink& sink,
                  const ContentHints& hints) override;
    Result<std::string> RedactName(std::string_view text,
                                   const ContentHints& hints) override {
      return content_->RedactName(text, hints);
    }

   private:
    Content* content_;
  };

  void OnMember(const archive::MemberReport& member) override;

  Status Peek(const ContentHints& hints, PeekedSource* source) const;
  Status RedactContainer(PeekedSource& source, ByteSink& sink,
                         const ContentHints& hints);
  Status RedactText(PeekedSource& source, ByteSink& sink,
                    const ContentHints& hints);
  Status RedactUtf8(PeekedSource& source, ByteSink& sink,
                    const ContentHints& hints);
  Status RedactEncoded(PeekedSource& source, ByteSink& sink,
                       const ContentHints& hints, const std::string& converter);
  Status RedactBinary(PeekedSource& source, ByteSink& sink,
                      const ContentHints& hints);
  Status Rewrite(const format::Format& format, ByteSource& source,
                 ByteSink& sink, const ContentHints& hints,
                 CopyListener* copies);
  Result<const format::Format*> ChooseFormat(const PeekedSource& source,
                                             const ContentHints& hints) const;

  Run* run_;
  NameRedactor names_;
  Attachments attachments_;
  std::string media_entry_;  // the last entry withheld as known media
};

}  // namespace redactor::pipeline

#endif  // REDACTOR_PIPELINE_CONTENT_H_
