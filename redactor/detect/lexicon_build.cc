// From a lexicon to its index: which forms of an entry are safe to look for
// everywhere.
#include <algorithm>
#include <array>
#include <unordered_map>

#include "redactor/base/ascii.h"
#include "redactor/detect/field_chars.h"
#include "redactor/detect/lexicon_chain.h"
#include "redactor/detect/lexicon_index.h"
#include "redactor/detect/name_words.h"
#include "redactor/detect/sweep_forms.h"

namespace redactor::detect {

namespace {

// One letter and a surname, joined: shorter ones are words and commands.
constexpr size_t kMinLogin = 6;
// The same without a dictionary to ask.
constexpr size_t kMinLoginBlind = 8;
constexpr size_t kMinMailbox = 5;

bool HasDigit(std::string_view word) {
  return std::ranges::any_of(word, IsDigit);
}

std::string_view WithoutDigits(std::string_view word) {
  while (!word.empty() && IsDigit(word.back())) word.remove_suffix(1);
  return word;
}

}  // namespace

struct LexiconIndex::Builder {
  LexiconIndex& index;
  const OrdinaryWords& words;
  FormBook book;
  std::vector<uint64_t> firsts;                    // keys of first words
  std::unordered_map<uint64_t, uint32_t> numbers;  // of persons, by their words

  void Add(const LexiconEntry& entry) {
    book.Clear();
    switch (entry.type) {
      case EntityType::kPerson:
        return AddPerson(entry.value);
      case EntityType::kEmail:
        return AddMailbox(entry.value);
      case EntityType::kUsername:
        return AddLogin(entry.value);
      case EntityType::kHost:
        return AddHost(entry.value);
      default:
        book.AddPhrase(entry.value, EntityType::kOrg);
        for (const Form& form : book.forms()) AddForm(form, kOrg, 0);
    }
  }

  // Of the longest form: what the person is called in full.
  [[nodiscard]] const Form* LongestForm() const {
    const Form* longest = nullptr;
    for (const Form& form : book.forms()) {
      if (longest == nullptr || form.count > longest->count) longest = &form;
    }
    return longest;
  }

  template <typename Test>
  [[nodiscard]] bool All(const Form& form, Test test) const {
    for (uint32_t i = 0; i < form.count; ++i) {
      if (!test(book.Word(form, i))) return false;
    }
    return true;
  }

  // The same words in another order are the same person.
  uint32_t NumberOf(const Form& form, const std::string& name) {
    std::vector<uint64_t> hashes;
    for (uint32_t i = 0; i < form.count; ++i) {
      hashes.push_back(HashWord(book.Word(form, i)));
    }
    std::ranges::sort(hashes);
    uint64_t key = kChainStart;
    for (const uint64_t hash : hashes) key = Chain(key, hash);
    uint32_t& number = numbers[key];
    if (number == 0) {
      index.persons_.push_back(name);
      number = static_cast<uint32_t>(index.persons_.size());
    }
    return number;
  }

  void AddPerson(const std::string& name) {
    book.AddPerson(name);
    const Form* longest = LongestForm();
    // "Network Team" is nobody.
    if (longest == nullptr || All(*longest, [&](std::string_view word) {
          return words.IsNoName(word);
        })) {
      return;
    }
    const bool in_doubt = !All(*longest, [](std::string_view word) {
      const uint32_t flags = NameWordFlags(word);
      return (flags & (kHostileWord | kNobodyWord)) == 0 ||
             (flags & kParticleWord) != 0;
    });
    const bool full = book.persons().empty() || book.persons()[0].full;
    const uint32_t person = full ? NumberOf(*longest, name) : 0;
    for (const Form& form : book.forms()) {
      switch (form.kind) {
        case FormKind::kFull:
        case FormKind::kPhrase:
          AddForm(form, kFull, person);
          break;
        case FormKind::kInitialLast:
          if (!in_doubt) AddForm(form, kInitialLast, person);
          break;
        case FormKind::kFirstInitial:
          if (!in_doubt) AddForm(form, kFirstInitial, person);
          break;
        case FormKind::kPart:
          if (!in_doubt) AddForm(form, full ? kPart : kAlone, 0);
          break;
        case FormKind::kLogin:
          if (!in_doubt && IsSafeLogin(book.Word(form, 0))) {
            AddForm(form, kLogin, 0);
          }
      }
    }
  }

  [[nodiscard]] bool IsSafeLogin(std::string_view login) const {
    if (login.find('_') != std::string_view::npos) return !IsTechnical(login);
    return words.has_dictionary()
               ? login.size() >= kMinLogin && !words.IsOrdinary(login)
               : login.size() >= kMinLoginBlind;
  }

  void AddLogin(std::string_view login) {
    book.AddPhrase(login, EntityType::kUsername);
    for (const Form& form : book.forms()) {
      uint16_t extra = 0;
      if (form.count == 1) {
        const std::string_view word = book.Word(form, 0);
        const std::string_view stem = WithoutDigits(word);
        // "office365" is a product, and so may others be that are known to no
        // list.
        const bool is_word = words.IsOrdinary(word) || IsTechnical(word) ||
                             (stem.size() < word.size() && IsThing(stem)) ||
                             (!words.has_dictionary() && stem == word);
        if (is_word || word.size() < 4) extra = kAfterAtOnly;
      }
      AddForm(form, kLogin, 0, extra);
    }
  }

  // "user_id", "base64", "sha256": words of programs, whoever took them for a
  // name.
  [[nodiscard]] bool IsTechnical(std::string_view word) const {
    constexpr std::array<std::string_view, 20> kParts = {
        "aes", "api", "arm", "ascii", "crc", "http", "ipv",
        "iso", "log", "md",  "mp",    "rfc", "sha",  "ssl",
        "tls", "usb", "utf", "uuid",  "win", "wpa"};
    bool parts = false;
    for (size_t at = 0; at < word.size();) {
      const size_t begin = at;
      while (at < word.size() && word[at] != '_' && !IsDigit(word[at])) ++at;
      const std::string_view part = word.substr(begin, at - begin);
      if (part.size() > 1 && !words.IsOrdinary(part) && !IsThing(part) &&
          std::ranges::find(kParts, part) == kParts.end()) {
        return false;
      }
      parts = parts || at < word.size();
      if (at < word.size()) ++at;
    }
    return parts;
  }

  [[nodiscard]] bool IsThing(std::string_view word) const {
    return (NameWordFlags(word) & kHostileWord) != 0 || words.IsThing(word);
  }

  // "jane.poe", not "sales" or "customer.care".
  void AddMailbox(std::string_view address) {
    std::string_view local = address.substr(0, address.find('@'));
    local = local.substr(0, local.find('+'));
    if (local.size() < kMinMailbox ||
        (local.find_first_of("._-") == std::string_view::npos &&
         !HasDigit(local))) {
      return;
    }
    book.AddPhrase(local, EntityType::kUsername);
    for (const Form& form : book.forms()) {
      const bool ordinary = All(form, [&](std::string_view word) {
        return words.IsNoName(WithoutDigits(word));
      });
      if (!ordinary) AddForm(form, kLogin, 0);
    }
  }

  // Read like a login: nothing but what is written stands between its words.
  void AddHost(std::string_view host) {
    book.AddPhrase(host, EntityType::kUsername);
    for (const Form& form : book.forms()) {
      const std::string_view word = book.Word(form, 0);
      const bool telling =
          form.count > 1 ||
          (HasDigit(word) ? !IsThing(WithoutDigits(word))
                          : words.has_dictionary() && word.size() >= 5 &&
                                !words.IsOrdinary(word));
      if (telling) AddForm(form, kHost, 0);
    }
  }

  void AddForm(const Form& form, Kind kind, uint32_t person,
               uint16_t extra = 0) {
    uint64_t chain = kChainStart;
    for (uint32_t i = 0; i + 1 < form.count; ++i) {
      chain = Chain(chain, HashWord(book.Word(form, i)));
      index.Insert(chain)->kinds |= kMore;
    }
    chain = Chain(chain, HashWord(book.Word(form, form.count - 1)));
    Slot* slot = index.Insert(chain);
    slot->kinds |= kind | extra;
    slot->separators |= form.separators;
    if (All(form, [&](std::string_view word) {
          return word.size() == 1 || words.IsOrdinary(word);
        })) {
      slot->kinds |= kOrdinary;
    }
    if (All(form, [&](std::string_view word) {
          return word.size() == 1 || words.IsEveryday(word);
        })) {
      slot->kinds |= kEveryday;
    }
    if (person != 0) {
      slot->person =
          slot->person == 0 || slot->person == person ? person : kMany;
    }
    const std::string first(book.Word(form, 0));
    firsts.push_back(WordFilter::Key(first, 0, first.size()));
    if (kind == kPart || kind == kAlone) {
      firsts.push_back(WordFilter::Key(first + "s", 0, first.size() + 1));
    }
  }
};

LexiconIndex::LexiconIndex(const Lexicon& lexicon, const OrdinaryWords& words)
    : words_(match::MakeClassTable(*match::ByteClass::Parse("A-Za-z0-9_"))),
      high_(match::MakeClassTable(*match::ByteClass::Parse("\\x80-\\xff"))) {
  Builder builder{*this, words, {}, {}, {}};
  for (const LexiconEntry& entry : lexicon.Entries()) builder.Add(entry);
  std::ranges::sort(builder.firsts);
  builder.firsts.erase(
      std::unique(builder.firsts.begin(), builder.firsts.end()),
      builder.firsts.end());
  firsts_.Build(builder.firsts);
}

LexiconIndex::Slot* LexiconIndex::Insert(uint64_t chain) {
  if (used_ * 3 >= slots_.size() * 2) {
    Resize(std::max<size_t>(64, slots_.size() * 2));
  }
  const size_t mask = slots_.size() - 1;
  size_t at = chain & mask;
  while (slots_[at].chain != 0 && slots_[at].chain != chain) {
    at = (at + 1) & mask;
  }
  if (slots_[at].chain == 0) {
    ++used_;
    slots_[at].chain = chain;
  }
  return &slots_[at];
}

void LexiconIndex::Resize(size_t slots) {
  std::vector<Slot> old(slots);
  old.swap(slots_);
  for (const Slot& slot : old) {
    if (slot.chain == 0) continue;
    size_t at = slot.chain & (slots - 1);
    while (slots_[at].chain != 0) at = (at + 1) & (slots - 1);
    slots_[at] = slot;
  }
}

}  // namespace redactor::detect
