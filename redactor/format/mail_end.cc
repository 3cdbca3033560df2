// Line by line, and by parts of very long lines; see the header.
#include "redactor/format/mail_end.h"

#include "redactor/format/mail_run.h"

namespace redactor::format {

namespace {
constexpr size_t kMaxBlank = 4096;
}  // namespace

bool MailEnd::Ends(std::string_view line) {
  if (what_ == What::kField) {
    return !first_ && !line.starts_with(' ') && !line.starts_with('\t');
  }
  if (uu_ended_ || lexer_.IsBoundary(line)) return true;
  if (mbox_ && blank_ && !first_ && MailRun::IsEnvelope(line)) return true;
  if (what_ == What::kBase64) {
    const bool blank =
        line.find_first_not_of(" \t\r\n") == std::string_view::npos;
    bool pads = false;
    if (!IsBase64Line(line, &pads) || (padded_ && !blank)) return true;
    padded_ |= pads;
  }
  return false;
}

void MailEnd::Look(std::string_view bytes, bool final) {
  size_t blank = 0;  // looked at, but not sure
  while (!found_ && !bytes.empty()) {
    const size_t newline = bytes.find('\n');
    const bool whole = newline != std::string_view::npos || final;
    const size_t size =
        newline == std::string_view::npos ? bytes.size() : newline + 1;
    // A line that long is no boundary; its head says all there is to say.
    if (!whole && size < MailLexer::kLineHead) return;
    const std::string_view line = bytes.substr(0, size);
    if (!mid_line_) {
      // "begin 644 name": the next line tells.
      if (what_ == What::kText && whole && !UuName(line).empty()) {
        const std::string_view rest = bytes.substr(size);
        const size_t end = rest.find('\n');
        if (end == std::string_view::npos && !final &&
            rest.size() < MailLexer::kLineHead) {
          return;
        }
        if (!first_ && IsUuLine(rest.substr(0, end))) {
          found_ = true;
          return;
        }
      }
      if (Ends(line)) {
        found_ = true;
        return;
      }
    } else if (what_ == What::kBase64) {
      bool pads = false;
      if (!IsBase64Line(line, &pads)) {
        found_ = true;
        return;
      }
      padded_ |= pads;
    }
    blank_ = !mid_line_ && (line == "\n" || line == "\r\n");
    if (what_ == What::kBase64 && blank_ && blank < kMaxBlank) {
      blank += size;
      bytes.remove_prefix(size);
      continue;
    }
    if (what_ == What::kUuencode) {
      uu_ended_ = line == "end\n" || line == "end\r\n" || line == "end";
    }
    first_ = false;
    mid_line_ = newline == std::string_view::npos;
    sure_ += blank + size;
    blank = 0;
    bytes.remove_prefix(size);
  }
  if (final && blank > 0) found_ = true;
}

}  // namespace redactor::format
