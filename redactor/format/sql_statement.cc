// What stands outside rows: statements, comments, lines for the client.
#include <algorithm>
#include <array>
#include <cstring>

#include "redactor/format/sql_run.h"
#include "redactor/format/sql_words.h"

namespace redactor::format {

namespace {

using Kind = SqlContent::Kind;
constexpr size_t kMaxDelimiter = 16;
constexpr size_t kMaxTag = 64;
constexpr size_t kMaxWord = 64;

std::string LowerWord(const char* from, const char* to) {
  std::string word(from, std::min<size_t>(to - from, kMaxWord));
  for (char& c : word) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return word;
}

bool IsVerb(std::string_view word) {
  constexpr std::array<std::string_view, 22> kVerbs = {
      "alter",  "analyze", "begin",     "comment", "commit", "copy",
      "create", "delete",  "delimiter", "drop",    "grant",  "insert",
      "lock",   "pragma",  "replace",   "revoke",  "select", "set",
      "start",  "unlock",  "update",    "use"};
  return std::ranges::find(kVerbs, word) != kVerbs.end();
}

// Longest "/*M!100616".
constexpr size_t kMaxVersion = 11;

// Behind "/*!40101", whose content MySQL reads: it is no comment here. Null:
// it is one.
const char* BehindVersion(const char* p, const char* end) {
  p += 2;
  if (p < end && *p == 'M') ++p;
  if (p >= end || *p != '!') return nullptr;
  ++p;
  for (int i = 0; i < 6 && p < end && *p >= '0' && *p <= '9'; ++i) ++p;
  return p;
}

}  // namespace

SqlRun::Did SqlRun::Statement() {
  return open_ ? StatementToken() : BetweenStatements();
}

SqlRun::Did SqlRun::BetweenStatements() {
  while (cur_ < end_ && (IsSqlSpace(*cur_) || *cur_ == ';')) ++cur_;
  at_ = OffsetOf(cur_);
  if (cur_ == end_) return AtEnd();
  schema_.ForgetIfLarge();
  Open(at_);
  verb_ = Verb::kOther;
  statement_begin_ = at_;
  whole_ = true;
  words_ = 0;
  code_ = false;
  depth_ = 0;
  from_ = stdin_ = false;
  assigned_.clear();
  last_word_.clear();
  // \connect, \restrict of psql; .mode of sqlite3.
  const bool line = *cur_ == '\\' || *cur_ == '.';
  return line ? LineOfText() : Did::kGo;
}

SqlRun::Did SqlRun::LineOfText() {
  content_ = {.kind = Kind::kLine};
  const uint32_t begin = batch_.text_at();
  const Did did = ReadContent(cur_);
  if (did == Did::kMore) {
    // Begun again as a whole.
    if (!capped_) {
      batch_.Abandon();
      open_ = false;
    }
    return did;
  }
  if (batch_.text_at() > begin) {
    batch_.AddSegment(begin, SegmentKind::kText, 0);
  }
  status_ = Close(/*counts=*/false);
  return Did::kGo;
}

bool SqlRun::AtDelimiter(bool* known) const {
  const auto left = static_cast<size_t>(end_ - cur_);
  const size_t size = std::min(left, delimiter_.size());
  const bool same = std::memcmp(cur_, delimiter_.data(), size) == 0;
  *known = !same || size == delimiter_.size() || final_;
  return same && size == delimiter_.size();
}

SqlRun::Did SqlRun::StatementToken() {
  if (cur_ == end_) {
    if (!final_) return Did::kMore;
    status_ = Close(/*counts=*/false);
    return Did::kGo;
  }
  bool known = true;
  if (AtDelimiter(&known)) return EndStatement();
  if (!known) return Did::kMore;
  const char c = *cur_;
  if (c == '\'' || c == '"' || c == '`') return Quote();
  if (c == '$' && dialect_ != SqlDialect::kMysql) return Dollar();
  bool is_comment = false;
  const Did did = Comment(&is_comment);
  if (is_comment || did == Did::kMore) return did;
  if (IsSqlWordChar(c)) return Word(cur_);
  depth_ += c == '(';
  depth_ -= c == ')';
  if (c == '=' && !last_word_.empty()) {
    assigned_ = last_word_;
  } else if (!IsSqlSpace(c)) {
    assigned_.clear();
  }
  // @name is a variable, nobody's handle; jane@example.com stays whole.
  if (c == '@' && (at_ == part_begin_ || !IsSqlWordChar(cur_[-1]))) FlushGap();
  const char* to = cur_ + 1;
  if (IsSqlSpace(c)) {
    while (to < end_ && IsSqlSpace(*to)) ++to;
  } else {
    last_word_.clear();
  }
  AddGap(to);
  return Did::kGo;
}

// Only a word that ends is one: E'…' and keywords depend on what follows.
SqlRun::Did SqlRun::Word(const char* from) {
  const char* to = from;
  while (to < end_ && IsSqlWordChar(*to)) ++to;
  if (to == end_ && !final_) return Did::kMore;
  last_word_ = LowerWord(from, to);
  if (words_ == 0 && last_word_ == "delimiter" && !final_ &&
      std::memchr(to, '\n', static_cast<size_t>(end_ - to)) == nullptr) {
    return Did::kMore;  // its line counts
  }
  ++words_;
  assigned_.clear();
  AddGap(to);
  if (words_ == 1) {
    code_ = IsVerb(last_word_);
    if (last_word_ == "insert" || last_word_ == "replace") {
      verb_ = Verb::kInsert;
    } else if (last_word_ == "copy") {
      verb_ = Verb::kCopy;
    } else if (last_word_ == "create") {
      verb_ = Verb::kCreate;
    } else if (last_word_ == "delimiter") {
      verb_ = Verb::kDelimiter;
      TakeDelimiter();
    }
  }
  if (depth_ == 0 && verb_ == Verb::kInsert &&
      (last_word_ == "values" || last_word_ == "value")) {
    BeginTuples();
  }
  from_ |= last_word_ == "from";
  stdin_ |= from_ && last_word_ == "stdin";
  return Did::kGo;
}

// DELIMITER // up to the line end; a line that is not there whole is no such.
void SqlRun::TakeDelimiter() {
  const char* p = cur_;
  while (p < end_ && (*p == ' ' || *p == '\t')) ++p;
  const char* to = p;
  while (to < end_ && !IsSqlSpace(*to) &&
         static_cast<size_t>(to - p) < kMaxDelimiter) {
    ++to;
  }
  if (to > p) delimiter_.assign(p, to);
}

SqlRun::Did SqlRun::Comment(bool* is_comment) {
  const auto left = static_cast<size_t>(end_ - cur_);
  const char c = *cur_;
  const bool hash = c == '#' && dialect_ == SqlDialect::kMysql;
  *is_comment = hash;
  if (!hash && (c == '-' || c == '/')) {
    if (left < 2 && !final_) return Did::kMore;
    *is_comment = left >= 2 && ((c == '-' && cur_[1] == '-') ||
                                (c == '/' && cur_[1] == '*'));
  }
  if (!*is_comment) return Did::kGo;
  if (c == '/' && dialect_ == SqlDialect::kMysql) {
    if (left < kMaxVersion && !final_) return Did::kMore;
    if (const char* behind = BehindVersion(cur_, end_)) {
      AddGap(behind);
      return Did::kGo;
    }
  }
  FlushGap();
  content_ = {.kind = c == '/' ? Kind::kBlock : Kind::kLine};
  content_.nests = dialect_ == SqlDialect::kPostgres;
  const uint32_t begin = batch_.text_at();
  const Did did = ReadContent(cur_ + (hash ? 1 : 2));
  if (did == Did::kMore) return did;
  if (batch_.text_at() > begin) {
    batch_.AddSegment(begin, SegmentKind::kText, 0);
  }
  // A comment before a statement is no part of it.
  if (mode_ == Mode::kStatement && words_ == 0 && !in_parts_) {
    status_ = Close(/*counts=*/false);
  }
  return Did::kGo;
}

SqlRun::Did SqlRun::Quote() {
  const char quote = *cur_;
  const bool escape =
      last_word_ == "e" && quote == '\'' && dialect_ != SqlDialect::kMysql;
  FlushGap();
  content_ = {.kind = Kind::kQuoted, .quote = quote};
  if (quote != '`') content_.escapes = QuoteEscapes();
  if (quote == '"' && dialect_ != SqlDialect::kMysql) {
    content_.escapes = SqlEscapes::kNone;
  }
  if (escape) content_.escapes = SqlEscapes::kPostgres;
  const uint32_t begin = batch_.text_at();
  const Did did = ReadContent(cur_ + 1);
  if (did == Did::kMore) return did;
  uint32_t node = 0;
  const bool value = quote == '\'' && !assigned_.empty();
  if (batch_.text_at() > begin) {
    if (value) {
      // The name must stay: it is put behind the value's text.
      node =
          batch_.AddNode({0, PathNode::Kind::kKey, schema_.Name(assigned_), 0});
    }
    batch_.AddSegment(begin, value ? SegmentKind::kValue : SegmentKind::kText,
                      node);
  }
  if (quote != '\'') {
    last_word_ =
        std::string(batch_.record_text() + begin,
                    std::min<size_t>(batch_.text_at() - begin, kMaxWord));
    while (!last_word_.empty() && last_word_.back() == '\0') {
      last_word_.pop_back();
    }
  } else {
    last_word_.clear();
  }
  assigned_.clear();
  const char* next = input_.At(at_);
  const bool odd = batch_.lenient() ||
                   (next < end_ && IsSqlWordChar(*next) && quote == '\'');
  if (odd) Resync();
  return Did::kGo;
}

// $$…$$, $tag$…$tag$; any other dollar is text.
SqlRun::Did SqlRun::Dollar() {
  const char* p = cur_ + 1;
  while (p < end_ && IsSqlWordChar(*p) && *p != '$' &&
         static_cast<size_t>(p - cur_) < kMaxTag) {
    ++p;
  }
  if (p == end_ && !final_) return Did::kMore;
  if (p == end_ || *p != '$') {
    AddGap(cur_ + 1);
    return Did::kGo;
  }
  const char* const tag = cur_;
  const Batch::Mark mark = batch_.mark();
  const bool gap = gap_open_;
  const uint32_t gap_begin = gap_begin_;
  content_ = {.kind = Kind::kDollar};
  content_.tag.assign(tag, p + 1);
  const uint64_t before = at_;
  AddGap(p + 1);  // the tag is text, too
  FlushGap();
  const uint32_t begin = batch_.text_at();
  const Did did = ReadContent(cur_);
  if (did == Did::kMore) {
    batch_.Rollback(mark);
    gap_open_ = gap;
    gap_begin_ = gap_begin;
    at_ = before;
    return did;
  }
  if (batch_.text_at() > begin) AddValue(begin, SegmentKind::kValue, 0);
  // The second tag, too.
  const size_t tag_size = content_.tag.size();
  const char* behind = input_.At(at_);
  if (input_.View(at_ - tag_size, at_) == content_.tag) {
    cur_ = behind - tag_size;
    AddGap(behind);
    FlushGap();
  }
  return Did::kGo;
}

SqlRun::Did SqlRun::EndStatement() {
  const bool rows = verb_ == Verb::kCopy && stdin_;
  if (verb_ == Verb::kCreate && whole_) return LearnTable();
  if (rows) {
    if (whole_) {
      schema_.ReadHead(input_.View(statement_begin_, at_), &head_);
    } else {
      head_ = {};
    }
  }
  FlushGap();
  at_ += delimiter_.size();
  status_ = Close(/*counts=*/false);
  if (rows) mode_ = Mode::kRows;
  return Did::kGo;
}

// At the end of a CREATE statement.
SqlRun::Did SqlRun::LearnTable() {
  std::vector<SqlTypePlace> types;
  const SqlTable* table =
      schema_.Learn(input_.View(statement_begin_, at_), &types);
  last_head_.clear();
  const bool cut = widen_ && table != nullptr && !in_parts_;
  if (cut) CutTypes(*table, types);
  FlushGap();
  at_ += delimiter_.size();
  status_ = Close(/*counts=*/false);
  if (!cut || !status_.ok()) return Did::kGo;
  // What becomes of the types must be known before the rows.
  syntax_.widened.clear();
  status_ = pump_.Deliver(at_, syntax_);
  for (const std::string& column : syntax_.widened) {
    schema_.Widen(table->name, column);
  }
  return Did::kGo;
}

// The statement once more, its types segments of their own.
void SqlRun::CutTypes(const SqlTable& table,
                      const std::vector<SqlTypePlace>& types) {
  batch_.Rollback({0, 0, 0, 1, batch_.lenient()});
  gap_open_ = false;
  table_node_ = 0;
  cur_ = input_.At(statement_begin_);
  const char* const begin = cur_;
  const uint64_t end = at_;
  for (const SqlTypePlace& place : types) {
    const SqlColumn& of = table.columns[place.column];
    const bool narrow = of.room != ValueRoom::kAny &&
                        !(of.room == ValueRoom::kChars && of.width >= 255);
    const uint32_t node = NodeFor(table.name, of.name, 0);
    if (!narrow || place.end <= place.begin) continue;
    AddGap(begin + place.begin);
    FlushGap();
    const uint32_t text = batch_.text_at();
    const char* to = begin + place.end;
    while (to > begin + place.begin && IsSqlSpace(to[-1])) --to;
    AddGap(to);
    gap_open_ = false;
    batch_.AddSegment(text, SegmentKind::kText, node);
    Segment& segment = batch_.segment(batch_.segment_count() - 1);
    segment.room = ValueRoom::kTypeName;
    segment.dress = kSqlType;
  }
  AddGap(input_.At(end));
}

// Behind VALUES.
void SqlRun::BeginTuples() {
  FlushGap();
  mode_ = Mode::kTuples;
  if (!whole_) {
    head_ = {};
    last_head_.clear();
    return;
  }
  const std::string_view head = input_.View(statement_begin_, at_);
  if (head == last_head_) return;
  last_head_ = head;
  schema_.ReadHead(head, &head_);
}

}  // namespace redactor::format
