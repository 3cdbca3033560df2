// The zip's own word on how many members it has and where its directory ends.
//
// libarchive takes the last end record it finds and forgives a directory that
// is not where the record says. A zip that was cut off behind a stored inner
// zip would then read as that inner zip: so the end record must be the last
// thing in the file and the directory must end right before it.
#ifndef REDACTOR_ARCHIVE_ZIP_DIRECTORY_H_
#define REDACTOR_ARCHIVE_ZIP_DIRECTORY_H_

#include <cstdint>

#include "redactor/byte_stream.h"

namespace redactor::archive {

// The stated number of members. Leaves `source` anywhere.
Result<uint64_t> ReadZipMemberCount(ByteSource& source, uint64_t size);

}  // namespace redactor::archive

#endif  // REDACTOR_ARCHIVE_ZIP_DIRECTORY_H_
