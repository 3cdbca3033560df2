// Restore: from tokens back to what stood there, with the map.
#ifndef REDACTOR_PSEUDONYM_RESTORE_H_
#define REDACTOR_PSEUDONYM_RESTORE_H_

#include <cstdint>
#include <memory>
#include <string>

#include "redactor/byte_stream.h"
#include "redactor/pseudonym/key.h"

namespace redactor::pseudonym {

struct RestoreOptions {
  std::string audience;
  bool expand_foreign = false;  // also tokens that stood in the input already
  int bits = 50;
  size_t page_size = size_t{256} << 10;  // tests use 1
};

struct RestoreResult {
  uint64_t restored = 0;
  uint64_t ambiguous = 0;  // form collision: left as it was
  uint64_t unknown = 0;    // a valid token that the map has not
  uint64_t foreign = 0;    // pre-existing, left as it was
};

// A loaded map. Immutable, thread-safe. Memory grows with the map.
class RestoreMap {
 public:
  static Result<std::unique_ptr<const RestoreMap>> Load(ByteSource& map);
  ~RestoreMap();
  [[nodiscard]] const std::string& key_id() const;
  [[nodiscard]] const std::string& audience() const;

  // Streams `source` to `sink`. Tolerant: any case, tokens wrapped over a line
  // end (quoted-printable "=\n", "\n" after the hyphen), a lost escape. With a
  // null key the check characters are not verified, only membership.
  Status Restore(ByteSource& source, ByteSink& sink, const Key* key,
                 const RestoreOptions& options, RestoreResult* result) const;

 private:
  struct Impl;
  explicit RestoreMap(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace redactor::pseudonym

#endif  // REDACTOR_PSEUDONYM_RESTORE_H_
