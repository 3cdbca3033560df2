// Bids for JSON: a strict reader without records, over the probe only.
#include "redactor/format/json_bid.h"

#include <string>

#include "redactor/base/limits.h"

namespace redactor::format {

namespace {

enum class Read : uint8_t { kWhole, kCut, kBad };

// Reads one value at a time from the head.
class ProbeReader {
 public:
  explicit ProbeReader(std::string_view text) : text_(text) {}

  void SkipSpace() {
    while (at_ < text_.size() && IsSpace(text_[at_])) ++at_;
  }
  // To the byte behind the next line end, or the end.
  void SkipLine() {
    const size_t end = text_.find('\n', at_);
    at_ = end == std::string_view::npos ? text_.size() : end + 1;
  }
  [[nodiscard]] bool done() const { return at_ >= text_.size(); }
  [[nodiscard]] char peek() const { return done() ? '\0' : text_[at_]; }
  [[nodiscard]] size_t at() const { return at_; }
  Read Container();

 private:
  static bool IsSpace(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
  }
  Read Scalar();
  Read String();
  Read Step();
  Read Close();

  std::string_view text_;
  size_t at_ = 0;
  std::string open_;        // the containers, '{' or '['
  bool want_item_ = false;  // a value or key must come next
  bool want_key_ = false;
  bool may_close_ = false;
};

Read ProbeReader::Container() {
  open_.clear();
  want_item_ = true;
  want_key_ = may_close_ = false;
  do {
    SkipSpace();
    if (done()) return Read::kCut;
    const Read read = Step();
    if (read != Read::kWhole) return read;
  } while (!open_.empty());
  return Read::kWhole;
}

Read ProbeReader::Step() {
  const char c = text_[at_];
  if (c == '}' || c == ']') return Close();
  if (!want_item_) {
    if (c != ',') return Read::kBad;
    ++at_;
    want_item_ = true;
    want_key_ = open_.back() == '{';
    return Read::kWhole;
  }
  may_close_ = false;
  if (want_key_) {
    if (c != '"') return Read::kBad;
    const Read key = String();
    if (key != Read::kWhole) return key;
    SkipSpace();
    if (done()) return Read::kCut;
    if (text_[at_] != ':') return Read::kBad;
    ++at_;
    want_key_ = false;
    return Read::kWhole;
  }
  if (c == '{' || c == '[') {
    if (open_.size() >= kMaxJsonDepth) return Read::kBad;
    ++at_;
    open_.push_back(c);
    want_key_ = c == '{';
    may_close_ = true;
    return Read::kWhole;
  }
  want_item_ = false;
  return c == '"' ? String() : Scalar();
}

Read ProbeReader::Close() {
  const char c = text_[at_];
  if (open_.empty() || (open_.back() == '{') != (c == '}')) return Read::kBad;
  if (want_item_ && !may_close_) return Read::kBad;
  open_.pop_back();
  want_item_ = want_key_ = may_close_ = false;
  ++at_;
  return Read::kWhole;
}

Read ProbeReader::String() {
  for (++at_; at_ < text_.size(); ++at_) {
    if (text_[at_] == '"') {
      ++at_;
      return Read::kWhole;
    }
    if (text_[at_] == '\\') ++at_;
  }
  return Read::kCut;
}

// Near enough: a digit first, one '-' before it, one '.', one exponent.
bool LooksLikeNumber(std::string_view word) {
  if (word.starts_with('-')) word.remove_prefix(1);
  if (word.empty() || word[0] < '0' || word[0] > '9') return false;
  const size_t exponent = word.find_first_of("eE");
  const std::string_view mantissa = word.substr(0, exponent);
  if (mantissa.find_first_not_of("0123456789.") != std::string_view::npos ||
      mantissa.find('.') != mantissa.rfind('.')) {
    return false;
  }
  return exponent == std::string_view::npos ||
         word.find_first_not_of("+-0123456789", exponent + 1) ==
             std::string_view::npos;
}

// A literal or the letters of a number; 2026-01-01 and 1.2.3 are neither.
Read ProbeReader::Scalar() {
  const size_t from = at_;
  while (!done() && !IsSpace(peek()) && peek() != ',' && peek() != ']' &&
         peek() != '}') {
    ++at_;
  }
  const std::string_view word = text_.substr(from, at_ - from);
  if (word == "true" || word == "false" || word == "null") return Read::kWhole;
  if (LooksLikeNumber(word)) return Read::kWhole;
  return done() ? Read::kCut : Read::kBad;
}

bool EndsWith(std::string_view name, std::string_view suffix) {
  if (name.size() < suffix.size()) return false;
  for (size_t i = 0; i < suffix.size(); ++i) {
    const char c = name[name.size() - suffix.size() + i];
    if ((c >= 'A' && c <= 'Z' ? c + 32 : c) != suffix[i]) return false;
  }
  return true;
}

bool NamedLines(std::string_view name) {
  return EndsWith(name, ".ndjson") || EndsWith(name, ".jsonl");
}

// Do the values on the lines from here on read well enough? Broken lines are
// common in logs of objects, but "[1] prose" must not pass for an array a line.
bool LinesAgree(ProbeReader reader, char first) {
  size_t good = 1;
  size_t bad = 0;
  for (reader.SkipSpace(); !reader.done(); reader.SkipSpace()) {
    const char c = reader.peek();
    const Read read = c == '{' || c == '[' ? reader.Container() : Read::kBad;
    if (read == Read::kCut) break;
    ++(read == Read::kWhole ? good : bad);
    if (read == Read::kBad) reader.SkipLine();
  }
  return first == '{' ? good * 2 >= bad : good > bad;
}

}  // namespace

JsonLook LookForJson(const Probe& probe) {
  std::string_view text = probe.head;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  ProbeReader reader(text);
  reader.SkipSpace();
  const char first = reader.peek();
  if (first != '{' && first != '[') return JsonLook::kNone;
  // A value that is a first line will have others behind it.
  const bool named = NamedLines(probe.name) || probe.first_line;
  const size_t begin = reader.at();
  const Read read = reader.Container();
  if (read == Read::kBad) return named ? JsonLook::kLines : JsonLook::kNone;
  const bool one_line = text.substr(begin, reader.at() - begin).find('\n') ==
                        std::string_view::npos;
  if (read == Read::kCut) {
    return named && first == '{' && one_line ? JsonLook::kLines
                                             : JsonLook::kJson;
  }
  const size_t end = reader.at();
  if (!LinesAgree(reader, first)) return JsonLook::kNone;
  reader.SkipSpace();
  if (reader.done()) {
    return named && one_line ? JsonLook::kLines : JsonLook::kJson;
  }
  const bool next_line =
      text.substr(end, reader.at() - end).find('\n') != std::string_view::npos;
  return one_line && next_line ? JsonLook::kLines : JsonLook::kJson;
}

}  // namespace redactor::format
