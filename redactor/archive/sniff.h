// What a stream is, by its first bytes alone.
//
// Names lie and are often missing, so only content counts. Containers that this
// room does not rewrite are recognised too: whoever asks must withhold them
// instead of taking them for some harmless binary. What to do with each kind is
// left to container_registry and rewrite.
#ifndef REDACTOR_ARCHIVE_SNIFF_H_
#define REDACTOR_ARCHIVE_SNIFF_H_

#include <cstdint>
#include <string_view>

namespace redactor::archive {

enum class ContainerKind : uint8_t {
  kNone,     // no container
  kForeign,  // a container that is never opened (7z, rar, cpio, ...)
  kTar,
  kZip,
  kGzip,
  kBzip2,
  kXz,
  kLzma,
  kZstd,
};

ContainerKind Sniff(std::string_view head);

}  // namespace redactor::archive

#endif  // REDACTOR_ARCHIVE_SNIFF_H_
