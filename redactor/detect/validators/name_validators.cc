// Names of people and places behind a strong context. The rule found the place;
// here it is decided which of the words belong to the name.
#include "redactor/detect/validators/name_validators.h"

#include <algorithm>
#include <vector>

#include "redactor/detect/field_chars.h"
#include "redactor/detect/name_words.h"
#include "redactor/detect/sweep_words.h"
#include "redactor/text/utf8.h"

namespace redactor::detect {

namespace {

constexpr std::string_view kRegions[] = {
    "afghanistan",
    "africa",
    "alabama",
    "alaska",
    "albania",
    "alberta",
    "algeria",
    "america",
    "argentina",
    "arizona",
    "arkansas",
    "armenia",
    "asia",
    "australia",
    "austria",
    "azerbaijan",
    "bahrain",
    "bangladesh",
    "bavaria",
    "bayern",
    "belarus",
    "belgie",
    "belgien",
    "belgique",
    "belgium",
    "bolivia",
    "bosnia",
    "brasil",
    "brazil",
    "britain",
    "british columbia",
    "bulgaria",
    "california",
    "cambodia",
    "canada",
    "chile",
    "china",
    "colombia",
    "colorado",
    "connecticut",
    "costa rica",
    "croatia",
    "cuba",
    "cyprus",
    "czech republic",
    "czechia",
    "danmark",
    "delaware",
    "denmark",
    "deutschland",
    "ecuador",
    "egypt",
    "england",
    "espana",
    "estonia",
    "ethiopia",
    "europa",
    "europe",
    "finland",
    "florida",
    "france",
    "frankreich",
    "georgia",
    "germany",
    "ghana",
    "great britain",
    "greece",
    "guatemala",
    "hawaii",
    "hessen",
    "hungary",
    "iceland",
    "idaho",
    "illinois",
    "india",
    "indiana",
    "indonesia",
    "iowa",
    "iran",
    "iraq",
    "ireland",
    "israel",
    "italia",
    "italien",
    "italy",
    "jamaica",
    "japan",
    "jordan",
    "kansas",
    "kazakhstan",
    "kentucky",
    "kenya",
    "korea",
    "kuwait",
    "latvia",
    "lebanon",
    "lithuania",
    "louisiana",
    "luxembourg",
    "maine",
    "malaysia",
    "malta",
    "manitoba",
    "maryland",
    "massachusetts",
    "mexico",
    "michigan",
    "minnesota",
    "mississippi",
    "missouri",
    "moldova",
    "montana",
    "morocco",
    "myanmar",
    "nebraska",
    "nederland",
    "nepal",
    "netherlands",
    "nevada",
    "new hampshire",
    "new jersey",
    "new mexico",
    "new south wales",
    "new zealand",
    "nigeria",
    "north carolina",
    "north dakota",
    "northern ireland",
    "norway",
    "ohio",
    "oklahoma",
    "ontario",
    "oregon",
    "osterreich",
    "pakistan",
    "panama",
    "paraguay",
    "pennsylvania",
    "peru",
    "philippines",
    "poland",
    "polska",
    "portugal",
    "qatar",
    "queensland",
    "rhode island",
    "romania",
    "russia",
    "sachsen",
    "saudi arabia",
    "schweiz",
    "scotland",
    "serbia",
    "singapore",
    "slovakia",
    "slovenia",
    "south africa",
    "south carolina",
    "south dakota",
    "south korea",
    "spain",
    "spanien",
    "sri lanka",
    "suisse",
    "sweden",
    "switzerland",
    "syria",
    "taiwan",
    "tennessee",
    "texas",
    "thailand",
    "the netherlands",
    "the uk",
    "the us",
    "the usa",
    "tunisia",
    "turkey",
    "turkiye",
    "uae",
    "uk",
    "ukraine",
    "united arab emirates",
    "united kingdom",
    "united states",
    "uruguay",
    "us",
    "usa",
    "utah",
    "venezuela",
    "vermont",
    "victoria",
    "vietnam",
    "virginia",
    "wales",
    "west virginia",
    "wisconsin",
    "wyoming",
    "yemen",
};
static_assert(std::ranges::is_sorted(kRegions));

// The words of a match, in order.
std::vector<TextWord> WordsOf(std::string_view text, size_t begin, size_t end) {
  std::vector<TextWord> words;
  while (begin < end) {
    size_t next = begin;
    if (!text::IsWordChar(text::DecodeAt(text, &next))) {
      begin = next;
      continue;
    }
    TextWord word;
    ReadWord(text.substr(0, end), begin, &word);
    begin = std::max(word.end, next);
    words.push_back(word);
  }
  return words;
}

// "O'Brien", "Hye-jin": the word goes on from the one before.
bool IsJoined(std::string_view text, const TextWord& before,
              const TextWord& word) {
  size_t next = 0;
  return ReadSeparator(text, before.end, &next) == kSepJoin &&
         next == word.begin;
}

bool HasDigit(const TextWord& word) {
  return std::ranges::any_of(word.folded(), IsDigit);
}

constexpr uint32_t kNoName =
    kNobodyWord | kHostileWord | kGreetingWord | kSignOffWord | kCalendarWord;

// The word cannot be in a name that is written like this.
bool EndsName(const TextWord& word) {
  const uint32_t flags = NameWordFlags(word.folded());
  if (word.hash == 0 || HasDigit(word)) return true;
  if (word.letter_case == LetterCase::kLower) {
    return (flags & kParticleWord) == 0 &&
           (flags & ~uint32_t{kCommonWord}) != 0;
  }
  // "Grace", "May", "New" are names or begin one.
  return (flags & kNoName) != 0 && (flags & (kModalWord | kCommonWord)) == 0;
}

bool IsParticle(const TextWord& word) {
  return word.letter_case == LetterCase::kLower &&
         (NameWordFlags(word.folded()) & kParticleWord) != 0;
}

// "St. Ives" and "J. Poe" go on behind the dot, "Los Angeles. De" does not.
bool IsNewSentence(std::string_view text, const TextWord& before) {
  constexpr size_t kAbbreviation = 3;
  size_t next = 0;
  return before.folded_size > kAbbreviation &&
         ReadSeparator(text, before.end, &next) == kSepDotSpace;
}

// "Los Alamos": a capital particle that is a word as well opens a name.
bool OpensName(const std::vector<TextWord>& words, size_t at) {
  return at == 0 && words.size() > 1 &&
         words[0].letter_case == LetterCase::kCapital &&
         words[1].letter_case == LetterCase::kCapital &&
         (NameWordFlags(words[0].folded()) & kParticleWord) != 0;
}

// The words of the name at the front: their number.
size_t NameLength(std::string_view text, const std::vector<TextWord>& words,
                  size_t first) {
  size_t lower = 0;
  size_t at = first;
  for (; at < words.size(); ++at) {
    const bool joined = at > first && IsJoined(text, words[at - 1], words[at]);
    if (joined) continue;
    if (at > first && IsNewSentence(text, words[at - 1])) break;
    if (EndsName(words[at]) && !OpensName(words, at)) break;
    const bool plain_lower = words[at].letter_case == LetterCase::kLower &&
                             !IsParticle(words[at]) &&
                             IsAsciiOnly(words[at].folded());
    // "Jane calling": small letters do not go on with a capital.
    if (plain_lower && at > first &&
        words[first].letter_case != LetterCase::kLower) {
      break;
    }
    // "jane calling about": a name in lower case has two words.
    if (plain_lower && ++lower > 2) break;
  }
  while (at > first && IsParticle(words[at - 1])) --at;
  // "Los precios", "Los Support": the particle alone is none.
  if (at == first + 1 && EndsName(words[first])) return 0;
  return at - first;
}

std::string FoldedPhrase(const std::vector<TextWord>& words, size_t first,
                         size_t count) {
  std::string out;
  for (size_t i = first; i < first + count; ++i) {
    if (!out.empty()) out += ' ';
    out += words[i].folded();
  }
  return out;
}

void Narrow(const TextWord& first, const TextWord& last,
            ValidatorInput* input) {
  input->begin = static_cast<uint32_t>(first.begin);
  input->end = static_cast<uint32_t>(last.end);
}

// "Flatten()", "Boost.Container", "ORIG_HEAD", "base::Value": code goes on.
bool IsCode(const ValidatorInput& input) {
  const std::string_view rest = input.text.substr(input.end);
  if (rest.empty()) return false;
  const bool letter = rest.size() > 1 && IsAlnum(rest[1]);
  return rest[0] == '(' || rest[0] == '_' || rest.starts_with("::") ||
         rest.starts_with("->") || rest[0] == '[' ||
         (rest[0] == '.' && letter && rest[1] >= 'A' && rest[1] <= 'Z');
}

// "ThreadIdentity", "AnyConnect", "OpenVPN": two words grown together. "McCoy"
// and "DeVito" are names.
bool IsCamelCase(std::string_view word) {
  constexpr std::string_view kHeads[] = {
      "Mc",  "Ph",  "Mac",  "De", "Di", "Du", "La",  "Le", "Lo",
      "Van", "Von", "Fitz", "O",  "St", "Da", "Del", "El", "Al"};
  for (size_t i = 1; i < word.size(); ++i) {
    const bool joint = word[i] >= 'A' && word[i] <= 'Z' && word[i - 1] >= 'a' &&
                       word[i - 1] <= 'z';
    if (!joint) continue;
    const std::string_view head = word.substr(0, i);
    return std::find(std::begin(kHeads), std::end(kHeads), head) ==
           std::end(kHeads);
  }
  return false;
}

// Branches of a repository, and kinds of airport and shop.
bool IsBranchWord(std::string_view word) {
  constexpr std::string_view kWords[] = {
      "central",  "develop", "development", "experimental", "factory",
      "feature",  "git",     "head",        "hotfix",       "international",
      "local",    "main",    "master",      "production",   "release",
      "stable",   "staging", "svn",         "testing",      "trunk",
      "unstable", "upstream"};
  return std::ranges::find(kWords, word) != std::end(kWords);
}

}  // namespace

Verdict ValidatePersonName(ValidatorInput* input) {
  const std::vector<TextWord> words =
      WordsOf(input->text, input->begin, input->end);
  // Titles, and what a greedy pattern took in front: "9:14 AM Jane Poe".
  size_t first = 0;
  while (first < words.size() &&
         ((NameWordFlags(words[first].folded()) & kTitleWord) != 0 ||
          (words[first].letter_case != LetterCase::kLower &&
           EndsName(words[first])))) {
    ++first;
  }
  const size_t count = NameLength(input->text, words, first);
  if (count == 0) return Verdict::kReject;
  // "Please advise": a sentence that begins with a word of no name.
  if (first > 0 && words[first].letter_case == LetterCase::kLower &&
      (NameWordFlags(words[first - 1].folded()) & kTitleWord) == 0) {
    return Verdict::kReject;
  }
  // "Thanks!\n\nKind regards": the signature is still to come.
  if (first + count < words.size() &&
      words[first + count].letter_case == LetterCase::kLower &&
      (NameWordFlags(words[first + count].folded()) & kSignOffWord) != 0) {
    return Verdict::kReject;
  }
  size_t letters = 0;
  for (size_t i = first; i < first + count; ++i) {
    letters += words[i].folded_size;
  }
  const bool acronym = count == 1 && letters <= 3 &&
                       words[first].letter_case == LetterCase::kUpper;
  if (letters < 2 || acronym) return Verdict::kReject;
  const bool grown =
      std::any_of(words.begin() + static_cast<ptrdiff_t>(first),
                  words.begin() + static_cast<ptrdiff_t>(first + count),
                  [&](const TextWord& word) {
                    return IsCamelCase(
                        input->text.substr(word.begin, word.end - word.begin));
                  });
  if (grown) return Verdict::kReject;
  Narrow(words[first], words[first + count - 1], input);
  return IsCode(*input) ? Verdict::kReject : Verdict::kAccept;
}

bool IsModalName(std::string_view word) {
  size_t next = 0;
  if (word.empty() || !text::IsWordChar(text::DecodeAt(word, &next))) {
    return false;
  }
  TextWord read;
  ReadWord(word, 0, &read);
  return read.end == word.size() &&
         (NameWordFlags(read.folded()) & kModalWord) != 0;
}

Verdict ValidatePlaceName(ValidatorInput* input) {
  const std::vector<TextWord> words =
      WordsOf(input->text, input->begin, input->end);
  const size_t count = NameLength(input->text, words, 0);
  if (count == 0) return Verdict::kReject;
  if (std::ranges::binary_search(kRegions, FoldedPhrase(words, 0, count)) ||
      words[0].folded_size < 2 ||
      (NameWordFlags(words[0].folded()) & kCalendarWord) != 0) {
    return Verdict::kReject;
  }
  // A post code behind the name stays with it.
  if (count == words.size() || !HasDigit(words[count])) {
    Narrow(words[0], words[count - 1], input);
  }
  return IsCode(*input) ? Verdict::kReject : Verdict::kAccept;
}

Verdict ValidatePlaceWhole(ValidatorInput* input) {
  const uint32_t begin = input->begin;
  const uint32_t end = input->end;
  const std::vector<TextWord> words = WordsOf(input->text, begin, end);
  const bool ordinary = std::ranges::any_of(words, [](const TextWord& word) {
    return IsBranchWord(word.folded()) ||
           (NameWordFlags(word.folded()) &
            (kNobodyWord | kHostileWord | kModalWord)) != 0;
  });
  if (ordinary || words.size() > 3) return Verdict::kReject;
  const Verdict verdict = ValidatePlaceName(input);
  return input->begin == begin && input->end == end ? verdict
                                                    : Verdict::kReject;
}

Verdict ValidateStreetAddress(ValidatorInput* input) {
  std::vector<TextWord> words = WordsOf(input->text, input->begin, input->end);
  const auto number = std::ranges::find_if(words, HasDigit);
  const auto name =
      std::find_if(number == words.end() ? number : number + 1, words.end(),
                   [](const TextWord& word) { return word.folded_size > 1; });
  if (number != words.end() && name != words.end()) {
    const uint32_t flags = NameWordFlags(name->folded());
    const bool ordinary = (flags & kNoName) != 0 && !HasDigit(*name);
    // "12 May Street", "2024 The Way"; "12 Old Station Road" is one.
    if (ordinary && (name + 1 == words.end() || name + 2 == words.end() ||
                     (flags & kNobodyWord) != 0)) {
      return Verdict::kReject;
    }
  }
  // ", Thanks": a tail that begins with a word of no town.
  for (size_t i = 2; i < words.size(); ++i) {
    size_t next = 0;
    const Separator separator =
        ReadSeparator(input->text, words[i - 1].end, &next);
    if (separator != kSepComma || HasDigit(words[i]) ||
        words[i].letter_case == LetterCase::kLower) {
      continue;
    }
    const uint32_t flags = NameWordFlags(words[i].folded());
    if ((flags & kNoName) != 0 && (flags & kCommonWord) == 0) {
      input->end = static_cast<uint32_t>(words[i - 1].end);
      break;
    }
  }
  return Verdict::kAccept;
}

}  // namespace redactor::detect
