// A recursive descent over the pattern's text.
#include "redactor/match/pattern_tree.h"

#include <algorithm>
#include <string>
#include <utility>

#include "redactor/base/ascii.h"
#include "redactor/match/pattern_classes.h"

namespace redactor::match {

namespace {

using Kind = PatternNode::Kind;

constexpr int kMaxDepth = 100;
constexpr uint32_t kMaxRepeat = 1000;  // as in RE2

class Parser {
 public:
  explicit Parser(std::string_view pattern) : in_(pattern) {}

  std::optional<PatternNode> Parse() {
    PatternNode node = Alternation(0);
    if (failed_ || pos_ != in_.size()) return std::nullopt;
    return node;
  }

 private:
  struct Flags {
    bool fold = false;
    bool multi_line = false;
    bool dot_all = false;
  };

  [[nodiscard]] bool At(char c) const {
    return pos_ < in_.size() && in_[pos_] == c;
  }
  bool Eat(char c) {
    if (!At(c)) return false;
    ++pos_;
    return true;
  }
  PatternNode Fail() {
    failed_ = true;
    pos_ = in_.size();
    return {};
  }

  // Up to the end or an unmatched ')'. Flags set inside end with it.
  PatternNode Alternation(int depth) {
    if (depth > kMaxDepth) return Fail();
    const Flags outer = flags_;
    PatternNode alt;
    alt.kind = Kind::kAlt;
    alt.children.push_back(Sequence(depth));
    while (Eat('|')) alt.children.push_back(Sequence(depth));
    flags_ = outer;
    if (alt.children.size() > 1) return alt;
    PatternNode only = std::move(alt.children[0]);
    return only;
  }

  PatternNode Sequence(int depth) {
    PatternNode cat;
    cat.kind = Kind::kCat;
    while (pos_ < in_.size() && !At('|') && !At(')')) {
      PatternNode atom = Atom(depth);
      if (failed_) return {};
      cat.children.push_back(Quantified(std::move(atom)));
      if (failed_) return {};
    }
    return cat;
  }

  PatternNode Quantified(PatternNode atom) {
    PatternNode repeat;
    if (!Quantifier(&repeat.min, &repeat.max)) return atom;
    // An assertion or flag repeated: RE2 simplifies these; not worth it here.
    if (atom.Nullable()) return Fail();
    repeat.kind = Kind::kRepeat;
    repeat.greedy = !Eat('?');
    repeat.children.push_back(std::move(atom));
    uint32_t min = 0;
    uint32_t max = 0;
    return Quantifier(&min, &max) ? Fail() : repeat;
  }

  bool Quantifier(uint32_t* min, uint32_t* max) {
    *min = 0;
    *max = PatternNode::kNoLimit;
    if (Eat('*')) return true;
    if (At('+')) *min = 1;
    if (At('?')) *max = 1;
    if (Eat('+') || Eat('?')) return true;
    return Braces(min, max);
  }

  // {n} {n,} {n,m}; anything else is a literal brace.
  bool Braces(uint32_t* min, uint32_t* max) {
    const size_t start = pos_;
    if (!Eat('{') || !Number(min)) {
      pos_ = start;
      return false;
    }
    *max = *min;
    if (Eat(',')) {
      *max = PatternNode::kNoLimit;
      if (!At('}') && !Number(max)) {
        pos_ = start;
        return false;
      }
    }
    if (!Eat('}')) {
      pos_ = start;
      return false;
    }
    const bool bad = *min > kMaxRepeat || (*max != PatternNode::kNoLimit &&
                                           (*max > kMaxRepeat || *max < *min));
    if (bad) Fail();
    return true;
  }

  bool Number(uint32_t* value) {
    const size_t start = pos_;
    *value = 0;
    while (pos_ < in_.size() && IsDigit(in_[pos_]) && pos_ - start < 5) {
      *value = *value * 10 + static_cast<uint32_t>(in_[pos_++] - '0');
    }
    return pos_ > start;
  }

  PatternNode Atom(int depth) {
    switch (in_[pos_]) {
      case '(':
        return Group(depth);
      case '[':
        return Class();
      case '\\':
        return Escape();
      case '^':
        ++pos_;
        return Assert(flags_.multi_line ? Assertion::kLineBegin
                                        : Assertion::kTextBegin);
      case '$':
        ++pos_;
        return Assert(flags_.multi_line ? Assertion::kLineEnd
                                        : Assertion::kTextEnd);
      case '.': {
        ++pos_;
        CharSet any;
        if (!flags_.dot_all) any.AddRange('\n', '\n');
        any.Complement();
        return Char(std::move(any));
      }
      case '*':
      case '+':
      case '?':
        return Fail();
      default: {
        CharSet one;
        const char32_t c = Literal();
        one.AddRange(c, c);
        return Folded(std::move(one));
      }
    }
  }

  static PatternNode Assert(Assertion assertion) {
    PatternNode node;
    node.kind = Kind::kAssertion;
    node.assertion = assertion;
    return node;
  }
  static PatternNode Char(CharSet set) {
    PatternNode node;
    node.kind = Kind::kChar;
    node.set = std::move(set);
    return node;
  }
  PatternNode Folded(CharSet set) {
    if (flags_.fold && !set.AddCaseVariants()) return Fail();
    return Char(std::move(set));
  }

  // One UTF-8 character of the pattern.
  char32_t Literal() {
    const auto lead = static_cast<unsigned char>(in_[pos_++]);
    if (lead < 0x80) return lead;
    const int more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
    char32_t c = lead & (0x3F >> more);
    for (int i = 0; i < more; ++i) {
      if (pos_ == in_.size() || (in_[pos_] & 0xC0) != 0x80) {
        Fail();
        return 0;
      }
      c = c << 6 | (static_cast<unsigned char>(in_[pos_++]) & 0x3F);
    }
    return c;
  }

  PatternNode Group(int depth) {
    ++pos_;
    bool value = false;
    const Flags outer = flags_;
    if (Eat('?')) {
      if (in_.substr(pos_).starts_with("P<")) {
        const size_t end = in_.find('>', pos_);
        if (end == std::string_view::npos) return Fail();
        value = in_.substr(pos_ + 2, end - pos_ - 2) == "value";
        pos_ = end + 1;
      } else if (!ReadFlags()) {
        return Fail();
      } else if (Eat(')')) {
        return {};  // for the rest of the group around
      } else {
        ++pos_;  // the colon
      }
    }
    PatternNode inside = Alternation(depth + 1);
    flags_ = outer;
    if (!Eat(')')) return Fail();
    if (!value) return inside;
    PatternNode node;
    node.kind = Kind::kValue;
    node.children.push_back(std::move(inside));
    return node;
  }

  // "im-s" up to the ':' or ')'.
  bool ReadFlags() {
    bool on = true;
    for (; pos_ < in_.size() && in_[pos_] != ':' && in_[pos_] != ')'; ++pos_) {
      switch (in_[pos_]) {
        case '-':
          on = false;
          break;
        case 'i':
          flags_.fold = on;
          break;
        case 'm':
          flags_.multi_line = on;
          break;
        case 's':
          flags_.dot_all = on;
          break;
        default:
          return false;
      }
    }
    return pos_ < in_.size();
  }

  PatternNode Escape() {
    const char c = pos_ + 1 < in_.size() ? in_[pos_ + 1] : '\0';
    const auto assertion = [&](Assertion which) {
      pos_ += 2;
      return Assert(which);
    };
    switch (c) {
      case 'b':
        return assertion(Assertion::kWordEdge);
      case 'B':
        return assertion(Assertion::kNoWordEdge);
      case 'A':
        return assertion(Assertion::kTextBegin);
      case 'z':
        return assertion(Assertion::kTextEnd);
      default: {
        CharSet set;
        if (!EscapedSet(&set)) return Fail();
        return Folded(std::move(set));
      }
    }
  }

  // A class or one character behind a backslash.
  bool EscapedSet(CharSet* set) {
    const char c = pos_ + 1 < in_.size() ? in_[pos_ + 1] : '\0';
    if (c == 'p' || c == 'P') return Property(set);
    if (const auto perl = PerlClass(c)) {
      pos_ += 2;
      *set = *perl;
      return true;
    }
    char32_t one = 0;
    if (!EscapedChar(&one)) return false;
    set->AddRange(one, one);
    return true;
  }

  bool Property(CharSet* set) {
    const bool negated = in_[pos_ + 1] == 'P';
    pos_ += 2;
    std::string_view name = in_.substr(pos_, 1);
    if (name == "{") {
      const size_t end = in_.find('}', pos_);
      if (end == std::string_view::npos) return false;
      name = in_.substr(pos_ + 1, end - pos_ - 1);
      pos_ = end;
    }
    ++pos_;
    const auto known = UnicodeClass(name);
    if (!known) return false;
    *set = *known;
    if (negated) set->Complement();
    return true;
  }

  bool EscapedChar(char32_t* out) {
    ++pos_;
    if (pos_ >= in_.size()) return false;
    const char c = in_[pos_++];
    constexpr std::string_view kNames = "nrtfva";
    constexpr std::string_view kValues = "\n\r\t\f\v\a";
    if (const size_t at = kNames.find(c); at != std::string_view::npos) {
      *out = static_cast<unsigned char>(kValues[at]);
      return true;
    }
    if (c == 'x') return HexChar(out);
    *out = static_cast<unsigned char>(c);
    return !IsAlnum(c) && !IsHigh(c) && c != '_';
  }

  bool HexChar(char32_t* out) {
    const bool braces = Eat('{');
    const size_t end = braces ? in_.find('}', pos_) : pos_ + 2;
    if (end == std::string_view::npos || end > in_.size() || end == pos_ ||
        end - pos_ > 6) {
      return false;
    }
    *out = 0;
    for (; pos_ < end; ++pos_) {
      const int digit = HexValue(in_[pos_]);
      if (digit < 0) return false;
      *out = *out << 4 | static_cast<char32_t>(digit);
    }
    if (braces) ++pos_;
    return *out <= kMaxCodePoint;
  }

  PatternNode Class() {
    ++pos_;
    const bool negated = Eat('^');
    CharSet set;
    for (bool first = true; first || !At(']'); first = false) {
      if (pos_ >= in_.size() || !ClassItem(&set)) {
        return Fail();
      }
    }
    ++pos_;
    if (flags_.fold && !set.AddCaseVariants()) return Fail();
    if (negated) set.Complement();
    return Char(std::move(set));
  }

  bool ClassItem(CharSet* set) {
    if (in_.substr(pos_).starts_with("[:")) {
      const size_t end = in_.find(":]", pos_);
      if (end == std::string_view::npos) return false;
      const auto named = PosixClass(in_.substr(pos_ + 2, end - pos_ - 2));
      if (!named) return false;
      set->Add(*named);
      pos_ = end + 2;
      return true;
    }
    char32_t first = 0;
    if (At('\\')) {
      CharSet escaped;
      if (!EscapedSet(&escaped)) return false;
      const int32_t single = escaped.Single();
      if (single < 0) {
        set->Add(escaped);
        return true;
      }
      first = static_cast<char32_t>(single);
    } else {
      first = Literal();
    }
    char32_t last = first;
    if (At('-') && pos_ + 1 < in_.size() && in_[pos_ + 1] != ']') {
      ++pos_;
      if (At('[')) return false;
      if (!At('\\')) {
        last = Literal();
      } else if (!EscapedChar(&last)) {
        return false;
      }
    }
    if (last < first) return false;
    set->AddRange(first, last);
    return !failed_;
  }

  std::string_view in_;
  size_t pos_ = 0;
  Flags flags_;
  bool failed_ = false;
};

}  // namespace

bool PatternNode::Nullable() const {
  const auto nullable = [](const PatternNode& child) {
    return child.Nullable();
  };
  switch (kind) {
    case Kind::kEmpty:
    case Kind::kAssertion:
      return true;
    case Kind::kChar:
      return false;
    case Kind::kCat:
      return std::all_of(children.begin(), children.end(), nullable);
    case Kind::kAlt:
      return std::any_of(children.begin(), children.end(), nullable);
    case Kind::kRepeat:
      return min == 0 || children[0].Nullable();
    case Kind::kValue:
      return children[0].Nullable();
  }
  return true;
}

std::optional<PatternNode> ParsePattern(std::string_view pattern) {
  return Parser(pattern).Parse();
}

}  // namespace redactor::match
