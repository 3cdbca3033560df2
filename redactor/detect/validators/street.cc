// Street addresses that are found by their middle or end: a street type, a post
// code, a state. Patterns are anchored there, where something rare stands; the
// house number and the words before are read right to left here, and the match
// grows over them.
#include <algorithm>
#include <array>

#include "redactor/detect/name_words.h"
#include "redactor/detect/sweep_words.h"
#include "redactor/detect/validators/chars.h"
#include "redactor/detect/validators/list.h"
#include "redactor/detect/validators/name_validators.h"
#include "redactor/text/normalize.h"
#include "redactor/text/utf8.h"

namespace redactor::detect {
namespace {

constexpr size_t kMaxBack = 120;

bool IsWordByte(char c) {
  return IsWord(c) || c == '.' || c == '\'' || c == '-' || c == '/';
}

// Reads words right to left.
class BackReader {
 public:
  BackReader(std::string_view text, uint32_t pos)
      : text_(text), pos_(pos), floor_(pos > kMaxBack ? pos - kMaxBack : 0) {}

  [[nodiscard]] uint32_t pos() const { return pos_; }
  // Drops `mark`, if it stands here.
  bool Skip(char mark) {
    if (pos_ == floor_ || text_[pos_ - 1] != mark) return false;
    --pos_;
    return true;
  }
  // The word that ends here; empty when none does.
  std::string_view Word() {
    const uint32_t end = pos_;
    while (pos_ > floor_ && IsWordByte(text_[pos_ - 1])) --pos_;
    return text_.substr(pos_, end - pos_);
  }

 private:
  std::string_view text_;
  uint32_t pos_;
  uint32_t floor_;
};

// "12", "12a", "12-14", "5/17", "221B"; no year-long zeros, no "1.5".
bool IsHouseNumber(std::string_view word) {
  if (word.empty() || !IsDigit(word[0])) return false;
  // "09" is written, "005D" is a code.
  if (word.starts_with("00")) return false;
  size_t i = 0;
  const auto digits = [&] {
    const size_t begin = i;
    while (i < word.size() && IsDigit(word[i])) ++i;
    return i - begin;
  };
  if (digits() > 5) return false;
  if (i < word.size() && (word[i] == '-' || word[i] == '/')) {
    ++i;
    const size_t second = digits();
    if (second > 5) return false;
    if (second == 0 && i + 1 != word.size()) return false;
  }
  if (i < word.size() && IsAlpha(word[i])) ++i;
  return i == word.size();
}

bool IsOrdinal(std::string_view word) {
  size_t i = 0;
  while (i < word.size() && IsDigit(word[i])) ++i;
  const std::string_view rest = word.substr(i);
  return i > 0 && i <= 3 &&
         (EqualsIgnoreCase(rest, "st") || EqualsIgnoreCase(rest, "nd") ||
          EqualsIgnoreCase(rest, "rd") || EqualsIgnoreCase(rest, "th"));
}

bool IsCapitalised(std::string_view word) {
  return !word.empty() && ((word[0] >= 'A' && word[0] <= 'Z') ||
                           (IsHigh(word[0]) && word[0] != '\xE2'));
}

bool InWords(std::string_view word, std::string_view list) {
  for (size_t at = 0; at < list.size();) {
    const size_t end = std::min(list.find(' ', at), list.size());
    if (EqualsIgnoreCase(list.substr(at, end - at), word)) return true;
    at = end + 1;
  }
  return false;
}

bool IsParticle(std::string_view word) {
  return InWords(word,
                 "of the de la du des del van von der den dem am an zum zur im "
                 "in le les el y e et da do dos auf unter op aan");
}

bool IsUnitWord(std::string_view word) {
  while (word.ends_with('.')) word.remove_suffix(1);
  return InWords(word,
                 "apt apartment suite ste unit flat floor fl dock room rm bldg "
                 "building lot level shop box appt wohnung whg lgh");
}

// The number stands on its own: "$12 Oak Street" and "1.5 Oak Street" do not.
bool NumberStandsAlone(std::string_view text, uint32_t pos) {
  if (pos == 0) return true;
  const char before = text[pos - 1];
  return IsSpace(before) || before == '(' || before == ',' || before == ':' ||
         before == ';' || before == '"' || before == '\'' || before == '>' ||
         before == '#' || before == '*' || before == '=' || before == '|';
}

// "Unit 9, ", "Apt. 4B " before the number at `pos`: where it begins.
uint32_t UnitBegin(std::string_view text, uint32_t pos) {
  BackReader reader(text, pos);
  if (!reader.Skip(' ')) return pos;
  reader.Skip(',');
  const std::string_view unit = reader.Word();
  if (unit.empty() || unit.size() > 6) return pos;
  const uint32_t bare = reader.pos();
  if (unit[0] != '#' && !reader.Skip('#') && !reader.Skip(' ')) return pos;
  reader.Skip(' ');
  const std::string_view word = reader.Word();
  if (IsUnitWord(word)) return reader.pos();
  return bare > 0 && text[bare - 1] == '#' ? bare - 1 : pos;
}

// The house number before the street's name, which ends at `pos`; false when
// there is none. `least`: words of the name that must stand between.
bool FindNumber(std::string_view text, uint32_t pos, int least,
                uint32_t* begin) {
  constexpr int kMaxWords = 5;
  BackReader reader(text, pos);
  for (int words = 0; words <= kMaxWords; ++words) {
    if (!reader.Skip(' ') && !(words == 0 && least == 0)) return false;
    const bool comma = reader.Skip(',');
    const std::string_view word = reader.Word();
    if (words >= least && IsHouseNumber(word)) {
      if (!NumberStandsAlone(text, reader.pos())) return false;
      *begin = reader.pos();
      return true;
    }
    if (least == 0) {  // "8 bis, avenue"
      if (words == 0 && InWords(word, "bis ter quater b t")) continue;
      return false;
    }
    if (comma) return false;
    if (!IsCapitalised(word) && !IsOrdinal(word) &&
        !(words > 0 && IsParticle(word))) {
      return false;
    }
  }
  return false;
}

// "Musterstraße", "Kerkstraat", "Lindenallee".
bool EndsLikeStreet(std::string_view word) {
  constexpr std::string_view kEndings[] = {
      "straße", "strasse", "str.",  "str",    "weg",      "platz", "allee",
      "gasse",  "ring",    "ufer",  "damm",   "chaussee", "steig", "hof",
      "markt",  "tor",     "wall",  "graben", "pfad",     "stieg", "promenade",
      "linden", "straat",  "laan",  "plein",  "gracht",   "kade",  "dijk",
      "singel", "steeg",   "gatan", "vägen",  "gata",     "vej",   "gade",
      "veien",  "plads",   "katu",  "tie",    "lei",      "baan",  "steenweg"};
  return std::any_of(std::begin(kEndings), std::end(kEndings),
                     [&](std::string_view ending) {
                       return EndsWithIgnoreCase(word, ending);
                     });
}

bool IsOrdinaryWord(std::string_view word) {
  size_t next = 0;
  if (word.empty() || !text::IsWordChar(text::DecodeAt(word, &next))) {
    return false;
  }
  TextWord read;
  ReadWord(word, 0, &read);
  const uint32_t flags = NameWordFlags(read.folded());
  constexpr uint32_t kNoPlace = kNobodyWord | kHostileWord | kGreetingWord |
                                kSignOffWord | kCalendarWord | kTitleWord;
  return (flags & kNoPlace) != 0 && (flags & (kModalWord | kCommonWord)) == 0;
}

// "Section 3, 10115 Lines": numbered, but no street.
bool IsPartOfText(std::string_view word) {
  return InWords(word,
                 "section chapter page pages table figure line lines step part "
                 "volume note version release bug issue error build room gate "
                 "level port item row column case rule test block node chunk "
                 "day week month year phase stage unit python windows debian "
                 "ubuntu android copyright");
}

// Street and number before `pos`, number last: "Am Alten Markt 5". Two words
// and more, or one that ends like a street.
bool FindStreetThenNumber(std::string_view text, uint32_t pos, bool strict,
                          uint32_t* begin) {
  BackReader reader(text, pos);
  std::string_view number = reader.Word();
  if (number.size() == 1 && IsAlpha(number[0]) && reader.Skip(' ')) {
    number = reader.Word();  // "12 a"
  }
  if (!IsHouseNumber(number) || !reader.Skip(' ')) return false;
  reader.Skip(',');
  std::string_view word = reader.Word();
  constexpr size_t kShortest = 4;
  const bool street = EndsLikeStreet(word);
  if (!IsCapitalised(word) || word.size() < kShortest || IsOrdinaryWord(word) ||
      IsPartOfText(word) || (strict && !street)) {
    return false;
  }
  *begin = reader.pos();
  for (int words = 0; words < 4 && reader.Skip(' '); ++words) {
    word = reader.Word();
    const bool capital = IsCapitalised(word) && !word.ends_with('.') &&
                         (IsParticle(word) || !IsOrdinaryWord(word));
    if (!capital && !IsParticle(word)) break;
    if (word.size() > 2 && InWords(word, "the in an of")) break;
    // "wohnt in Lindenallee 48": a particle begins no street in lower case.
    if (capital) *begin = reader.pos();
  }
  return true;
}

}  // namespace

Verdict ValidateStreetType(ValidatorInput* input) {
  // The pattern of a short type takes a mark along.
  while (input->begin < input->end &&
         (IsSpace(input->match().back()) || input->match().back() == ',')) {
    --input->end;
  }
  if (input->end == input->begin) return Verdict::kReject;
  uint32_t begin = 0;
  if (!FindNumber(input->text, input->begin, 1, &begin)) {
    return Verdict::kReject;
  }
  input->begin = begin;
  const Verdict verdict = ValidateStreetAddress(input);
  if (verdict == Verdict::kAccept) {
    input->begin = UnitBegin(input->text, begin);
  }
  return verdict;
}

Verdict ValidateStreetRoman(ValidatorInput* input) {
  if (IsWord(Before(*input))) return Verdict::kReject;
  uint32_t begin = 0;
  if (!FindNumber(input->text, input->begin, 0, &begin)) {
    return Verdict::kReject;
  }
  input->begin = begin;
  return Verdict::kAccept;
}

// The number stands in the match; a street's name is no menu's or product's.
Verdict ValidateStreetSpanish(ValidatorInput* input) {
  return IsWord(After(*input)) ? Verdict::kReject
                               : ValidateStreetAddress(input);
}

Verdict ValidateStreetBefore(ValidatorInput* input) {
  // ", 10115 Berlin", "\n1015 CJ Amsterdam": four digits may be a year.
  const std::string_view text = input->match();
  const auto* digit = std::find_if(text.begin(), text.end(), IsDigit);
  const auto* end = std::find_if_not(digit, text.end(), IsDigit);
  const auto upper = [&](ptrdiff_t at) {
    return text.end() - end > at && end[at] >= 'A' && end[at] <= 'Z';
  };
  const ptrdiff_t letters = end != text.end() && *end == ' ' ? 1 : 0;
  const bool dutch = upper(letters) && upper(letters + 1) &&
                     text.end() - end > letters + 2 && end[letters + 2] == ' ';
  const bool strict =
      end - digit == 4 && !dutch && (end == text.end() || *end != '-');
  uint32_t begin = 0;
  uint32_t pos = input->begin;
  if (pos > 0 &&
      (input->text[pos - 1] == ',' || input->text[pos - 1] == '\r')) {
    --pos;
  }
  if (!FindStreetThenNumber(input->text, pos, strict, &begin)) {
    return Verdict::kReject;
  }
  input->begin = begin;
  return Verdict::kAccept;
}

// "ße 12", "str. 12": the rest of a glued street before it.
Verdict ValidateStreetGlued(ValidatorInput* input) {
  BackReader reader(input->text, input->begin);
  const std::string_view head = reader.Word();
  uint32_t begin = reader.pos();
  const std::string_view word = input->text.substr(begin, input->end - begin);
  const std::string_view street = word.substr(0, word.find(' '));
  constexpr size_t kShortest = 9;  // "Hauptstr."; "Straße" alone has seven
  if (!IsCapitalised(head) || street.size() < kShortest ||
      !EndsLikeStreet(street)) {
    return Verdict::kReject;
  }
  input->begin = begin;
  return Verdict::kAccept;
}

// " TX 77581", ", ON K1A 0B6": the town before it.
Verdict ValidateTownBefore(ValidatorInput* input) {
  BackReader reader(input->text, input->begin);
  reader.Skip(',');
  uint32_t begin = input->begin;
  for (int words = 0; words < 4; ++words) {
    const std::string_view word = reader.Word();
    const bool capital = IsCapitalised(word);
    if (!capital && !(words > 0 && IsParticle(word))) break;
    if (capital && IsOrdinaryWord(word)) break;
    if (capital) begin = reader.pos();
    if (!reader.Skip(' ')) break;
  }
  if (begin == input->begin || IsWord(After(*input))) return Verdict::kReject;
  input->begin = begin;
  return Verdict::kAccept;
}

}  // namespace redactor::detect
