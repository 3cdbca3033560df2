// Clusters of hex digits.
#include <algorithm>
#include <bit>

#include "redactor/match/candidate_pass.h"

namespace redactor::match {

namespace {

constexpr uint32_t kLongHex = 8;  // a run of this size counts inside a word

// For each word of a map in turn: the bits just behind runs that began at one
// of `starts`.
class RunEnds {
 public:
  uint64_t Next(uint64_t runs, uint64_t starts) {
    uint64_t sum = 0;
    const bool over = __builtin_add_overflow(runs, starts, &sum);
    const bool carried = __builtin_add_overflow(sum, carry_, &sum);
    carry_ = over || carried ? 1 : 0;
    return sum & ~runs;
  }

 private:
  uint64_t carry_ = 0;
};

}  // namespace

// Runs of hex digits with joints between.
class CandidateScanner::HexCluster {
 public:
  HexCluster(const Pass& pass, uint32_t min_digits)
      : pass_(pass),
        range_(pass.range()),
        min_digits_(std::max(min_digits, kLongHex)) {}

  // The run [from, to); ascending.
  void Add(size_t from, size_t to) {
    if (count_ == 0 || !Joined(from)) {
      Flush();
      begin_ = from;
    }
    count_ += static_cast<uint32_t>(to - from);
    end_ = to;
  }
  // The run that ends before `to`, unless it was added from its beginning.
  void AddRunBefore(size_t to, const BitMap& hex) {
    if (count_ != 0 && end_ == to) return;
    size_t from = to;
    while (from > 0 && hex.Has(from - 1)) --from;
    Add(from, to);
  }
  void AddLongRun(size_t from, size_t to) {
    if (count_ == 0 || from >= end_) Add(from, to);
  }
  void Flush() {
    if (count_ >= min_digits_) {
      pass_.Emit(begin_, end_, Candidate::Kind::kHex, count_);
    }
    count_ = 0;
  }

 private:
  // Is one joint between the last run and `from`?
  [[nodiscard]] bool Joined(size_t from) const {
    const size_t gap = from - end_;
    const char first = gap >= 1 ? range_[end_] : '\0';
    return (gap == 1 && (first == ':' || first == '-' || first == '.')) ||
           (gap == 2 && first == ':' && range_[end_ + 1] == ':');
  }

  const Pass& pass_;
  std::string_view range_;
  uint32_t min_digits_;
  size_t begin_ = 0;
  size_t end_ = 0;
  uint32_t count_ = 0;  // 0: none is open
};

// Only runs beside a joint and long ones are looked at: all others are too
// short to be a candidate alone.
void CandidateScanner::ScanHex(const Pass& pass) const {
  const BitMap hex = pass.maps->map(hex_letter_);
  const BitMap word = pass.maps->map(word_);
  const BitMap joint = pass.maps->map(hex_joint_);
  RunTails tails(kLongHex);
  Rises tail_rises(false);
  uint64_t word_before = pass.Before(WordBytes()) ? ~uint64_t{0} : 0;
  uint64_t joint_before = 0;
  RunEnds run_ends;
  HexCluster cluster(pass, spec_.min_hex);
  for (size_t i = 0; i < pass.maps->words(); ++i) {
    const uint64_t words = word.word(i);
    const uint64_t joints = joint.word(i);
    const uint64_t starts = hex.word(i) & ~ShiftIn(words, word_before, 1);
    const uint64_t ends = run_ends.Next(hex.word(i), starts) & ~words & joints;
    const uint64_t long_tails = tail_rises.Next(tails.Next(hex.word(i)));
    const uint64_t joined = starts & ShiftIn(joints, joint_before, 1);
    word_before = words;
    joint_before = joints;
    for (uint64_t bits = joined | ends | long_tails; bits != 0;
         bits &= bits - 1) {
      const size_t at = i * 64 + static_cast<size_t>(std::countr_zero(bits));
      const uint64_t bit = bits & (~bits + 1);
      if ((ends & bit) != 0) {
        cluster.AddRunBefore(at, hex);
      } else if ((long_tails & bit) != 0) {
        cluster.AddLongRun(at - (kLongHex - 1), hex.NextClear(at));
      } else {
        const size_t to = hex.NextClear(at);
        if (!word.Has(to) || to - at >= kLongHex) cluster.Add(at, to);
      }
    }
  }
  cluster.Flush();
}

}  // namespace redactor::match
