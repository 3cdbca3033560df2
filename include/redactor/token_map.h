// Keys, redaction maps, and the way back.
//
// A redaction map is as secret as the input. Files made here are 0600.
#ifndef REDACTOR_TOKEN_MAP_H_
#define REDACTOR_TOKEN_MAP_H_

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "redactor/byte_stream.h"
#include "redactor/export.h"
#include "redactor/status.h"

namespace redactor {

// Makes a new key file (0600, parents 0700); an existing file is an error.
REDACTOR_EXPORT Status NewKeyFile(const std::string& path);
// 16 hex digits that name key and audience. Refuses a key others may read.
REDACTOR_EXPORT Result<std::string> KeyFileId(const std::string& path,
                                              const std::string& audience);

struct RestoreOptions {
  std::string key_path;         // empty: tokens are known by the map alone
  bool expand_foreign = false;  // also tokens that stood in the input already
};

struct RestoreCounts {
  uint64_t restored = 0;
  uint64_t ambiguous = 0;  // two spellings share a tag: left as they were
  uint64_t unknown = 0;    // tokens of this key that the map has not
  uint64_t foreign = 0;    // pre-existing tokens, left as they were
};

// A loaded map. Immutable, thread-safe.
class REDACTOR_EXPORT TokenMap {
 public:
  static Result<std::unique_ptr<const TokenMap>> Load(ByteSource& source);
  ~TokenMap();
  TokenMap(const TokenMap&) = delete;
  TokenMap& operator=(const TokenMap&) = delete;

  [[nodiscard]] const std::string& key_id() const;
  [[nodiscard]] const std::string& audience() const;

  // Copies `source` to `sink` with tokens turned back.
  Status Restore(ByteSource& source, ByteSink& sink,
                 const RestoreOptions& options, RestoreCounts* counts) const;

 private:
  struct Impl;
  explicit TokenMap(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

// Unites maps of one key; counts add up, conflicts are kInvalidArgument.
REDACTOR_EXPORT Status MergeTokenMaps(const std::vector<ByteSource*>& maps,
                                      ByteSink& sink);

}  // namespace redactor

#endif  // REDACTOR_TOKEN_MAP_H_
