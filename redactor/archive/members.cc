// Member by member: decide, redact into a spool (a header needs the size
// first), write. Whatever is in doubt becomes a stub. See members.h.
#include "redactor/archive/members.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <string>

#include "redactor/archive/member_names.h"
#include "redactor/archive/metadata.h"
#include "redactor/archive/name_locale.h"
#include "redactor/archive/null_sink.h"
#include "redactor/archive/reader.h"
#include "redactor/archive/writer.h"

namespace redactor::archive {

namespace {

// A member's content, counted. Members of an uncompressed tar are copies, not
// expansion, when the tar was compressed as a whole: only their holes count.
class MeteredMember final : public ByteSource {
 public:
  MeteredMember(ArchiveReader& reader, const Packing& packing,
                const BlockInput& input, Meter& meter)
      : reader_(reader), packing_(packing), input_(input), meter_(meter) {}

  Result<size_t> Read(std::span<char> out) override {
    REDACTOR_RETURN_IF_ERROR(limit_);
    const uint64_t holes = reader_.hole_bytes();
    Result<size_t> got = reader_.Read(out);
    if (!got.ok()) return got;
    uint64_t expanded = *got;
    if (packing_.filter != nullptr) {
      expanded = reader_.hole_bytes() - holes;
    } else if (packing_.format->kind == ContainerKind::kTar) {
      meter_.SetConsumed(input_.delivered());
    }
    limit_ = meter_.AddExpanded(expanded);
    REDACTOR_RETURN_IF_ERROR(limit_);
    return got;
  }
  // The container's limit, if it was hit.
  [[nodiscard]] const Status& limit() const { return limit_; }

 private:
  ArchiveReader& reader_;
  const Packing& packing_;
  const BlockInput& input_;
  Meter& meter_;
  Status limit_;
};

std::string_view LastName(std::string_view path) {
  return path.substr(path.rfind('/') + 1);
}

// A member on its way out.
struct Draft {
  std::string original;
  std::string place;          // "a.zip!b/c.json"
  std::string name;           // redacted, not yet unique
  std::string_view withheld;  // not empty: goes out as a stub
  EntryHandle entry;
  std::unique_ptr<Spool> body;  // regular files, when there is a sink
  uint64_t bytes_in = 0;
  uint64_t bytes_out = 0;
};

class Rewriter {
 public:
  Rewriter(const Job& job, const Packing& packing, BlockInput& input)
      : job_(job),
        packing_(packing),
        input_(input),
        reader_(*packing.format, input, packing.size),
        names_(job.scanner, job.hints) {}

  Status Run();

 private:
  Status OpenWriter();
  Status OneMember();
  Status SetName(Draft& draft);
  Status SetOwners(Draft& draft);
  Status SetLinks(Draft& draft);
  Status RedactBody(Draft& draft);
  Status Drain(MeteredMember& source);
  Status Commit(Draft& draft);
  Status WriteBody(Draft& draft);
  Status Finish();
  // Gives an error of the whole run back; else the member is withheld.
  Status Withhold(Draft& draft, const Status& why);

  const Job& job_;
  const Packing& packing_;
  BlockInput& input_;
  ArchiveReader reader_;
  MemberNames names_;
  std::optional<ArchiveWriter> writer_;
  uint64_t count_ = 0;
  Status warning_;
  std::string buffer_;
};

Status Rewriter::Run() {
  REDACTOR_RETURN_IF_ERROR(reader_.Open());
  for (;;) {
    const Result<bool> more = reader_.Next();
    if (!more.ok()) return more.status();
    // The first header tells the flavour of a tar.
    if (!writer_) REDACTOR_RETURN_IF_ERROR(OpenWriter());
    if (!*more) break;
    ++count_;
    REDACTOR_RETURN_IF_ERROR(job_.meter.AddEntry());
    REDACTOR_RETURN_IF_ERROR(OneMember());
  }
  return Finish();
}

Status Rewriter::OpenWriter() {
  if (job_.sink == nullptr) return Status::Ok();
  writer_.emplace(*job_.sink);
  return writer_->Open(
      &FormatToWrite(packing_.format->kind, reader_.format_code()),
      packing_.filter, packing_.layers);
}

Status Rewriter::Withhold(Draft& draft, const Status& why) {
  if (why.severity() == Severity::kRun) return why;
  draft.withheld = WithheldWord(why);
  return Status::Ok();
}

Status Rewriter::OneMember() {
  Draft draft;
  draft.original = PathOf(reader_.entry());
  if (packing_.directory != nullptr) {
    const std::string_view exact = packing_.directory->Name(count_ - 1);
    if (!exact.empty()) draft.original = exact;
  }
  draft.place = job_.hints.entry + "!" + draft.original;
  draft.withheld =
      reader_.doubtful() ? "malformed" : Objection(reader_.entry());
  draft.entry = CopyKeptFields(reader_.entry());
  if (draft.entry == nullptr) return {StatusCode::kInternal, "no memory"};
  REDACTOR_RETURN_IF_ERROR(SetName(draft));
  REDACTOR_RETURN_IF_ERROR(SetOwners(draft));
  if (draft.withheld.empty()) REDACTOR_RETURN_IF_ERROR(SetLinks(draft));
  const bool is_file = archive_entry_hardlink(draft.entry.get()) == nullptr &&
                       archive_entry_filetype(draft.entry.get()) == AE_IFREG;
  if (draft.withheld.empty() && is_file) {
    REDACTOR_RETURN_IF_ERROR(RedactBody(draft));
  }
  return Commit(draft);
}

Status Rewriter::SetName(Draft& draft) {
  SafePath safe = MakeSafe(draft.original);
  while (safe.path.ends_with('/')) safe.path.pop_back();
  if (safe.had_parent_step && draft.withheld.empty()) {
    draft.withheld = "unsafe-path";
  }
  if (safe.path.empty() && draft.withheld.empty() &&
      archive_entry_filetype(draft.entry.get()) != AE_IFDIR) {
    draft.withheld = "unsafe-path";
  }
  if (safe.path.empty()) safe.path = draft.withheld.empty() ? "." : "member";
  Result<std::string> name = names_.Redact(safe.path);
  if (name.ok()) {
    draft.name = std::move(*name);
    return Status::Ok();
  }
  draft.name = "member-" + std::to_string(count_);
  return Withhold(draft, name.status());
}

// An owner name that cannot be redacted is dropped; the numbers stay.
Status Rewriter::SetOwners(Draft& draft) {
  const auto redact = [this](const char* name) -> Result<std::string> {
    if (name == nullptr) return std::string();
    Result<std::string> redacted = names_.Redact(name);
    if (redacted.ok() || redacted.status().severity() == Severity::kRun) {
      return redacted;
    }
    return std::string();
  };
  const Result<std::string> user = redact(archive_entry_uname(reader_.entry()));
  if (!user.ok()) return user.status();
  const Result<std::string> group =
      redact(archive_entry_gname(reader_.entry()));
  if (!group.ok()) return group.status();
  if (!user->empty()) {
    archive_entry_copy_uname(draft.entry.get(), user->c_str());
  }
  if (!group->empty()) {
    archive_entry_copy_gname(draft.entry.get(), group->c_str());
  }
  return Status::Ok();
}

Status Rewriter::SetLinks(Draft& draft) {
  const char* const hard = archive_entry_hardlink(reader_.entry());
  const char* const soft = archive_entry_symlink(reader_.entry());
  if (hard != nullptr) {
    const SafePath safe = MakeSafe(hard);
    if (safe.had_parent_step) {
      draft.withheld = "unsafe-path";
      return Status::Ok();
    }
    const Result<std::string> target = names_.Redact(safe.path);
    if (!target.ok()) return Withhold(draft, target.status());
    const MemberNames::Fate fate = names_.Find(hard, *target);
    draft.withheld = fate.withheld;
    archive_entry_copy_hardlink(draft.entry.get(), fate.name.c_str());
  } else if (soft != nullptr) {
    const Result<std::string> target = names_.Redact(soft);
    if (!target.ok()) return Withhold(draft, target.status());
    archive_entry_copy_symlink(draft.entry.get(), target->c_str());
  } else if (archive_entry_filetype(draft.entry.get()) == AE_IFLNK) {
    draft.withheld = "malformed";
  }
  return Status::Ok();
}

// Reads what the scanner left: only then size and check sums are known.
Status Rewriter::Drain(MeteredMember& source) {
  for (;;) {
    const Result<size_t> got = source.Read(std::span(buffer_));
    if (!got.ok()) return got.status();
    if (*got == 0) return Status::Ok();
  }
}

Status Rewriter::RedactBody(Draft& draft) {
  buffer_.resize(BlockInput::kBlock);
  MeteredMember source(reader_, packing_, input_, job_.meter);
  NullSink nowhere;
  if (job_.sink != nullptr) {
    draft.body = std::make_unique<Spool>(job_.options.spool);
  }
  ByteSink& out =
      draft.body != nullptr ? static_cast<ByteSink&>(*draft.body) : nowhere;
  const ContentHints hints{draft.place, std::string(LastName(draft.original)),
                           job_.hints.depth + std::max(1, packing_.layers)};
  Status status = job_.scanner.Redact(source, out, hints);
  if (!status.ok() && status.severity() == Severity::kWarning) {
    if (warning_.ok()) warning_ = status;
    status = Status::Ok();
  }
  if (status.ok()) status = Drain(source);
  REDACTOR_RETURN_IF_ERROR(source.limit());
  REDACTOR_RETURN_IF_ERROR(reader_.container_error());
  draft.bytes_in = reader_.member_bytes();
  if (!status.ok()) REDACTOR_RETURN_IF_ERROR(Withhold(draft, status));
  // What the reader says is closer to the cause.
  if (!reader_.member_error().empty()) {
    draft.withheld = reader_.member_error();
  }
  draft.bytes_out =
      draft.body != nullptr ? draft.body->size() : nowhere.bytes();
  return Status::Ok();
}

Status Rewriter::Commit(Draft& draft) {
  archive_entry* const entry = draft.entry.get();
  std::string stub;
  if (!draft.withheld.empty()) {
    stub = StubText(draft.withheld);
    draft.name += kStubSuffix;
    draft.bytes_out = stub.size();
    archive_entry_set_hardlink(entry, nullptr);
    archive_entry_set_symlink(entry, nullptr);
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
  }
  const bool is_folder = archive_entry_filetype(entry) == AE_IFDIR;
  if (is_folder) {
    draft.name += '/';
  } else {
    draft.name = names_.Assign(draft.original, draft.name, draft.withheld);
  }
  if (writer_) {
    archive_entry_copy_pathname(entry, draft.name.c_str());
    const bool has_data = !draft.withheld.empty() || draft.body != nullptr;
    archive_entry_set_size(
        entry, has_data ? static_cast<la_int64_t>(draft.bytes_out) : 0);
    if (packing_.format->kind == ContainerKind::kZip) {
      REDACTOR_RETURN_IF_ERROR(writer_->SetStored(reader_.is_stored()));
    }
    REDACTOR_RETURN_IF_ERROR(writer_->Header(entry));
    REDACTOR_RETURN_IF_ERROR(draft.withheld.empty() ? WriteBody(draft)
                                                    : writer_->Data(stub));
  }
  const auto fate =
      draft.withheld.empty() ? MemberFate::kRedacted : MemberFate::kWithheld;
  job_.members.OnMember({draft.place, fate, std::string(draft.withheld),
                         draft.bytes_in, draft.bytes_out});
  return Status::Ok();
}

Status Rewriter::WriteBody(Draft& draft) {
  if (draft.body == nullptr) return Status::Ok();
  Result<std::unique_ptr<ByteSource>> source = draft.body->NewSource();
  if (!source.ok()) return source.status();
  for (;;) {
    const Result<size_t> got = (*source)->Read(std::span(buffer_));
    if (!got.ok()) return got.status();
    if (*got == 0) return Status::Ok();
    REDACTOR_RETURN_IF_ERROR(
        writer_->Data(std::string_view(buffer_).substr(0, *got)));
  }
}

Status Rewriter::Finish() {
  Status end;
  if (packing_.format->kind == ContainerKind::kZip &&
      count_ != packing_.directory->members()) {
    return {StatusCode::kMalformed, "zip directory states other members",
            Severity::kEntry};
  }
  if (packing_.format->kind == ContainerKind::kTar) {
    end = reader_.CheckEndMarker();
    if (!end.ok() && end.severity() != Severity::kWarning) return end;
    const Result<bool> clean = input_.RestIsZero(reader_.consumed());
    if (!clean.ok()) return clean.status();
    if (!*clean && end.ok()) {
      end = Status(StatusCode::kMalformed, "bytes after the tar were dropped",
                   Severity::kWarning);
    }
  }
  if (writer_) REDACTOR_RETURN_IF_ERROR(writer_->Close());
  return end.ok() ? warning_ : end;
}
}  // namespace

Status RewriteMembers(const Job& job, const Packing& packing,
                      BlockInput& input) {
  return Rewriter(job, packing, input).Run();
}

}  // namespace redactor::archive
