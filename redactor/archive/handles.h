// Owners of libarchive handles, and the two ways its calls meet ours: the read
// callback over a BlockInput and the translation of its error grades.
#ifndef REDACTOR_ARCHIVE_HANDLES_H_
#define REDACTOR_ARCHIVE_HANDLES_H_

#include <archive.h>
#include <archive_entry.h>

#include <memory>

#include "redactor/archive/input.h"

namespace redactor::archive {

struct ReadCloser {
  void operator()(struct ::archive* handle) const { archive_read_free(handle); }
};
struct WriteCloser {
  void operator()(struct ::archive* handle) const {
    archive_write_free(handle);
  }
};
struct EntryCloser {
  void operator()(struct archive_entry* entry) const {
    archive_entry_free(entry);
  }
};
using ReadHandle = std::unique_ptr<struct ::archive, ReadCloser>;
using WriteHandle = std::unique_ptr<struct ::archive, WriteCloser>;
using EntryHandle = std::unique_ptr<struct archive_entry, EntryCloser>;

// Opens `handle` over `input`, without seeks.
int OpenStream(struct ::archive* handle, BlockInput& input);
// The same with seeks over a source of `size` bytes.
struct SeekableInput {
  BlockInput* input = nullptr;
  uint64_t size = 0;
  uint64_t at = 0;
};
int OpenSeekable(struct ::archive* handle, SeekableInput& input);

// "The content is broken", unless the source itself failed: then its error.
Status ReadFailure(const BlockInput& input, const char* what);

}  // namespace redactor::archive

#endif  // REDACTOR_ARCHIVE_HANDLES_H_
