// Which tokens may be part of a name or place.
#include "redactor/detect/tagger_gate.h"

#include <algorithm>
#include <array>

#include "redactor/detect/name_dictionary.h"

namespace redactor::detect::tagger {

namespace {

constexpr size_t kMaxNumber = 7;  // bytes, of an address
// Signs that stand inside of names and addresses.
bool JoinsSign(char c) {
  return c == ',' || c == '.' || c == '-' || c == '\'' || c == '#' ||
         c == '/' || c == '&';
}

bool IsCaseless(const Token& token) {
  return (token.line & (kLowerLine | kUpperLine)) != 0;
}

// Words of programs: in small letters they are nobody's name.
constexpr std::string_view kCodeWords[] = {
    "argc",      "args",     "argv",      "async",     "attr",       "await",
    "bool",      "boolean",  "cfg",       "char",      "cmd",        "const",
    "constexpr", "cpu",      "ctx",       "decltype",  "deque",      "dest",
    "dict",      "dst",      "elif",      "endif",     "enum",       "errno",
    "esac",      "esp",      "exec",      "extern",    "filesystem", "foreach",
    "func",      "goto",     "hasher",    "idx",       "ifdef",      "ifndef",
    "impl",      "init",     "inline",    "int",       "ints",       "iter",
    "iterator",  "kwargs",   "lambda",    "localhost", "malloc",     "mutex",
    "namespace", "noexcept", "null",      "nullptr",   "param",      "params",
    "pragma",    "printf",   "proc",      "pthread",   "ptr",        "regex",
    "repr",      "retval",   "rgba",      "scanf",     "simd",       "sizeof",
    "src",       "std",      "stderr",    "stdin",     "stdout",     "str",
    "streambuf", "strlen",   "struct",    "substr",    "sudo",       "sys",
    "tmp",       "tuple",    "typedef",   "typeid",    "typename",   "uint",
    "utf",       "valarray", "valarrays", "var",       "vec",        "vertex",
    "vfs",       "wstring",  "xargs",
};
static_assert(std::ranges::is_sorted(kCodeWords));

// Known as a name or place, and well.
bool IsStrong(const WordInfo& info) {
  return info.first >= 3 || info.place >= 3 || info.country ||
         info.region >= 4 || info.last >= 4;
}

bool GluesNumbers(char c) {
  return c == '-' || c == '/' || c == ':' || c == '.' || c == ',' || c == '+';
}

}  // namespace

Before Gate::Run(std::string_view text, const Before& before,
                 std::vector<Token>* tokens) {
  text_ = text;
  tokens_ = tokens;
  cores_.clear();
  any_caseless_ = false;
  const Before next = MarkLines(before);
  for (size_t i = 0; i < tokens->size(); ++i) {
    Token& token = (*tokens)[i];
    if (token.dull && (token.line & kAfterSignOff) == 0 &&
        !(token.Has(kPhraseRole) && (token.line & kLowerLine) != 0)) {
      continue;
    }
    if (token.Has(kPhraseRole) && token.phrase == 0) MarkPhrase(i);
    if (!IsCore(i)) continue;
    token.candidate = true;
    cores_.push_back(static_cast<uint32_t>(i));
  }
  if (any_caseless_) AddNeighbours();
  Connect();
  return next;
}

bool Gate::IsCore(size_t i) const {
  const Token& token = (*tokens_)[i];
  if (token.phrase != 0) return true;
  if (IsNumeric(token.shape)) return IsNumberCore(i);
  if (!IsWord(token.shape) || IsTechnical(i)) return false;
  return IsCapital(token.shape) && (token.line & kUpperLine) == 0
             ? IsCapitalCore(i)
             : IsLowerCore(i) && !IsCodeWord(token);
}

// "com.fasterxml.jackson", "len=142", "$name", "<tag>": code, no prose.
bool Gate::IsTechnical(size_t i) const {
  const auto glue = [](char c) {
    return c == '=' || c == '\\' || c == '<' || c == '>' || c == '{' ||
           c == '}' || c == '$' || c == '%' || c == '|' || c == '^' ||
           c == '[' || c == ']' || c == '+';
  };
  const Token& token = (*tokens_)[i];
  const char before = i > 0 && !token.gap ? (*tokens_)[i - 1].sign : '\0';
  const Token* next = At(i + 1);
  const char behind = next != nullptr && !next->gap ? next->sign : '\0';
  // "[Priya]", "<Jane Poe>", "+Omar": not code.
  const bool named = token.shape == Shape::kCapital &&
                     (before == '[' || before == '+' ||
                      ((before == '<' || before == '{') && next != nullptr &&
                       next->gap && IsCapital(next->shape)));
  if (glue(before) && before != '>' && before != ']' && before != '|' &&
      !named) {
    return true;
  }
  if (behind == '=' || behind == '\\' || behind == '{' || behind == '$') {
    return true;
  }
  const bool low = !IsCapital(token.shape) || token.shape == Shape::kMixed;
  // "max(a, b)", "__val", "_Dom"; not "Jane_Poe".
  if (behind == '(' && low && (token.info.first < 4 || before == ':')) {
    return true;
  }
  const auto is_glued_capital = [&](size_t j) {
    const Token* other = At(j);
    return other != nullptr && other->shape == Shape::kCapital &&
           token.shape == Shape::kCapital;
  };
  if (before == '_' &&
      (i < 2 || (*tokens_)[i - 1].gap || !is_glued_capital(i - 2))) {
    return true;
  }
  if (behind == '_' && !(is_glued_capital(i + 2) && !(*tokens_)[i + 2].gap)) {
    return true;
  }
  const auto is_glued_word = [&](size_t j) {
    const Token* other = At(j);
    return other != nullptr && !other->gap && IsWord(other->shape) &&
           (low || other->shape == Shape::kLower);
  };
  if (before == '.' && i > 1 && !(*tokens_)[i - 1].gap &&
      IsWord((*tokens_)[i - 2].shape) &&
      (low || (*tokens_)[i - 2].shape == Shape::kLower)) {
    return true;
  }
  return behind == '.' && is_glued_word(i + 2);
}

bool Gate::IsCodeWord(const Token& token) const {
  return token.shape == Shape::kLower &&
         std::ranges::binary_search(kCodeWords,
                                    text_.substr(token.begin, token.size()));
}

bool Gate::IsCapitalCore(size_t i) const {
  const Token& token = (*tokens_)[i];
  const char first = static_cast<char>(text_[token.begin] | 0x20);
  if (token.shape == Shape::kInitial && (first == 'i' || first == 'a') &&
      Sign(i + 1) != '.') {
    return false;
  }
  // "The", "When" at the start of a sentence.
  const Token* next = At(i + 1);
  // "Suite 4", "Apt. 4"
  if (token.Has(kStreetRole) &&
      (Numeric(i + 1) || (Sign(i + 1) == '.' && Numeric(i + 2)))) {
    return true;
  }
  return token.info.common < 3 || token.info.first >= 4 ||
         token.info.place >= 4 || (token.line & kSentenceStart) == 0 ||
         (token.line & kAfterSignOff) != 0 ||
         (next != nullptr && IsCapital(next->shape));
}

bool Gate::IsLowerCore(size_t i) const {
  const Token& token = (*tokens_)[i];
  const WordInfo& info = token.info;
  const bool is_long = token.size() > 2;
  const bool caseless = IsCaseless(token);
  const bool strong = IsStrong(info);
  if (strong && info.common <= 1) return true;
  if (caseless && is_long) {
    if (info.common == 0) return true;
    if (info.common <= 2 &&
        (info.first >= 3 || info.place >= 2 || info.last >= 3)) {
      return true;
    }
  }
  const Token* next = At(i + 1);
  if (info.first >= 4 && next != nullptr && IsWord(next->shape) &&
      next->info.last >= 3 && next->info.common <= 1) {
    return true;
  }
  if (strong && info.common <= 2 &&
      (info.first >= 4 || info.place >= 4 || info.country)) {
    return true;
  }
  if ((token.line & kAfterSignOff) != 0 && info.common <= 3) return true;
  const bool behind_core = i > 0 && (*tokens_)[i - 1].candidate;
  if (behind_core &&
      ((info.common <= 1 && is_long) || token.Has(kStreetRole))) {
    return true;
  }
  return info.common <= 3 && is_long && BehindCue(i);
}

bool Gate::IsNumberCore(size_t i) const {
  const Token& token = (*tokens_)[i];
  if (token.size() > kMaxNumber || InDigitRun(i)) return false;
  for (size_t j = i + 1; j <= i + 2 && j < tokens_->size(); ++j) {
    const Token& next = (*tokens_)[j];
    if (next.shape == Shape::kBreak) break;
    if (!IsWord(next.shape)) continue;
    if (IsCapital(next.shape) || next.Has(kStreetRole) ||
        (next.info.common <= 1 && next.info.last >= 1)) {
      return true;
    }
  }
  return (i > 0 && (*tokens_)[i - 1].candidate) ||
         (i > 1 && (*tokens_)[i - 2].candidate);
}

bool Gate::BehindCue(size_t i) const {
  int words = 0;
  for (size_t j = i; j-- > 0 && words < 2;) {
    const Token& token = (*tokens_)[j];
    if (token.shape == Shape::kBreak) return false;
    if (token.shape == Shape::kSign && token.sign != '.' && token.sign != ':') {
      return false;
    }
    if (!IsWord(token.shape)) continue;
    ++words;
    if (token.Has(kCueRole)) return true;
  }
  return false;
}

// Part of a phone number, date, amount or time.
bool Gate::InDigitRun(size_t i) const {
  const Token& token = (*tokens_)[i];
  const auto glued = [&](size_t sign) {
    return sign < tokens_->size() && GluesNumbers((*tokens_)[sign].sign) &&
           !(*tokens_)[sign].gap;
  };
  if (i > 0 && Sign(i - 1) == '$') return true;
  if (i > 1 && glued(i - 1) && !token.gap && Numeric(i - 2)) return true;
  if (glued(i + 1) && Numeric(i + 2) && !(*tokens_)[i + 2].gap) {
    // "12/4 Elm Road"
    const Token* behind = At(i + 3);
    const bool unit = (Sign(i + 1) == '/' || Sign(i + 1) == '-') &&
                      token.size() <= 3 && (*tokens_)[i + 2].size() <= 2 &&
                      behind != nullptr && IsCapital(behind->shape);
    if (!unit) return true;
  }
  size_t run = 1;
  for (size_t j = i; j-- > 0 && Numeric(j);) ++run;
  for (size_t j = i + 1; Numeric(j); ++j) ++run;
  return run >= 3;
}

// In lines without the help of capitals, what stands beside a core.
void Gate::AddNeighbours() {
  const size_t n = cores_.size();
  for (size_t c = 0; c < n; ++c) {
    const size_t i = cores_[c];
    if (!IsCaseless((*tokens_)[i])) continue;
    const auto add = [&](size_t j) {
      Token& token = (*tokens_)[j];
      if (token.candidate || !IsWord(token.shape) || token.size() < 2 ||
          IsCodeWord(token) ||
          (token.info.common > 3 &&
           (token.info.roles & (kStreetRole | kTitleRole)) == 0)) {
        return;
      }
      token.candidate = true;
      cores_.push_back(static_cast<uint32_t>(j));
    };
    if (i > 0) add(i - 1);
    if (i + 1 < tokens_->size() && (*tokens_)[i + 1].gap) add(i + 1);
  }
  if (cores_.size() != n) std::ranges::sort(cores_);
}

// One line end, in what may be an address: a number stands near.
bool Gate::JoinsLines(size_t i) const {
  const Token& token = (*tokens_)[i];
  const std::string_view gap = text_.substr(token.begin, token.size());
  if (std::ranges::count(gap, '\n') != 1) return false;
  const auto near = [&](size_t j) {
    return Numeric(j) && (*tokens_)[j].candidate;
  };
  for (size_t n = 1; n <= 4; ++n) {
    if ((n <= i && near(i - n)) || near(i + n)) return true;
  }
  return false;
}

bool Gate::Joins(size_t i) const {
  const Token& token = (*tokens_)[i];
  if (token.shape == Shape::kSign) return JoinsSign(token.sign);
  if (token.shape == Shape::kBreak) return JoinsLines(i);
  if (IsNumeric(token.shape))
    return token.size() <= kMaxNumber && !InDigitRun(i);
  if (token.shape == Shape::kInitial) return true;
  return IsWord(token.shape) &&
         (token.info.roles & (kLinkRole | kStreetRole)) != 0;
}

// Small things between two cores, at most three tokens from each; and the sign
// of a hashtag.
void Gate::Connect() {
  for (const uint32_t i : cores_) {
    if (i > 0 && Sign(i - 1) == '#' && !(*tokens_)[i].gap) {
      (*tokens_)[i - 1].candidate = true;
    }
  }
  for (size_t c = 1; c < cores_.size(); ++c) {
    const size_t left = cores_[c - 1];
    const size_t right = cores_[c];
    if (right - left < 2 || right - left > 6) continue;
    const size_t from = std::max(left + 1, right - std::min<size_t>(right, 3));
    const size_t to = std::min(right - 1, left + 3);
    for (size_t i = from; i <= to; ++i) {
      if (Joins(i)) (*tokens_)[i].candidate = true;
    }
  }
}

}  // namespace redactor::detect::tagger
