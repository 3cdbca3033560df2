// RewriteArchive: what is it, may it be opened, and by whom is it rewritten.
//
// One call takes off one compression and at most one tar or zip. Whatever is a
// container inside comes back through the scanner, one level deeper.
#include <algorithm>
#include <exception>
#include <optional>

#include "redactor/archive/archive.h"
#include "redactor/archive/decode.h"
#include "redactor/archive/members.h"
#include "redactor/archive/name_locale.h"
#include "redactor/archive/null_sink.h"
#include "redactor/archive/sniff.h"
#include "redactor/archive/writer.h"
#include "redactor/archive/zip_directory.h"

namespace redactor::archive {

namespace {

bool IsError(const Status& status) {
  return !status.ok() && status.severity() != Severity::kWarning;
}

Status CheckDepth(const Job& job, int levels) {
  const int max = job.budget.limits.max_depth;
  if (job.hints.depth + levels <= max) return Status::Ok();
  return {StatusCode::kLimit, "too many archives in archives",
          Severity::kEntry};
}

// The one content of a compressed stream, straight through: it needs no size
// beforehand, and an error spoils the whole stream anyway.
Status RewriteBare(const Job& job, const Packing& packing, BlockInput& inner) {
  REDACTOR_RETURN_IF_ERROR(job.meter.AddEntry());
  const std::string name = NameInside(*packing.filter, job.hints.name);
  const ContentHints hints{job.hints.entry + "!" + name, name,
                           job.hints.depth + packing.layers};
  InputSource source(inner);
  NullSink nowhere;
  std::optional<ArchiveWriter> writer;
  std::optional<WriterSink> sink;
  if (job.sink != nullptr) {
    writer.emplace(*job.sink);
    REDACTOR_RETURN_IF_ERROR(
        writer->Open(nullptr, packing.filter, packing.layers));
    sink.emplace(*writer);
  }
  const Status status = job.scanner.Redact(
      source, sink ? static_cast<ByteSink&>(*sink) : nowhere, hints);
  REDACTOR_RETURN_IF_ERROR(inner.error());
  if (writer) REDACTOR_RETURN_IF_ERROR(writer->sink_error());
  if (IsError(status)) return status;
  const Result<bool> rest = inner.RestIsZero(inner.delivered());
  if (!rest.ok()) return rest.status();
  if (writer) REDACTOR_RETURN_IF_ERROR(writer->Close());
  job.members.OnMember({hints.entry, MemberFate::kRedacted, "",
                        inner.delivered(),
                        sink ? sink->bytes() : nowhere.bytes()});
  return status;
}

Status RewriteCompressed(const Job& job, const FilterRow& row,
                         BlockInput& input) {
  const Result<std::unique_ptr<Decoder>> decoder = NewDecoder(row, input);
  if (!decoder.ok()) return decoder.status();
  Packing packing;
  packing.filter = &row;
  packing.layers = (*decoder)->layers();
  REDACTOR_RETURN_IF_ERROR(CheckDepth(job, packing.layers));

  DecodedSource decoded(**decoder, input, job.meter);
  BlockInput inner(decoded);
  const Result<std::string_view> head = inner.Peek();
  if (!head.ok()) return head.status();
  if (Sniff(*head) == ContainerKind::kTar) {
    packing.format = FindFormat(ContainerKind::kTar);
  }
  const Status status = packing.format != nullptr
                            ? RewriteMembers(job, packing, inner)
                            : RewriteBare(job, packing, inner);
  if (IsError(status)) return status;
  const Result<bool> clean = input.RestIsZero((*decoder)->consumed());
  if (!clean.ok()) return clean.status();
  if (*clean || !status.ok()) return status;
  return {StatusCode::kMalformed,
          "bytes after the compressed stream were "
          "dropped",
          Severity::kWarning};
}

Status RewriteZip(const Job& job, ByteSource& source, uint64_t size) {
  const Result<ZipDirectory> directory = ZipDirectory::Read(source, size);
  if (!directory.ok()) return directory.status();
  REDACTOR_RETURN_IF_ERROR(source.Seek(0));
  Packing packing;
  packing.format = FindFormat(ContainerKind::kZip);
  packing.size = size;
  packing.directory = &*directory;
  job.meter.SetConsumed(size);
  BlockInput input(source);
  return RewriteMembers(job, packing, input);
}

// Modes and links stand at the end of a zip: it must be read with seeks.
Status SpoolAndRewriteZip(const Job& job, BlockInput& input) {
  Spool spool(job.options.spool);
  for (;;) {
    const Result<std::string_view> block = input.Next();
    if (!block.ok()) return block.status();
    if (block->empty()) break;
    REDACTOR_RETURN_IF_ERROR(spool.Write(*block));
  }
  const Result<std::unique_ptr<ByteSource>> copy = spool.NewSource();
  if (!copy.ok()) return copy.status();
  return RewriteZip(job, **copy, spool.size());
}

Status Rewrite(const Job& job, ByteSource& source) {
  REDACTOR_RETURN_IF_ERROR(NameLocale::Available());
  REDACTOR_RETURN_IF_ERROR(CheckDepth(job, 1));
  BlockInput input(source);
  const Result<std::string_view> head = input.Peek();
  if (!head.ok()) return head.status();
  const ContainerKind kind = Sniff(*head);
  if (const FilterRow* const row = FindFilter(kind); row != nullptr) {
    return RewriteCompressed(job, *row, input);
  }
  if (kind == ContainerKind::kTar) {
    Packing packing;
    packing.format = FindFormat(kind);
    return RewriteMembers(job, packing, input);
  }
  if (kind == ContainerKind::kZip) {
    return source.seekable() && source.size() >= 0
               ? RewriteZip(job, source, static_cast<uint64_t>(source.size()))
               : SpoolAndRewriteZip(job, input);
  }
  if (kind == ContainerKind::kForeign) {
    return {StatusCode::kUnsupported, "this kind of container is not opened",
            Severity::kEntry};
  }
  return {StatusCode::kMalformed, "not a container", Severity::kEntry};
}
}  // namespace

Status RewriteArchive(ByteSource& source, ByteSink* sink,
                      ContentScanner& scanner, const ContentHints& hints,
                      const ArchiveOptions& options, MemberSink& members) {
  try {
    ArchiveBudget own;
    ArchiveBudget& budget = options.budget != nullptr ? *options.budget : own;
    Meter meter(&budget);
    return Rewrite({sink, scanner, hints, options, members, meter, budget},
                   source);
  } catch (const std::exception&) {
    return {StatusCode::kInternal, "exception in the archive room"};
  }
}

}  // namespace redactor::archive
