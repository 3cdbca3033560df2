// Compressed streams: the bytes inside, read one layer at a time.
//
// Truncation and failed check sums are errors (kMalformed, kEntry). Several
// streams one after another are one content, as their tools read them. What
// follows the last stream is left to the caller, who knows consumed().
#ifndef REDACTOR_ARCHIVE_DECODE_H_
#define REDACTOR_ARCHIVE_DECODE_H_

#include <cstdint>
#include <memory>
#include <span>

#include "redactor/archive/container_registry.h"
#include "redactor/archive/input.h"
#include "redactor/archive/meter.h"
#include "redactor/byte_stream.h"

namespace redactor::archive {

class Decoder {
 public:
  virtual ~Decoder() = default;
  // As ByteSource::Read.
  virtual Result<size_t> Read(std::span<char> out) = 0;
  // Bytes of the input that belong to the streams read so far.
  [[nodiscard]] virtual uint64_t consumed() const = 0;
  // Layers that Read takes off: libarchive peels equal layers together.
  [[nodiscard]] virtual int layers() const { return 1; }
};

// `input` must outlive the decoder.
Result<std::unique_ptr<Decoder>> NewDecoder(const FilterRow& row,
                                            BlockInput& input);

// A decoder as a source, metered.
class DecodedSource final : public ByteSource {
 public:
  DecodedSource(Decoder& decoder, const BlockInput& input, Meter& meter)
      : decoder_(decoder), input_(input), meter_(meter) {}
  Result<size_t> Read(std::span<char> out) override;

 private:
  Decoder& decoder_;
  const BlockInput& input_;
  Meter& meter_;
};

}  // namespace redactor::archive

#endif  // REDACTOR_ARCHIVE_DECODE_H_
