// The formats mail (one message) and mbox, and their bids.
#include <algorithm>
#include <array>

#include "redactor/base/ascii.h"
#include "redactor/format/formats.h"
#include "redactor/format/mail_run.h"
#include "redactor/format/mail_words.h"

namespace redactor::format {

namespace {

constexpr int kMailBid = 40;
constexpr int kMailNameBid = 48;

// What the fields of a header say: names that only mail has, and such that
// other text has, too.
struct Evidence {
  int mail = 0;
  int any = 0;
};

constexpr std::array<std::string_view, 20> kMailNames = {
    "received",         "return-path",
    "message-id",       "mime-version",
    "delivered-to",     "dkim-signature",
    "in-reply-to",      "references",
    "x-mailer",         "content-transfer-encoding",
    "list-id",          "x-original-to",
    "x-mozilla-status", "authentication-results",
    "received-spf",     "envelope-to",
    "x-gm-thrid",       "arc-seal",
    "x-received",       "domainkey-signature"};
constexpr std::array<std::string_view, 9> kOtherNames = {
    "from",     "to",     "subject",      "date",      "cc",
    "reply-to", "sender", "content-type", "user-agent"};

template <size_t N>
bool Holds(const std::array<std::string_view, N>& names,
           std::string_view name) {
  return std::any_of(names.begin(), names.end(), [name](std::string_view n) {
    return EqualsIgnoreCase(n, name);
  });
}

// Reads lines that have to be a header, up to the blank line.
Evidence ReadHeader(const Probe& probe, std::string_view text) {
  Evidence found;
  bool first = true;
  while (!text.empty()) {
    const size_t end = text.find('\n');
    // A line that the probe cuts says nothing.
    if (end == std::string_view::npos && !probe.complete && !first) break;
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (line.empty() || line == "\r") break;
    if (!first && (line[0] == ' ' || line[0] == '\t')) continue;
    const size_t size = FieldNameSize(line);
    if (size == 0) {
      if (first && (line.starts_with(">From ") || line.starts_with("From "))) {
        continue;
      }
      return {};
    }
    first = false;
    const std::string_view name = line.substr(0, size);
    if (Holds(kMailNames, name)) ++found.mail;
    if (Holds(kOtherNames, name)) ++found.any;
  }
  return found;
}

std::string_view WithoutMark(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  return head;
}

bool IsMbox(const Probe& probe) {
  const std::string_view head = WithoutMark(probe.head);
  const size_t end = head.find('\n');
  if (!MailRun::IsEnvelope(head.substr(0, end))) return false;
  if (probe.first_line) return true;
  if (end == std::string_view::npos) return probe.complete;
  const Evidence evidence = ReadHeader(probe, head.substr(end + 1));
  return evidence.mail + evidence.any > 0;
}

class Mail final : public Format {
 public:
  [[nodiscard]] std::string_view name() const override { return "mail"; }
  [[nodiscard]] int Bid(const Probe& probe) const override {
    const std::string_view head = WithoutMark(probe.head);
    const bool named = EndsWithIgnoreCase(probe.name, ".eml") ||
                       EndsWithIgnoreCase(probe.name, ".mail") ||
                       EndsWithIgnoreCase(probe.name, ".mht");
    const Evidence evidence = ReadHeader(probe, head);
    if (named && evidence.mail + evidence.any > 0) return kMailNameBid;
    if (probe.first_line) return evidence.mail > 0 ? kMailBid : 0;
    const bool enough = evidence.mail > 0 ? evidence.mail + evidence.any >= 2
                                          : evidence.any >= 4;
    return enough ? kMailBid : 0;
  }
  Status Rewrite(ByteSource& source, ByteSink* sink, RecordHandler& handler,
                 const FormatOptions& options,
                 FormatResult* result) const override {
    return MailRun(source, sink, handler, options, result, /*mbox=*/false)
        .Run();
  }
};

class Mbox final : public Format {
 public:
  [[nodiscard]] std::string_view name() const override { return "mbox"; }
  [[nodiscard]] int Bid(const Probe& probe) const override {
    return IsMbox(probe) ? kMailNameBid + 1 : 0;
  }
  Status Rewrite(ByteSource& source, ByteSink* sink, RecordHandler& handler,
                 const FormatOptions& options,
                 FormatResult* result) const override {
    return MailRun(source, sink, handler, options, result, /*mbox=*/true).Run();
  }
};

}  // namespace

const Format& MailFormat() {
  static const Mail format;
  return format;
}

const Format& MboxFormat() {
  static const Mbox format;
  return format;
}

}  // namespace redactor::format
