// The token grammar. A cursor reads one logical character at a time and hides
// soft breaks and escapes; everything else is written as if they did not exist.
#include "redactor/pseudonym/token_grammar.h"

#include <optional>

#include "redactor/pseudonym/base32.h"
#include "redactor/pseudonym/canonical_parts.h"
#include "redactor/text/utf8.h"

namespace redactor::pseudonym {

namespace {

constexpr std::string_view kDomain = "redacted.invalid";

int HexValue(char c) {
  const char low = Lower(c);
  if (IsDigit(low)) return low - '0';
  return IsLowerHex(low) ? low - 'a' + 10 : -1;
}

// `digits` hex digits at `pos`, or -1.
int HexAt(std::string_view text, size_t pos, size_t digits) {
  if (pos + digits > text.size()) return -1;
  int value = 0;
  for (size_t i = 0; i < digits; ++i) {
    const int digit = HexValue(text[pos + i]);
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  return value;
}

struct Decoded {
  char c = 0;
  size_t size = 0;  // raw bytes; 0: nothing of the kind
};

bool IsMark(int c) { return c == '-' || c == '@' || c == '.'; }

Decoded MarkOf(int value, size_t size) {
  return IsMark(value) ? Decoded{static_cast<char>(value), size} : Decoded{};
}

Decoded DecodeBackslash(std::string_view rest) {
  if (rest.size() < 2) return {};
  switch (rest[1]) {
    case 'u':
      return MarkOf(HexAt(rest, 2, 4), 6);
    case 'x':
      return MarkOf(HexAt(rest, 2, 2), 4);
    default:
      return MarkOf(rest[1], 2);
  }
}

// &#45; &#x2d;
Decoded DecodeEntity(std::string_view rest) {
  if (rest.size() < 5 || rest[1] != '#') return {};
  const bool hex = Lower(rest[2]) == 'x';
  const size_t from = hex ? 3 : 2;
  if (from + 2 >= rest.size() || rest[from + 2] != ';') return {};
  if (hex) return MarkOf(HexAt(rest, from, 2), from + 3);
  if (!IsDigit(rest[from]) || !IsDigit(rest[from + 1])) return {};
  return MarkOf((rest[from] - '0') * 10 + rest[from + 1] - '0', from + 3);
}

Decoded DecodeDash(std::string_view rest) {
  if (rest.size() < 3) return {};
  const auto second = static_cast<unsigned char>(rest[1]);
  const auto third = static_cast<unsigned char>(rest[2]);
  const bool dash = (second == 0x80 && third >= 0x90 && third <= 0x93) ||
                    (second == 0x88 && third == 0x92);
  return dash ? Decoded{'-', 3} : Decoded{};
}

// The logical character at the start of `rest`; size 0 when there is none.
Decoded DecodeChar(std::string_view rest) {
  if (rest.empty()) return {};
  switch (rest[0]) {
    case '\\':
      return DecodeBackslash(rest);
    case '&':
      return DecodeEntity(rest);
    case '%':
    case '=':
      return MarkOf(HexAt(rest, 1, 2), 3);
    case '\xE2':
      return DecodeDash(rest);
    default:
      return {rest[0], 1};
  }
}

size_t LineBreakAt(std::string_view text, size_t pos) {
  if (pos < text.size() && text[pos] == '\n') return 1;
  return text.substr(std::min(pos, text.size()), 2) == "\r\n" ? 2 : 0;
}

class Cursor {
 public:
  Cursor(std::string_view text, size_t pos) : text_(text), pos_(pos) {}

  [[nodiscard]] size_t pos() const { return pos_; }

  // Reads the next logical character if `accept` maps it to non-zero, which is
  // returned; else the cursor stays and 0 is returned.
  template <typename Accept>
  char Take(Accept accept) {
    size_t at = pos_;
    if (at < text_.size() && text_[at] == '=') {
      const size_t soft = LineBreakAt(text_, at + 1);
      if (soft > 0) at += 1 + soft;
    }
    if (after_hyphen_) at += LineBreakAt(text_, at);
    const Decoded decoded = DecodeChar(text_.substr(at));
    if (decoded.size == 0) return 0;
    const char taken = accept(decoded.c);
    if (taken == 0) return 0;
    after_hyphen_ = taken == '-';
    pos_ = at + decoded.size;
    return taken;
  }
  bool TakeOnly(char wanted) {
    return Take([wanted](char c) { return Lower(c) == wanted ? c : '\0'; }) !=
           0;
  }
  bool TakeAll(std::string_view wanted) {
    for (const char c : wanted) {
      if (!TakeOnly(c)) return false;
    }
    return true;
  }
  // `count` base32 characters into `out`, in upper case.
  bool TakeBase32(size_t count, char* out) {
    for (size_t i = 0; i < count; ++i) {
      out[i] = Take(Base32Upper);
      if (out[i] == 0) return false;
    }
    return true;
  }

 private:
  std::string_view text_;
  size_t pos_;
  bool after_hyphen_ = false;
};

// The type names by last letter, so that one look says no to most words.
class TypeTable {
 public:
  TypeTable() {
    for (const EntityTypeInfo& info : EntityTypes()) {
      by_last_[Letter(info.name.back())] |= uint64_t{1}
                                            << static_cast<int>(info.type);
    }
  }
  // Bit n: type n ends in `c`.
  [[nodiscard]] uint64_t EndingIn(char c) const {
    const char low = Lower(c);
    return IsLowerLetter(low) ? by_last_[Letter(Upper(low))] : 0;
  }

 private:
  static size_t Letter(char upper) { return static_cast<size_t>(upper - 'A'); }
  std::array<uint64_t, 26> by_last_{};
};

const TypeTable& Types() {
  static const TypeTable* const table = new TypeTable;
  return *table;
}

// The position before the soft break that ends at `pos`, or `pos`.
size_t BeforeSoftBreak(std::string_view text, size_t pos) {
  const std::string_view head = text.substr(0, pos);
  if (head.ends_with("=\n")) return pos - 2;
  return head.ends_with("=\r\n") ? pos - 3 : pos;
}

// Where the word `name` begins that ends at `end`, if it stands there.
std::optional<size_t> NameBefore(std::string_view text, size_t end,
                                 size_t floor, std::string_view name) {
  size_t at = end;
  for (size_t i = name.size(); i > 0; --i) {
    at = BeforeSoftBreak(text, at);
    if (at <= floor || Upper(text[at - 1]) != name[i - 1]) return {};
    --at;
  }
  return at;
}

bool IsEdgeAfter(std::string_view text, size_t pos) {
  if (pos >= text.size() || text[pos] == '_') return true;
  return text::IsWordEdge(text, pos);
}

// Another token begins: letters and a hyphen are enough to say so.
bool IsTypeWordAt(std::string_view text, size_t pos) {
  for (const EntityTypeInfo& info : EntityTypes()) {
    const std::string_view name = info.name;
    size_t same = 0;
    while (same < name.size() && pos + same < text.size() &&
           Upper(text[pos + same]) == name[same]) {
      ++same;
    }
    size_t next = 0;
    if (same == name.size() && IsHyphenAt(text, pos + same, &next)) return true;
  }
  return false;
}

bool EndsForm(std::string_view text, size_t pos, FormEnd form_end) {
  return form_end == FormEnd::kAny || IsEdgeAfter(text, pos) ||
         IsTypeWordAt(text, pos);
}

void TakeForm(std::string_view text, FormEnd form_end, Cursor* cursor,
              RawToken* token) {
  Cursor form = *cursor;
  token->has_form = form.TakeOnly('-') &&
                    form.TakeBase32(kFormChars, token->form.data()) &&
                    EndsForm(text, form.pos(), form_end);
  if (token->has_form) *cursor = form;
}

// What follows the type word: BODY, FORM and dress.
bool MatchRest(std::string_view text, size_t pos, size_t body_size,
               FormEnd form_end, RawToken* token) {
  Cursor cursor(text, pos);
  if (!cursor.TakeOnly('-') ||
      !cursor.TakeBase32(body_size, token->body.data())) {
    return false;
  }
  token->body_size = body_size;
  token->bare_end = cursor.pos();
  TakeForm(text, form_end, &cursor, token);
  token->end = cursor.pos();
  token->style = TokenStyle::kBare;
  for (const TokenStyle style : {TokenStyle::kAddress, TokenStyle::kHost}) {
    Cursor dress = cursor;
    if (!dress.TakeOnly(style == TokenStyle::kAddress ? '@' : '.') ||
        !dress.TakeAll(kDomain)) {
      continue;
    }
    token->style = style;
    token->end = dress.pos();
    return true;
  }
  return true;
}

}  // namespace

bool IsHyphenAt(std::string_view text, size_t pos, size_t* next) {
  const Decoded decoded = DecodeChar(text.substr(pos));
  *next = pos + decoded.size;
  return decoded.size > 0 && decoded.c == '-';
}

bool MatchAroundHyphen(std::string_view text, size_t hyphen, size_t floor,
                       size_t body_size, FormEnd form_end, RawToken* token) {
  const size_t word_end = BeforeSoftBreak(text, hyphen);
  if (word_end == 0) return false;
  uint64_t types = Types().EndingIn(text[word_end - 1]);
  std::optional<size_t> longest;
  for (; types != 0; types &= types - 1) {
    const auto type = static_cast<EntityType>(__builtin_ctzll(types));
    const auto begin = NameBefore(text, hyphen, floor, EntityTypeName(type));
    if (!begin || (longest && *longest <= *begin)) continue;
    longest = begin;
    token->type = type;
    token->begin = *begin;
  }
  return longest && MatchRest(text, hyphen, body_size, form_end, token);
}

}  // namespace redactor::pseudonym
