// Reading of declarations; see the header.
#include "redactor/format/sql_schema.h"

#include <algorithm>
#include <array>

#include "redactor/format/sql_words.h"

namespace redactor::format {

namespace {

constexpr uint16_t kWidened = 255;
constexpr size_t kMaxColumns = 4096;
constexpr size_t kMaxNameBytes = 256;
constexpr size_t kMaxSchemaBytes = size_t{4} << 20;

std::string Lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return out;
}

enum class Family : uint8_t { kChars, kBytes, kWholeNumber, kFixed };

struct TypeName {
  std::string_view name;
  Family family;
  ValueRoom room;
  uint32_t width;  // where none is given
};

constexpr uint32_t kUnbounded = UINT16_MAX;

// Sorted by name.
constexpr std::array kTypes = {
    TypeName{"bigint", Family::kWholeNumber, ValueRoom::kInt64, 0},
    TypeName{"bigserial", Family::kWholeNumber, ValueRoom::kInt64, 0},
    TypeName{"binary", Family::kBytes, ValueRoom::kChars, 1},
    TypeName{"bit", Family::kFixed, ValueRoom::kSmall, 0},
    TypeName{"bool", Family::kFixed, ValueRoom::kSmall, 0},
    TypeName{"boolean", Family::kFixed, ValueRoom::kSmall, 0},
    TypeName{"char", Family::kChars, ValueRoom::kChars, 1},
    TypeName{"character", Family::kChars, ValueRoom::kChars, 1},
    TypeName{"cidr", Family::kFixed, ValueRoom::kInet, 0},
    TypeName{"date", Family::kFixed, ValueRoom::kDate, 0},
    TypeName{"datetime", Family::kFixed, ValueRoom::kDateTime, 0},
    TypeName{"dec", Family::kFixed, ValueRoom::kSmall, 0},
    TypeName{"decimal", Family::kFixed, ValueRoom::kSmall, 0},
    TypeName{"double", Family::kFixed, ValueRoom::kSmall, 0},
    TypeName{"fixed", Family::kFixed, ValueRoom::kSmall, 0},
    TypeName{"float", Family::kFixed, ValueRoom::kSmall, 0},
    TypeName{"float4", Family::kFixed, ValueRoom::kSmall, 0},
    TypeName{"float8", Family::kFixed, ValueRoom::kSmall, 0},
    TypeName{"inet", Family::kFixed, ValueRoom::kInet, 0},
    TypeName{"inet4", Family::kFixed, ValueRoom::kInet4, 0},
    TypeName{"inet6", Family::kFixed, ValueRoom::kInet, 0},
    TypeName{"int", Family::kWholeNumber, ValueRoom::kInt32, 0},
    TypeName{"int2", Family::kFixed, ValueRoom::kSmall, 0},
    TypeName{"int4", Family::kWholeNumber, ValueRoom::kInt32, 0},
    TypeName{"int8", Family::kWholeNumber, ValueRoom::kInt64, 0},
    TypeName{"integer", Family::kWholeNumber, ValueRoom::kInt32, 0},
    TypeName{"macaddr", Family::kFixed, ValueRoom::kMac, 0},
    TypeName{"macaddr8", Family::kFixed, ValueRoom::kMac8, 0},
    TypeName{"mediumint", Family::kFixed, ValueRoom::kSmall, 0},
    TypeName{"money", Family::kFixed, ValueRoom::kSmall, 0},
    TypeName{"nchar", Family::kChars, ValueRoom::kChars, 1},
    TypeName{"number", Family::kFixed, ValueRoom::kSmall, 0},
    TypeName{"numeric", Family::kFixed, ValueRoom::kSmall, 0},
    TypeName{"nvarchar", Family::kChars, ValueRoom::kChars, kUnbounded},
    TypeName{"real", Family::kFixed, ValueRoom::kSmall, 0},
    TypeName{"serial", Family::kWholeNumber, ValueRoom::kInt32, 0},
    TypeName{"smallint", Family::kFixed, ValueRoom::kSmall, 0},
    TypeName{"time", Family::kFixed, ValueRoom::kTime, 0},
    TypeName{"timestamp", Family::kFixed, ValueRoom::kDateTime, 0},
    TypeName{"timestamptz", Family::kFixed, ValueRoom::kDateTime, 0},
    TypeName{"timetz", Family::kFixed, ValueRoom::kTime, 0},
    TypeName{"tinyblob", Family::kBytes, ValueRoom::kChars, 255},
    TypeName{"tinyint", Family::kFixed, ValueRoom::kSmall, 0},
    TypeName{"tinytext", Family::kChars, ValueRoom::kChars, 255},
    TypeName{"uniqueidentifier", Family::kFixed, ValueRoom::kUuid, 0},
    TypeName{"uuid", Family::kFixed, ValueRoom::kUuid, 0},
    TypeName{"varbinary", Family::kBytes, ValueRoom::kChars, kUnbounded},
    TypeName{"varchar", Family::kChars, ValueRoom::kChars, kUnbounded},
    TypeName{"varchar2", Family::kChars, ValueRoom::kChars, kUnbounded},
    TypeName{"year", Family::kFixed, ValueRoom::kSmall, 0},
};

bool Ends(std::string_view text, std::string_view tail) {
  return text.ends_with(tail);
}

// The number in "(20)", 0 when there is none. Steps behind the parentheses.
uint32_t TakeWidth(SqlWords* words) {
  if (words->token().kind != '(') return 0;
  words->Next();
  uint32_t width = 0;
  bool digits = words->token().kind == 'w';
  for (const char c : words->token().text) {
    digits = digits && c >= '0' && c <= '9';
    if (digits && width < 100'000'000) {
      width = width * 10 + static_cast<uint32_t>(c - '0');
    }
  }
  if (!digits) width = 0;
  int depth = 1;
  while (depth > 0 && !words->done()) {
    depth += words->token().kind == '(';
    depth -= words->token().kind == ')';
    words->Next();
  }
  return width;
}

// Words that begin a line of CREATE TABLE which declares no column.
bool IsConstraint(const SqlToken& token) {
  constexpr std::array<std::string_view, 12> kWords = {
      "primary",  "unique",  "key",   "index",   "constraint", "foreign",
      "fulltext", "spatial", "check", "exclude", "like",       "period"};
  return token.kind == 'w' &&
         std::any_of(kWords.begin(), kWords.end(),
                     [&](std::string_view word) { return token.Is(word); });
}

// Behind the name of a column: its type, up to where the next one begins.
void ReadType(SqlWords* words, SqlColumn* column, SqlTypePlace* place) {
  place->begin = place->end = words->token().begin;
  std::string type;
  uint32_t width = 0;
  bool is_unsigned = false;
  bool array = false;
  if (words->token().IsName()) {
    place->end = words->token().end;
    type = Lower(words->TakeName());  // pg_catalog.int4, public.citext
    if (type == "long" || type == "national") type = Lower(words->TakeName());
    if (type == "double") words->Take("precision");
    if (type == "character" || type == "char" || type == "binary") {
      if (words->token().Is("varying")) {
        place->end = words->token().end;
        type = type == "binary" ? "varbinary" : "varchar";
        words->Next();
      }
    }
    const bool parentheses = words->token().kind == '(';
    width = TakeWidth(words);
    if (parentheses) place->end = words->token().begin;
    constexpr std::array<std::string_view, 7> kMore = {
        "unsigned", "signed", "zerofill", "with", "without", "time", "zone"};
    while (std::ranges::any_of(kMore, [words](std::string_view word) {
      return words->token().Is(word);
    })) {
      is_unsigned |= words->token().Is("unsigned");
      place->end = words->token().end;
      words->Next();
    }
  }
  for (int depth = 0; !words->done(); words->Next()) {
    const char kind = words->token().kind;
    if (depth == 0 && (kind == ',' || kind == ')')) break;
    depth += kind == '(';
    depth -= kind == ')';
    is_unsigned |= words->token().Is("unsigned");
    array |= kind == '[';
  }
  if (!array && !type.empty()) SetRoom(type, width, is_unsigned, column);
}

}  // namespace

bool NamesIp(std::string_view column) {
  const std::string name = Lower(column);
  constexpr std::array<std::string_view, 10> kNames = {
      "ip",     "regip",  "lastip",   "longip",   "ipaddress",
      "ipaddr", "userip", "posterip", "clientip", "remoteip"};
  return std::ranges::find(kNames, name) != kNames.end() || Ends(name, "_ip") ||
         Ends(name, "_ip_hex") || Ends(name, "_ipaddress") ||
         Ends(name, "_ip_address") || Ends(name, "_ipaddr") ||
         name.starts_with("ip_") || name.starts_with("ipaddress");
}

void SetRoom(std::string_view type, uint32_t width, bool is_unsigned,
             SqlColumn* column) {
  column->declared = true;
  column->binary = type == "blob" || type == "longblob" ||
                   type == "mediumblob" || type == "bytea";
  const auto* at = std::ranges::lower_bound(kTypes, type, {}, &TypeName::name);
  if (at == kTypes.end() || at->name != type) return;
  column->room = at->room;
  column->is_signed = at->family == Family::kWholeNumber && !is_unsigned;
  if (is_unsigned && at->room == ValueRoom::kInt32) {
    column->room = ValueRoom::kUint32;
  }
  if (at->family != Family::kChars && at->family != Family::kBytes) return;
  column->binary = at->family == Family::kBytes;
  if (width == 0) width = at->width;
  if (width >= kUnbounded) {
    column->room = ValueRoom::kAny;
  } else {
    column->width = static_cast<uint16_t>(width);
  }
}

std::string_view SqlSchema::Intern(std::string_view name) {
  name = name.substr(0, kMaxNameBytes);
  const auto [at, is_new] = names_.emplace(name);
  if (is_new) bytes_ += name.size() + 64;
  return *at;
}

const SqlTable* SqlSchema::Learn(std::string_view statement,
                                 std::vector<SqlTypePlace>* types) {
  SqlWords words(statement);
  if (!words.Take("create")) return nullptr;
  constexpr std::array<std::string_view, 5> kBetween = {
      "global", "local", "temporary", "temp", "unlogged"};
  for (const std::string_view word : kBetween) words.Take(word);
  if (!words.Take("table")) return nullptr;
  if (words.Take("if")) {
    words.Take("not");
    words.Take("exists");
  }
  const std::string_view name = words.TakeName();
  if (name.empty() || !words.TakeMark('(')) return nullptr;
  SqlTable table;
  table.name = Intern(name);
  while (!words.done() && table.columns.size() < kMaxColumns) {
    if (words.token().IsName() && !IsConstraint(words.token())) {
      SqlColumn column;
      SqlTypePlace place;
      column.name = Intern(words.token().text);
      column.holds_ip = NamesIp(column.name);
      words.Next();
      ReadType(&words, &column, &place);
      place.column = table.columns.size();
      if (types != nullptr) types->push_back(place);
      table.columns.push_back(column);
    } else {
      SqlColumn ignored;
      SqlTypePlace nowhere;
      if (!words.done()) words.Next();
      ReadType(&words, &ignored, &nowhere);
    }
    if (!words.TakeMark(',')) break;
  }
  bytes_ += table.columns.size() * sizeof(SqlColumn) + 128;
  SqlTable& slot = tables_[Lower(name)];
  slot = std::move(table);
  return &slot;
}

void SqlSchema::ReadHead(std::string_view statement, SqlTable* head) {
  head->columns.clear();
  head->name = {};
  SqlWords words(statement);
  const bool copy = words.Take("copy");
  while (!copy && !words.done() && !words.Take("into")) words.Next();
  words.Take("only");
  const std::string_view name = words.TakeName();
  head->name = Intern(name);
  const auto known = tables_.find(Lower(name));
  const SqlTable* table = known == tables_.end() ? nullptr : &known->second;
  if (words.TakeMark('(')) {
    while (words.token().IsName() && head->columns.size() < kMaxColumns) {
      SqlColumn column;
      column.name = Intern(words.token().text);
      column.holds_ip = NamesIp(column.name);
      if (table != nullptr) {
        for (const SqlColumn& declared : table->columns) {
          if (IsSqlWord(declared.name, Lower(column.name)) ||
              declared.name == column.name) {
            column = declared;
          }
        }
      }
      head->columns.push_back(column);
      words.Next();
      if (!words.TakeMark(',')) break;
    }
  }
  if (head->columns.empty() && table != nullptr) {
    head->columns = table->columns;
  }
}

void SqlSchema::Widen(std::string_view table, std::string_view column) {
  const auto known = tables_.find(Lower(table));
  if (known == tables_.end()) return;
  for (SqlColumn& declared : known->second.columns) {
    if (declared.name != column) continue;
    declared.room = ValueRoom::kChars;
    declared.width = kWidened;
    declared.holds_ip = false;
  }
}

void SqlSchema::ForgetIfLarge() {
  if (bytes_ < kMaxSchemaBytes) return;
  tables_.clear();
  names_.clear();
  bytes_ = 0;
}

}  // namespace redactor::format
