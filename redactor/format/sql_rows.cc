// Rows: the tuples of INSERT and the lines of COPY.
#include <algorithm>
#include <array>
#include <cstring>

#include "redactor/format/sql_run.h"
#include "redactor/format/sql_words.h"

namespace redactor::format {

namespace {

using Kind = SqlContent::Kind;

// Hex digits.
constexpr size_t kLongestBinaryValue = 128;

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
      "_binary", "_utf8",  "_utf8mb3", "_utf8mb4", "_latin1",
      "_ascii",  "_cp1252", "_ucs2",   "n"};
  return std::ranges::any_of(
      kNames, [word](std::string_view w) { return IsSqlWord(word, w); });
}

bool IsPrintable(std::string_view bytes) {
  return std::ranges::all_of(bytes, [](char c) { return c >= 0x20 && c < 0x7F; });
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
    column_node_ = NodeFor(head_.name, of == nullptr ? std::string_view{}
                                                     : of->name,
                           column_);
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
  if (!head_.columns.empty() && column_ != head_.columns.size() &&
      !in_parts_) {
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
    return Literal(cur_, /*hex=*/false, escapes);
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
    if (std::all_of(cur_ + 2, to,
                    [](char d) { return SqlHexDigit(d) >= 0; })) {
      return HexLiteral(cur_ + 2, '\0');
    }
  }
  if (after == '\'' || after == '"') {
    if (to == next && IsSqlWord(word, "x")) return HexLiteral(next + 1, after);
    if (to == next && IsSqlWord(word, "e")) {
      return Literal(next, false, SqlEscapes::kPostgres);
    }
    if (IsIntroducer(word)) return Literal(next, false, QuoteEscapes());
  }
  if (IsIntroducer(word) && after == '0' && next[1] == 'x') {
    const char* digits = next + 2;
    return HexLiteral(digits, '\0');
  }
  return Did::kGo;
}

// A string at `quote`; cur_ is where the literal begins, with its prefix.
SqlRun::Did SqlRun::Literal(const char* quote, bool /*hex*/,
                            SqlEscapes escapes) {
  literal_begin_ = OffsetOf(cur_);
  is_value_ = true;
  const bool gap = gap_open_;
  const bool was_fresh = fresh_;
  FlushGap();
  fresh_ = false;
  content_ = {.kind = Kind::kQuoted, .quote = *quote, .escapes = escapes};
  if (*quote == '"' && dialect_ != SqlDialect::kMysql) {
    content_.escapes = SqlEscapes::kNone;
  }
  const uint32_t begin = batch_.text_at();
  const Did did = ReadContent(quote + 1);
  if (did == Did::kMore) {
    fresh_ = was_fresh && !gap;
    return did;
  }
  const char* next = input_.At(at_);
  if (batch_.lenient() || (next < end_ && IsSqlWordChar(*next))) {
    // It ended where it should not, or not at all.
    if (batch_.text_at() > begin) AddValue(begin, SegmentKind::kValue, 0);
    if (!Resync()) ReadLeniently();
    return Did::kGo;
  }
  if (batch_.text_at() == begin) return Did::kGo;
  const std::string_view text(batch_.record_text() + begin,
                              batch_.text_at() - begin);
  const SqlColumn* of = column();
  if (of != nullptr && of->holds_ip) {
    const bool packed = (text.size() == 4 || text.size() == 16) &&
                        (of->binary || !IsPrintable(text));
    if (packed) {
      const std::string bytes(text);
      batch_.TrimText(begin);
      if (AddPackedIp(quote, next, bytes, kSqlIpLiteral)) return Did::kGo;
    }
    if (TextAsIp(begin)) return Did::kGo;
  }
  AddValue(begin, SegmentKind::kValue, kSqlText);
  return Did::kGo;
}

// Hex digits up to `closer`, or to what is none: text if they spell text.
SqlRun::Did SqlRun::HexLiteral(const char* digits, char closer) {
  literal_begin_ = OffsetOf(cur_);
  is_value_ = true;
  const char* to = digits;
  while (to < end_ && SqlHexDigit(*to) >= 0) ++to;
  const std::string_view hex(digits, static_cast<size_t>(to - digits));
  const bool text = HexIsText(hex);
  content_ = {.kind = text ? Kind::kHexText : Kind::kHexDigits};
  content_begin_ = OffsetOf(digits);
  if (to == end_ && !final_) return Did::kMore;
  fresh_ = false;
  FlushGap();
  const SqlColumn* of = column();
  const uint32_t begin = batch_.text_at();
  const bool packed = of != nullptr && of->holds_ip &&
                      (hex.size() == 8 || hex.size() == 32);
  if (packed) {
    std::string bytes;
    for (size_t i = 0; i < hex.size(); i += 2) {
      bytes += static_cast<char>(SqlHexDigit(hex[i]) * 16 +
                                 SqlHexDigit(hex[i + 1]));
    }
    if (AddPackedIp(digits, to, bytes, kSqlIpHex)) {
      at_ = OffsetOf(to) + (closer != '\0' && to < end_ && *to == closer);
      return Did::kGo;
    }
  }
  const Did did = ReadContent(digits);
  if (did == Did::kMore) return did;
  if (batch_.text_at() > begin) {
    // A picture is no value of its column.
    const bool value = text || hex.size() <= kLongestBinaryValue;
    AddValue(begin, value ? SegmentKind::kValue : SegmentKind::kText, kSqlHex);
  }
  if (closer != '\0' && at_ < OffsetOf(end_) && *input_.At(at_) == closer) {
    ++at_;
  }
  return Did::kGo;
}

void SqlRun::AddValue(uint32_t begin, SegmentKind kind, uint8_t dress) {
  const SqlColumn* of = mode_ == Mode::kStatement ? nullptr : column();
  const uint32_t node = mode_ == Mode::kStatement ? 0 : ValueNode();
  if (kind == SegmentKind::kValue && dress == kSqlText) {
    const bool backslash = content_.escapes == SqlEscapes::kMysql ||
                           content_.escapes == SqlEscapes::kPostgres;
    const NestedDress nested = {
        .string = kSqlText,
        .json_number = backslash ? kSqlJsonNumberBackslash : kSqlJsonNumber,
        .php_string = kSqlPhpString};
    if (nested_.Split(&batch_, begin, node, nested)) return;
  }
  batch_.AddSegment(begin, kind, node);
  Segment& segment = batch_.segment(batch_.segment_count() - 1);
  segment.dress = dress;
  if (dialect_ == SqlDialect::kSqlite) return;  // any value fits any column
  if (of != nullptr && of->declared) {
    segment.room = of->room;
    segment.width = of->width;
  } else if (kind == SegmentKind::kNumber) {
    segment.room = ValueRoom::kInt64;
  }
}

// Packed bytes as the text of an address, so that it is the same value as
// elsewhere. What stands for [raw_begin, raw_end) is replaced as a whole.
bool SqlRun::AddPackedIp(const char* raw_begin, const char* raw_end,
                         std::string_view bytes, uint8_t dress) {
  const std::string ip = SpellIp(bytes);
  if (ip.empty()) return false;
  const uint32_t begin = batch_.text_at();
  const auto raw = batch_.RawAt(OffsetOf(raw_begin));
  const auto raw_size = static_cast<uint32_t>(raw_end - raw_begin);
  const auto size = static_cast<uint32_t>(ip.size());
  char* out = batch_.text_tail();
  std::memcpy(out, ip.data(), size);
  // Equal sizes would say that it maps byte by byte.
  if (size == raw_size) {
    batch_.AddChunk(begin, 1, raw, 2);
    batch_.AddChunk(begin + 1, size - 1, raw + 2, raw_size - 2);
  } else {
    batch_.AddChunk(begin, size, raw, raw_size);
  }
  batch_.set_text_tail(out + size);
  batch_.AddSegment(begin, SegmentKind::kValue, ValueNode());
  Segment& segment = batch_.segment(batch_.segment_count() - 1);
  segment.dress = dress;
  segment.room = bytes.size() == 4 ? ValueRoom::kInet4 : ValueRoom::kInet;
  return true;
}

// ip2long() in a column of addresses.
bool SqlRun::NumberAsIp(const char* from, const char* to) {
  const SqlColumn* of = column();
  if (of == nullptr || !of->holds_ip) return false;
  const bool negative = *from == '-';
  uint64_t value = 0;
  const char* p = from + negative;
  if (p == to || to - p > 10) return false;
  for (; p < to; ++p) {
    if (*p < '0' || *p > '9') return false;
    value = value * 10 + static_cast<uint64_t>(*p - '0');
  }
  constexpr uint64_t kFirst = 1 << 24;  // 1.0.0.0
  if (value < kFirst || value > UINT32_MAX) return false;
  const auto bits = static_cast<uint32_t>(negative ? -value : value);
  const char bytes[4] = {static_cast<char>(bits >> 24),
                         static_cast<char>(bits >> 16),
                         static_cast<char>(bits >> 8),
                         static_cast<char>(bits)};
  const bool is_signed =
      negative || (of->declared && of->room == ValueRoom::kInt32);
  if (!AddPackedIp(from, to, {bytes, 4},
                   is_signed ? kSqlIpSigned : kSqlIpNumber)) {
    return false;
  }
  at_ = OffsetOf(to);
  return true;
}

// char(8) of hex digits, as early forums kept addresses.
bool SqlRun::TextAsIp(uint32_t text_begin) {
  const std::string_view text(batch_.record_text() + text_begin,
                              batch_.text_at() - text_begin);
  if ((text.size() != 8 && text.size() != 32) ||
      !std::ranges::all_of(text, [](char c) { return SqlHexDigit(c) >= 0; })) {
    return false;
  }
  std::string bytes;
  for (size_t i = 0; i < text.size(); i += 2) {
    bytes +=
        static_cast<char>(SqlHexDigit(text[i]) * 16 + SqlHexDigit(text[i + 1]));
  }
  const auto chunks = batch_.ChunksFrom(text_begin);
  if (chunks.size() != 1 || chunks[0].raw_size != text.size()) return false;
  const char* raw = input_.At(part_begin_ + chunks[0].raw);
  const size_t size = text.size();
  batch_.TrimText(text_begin);
  return AddPackedIp(raw, raw + size, bytes, kSqlIpHex);
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
  if (!head_.columns.empty() && column_ != head_.columns.size() &&
      !in_parts_) {
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
    const Batch::Mark kept = batch_.mark();
    const std::string text(batch_.record_text() + begin,
                           batch_.text_at() - begin);
    batch_.TrimText(begin);
    const char* to = input_.At(at_);
    const uint64_t behind = at_;
    if (NumberAsIp(from, to)) return Did::kGo;
    at_ = behind;
    (void)kept;
    ReadContent(from);
  }
  AddValue(begin, SegmentKind::kValue, kSqlText);
  return Did::kGo;
}

}  // namespace redactor::format
