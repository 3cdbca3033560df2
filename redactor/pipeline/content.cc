// The decision what some bytes are, and the way through the rooms.
#include "redactor/pipeline/content.h"

#include <algorithm>
#include <array>

#include "redactor/base/ascii.h"
#include "redactor/base/withheld_reason.h"
#include "redactor/format/registry.h"
#include "redactor/pipeline/record_redactor.h"
#include "redactor/text/transcode.h"
#include "redactor/text/wide_guard.h"

namespace redactor::pipeline {

namespace {

// Pictures, sound, fonts, programs: content that carries no ticket text and is
// withheld by policy, not for a fault. Signatures at offset 0.
bool IsKnownMedia(std::string_view head) {
  using namespace std::string_view_literals;
  constexpr std::array kSignatures = {
      "\x89PNG\r\n"sv, "\xff\xd8\xff"sv, "GIF8"sv,
      "RIFF"sv,        "ID3"sv,          "OggS"sv,
      "\x7f\x45LF"sv,  "%PDF-"sv,        "\x1a\x45\xdf\xa3"sv,
      "wOFF"sv,        "wOF2"sv,         "BM"sv,
      "fLaC"sv,        "II*\0"sv,        "MM\0*"sv,
      "\0\1\0\0"sv};
  return std::any_of(kSignatures.begin(), kSignatures.end(),
                     [head](std::string_view signature) {
                       return head.starts_with(signature);
                     });
}

bool IsWide(std::string_view converter) {
  return StartsWithIgnoreCase(converter, "UTF-16") ||
         StartsWithIgnoreCase(converter, "UTF-32");
}

bool IsUtf8(std::string_view converter) {
  return EqualsIgnoreCase(converter, "UTF-8") ||
         EqualsIgnoreCase(converter, "UTF8");
}

// Passes on what is written and counts it.
class CountingSink final : public ByteSink {
 public:
  explicit CountingSink(ByteSink* sink) : sink_(sink) {}
  Status Write(std::string_view bytes) override {
    bytes_ += bytes.size();
    return sink_->Write(bytes);
  }
  Status Flush() override { return sink_->Flush(); }
  [[nodiscard]] uint64_t bytes() const { return bytes_; }

 private:
  ByteSink* sink_;
  uint64_t bytes_ = 0;
};

}  // namespace

Status Content::Redact(ByteSource& source, ByteSink& sink,
                       const ContentHints& hints) {
  PeekedSource peeked(&source);
  REDACTOR_RETURN_IF_ERROR(Peek(hints, &peeked));
  if (archive::LooksLikeContainer(peeked.head())) {
    if (hints.depth == 0 && run_->options->format != "auto") {
      // Its bytes are no text, whatever format and encoding were asked for.
      return {StatusCode::kUnsupported,
              "a container is read with --format auto only", Severity::kEntry};
    }
    return RedactContainer(peeked, sink, hints);
  }
  return RedactText(peeked, sink, hints);
}

// A stream that comes line by line is judged by its first line, if that is
// text: how much more is there already must not matter.
Status Content::Peek(const ContentHints& hints, PeekedSource* source) const {
  if (run_->options->line_buffered && hints.depth == 0) {
    REDACTOR_RETURN_IF_ERROR(source->PeekLine(kProbeBytes));
    const std::string_view line = source->head();
    const bool plain = std::none_of(line.begin(), line.end(), [](char c) {
      const auto byte = static_cast<unsigned char>(c);
      return byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r' &&
             byte != 0x1B;
    });
    if (source->is_line() && plain && !archive::LooksLikeContainer(line)) {
      return Status::Ok();
    }
  }
  return source->Peek(kProbeBytes);
}

Status Content::RedactContainer(PeekedSource& source, ByteSink& sink,
                                const ContentHints& hints) {
  if (hints.depth >= run_->options->limits.max_depth) {
    return {StatusCode::kLimit, "too many containers in containers",
            Severity::kEntry};
  }
  archive::ArchiveOptions options;
  options.spool = run_->spool();
  options.budget = &run_->archive_budget;
  const Status status = archive::RewriteArchive(
      source, run_->write ? &sink : nullptr, *this, hints, options, *this);
  if (!status.ok() && status.severity() == Severity::kWarning) {
    run_->report.warnings.push_back(names_.Safe(hints.entry) + ": " +
                                    status.message());
    return Status::Ok();
  }
  return status;
}

Status Content::RedactText(PeekedSource& source, ByteSink& sink,
                           const ContentHints& hints) {
  const bool given = hints.depth == 0 && run_->options->encoding != "auto";
  const text::EncodingGuess guess = text::GuessEncoding(source.head());
  const std::string converter =
      given ? run_->options->encoding : guess.converter;
  // The zeros of a wide encoding may look binary before they are decoded.
  if (!(given && IsWide(converter)) &&
      guess.content == text::Content::kBinary) {
    return RedactBinary(source, sink, hints);
  }
  if (converter.empty() || IsUtf8(converter)) {
    // Lines to come are not known, and may be of another program's making.
    auto format = ChooseFormat(source, hints);
    const bool lines =
        source.is_line() && !given && format.ok() && (*format)->copies_lines();
    return lines ? RedactEncoded(source, sink, hints, "windows-1252")
                 : RedactUtf8(source, sink, hints);
  }
  if (!given && !IsWide(converter)) {
    auto format = ChooseFormat(source, hints);
    if (!format.ok()) return format.status();
    if ((*format)->knows_encodings() ||
        (guess.mixed && !(*format)->copies_lines())) {
      return RedactUtf8(source, sink, hints);
    }
  }
  return RedactEncoded(source, sink, hints, converter);
}

Status Content::RedactUtf8(PeekedSource& source, ByteSink& sink,
                           const ContentHints& hints) {
  auto format = ChooseFormat(source, hints);
  if (!format.ok()) return format.status();
  text::WideGuard guarded(source);
  return Rewrite(**format, guarded, sink, hints, nullptr);
}

Status Content::RedactEncoded(PeekedSource& source, ByteSink& sink,
                              const ContentHints& hints,
                              const std::string& converter) {
  // Whether single lines are UTF-8 has to be known before the format is.
  auto raw_format = ChooseFormat(source, hints);
  text::LineMix mix(run_->write);
  text::LineMix* const lines =
      raw_format.ok() && (*raw_format)->copies_lines() ? &mix : nullptr;
  text::WideGuard guarded(source);
  auto decoded = text::NewDecodingSource(
      IsWide(converter) ? static_cast<ByteSource&>(source) : guarded, converter,
      lines);
  if (!decoded.ok()) return decoded.status();
  auto encoded = text::NewEncodingSink(sink, converter, lines);
  if (!encoded.ok()) return encoded.status();
  PeekedSource utf8(decoded.value().get());
  REDACTOR_RETURN_IF_ERROR(Peek(hints, &utf8));
  if (text::GuessEncoding(utf8.head()).content == text::Content::kBinary) {
    return {StatusCode::kUnsupported, "binary", Severity::kEntry};
  }
  auto format = ChooseFormat(utf8, hints);
  if (!format.ok()) return format.status();
  if (lines != nullptr && !(*format)->copies_lines()) {
    return {StatusCode::kUnsupported, "its encoding is doubtful",
            Severity::kEntry};
  }
  REDACTOR_RETURN_IF_ERROR(Rewrite(**format, utf8, **encoded, hints, lines));
  return run_->write ? encoded.value()->Flush() : Status::Ok();
}

Result<const format::Format*> Content::ChooseFormat(
    const PeekedSource& source, const ContentHints& hints) const {
  if (hints.depth == 0 && run_->options->format != "auto") {
    // Checked by Redactor::Create.
    return format::FindFormat(run_->options->format);
  }
  format::Probe probe;
  probe.head = source.head();
  probe.complete = source.complete();
  probe.name = hints.name;
  probe.first_line = source.is_line();
  const format::Format* format = format::ChooseFormat(probe);
  if (format == nullptr) {
    return Status(StatusCode::kUnsupported, "no format reads this content",
                  Severity::kEntry);
  }
  return format;
}

Status Content::Rewrite(const format::Format& format, ByteSource& source,
                        ByteSink& sink, const ContentHints& hints,
                        CopyListener* copies) {
  EntryReport entry;
  entry.entry = names_.Safe(hints.entry);
  entry.format = std::string(format.name());
  RecordRedactor records(run_, hints.entry, &entry);
  format::FormatOptions options;
  options.page_size = run_->options->page_size;
  // To explain takes what only the last scan has.
  options.batches_ahead =
      run_->explanations != nullptr ? 0 : run_->batches_ahead;
  options.line_buffered = run_->options->line_buffered;
  options.content = &attachments_;
  options.hints = hints;
  options.spool = run_->spool();
  options.widen_types = run_->options->widen_ddl && run_->write;
  options.copies = copies;
  options.pass_binary = run_->options->binary == BinaryPolicy::kPass;
  format::FormatResult result;
  CountingSink counted(&sink);
  const Status status = format.Rewrite(source, run_->write ? &counted : nullptr,
                                       records, options, &result);
  entry.records = result.records;
  entry.lenient = result.lenient;
  entry.withheld = result.withheld;
  entry.bytes_in = result.bytes_in;
  entry.bytes_out = counted.bytes();
  entry.fate = entry.findings > 0 || entry.withheld > 0 ? EntryFate::kRedacted
                                                        : EntryFate::kClean;
  REDACTOR_RETURN_IF_ERROR(status);  // a container lists it as withheld
  if (result.signatures > 0) entry.reason = "signatures-removed";
  run_->report.entries.push_back(std::move(entry));
  return Status::Ok();
}

Status Content::Attachments::Redact(ByteSource& source, ByteSink& sink,
                                    const ContentHints& hints) {
  const int most = content_->run_->options->limits.max_depth;
  Status status = hints.depth > most
                      ? Status(StatusCode::kLimit, "too many files in files",
                               Severity::kEntry)
                      : content_->Redact(source, sink, hints);
  if (!status.ok() && status.severity() == Severity::kEntry) {
    content_->OnMember({hints.entry, archive::MemberFate::kWithheld,
                        WithheldReason(status), 0, 0});
  }
  return status;
}

Status Content::RedactBinary(PeekedSource& source, ByteSink& sink,
                             const ContentHints& hints) {
  const bool media = IsKnownMedia(source.head());
  const BinaryPolicy policy = run_->options->binary;
  if (policy == BinaryPolicy::kWithhold) {
    if (media) media_entry_ = hints.entry;
    return {StatusCode::kUnsupported, media ? "media" : "binary",
            Severity::kEntry};
  }
  EntryReport entry;
  entry.entry = names_.Safe(hints.entry);
  entry.format = media ? "media" : "binary";
  entry.reason = "policy";
  entry.fate =
      policy == BinaryPolicy::kPass ? EntryFate::kPassed : EntryFate::kDropped;
  std::string page(run_->options->page_size, '\0');
  for (;;) {
    auto got = source.Read(page);
    if (!got.ok()) return got.status();
    if (*got == 0) break;
    entry.bytes_in += *got;
    if (policy == BinaryPolicy::kDrop || !run_->write) continue;
    entry.bytes_out += *got;
    REDACTOR_RETURN_IF_ERROR(
        sink.Write(std::string_view(page).substr(0, *got)));
  }
  run_->report.entries.push_back(std::move(entry));
  return Status::Ok();
}

Result<std::string> Content::RedactName(std::string_view text,
                                        const ContentHints& hints) {
  return names_.Redact(text, hints.entry);
}

void Content::OnMember(const archive::MemberReport& member) {
  if (member.fate == archive::MemberFate::kRedacted) return;
  EntryReport entry;
  entry.entry = names_.Safe(member.entry);
  entry.reason = member.reason;
  if (member.entry == media_entry_) {
    entry.reason = "media";
    entry.by_policy = !run_->options->strict;
    media_entry_.clear();  // another member of the same name is another matter
  }
  entry.bytes_in = member.bytes_in;
  entry.bytes_out = member.bytes_out;
  switch (member.fate) {
    case archive::MemberFate::kWithheld:
      entry.fate = EntryFate::kWithheld;
      break;
    case archive::MemberFate::kDropped:
      entry.fate = EntryFate::kDropped;
      break;
    default:
      entry.fate = EntryFate::kPassed;
  }
  AddRow(std::move(entry));
}

void Content::AddRow(EntryReport row) {
  std::vector<EntryReport>& rows = run_->report.entries;
  if (row.fate == EntryFate::kWithheld) {
    const std::string inside = row.entry + "!";
    for (auto other = rows.rbegin();
         other != rows.rend() && other->entry.starts_with(inside); ++other) {
      other->fate = EntryFate::kWithheld;
      other->reason = row.reason;
    }
  }
  if (!rows.empty() && rows.back().entry == row.entry &&
      rows.back().fate <= EntryFate::kClean) {
    rows.pop_back();
  }
  rows.push_back(std::move(row));
}

}  // namespace redactor::pipeline
