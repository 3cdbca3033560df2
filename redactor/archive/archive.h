// Containers: read one, hand each member to the ContentScanner, write the same
// container and compression again.
//
// Recognised by content, not by name. Names, link targets, owner and group
// names are redacted like text; comments and vendor headers are dropped;
// modes, order and times stay. A member that cannot be made safe becomes a
// stub and is listed as withheld. Raw bytes reach disk only sealed (Spool).
#ifndef REDACTOR_ARCHIVE_ARCHIVE_H_
#define REDACTOR_ARCHIVE_ARCHIVE_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "redactor/base/content_scanner.h"
#include "redactor/base/limits.h"
#include "redactor/base/spool.h"
#include "redactor/byte_stream.h"
#include "redactor/status.h"

namespace redactor::archive {

// True when `head` (up to kProbeBytes) starts a container or compressed stream
// that this room reads, or one that it knows and refuses (7z, rar, ...): those
// must come here too, so that they are withheld. Cheap; no side effects.
bool LooksLikeContainer(std::string_view head);

// What became of one member (also of nested ones, which the pipeline reports).
enum class MemberFate : uint8_t { kRedacted, kWithheld, kDropped, kPassed };

struct MemberReport {
  std::string entry;  // original spelling; the report redacts it
  MemberFate fate = MemberFate::kRedacted;
  std::string reason;  // for kWithheld: "encrypted", "unreadable", ...
  uint64_t bytes_in = 0;
  uint64_t bytes_out = 0;
};

class MemberSink {
 public:
  virtual ~MemberSink() = default;
  virtual void OnMember(const MemberReport& report) = 0;
};

// Counters shared by all levels of one run, against bombs. Not thread-safe.
struct ArchiveBudget {
  ArchiveLimits limits;
  uint64_t entries = 0;
  uint64_t expanded = 0;
  // Kept by RewriteArchive: containers open now, one in another, and the bytes
  // in and out since the outermost was opened. They bound what many layers,
  // each harmless, make together.
  int open = 0;
  uint64_t outer_consumed = 0;
  uint64_t outer_expanded = 0;
};

struct ArchiveOptions {
  SpoolOptions spool;
  ArchiveBudget* budget = nullptr;  // must outlive the call; null: defaults
};

// Rewrites one container from `source` to `sink`. `sink` null: read only
// (detect, check). Errors: kEntry when this container is no good (bad
// structure, bomb, depth): throw away what was written; kRun for I/O. A
// truncated container is an error, never a shorter good one; a tar without its
// end marker is kWarning after all members went out.
//
// Zips hold local times: libarchive reads and writes them by $TZ. The program
// sets TZ=UTC0 before its first thread, so that results do not depend on it.
Status RewriteArchive(ByteSource& source, ByteSink* sink,
                      ContentScanner& scanner, const ContentHints& hints,
                      const ArchiveOptions& options, MemberSink& members);

}  // namespace redactor::archive

#endif  // REDACTOR_ARCHIVE_ARCHIVE_H_
