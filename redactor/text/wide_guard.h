// WideGuard: stops a stream of UTF-8 in which UTF-16 or UTF-32 turns up.
//
// Logs get such stretches when a shell appends in another encoding than the
// program wrote. Each letter of them stands alone between zero bytes, where no
// rule sees a value, so they must not go out.
#ifndef REDACTOR_TEXT_WIDE_GUARD_H_
#define REDACTOR_TEXT_WIDE_GUARD_H_

#include <cstddef>
#include <string_view>

#include "redactor/byte_stream.h"

namespace redactor::text {

class WideGuard final : public ByteSource {
 public:
  // `bytes` must outlive it.
  explicit WideGuard(ByteSource& bytes) : bytes_(bytes) {}

  // kMalformed, severity kEntry, for the page with such a stretch and for good.
  Result<size_t> Read(std::span<char> out) override;
  [[nodiscard]] bool ready() override { return bytes_.ready(); }

 private:
  bool Passes(std::string_view page);

  ByteSource& bytes_;
  size_t zeros_ = 0;    // the bytes before: zeros,
  size_t letters_ = 0;  // or others,
  size_t alone_ = 0;    // and letters before them that stand alone
  bool refused_ = false;
};

}  // namespace redactor::text

#endif  // REDACTOR_TEXT_WIDE_GUARD_H_
