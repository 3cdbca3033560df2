// Kept fields and withheld words. See metadata.h.
#include "redactor/archive/metadata.h"

namespace redactor::archive {

EntryHandle CopyKeptFields(archive_entry* from) {
  EntryHandle kept(archive_entry_new());
  archive_entry* const to = kept.get();
  if (to == nullptr) return kept;
  archive_entry_set_filetype(to, archive_entry_filetype(from));
  archive_entry_set_perm(to, archive_entry_perm(from));
  archive_entry_set_uid(to, archive_entry_uid(from));
  archive_entry_set_gid(to, archive_entry_gid(from));
  if (archive_entry_mtime_is_set(from) != 0) {
    archive_entry_set_mtime(to, archive_entry_mtime(from),
                            archive_entry_mtime_nsec(from));
  }
  // The zip reader says 0 where the zip says nothing.
  if (archive_entry_atime_is_set(from) != 0 && archive_entry_atime(from) != 0) {
    archive_entry_set_atime(to, archive_entry_atime(from),
                            archive_entry_atime_nsec(from));
  }
  if (archive_entry_ctime_is_set(from) != 0 && archive_entry_ctime(from) != 0) {
    archive_entry_set_ctime(to, archive_entry_ctime(from),
                            archive_entry_ctime_nsec(from));
  }
  return kept;
}

std::string_view PathOf(archive_entry* entry) {
  const char* const path = archive_entry_pathname(entry);
  return path == nullptr ? std::string_view() : path;
}

std::string_view Objection(archive_entry* entry) {
  if (archive_entry_is_encrypted(entry) != 0) return "encrypted";
  if (archive_entry_hardlink(entry) != nullptr) return {};
  switch (archive_entry_filetype(entry)) {
    case AE_IFREG:
    case AE_IFDIR:
    case AE_IFLNK:
      return {};
    default:
      return "special-file";
  }
}

std::string_view WithheldWord(const Status& status) {
  switch (status.code()) {
    case StatusCode::kMalformed:
      return "malformed";
    case StatusCode::kLimit:
      return "limit";
    case StatusCode::kUnsupported:
      return "unsupported";
    case StatusCode::kCrypto:
      return "encrypted";
    default:
      return "unreadable";
  }
}

std::string StubText(std::string_view word) {
  return "redactor: this member was withheld: " + std::string(word) + "\n";
}

}  // namespace redactor::archive
