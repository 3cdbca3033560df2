// From a word that may begin a form to a hit.
//
// All forms under the word are tried; the longest one that its guards accept
// wins. When forms of several people end at the same place, the hit has no
// identity but its own text.
#include "redactor/detect/sweep_matcher.h"

#include "redactor/detect/field_chars.h"
#include "redactor/detect/name_words.h"
#include "redactor/detect/sweep_context.h"
#include "redactor/text/utf8.h"

namespace redactor::detect {

namespace {

// A one-word name in lower case may be a word of the language: enough is
// enough.
constexpr uint32_t kMaxLowerHits = 200;

constexpr uint32_t Bit(LetterCase letter_case) {
  return uint32_t{1} << static_cast<uint32_t>(letter_case);
}
constexpr uint32_t kLowerBit = Bit(LetterCase::kLower);
constexpr uint32_t kMixedBit = Bit(LetterCase::kMixed);
constexpr uint32_t kUpperBit = Bit(LetterCase::kUpper);
constexpr uint32_t kInitialBit = Bit(LetterCase::kInitial);

bool IsCapital(LetterCase letter_case) {
  return letter_case == LetterCase::kCapital ||
         letter_case == LetterCase::kUpper;
}

// Higher wins among forms of one length.
int Rank(const Form& form) {
  switch (form.kind) {
    case FormKind::kFull:
      return 5;
    case FormKind::kInitialLast:
    case FormKind::kFirstInitial:
    case FormKind::kPart:
      return 4;
    case FormKind::kLogin:
      return 3;
    case FormKind::kPhrase:
      return form.type == EntityType::kUsername ? 2 : 1;
  }
  return 0;
}

}  // namespace

std::string_view SweepRule(EntityType type) {
  switch (type) {
    case EntityType::kPerson:
      return "sweep.person";
    case EntityType::kUsername:
      return "sweep.username";
    case EntityType::kAddress:
      return "sweep.address";
    case EntityType::kOrg:
      return "sweep.org";
    default:
      return "sweep.place";
  }
}

size_t SweepMatcher::MatchForm(const Form& form, const TextWord& first,
                               bool stem, uint32_t* cases) const {
  if ((stem ? first.stem() : first.folded()) != book_.Word(form, 0)) return 0;
  *cases = Bit(first.letter_case);
  size_t end = first.end;
  bool skipped_initial = form.kind != FormKind::kFull || form.count != 2;
  for (uint32_t i = 1; i < form.count;) {
    size_t next = end;
    const Separator separator = ReadSeparator(text_, end, &next);
    if ((separator & form.separators) == 0 || next >= text_.size()) return 0;
    size_t after = next;
    if (!text::IsWordChar(text::DecodeAt(text_, &after))) return 0;
    TextWord word;
    ReadWord(text_, next, &word);
    if (word.folded() == book_.Word(form, i)) {
      *cases |= Bit(word.letter_case);
      end = word.end;
      ++i;
    } else if (!skipped_initial && word.letter_case == LetterCase::kInitial) {
      skipped_initial = true;  // Jane M. Poe
      end = word.end;
    } else {
      return 0;
    }
  }
  return end;
}

bool SweepMatcher::AcceptPart(const Form& form, const TextWord& first,
                              size_t end, uint32_t cases) const {
  const KnownPerson& person = book_.persons()[form.person];
  const uint32_t ordinary = kModalWord | kCommonWord | kHostileWord |
                            kCalendarWord | kNobodyWord | kGreetingWord |
                            kSignOffWord | kLinkWord | kTitleWord |
                            kPersonVerb | kParticleWord;
  const uint32_t flags = form.flags & ordinary;
  const size_t letters = text::CountCodePoints(book_.Word(form, 0));
  const bool initial = first.letter_case == LetterCase::kInitial;
  if (initial && form.count == 1) return false;
  if (!initial && !IsCapital(first.letter_case)) {
    const bool cased = letters == book_.Word(form, 0).size();
    if (flags != 0 || (cased && form.count == 1 && letters < 4)) return false;
    return person.full || form.lower_hits < kMaxLowerHits;
  }
  if (form.count == 1 && letters < 3) {
    const NameContext context(book_, text_, first.begin, end);
    return letters == 2 && (context.after_title() || context.beside_part());
  }
  if (flags == 0) return true;
  const NameContext context(book_, text_, first.begin, end);
  if (flags & kHostileWord) return person.full && context.after_title();
  if ((flags & kCalendarWord) && context.beside_number()) return false;
  if ((flags & kModalWord) || (cases & kUpperBit) ||
      context.capital_by_place() || (flags & kNobodyWord)) {
    return context.says_person();
  }
  return true;
}

bool SweepMatcher::AcceptPhrase(const Form& form, const TextWord& first,
                                size_t end, uint32_t cases) const {
  if (form.type == EntityType::kAddress || form.type == EntityType::kPerson) {
    return true;
  }
  const uint32_t ordinary =
      kModalWord | kCommonWord | kHostileWord | kCalendarWord | kNobodyWord;
  const bool common = (form.flags & ordinary) != 0;
  if (form.type == EntityType::kUsername) {
    const size_t size = book_.Word(form, 0).size();
    if (form.count > 1 || (!common && size > 3)) {
      return form.count > 1 || first.letter_case != LetterCase::kLower ||
             form.lower_hits < kMaxLowerHits;
    }
    return first.begin > 0 && text_[first.begin - 1] == '@';
  }
  if (form.count > 1 && !common) {
    return (cases & kLowerBit) == 0 || form.type == EntityType::kLocation ||
           form.count > 2;
  }
  if ((cases & (kLowerBit | kInitialBit)) != 0) return false;
  if (!common) return true;
  return (cases & (kUpperBit | kMixedBit)) == 0 &&
         !NameContext(book_, text_, first.begin, end).capital_by_place();
}

bool SweepMatcher::Accept(const Form& form, const TextWord& first, size_t end,
                          uint32_t cases) const {
  switch (form.kind) {
    case FormKind::kFull: {
      const bool ordinary =
          (form.flags & (kModalWord | kCommonWord | kHostileWord)) != 0;
      if (!ordinary) return true;
      // "I will do it in May, Will it work?"
      return (cases & (kLowerBit | kMixedBit)) == 0 &&
             text_.substr(first.end, end - first.end).find(',') ==
                 std::string_view::npos;
    }
    case FormKind::kInitialLast:
      return (cases & (kLowerBit | kMixedBit)) == 0;
    case FormKind::kFirstInitial: {
      if ((cases & (kLowerBit | kMixedBit)) != 0) return false;
      // "Jane I think": I and A are words.
      const char last = text_[end - 1];
      return (last != 'I' && last != 'A') ||
             (end < text_.size() && text_[end] == '.');
    }
    case FormKind::kPart:
      return AcceptPart(form, first, end, cases);
    case FormKind::kLogin:
      return true;
    case FormKind::kPhrase:
      return AcceptPhrase(form, first, end, cases);
  }
  return false;
}

// The best form so far at one place.
struct SweepMatcher::Best {
  const Form* form = nullptr;
  size_t end = 0;
  uint32_t cases = 0;
  // The full names that a person's form may stand for.
  uint32_t person = 0;
  uint32_t persons = 0;

  void Take(const Form& candidate, size_t candidate_end,
            uint32_t candidate_cases, bool full) {
    if (candidate_end > end) {
      *this = {};
      end = candidate_end;
    }
    if (form == nullptr || Rank(candidate) > Rank(*form)) {
      form = &candidate;
      cases = candidate_cases;
    }
    if (Rank(candidate) < 4 || !full) return;
    if (persons == 0 || person != candidate.person) ++persons;
    person = candidate.person;
  }
};

void SweepMatcher::TryForms(const TextWord& first, bool stem,
                            Best* best) const {
  const uint64_t hash = stem ? first.stem_hash : first.hash;
  if (hash == 0) return;
  for (uint32_t at = book_.FirstForm(hash); at != 0;
       at = book_.forms()[at - 1].next) {
    const Form& form = book_.forms()[at - 1];
    // "Poes", "Janes": not of names that are words.
    if (stem && (form.kind != FormKind::kPart || form.count != 1 ||
                 form.flags != 0 || !IsCapital(first.letter_case))) {
      continue;
    }
    uint32_t cases = 0;
    const size_t end = MatchForm(form, first, stem, &cases);
    if (end == 0 || end < best->end || !Accept(form, first, end, cases)) {
      continue;
    }
    const bool person = form.kind != FormKind::kPhrase;
    best->Take(form, end, cases, person && book_.persons()[form.person].full);
  }
}

bool SweepMatcher::MatchAt(size_t pos, SweepHit* hit) const {
  TextWord first;
  ReadWord(text_, pos, &first);
  if (first.hash == 0) return false;
  Best best;
  TryForms(first, false, &best);
  TryForms(first, true, &best);
  if (best.form == nullptr) return false;
  hit->form = static_cast<uint32_t>(best.form - book_.forms().data());
  hit->lower = best.cases == kLowerBit;
  Detection& span = hit->detection;
  span = {};
  span.begin = static_cast<uint32_t>(pos);
  span.end = static_cast<uint32_t>(best.end);
  span.type = best.form->type;
  // "jane.poe" is a login, whatever it was made from.
  const bool spaced =
      text_.substr(pos, best.end - pos).find_first_of(" \n\t") !=
      std::string_view::npos;
  if (span.type == EntityType::kPerson && best.form->count > 1 && hit->lower &&
      best.form->kind != FormKind::kPart && !spaced) {
    span.type = EntityType::kUsername;
  } else if (span.type == EntityType::kPerson && best.persons == 1) {
    span.identity = book_.persons()[best.person].identity;
  }
  span.score = 0.8F;
  span.rule = SweepRule(span.type);
  return true;
}

}  // namespace redactor::detect
