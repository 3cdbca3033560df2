// Negative readings and the contest between claims.
#include "redactor/detect/referee.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <tuple>

namespace redactor::detect {

namespace {

using E = EntityType;

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsLetter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// A value as its digits, its group sizes and the bytes between.
struct Shape {
  std::string digits;
  std::string groups;  // "4-4-4-4": sizes, as text
  std::string marks;   // all bytes that are no digits
};

Shape ShapeOf(std::string_view value) {
  Shape shape;
  size_t run = 0;
  for (const char c : value) {
    if (IsDigit(c)) {
      shape.digits.push_back(c);
      ++run;
      continue;
    }
    if (run != 0) shape.groups += std::to_string(run) + "-";
    run = 0;
    shape.marks.push_back(c);
  }
  if (run != 0) {
    shape.groups += std::to_string(run);
  } else if (!shape.groups.empty()) {
    shape.groups.pop_back();
  }
  return shape;
}

uint64_t Number(std::string_view digits) {
  uint64_t out = 0;
  for (const char c : digits) out = out * 10 + static_cast<uint64_t>(c - '0');
  return out;
}

// Seconds up to 2033, where ten digits begin with 1 and are no phone number;
// finer units up to 2040.
bool IsEpoch(const std::string& digits) {
  switch (digits.size()) {
    case 10:
      return digits[0] == '1';
    case 13:
    case 16:
    case 19: {
      const uint64_t seconds = Number(std::string_view(digits).substr(0, 10));
      return seconds >= 1'000'000'000 && seconds < 2'208'988'800;
    }
    default:
      return false;
  }
}

bool IsDay(uint64_t year, uint64_t month, uint64_t day) {
  return year >= 1900 && year < 2100 && month >= 1 && month <= 12 && day >= 1 &&
         day <= 31;
}

bool SameMarks(const std::string& marks, std::string_view allowed) {
  return marks.size() == 2 && marks[0] == marks[1] &&
         allowed.find(marks[0]) != std::string_view::npos;
}

// 20251103, 2025-11-03, 03/11/2025, 11.03.2025; also with the time of day
// behind it as 14 digits.
bool IsDate(const Shape& shape) {
  const std::string_view d = shape.digits;
  if (shape.marks.empty() && (d.size() == 8 || d.size() == 14)) {
    return IsDay(Number(d.substr(0, 4)), Number(d.substr(4, 2)),
                 Number(d.substr(6, 2))) &&
           (d.size() == 8 ||
            (Number(d.substr(8, 2)) < 24 && Number(d.substr(10, 2)) < 60));
  }
  if (d.size() != 8 || !SameMarks(shape.marks, "-/. ")) return false;
  if (shape.groups == "4-2-2") {
    return IsDay(Number(d.substr(0, 4)), Number(d.substr(4, 2)),
                 Number(d.substr(6, 2)));
  }
  if (shape.groups != "2-2-4") return false;
  const uint64_t a = Number(d.substr(0, 2));
  const uint64_t b = Number(d.substr(2, 2));
  const uint64_t year = Number(d.substr(4, 4));
  return IsDay(year, a, b) || IsDay(year, b, a);
}

bool DotDigitBefore(std::string_view text, size_t begin) {
  return begin >= 2 && text[begin - 1] == '.' && IsDigit(text[begin - 2]);
}
bool DotDigitAfter(std::string_view text, size_t end) {
  return end + 1 < text.size() && text[end] == '.' && IsDigit(text[end + 1]);
}

// The word right before `pos`, lower case, without trailing digits.
std::string WordBefore(std::string_view text, size_t pos) {
  while (pos > 0 && (text[pos - 1] == ' ' || text[pos - 1] == ':' ||
                     text[pos - 1] == '=' || text[pos - 1] == '/')) {
    --pos;
  }
  const size_t end = pos;
  while (pos > 0 && IsLetter(text[pos - 1])) --pos;
  std::string word(text.substr(pos, end - pos));
  for (char& c : word) c = static_cast<char>(c | 0x20);
  return word;
}

bool IsVersionWord(const std::string& word) {
  static constexpr std::array<std::string_view, 16> kWords = {
      "v",   "ver",      "version", "release", "build", "firmware",
      "fw",  "ios",      "ipados",  "android", "macos", "sdk",
      "app", "software", "chrome",  "update"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

bool Overlap(const Claim& a, const Claim& b) {
  return a.begin < b.end && b.begin < a.end;
}

struct Strength {
  bool settled, cue, proof, grouping;
  double score;
  // Earlier and longer first, then the order of rules.
  [[nodiscard]] auto key() const {
    return std::tuple(settled, cue, proof, grouping, score);
  }
};

// A check digit in the groups of its type is worth a label: "account number
// 4111 1111 1111 1111" is a card.
Strength StrengthOf(std::string_view text, const Claim& claim) {
  const bool proof = claim.proof || claim.plus;
  const bool grouping = GroupingFits(
      text.substr(claim.begin, claim.end - claim.begin), claim.type);
  return {claim.settled, claim.cue || (proof && grouping), proof, grouping,
          claim.score};
}

// The score of a rule that has its label in the pattern.
constexpr double kSure = 0.8;

// A reading with a check digit beside a longer one of its type without: the
// longer keeps only what stands beside it, "4111 1111 1111 1111" + "123".
void TrimTo(std::string_view text, const Claim& winner, Claim* loser) {
  if (loser->begin >= winner.begin && loser->end > winner.end) {
    loser->begin = winner.end;
    while (loser->begin < loser->end && !IsDigit(text[loser->begin]) &&
           !IsLetter(text[loser->begin])) {
      ++loser->begin;
    }
  } else if (loser->begin < winner.begin && loser->end <= winner.end) {
    loser->end = winner.begin;
    while (loser->end > loser->begin && !IsDigit(text[loser->end - 1]) &&
           !IsLetter(text[loser->end - 1])) {
      --loser->end;
    }
  } else if (loser->begin >= winner.begin && loser->end <= winner.end) {
    loser->reason = "no proof, a shorter reading has one";
  }
  if (loser->begin >= loser->end) loser->reason = "another reading covers it";
}

std::string_view LossTo(const Strength& winner, const Strength& loser) {
  if (winner.cue != loser.cue) return "no cue, another type has one";
  if (winner.proof != loser.proof) return "no proof, another type has one";
  if (winner.grouping != loser.grouping)
    return "digits grouped as another type";
  return "another type scores higher";
}

}  // namespace

bool IsNumberType(EntityType type) {
  switch (type) {
    case E::kPhone:
    case E::kPostcode:
    case E::kCoordinates:
    case E::kImei:
    case E::kMeid:
    case E::kImsi:
    case E::kIccid:
    case E::kEid:
    case E::kSerial:
    case E::kIp:
    case E::kCard:
    case E::kBank:
    case E::kSsn:
    case E::kNationalId:
    case E::kTaxId:
    case E::kPassport:
    case E::kLicense:
    case E::kAccount:
    case E::kBirthdate:
      return true;
    default:
      return false;
  }
}

bool GroupingFits(std::string_view value, EntityType type) {
  const Shape shape = ShapeOf(value);
  const std::string_view g = shape.groups;
  switch (type) {
    case E::kCard:
      return g == "4-4-4-4" || g == "4-6-5" || g == "4-6-4" || g == "4-4-4-4-3";
    case E::kImei:
      return g == "2-6-6-1" || g == "6-2-6-1" || g == "6-2-6-2" ||
             g == "2-6-6-2" || g == "2-6-6";
    case E::kSsn:
      return g == "3-2-4";
    case E::kNationalId:
    case E::kTaxId:
      return true;  // their validators have seen the groups
    case E::kPhone:
      return value.find_first_of("+()") != std::string_view::npos ||
             g == "3-3-4" || g == "1-3-3-4";
    case E::kIp:
      return shape.marks == "..." || value.find(':') != std::string_view::npos;
    case E::kIccid:
      return g == "4-4-4-4-3" || g == "4-4-4-4-4" || g == "5-5-5-5";
    case E::kBirthdate:
      return IsDate(shape);
    case E::kCoordinates:
      return shape.marks.find('.') != std::string::npos &&
             shape.digits.size() >= 5;
    default:
      return false;
  }
}

std::string_view NegativeReading(std::string_view text, const Claim& claim) {
  if (!IsNumberType(claim.type) || claim.cue || claim.plus) return {};
  const std::string_view value =
      text.substr(claim.begin, claim.end - claim.begin);
  if (std::any_of(value.begin(), value.end(), IsLetter)) return {};
  const Shape shape = ShapeOf(value);
  if (claim.type == E::kIp) {
    if (shape.marks != "...") return {};
    if (DotDigitBefore(text, claim.begin) || DotDigitAfter(text, claim.end)) {
      return "part of a longer dotted number";
    }
    const bool glued = claim.begin > 0 && IsLetter(text[claim.begin - 1]);
    return glued || IsVersionWord(WordBefore(text, claim.begin)) ? "version"
                                                                 : "";
  }
  if (claim.type == E::kCoordinates) return {};
  if (claim.type != E::kBirthdate && IsDate(shape)) return "date";
  if (claim.proof) return {};
  if (claim.type != E::kBirthdate && DotDigitBefore(text, claim.begin)) {
    return "decimal fraction";
  }
  if (shape.marks.empty() && IsEpoch(shape.digits)) return "epoch";
  return {};
}

namespace {

using Contender = std::pair<Strength, Claim*>;

void Lost(const Claim& winner, Claim* loser) {
  if (loser->reason.empty()) return;
  loser->refereed = true;
  loser->winner = &winner;
}

// Strongest first: a claim falls only to a stronger one that stands.
void Contest(std::string_view text, std::span<Contender> order) {
  std::stable_sort(
      order.begin(), order.end(), [](const auto& a, const auto& b) {
        if (a.first.key() != b.first.key())
          return a.first.key() > b.first.key();
        return std::tuple(a.second->begin, ~a.second->end, a.second->order) <
               std::tuple(b.second->begin, ~b.second->end, b.second->order);
      });
  for (size_t i = 0; i < order.size(); ++i) {
    Claim& loser = *order[i].second;
    for (size_t k = 0; k < i && loser.reason.empty(); ++k) {
      const Claim& winner = *order[k].second;
      if (!winner.reason.empty() || !Overlap(winner, loser) || loser.settled) {
        continue;
      }
      if (winner.type == loser.type) {
        if (winner.proof && !loser.proof) TrimTo(text, winner, &loser);
        Lost(winner, &loser);
        continue;
      }
      const bool inside =
          winner.begin <= loser.begin && loser.end <= winner.end;
      if (!inside && (loser.cue || loser.proof)) continue;
      // "account 552001 4111 1111 1111 1111": one that is sure of itself gives
      // up what is another's, not what stands before it.
      if (loser.begin < winner.begin && loser.score >= kSure) {
        TrimTo(text, winner, &loser);
      } else {
        loser.reason = LossTo(order[k].first, order[i].first);
      }
      Lost(winner, &loser);
    }
  }
}

}  // namespace

// Only claims that overlap, one by way of another, contend: a record of many
// numbers is many small contests.
void Referee(std::string_view text, std::vector<Claim>* claims) {
  std::vector<Contender> all;
  for (Claim& claim : *claims) {
    if (!claim.settled && claim.reason.empty()) {
      claim.reason = NegativeReading(text, claim);
      claim.refereed = !claim.reason.empty();
    }
    if (claim.reason.empty() && IsNumberType(claim.type)) {
      all.emplace_back(StrengthOf(text, claim), &claim);
    }
  }
  std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
    return a.second->begin < b.second->begin;
  });
  for (size_t first = 0; first < all.size();) {
    size_t last = first + 1;
    uint32_t end = all[first].second->end;
    while (last < all.size() && all[last].second->begin < end) {
      end = std::max(end, all[last++].second->end);
    }
    Contest(text, std::span(all).subspan(first, last - first));
    first = last;
  }
}

}  // namespace redactor::detect
