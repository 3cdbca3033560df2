#include "redactor/train/chain.h"

#include <algorithm>
#include <cmath>

namespace redactor::train {

namespace {

using detect::tagger::kO;
using detect::tagger::kRowBits;
using detect::tagger::MayFollow;

constexpr float kRate = 0.1F;
constexpr float kDecay = 1e-6F;
constexpr float kFirstSquare = 1e-2F;
constexpr float kNever = -1e9F;
// Weights beyond this share of all are cut when they become bytes.
constexpr double kKept = 0.9995;
constexpr int32_t kNeverUnits = -(1 << 24);

float LogSum(const std::array<float, kTags>& values) {
  const float most = *std::ranges::max_element(values);
  float sum = 0;
  for (const float value : values) sum += std::exp(value - most);
  return most + std::log(sum);
}

}  // namespace

Chain::Chain()
    : weights_(kLanes << kRowBits),
      squares_(kLanes << kRowBits, kFirstSquare),
      average_(kLanes << kRowBits) {
  for (Row& row : transition_squares_) row.fill(kFirstSquare);
}

void Chain::Step(float* weight, float* square, float gradient) const {
  *square += gradient * gradient;
  *weight += kRate * gradient / std::sqrt(*square);
}

void Chain::Score(const Run& run) {
  scores_.assign(run.tags.size(), Row{});
  for (size_t i = 0; i < run.tags.size(); ++i) {
    for (const uint32_t row : run.rows[i]) {
      const float* weights = &weights_[size_t{row} * kLanes];
      for (size_t k = 0; k < kTags; ++k) scores_[i][k] += weights[k];
    }
  }
}

// Log sums of all sequences up to each token and from it on; returns the total.
double Chain::ForwardBackward(size_t size) {
  forward_.resize(size);
  backward_.resize(size);
  for (size_t k = 0; k < kTags; ++k) {
    forward_[0][k] =
        MayFollow(kO, k) ? scores_[0][k] + transitions_[kO][k] : kNever;
    backward_[size - 1][k] = transitions_[k][kO];
  }
  Row ways;
  for (size_t i = 1; i < size; ++i) {
    for (size_t to = 0; to < kTags; ++to) {
      for (size_t from = 0; from < kTags; ++from) {
        ways[from] = MayFollow(from, to)
                         ? forward_[i - 1][from] + transitions_[from][to]
                         : kNever;
      }
      forward_[i][to] = LogSum(ways) + scores_[i][to];
    }
  }
  for (size_t i = size - 1; i-- > 0;) {
    for (size_t from = 0; from < kTags; ++from) {
      for (size_t to = 0; to < kTags; ++to) {
        ways[to] = MayFollow(from, to)
                       ? transitions_[from][to] + scores_[i + 1][to] +
                             backward_[i + 1][to]
                       : kNever;
      }
      backward_[i][from] = LogSum(ways);
    }
  }
  for (size_t k = 0; k < kTags; ++k) {
    ways[k] = forward_[size - 1][k] + backward_[size - 1][k];
  }
  return LogSum(ways);
}

void Chain::Update(const Run& run, double total, float weight) {
  const auto all = static_cast<float>(total);
  std::array<Row, kTags> gradient{};
  for (size_t i = 0; i < run.tags.size(); ++i) {
    Row own;
    for (size_t k = 0; k < kTags; ++k) {
      own[k] = -std::exp(forward_[i][k] + backward_[i][k] - all);
    }
    own[run.tags[i]] += 1;
    for (const uint32_t row : run.rows[i]) {
      float* weights = &weights_[size_t{row} * kLanes];
      float* squares = &squares_[size_t{row} * kLanes];
      for (size_t k = 0; k < kTags; ++k) {
        Step(&weights[k], &squares[k], weight * own[k] - kDecay * weights[k]);
      }
    }
    const size_t before = i == 0 ? size_t{kO} : run.tags[i - 1];
    gradient[before][run.tags[i]] += 1;
    for (size_t to = 0; to < kTags; ++to) {
      if (i == 0) {
        if (!MayFollow(kO, to)) continue;
        gradient[kO][to] -= std::exp(transitions_[kO][to] + scores_[0][to] +
                                     backward_[0][to] - all);
        continue;
      }
      for (size_t from = 0; from < kTags; ++from) {
        if (!MayFollow(from, to)) continue;
        gradient[from][to] -=
            std::exp(forward_[i - 1][from] + transitions_[from][to] +
                     scores_[i][to] + backward_[i][to] - all);
      }
    }
  }
  gradient[run.tags.back()][kO] += 1;
  for (size_t k = 0; k < kTags; ++k) {
    gradient[k][kO] -= std::exp(forward_[run.tags.size() - 1][k] +
                                backward_[run.tags.size() - 1][k] - all);
  }
  for (size_t from = 0; from < kTags; ++from) {
    for (size_t to = 0; to < kTags; ++to) {
      Step(&transitions_[from][to], &transition_squares_[from][to],
           weight * gradient[from][to]);
    }
  }
}

double Chain::Learn(const Run& run, float weight) {
  Score(run);
  const double total = ForwardBackward(run.tags.size());
  double right = 0;
  size_t before = kO;
  for (size_t i = 0; i < run.tags.size(); ++i) {
    right += scores_[i][run.tags[i]] + transitions_[before][run.tags[i]];
    before = run.tags[i];
  }
  right += transitions_[before][kO];
  Update(run, total, weight);
  return right - total;
}

void Chain::AddToAverage() {
  ++averaged_;
  for (size_t i = 0; i < weights_.size(); ++i) average_[i] += weights_[i];
  for (size_t from = 0; from < kTags; ++from) {
    for (size_t to = 0; to < kTags; ++to) {
      transition_average_[from][to] += transitions_[from][to];
    }
  }
}

void Chain::AddAverages(const Chain& other) {
  averaged_ += other.averaged_;
  for (size_t i = 0; i < average_.size(); ++i) average_[i] += other.average_[i];
  for (size_t from = 0; from < kTags; ++from) {
    for (size_t to = 0; to < kTags; ++to) {
      transition_average_[from][to] += other.transition_average_[from][to];
    }
  }
}

Quantized Chain::Quantize() const {
  const double share = 1.0 / averaged_;
  std::vector<float> sizes;
  for (const float weight : average_) {
    if (weight != 0) sizes.push_back(std::abs(weight));
  }
  const auto cut =
      sizes.begin() +
      static_cast<ptrdiff_t>(static_cast<double>(sizes.size()) * kKept);
  std::ranges::nth_element(sizes, cut);
  Quantized out;
  out.scale = *cut * share / 127;
  out.rows.resize(average_.size());
  for (size_t i = 0; i < average_.size(); ++i) {
    const long unit = std::lround(average_[i] * share / out.scale);
    out.rows[i] = static_cast<char>(std::clamp(unit, -127L, 127L));
  }
  for (size_t from = 0; from < kLanes; ++from) {
    for (size_t to = 0; to < kLanes; ++to) {
      const bool may = from < kTags && to < kTags && MayFollow(from, to);
      out.transitions[from][to] =
          may ? static_cast<int32_t>(std::lround(transition_average_[from][to] *
                                                 share / out.scale))
              : kNeverUnits;
    }
  }
  return out;
}

}  // namespace redactor::train
