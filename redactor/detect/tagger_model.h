// TaggerModel: patterns/names.model, mapped read-only.
//
// Little-endian; a header of 64 bytes, then sections at multiples of 64: the
// transitions, the calibration, a self-test (a text and the spans it gives),
// the credits, and 2^18 rows of eight weights of one byte. All arithmetic with
// them is in whole numbers, so that every machine finds the same.
#ifndef REDACTOR_DETECT_TAGGER_MODEL_H_
#define REDACTOR_DETECT_TAGGER_MODEL_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "redactor/base/mapped_file.h"
#include "redactor/status.h"

namespace redactor::detect::tagger {

// B: the first token of a span, I: a later one.
enum Tag : uint8_t {
  kO,
  kBeginPerson,
  kInPerson,
  kBeginPlace,
  kInPlace,
  kBeginOther,  // company, product: teaches what is no person
  kInOther,
};
inline constexpr size_t kTags = 7;
inline constexpr size_t kLanes = 8;

// An I follows its B or I only.
constexpr bool MayFollow(size_t from, size_t to) {
  return to % 2 == 1 || to == kO || from == to || from + 1 == to;
}

using Scores = std::array<int32_t, kLanes>;
// [from][to]; from kO and to kO stand for the ends of a run, too.
using Transitions = std::array<Scores, kLanes>;

// Margin of a decision in model units to a score, by straight lines between
// knots. One for persons, one for places.
struct Calibration {
  static constexpr size_t kKnots = 33;
  int32_t step = 1;  // of margin from knot to knot; the first is at 0
  std::array<uint16_t, kKnots> scores{};  // 65535: certain

  [[nodiscard]] float Score(int32_t margin) const;
};

// What a model file is made of.
struct ModelParts {
  Transitions transitions{};
  // Taken off the score of kO at every token: how much is marked at all.
  int32_t lean = 0;
  std::array<Calibration, 2> calibration;  // person, place
  std::string test_text;
  std::string test_spans;  // as SpansText gives them
  std::string credits;
};

class TaggerModel {
 public:
  static constexpr size_t kMaxFile = size_t{3} << 20;

  // kNotFound or kIo when there is no such file, kMalformed when it is not a
  // whole model for this feature set.
  static Result<TaggerModel> Open(const std::string& path);
  // The file's bytes. `rows`: 2^kRowBits of kLanes weights.
  static std::string Write(const ModelParts& parts, std::string_view rows);

  TaggerModel(TaggerModel&&) noexcept = default;
  TaggerModel& operator=(TaggerModel&&) noexcept = default;

  [[nodiscard]] const int8_t* Row(uint32_t row) const {
    return rows_ + size_t{row} * kLanes;
  }
  [[nodiscard]] const ModelParts& parts() const { return parts_; }

 private:
  TaggerModel() = default;
  Status Attach();

  MappedFile file_;
  const int8_t* rows_ = nullptr;
  ModelParts parts_;
};

}  // namespace redactor::detect::tagger

#endif  // REDACTOR_DETECT_TAGGER_MODEL_H_
