// Containers through libarchive. See writer.h.
#include "redactor/archive/writer.h"

#include "redactor/archive/name_locale.h"

namespace redactor::archive {

namespace {
// Plain tars are filled up to full records, as tar itself does.
constexpr int kTarRecord = 10240;
constexpr int kRecordsPerWrite = 6;
}  // namespace

ArchiveWriter::ArchiveWriter(ByteSink& sink)
    : sink_(sink), handle_(archive_write_new()) {}

// Freeing an open handle finishes the container: an abandoned one must not
// look whole, so what libarchive writes now is thrown away.
ArchiveWriter::~ArchiveWriter() {
  if (sink_error_.ok()) sink_error_ = {StatusCode::kIo, "abandoned"};
}

// libarchive is not told of a failing sink: it would leave its compressors
// open. Each call asks sink_error_ itself.
la_ssize_t ArchiveWriter::OnWrite(struct ::archive* /*handle*/, void* client,
                                  const void* bytes, size_t size) {
  auto& self = *static_cast<ArchiveWriter*>(client);
  if (self.sink_error_.ok()) {
    try {
      self.sink_error_ =
          self.sink_.Write({static_cast<const char*>(bytes), size});
    } catch (...) {
      self.sink_error_ = {StatusCode::kInternal, "the output threw"};
    }
  }
  return static_cast<la_ssize_t>(size);
}

Status ArchiveWriter::Failure(const char* what) const {
  REDACTOR_RETURN_IF_ERROR(sink_error_);
  return {StatusCode::kUnsupported, what, Severity::kEntry};
}

Status ArchiveWriter::Open(const FormatRow* format, const FilterRow* filter,
                           int layers) {
  const NameLocale locale;
  struct ::archive* const handle = handle_.get();
  if (handle == nullptr) return {StatusCode::kInternal, "libarchive"};
  const auto set_format =
      format != nullptr ? format->set_write : archive_write_set_format_raw;
  bool good = set_format(handle) == ARCHIVE_OK;
  for (int i = 0; filter != nullptr && i < layers; ++i) {
    // A warning here means "by an external program".
    good = good && filter->add_write(handle) == ARCHIVE_OK;
  }
  if (filter != nullptr) {
    good = good && archive_write_set_options(handle, filter->write_options) ==
                       ARCHIVE_OK;
  }
  archive_write_set_bytes_per_block(handle, kTarRecord * kRecordsPerWrite);
  const bool fill = filter == nullptr && format != nullptr &&
                    format->kind == ContainerKind::kTar;
  archive_write_set_bytes_in_last_block(handle, fill ? kTarRecord : 1);
  if (!good || archive_write_open2(handle, this, nullptr, OnWrite, nullptr,
                                   nullptr) != ARCHIVE_OK) {
    return Failure("container cannot be written");
  }
  if (format != nullptr) return sink_error_;
  const EntryHandle entry(archive_entry_new());
  archive_entry_set_filetype(entry.get(), AE_IFREG);
  return Header(entry.get());
}

Status ArchiveWriter::SetStored(bool stored) {
  const int result =
      stored ? archive_write_zip_set_compression_store(handle_.get())
             : archive_write_zip_set_compression_deflate(handle_.get());
  return result == ARCHIVE_OK ? Status::Ok() : Failure("zip method");
}

Status ArchiveWriter::Header(archive_entry* entry) {
  // The zip writer marks a name as UTF-8 by the locale alone.
  const char* const name = archive_entry_pathname(entry);
  const bool is_zip = archive_format(handle_.get()) == ARCHIVE_FORMAT_ZIP;
  const NameLocale locale(is_zip && name != nullptr && !IsUtf8(name)
                              ? NameLocale::Spelling::kBytes
                              : NameLocale::Spelling::kUtf8);
  const int result = archive_write_header(handle_.get(), entry);
  // Names that are no UTF-8 are written as they are, with a warning.
  if (result == ARCHIVE_OK || result == ARCHIVE_WARN) return sink_error_;
  return Failure("member cannot be written in this container");
}

Status ArchiveWriter::Data(std::string_view bytes) {
  while (!bytes.empty()) {
    const la_ssize_t n =
        archive_write_data(handle_.get(), bytes.data(), bytes.size());
    if (n <= 0) return Failure("member data cannot be written");
    bytes.remove_prefix(static_cast<size_t>(n));
  }
  return sink_error_;
}

Status ArchiveWriter::Close() {
  const NameLocale locale;
  const int result = archive_write_close(handle_.get());
  if (result == ARCHIVE_OK && sink_error_.ok()) return Status::Ok();
  return Failure("container cannot be finished");
}

}  // namespace redactor::archive
