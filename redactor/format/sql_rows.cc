// Rows: the tuples of INSERT and the lines of COPY.
#include <algorithm>
#include <array>
#include <cstring>

#include "redactor/format/sql_run.h"
#include "redactor/format/sql_words.h"

namespace redactor::format {

namespace {

using Kind = SqlContent::Kind;

bool IsNumberChar(char c) {
  return (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '+' ||
         c == 'e' || c == 'E';
}

// Words that are structure where a value stands.
bool IsLiteralWord(std::string_view word) {
  constexpr std::array<std::string_view, 4> kWords = {"null", "default", "true",
                                                      "false"};
  return std::ranges::any_of(
      kWords, [word](std::string_view w) { return IsSqlWord(word, w); });
}

// _utf8mb4'…': MySQL's introducers.
bool IsIntroducer(std::string_view word) {
  constexpr std::array<std::string_view, 9> kNames = {
      "_binary", "_utf8",   "_utf8mb3", "_utf8mb4", "_latin1",
      "_ascii",  "_cp1252", "_ucs2",    "n"};
  return std::ranges::any_of(
      kNames, [word](std::string_view w) { return IsSqlWord(word, w); });
}

}  // namespace

SqlRun::Did SqlRun::BetweenTuples() {
  while (cur_ < end_ && (IsSqlSpace(*cur_) || *cur_ == ',')) ++cur_;
  at_ = OffsetOf(cur_);
  if (cur_ == end_) {
    if (!final_) return Did::kMore;
    mode_ = Mode::kStatement;
    return Did::kGo;
  }
  bool known = true;
  const bool ends = AtDelimiter(&known);
  if (!known) return Did::kMore;
  if (!open_) {
    if (ends) {
      at_ += delimiter_.size();
      mode_ = Mode::kStatement;
      return Did::kGo;
    }
    Open(at_);
    statement_begin_ = UINT64_MAX;
    whole_ = false;
  }
  if (ends || *cur_ != '(') {
    // ON DUPLICATE KEY …: a statement's text again.
    mode_ = Mode::kStatement;
    verb_ = Verb::kOther;
    depth_ = 0;
    words_ = 1;
    return Did::kGo;
  }
  ++at_;
  mode_ = Mode::kTuple;
  column_ = 0;
  depth_ = 0;
  column_node_ = 0;
  fresh_ = true;
  function_ = SqlEscapes::kNone;
  last_word_.clear();
  return Did::kGo;
}

uint32_t SqlRun::ValueNode() {
  if (column_node_ == 0) {
    const SqlColumn* of = column();
    column_node_ = NodeFor(
        head_.name, of == nullptr ? std::string_view{} : of->name, column_);
  }
  return column_node_;
}

void SqlRun::EndValue() {
  FlushGap();
  // Names of columns count as neighbours, whatever stands in them.
  ValueNode();
  column_node_ = 0;
  ++column_;
  fresh_ = true;
  function_ = SqlEscapes::kNone;
  last_word_.clear();
}

SqlRun::Did SqlRun::EndTuple() {
  EndValue();
  at_ = OffsetOf(cur_) + 1;
  if (!head_.columns.empty() && column_ != head_.columns.size() && !in_parts_) {
    StripPaths();
  }
  status_ = Close(/*counts=*/true);
  mode_ = Mode::kTuples;
  return Did::kGo;
}

SqlRun::Did SqlRun::TupleToken() {
  if (!gap_open_) {
    while (cur_ < end_ && IsSqlSpace(*cur_)) ++cur_;
    at_ = OffsetOf(cur_);
  }
  if (cur_ == end_) {
    if (!final_) return Did::kMore;
    if (!Resync()) {
      FlushGap();
      ReadLeniently();
    }
    return Did::kGo;
  }
  const char c = *cur_;
  if (depth_ == 0 && c == ',') {
    EndValue();
    ++at_;
    return Did::kGo;
  }
  if (depth_ == 0 && c == ')') return EndTuple();
  if (fresh_) {
    const Did did = FreshValue();
    if (did == Did::kMore || !fresh_) return did;
  }
  if (c == '\'' || c == '"') {
    SqlEscapes escapes = QuoteEscapes();
    if (last_word_ == "e" && dialect_ != SqlDialect::kMysql) {
      escapes = SqlEscapes::kPostgres;
    }
    if (function_ != SqlEscapes::kNone) escapes = function_;
    return Literal(cur_, escapes);
  }
  if (c == '$' && dialect_ != SqlDialect::kMysql) {
    fresh_ = false;
    return Dollar();
  }
  bool is_comment = false;
  const Did did = Comment(&is_comment);
  if (is_comment || did == Did::kMore) return did;
  fresh_ = false;
  if (IsSqlWordChar(c)) {
    const char* to = cur_;
    while (to < end_ && IsSqlWordChar(*to)) ++to;
    if (to == end_ && !final_) return Did::kMore;
    last_word_.assign(cur_, std::min<size_t>(to - cur_, 16));
    for (char& letter : last_word_) {
      if (letter >= 'A' && letter <= 'Z') {
        letter = static_cast<char>(letter + 32);
      }
    }
    if (last_word_ == "replace") function_ = SqlEscapes::kPlaceholder;
    if (last_word_ == "unistr") function_ = SqlEscapes::kUnistr;
    AddGap(to);
    return Did::kGo;
  }
  depth_ += c == '(';
  depth_ -= c == ')';
  AddGap(cur_ + 1);
  return Did::kGo;
}

// The beginning of a value: numbers, NULL, prefixed literals. Leaves fresh_ set
// when it is something else.
SqlRun::Did SqlRun::FreshValue() {
  const char c = *cur_;
  if (IsNumberChar(c) || IsSqlWordChar(c)) return NumberOrWord();
  return Did::kGo;
}

SqlRun::Did SqlRun::NumberOrWord() {
  const char* to = cur_;
  bool number = true;
  while (to < end_ && (IsSqlWordChar(*to) || IsNumberChar(*to))) {
    number = number && IsNumberChar(*to);
    ++to;
  }
  if (to == end_ && capped_ && cur_[0] == '0' && cur_[1] == 'x') {
    return HexLiteral(cur_ + 2, '\0');  // longer than a record
  }
  const char* next = to;
  while (next < end_ && IsSqlSpace(*next)) ++next;
  if (end_ - next < 2 && !final_) return Did::kMore;
  const char after = next < end_ ? *next : '\0';
  const std::string_view word(cur_, static_cast<size_t>(to - cur_));
  const bool ends = after == ',' || after == ')';
  if (number && ends && *cur_ != 'e' && *cur_ != 'E') {
    fresh_ = false;
    if (NumberAsIp(cur_, to)) return Did::kGo;
    const uint32_t begin = batch_.text_at();
    AddGap(to);
    gap_open_ = false;
    AddValue(begin, SegmentKind::kNumber, kSqlNumber);
    return Did::kGo;
  }
  if (ends && IsLiteralWord(word)) {
    fresh_ = false;
    at_ = OffsetOf(to);
    return Did::kGo;
  }
  if (word.size() > 2 && word[0] == '0' && word[1] == 'x' && ends) {
    if (std::all_of(cur_ + 2, to, [](char d) { return SqlHexDigit(d) >= 0; })) {
      return HexLiteral(cur_ + 2, '\0');
    }
  }
  if (after == '\'' || after == '"') {
    if (to == next && IsSqlWord(word, "x")) return HexLiteral(next + 1, after);
    if (to == next && IsSqlWord(word, "e")) {
      return Literal(next, SqlEscapes::kPostgres);
    }
    if (IsIntroducer(word)) return Literal(next, QuoteEscapes());
  }
  if (IsIntroducer(word) && after == '0' && next[1] == 'x') {
    const char* digits = next + 2;
    return HexLiteral(digits, '\0');
  }
  return Did::kGo;
}

SqlRun::Did SqlRun::BetweenRows() {
  while (cur_ < end_ && (*cur_ == '\n' || *cur_ == '\r')) ++cur_;
  at_ = OffsetOf(cur_);
  if (cur_ == end_) return AtEnd();
  if (*cur_ == '\\') {
    if (end_ - cur_ < 3 && !final_) return Did::kMore;
    const auto left = end_ - cur_;
    if (left >= 2 && cur_[1] == '.' &&
        (left == 2 || cur_[2] == '\n' || cur_[2] == '\r')) {
      at_ += 2;
      mode_ = Mode::kStatement;
      return Did::kGo;
    }
  }
  Open(at_);
  statement_begin_ = UINT64_MAX;
  whole_ = false;
  mode_ = Mode::kRow;
  column_ = 0;
  column_node_ = 0;
  return Did::kGo;
}

SqlRun::Did SqlRun::EndRow() {
  EndValue();
  if (!head_.columns.empty() && column_ != head_.columns.size() && !in_parts_) {
    StripPaths();
  }
  status_ = Close(/*counts=*/true);
  mode_ = Mode::kRows;
  return Did::kGo;
}

SqlRun::Did SqlRun::Field() {
  literal_begin_ = at_;
  is_value_ = true;
  content_ = {.kind = Kind::kCopyField, .escapes = SqlEscapes::kCopy};
  if (cur_ == end_) return final_ ? EndRow() : Did::kMore;
  if (*cur_ == '\t' || *cur_ == '\n') {
    const bool ends = *cur_ == '\n';
    if (ends) return EndRow();
    EndValue();
    ++at_;
    return Did::kGo;
  }
  if (*cur_ == '\\') {
    if (end_ - cur_ < 3 && !final_) return Did::kMore;
    const auto left = end_ - cur_;
    if (left >= 2 && cur_[1] == 'N' &&
        (left == 2 || cur_[2] == '\t' || cur_[2] == '\n')) {
      at_ += 2;
      return Did::kGo;
    }
    if (left >= 3 && cur_[1] == '\\' && cur_[2] == 'x') {
      const Did did = HexLiteral(cur_ + 3, '\0');
      return did;
    }
  }
  const uint32_t begin = batch_.text_at();
  const char* const from = cur_;
  const Did did = ReadContent(from);
  if (did == Did::kMore || batch_.text_at() == begin) return did;
  const SqlColumn* of = column();
  if (of != nullptr && of->holds_ip) {
    const uint64_t behind = at_;
    batch_.TrimText(begin);
    if (NumberAsIp(from, input_.At(behind))) return Did::kGo;
    ReadContent(from);
  }
  AddValue(begin, SegmentKind::kValue, kSqlText);
  return Did::kGo;
}

}  // namespace redactor::format
