// Chain: the linear-chain model while it is trained, in floats.
//
// Maximum likelihood of the marked tags over runs of candidates, one run at a
// time (AdaGrad), the weights of the later rounds averaged. The same runs in
// the same order give the same bits.
#ifndef REDACTOR_TRAIN_CHAIN_H_
#define REDACTOR_TRAIN_CHAIN_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "redactor/detect/tagger_features.h"
#include "redactor/detect/tagger_model.h"

namespace redactor::train {

using detect::tagger::kLanes;
using detect::tagger::kTags;

// A run of candidates: rows and the right tag of each token.
struct Run {
  std::vector<std::vector<uint32_t>> rows;
  std::vector<uint8_t> tags;
};

struct Quantized {
  std::string rows;  // one byte each
  detect::tagger::Transitions transitions{};
  double scale = 1;  // of one unit
};

class Chain {
 public:
  Chain();

  // One step; returns the log likelihood before it.
  double Learn(const Run& run, float weight);
  void AddToAverage();
  // The averages of another chain count too.
  void AddAverages(const Chain& other);
  // From the average.
  [[nodiscard]] Quantized Quantize() const;

 private:
  using Row = std::array<float, kTags>;

  void Score(const Run& run);
  double ForwardBackward(size_t size);
  void Update(const Run& run, double total, float weight);
  void Step(float* weight, float* square, float gradient) const;

  std::vector<float> weights_;
  std::vector<float> squares_;
  std::vector<float> average_;
  std::array<Row, kTags> transitions_{};
  std::array<Row, kTags> transition_squares_{};
  std::array<Row, kTags> transition_average_{};
  int averaged_ = 0;
  std::vector<Row> scores_;
  std::vector<Row> forward_;
  std::vector<Row> backward_;
};

}  // namespace redactor::train

#endif  // REDACTOR_TRAIN_CHAIN_H_
