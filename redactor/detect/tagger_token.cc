// One pass; words of ASCII letters eight bytes at a time.
#include "redactor/detect/tagger_token.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <string>

#include "redactor/detect/sweep_words.h"
#include "redactor/detect/tagger_hash.h"
#include "redactor/text/utf8.h"

namespace redactor::detect::tagger {

namespace {

enum class Byte : uint8_t { kLetter, kDigit, kBlank, kBreak, kSign, kHigh };

constexpr std::array<Byte, 256> kBytes = [] {
  std::array<Byte, 256> table{};
  for (int c = 0; c < 256; ++c) {
    table[static_cast<size_t>(c)] =
        c >= 128                                           ? Byte::kHigh
        : (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ? Byte::kLetter
        : c >= '0' && c <= '9'                             ? Byte::kDigit
        : c == '\n' || c == '\r'                           ? Byte::kBreak
        : c <= ' ' || c == 127                             ? Byte::kBlank
                                                           : Byte::kSign;
  }
  return table;
}();

Byte ClassOf(char c) { return kBytes[static_cast<uint8_t>(c)]; }

bool IsWordByte(char c) {
  return ClassOf(c) == Byte::kLetter || ClassOf(c) == Byte::kDigit;
}

constexpr uint64_t kOnes = 0x0101010101010101u;
constexpr uint64_t kTops = 0x8080808080808080u;
// A token beyond this is no word of any use.
constexpr size_t kMaxWord = 64;

// Top bits of the bytes of `x` that are ASCII letters; `lower` is x | 0x20....
uint64_t LetterBits(uint64_t x, uint64_t* lower) {
  *lower = x | (kOnes * 0x20);
  const uint64_t seven = *lower & ~kTops;
  const uint64_t from_a = seven + kOnes * (0x80 - 'a');
  const uint64_t beyond_z = seven + kOnes * (0x80 - 'z' - 1);
  return from_a & ~beyond_z & ~x & kTops;
}

uint64_t LowBytes(size_t n) {
  return n >= 8 ? ~uint64_t{0} : (uint64_t{1} << (8 * n)) - 1;
}

// Bytes of `bits` whose bit 0x20 is set.
int CountCase(uint64_t bits) {
  return static_cast<int>(((bits >> 5 & kOnes) * kOnes) >> 56);
}

// How a sign that is not ASCII is read: quotes and dashes as the ASCII ones.
char FoldSign(char32_t c) {
  if (c == 0x2018 || c == 0x2019 || c == 0x2BC || c == 0xB4) return '\'';
  if ((c >= 0x201C && c <= 0x201F) || c == 0xAB || c == 0xBB) return '"';
  if (c >= 0x2010 && c <= 0x2015) return '-';
  if (c == 0x2026) return '.';
  if (c == 0x2022 || c == 0xB7) return '*';
  if (c == 0x3001 || c == 0xFF0C) return ',';
  if (c == 0x3002 || c == 0xFF0E) return '.';
  return '~';
}

bool IsWideBlank(char32_t c) {
  return c == 0xA0 || (c >= 0x2000 && c <= 0x200D) || c == 0x202F ||
         c == 0x205F || c == 0x3000 || c == 0xFEFF || c == 0xAD;
}

class Tokenizer {
 public:
  Tokenizer(std::string_view text, uint32_t end, WordMemo* memo,
            std::vector<Token>* tokens)
      : text_(text), end_(end), memo_(memo), tokens_(*tokens) {}

  // Up to `stop`, where a taken span or the text ends.
  void Run(uint32_t begin, uint32_t stop) {
    at_ = begin;
    stop_ = stop;
    while (at_ < stop_) Next();
  }
  void Take(const TokenSpan& span) {
    Token& token = Add(span.begin);
    token.end = span.end;
    token.shape = Shape::kTaken;
    token.hash = 3;
    at_ = span.end;
  }

 private:
  Token& Add(uint32_t begin) {
    Token& token = tokens_.emplace_back();
    token.begin = begin;
    token.gap = gap_;
    gap_ = false;
    return token;
  }

  void Next() {
    switch (ClassOf(text_[at_])) {
      case Byte::kBlank:
        gap_ = true;
        ++at_;
        return;
      case Byte::kBreak:
        return AddBreak();
      case Byte::kSign:
        return AddSign(text_[at_], 1);
      case Byte::kHigh:
        return AddHigh();
      case Byte::kLetter:
        if (AddAsciiWord()) return;
        return AddWord();
      case Byte::kDigit:
        return AddWord();
    }
  }

  void AddBreak() {
    Token& token = Add(at_);
    token.shape = Shape::kBreak;
    token.hash = 5;
    while (at_ < stop_ && (ClassOf(text_[at_]) == Byte::kBreak ||
                           ClassOf(text_[at_]) == Byte::kBlank)) {
      ++at_;
    }
    token.end = at_;
    gap_ = true;
  }

  void AddSign(char sign, uint32_t size) {
    Token& token = Add(at_);
    if (sign == '@' && at_ + 1 < stop_ && IsWordByte(text_[at_ + 1])) {
      ++at_;
      while (at_ < stop_ && (IsWordByte(text_[at_]) || text_[at_] == '_' ||
                             ClassOf(text_[at_]) == Byte::kHigh)) {
        ++at_;
      }
      return MakeLink(&token);
    }
    token.shape = Shape::kSign;
    token.sign = sign;
    token.hash = static_cast<uint8_t>(sign);
    at_ += size;
    token.end = at_;
  }

  void AddHigh() {
    size_t next = at_;
    const char32_t c = text::DecodeAt(text_.substr(0, stop_), &next);
    if (IsWideBlank(c)) {
      gap_ = true;
      at_ = static_cast<uint32_t>(next);
    } else if (text::IsWordChar(c)) {
      AddWord();
    } else {
      AddSign(FoldSign(c), static_cast<uint32_t>(next - at_));
    }
  }

  // The usual case: up to 15 letters, and no digit, sign of a link or letter
  // of another kind behind. False: nothing was done.
  bool AddAsciiWord() {
    if (end_ - at_ < 17 || stop_ - at_ < 17) return false;
    const char* from = text_.data() + at_;
    uint64_t low;
    const uint64_t letters = LetterBits(Load8(from), &low);
    uint64_t high = 0;
    uint64_t upper = ~Load8(from) & (kOnes * 0x20);
    size_t size = 8;
    int uppers = 0;
    if (letters != kTops) {
      size = static_cast<size_t>(std::countr_zero(~letters & kTops)) / 8;
      low &= LowBytes(size);
      uppers = CountCase(upper & LowBytes(size));
    } else {
      const uint64_t more = LetterBits(Load8(from + 8), &high);
      if (more == kTops) return false;
      const size_t n = static_cast<size_t>(std::countr_zero(~more & kTops)) / 8;
      high &= LowBytes(n);
      uppers = CountCase(upper) +
               CountCase(~Load8(from + 8) & (kOnes * 0x20) & LowBytes(n));
      size += n;
    }
    const char behind = from[size];
    const Byte kind = ClassOf(behind);
    if (kind == Byte::kDigit || kind == Byte::kHigh || behind == '_' ||
        behind == '@' || (behind == ':' && from[size + 1] == '/') ||
        (behind == '.' && size == 3 && (low & 0xFF) == 'w')) {
      return false;
    }
    Token& token = Add(at_);
    at_ += static_cast<uint32_t>(size);
    token.end = at_;
    token.hash = HashShort(low, high, size);
    SetShape(uppers, static_cast<int>(size) - uppers, (upper & 0x20) != 0,
             &token);
    memo_->Fill(text_.substr(token.begin, token.size()), &token);
    return true;
  }

  static void SetShape(int upper, int lower, bool first_upper, Token* token) {
    token->shape = upper == 0                  ? Shape::kLower
                   : upper == 1 && lower == 0  ? Shape::kInitial
                   : lower == 0                ? Shape::kUpper
                   : first_upper && upper == 1 ? Shape::kCapital
                                               : Shape::kMixed;
  }

  void AddWord() {
    Token& token = Add(at_);
    char folded[kMaxWord];
    size_t size = 0;
    int upper = 0;
    int lower = 0;
    int digits = 0;
    int foreign = 0;
    bool first_upper = false;
    while (at_ < stop_) {
      size_t next = at_;
      const char32_t c = text::DecodeAt(text_.substr(0, stop_), &next);
      if (c < 0x80 ? !IsWordByte(static_cast<char>(c)) : !text::IsWordChar(c)) {
        break;
      }
      const FoldedChar& fold = FoldChar(c);
      const bool is_digit = c >= '0' && c <= '9';
      first_upper = first_upper || (at_ == token.begin && fold.is_upper);
      digits += is_digit;
      upper += fold.is_upper;
      foreign += !fold.known;
      lower += !fold.is_upper && !is_digit && fold.size != 0;
      if (size + fold.size <= kMaxWord) {
        for (uint8_t i = 0; i < fold.size; ++i) folded[size++] = fold.bytes[i];
      }
      at_ = static_cast<uint32_t>(next);
    }
    if (IsLinkAhead(token.begin)) {
      SkipLink(token.begin);
      return MakeLink(&token);
    }
    token.end = at_;
    token.hash = HashBytes(folded, size);
    if (foreign != 0) {
      token.shape = Shape::kOther;
      return;
    }
    if (digits != 0) {
      token.shape = upper + lower == 0 ? Shape::kNumber : Shape::kAlnum;
      return;
    }
    SetShape(upper, lower, first_upper, &token);
    memo_->Fill(text_.substr(token.begin, token.size()), &token);
  }

  [[nodiscard]] char At(uint32_t pos) const {
    return pos < stop_ ? text_[pos] : '\0';
  }

  [[nodiscard]] bool IsLinkAhead(uint32_t begin) const {
    const char c = At(at_);
    if (c == '_') return true;
    if (c == '@') return IsWordByte(At(at_ + 1));
    if (c == ':') return At(at_ + 1) == '/' && At(at_ + 2) == '/';
    if (c == '.') {
      return at_ - begin == 3 && (text_[begin] | 0x20) == 'w' &&
             (text_[begin + 1] | 0x20) == 'w';
    }
    return false;
  }

  void SkipLink(uint32_t begin) {
    while (at_ < stop_ && ClassOf(text_[at_]) != Byte::kBlank &&
           ClassOf(text_[at_]) != Byte::kBreak && text_[at_] != '>' &&
           text_[at_] != ',' && text_[at_] != '"') {
      ++at_;
    }
    while (at_ > begin + 1 &&
           (text_[at_ - 1] == '.' || text_[at_ - 1] == ')')) {
      --at_;
    }
  }

  void MakeLink(Token* token) const {
    token->end = at_;
    token->shape = Shape::kLink;
    token->hash = 7;
  }

  const std::string_view text_;
  const uint32_t end_;
  WordMemo* memo_;
  std::vector<Token>& tokens_;
  uint32_t at_ = 0;
  uint32_t stop_ = 0;
  bool gap_ = false;
};

}  // namespace

void LowerWord(std::string_view word, std::string* out) {
  size_t size = 0;
  for (size_t at = 0; at < word.size();) {
    const FoldedChar& fold = FoldChar(text::DecodeAt(word, &at));
    // As the hash of a token has it: what is kept under the hash depends on
    // nothing else.
    if (size + fold.size > kMaxWord) continue;
    size += fold.size;
    out->append(fold.bytes, fold.size);
  }
}

WordMemo::WordMemo(const NameDictionary* names)
    : names_(names), entries_(size_t{1} << kBits) {}

void WordMemo::Fill(std::string_view word, Token* token) {
  Entry& entry = entries_[(token->hash * kOdd) >> (64 - kBits)];
  if (entry.hash != token->hash) {
    std::string folded;
    LowerWord(word, &folded);
    entry.hash = token->hash;
    entry.info = LookUpWord(*names_, folded);
    entry.code = entry.info.Code();
    entry.bits = entry.info.Bits();
    entry.dull = entry.info.Dull();
  }
  token->info = entry.info;
  token->code = entry.code;
  token->bits = entry.bits;
  token->dull = entry.dull && token->shape == Shape::kLower;
}

uint32_t ParagraphEnd(std::string_view text, uint32_t begin, uint32_t end) {
  for (uint32_t at = begin; at < end;) {
    const void* found = std::memchr(text.data() + at, '\n', end - at);
    if (found == nullptr) return end;
    at = static_cast<uint32_t>(static_cast<const char*>(found) - text.data());
    int lines = 0;
    while (at < end && (ClassOf(text[at]) == Byte::kBlank ||
                        ClassOf(text[at]) == Byte::kBreak)) {
      lines += text[at++] == '\n';
    }
    if (lines > 1) return at;
  }
  return end;
}

void Tokenize(std::string_view text, uint32_t begin, uint32_t end,
              std::span<const TokenSpan> taken, WordMemo* memo,
              std::vector<Token>* tokens) {
  tokens->clear();
  Tokenizer tokenizer(text, end, memo, tokens);
  uint32_t at = begin;
  for (const TokenSpan& span : taken) {
    if (span.end <= at) continue;
    if (span.begin >= end) break;
    if (span.begin > at) tokenizer.Run(at, span.begin);
    tokenizer.Take({std::max(span.begin, at), std::min(span.end, end)});
    at = std::min(span.end, end);
  }
  if (at < end) tokenizer.Run(at, end);
}

}  // namespace redactor::detect::tagger
