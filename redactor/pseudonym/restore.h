// Restore: from tokens back to what stood there, with the map.
//
// A token with a FORM that the map has gives the spelling of that FORM; any
// other token the most frequent spelling (without FORM, if there are such). A
// token in its dress of an address or host is replaced as a whole. When a bare
// number stood there, the quotes around the token go as well (" or ' or the
// escapes \" "" &quot; &#34; on both sides). Four characters after a hyphen
// that are no FORM of this entity in the map are text and stay ("…-2024"). What
// else is tolerated is listed in token_grammar.h.
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
  int bits = 50;                // tokens of this length count as unknown too
  size_t page_size = size_t{256} << 10;  // tests use 1
};

struct RestoreResult {
  uint64_t restored = 0;
  uint64_t ambiguous = 0;  // form collision: left as it was
  // A token that the map has not, or without spelling (a secret). Without a key
  // the former cannot be told from other text and does not count.
  uint64_t unknown = 0;
  uint64_t foreign = 0;  // pre-existing, left as it was
};

// A loaded map. Immutable, thread-safe. Memory grows with the map.
class RestoreMap {
 public:
  static Result<std::unique_ptr<const RestoreMap>> Load(ByteSource& map);
  ~RestoreMap();
  [[nodiscard]] const std::string& key_id() const;
  [[nodiscard]] const std::string& audience() const;

  // Streams `source` to `sink` in bounded memory; the page size never changes
  // the result. With a null key the check characters are not verified, only
  // membership; a key that is not the map's is kCrypto.
  Status Restore(ByteSource& source, ByteSink& sink, const Key* key,
                 const RestoreOptions& options, RestoreResult* result) const;

 private:
  struct Impl;
  explicit RestoreMap(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace redactor::pseudonym

#endif  // REDACTOR_PSEUDONYM_RESTORE_H_
