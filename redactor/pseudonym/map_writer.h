// The redaction map while a run goes on: token -> value, spellings, counts.
//
// Bounded memory: above the budget the entries so far are sorted by token and
// spilled, sealed; Finish merges the runs and writes NDJSON sorted by token
// (DESIGN section 5). Entries depend on input order only through `first`, which
// the caller gives in order. One thread at a time.
#ifndef REDACTOR_PSEUDONYM_MAP_WRITER_H_
#define REDACTOR_PSEUDONYM_MAP_WRITER_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "redactor/base/spool.h"
#include "redactor/byte_stream.h"
#include "redactor/pseudonym/token.h"

namespace redactor::pseudonym {

struct MapHeader {
  std::string key_id;
  std::string audience;
  std::string rules;    // version or hash of the rule set
  std::string lexicon;  // keyed hash, may be empty
  std::string created;  // RFC 3339, given by the caller
  bool partial = false;
};

struct MapOccurrence {
  Token token;
  std::string_view value;    // decoded, of the whole identity ("Jane Poe")
  std::string_view raw;      // as it stood, escapes and wrapper included
  bool bare_number = false;  // raw was a JSON number and is a string now
  std::string_view rule;
  std::string_view entry;
  uint64_t record = 0;
  std::string_view path;
};

class MapWriter {
 public:
  // `secrets`: keep values of SECRET (--map-secrets).
  MapWriter(const SpoolOptions& spill, size_t memory_budget, bool secrets);
  ~MapWriter();

  // Collisions (one token, two canonical values) and spill failures are errors.
  Status Add(const MapOccurrence& occurrence,
             const CanonicalOptions& canonical);
  // An own token that stood in the input.
  Status AddPreexisting(const Token& token);
  // Writes the whole map. Call once.
  Status Finish(const MapHeader& header, ByteSink& sink);
  [[nodiscard]] uint64_t entities() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// `redactor map merge`: unites maps of one key id (sorted streams, bounded
// memory), adds counts, reports conflicts as kInvalidArgument.
Status MergeMaps(const std::vector<ByteSource*>& maps, ByteSink& sink);

}  // namespace redactor::pseudonym

#endif  // REDACTOR_PSEUDONYM_MAP_WRITER_H_
