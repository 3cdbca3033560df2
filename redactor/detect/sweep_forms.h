// Forms: the ways in which the names known in one record may be written.
//
// A form is a short sequence of folded words with the separators that may stand
// between them. Forms hang in a hash table under their first word; a table of
// the first two bytes tells quickly that a word begins no form. Everything is
// kept in flat buffers that one record after another reuses. The forms of a
// name are made once and remembered: the same people come again and again.
#ifndef REDACTOR_DETECT_SWEEP_FORMS_H_
#define REDACTOR_DETECT_SWEEP_FORMS_H_

#include <array>
#include <bitset>
#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "redactor/detect/sweep_context.h"
#include "redactor/detect/sweep_words.h"
#include "redactor/finding.h"
#include "redactor/match/class_maps.h"

namespace redactor::detect {

enum class FormKind : uint8_t {
  kFull,          // first and last name, in either order
  kInitialLast,   // J. Poe
  kFirstInitial,  // Jane P.; Poe, J.
  kPart,          // one part of a name
  kLogin,         // jpoe, jane_poe
  kPhrase,        // a user name, place, address, company as written
};

struct Form {
  FormKind kind = FormKind::kFull;
  uint8_t count = 0;       // words
  uint8_t separators = 0;  // allowed between them
  EntityType type = EntityType::kPerson;
  uint32_t person = 0;      // index into persons(), kPart to kLogin
  uint32_t words = 0;       // first index into form words
  uint32_t flags = 0;       // NameWord flags all its words share
  uint32_t next = 0;        // next form with this first word, + 1
  uint32_t lower_hits = 0;  // of the run at hand
};

struct KnownPerson {
  std::string_view identity;  // the seed's own text
  bool full = false;          // first and last name
};

// A name without word spaces, or with characters of no word: found byte by
// byte.
struct ExactSeed {
  std::string text;
  EntityType type = EntityType::kPerson;
};

// From 64-bit keys to numbers; keys are hashes already, 0 is none.
class HashIndex {
 public:
  HashIndex() : slots_(64) {}
  void Clear();
  // The number of `key`, 0 when new.
  uint32_t& operator[](uint64_t key);
  [[nodiscard]] uint32_t Find(uint64_t key) const;

 private:
  struct Slot {
    uint64_t key = 0;
    uint32_t value = 0;
  };
  void Grow();

  std::vector<Slot> slots_;
  size_t used_ = 0;
};

// The forms of one name or phrase, whatever record it stands in.
struct FormTemplate {
  std::string text;
  EntityType type = EntityType::kPerson;
  // A person without word spaces in the name is read as this phrase.
  std::string phrase;
  uint64_t key = 0;  // of the person's words in any order; 0: no person
  bool full = false;
  std::vector<Form> forms;         // all different, of person 0
  std::vector<uint64_t> contents;  // a hash for each of them
  std::vector<ExactSeed> exact;
};

class FormBook final : public NameParts {
 public:
  void Clear();
  // A person's name as written in a field or a strong context.
  void AddPerson(std::string_view name);
  // User name, place, company or address: as written, and the street of an
  // address.
  void AddPhrase(std::string_view phrase, EntityType type);
  // The local part of a mail address, when it belongs to a known person.
  void AddMailbox(std::string_view local);

  [[nodiscard]] bool empty() const { return forms_.empty() && exact_.empty(); }
  // May a word begin with these two bytes of text?
  [[nodiscard]] bool MayBegin(char first, char second) const;
  // The ASCII bytes words of forms begin with, in both cases.
  [[nodiscard]] match::ClassTable FirstBytes() const;
  // May this word, all ASCII, by its WordFilter::Key, begin a form? Also as a
  // plural.
  [[nodiscard]] bool MayBeginWord(uint64_t key) const {
    const uint64_t bits = FilterBits(key);
    return (filter_[FilterWord(key)] & bits) == bits;
  }
  [[nodiscard]] bool MayBeginFolded(char first) const {
    return first_[static_cast<uint8_t>(first)];
  }
  // The same for a letter outside FoldChar's table.
  [[nodiscard]] bool MayBeginOther(char32_t letter) const {
    return other_[letter % other_.size()];
  }
  // Forms whose first word has this hash: an index + 1 into forms(), 0: none.
  [[nodiscard]] uint32_t FirstForm(uint64_t hash) const {
    return heads_.Find(hash);
  }
  [[nodiscard]] const std::vector<Form>& forms() const { return forms_; }
  void ForgetLowerHits() {
    for (Form& form : forms_) form.lower_hits = 0;
  }
  void CountLowerHit(uint32_t form) { ++forms_[form].lower_hits; }
  [[nodiscard]] std::string_view Word(const Form& form, uint32_t index) const;
  // The word is a part of some person's name.
  [[nodiscard]] bool IsPart(uint64_t hash) const override;
  [[nodiscard]] const std::vector<KnownPerson>& persons() const {
    return persons_;
  }
  [[nodiscard]] const std::vector<ExactSeed>& exact() const { return exact_; }

 private:
  struct StoredWord {
    uint32_t offset;
    uint32_t size;
    uint32_t flags;  // NameWordFlags
    uint64_t hash;
  };
  friend class PersonForms;

  // Of `text` as a person, or as a phrase of another type.
  const FormTemplate& TemplateOf(std::string_view text, EntityType type,
                                 bool as_person);
  void MakePerson(FormTemplate* made);
  void MakeSpelling(std::string_view spelling, FormTemplate* made);
  void MakePhrase(FormTemplate* made);
  uint32_t StoreWord(std::string_view folded);
  // `words`: numbers of stored words.
  void MakeForm(FormKind kind, EntityType type, uint8_t separators,
                std::span<const uint32_t> words, FormTemplate* made);
  // The same form but for its separators.
  [[nodiscard]] bool SameForm(const Form& a, const Form& b) const;
  void Use(const FormTemplate& used);
  void AddForm(const Form& form);
  void SetBits(const Form& form);
  static size_t FilterWord(uint64_t key) { return key >> 59; }
  static uint64_t FilterBits(uint64_t key) {
    return uint64_t{1} << (key & 63) | uint64_t{1} << (key >> 6 & 63);
  }

  // Remembered from record to record; all are dropped together.
  std::string folded_;
  std::vector<StoredWord> words_;
  std::vector<uint32_t> form_words_;
  std::string plural_;
  std::deque<FormTemplate> templates_;
  HashIndex memo_;  // templates by type and text

  // Of the record at hand.
  std::vector<Form> forms_;
  std::vector<KnownPerson> persons_;
  std::vector<ExactSeed> exact_;
  HashIndex heads_;
  HashIndex seen_;  // seeds by type and text
  HashIndex keys_;  // persons by their folded words
  std::vector<uint64_t> pairs_ = std::vector<uint64_t>(1024);  // 64 Ki bits
  std::array<uint64_t, 32> filter_{};                          // of first words
  std::bitset<256> first_;
  std::bitset<1021> other_;
};

}  // namespace redactor::detect

#endif  // REDACTOR_DETECT_SWEEP_FORMS_H_
