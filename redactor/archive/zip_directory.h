// The zip's own word on its members, read beside libarchive.
//
// libarchive takes the last end record it finds and forgives a directory that
// is not where the record says. A zip that was cut off behind a stored inner
// zip would then read as that inner zip: so the end record must be the last
// thing in the file and the directory must end right before it. And libarchive
// brings marked names into NFC, or drops them: here they stand as bytes.
#ifndef REDACTOR_ARCHIVE_ZIP_DIRECTORY_H_
#define REDACTOR_ARCHIVE_ZIP_DIRECTORY_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "redactor/byte_stream.h"

namespace redactor::archive {

class ZipDirectory {
 public:
  // Leaves `source` anywhere. Errors of severity kEntry: damaged.
  static Result<ZipDirectory> Read(ByteSource& source, uint64_t size);

  [[nodiscard]] uint64_t members() const { return members_.size(); }
  // The name of the n-th member, counted by its place in the file, as
  // libarchive counts; empty where libarchive's own spelling is as good.
  [[nodiscard]] std::string_view Name(uint64_t n) const;

 private:
  struct Member {
    uint64_t offset = 0;
    uint64_t name_begin = 0;  // in names_
    uint32_t name_size = 0;
  };
  Status AddRecord(std::string_view fixed, std::string_view name,
                   std::string_view extra);

  std::vector<Member> members_;
  std::string names_;
};

}  // namespace redactor::archive

#endif  // REDACTOR_ARCHIVE_ZIP_DIRECTORY_H_
