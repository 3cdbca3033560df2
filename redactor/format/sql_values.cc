// Values of rows: literals, nested values, packed addresses.
#include <algorithm>
#include <cstring>

#include "redactor/format/sql_run.h"
#include "redactor/format/sql_words.h"

namespace redactor::format {

namespace {

using Kind = SqlContent::Kind;

// Hex digits.
constexpr size_t kLongestBinaryValue = 128;

bool IsPrintable(std::string_view bytes) {
  return std::ranges::all_of(bytes,
                             [](char c) { return c >= 0x20 && c < 0x7F; });
}

}  // namespace

// A string at `quote`; cur_ is where the literal begins, with its prefix.
SqlRun::Did SqlRun::Literal(const char* quote, SqlEscapes escapes) {
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
  const bool packed =
      of != nullptr && of->holds_ip && (hex.size() == 8 || hex.size() == 32);
  if (packed) {
    std::string bytes;
    for (size_t i = 0; i < hex.size(); i += 2) {
      bytes +=
          static_cast<char>(SqlHexDigit(hex[i]) * 16 + SqlHexDigit(hex[i + 1]));
    }
    if (AddPackedIp(digits, to, bytes, kSqlIpHex)) {
      at_ = OffsetOf(to) + (closer != '\0' && to < end_ && *to == closer);
      return Did::kGo;
    }
  }
  const Did did = ReadContent(digits);
  if (did == Did::kMore) return did;
  if (batch_.text_at() > begin) {
    // Digits are replaced as a whole, or their number might become odd; a
    // picture is no value of its column.
    AddValue(begin, text ? SegmentKind::kValue : SegmentKind::kNumber, kSqlHex);
    if (!text && hex.size() > kLongestBinaryValue) {
      batch_.segment(batch_.segment_count() - 1).path = 0;
    }
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
  std::copy(ip.begin(), ip.end(), out);
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
                         static_cast<char>(bits >> 8), static_cast<char>(bits)};
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

}  // namespace redactor::format
