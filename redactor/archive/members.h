// The heart of a tar or zip rewrite: member in, scanner, member out.
#ifndef REDACTOR_ARCHIVE_MEMBERS_H_
#define REDACTOR_ARCHIVE_MEMBERS_H_

#include "redactor/archive/archive.h"
#include "redactor/archive/container_registry.h"
#include "redactor/archive/input.h"
#include "redactor/archive/meter.h"
#include "redactor/archive/zip_directory.h"

namespace redactor::archive {

// What RewriteArchive was called with, handed down unchanged.
struct Job {
  ByteSink* sink;  // null: read only
  ContentScanner& scanner;
  const ContentHints& hints;
  const ArchiveOptions& options;
  MemberSink& members;
  Meter& meter;
  const ArchiveBudget& budget;
};

// How the container is packed.
struct Packing {
  const FormatRow* format = nullptr;
  const FilterRow* filter = nullptr;  // null: not compressed
  int layers = 0;                     // of the filter
  // Zip only: the size of its source and its directory.
  uint64_t size = 0;
  const ZipDirectory* directory = nullptr;
};

// Rewrites all members read from `input` (for a filter: what is inside it) and
// reads `input` to its end. A warning means that all went out.
Status RewriteMembers(const Job& job, const Packing& packing,
                      BlockInput& input);

}  // namespace redactor::archive

#endif  // REDACTOR_ARCHIVE_MEMBERS_H_
