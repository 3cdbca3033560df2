// Out, through the scanner, and in again; see the header.
#include "redactor/format/mail_leaf.h"

#include <algorithm>
#include <array>

#include "redactor/base/ascii.h"
#include "redactor/base/withheld_reason.h"
#include "redactor/text/charset.h"
#include "redactor/text/transcode.h"

namespace redactor::format {

namespace {

constexpr size_t kPage = size_t{32} << 10;
constexpr size_t kMaxSuffix = 5;

class NullSink final : public ByteSink {
 public:
  Status Write(std::string_view /*bytes*/) override { return Status::Ok(); }
};

std::string_view Suffix(std::string_view type) {
  struct Row {
    std::string_view type, suffix;
  };
  constexpr std::array<Row, 6> kRows = {{{"text/html", ".html"},
                                         {"text/csv", ".csv"},
                                         {"text/xml", ".xml"},
                                         {"application/xml", ".xml"},
                                         {"application/json", ".json"},
                                         {"message/rfc822", ".eml"}}};
  for (const Row& row : kRows) {
    if (row.type == type) return row.suffix;
  }
  return {};
}

// Fills `page` as far as there are bytes.
Result<size_t> ReadFull(ByteSource& source, std::string* page) {
  size_t size = 0;
  while (size < page->size()) {
    const Result<size_t> got =
        source.Read({page->data() + size, page->size() - size});
    if (!got.ok()) return got.status();
    if (*got == 0) break;
    size += *got;
  }
  return size;
}

Result<bool> SameBytes(ByteSource& bytes, Spool& spool) {
  auto source = spool.NewSource();
  if (!source.ok()) return source.status();
  std::string before(kPage, '\0');
  std::string after(kPage, '\0');
  for (;;) {
    const auto a = ReadFull(bytes, &before);
    if (!a.ok()) return a.status();
    const auto b = ReadFull(**source, &after);
    if (!b.ok()) return b.status();
    if (*a != *b || before.compare(0, *a, after, 0, *b) != 0) return false;
    if (*a < kPage) return true;
  }
}

Status Copy(ByteSource& source, ByteSink& sink) {
  std::string page(kPage, '\0');
  for (;;) {
    const Result<size_t> got = source.Read(page);
    if (!got.ok()) return got.status();
    if (*got == 0) return Status::Ok();
    REDACTOR_RETURN_IF_ERROR(
        sink.Write(std::string_view(page).substr(0, *got)));
  }
}

std::string_view Word(const Status& status) {
  if (status.message() == "media") return "media";
  return WithheldReason(status);
}

}  // namespace

Result<MailLeaf::Reading> MailLeaf::Open(const std::string& converter) const {
  Reading reading;
  if (spool_ != nullptr) {
    auto raw = spool_->NewSource();
    if (!raw.ok()) return raw.status();
    reading.raw = std::move(*raw);
  } else {
    reading.raw = NewMemorySource(raw_);
  }
  reading.bytes = NewTransferSource(*reading.raw, part_.encoding);
  if (converter.empty()) return reading;
  auto text = text::NewDecodingSource(*reading.bytes, converter);
  if (!text.ok()) return text.status();
  reading.text = std::move(*text);
  return reading;
}

// The charset of a text that can be read in it; none, when it is read as it is.
Result<std::string> MailLeaf::FindConverter() const {
  if (!part_.type.starts_with("text/")) return std::string();
  std::string head(4096, '\0');
  {
    auto reading = Open("");
    if (!reading.ok()) return reading.status();
    auto got = ReadFull(reading->source(), &head);
    if (!got.ok()) return got.status();
    head.resize(*got);
  }
  const text::Charset charset = text::FindCharset(part_.charset, head);
  if (charset.kind == text::CharsetKind::kUtf8 ||
      !text::CouldBeIn(charset, head)) {
    return std::string();
  }
  auto reading = Open(charset.converter);
  if (!reading.ok()) return reading.status();
  NullSink nowhere;
  Status status = Copy(reading->source(), nowhere);
  if (status.ok()) return charset.converter;
  if (status.severity() != Severity::kEntry ||
      charset.kind == text::CharsetKind::kShifted) {
    return status;
  }
  return std::string();
}

// In the name of the entry stands a number and no more of the file's name than
// its suffix: names of entries are printed, and what is personal in this one is
// known to the record of the message only.
ContentHints MailLeaf::Hints(const std::string& place) const {
  ContentHints hints;
  hints.name = part_.name;
  std::replace(hints.name.begin(), hints.name.end(), '/', '_');
  std::erase(hints.name, '\0');
  std::string label = "part-" + std::to_string(part_.number);
  const size_t dot = hints.name.rfind('.');
  const std::string suffix =
      dot == std::string::npos ? std::string() : hints.name.substr(dot + 1);
  if (!suffix.empty() && suffix.size() <= kMaxSuffix &&
      std::all_of(suffix.begin(), suffix.end(), IsAlnum)) {
    label += "." + suffix;
  } else {
    label += Suffix(part_.type);
  }
  if (hints.name.empty()) hints.name = label;
  hints.entry = options_.hints.entry + "!" + place + label;
  hints.depth = options_.hints.depth + 1;
  return hints;
}

// Did the scanner leave it as it was?
Result<bool> MailLeaf::Same(const std::string& converter,
                            Spool& redacted) const {
  auto reading = Open(converter);
  if (!reading.ok()) return reading.status();
  return SameBytes(reading->source(), redacted);
}

Result<bool> MailLeaf::SameRaw(Spool& encoded) const {
  auto reading = Open("");
  if (!reading.ok()) return reading.status();
  return SameBytes(*reading->raw, encoded);
}

Status MailLeaf::Encode(const std::string& converter,
                        const TransferLayout& layout, Spool& redacted,
                        std::unique_ptr<Spool>* out) const {
  *out = std::make_unique<Spool>(options_.spool);
  const auto transfer = NewTransferSink(**out, layout);
  auto source = redacted.NewSource();
  if (!source.ok()) return source.status();
  if (converter.empty()) {
    REDACTOR_RETURN_IF_ERROR(Copy(**source, *transfer));
    return transfer->Flush();
  }
  auto encoded = text::NewEncodingSink(*transfer, converter);
  if (!encoded.ok()) return encoded.status();
  REDACTOR_RETURN_IF_ERROR(Copy(**source, **encoded));
  return (*encoded)->Flush();  // and that of the transfer
}

Status MailLeaf::Redact(const std::string& place, const TransferLayout& layout,
                        bool write, std::unique_ptr<Spool>* out) {
  out->reset();
  if (options_.content == nullptr) {
    withheld_ = true;
    return write ? Stub("unsupported", layout, out) : Status::Ok();
  }
  Result<std::string> converter = FindConverter();
  Status status = converter.ok() ? Status::Ok() : converter.status();
  withheld_ = !status.ok();
  Spool redacted(options_.spool);
  NullSink nowhere;
  if (status.ok()) {
    auto reading = Open(*converter);
    if (!reading.ok()) return reading.status();
    ByteSink& sink = write ? static_cast<ByteSink&>(redacted) : nowhere;
    status = options_.content->Redact(reading->source(), sink, Hints(place));
  }
  if (!status.ok() && status.severity() == Severity::kRun) return status;
  if (!write) return Status::Ok();
  if (!status.ok() && status.severity() == Severity::kEntry) {
    return Stub(Word(status), layout, out);
  }
  const Result<bool> same = Same(*converter, redacted);
  if (!same.ok()) return same.status();
  if (*same) return Status::Ok();
  status = Encode(*converter, layout, redacted, out);
  if (status.ok() || status.severity() == Severity::kRun) return status;
  withheld_ = true;
  return Stub(Word(status), layout, out);
}

Status MailLeaf::Stub(std::string_view text, const TransferLayout& layout,
                      std::unique_ptr<Spool>* out) const {
  *out = std::make_unique<Spool>(options_.spool);
  const auto transfer = NewTransferSink(**out, layout);
  std::string line = "[redactor withheld: ";
  line += text;
  line += "]" + layout.eol;
  REDACTOR_RETURN_IF_ERROR(transfer->Write(line));
  REDACTOR_RETURN_IF_ERROR(transfer->Flush());
  // It may stand there already.
  const Result<bool> same = SameRaw(**out);
  if (!same.ok()) return same.status();
  if (*same) out->reset();
  return Status::Ok();
}

}  // namespace redactor::format
