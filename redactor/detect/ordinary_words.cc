// What the tables and the dictionary make of a word.
#include "redactor/detect/ordinary_words.h"

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

bool IsFixedWord(NameEntry entry) {
  return entry.is_function_word() || entry.is_month() || entry.is_weekday() ||
         entry.is_title() || entry.is_country() || entry.is_nationality() ||
         entry.is_kinship() || entry.is_role() || entry.is_street() ||
         entry.is_place_kind();
}

}  // namespace

bool OrdinaryWords::IsOrdinary(std::string_view folded) const {
  if ((NameWordFlags(folded) & kOrdinaryFlags) != 0) return true;
  if (dictionary_ == nullptr) return false;
  const NameEntry entry = dictionary_->Find(folded);
  return IsFixedWord(entry) || entry.is_product() || entry.is_company() ||
         entry.is_region() || entry.common_level() > 0 ||
         entry.place_level() >= kKnownPlace;
}

bool OrdinaryWords::IsThing(std::string_view folded) const {
  if (dictionary_ == nullptr) return false;
  const NameEntry entry = dictionary_->Find(folded);
  return entry.is_product() || entry.is_company();
}

bool OrdinaryWords::IsNoName(std::string_view folded) const {
  const uint32_t flags = NameWordFlags(folded);
  if (dictionary_ == nullptr) return (flags & kNoNameFlags) != 0;
  const NameEntry entry = dictionary_->Find(folded);
  if (entry.first_level() > 0 || entry.surname_level() > 0) return false;
  return (flags & kNoNameFlags) != 0 || IsFixedWord(entry) ||
         entry.is_product() || entry.is_company() || entry.common_level() > 0;
}

}  // namespace redactor::detect
