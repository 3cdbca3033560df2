// Archives by libarchive and scanners by hand. See archive_fixture.h.
#include "tests/archive/archive_fixture.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <cctype>
#include <cstring>
#include <memory>

#include "redactor/archive/name_locale.h"

namespace redactor::archive {

namespace {
la_ssize_t Append(struct ::archive*, void* out, const void* data, size_t n) {
  static_cast<std::string*>(out)->append(static_cast<const char*>(data), n);
  return static_cast<la_ssize_t>(n);
}

void Must(bool good, struct ::archive* handle) {
  if (good) return;
  std::fprintf(stderr, "fixture: %s\n", archive_error_string(handle));
  std::abort();
}

int FileType(char kind) {
  switch (kind) {
    case 'd':
      return AE_IFDIR;
    case 'l':
      return AE_IFLNK;
    case 'p':
      return AE_IFIFO;
    default:
      return AE_IFREG;
  }
}

void WriteItem(struct ::archive* out, const Item& item,
               const Decorate& decorate) {
  archive_entry* entry = archive_entry_new();
  archive_entry_copy_pathname(entry, item.path.c_str());
  archive_entry_set_filetype(entry, FileType(item.kind));
  archive_entry_set_perm(entry, item.mode);
  archive_entry_set_mtime(entry, item.mtime, item.nanos);
  archive_entry_set_uid(entry, item.uid);
  archive_entry_set_gid(entry, item.gid);
  if (!item.uname.empty()) archive_entry_copy_uname(entry, item.uname.c_str());
  if (!item.gname.empty()) archive_entry_copy_gname(entry, item.gname.c_str());
  if (item.kind == 'l') archive_entry_copy_symlink(entry, item.data.c_str());
  if (item.kind == 'h') archive_entry_copy_hardlink(entry, item.data.c_str());
  archive_entry_set_size(
      entry, item.kind == 'f' ? static_cast<la_int64_t>(item.data.size()) : 0);
  if (decorate) decorate(entry);
  const int result = archive_write_header(out, entry);
  Must(result == ARCHIVE_OK || result == ARCHIVE_WARN, out);
  if (item.kind == 'f' && !item.data.empty()) {
    Must(archive_write_data(out, item.data.data(), item.data.size()) ==
             static_cast<la_ssize_t>(item.data.size()),
         out);
  }
  archive_entry_free(entry);
}

const char* OrEmpty(const char* text) { return text == nullptr ? "" : text; }

std::optional<std::string> ReadAll(struct ::archive* in) {
  std::string data;
  char buffer[8192];
  for (;;) {
    const la_ssize_t n = archive_read_data(in, buffer, sizeof buffer);
    if (n < 0) return std::nullopt;
    if (n == 0) return data;
    data.append(buffer, static_cast<size_t>(n));
  }
}

struct ReadFree {
  void operator()(struct ::archive* in) const { archive_read_free(in); }
};

std::optional<Item> ReadItem(struct ::archive* in, archive_entry* entry) {
  Item item;
  item.path = OrEmpty(archive_entry_pathname(entry));
  item.mode = archive_entry_perm(entry);
  item.mtime = archive_entry_mtime(entry);
  item.nanos = archive_entry_mtime_nsec(entry);
  item.uname = OrEmpty(archive_entry_uname(entry));
  item.gname = OrEmpty(archive_entry_gname(entry));
  item.uid = archive_entry_uid(entry);
  item.gid = archive_entry_gid(entry);
  const auto type = archive_entry_filetype(entry);
  if (archive_entry_hardlink(entry) != nullptr) {
    item.kind = 'h';
    item.data = archive_entry_hardlink(entry);
  } else if (type == AE_IFLNK) {
    item.kind = 'l';
    item.data = OrEmpty(archive_entry_symlink(entry));
  } else if (type == AE_IFDIR) {
    item.kind = 'd';
  } else {
    item.kind = type == AE_IFREG ? 'f' : 'p';
    std::optional<std::string> data = ReadAll(in);
    if (!data) return std::nullopt;
    item.data = std::move(*data);
  }
  return item;
}
}  // namespace

std::ostream& operator<<(std::ostream& out, const Item& item) {
  return out << item.kind << ' ' << item.path << " [" << item.data.substr(0, 40)
             << (item.data.size() > 40 ? "..." : "") << "] mode " << item.mode
             << " time " << item.mtime << '.' << item.nanos << ' ' << item.uname
             << ':' << item.gname << ' ' << item.uid << ':' << item.gid << '\n';
}

std::string MakeArchive(const std::string& format, const std::string& filter,
                        const std::vector<Item>& items,
                        const Decorate& decorate, const std::string& options) {
  const NameLocale locale;
  std::string bytes;
  struct ::archive* out = archive_write_new();
  Must(archive_write_set_format_by_name(out, format.c_str()) == ARCHIVE_OK,
       out);
  if (!filter.empty()) {
    Must(archive_write_add_filter_by_name(out, filter.c_str()) == ARCHIVE_OK,
         out);
  }
  if (!options.empty()) {
    Must(archive_write_set_options(out, options.c_str()) == ARCHIVE_OK, out);
  }
  archive_write_set_bytes_in_last_block(out, filter.empty() ? 0 : 1);
  if (format == "zip") archive_write_set_bytes_in_last_block(out, 1);
  Must(archive_write_open(out, &bytes, nullptr, Append, nullptr) == ARCHIVE_OK,
       out);
  for (const Item& item : items) WriteItem(out, item, decorate);
  Must(archive_write_close(out) == ARCHIVE_OK, out);
  archive_write_free(out);
  return bytes;
}

std::optional<std::vector<Item>> ListArchive(std::string_view bytes) {
  // Tar names as bytes: see reader.cc.
  const NameLocale locale(bytes.starts_with("PK")
                              ? NameLocale::Spelling::kUtf8
                              : NameLocale::Spelling::kBytes);
  const std::unique_ptr<struct ::archive, ReadFree> in(archive_read_new());
  archive_read_support_format_tar(in.get());
  archive_read_support_format_zip_seekable(in.get());
  archive_read_support_filter_all(in.get());
  if (archive_read_open_memory(in.get(), bytes.data(), bytes.size()) !=
      ARCHIVE_OK) {
    return std::nullopt;
  }
  std::vector<Item> items;
  for (;;) {
    archive_entry* entry = nullptr;
    const int result = archive_read_next_header(in.get(), &entry);
    if (result == ARCHIVE_EOF) return items;
    const bool only_spelling =
        result == ARCHIVE_WARN &&
        std::strstr(archive_error_string(in.get()), "can't be converted");
    if (result != ARCHIVE_OK && !only_spelling) return std::nullopt;
    std::optional<Item> item = ReadItem(in.get(), entry);
    if (!item) return std::nullopt;
    items.push_back(std::move(*item));
  }
}

std::string Compress(const std::string& filter, std::string_view content,
                     const std::string& options) {
  return MakeArchive("raw", filter,
                     {{.path = "x", .data = std::string(content)}}, nullptr,
                     options);
}

std::optional<std::string> Decompress(std::string_view bytes) {
  const std::unique_ptr<struct ::archive, ReadFree> in(archive_read_new());
  archive_read_support_format_raw(in.get());
  archive_read_support_filter_all(in.get());
  archive_entry* entry = nullptr;
  if (archive_read_open_memory(in.get(), bytes.data(), bytes.size()) !=
          ARCHIVE_OK ||
      archive_read_next_header(in.get(), &entry) != ARCHIVE_OK) {
    return std::nullopt;
  }
  return ReadAll(in.get());
}

Status FakeScanner::Redact(ByteSource& source, ByteSink& sink,
                           const ContentHints& hints) {
  seen.push_back(hints.entry);
  depths.push_back(hints.depth);
  if (!refuse_name.empty() && hints.name == refuse_name) return refusal;
  std::string buffer(10000, '\0');
  std::string all;
  for (;;) {
    const Result<size_t> got = source.Read(std::span(buffer));
    if (!got.ok()) return got.status();
    if (*got == 0) break;
    if (nested != nullptr) {
      all.append(buffer, 0, *got);
      continue;
    }
    std::string part = buffer.substr(0, *got);
    if (upper_case) {
      for (char& c : part) c = static_cast<char>(std::toupper(c));
    }
    REDACTOR_RETURN_IF_ERROR(sink.Write(part));
  }
  if (nested == nullptr) return Status::Ok();
  if (LooksLikeContainer(all)) {
    StreamSource inner(all);
    return RewriteArchive(inner, &sink, *this, hints, *nested, *nested_members);
  }
  return sink.Write(all);
}

Result<std::string> FakeScanner::RedactName(std::string_view text,
                                            const ContentHints&) {
  std::string name(text);
  if (secret.empty()) return name;
  for (size_t at = name.find(secret); at != name.npos;
       at = name.find(secret, at)) {
    name.replace(at, secret.size(), "TOKEN");
  }
  return name;
}

std::vector<std::string> Reports::Withheld() const {
  std::vector<std::string> lines;
  for (const MemberReport& report : all) {
    if (report.fate == MemberFate::kWithheld) {
      lines.push_back(report.entry + ": " + report.reason);
    }
  }
  return lines;
}

Outcome Rewrite(std::string_view bytes, ContentScanner& scanner, bool seekable,
                ArchiveBudget* budget, const std::string& name) {
  Outcome outcome;
  const auto sink = NewStringSink(&outcome.bytes);
  StreamSource stream(bytes);
  const auto memory = NewMemorySource(bytes);
  ByteSource& source = seekable ? *memory : static_cast<ByteSource&>(stream);
  outcome.status = RewriteArchive(source, sink.get(), scanner, {name, name, 0},
                                  TestOptions(budget), outcome.reports);
  return outcome;
}

Result<size_t> StreamSource::Read(std::span<char> out) {
  const size_t n = std::min({out.size(), bytes_.size(), step_});
  std::memcpy(out.data(), bytes_.data(), n);
  bytes_.remove_prefix(n);
  return n;
}

namespace {
class FlipCipher final : public BlockCipher {
 public:
  [[nodiscard]] size_t overhead() const override { return 0; }
  void Seal(uint64_t, uint64_t, std::string_view plain,
            std::string* sealed) const override {
    sealed->assign(plain);
    for (char& c : *sealed) c = static_cast<char>(~c);
  }
  Status Open(uint64_t file, uint64_t block, std::string_view sealed,
              std::string* plain) const override {
    Seal(file, block, sealed, plain);
    return Status::Ok();
  }
};
}  // namespace

const BlockCipher& TestCipher() {
  static const FlipCipher cipher;
  return cipher;
}

ArchiveOptions TestOptions(ArchiveBudget* budget) {
  ArchiveOptions options;
  options.spool.cipher = &TestCipher();
  options.spool.memory = 100000;
  options.budget = budget;
  return options;
}

}  // namespace redactor::archive
