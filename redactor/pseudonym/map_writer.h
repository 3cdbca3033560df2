// The redaction map while a run goes on: token -> value, spellings, counts.
//
// Bounded memory: above the budget the entries so far are sorted by token and
// spilled, sealed; Finish merges the runs and writes NDJSON sorted by token
// (DESIGN section 5, and map_json.h for the details). The bytes do not depend
// on the budget; they depend on input order only through which occurrence came
// first. The forms of an entity stand by count, then by first occurrence;
// `value` is that of the first form. `value` is null and `forms` empty for a
// SECRET (unless secrets are kept) and for tokens that only pre-existed; the
// latter have no `first` either. One thread at a time.
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
  std::string_view as;       // the surrogate that stands there, no token
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
  // Exact after Finish; before, an entity counts again for each spill.
  [[nodiscard]] uint64_t entities() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// `redactor map merge`: unites maps of one key id and audience. Streams that
// are sorted, as MapWriter leaves them; memory holds one line a map (at most 64
// MiB each). Counts add up, `created` is the latest, `partial` is true when any
// is, `rules` and `lexicon` become "" when they differ. `first` and ties follow
// the order of `maps`. A token with different values is kInvalidArgument.
Status MergeMaps(const std::vector<ByteSource*>& maps, ByteSink& sink);

}  // namespace redactor::pseudonym

#endif  // REDACTOR_PSEUDONYM_MAP_WRITER_H_
