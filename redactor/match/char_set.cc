// Set algebra, and the case pairs of the Latin and Cyrillic blocks (Unicode
// CaseFolding, simple mappings).
#include "redactor/match/char_set.h"

#include <algorithm>
#include <bit>

#include "redactor/base/ascii.h"

namespace redactor::match {

namespace {

constexpr char32_t kKelvin = 0x212A;
constexpr char32_t kLongS = 0x17F;

// Latin Extended-A, where upper and lower case alternate.
bool UpperIsEven(char32_t c) {
  return (c >= 0x100 && c <= 0x137) || (c >= 0x14A && c <= 0x177);
}
bool UpperIsOdd(char32_t c) {
  return (c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E);
}

char32_t LatinPartner(char32_t c) {
  if (c == 0xB5 || c == 0xD7 || c == 0xF7) return 0;
  if (c == 0xDF) return 0x1E9E;
  if (c == 0xFF) return 0x178;
  if (c == 0x178) return 0xFF;
  if (c >= 0xC0 && c <= 0xFE) return c ^ 0x20;
  if (c == 0x130 || c == 0x131) return 0;  // Turkish: alone in simple folding
  if (UpperIsEven(c)) return c ^ 1;
  if (UpperIsOdd(c)) return c % 2 != 0 ? c + 1 : c - 1;
  return 0;
}

char32_t CyrillicPartner(char32_t c) {
  if (c <= 0x40F) return c + 0x50;
  if (c <= 0x42F) return c + 0x20;
  if (c <= 0x44F) return c - 0x20;
  if (c <= 0x45F) return c - 0x50;
  return 0;
}

}  // namespace

std::array<char32_t, 3> CaseVariants(char32_t c, bool* known) {
  *known = true;
  if ((c < 0x80 && IsAlpha(static_cast<char>(c)))) {
    const char32_t other = c ^ 0x20;
    if ((c | 0x20) == 'k') return {other, kKelvin};
    if ((c | 0x20) == 's') return {other, kLongS};
    return {other};
  }
  if (c < 0x80) return {};
  if (c == kKelvin) return {'k', 'K'};
  if (c == kLongS) return {'s', 'S'};
  if (c == 0xC5 || c == 0xE5) return {c ^ 0x20, 0x212B};
  if (c == 0xB5) return {0x39C, 0x3BC};
  if (c < 0x180) return {LatinPartner(c)};
  if (c >= 0x400 && c <= 0x45F) {
    switch (c) {  // letters with a third, historic form
      case 0x412:
      case 0x432:
        return {c ^ 0x20, 0x1C80};  // NOLINT
      case 0x414:
      case 0x434:
        return {CyrillicPartner(c), 0x1C81};
      case 0x41E:
      case 0x43E:
        return {CyrillicPartner(c), 0x1C82};
      case 0x421:
      case 0x441:
        return {CyrillicPartner(c), 0x1C83};
      case 0x422:
      case 0x442:
        return {CyrillicPartner(c), 0x1C84, 0x1C85};
      case 0x42A:
      case 0x44A:
        return {CyrillicPartner(c), 0x1C86};
      default:
        return {CyrillicPartner(c)};
    }
  }
  // General punctuation and what is beyond has no case up to the letterlike
  // symbols.
  *known = c >= 0x2000 && c < 0x2100;
  return {};
}

CharSet::Answer CharSet::Has(char32_t c) const {
  if (c < 0x80) {
    return HasAscii(static_cast<unsigned char>(c)) ? Answer::kYes : Answer::kNo;
  }
  if (unknown_) return Answer::kUnknown;
  const auto after = std::upper_bound(
      ranges_.begin(), ranges_.end(), c,
      [](char32_t value, const auto& range) { return value < range.first; });
  const bool in = after != ranges_.begin() && c <= (after - 1)->second;
  return in ? Answer::kYes : Answer::kNo;
}

void CharSet::AddRange(char32_t first, char32_t last) {
  for (char32_t c = first; c <= last && c < 0x80; ++c) {
    ascii_[c >> 6] |= uint64_t{1} << (c & 63);
  }
  if (last < 0x80) return;
  ranges_.emplace_back(std::max<char32_t>(first, 0x80), last);
  Normalize();
}

void CharSet::Normalize() {
  std::sort(ranges_.begin(), ranges_.end());
  size_t kept = 0;
  for (const auto& range : ranges_) {
    if (kept != 0 && range.first <= ranges_[kept - 1].second + 1) {
      ranges_[kept - 1].second =
          std::max(ranges_[kept - 1].second, range.second);
    } else {
      ranges_[kept++] = range;
    }
  }
  ranges_.resize(kept);
}

void CharSet::Add(const CharSet& other) {
  ascii_[0] |= other.ascii_[0];
  ascii_[1] |= other.ascii_[1];
  unknown_ = unknown_ || other.unknown_;
  ranges_.insert(ranges_.end(), other.ranges_.begin(), other.ranges_.end());
  Normalize();
}

bool CharSet::AddCaseVariants() {
  CharSet more;
  const auto add = [&more](char32_t c) {
    bool known = false;
    for (const char32_t other : CaseVariants(c, &known)) {
      if (other == 0) continue;
      if (other < 0x80) {
        more.ascii_[other >> 6] |= uint64_t{1} << (other & 63);
      } else {
        more.ranges_.emplace_back(other, other);
      }
    }
    return known;
  };
  for (char32_t c = 'A'; c <= 'z'; ++c) {
    if (HasAscii(static_cast<unsigned char>(c)) && !add(c)) return false;
  }
  for (const auto& [first, last] : ranges_) {
    // Every character is in it: nothing to add.
    if (first <= 0x80 && last == kMaxCodePoint) {
      const bool letters = HasAscii('k') && HasAscii('s');
      if (letters) continue;
    }
    for (char32_t c = first; c <= last; ++c) {
      if (!add(c)) return false;
    }
  }
  Add(more);
  return true;
}

void CharSet::Complement() {
  for (uint64_t& word : ascii_) word = ~word;
  std::vector<std::pair<char32_t, char32_t>> rest;
  char32_t next = 0x80;
  for (const auto& [first, last] : ranges_) {
    if (first > next) rest.emplace_back(next, first - 1);
    next = last + 1;
  }
  if (next <= kMaxCodePoint) rest.emplace_back(next, kMaxCodePoint);
  ranges_ = std::move(rest);
}

std::vector<char32_t> CharSet::Members(size_t limit) const {
  std::vector<char32_t> members;
  size_t count = 0;
  for (const uint64_t word : ascii_) {
    const int ones = std::popcount(word);
    count += static_cast<size_t>(ones);
  }
  for (const auto& [first, last] : ranges_) count += last - first + 1;
  if (unknown_ || count > limit) return members;
  members.reserve(count);
  for (size_t word = 0; word < ascii_.size(); ++word) {
    for (uint64_t bits = ascii_[word]; bits != 0; bits &= bits - 1) {
      members.push_back(static_cast<char32_t>(
          word * 64 + static_cast<size_t>(std::countr_zero(bits))));
    }
  }
  for (const auto& [first, last] : ranges_) {
    for (char32_t c = first; c <= last; ++c) members.push_back(c);
  }
  return members;
}

bool CharSet::Overlaps(const CharSet& other) const {
  if ((ascii_[0] & other.ascii_[0]) != 0 ||
      (ascii_[1] & other.ascii_[1]) != 0) {
    return true;
  }
  if (unknown_ || other.unknown_) {
    return ReachesBeyondAscii() && other.ReachesBeyondAscii();
  }
  return std::any_of(ranges_.begin(), ranges_.end(), [&](const auto& mine) {
    return std::any_of(
        other.ranges_.begin(), other.ranges_.end(), [&](const auto& its) {
          return mine.first <= its.second && its.first <= mine.second;
        });
  });
}

int32_t CharSet::Single() const {
  const int ascii = std::popcount(ascii_[0]) + std::popcount(ascii_[1]);
  if (unknown_ || ascii + static_cast<int>(ranges_.size()) != 1) return -1;
  if (ascii == 1) {
    return ascii_[0] != 0 ? std::countr_zero(ascii_[0])
                          : 64 + std::countr_zero(ascii_[1]);
  }
  const auto [first, last] = ranges_[0];
  return first == last ? static_cast<int32_t>(first) : -1;
}

}  // namespace redactor::match
