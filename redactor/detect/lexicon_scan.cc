// Finding the forms of a lexicon, and what they must show to count.
#include <algorithm>
#include <array>
#include <bit>

#include "redactor/detect/field_chars.h"
#include "redactor/detect/lexicon_chain.h"
#include "redactor/detect/lexicon_index.h"
#include "redactor/text/utf8.h"

namespace redactor::detect {

namespace {

constexpr uint32_t kMaxWords = 16;
// Shorter ones in capitals are more often abbreviations.
constexpr size_t kMinUpper = 5;
constexpr size_t kMinLower = 4;
constexpr size_t kMinPart = 3;
// Below what the record sweep gives: that knows whose name it is.
constexpr float kScore = 0.79F;

constexpr uint32_t Bit(LetterCase letter_case) {
  return uint32_t{1} << static_cast<uint32_t>(letter_case);
}
constexpr uint32_t kLowerBit = Bit(LetterCase::kLower);
constexpr uint32_t kMixedBit = Bit(LetterCase::kMixed);

}  // namespace

struct LexiconIndex::Match {
  size_t begin = 0;
  size_t end = 0;
  const Slot* slot = nullptr;
  LetterCase first_case = LetterCase::kLower;
  size_t first_letters = 0;
  uint32_t count = 0;  // words
  uint32_t cases = 0;
  uint8_t separators = 0;  // all that stood between them
  uint16_t kind = 0;       // as which it counts
};

const LexiconIndex::Slot* LexiconIndex::Look(uint64_t chain) const {
  const size_t mask = slots_.size() - 1;
  for (size_t at = chain & mask; slots_[at].chain != 0; at = (at + 1) & mask) {
    if (slots_[at].chain == chain) return &slots_[at];
  }
  return nullptr;
}

bool LexiconIndex::IsPart(uint64_t hash) const {
  if (slots_.empty()) return false;
  const Slot* slot = Look(Chain(kChainStart, hash));
  return slot != nullptr && (slot->kinds & kPart) != 0;
}

// A name that is a word, too, needs a sign that a person is meant; a display
// name that is nothing but a word is never believed.
bool LexiconIndex::AcceptPart(std::string_view text, const Match& match) const {
  const bool ordinary = (match.slot->kinds & kOrdinary) != 0;
  if (match.first_case == LetterCase::kInitial) return false;
  if (match.count == 1 && match.first_letters < kMinPart) return false;
  if (ordinary && (match.slot->kinds & kPart) == 0) return false;
  // "van der Berg"
  if (match.count > 1 && match.cases != kLowerBit) return true;
  const bool upper = match.first_case == LetterCase::kUpper;
  const bool capital = upper || match.first_case == LetterCase::kCapital;
  if (ordinary && !capital) return false;
  const bool everyday = (match.slot->kinds & kEveryday) != 0;
  if (capital && !everyday && !(ordinary && upper) &&
      (!upper || match.first_letters >= kMinUpper)) {
    return true;
  }
  if (!capital && match.first_letters < kMinLower) return false;
  const NameContext context(*this, text, match.begin, match.end);
  // "By April 1970".
  return context.surely_person() && !(ordinary && context.beside_year());
}

uint16_t LexiconIndex::Accept(std::string_view text, const Match& match) const {
  const Slot& slot = *match.slot;
  if ((match.separators & ~slot.separators) != 0) return 0;
  const bool ordinary = (slot.kinds & kOrdinary) != 0;
  const bool small = (match.cases & (kLowerBit | kMixedBit)) != 0;
  // "I will do it in May, Will it work?"
  const bool comma = (match.separators & kSepComma) != 0;
  if ((slot.kinds & kFull) != 0 && !(ordinary && (small || comma))) {
    return kFull;
  }
  if ((slot.kinds & kInitialLast) != 0 && !small &&
      (!ordinary || (match.separators & (kSepDot | kSepDotSpace)) != 0)) {
    return kInitialLast;
  }
  if ((slot.kinds & kFirstInitial) != 0 && !small) {
    // "Jane I think": I and A are words.
    const char last = text[match.end - 1];
    const bool point = match.end < text.size() && text[match.end] == '.';
    if (point || (!ordinary && last != 'I' && last != 'A')) {
      return kFirstInitial;
    }
  }
  if ((slot.kinds & (kPart | kAlone)) != 0 && AcceptPart(text, match)) {
    return kPart;
  }
  if ((slot.kinds & kLogin) != 0) {
    const bool after_at = match.begin > 0 && text[match.begin - 1] == '@';
    const bool doubtful =
        (slot.kinds & kAfterAtOnly) != 0 || (match.count > 1 && ordinary);
    if (!doubtful || after_at) return kLogin;
  }
  if ((slot.kinds & kHost) != 0) return kHost;
  if ((slot.kinds & kOrg) == 0 || (ordinary && small)) return 0;
  if (match.count == 1) return ordinary || small ? 0 : kOrg;
  return !small || match.count > 2 ? kOrg : 0;
}

// "Poes", "Janes".
void LexiconIndex::MatchStem(std::string_view text, const TextWord& word,
                             Match* best) const {
  if (word.stem_hash == 0 || word.letter_case != LetterCase::kCapital) return;
  const Slot* slot = Look(Chain(kChainStart, word.stem_hash));
  if (slot == nullptr || (slot->kinds & kPart) == 0 ||
      (slot->kinds & kOrdinary) != 0) {
    return;
  }
  Match match;
  match.begin = word.begin;
  match.end = word.end;
  match.slot = slot;
  match.first_case = word.letter_case;
  match.first_letters = text::CountCodePoints(word.stem());
  match.count = 1;
  match.cases = Bit(word.letter_case);
  if (!AcceptPart(text, match)) return;
  match.kind = kPart;
  *best = match;
}

bool LexiconIndex::MatchAt(std::string_view text, size_t pos,
                           Match* best) const {
  TextWord word;
  ReadWord(text, pos, &word);
  Match match;
  match.begin = pos;
  match.first_case = word.letter_case;
  match.first_letters = text::CountCodePoints(word.folded());
  MatchStem(text, word, best);
  uint64_t chain = kChainStart;
  bool skipped = false;  // Jane M. Poe
  for (uint32_t read = 0; read < kMaxWords && word.hash != 0; ++read) {
    const uint64_t longer = Chain(chain, word.hash);
    const Slot* slot = Look(longer);
    if (slot != nullptr) {
      chain = longer;
      ++match.count;
      match.cases |= Bit(word.letter_case);
      match.end = word.end;
      match.slot = slot;
      match.kind = Accept(text, match);
      if (match.kind != 0) *best = match;
      if ((slot->kinds & kMore) == 0) break;
    } else if (!skipped && match.count == 1 &&
               word.letter_case == LetterCase::kInitial) {
      skipped = true;
    } else {
      break;
    }
    size_t next = word.end;
    const Separator separator = ReadSeparator(text, word.end, &next);
    if (separator == kSepNone || next >= text.size()) break;
    size_t after = next;
    if (!text::IsWordChar(text::DecodeAt(text, &after))) break;
    match.separators |= separator;
    ReadWord(text, next, &word);
  }
  return best->kind != 0;
}

Detection LexiconIndex::ToDetection(std::string_view text,
                                    const Match& match) const {
  Detection span;
  span.begin = static_cast<uint32_t>(match.begin);
  span.end = static_cast<uint32_t>(match.end);
  span.score = kScore;
  const bool spaced = text.substr(match.begin, match.end - match.begin)
                          .find_first_of(" \n\t") != std::string_view::npos;
  // "jane.poe" is a login, whatever it was made from.
  const bool login =
      match.kind == kLogin ||
      (match.kind == kFull && match.count > 1 && !spaced &&
       match.cases == kLowerBit && (match.separators & ~kSepEmpty) != 0);
  if (login) {
    span.type = EntityType::kUsername;
    span.rule = "lexicon.username";
  } else if (match.kind == kHost) {
    span.type = EntityType::kHost;
    span.rule = "lexicon.host";
  } else if (match.kind == kOrg) {
    span.type = EntityType::kOrg;
    span.rule = "lexicon.org";
  } else {
    span.type = EntityType::kPerson;
    span.rule = "lexicon.person";
    const uint32_t person = match.kind == kPart ? 0 : match.slot->person;
    if (person != 0 && person != kMany) span.identity = persons_[person - 1];
  }
  return span;
}

// One record's search.
struct LexiconIndex::Pass {
  const LexiconIndex& index;
  std::string_view text;
  std::vector<Detection>* found;
  size_t done = 0;
  bool last_is_part = false;

  void Try(size_t pos) {
    Match best;
    if (pos < done || !index.MatchAt(text, pos, &best)) return;
    const bool joins = best.kind == kPart && last_is_part && pos == done + 1 &&
                       text[done] == ' ';
    done = best.end;
    // Two known parts side by side: someone of that name who is not known.
    if (joins) {
      found->back().end = static_cast<uint32_t>(done);
      last_is_part = false;
      return;
    }
    last_is_part = best.kind == kPart;
    found->push_back(index.ToDetection(text, best));
  }

  // text[pos, end) is word bytes and bytes beyond ASCII.
  void Walk(size_t pos, size_t end) {
    while (pos < end) {
      size_t next = pos;
      const char32_t c = text::DecodeAt(text, &next);
      if (!text::IsWordChar(c) || !text::IsWordEdge(text, pos)) {
        pos = next;
        continue;
      }
      TextWord word;
      ReadWord(text, pos, &word);
      if (word.hash == 0 || index.firsts_.Has(WordFilter::Key(
                                word.folded(), 0, word.folded_size))) {
        Try(pos);
      }
      pos = std::max({next, word.end, done});
    }
  }
};

void LexiconIndex::Find(const Record& record, match::ClassMaps* maps,
                        std::vector<Detection>* found) const {
  const size_t begin = record.owned_begin;
  const size_t end = record.owned_end;
  if (slots_.empty() || begin >= end) return;
  const std::string_view text = record.text;
  Pass pass{*this, text, found};
  maps->Build(text.substr(begin, end - begin), std::array{words_, high_});
  const match::BitMap word = maps->map(0);
  const match::BitMap high = maps->map(1);
  const auto inside = [](char c) {
    return IsAlnum(c) || c == '_' || IsHigh(c);
  };
  uint64_t carry = begin > 0 && inside(text[begin - 1]) ? 1 : 0;
  size_t walked = begin;
  // The rest of a run that began before the owned text, where words may begin
  // beyond ASCII.
  if (carry != 0) {
    while (walked < end && inside(text[walked])) ++walked;
    pass.Walk(begin, walked);
  }
  for (size_t i = 0; i < maps->words(); ++i) {
    const uint64_t bytes = word.word(i) | high.word(i);
    uint64_t starts = bytes & ~(bytes << 1 | carry);
    carry = bytes >> 63;
    for (; starts != 0; starts &= starts - 1) {
      const size_t at = i * 64 + static_cast<size_t>(std::countr_zero(starts));
      const size_t pos = begin + at;
      const size_t stop =
          pos < end && !IsHigh(text[pos]) ? begin + word.NextClear(at) : pos;
      if (stop < end && !IsHigh(text[stop])) {
        if (firsts_.Has(WordFilter::Key(text, pos, stop - pos))) pass.Try(pos);
        continue;
      }
      size_t run = stop;
      while (run < end && inside(text[run])) ++run;
      pass.Walk(pos, run);
    }
  }
}

}  // namespace redactor::detect
