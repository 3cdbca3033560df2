// Looks at the words on both sides of each line end; most are letters and pass
// after two comparisons.
#include "redactor/text/joined_lines.h"

#include <algorithm>
#include <cstring>

#include "redactor/text/view_builder.h"

namespace redactor::text {

namespace {

constexpr size_t kFullLine = 60;   // mail programs wrap behind it
constexpr size_t kProseLine = 40;  // shorter ones are lists and forms
constexpr size_t kMaxWord = 256;
constexpr size_t kMaxLine = 512;  // how much of a line is looked at
constexpr size_t kLongWord = 20;
constexpr size_t kLongCode = 16;  // a key in two lines, capitals and digits
constexpr size_t kMinDigits = 7;  // of a number in two lines

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsLetter(char c) {
  c = static_cast<char>(c | 0x20);
  return c >= 'a' && c <= 'z';
}
bool IsAlnum(char c) { return IsDigit(c) || IsLetter(c); }
bool IsBlank(char c) { return c == ' ' || c == '\t'; }
bool IsSpace(char c) {
  return IsBlank(c) || c == '\n' || c == '\r' || c == '\0';
}
bool IsOneOf(char c, std::string_view set) {
  return set.find(c) != std::string_view::npos;
}
size_t Digits(std::string_view text) {
  return static_cast<size_t>(std::count_if(text.begin(), text.end(), IsDigit));
}
bool IsAddress(std::string_view word) {
  return word.find('@') != std::string_view::npos ||
         word.find("://") != std::string_view::npos ||
         word.starts_with("www.") || word.starts_with("\\\\");
}
bool HasLetters(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return IsLetter(c) || (c & 0x80) != 0; });
}
bool IsUpperOrDigit(char c) { return IsDigit(c) || (c >= 'A' && c <= 'Z'); }
bool IsStamp(std::string_view word) {
  return word.size() >= 5 &&
         (word[4] == '-' || word[4] == '/' || word[2] == ':' || word[2] == '/');
}

// The two sides of one line end.
struct Sides {
  std::string_view line;   // the first one, trimmed
  std::string_view next;   // the second one, without quote marks
  std::string_view word;   // the last of `line`
  std::string_view other;  // the first of `next`
  bool flowed = false;     // a space stood before the line end
};

std::string_view LastWord(std::string_view line) {
  size_t begin = line.size();
  while (begin > 0 && !IsSpace(line[begin - 1]) &&
         line.size() - begin < kMaxWord) {
    --begin;
  }
  return line.substr(begin);
}

std::string_view FirstWord(std::string_view line) {
  size_t end = 0;
  while (end < line.size() && !IsSpace(line[end]) && end < kMaxWord) ++end;
  return line.substr(0, end);
}

// "217-555-" + "0143", "jane@" + "example.com", "https://x.local/" + "a".
bool JoinsByMarkBefore(const Sides& s) {
  if (s.word.size() < 2 || !IsAlnum(s.other[0])) return false;
  const char mark = s.word.back();
  const char before = s.word[s.word.size() - 2];
  switch (mark) {
    case '@':
      return s.other.find('.') != std::string_view::npos;
    case '-':
      if (IsDigit(before) && IsDigit(s.other[0])) return true;
      return IsAddress(s.word) || (Digits(s.word) > 0 && Digits(s.other) > 0);
    case '.':
      if (s.word.find('@') != std::string_view::npos) return true;
      return IsDigit(before) && IsDigit(s.other[0]) && Digits(s.word) >= 3 &&
             s.word.find_first_of(".-") + 1 < s.word.size();
    default:
      return IsOneOf(mark, "/=&?%#_~:+") && IsAddress(s.word);
  }
}

// "jane.poe" + "@example.com", "217-555" + "-0143", "http://x.local" + "/a".
bool JoinsByMarkBehind(const Sides& s) {
  if (s.other.size() < 2 || !IsAlnum(s.word.back())) return false;
  switch (const char mark = s.other[0]) {
    case '@':
      return s.other.find('.') != std::string_view::npos;
    case '-':
    case '.':
      if (IsDigit(s.word.back()) && IsDigit(s.other[1])) {
        return Digits(s.word) >= 3 && Digits(s.other) >= 3;
      }
      return IsAddress(s.word) && IsAlnum(s.other[1]);
    default:
      return IsOneOf(mark, "/=&?%#_~") && IsAddress(s.word);
  }
}

bool JoinsByBrackets(const Sides& s) {
  return s.word[0] == '<' && IsAddress(s.word) && s.word.back() != '>' &&
         s.other.find('>') != std::string_view::npos;
}

// Lines of a log or table begin alike: with a number, a date, an id.
bool BeginAlike(const Sides& s) {
  const std::string_view first = FirstWord(
      s.line.substr(std::min(s.line.find_first_not_of(" \t>"), s.line.size())));
  if (first.empty() || IsStamp(s.other)) return true;
  if (IsDigit(first[0]) && IsDigit(s.other[0])) return true;
  return first.size() == s.other.size() && Digits(first) > 0 &&
         Digits(s.other) > 0;
}

// Digits on both sides, in text that is no table.
bool JoinsDigits(const Sides& s) {
  if (!IsDigit(s.word.back()) || !IsDigit(s.other[0])) return false;
  if (!HasLetters(s.line) || s.other.back() == ')' ||
      (s.other.size() < 4 && s.other.back() == '.')) {
    return false;
  }
  const size_t tail = s.line.find_last_not_of("0123456789 -./()") + 1;
  const size_t head =
      std::min(s.next.find_first_not_of("0123456789 -./()"), s.next.size());
  return Digits(s.line.substr(tail)) + Digits(s.next.substr(0, head)) >=
             kMinDigits &&
         !BeginAlike(s);
}

// A part of a longer word, not the next word of a sentence.
bool LooksLikePart(std::string_view word) {
  const size_t end = word.find_last_not_of(".,;:!?)>\"'");
  if (end == std::string_view::npos) return false;
  word = word.substr(0, end + 1);
  return word.size() >= kLongWord || Digits(word) > 0 ||
         word.find_first_of("/=&?%-_.@#+") != std::string_view::npos;
}

bool IsCode(std::string_view word) {
  return std::all_of(word.begin(), word.end(), IsUpperOrDigit);
}

// A word that fills its line to the end and goes on.
bool JoinsWords(const Sides& s) {
  if (s.line.size() < kFullLine || s.flowed) return false;
  if (!IsAlnum(s.word.back()) || !IsAlnum(s.other[0])) return false;
  if (BeginAlike(s)) return false;
  if (IsCode(s.word) && IsCode(s.other)) {
    return s.word.size() + s.other.size() >= kLongCode &&
           Digits(s.word) + Digits(s.other) > 0;
  }
  if (!LooksLikePart(s.other)) return false;
  return IsAddress(s.word) || Digits(s.word) > 0 ||
         s.word.size() >= kLongWord ||
         s.other.find('@') != std::string_view::npos;
}

// "DE89 3704 0044" + "0532 0130 00": the groups of an IBAN.
bool IsGroupPair(const Sides& s) {
  constexpr size_t kLongestGroup = 6;
  constexpr size_t kTwoGroups = 10;
  if (!IsUpperOrDigit(s.word.back()) || !IsCode(s.other) ||
      Digits(s.next.substr(0, kTwoGroups)) == 0) {
    return false;
  }
  std::string_view line = s.line;
  while (!line.empty()) {
    const std::string_view word = LastWord(line);
    if (word.size() < 2 || word.size() > kLongestGroup || !IsCode(word)) {
      return false;
    }
    if (word.size() >= 4 && IsLetter(word[0]) && IsLetter(word[1]) &&
        IsDigit(word[2]) && IsDigit(word[3])) {
      return true;
    }
    line.remove_suffix(word.size());
    line = line.substr(0, line.find_last_not_of(" \t") + 1);
  }
  return false;
}

// Cheap, and true where one of the shapes below holds.
bool MayJoinByShape(const Sides& s) {
  const char last = s.word.back();
  const char first = s.other[0];
  if (!IsAlnum(last) || !IsAlnum(first)) return false;
  if (IsDigit(last) && IsDigit(first)) return !BeginAlike(s);
  if (IsUpperOrDigit(last) && IsUpperOrDigit(first)) return true;
  return s.line.size() >= kFullLine && LooksLikePart(s.other);
}

class JoinFinder {
 public:
  JoinFinder(std::string_view text, std::vector<LineJoin>* joins)
      : text_(text), joins_(joins) {}

  void Run() {
    size_t line = 0;
    while (line < text_.size()) {
      const void* found =
          std::memchr(text_.data() + line, '\n', text_.size() - line);
      if (found == nullptr) return;
      const auto at =
          static_cast<size_t>(static_cast<const char*>(found) - text_.data());
      OnLineEnd(line, at);
      line = at + 1;
    }
  }

 private:
  void OnLineEnd(size_t line, size_t at);
  void JudgeShape(Sides s, LineJoin join);

  const std::string_view text_;
  std::vector<LineJoin>* joins_;
};

void JoinFinder::OnLineEnd(size_t line, size_t at) {
  size_t end = at;
  while (end > line && (IsBlank(text_[end - 1]) || text_[end - 1] == '\r')) {
    --end;
  }
  size_t next = at + 1;
  while (next < text_.size() && (IsBlank(text_[next]) || text_[next] == '>')) {
    ++next;
  }
  if (end == line || next >= text_.size()) return;
  const char last = text_[end - 1];
  const char first = text_[next];
  if (IsSpace(first) || last == '\0') return;
  // Most lines of logs begin with a number.
  if (IsAlnum(last) && IsDigit(first) && IsDigit(text_[line])) return;
  Sides s;
  s.line = text_.substr(line, end - line);
  s.word = LastWord(s.line);
  // Prose: a short line of words.
  if (IsLetter(last) && IsLetter(first) && s.line.size() < kFullLine &&
      s.word[0] != '<') {
    return;
  }
  s.next = text_.substr(next, kMaxWord);
  s.other = FirstWord(s.next);
  s.flowed = end < at && IsBlank(text_[end]);
  LineJoin join;
  join.begin = static_cast<uint32_t>(end);
  join.end = static_cast<uint32_t>(next);
  if (JoinsByMarkBefore(s) || JoinsByMarkBehind(s) || JoinsByBrackets(s)) {
    joins_->push_back(join);
  } else if (MayJoinByShape(s)) {
    JudgeShape(s, join);
  }
}

// The whole lines count.
void JoinFinder::JudgeShape(Sides s, LineJoin join) {
  size_t line = static_cast<size_t>(s.line.data() - text_.data());
  if (s.line.size() > kMaxLine) {
    line = join.begin - kMaxLine;
    s.line = text_.substr(line, kMaxLine);
  }
  const size_t part = s.line.rfind('\0');
  if (part != std::string_view::npos) {  // another segment
    s.line.remove_prefix(part + 1);
    line += part + 1;
  }
  s.next = text_.substr(join.end, kMaxLine);
  s.next =
      s.next.substr(0, s.next.find_first_of(std::string_view("\n\r\0", 3)));
  const bool digits = JoinsDigits(s);
  const bool groups = IsGroupPair(s);
  if (!digits && !groups && !JoinsWords(s)) return;
  join.spaced = digits || groups;
  join.weak = s.line.size() < kProseLine;
  join.lines_begin = static_cast<uint32_t>(line);
  join.lines_end = static_cast<uint32_t>(join.end + s.next.size());
  joins_->push_back(join);
}

}  // namespace

void FindLineJoins(std::string_view text, std::vector<LineJoin>* joins) {
  joins->clear();
  JoinFinder(text, joins).Run();
}

bool BuildJoinedView(std::string_view text, const std::vector<LineJoin>& joins,
                     bool spaced, View* view) {
  const auto takes_part = [spaced](const LineJoin& join) {
    return !spaced || join.spaced;
  };
  if (std::none_of(joins.begin(), joins.end(), takes_part)) return false;
  ViewBuilder builder(view);
  view->text.reserve(text.size());
  size_t run = 0;
  for (const LineJoin& join : joins) {
    if (!takes_part(join)) continue;
    builder.Run(text.substr(run, join.begin - run), run);
    builder.Unit(join.begin, join.end);
    if (spaced) view->text.push_back(' ');
    run = join.end;
  }
  builder.Run(text.substr(run), run);
  builder.Finish(text.size());
  return true;
}

}  // namespace redactor::text
