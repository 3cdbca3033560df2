// Read callbacks. Nothing thrown may pass through libarchive's C frames, so
// they catch all and answer with an error. See handles.h.
#include "redactor/archive/handles.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>

namespace redactor::archive {

namespace {
la_ssize_t Deliver(struct ::archive* handle, BlockInput& input,
                   const void** buffer) {
  try {
    const Result<std::string_view> block = input.Next();
    if (block.ok()) {
      *buffer = block->data();
      return static_cast<la_ssize_t>(block->size());
    }
  } catch (...) {
  }
  archive_set_error(handle, EIO, "source failed");
  return ARCHIVE_FATAL;
}

la_ssize_t ReadStream(struct ::archive* handle, void* client,
                      const void** buffer) {
  return Deliver(handle, *static_cast<BlockInput*>(client), buffer);
}

la_ssize_t ReadSeekable(struct ::archive* handle, void* client,
                        const void** buffer) {
  auto& input = *static_cast<SeekableInput*>(client);
  const la_ssize_t n = Deliver(handle, *input.input, buffer);
  if (n > 0) input.at += static_cast<uint64_t>(n);
  return n;
}

la_int64_t SeekTo(struct ::archive* handle, void* client, la_int64_t offset,
                  int whence) {
  auto& input = *static_cast<SeekableInput*>(client);
  const auto size = static_cast<la_int64_t>(input.size);
  la_int64_t base = 0;
  if (whence == SEEK_CUR) base = static_cast<la_int64_t>(input.at);
  if (whence == SEEK_END) base = size;
  const la_int64_t to = std::clamp<la_int64_t>(base + offset, 0, size);
  try {
    if (input.input->Seek(static_cast<uint64_t>(to)).ok()) {
      input.at = static_cast<uint64_t>(to);
      return to;
    }
  } catch (...) {
  }
  archive_set_error(handle, EIO, "source failed");
  return ARCHIVE_FATAL;
}
}  // namespace

int OpenStream(struct ::archive* handle, BlockInput& input) {
  return archive_read_open2(handle, &input, nullptr, ReadStream, nullptr,
                            nullptr);
}

int OpenSeekable(struct ::archive* handle, SeekableInput& input) {
  archive_read_set_read_callback(handle, ReadSeekable);
  archive_read_set_seek_callback(handle, SeekTo);
  archive_read_set_callback_data(handle, &input);
  return archive_read_open1(handle);
}

Status ReadFailure(const BlockInput& input, const char* what) {
  REDACTOR_RETURN_IF_ERROR(input.error());
  return {StatusCode::kMalformed, what, Severity::kEntry};
}

}  // namespace redactor::archive
