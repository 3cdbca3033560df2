// SqlSchema: tables and their columns, as CREATE TABLE declared them.
//
// Remembers names and what fits into each column, within bounds: what is
// forgotten costs field rules, never a byte. Names stay where they are until
// Forget, so that records may view them.
#ifndef REDACTOR_FORMAT_SQL_SCHEMA_H_
#define REDACTOR_FORMAT_SQL_SCHEMA_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "redactor/base/record.h"

namespace redactor::format {

struct SqlColumn {
  std::string_view name;
  ValueRoom room = ValueRoom::kAny;
  uint16_t width = 0;      // kChars: characters; a binary column: bytes
  bool declared = false;   // its type is known
  bool binary = false;     // varbinary, blob, bytea
  bool is_signed = false;  // an integer type with a sign
  bool holds_ip = false;   // by its name
};

struct SqlTable {
  std::string_view name;
  std::vector<SqlColumn> columns;
};

// Where the type of a column stands in its CREATE TABLE.
struct SqlTypePlace {
  size_t column = 0;
  size_t begin = 0;
  size_t end = 0;
};

// Does the name of a column speak of an IP address: poster_ip, regip, ipaddr?
bool NamesIp(std::string_view column);
// What a type holds: "varchar", "20", "unsigned".
void SetRoom(std::string_view type, uint32_t width, bool is_unsigned,
             SqlColumn* column);

class SqlSchema {
 public:
  // CREATE TABLE …: learns it. Anything else is no table and teaches nothing.
  // `types` (may be null): where the column types stand.
  const SqlTable* Learn(std::string_view statement,
                        std::vector<SqlTypePlace>* types);
  // INSERT INTO t (a, b) / COPY t (a, b): the columns of its rows, with no
  // columns when nobody said them.
  void ReadHead(std::string_view statement, SqlTable* head);
  // The name, kept.
  std::string_view Name(std::string_view name) { return Intern(name); }
  // A token fits the column from here on.
  void Widen(std::string_view table, std::string_view column);

  // Names may be forgotten: nothing views them now.
  void ForgetIfLarge();

 private:
  std::string_view Intern(std::string_view name);

  std::unordered_map<std::string, SqlTable> tables_;  // by name in lower case
  std::unordered_set<std::string> names_;
  size_t bytes_ = 0;
};

}  // namespace redactor::format

#endif  // REDACTOR_FORMAT_SQL_SCHEMA_H_
