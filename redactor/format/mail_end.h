// MailEnd: where a body or field ends that is too long to be looked at whole.
#ifndef REDACTOR_FORMAT_MAIL_END_H_
#define REDACTOR_FORMAT_MAIL_END_H_

#include <cstdint>
#include <string_view>

#include "redactor/format/mail_lexer.h"

namespace redactor::format {

class MailEnd {
 public:
  enum class What : uint8_t { kField, kText, kBase64, kUuencode, kOther };

  // Of what begins at `begin`; `blank`: the line before is.
  MailEnd(const MailLexer& lexer, bool mbox, What what, uint64_t begin,
          bool blank)
      : lexer_(lexer), mbox_(mbox), what_(what), sure_(begin), blank_(blank) {}

  // Blank lines at the end of base64 do not belong to it.
  // Looks at the bytes [sure(), end) of the entry, which `bytes` are. Moves
  // sure() as far as they certainly belong to it. `final`: nothing follows.
  // Bytes must be shown again from sure() on.
  void Look(std::string_view bytes, bool final);
  [[nodiscard]] uint64_t sure() const { return sure_; }
  [[nodiscard]] bool found() const { return found_; }  // it ends at sure()
  [[nodiscard]] bool blank() const { return blank_; }

 private:
  // Does the line, of which this is at least the head, end it?
  [[nodiscard]] bool Ends(std::string_view line);

  const MailLexer& lexer_;
  const bool mbox_;
  const What what_;
  uint64_t sure_;
  bool blank_;
  bool first_ = true;  // the next line is the first one
  bool mid_line_ = false;
  bool padded_ = false;  // base64 ended
  bool uu_ended_ = false;
  bool found_ = false;
};

}  // namespace redactor::format

#endif  // REDACTOR_FORMAT_MAIL_END_H_
