// Plain RE2, byte by byte.
#include "oracle.h"

#include <re2/re2.h>

#include <algorithm>
#include <regex>
#include <tuple>

namespace redactor::detect {

namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

using Range = std::pair<size_t, size_t>;

bool Meet(Range a, Range b) { return a.first < b.second && b.first < a.second; }

// By std::regex, so that it shares nothing with the code under test.
std::vector<Range> Timestamps(const std::string& text) {
  static const std::regex stamp(
      "\\d{4}([-/])\\d{2}\\1\\d{2}[T ]\\d{2}:\\d{2}"
      "(:\\d{2}([.,]\\d+)?)?(Z|[+-]\\d{2}:?\\d{2})?");
  std::vector<Range> out;
  for (size_t i = 0; i < text.size(); ++i) {
    if (i > 0 && IsDigit(text[i - 1])) continue;
    std::smatch match;
    const auto from = text.begin() + static_cast<ptrdiff_t>(i);
    if (!std::regex_search(from, text.end(), match, stamp,
                           std::regex_constants::match_continuous)) {
      continue;
    }
    const size_t end = i + static_cast<size_t>(match.length());
    if (end < text.size() && IsDigit(text[end])) continue;
    out.emplace_back(i, end);
  }
  return out;
}

std::vector<Range> Groups(std::string_view text) {
  std::vector<Range> out;
  for (size_t i = 0; i < text.size();) {
    if (!IsDigit(text[i])) {
      ++i;
      continue;
    }
    const size_t begin = i;
    while (i < text.size() && IsDigit(text[i])) ++i;
    out.emplace_back(begin, i);
  }
  return out;
}

bool IsGap(std::string_view gap) {
  static const RE2 separators(
      "[ ./()-]{1,3}|\\x{a0}[ ./()-]?|[ ./()-]\\x{a0}|[\\x{2010}-\\x{2015}"
      "\\x{202f}]");
  return RE2::FullMatch(re2::StringPiece(gap.data(), gap.size()), separators);
}

class RuleSearch {
 public:
  RuleSearch(const Rule& rule, uint32_t index, std::string_view text,
             const Segment& segment, uint32_t segment_index,
             std::vector<PatternMatch>* out)
      : rule_(rule),
        regex_(rule.pattern, RE2::Quiet),
        index_(index),
        text_(text.substr(segment.begin, segment.end - segment.begin)),
        base_(segment.begin),
        segment_(segment_index),
        out_(out) {
    for (const Trigger& trigger : rule.triggers) {
      if (trigger.kind == Trigger::Kind::kDigits) {
        least_ = trigger.count;
      } else {
        digits_only_ = false;
      }
    }
    if (digits_only_) stamps_ = Timestamps(std::string(text_));
  }

  void Run() {
    for (size_t at = 0; at < text_.size();) {
      re2::StringPiece match;
      if (!regex_.Match(Piece(), at, text_.size(), RE2::UNANCHORED, &match,
                        1) ||
          match.empty()) {
        break;
      }
      const auto begin = static_cast<size_t>(match.data() - text_.data());
      const Range range{begin, begin + match.size()};
      const Verdict verdict = Judge(range);
      const bool stamped = Stamped(range);
      if (!stamped && verdict != Verdict::kReject) Emit(range, verdict);
      if (!stamped) {
        (verdict == Verdict::kAccept || verdict == Verdict::kProof ? accepted_
                                                                   : refused_)
            .push_back(range);
      }
      at = stamped || verdict == Verdict::kReject ? After(range.first)
                                                  : range.second;
    }
    if (least_ != 0 && !refused_.empty()) Clusters();
  }

 private:
  [[nodiscard]] re2::StringPiece Piece() const {
    return {text_.data(), text_.size()};
  }

  // Not inside of the same run of letters and digits.
  [[nodiscard]] size_t After(size_t begin) const {
    size_t at = begin + 1;
    while (at < text_.size() &&
           std::isalnum(static_cast<unsigned char>(text_[begin])) != 0 &&
           std::isalnum(static_cast<unsigned char>(text_[at])) != 0) {
      ++at;
    }
    return at;
  }

  [[nodiscard]] bool Stamped(Range range) const {
    return std::any_of(stamps_.begin(), stamps_.end(),
                       [&](Range stamp) { return Meet(stamp, range); });
  }

  [[nodiscard]] Verdict Judge(Range range) const {
    ValidatorInput input{text_, static_cast<uint32_t>(range.first),
                         static_cast<uint32_t>(range.second), nullptr};
    Verdict verdict = Verdict::kAccept;
    for (const std::string& name : rule_.validate) {
      verdict = FindValidator(name)->function(&input);
      if (verdict == Verdict::kReject || verdict == Verdict::kDoubt) break;
    }
    return verdict;
  }

  void Emit(Range range, Verdict verdict) {
    out_->push_back({static_cast<uint32_t>(base_ + range.first),
                     static_cast<uint32_t>(base_ + range.second), index_,
                     segment_, verdict, PatternMatch::Fit::kWhole});
  }

  void Clusters() {
    std::vector<Range> cluster;
    for (const Range& group : Groups(text_)) {
      if (Stamped(group) && group.second - group.first <= 9 &&
          std::any_of(stamps_.begin(), stamps_.end(), [&](Range stamp) {
            return stamp.first <= group.first && group.second <= stamp.second;
          })) {
        Subranges(cluster);
        cluster.clear();
        continue;
      }
      if (!cluster.empty() &&
          !IsGap(text_.substr(cluster.back().second,
                              group.first - cluster.back().second))) {
        Subranges(cluster);
        cluster.clear();
      }
      cluster.push_back(group);
    }
    Subranges(cluster);
  }

  void Subranges(const std::vector<Range>& cluster) {
    if (cluster.empty()) return;
    const Range whole{cluster.front().first, cluster.back().second};
    const auto meets = [](Range range) {
      return [range](Range other) { return Meet(range, other); };
    };
    if (std::none_of(refused_.begin(), refused_.end(), meets(whole))) return;
    size_t digits = 0;
    for (const Range& group : cluster) digits += group.second - group.first;
    if (digits < least_) return;
    for (size_t first = 0; first < cluster.size();) {
      size_t next = first + 1;
      if (std::none_of(accepted_.begin(), accepted_.end(),
                       meets(cluster[first]))) {
        for (size_t last = std::min(cluster.size(), first + 12); last > first;
             --last) {
          const Range range{cluster[first].first, cluster[last - 1].second};
          if (range.second - range.first > rule_.max_length) continue;
          if (!regex_.Match(Piece(), range.first, range.second,
                            RE2::ANCHOR_BOTH, nullptr, 0)) {
            continue;
          }
          const Verdict verdict = Judge(range);
          if (verdict != Verdict::kAccept && verdict != Verdict::kProof) {
            continue;
          }
          Emit(range, verdict);
          next = last;
          break;
        }
      }
      first = next;
    }
  }

  const Rule& rule_;
  RE2 regex_;
  uint32_t index_;
  std::string_view text_;
  size_t base_;
  uint32_t segment_;
  std::vector<PatternMatch>* out_;
  size_t least_ = 0;
  bool digits_only_ = true;
  std::vector<Range> stamps_;
  std::vector<Range> accepted_;
  std::vector<Range> refused_;
};

}  // namespace

std::vector<PatternMatch> OracleMatches(std::string_view text,
                                        std::span<const Segment> segments,
                                        std::span<const Rule> rules) {
  std::vector<PatternMatch> out;
  for (uint32_t s = 0; s < segments.size(); ++s) {
    for (uint32_t r = 0; r < rules.size(); ++r) {
      RuleSearch(rules[r], r, text, segments[s], s, &out).Run();
    }
  }
  std::sort(out.begin(), out.end(),
            [](const PatternMatch& a, const PatternMatch& b) {
              return std::tie(a.begin, a.end, a.rule, a.verdict) <
                     std::tie(b.begin, b.end, b.rule, b.verdict);
            });
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

}  // namespace redactor::detect
