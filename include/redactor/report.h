// Report: what a run did, entry by entry, without any value of the input.
//
// Entry names are in their redacted spelling. Filled by a Session; plain data.
#ifndef REDACTOR_REPORT_H_
#define REDACTOR_REPORT_H_

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "redactor/byte_stream.h"
#include "redactor/export.h"
#include "redactor/status.h"

namespace redactor {

enum class EntryFate : uint8_t {
  kRedacted,  // read whole; something was replaced (or found)
  kClean,     // read whole; nothing was found
  kPassed,    // not read, copied by policy
  kDropped,   // not read, left out by policy
  kWithheld,  // not safe: a stub stands in its place
};

// One row of the coverage ledger.
struct EntryReport {
  std::string entry;  // "a.zip!b/c.json", redacted spelling
  EntryFate fate = EntryFate::kClean;
  // A short fixed word when withheld, dropped or passed; "signatures-removed"
  // of a mail that went out without those that no longer hold.
  std::string reason;
  bool by_policy = false;  // withheld as known media: no fault of the entry
  std::string format;
  uint64_t bytes_in = 0;  // decoded bytes of the entry
  uint64_t bytes_out = 0;
  uint64_t records = 0;
  uint64_t lenient = 0;   // records that were malformed and read leniently
  uint64_t withheld = 0;  // records replaced by a stub
  uint64_t findings = 0;
  uint64_t preexisting = 0;  // own tokens that stood in the input
};

struct Report {
  std::string version;
  std::string rules;    // names the rule set
  std::string config;   // names the configuration file; empty without one
  std::string lexicon;  // names the lexicon that was used, keyed; empty: none
  std::string key_id;   // empty in detect
  std::string audience;
  std::vector<EntryReport> entries;
  std::map<std::string, uint64_t> by_type;
  std::map<std::string, uint64_t> by_rule;
  std::vector<std::string> warnings;  // "ENTRY: what"

  // Something is missing from the output or was read leniently.
  [[nodiscard]] REDACTOR_EXPORT bool incomplete() const;
  [[nodiscard]] REDACTOR_EXPORT uint64_t findings() const;
};

REDACTOR_EXPORT const char* EntryFateName(EntryFate fate);
// One JSON object, keys in a fixed order, pretty-printed.
REDACTOR_EXPORT Status WriteJsonReport(const Report& report, ByteSink& sink);

}  // namespace redactor

#endif  // REDACTOR_REPORT_H_
