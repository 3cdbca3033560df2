// Words, folded character by character.
#include "redactor/detect/sweep_words.h"

#include <array>
#include <cstring>
#include <memory>

#include "redactor/detect/field_chars.h"
#include "redactor/text/normalize.h"
#include "redactor/text/utf8.h"

namespace redactor::detect {

namespace {

// Latin, Greek, Cyrillic, Armenian, Hebrew, and Latin for Vietnamese.
constexpr char32_t kLowEnd = 0x600;
constexpr char32_t kHighBegin = 0x1E00;
constexpr char32_t kHighEnd = 0x1F00;

struct FoldTable {
  std::array<FoldedChar, kLowEnd> low;
  std::array<FoldedChar, kHighEnd - kHighBegin> high;
  FoldedChar other{{}, 0, true, false, false};
};

FoldedChar MakeFoldedChar(char32_t c) {
  FoldedChar folded{{}, 0, text::IsWordChar(c), false, true};
  std::string raw;
  text::AppendUtf8(c, &raw);
  std::string plain = text::FoldForMatch(raw);
  if (plain == "'") plain.clear();  // a letter apostrophe
  if (plain.size() > sizeof folded.bytes) {
    folded.known = false;
    return folded;
  }
  std::memcpy(folded.bytes, plain.data(), plain.size());
  folded.size = static_cast<uint8_t>(plain.size());
  folded.is_upper = text::FoldNfkc(raw) != raw && text::TitleCase(raw) == raw;
  return folded;
}

const FoldTable& Folds() {
  static const std::unique_ptr<const FoldTable> table = [] {
    auto made = std::make_unique<FoldTable>();
    for (char32_t c = 0; c < kLowEnd; ++c) made->low[c] = MakeFoldedChar(c);
    for (char32_t c = kHighBegin; c < kHighEnd; ++c) {
      made->high[c - kHighBegin] = MakeFoldedChar(c);
    }
    return made;
  }();
  return *table;
}

bool IsAsciiWord(char c) { return IsAlnum(c) || c == '_'; }

// Gathers the case of a word letter by letter.
class CaseReader {
 public:
  void Add(bool upper, bool lower) {
    if (first_) first_upper_ = upper;
    if (!first_) {
      later_upper_ = later_upper_ || upper;
      later_lower_ = later_lower_ || lower;
    }
    first_ = false;
  }
  [[nodiscard]] LetterCase Get() const {
    if (!first_upper_) {
      return later_upper_ ? LetterCase::kMixed : LetterCase::kLower;
    }
    if (later_lower_) return LetterCase::kCapital;
    return later_upper_ ? LetterCase::kUpper : LetterCase::kInitial;
  }

 private:
  bool first_ = true;
  bool first_upper_ = false;
  bool later_upper_ = false;
  bool later_lower_ = false;
};

void Finish(size_t end, const CaseReader& letters, bool overflow,
            TextWord* word) {
  word->end = end;
  word->letter_case = letters.Get();
  word->hash =
      overflow || word->folded_size == 0 ? 0 : HashWord(word->folded());
  const bool plural = word->hash != 0 && word->folded_size > 3 &&
                      word->folded_bytes[word->folded_size - 1] == 's';
  word->stem_hash = plural ? HashWord(word->stem()) : 0;
}

// The whole word through ICU, for scripts outside the table.
void FoldByIcu(std::string_view text, TextWord* word, bool* overflow) {
  const std::string folded = text::FoldForMatch(text);
  *overflow = folded.size() > sizeof word->folded_bytes;
  word->folded_size = *overflow ? 0 : static_cast<uint32_t>(folded.size());
  std::memcpy(word->folded_bytes, folded.data(), word->folded_size);
}

}  // namespace

const FoldedChar& FoldChar(char32_t c) {
  const FoldTable& folds = Folds();
  if (c < kLowEnd) return folds.low[c];
  if (c >= kHighBegin && c < kHighEnd) return folds.high[c - kHighBegin];
  return folds.other;
}

// FNV-like with a finishing mix; words are short.
uint64_t HashWord(std::string_view folded) {
  uint64_t hash = 0xCBF29CE484222325ULL;
  for (const char c : folded) {
    hash = (hash ^ static_cast<uint8_t>(c)) * 0x100000001B3ULL;
  }
  hash ^= hash >> 29;
  return hash == 0 ? 1 : hash;
}

void ReadWord(std::string_view text, size_t begin, TextWord* word) {
  word->begin = begin;
  word->folded_size = 0;
  CaseReader letters;
  bool overflow = false;
  bool other_script = false;
  size_t at = begin;
  while (at < text.size()) {
    const char c = text[at];
    if (!IsHigh(c)) {
      if (!IsAsciiWord(c)) break;
      letters.Add(IsUpper(c), IsLower(c));
      if (word->folded_size < sizeof word->folded_bytes) {
        word->folded_bytes[word->folded_size++] = ToLower(c);
      } else {
        overflow = true;
      }
      ++at;
      continue;
    }
    size_t next = at;
    const char32_t wide = text::DecodeAt(text, &next);
    const FoldedChar& folded = FoldChar(wide);
    if (folded.known) {
      if (!folded.is_word) break;
    } else {
      if (!text::IsWordChar(wide)) break;
      if (at > begin && text::IsWordEdge(text, at)) break;
      other_script = true;
    }
    letters.Add(folded.is_upper, !folded.is_upper && folded.size > 0);
    if (word->folded_size + folded.size <= sizeof word->folded_bytes) {
      std::memcpy(word->folded_bytes + word->folded_size, folded.bytes,
                  folded.size);
      word->folded_size += folded.size;
    } else {
      overflow = true;
    }
    at = next;
  }
  if (other_script) FoldByIcu(text.substr(begin, at - begin), word, &overflow);
  Finish(at, letters, overflow, word);
}

namespace {
// Up to four blanks from `at`, at most one line break among them; where they
// end. False: more than that.
bool SkipBlanks(std::string_view text, size_t at, size_t* end) {
  constexpr size_t kMaxBlanks = 4;
  size_t count = 0;
  size_t breaks = 0;
  while (at < text.size() && count <= kMaxBlanks) {
    if (text[at] == ' ' || text[at] == '\t') {
      ++at;
    } else if (text[at] == '\n' || text[at] == '\r') {
      if (text[at] == '\n' && ++breaks > 1) return false;
      ++at;
    } else if (text.substr(at).starts_with("\xC2\xA0")) {
      at += 2;
    } else if (text.substr(at).starts_with("\xE2\x80\xAF")) {
      at += 3;
    } else {
      break;
    }
    ++count;
  }
  *end = at;
  return count <= kMaxBlanks;
}
}  // namespace

Separator ReadSeparator(std::string_view text, size_t pos, size_t* next) {
  *next = pos;
  if (pos >= text.size()) return kSepNone;
  const std::string_view rest = text.substr(pos);
  size_t end = pos;
  switch (rest.front()) {
    case '-':
    case '\'':
      *next = pos + 1;
      return kSepJoin;
    case '+':
      *next = pos + 1;
      return kSepUrl;
    case '%':
      *next = pos + 3;
      return rest.starts_with("%20") ? kSepUrl : kSepNone;
    case '.':
      if (!SkipBlanks(text, pos + 1, &end)) return kSepNone;
      *next = end;
      return end == pos + 1 ? kSepDot : kSepDotSpace;
    case ',':
      if (!SkipBlanks(text, pos + 1, &end)) return kSepNone;
      *next = end;
      return kSepComma;
    default:
      break;
  }
  for (const std::string_view join :
       {"\xE2\x80\x99", "\xE2\x80\x98", "\xE2\x80\x90", "\xE2\x80\x91",
        "\xC2\xB4", "`"}) {
    if (!rest.starts_with(join)) continue;
    *next = pos + join.size();
    return kSepJoin;
  }
  if (IsHigh(rest.front()) || IsAsciiWord(rest.front())) {
    // A word ended here although a letter follows.
    size_t after = pos;
    if (text::IsWordChar(text::DecodeAt(text, &after))) return kSepEmpty;
  }
  if (!SkipBlanks(text, pos, &end) || end == pos) return kSepNone;
  *next = end;
  return kSepSpace;
}

bool HasUnspacedScript(std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    if (!IsHigh(text[at])) {
      ++at;
      continue;
    }
    const size_t from = at;
    const char32_t c = text::DecodeAt(text, &at);
    if (c < 0xE00 || !text::IsWordChar(c)) continue;
    // Between two such letters there is an edge.
    const std::string pair = std::string(text.substr(from, at - from)) +
                             std::string(text.substr(from, at - from));
    if (text::IsWordEdge(pair, at - from)) return true;
  }
  return false;
}

}  // namespace redactor::detect
