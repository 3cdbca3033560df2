// What the tables and the dictionary make of a word.
#include "redactor/detect/ordinary_words.h"

#include <algorithm>

#include "redactor/detect/name_words.h"

namespace redactor::detect {

namespace {

constexpr uint32_t kOrdinaryFlags = kTitleWord | kParticleWord | kSuffixWord |
                                    kGreetingWord | kSignOffWord | kLinkWord |
                                    kPersonVerb | kModalWord | kCommonWord |
                                    kHostileWord | kCalendarWord | kNobodyWord;
constexpr uint32_t kNoNameFlags = kTitleWord | kGreetingWord | kHostileWord |
                                  kCalendarWord | kNobodyWord | kPersonVerb;
// A place that people write about more than about its namesakes.
constexpr int kKnownPlace = 5;
// Of a name: many have it.
constexpr int kManyHaveIt = 5;
// Of a word: everybody writes it. Words up to kRare are mostly names.
constexpr int kEveryday = 6;
constexpr int kRare = 4;

bool IsFixedWord(NameEntry entry) {
  return entry.is_function_word() || entry.is_month() || entry.is_weekday() ||
         entry.is_title() || entry.is_country() || entry.is_nationality() ||
         entry.is_kinship() || entry.is_role() || entry.is_street();
}

int NameLevel(NameEntry entry) {
  return std::max(entry.first_level(), entry.surname_level());
}

bool IsThingEntry(NameEntry entry) {
  return entry.is_company() ||
         (entry.is_product() && NameLevel(entry) <= kManyHaveIt);
}

}  // namespace

bool OrdinaryWords::IsOrdinary(std::string_view folded) const {
  if (IsEveryday(folded)) return true;
  if (dictionary_ == nullptr) return false;
  const NameEntry entry = dictionary_->Find(folded);
  const int common = entry.common_level();
  return common > 0 && (common > kRare || NameLevel(entry) < common + 2);
}

bool OrdinaryWords::IsEveryday(std::string_view folded) const {
  if ((NameWordFlags(folded) & kOrdinaryFlags) != 0) return true;
  if (dictionary_ == nullptr) return false;
  const NameEntry entry = dictionary_->Find(folded);
  return IsFixedWord(entry) || IsThingEntry(entry) || entry.is_region() ||
         entry.place_level() >= kKnownPlace ||
         entry.common_level() >= kEveryday ||
         (entry.common_level() > 0 && NameLevel(entry) < kManyHaveIt &&
          NameLevel(entry) < entry.common_level() + 2);
}

bool OrdinaryWords::IsThing(std::string_view folded) const {
  return dictionary_ != nullptr && IsThingEntry(dictionary_->Find(folded));
}

bool OrdinaryWords::IsNoName(std::string_view folded) const {
  const uint32_t flags = NameWordFlags(folded);
  if (dictionary_ == nullptr) return (flags & kNoNameFlags) != 0;
  const NameEntry entry = dictionary_->Find(folded);
  if (NameLevel(entry) > 0) return false;
  return (flags & kNoNameFlags) != 0 || IsFixedWord(entry) ||
         IsThingEntry(entry) || entry.common_level() > 0;
}

}  // namespace redactor::detect
