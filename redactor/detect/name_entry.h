// NameEntry: what the dictionary knows of one word: how usual it is as a given
// name, a surname, a place, an English word, and of which small lists it is.
//
// A value of 32 bits; zero for a word that is not in the dictionary. Levels go
// from 0 (never) to 7 (very common). The bits are fixed by the version of the
// dictionary file, so that the tagger may hash them as features.
#ifndef REDACTOR_DETECT_NAME_ENTRY_H_
#define REDACTOR_DETECT_NAME_ENTRY_H_

#include <algorithm>
#include <cstdint>

namespace redactor::detect {

// The lists a word may be in.
enum class NameFlag : uint32_t {
  kCountry = 1u << 12,         // country or continent: France, Africa, USA
  kRegion = 1u << 13,          // state, province, county: Bavaria, Kent, Ohio
  kState = 1u << 14,           // US state or Canadian province, or its code
  kRegionCode = 1u << 15,      // a code of a few letters: TX, ON, NSW
  kMonth = 1u << 16,           // May, januar, ene
  kWeekday = 1u << 17,         // Friday, lunes, Mo
  kTitle = 1u << 18,           // Mr, Frau, Dr, Captain
  kNameSuffix = 1u << 19,      // Jr, III, PhD
  kStreet = 1u << 20,          // Street, Ave, Weg, rue, Apt
  kPlaceKind = 1u << 21,       // Lake, County, Airport, Hospital, North
  kNationality = 1u << 22,     // nationality, people or language: German, Urdu
  kProduct = 1u << 23,         // product or technology: Jenkins, Kafka, Ruby
  kCompany = 1u << 24,         // Siemens, Chase, Ford
  kParticle = 1u << 25,        // van, de, bin, O'
  kNickname = 1u << 26,        // Bob, Liz, Pepe
  kKinship = 1u << 27,         // mother, Oma, tía
  kRole = 1u << 28,            // agent, engineer, customer
  kFunctionWord = 1u << 29,    // small words of seven languages: und, para
  kBeginsPhrase = 1u << 30,    // first word of some place phrase: New, Stoke
  kContinuesPhrase = 1u << 31  // a later word of one: York, on
};

class NameEntry {
 public:
  static constexpr int kMaxLevel = 7;

  constexpr NameEntry() = default;
  constexpr explicit NameEntry(uint32_t bits) : bits_(bits) {}

  // Not in the dictionary.
  [[nodiscard]] constexpr bool empty() const { return bits_ == 0; }
  [[nodiscard]] constexpr uint32_t bits() const { return bits_; }

  // Given name, by births; a nickname too.
  [[nodiscard]] constexpr int first_level() const { return Level(0); }
  // Surname, by rank.
  [[nodiscard]] constexpr int surname_level() const { return Level(3); }
  // City, town, country, region, by population; one word only.
  [[nodiscard]] constexpr int place_level() const { return Level(6); }
  // Ordinary word, by SCOWL class: 7 the, 5 carpenter, 1 rare.
  [[nodiscard]] constexpr int common_level() const { return Level(9); }

  [[nodiscard]] constexpr bool Has(NameFlag flag) const {
    return (bits_ & static_cast<uint32_t>(flag)) != 0;
  }
  [[nodiscard]] constexpr bool is_country() const {
    return Has(NameFlag::kCountry);
  }
  [[nodiscard]] constexpr bool is_region() const {
    return Has(NameFlag::kRegion);
  }
  [[nodiscard]] constexpr bool is_state() const {
    return Has(NameFlag::kState);
  }
  [[nodiscard]] constexpr bool is_region_code() const {
    return Has(NameFlag::kRegionCode);
  }
  [[nodiscard]] constexpr bool is_month() const {
    return Has(NameFlag::kMonth);
  }
  [[nodiscard]] constexpr bool is_weekday() const {
    return Has(NameFlag::kWeekday);
  }
  [[nodiscard]] constexpr bool is_title() const {
    return Has(NameFlag::kTitle);
  }
  [[nodiscard]] constexpr bool is_name_suffix() const {
    return Has(NameFlag::kNameSuffix);
  }
  [[nodiscard]] constexpr bool is_street() const {
    return Has(NameFlag::kStreet);
  }
  [[nodiscard]] constexpr bool is_place_kind() const {
    return Has(NameFlag::kPlaceKind);
  }
  [[nodiscard]] constexpr bool is_nationality() const {
    return Has(NameFlag::kNationality);
  }
  [[nodiscard]] constexpr bool is_product() const {
    return Has(NameFlag::kProduct);
  }
  [[nodiscard]] constexpr bool is_company() const {
    return Has(NameFlag::kCompany);
  }
  [[nodiscard]] constexpr bool is_particle() const {
    return Has(NameFlag::kParticle);
  }
  [[nodiscard]] constexpr bool is_nickname() const {
    return Has(NameFlag::kNickname);
  }
  [[nodiscard]] constexpr bool is_kinship() const {
    return Has(NameFlag::kKinship);
  }
  [[nodiscard]] constexpr bool is_role() const { return Has(NameFlag::kRole); }
  [[nodiscard]] constexpr bool is_function_word() const {
    return Has(NameFlag::kFunctionWord);
  }
  [[nodiscard]] constexpr bool begins_phrase() const {
    return Has(NameFlag::kBeginsPhrase);
  }
  [[nodiscard]] constexpr bool continues_phrase() const {
    return Has(NameFlag::kContinuesPhrase);
  }

  // The higher of each level, all lists of both.
  [[nodiscard]] constexpr NameEntry MergedWith(NameEntry other) const {
    uint32_t bits = (bits_ | other.bits_) & ~kLevels;
    for (int shift = 0; shift < kLevelBits; shift += 3) {
      bits |= static_cast<uint32_t>(std::max(Level(shift), other.Level(shift)))
              << shift;
    }
    return NameEntry(bits);
  }

  static constexpr NameEntry First(int level) { return AtShift(level, 0); }
  static constexpr NameEntry Surname(int level) { return AtShift(level, 3); }
  static constexpr NameEntry Place(int level) { return AtShift(level, 6); }
  static constexpr NameEntry Common(int level) { return AtShift(level, 9); }
  static constexpr NameEntry Flag(NameFlag flag) {
    return NameEntry(static_cast<uint32_t>(flag));
  }

  friend constexpr bool operator==(NameEntry, NameEntry) = default;

 private:
  static constexpr int kLevelBits = 12;
  static constexpr uint32_t kLevels = (1u << kLevelBits) - 1;

  static constexpr NameEntry AtShift(int level, int shift) {
    return NameEntry(static_cast<uint32_t>(std::clamp(level, 0, kMaxLevel))
                     << shift);
  }
  [[nodiscard]] constexpr int Level(int shift) const {
    return static_cast<int>(bits_ >> shift & 7u);
  }

  uint32_t bits_ = 0;
};

// What the dictionary knows of a place of several words: level and kind; the
// other accessors say nothing.
struct PlacePhrase {
  int words = 0;  // 0: none
  NameEntry entry;
};

}  // namespace redactor::detect

#endif  // REDACTOR_DETECT_NAME_ENTRY_H_
