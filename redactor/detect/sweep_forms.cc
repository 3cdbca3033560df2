// The book of forms: storing, finding, phrases. Persons: sweep_person.cc.
#include "redactor/detect/sweep_forms.h"

#include <algorithm>

#include "redactor/detect/field_chars.h"
#include "redactor/detect/field_shape.h"
#include "redactor/detect/name_words.h"
#include "redactor/detect/word_filter.h"
#include "redactor/text/utf8.h"

namespace redactor::detect {

namespace {

constexpr uint32_t kMaxPhraseWords = 12;
constexpr size_t kMinExact = 5;
// Names whose forms are kept; about 3 KB each.
constexpr size_t kRemembered = 2048;

struct Phrase {
  std::vector<TextWord> words;
  uint8_t separators = 0;
  bool plain = true;  // only separators a form can tell
};

Phrase ReadPhrase(std::string_view text) {
  Phrase phrase;
  size_t at = 0;
  while (at < text.size() && phrase.words.size() <= kMaxPhraseWords) {
    size_t next = at;
    const char32_t c = text::DecodeAt(text, &next);
    if (!text::IsWordChar(c)) {
      at = next;
      continue;
    }
    TextWord& word = phrase.words.emplace_back();
    ReadWord(text, at, &word);
    if (word.hash == 0) phrase.plain = false;
    if (word.end >= text.size()) break;
    const Separator separator = ReadSeparator(text, word.end, &at);
    if (separator == kSepNone) {
      // Only punctuation at the end may be passed over.
      phrase.plain = phrase.plain &&
                     std::ranges::none_of(text.substr(word.end), [](char c2) {
                       return IsAlnum(c2) || IsHigh(c2);
                     });
      at = word.end + 1;
      while (at < text.size() && (text[at] & 0xC0) == 0x80) ++at;
      continue;
    }
    phrase.separators |= separator;
  }
  phrase.plain = phrase.plain && phrase.words.size() <= kMaxPhraseWords;
  return phrase;
}

uint64_t Mix(uint64_t hash, uint64_t value) {
  hash = (hash ^ value) * 0x9E3779B97F4A7C15ULL;
  return hash ^ hash >> 31;
}

}  // namespace

void HashIndex::Clear() {
  if (used_ == 0) return;
  if (slots_.size() > 4096) {
    slots_ = std::vector<Slot>(64);
  } else {
    std::ranges::fill(slots_, Slot{});
  }
  used_ = 0;
}

uint32_t& HashIndex::operator[](uint64_t key) {
  if (key == 0) key = 1;
  if ((used_ + 1) * 2 > slots_.size()) Grow();
  size_t at = key & (slots_.size() - 1);
  while (slots_[at].key != 0 && slots_[at].key != key) {
    at = (at + 1) & (slots_.size() - 1);
  }
  if (slots_[at].key == 0) {
    slots_[at].key = key;
    ++used_;
  }
  return slots_[at].value;
}

uint32_t HashIndex::Find(uint64_t key) const {
  size_t at = key & (slots_.size() - 1);
  while (slots_[at].key != 0) {
    if (slots_[at].key == key) return slots_[at].value;
    at = (at + 1) & (slots_.size() - 1);
  }
  return 0;
}

void HashIndex::Grow() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  used_ = 0;
  for (const Slot& slot : old) {
    if (slot.key != 0) (*this)[slot.key] = slot.value;
  }
}

void FormBook::Clear() {
  if (!forms_.empty()) {
    std::ranges::fill(pairs_, 0);
    filter_ = {};
  }
  forms_.clear();
  persons_.clear();
  exact_.clear();
  heads_.Clear();
  seen_.Clear();
  keys_.Clear();
  first_.reset();
  other_.reset();
  if (templates_.size() < kRemembered) return;
  folded_.clear();
  words_.clear();
  form_words_.clear();
  templates_.clear();
  memo_.Clear();
}

bool FormBook::MayBegin(char first, char second) const {
  const auto low = static_cast<uint8_t>(ToLower(first));
  if (IsHigh(second)) return first_[low];
  const uint32_t pair =
      static_cast<uint32_t>(low) << 8 | static_cast<uint8_t>(ToLower(second));
  return (pairs_[pair >> 6] >> (pair & 63) & 1) != 0;
}

match::ClassTable FormBook::FirstBytes() const {
  match::ByteClass bytes;
  for (int c = 0; c < 128; ++c) {
    const char upper = static_cast<char>(c);
    if (first_[static_cast<uint8_t>(ToLower(upper))]) bytes.Add(upper);
  }
  return match::MakeClassTable(bytes);
}

std::string_view FormBook::Word(const Form& form, uint32_t index) const {
  const StoredWord& word = words_[form_words_[form.words + index]];
  return std::string_view(folded_).substr(word.offset, word.size);
}

bool FormBook::IsPart(uint64_t hash) const {
  for (uint32_t at = heads_.Find(hash); at != 0; at = forms_[at - 1].next) {
    const Form& form = forms_[at - 1];
    if (form.kind == FormKind::kPart && form.count == 1) return true;
  }
  return false;
}

uint32_t FormBook::StoreWord(std::string_view folded) {
  words_.push_back({static_cast<uint32_t>(folded_.size()),
                    static_cast<uint32_t>(folded.size()), NameWordFlags(folded),
                    HashWord(folded)});
  folded_ += folded;
  return static_cast<uint32_t>(words_.size() - 1);
}

void FormBook::SetBits(const Form& form) {
  const std::string_view first_word = Word(form, 0);
  const auto add = [&](uint64_t key) {
    filter_[FilterWord(key)] |= FilterBits(key);
  };
  add(WordFilter::Key(first_word, 0, first_word.size()));
  if (form.kind == FormKind::kPart && form.count == 1) {
    plural_.assign(first_word).push_back('s');
    add(WordFilter::Key(plural_, 0, plural_.size()));
  }
  const auto first = static_cast<uint8_t>(first_word[0]);
  first_.set(first);
  if (IsHigh(first_word[0])) {
    size_t at = 0;
    other_.set(text::DecodeAt(first_word, &at) % other_.size());
  }
  const auto set = [&](uint8_t second) {
    const uint32_t pair = static_cast<uint32_t>(first) << 8 | second;
    pairs_[pair >> 6] |= uint64_t{1} << (pair & 63);
  };
  if (first_word.size() > 1) {
    set(static_cast<uint8_t>(first_word[1]));
    return;
  }
  for (const char c :
       {' ', '.', ',', '\n', '\r', '\t', '-', '\'', '+', '%', '`'}) {
    set(static_cast<uint8_t>(c));
  }
}

bool FormBook::SameForm(const Form& a, const Form& b) const {
  if (a.kind != b.kind || a.type != b.type || a.person != b.person ||
      a.count != b.count) {
    return false;
  }
  for (uint32_t i = 0; i < a.count; ++i) {
    if (words_[form_words_[a.words + i]].hash !=
        words_[form_words_[b.words + i]].hash) {
      return false;
    }
  }
  return true;
}

void FormBook::MakeForm(FormKind kind, EntityType type, uint8_t separators,
                        std::span<const uint32_t> words, FormTemplate* made) {
  Form form;
  form.kind = kind;
  form.type = type;
  form.separators = separators;
  form.count = static_cast<uint8_t>(words.size());
  form.words = static_cast<uint32_t>(form_words_.size());
  form.flags = ~uint32_t{0};
  uint64_t content = Mix(static_cast<uint64_t>(kind), words.size());
  for (const uint32_t word : words) content = Mix(content, words_[word].hash);
  if (std::ranges::find(made->contents, content) != made->contents.end()) {
    return;
  }
  made->contents.push_back(content);
  for (const uint32_t word : words) {
    form_words_.push_back(word);
    form.flags &= words_[word].flags;
  }
  made->forms.push_back(form);
}

const FormTemplate& FormBook::TemplateOf(std::string_view text, EntityType type,
                                         bool as_person) {
  const uint64_t kind = static_cast<uint64_t>(type) << 1 | (as_person ? 1 : 0);
  uint32_t& known = memo_[Mix(HashWord(text), kind)];
  if (known != 0 && templates_[known - 1].text == text) {
    return templates_[known - 1];
  }
  FormTemplate& made = templates_.emplace_back();
  known = static_cast<uint32_t>(templates_.size());
  made.text = text;
  made.type = type;
  if (as_person) {
    MakePerson(&made);
  } else {
    MakePhrase(&made);
  }
  return made;
}

void FormBook::Use(const FormTemplate& used) {
  uint32_t person = 0;
  bool fresh = false;
  if (used.key != 0) {
    uint32_t& known = keys_[used.key];
    fresh = known == 0;
    if (fresh) {
      persons_.push_back({used.text, false});
      known = static_cast<uint32_t>(persons_.size());
    }
    person = known - 1;
    persons_[person].full = used.full;
  }
  const auto before = static_cast<ptrdiff_t>(forms_.size());
  for (Form form : used.forms) {
    form.person = person;
    if (fresh || std::none_of(forms_.begin(), forms_.begin() + before,
                              [&](const Form& other) {
                                return SameForm(form, other);
                              })) {
      AddForm(form);
    }
  }
  exact_.insert(exact_.end(), used.exact.begin(), used.exact.end());
}

void FormBook::AddForm(const Form& form) {
  uint32_t& head = heads_[words_[form_words_[form.words]].hash];
  forms_.push_back(form);
  forms_.back().next = head;
  head = static_cast<uint32_t>(forms_.size());
  SetBits(form);
}

void FormBook::AddPhrase(std::string_view phrase_text, EntityType type) {
  phrase_text = TrimValue(phrase_text);
  const uint64_t seed = Mix(HashWord(phrase_text), static_cast<uint64_t>(type));
  uint32_t& known = seen_[seed];
  if (known != 0) return;
  known = 1;
  Use(TemplateOf(phrase_text, type, /*as_person=*/false));
}

void FormBook::MakePhrase(FormTemplate* made) {
  const EntityType type = made->type;
  const Phrase phrase = ReadPhrase(made->text);
  if (phrase.words.empty()) return;
  if (!phrase.plain) {
    if (made->text.size() >= kMinExact) {
      made->exact.push_back({made->text, type});
    }
    return;
  }
  std::vector<uint32_t> words;
  bool letter = false;
  uint32_t flags = ~uint32_t{0};
  for (const TextWord& word : phrase.words) {
    letter = letter || HasLetter(word.folded());
    flags &= NameWordFlags(word.folded());
    words.push_back(StoreWord(word.folded()));
  }
  const bool single = words.size() == 1;
  const size_t letters = text::CountCodePoints(phrase.words[0].folded());
  if (!letter || (single && (letters < 3 ||
                             (flags & (kHostileWord | kCalendarWord)) != 0 ||
                             type == EntityType::kAddress))) {
    return;
  }
  uint8_t separators = phrase.separators;
  if ((separators & kSepEmpty) != 0) separators |= kSepSpace;
  // A place or an address is wrapped and punctuated as it comes.
  if (type != EntityType::kUsername) {
    separators |= kSepSpace | kSepComma | kSepDotSpace;
  }
  MakeForm(FormKind::kPhrase, type, separators, words, made);
}

}  // namespace redactor::detect
