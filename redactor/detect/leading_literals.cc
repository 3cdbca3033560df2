// What every match of a regex begins with, read off its text.
//
// Walks the pattern as RE2 would: literals, groups and alternations are spelt
// out, everything else (classes, dots, optional parts) ends a beginning. Where
// it is in doubt it ends early, so that the answer is never wrong, only short.
#include <algorithm>
#include <cctype>

#include "redactor/detect/rule_file.h"

namespace redactor::detect {

namespace {

constexpr size_t kMaxBeginnings = 512;

struct Beginning {
  std::string text;
  bool open = true;  // what follows in the pattern follows in the match
};
using Beginnings = std::vector<Beginning>;

class PatternReader {
 public:
  explicit PatternReader(std::string_view pattern) : in_(pattern) {}

  // Up to the end or an unmatched ')'.
  Beginnings Alternation() {
    Beginnings all = Branch();
    while (At('|')) {
      ++pos_;
      for (Beginning& one : Branch()) all.push_back(std::move(one));
    }
    return all;
  }

 private:
  [[nodiscard]] bool At(char c) const {
    return pos_ < in_.size() && in_[pos_] == c;
  }

  Beginnings Branch() {
    Beginnings all = {Beginning{}};
    while (pos_ < in_.size() && in_[pos_] != '|' && in_[pos_] != ')') {
      bool empty = false;  // an assertion: takes no bytes
      Beginnings next = Atom(&empty);
      if (empty) continue;
      const char quantifier = Quantifier();
      if (quantifier == '?' || quantifier == '*' || quantifier == '{') {
        next = {Beginning{"", false}};
      } else if (quantifier == '+') {
        for (Beginning& one : next) one.open = false;
      }
      SkipQuantifier();
      all = Join(all, next);
    }
    return all;
  }

  static Beginnings Join(const Beginnings& heads, const Beginnings& tails) {
    Beginnings out;
    for (const Beginning& head : heads) {
      if (!head.open || out.size() > kMaxBeginnings) {
        out.push_back({head.text, false});
        continue;
      }
      for (const Beginning& tail : tails) {
        out.push_back({head.text + tail.text, tail.open});
      }
    }
    return out;
  }

  // The quantifier here, or '\0'. A brace without a number is a literal.
  [[nodiscard]] char Quantifier() const {
    if (pos_ >= in_.size()) return '\0';
    const char c = in_[pos_];
    const bool number =
        pos_ + 1 < in_.size() && in_[pos_ + 1] >= '0' && in_[pos_ + 1] <= '9';
    return c == '?' || c == '*' || c == '+' || (c == '{' && number) ? c : '\0';
  }

  void SkipQuantifier() {
    while (Quantifier() != '\0') {
      if (in_[pos_] == '{') {
        while (pos_ < in_.size() && in_[pos_] != '}') ++pos_;
      }
      ++pos_;
    }
  }

  Beginnings Atom(bool* empty) {
    const Beginnings unknown = {Beginning{"", false}};
    const char c = in_[pos_++];
    switch (c) {
      case '\\':
        return Escape(empty);
      case '[':
        SkipClass();
        return unknown;
      case '(':
        return Group(empty);
      case '^':
      case '$':
        *empty = true;
        return {};
      case '.':
        return unknown;
      default:
        return (c & 0x80) != 0 ? Punctuation()
                               : Beginnings{{std::string(1, c), true}};
    }
  }

  // A character of more bytes, the first of which is read. General punctuation
  // (U+2000 to U+20FF: dashes, quotes) has no case; letters may have.
  Beginnings Punctuation() {
    const size_t first = pos_ - 1;
    while (pos_ < in_.size() && (in_[pos_] & 0xC0) == 0x80) ++pos_;
    const std::string_view bytes = in_.substr(first, pos_ - first);
    const bool punctuation = bytes.size() == 3 && bytes[0] == '\xE2' &&
                             static_cast<unsigned char>(bytes[1]) <= 0x83;
    return {{punctuation ? std::string(bytes) : "", punctuation}};
  }

  Beginnings Escape(bool* empty) {
    if (pos_ >= in_.size()) return {Beginning{"", false}};
    const char c = in_[pos_++];
    *empty = c == 'b' || c == 'B' || c == 'A' || c == 'z';
    if (std::ispunct(static_cast<unsigned char>(c)) != 0) {
      return {{std::string(1, c), true}};
    }
    const bool braces = (c == 'p' || c == 'P' || c == 'x') && At('{');
    while (braces && pos_ < in_.size() && in_[pos_ - 1] != '}') ++pos_;
    return {Beginning{"", false}};
  }

  void SkipClass() {
    if (At('^')) ++pos_;
    if (At(']')) ++pos_;
    while (pos_ < in_.size() && in_[pos_] != ']') {
      if (in_[pos_] == '\\') ++pos_;
      if (in_.substr(pos_).starts_with("[:")) {
        pos_ = std::min(in_.find(":]", pos_), in_.size() - 2) + 1;
      }
      ++pos_;
    }
    ++pos_;
  }

  Beginnings Group(bool* empty) {
    if (At('?')) {
      ++pos_;
      const size_t end = in_.find_first_of(":)>", pos_);
      if (end == std::string_view::npos) {
        pos_ = in_.size();
        return {Beginning{"", false}};
      }
      pos_ = end + 1;
      if (in_[end] == ')') {  // flags for the rest
        *empty = true;
        return {};
      }
    }
    Beginnings inside = Alternation();
    if (At(')')) ++pos_;
    return inside;
  }

  std::string_view in_;
  size_t pos_ = 0;
};

}  // namespace

std::vector<std::string> LeadingLiterals(std::string_view pattern) {
  std::vector<std::string> out;
  // The free-spacing and quoting syntaxes are not read.
  if (pattern.find("\\Q") != std::string_view::npos) return out;
  for (const Beginning& one : PatternReader(pattern).Alternation()) {
    if (one.text.empty()) return {};
    out.push_back(one.text);
  }
  return out;
}

}  // namespace redactor::detect
