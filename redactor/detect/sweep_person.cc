// Forms of a person's name, and of the mailbox that belongs to it.
//
// A name is words in units: "Anne-Marie" and "O'Brien" are one unit of two
// words. The first unit is the given name, the last one, with the particles
// before it, the surname; what stands between may be left out.
#include <algorithm>
#include <array>
#include <functional>
#include <initializer_list>

#include "redactor/detect/field_chars.h"
#include "redactor/detect/field_shape.h"
#include "redactor/detect/name_words.h"
#include "redactor/detect/sweep_forms.h"
#include "redactor/text/utf8.h"

namespace redactor::detect {

namespace {

constexpr size_t kMaxWords = 8;
constexpr uint8_t kFullSeparators =
    kSepSpace | kSepJoin | kSepDot | kSepDotSpace | kSepUrl;

struct NameWordRead {
  std::string folded;
  bool joined = false;  // to the word before, by hyphen or apostrophe
};

// "Jane Poe (Acme)", "Jane Poe <...>", "Jane Poe - Support": the name.
std::string_view CutAddition(std::string_view name) {
  name = name.substr(0, name.find_first_of("([{<|/\"\n\r;"));
  return TrimValue(name.substr(0, name.find(" - ")));
}

// Words in order; those after a comma come first. Empty when it is no name.
std::vector<NameWordRead> ReadName(std::string_view name) {
  std::vector<NameWordRead> words;
  size_t rotate = 0;
  size_t at = 0;
  bool joined = false;
  while (at < name.size()) {
    size_t next = at;
    if (!text::IsWordChar(text::DecodeAt(name, &next))) {
      at = next;
      continue;
    }
    TextWord word;
    ReadWord(name, at, &word);
    if (word.hash == 0 || words.size() == kMaxWords) return {};
    const bool suffix = (NameWordFlags(word.folded()) & kSuffixWord) != 0;
    // "Poe, Jane" turns round, "Jane Poe, PhD" ends.
    if (rotate == words.size() && rotate > 0 && suffix) break;
    words.push_back({std::string(word.folded()), joined});
    const Separator separator = ReadSeparator(name, word.end, &at);
    joined = separator == kSepJoin;
    if (separator == kSepComma && rotate == 0) rotate = words.size();
    if (at == word.end) ++at;
  }
  if (rotate < words.size()) {
    std::rotate(words.begin(), words.begin() + static_cast<long>(rotate),
                words.end());
  }
  return words;
}

void DropTitles(std::vector<NameWordRead>* words) {
  while (words->size() > 1 && !(*words)[1].joined &&
         (NameWordFlags(words->front().folded) & kTitleWord) != 0) {
    words->erase(words->begin());
  }
  while (words->size() > 2 &&
         (NameWordFlags(words->back().folded) & kSuffixWord) != 0) {
    words->pop_back();
  }
}

std::string_view FirstLetter(std::string_view folded) {
  size_t end = 0;
  text::DecodeAt(folded, &end);
  return folded.substr(0, end);
}

// German and Nordic spellings without the marks.
std::string Transliterated(std::string_view name) {
  constexpr std::pair<std::string_view, std::string_view> kPairs[] = {
      {"\xC3\xA4", "ae"}, {"\xC3\xB6", "oe"}, {"\xC3\xBC", "ue"},
      {"\xC3\x84", "Ae"}, {"\xC3\x96", "Oe"}, {"\xC3\x9C", "Ue"},
      {"\xC3\xB8", "oe"}, {"\xC3\x98", "Oe"}, {"\xC3\xA5", "aa"},
      {"\xC3\x85", "Aa"}};
  std::string out;
  for (size_t at = 0; at < name.size();) {
    const auto* pair = std::ranges::find_if(kPairs, [&](const auto& p) {
      return name.substr(at).starts_with(p.first);
    });
    if (pair == std::end(kPairs)) {
      out.push_back(name[at++]);
    } else {
      out += pair->second;
      at += pair->first.size();
    }
  }
  return out;
}

// The other way, of long words: "Mueller" is Müller to some. Empty when there
// is nothing to turn.
std::string WithUmlauts(std::string_view name) {
  constexpr size_t kMinWord = 6;
  std::string out;
  if (name.find("ue") == std::string_view::npos &&
      name.find("oe") == std::string_view::npos) {
    return out;
  }
  bool any = false;
  size_t word = 0;
  for (size_t at = 0; at < name.size(); ++at) {
    if (!IsAlpha(name[at])) word = at + 1;
    out.push_back(name[at]);
    const char low = ToLower(name[at]);
    if ((low != 'u' && low != 'o') || at + 1 == name.size() ||
        name[at + 1] != 'e') {
      continue;
    }
    size_t end = at;
    while (end < name.size() && IsAlpha(name[end])) ++end;
    if (end - word < kMinWord) continue;
    any = true;
    ++at;
  }
  return any ? out : std::string();
}

}  // namespace

// Builds the forms of one name in a book.
class PersonForms {
 public:
  PersonForms(FormBook* book, const std::vector<NameWordRead>& words,
              FormTemplate* made)
      : book_(*book), made_(made) {
    for (const NameWordRead& word : words) {
      if (!word.joined) units_.emplace_back();
      units_.back().push_back(book_.StoreWord(word.folded));
    }
    // Particles belong to the surname behind them.
    surname_ = units_.size() - 1;
    while (surname_ > 1 && IsParticle(surname_ - 1)) --surname_;
  }

  [[nodiscard]] bool full() const { return units_.size() >= 2; }

  void Add() {
    for (size_t i = 0; i < units_.size(); ++i) {
      if (!IsParticle(i)) AddParts(units_[i]);
    }
    if (!full()) return;
    if (surname_ + 1 < units_.size()) {
      Put(FormKind::kPart, kSepSpace | kSepJoin,
          Range(surname_, units_.size()));
    }
    Put(FormKind::kFull, kFullSeparators, Range(0, units_.size()));
    for (size_t i = 1; i < units_.size(); ++i) {
      if (!IsParticle(i)) AddPair(units_[i]);
    }
    if (surname_ + 1 < units_.size()) AddPair(Range(surname_, units_.size()));
    AddLogins();
  }

 private:
  // Numbers of stored words, a few.
  class Words {
   public:
    Words() = default;
    Words(std::initializer_list<uint32_t> words) {
      for (const uint32_t word : words) push_back(word);
    }
    // A name has kMaxWords words, so that no form has more than twice as many.
    void push_back(uint32_t word) { words_[size_++] = word; }
    void Append(const Words& other) {
      for (const uint32_t word : other) push_back(word);
    }
    [[nodiscard]] size_t size() const { return size_; }
    uint32_t operator[](size_t i) const { return words_[i]; }
    [[nodiscard]] const uint32_t* begin() const { return words_.data(); }
    [[nodiscard]] const uint32_t* end() const { return words_.data() + size_; }

   private:
    std::array<uint32_t, 2 * kMaxWords> words_{};
    size_t size_ = 0;
  };

  std::string_view Text(uint32_t word) const {
    const auto& stored = book_.words_[word];
    return std::string_view(book_.folded_).substr(stored.offset, stored.size);
  }
  bool IsParticle(size_t unit) const {
    return units_[unit].size() == 1 && unit > 0 && unit + 1 < units_.size() &&
           (book_.words_[units_[unit][0]].flags & kParticleWord) != 0;
  }
  Words Range(size_t begin, size_t end) const {
    Words words;
    for (size_t i = begin; i < end; ++i) {
      words.Append(units_[i]);
    }
    return words;
  }
  std::string Squeezed(const Words& words) const {
    std::string out;
    for (const uint32_t word : words) out += Text(word);
    return out;
  }
  uint32_t Initial(uint32_t word) {
    const std::string letter(FirstLetter(Text(word)));
    return book_.StoreWord(letter);
  }
  static Words Join(Words a, const Words& b) {
    a.Append(b);
    return a;
  }

  void Put(FormKind kind, uint8_t separators, const Words& words) {
    book_.MakeForm(kind, EntityType::kPerson, separators,
                   {words.begin(), words.end()}, made_);
  }

  void AddParts(const Words& unit) {
    if (!HasLetter(Squeezed(unit))) return;
    Put(FormKind::kPart, kSepJoin | kSepSpace, unit);
    if (unit.size() < 2) return;
    Put(FormKind::kPart, 0, {book_.StoreWord(Squeezed(unit))});
    for (const uint32_t word : unit) {
      if (Text(word).size() >= 3) Put(FormKind::kPart, 0, {word});
    }
  }

  // Given name and `last`, others left out; both orders; one as an initial.
  void AddPair(const Words& last) {
    const Words given = Range(0, 1);
    Put(FormKind::kFull, kFullSeparators, Join(given, last));
    Put(FormKind::kFull, kFullSeparators | kSepComma, Join(last, given));
    Put(FormKind::kFull, kFullSeparators | kSepComma,
        Join(last, Range(0, surname_)));
    Put(FormKind::kInitialLast, kSepSpace | kSepDotSpace | kSepDot,
        Join({Initial(given[0])}, last));
    Put(FormKind::kFirstInitial, kSepSpace, Join(given, {Initial(last[0])}));
    Put(FormKind::kFirstInitial, kSepComma, Join(last, {Initial(given[0])}));
  }

  void AddLogin(std::string_view a, std::string_view link, std::string_view b) {
    login_.assign(a).append(link).append(b);
    if (login_.size() < 4 || !IsAsciiOnly(login_) ||
        NameWordFlags(login_) != 0) {
      return;
    }
    const uint32_t word = book_.StoreWord(login_);
    book_.MakeForm(FormKind::kLogin, EntityType::kUsername, 0, {&word, 1},
                   made_);
  }

  void AddLogins() {
    const std::string given = Squeezed(units_[0]);
    const std::string_view g = FirstLetter(given);
    const std::string own = Squeezed(units_.back());
    const std::string whole = Squeezed(Range(surname_, units_.size()));
    for (const std::string& last : {std::cref(own), std::cref(whole)}) {
      const std::string_view l = FirstLetter(last);
      for (const std::string_view link : {"", "_"}) {
        AddLogin(given, link, last);
        AddLogin(last, link, given);
        AddLogin(g, link, last);
        AddLogin(given, link, l);
      }
      AddLogin(last, "", g);
      if (own == whole) break;
    }
  }

  FormBook& book_;
  FormTemplate* made_;
  std::vector<Words> units_;
  size_t surname_ = 0;
  std::string login_;
};

void FormBook::AddPerson(std::string_view name) {
  uint32_t& known = seen_[HashWord(name)];
  if (known != 0) return;
  known = 1;
  const FormTemplate& used =
      TemplateOf(name, EntityType::kPerson, /*as_person=*/true);
  if (!used.phrase.empty()) {
    AddPhrase(used.phrase, EntityType::kPerson);
  } else {
    Use(used);
  }
}

void FormBook::MakePerson(FormTemplate* made) {
  const std::string_view cut = CutAddition(made->text);
  if (HasUnspacedScript(cut)) {
    made->phrase = cut;
    return;
  }
  MakeSpelling(cut, made);
  if (!IsAsciiOnly(cut)) {
    const std::string plain = Transliterated(cut);
    if (plain != cut) MakeSpelling(plain, made);
  }
  const std::string turned = WithUmlauts(cut);
  if (!turned.empty()) MakeSpelling(turned, made);
}

void FormBook::MakeSpelling(std::string_view spelling, FormTemplate* made) {
  std::vector<NameWordRead> words = ReadName(spelling);
  DropTitles(&words);
  if (words.empty()) return;
  // A one-word name that is an ordinary word of support tickets is none.
  if (words.size() == 1 &&
      (NameWordFlags(words[0].folded) & (kHostileWord | kNobodyWord)) != 0) {
    return;
  }
  if (made->key == 0) {
    std::vector<std::string> sorted;
    for (const NameWordRead& word : words) sorted.push_back(word.folded);
    std::ranges::sort(sorted);
    std::string key;
    for (const std::string& word : sorted) key += word + " ";
    made->key = HashWord(key);
  }
  PersonForms forms(this, words, made);
  made->full = forms.full();
  forms.Add();
}

void FormBook::AddMailbox(std::string_view local) {
  local = local.substr(0, local.find('+'));
  if (local.size() < 4 || local.size() > 40 || !IsAsciiOnly(local)) return;
  std::string squeezed;
  for (const char c : local) {
    if (IsAlpha(c)) squeezed.push_back(ToLower(c));
  }
  for (const Form& form : forms_) {
    if (form.kind != FormKind::kPart || form.count != 1) continue;
    const std::string_view part = Word(form, 0);
    if (part.size() >= 3 && squeezed != part &&
        squeezed.find(part) != std::string::npos) {
      AddPhrase(local, EntityType::kUsername);
      return;
    }
  }
}

}  // namespace redactor::detect
