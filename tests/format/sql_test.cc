// SQL dumps: dialects, rows, statements, nested values, hostile input.
#include <doctest/doctest.h>

#include "redactor/base/limits.h"
#include "redactor/format/registry.h"
#include "redactor/format/sql_dialect.h"
#include "redactor/format/sql_schema.h"
#include "tests/format/harness.h"
#include "tests/format/promises.h"

namespace redactor::format {

namespace {

struct Case {
  const char* input;
  const char* printed;
};

const std::string kMysql = "-- MySQL dump \n";
const std::string kPostgres = "-- PostgreSQL database dump\n";
const std::string kSqlite = "PRAGMA foreign_keys=OFF;\n";

// The records behind the first.
std::string PrintedBehindMark(const std::string& mark, const std::string& sql) {
  FakeHandler handler;
  const Rewritten out = Rewrite("sql", mark + sql, 4096, handler);
  CHECK(out.status.ok());
  const size_t second = out.printed.find("#1 ");
  return second == std::string::npos ? "" : out.printed.substr(second);
}

// Without the places: "#1 …\n" becomes "#\n".
std::string Values(const std::string& printed) {
  std::string out;
  for (size_t at = 0; at < printed.size();) {
    const size_t end = printed.find('\n', at);
    const std::string line = printed.substr(at, end - at);
    if (line[0] == '#') {
      out += line.find("lenient") != std::string::npos ? "# lenient\n" : "#\n";
    } else {
      out += line + "\n";
    }
    at = end + 1;
  }
  return out;
}

const Case kMysqlCases[] = {
    {"INSERT INTO `u` (`id`, `user_name`) VALUES (1,'Jane'),(2,'O\\'Brien');\n",
     "#\n  text  = INSERT INTO \n  text  = u\n  text  = id\n"
     "  text  = user_name\n  text  = VALUES\n"
     "  number /u/id = 1\n  value /u/user_name = Jane\n"
     "#\n  number /u/id = 2\n  value /u/user_name = O'Brien\n"},
    {"INSERT INTO u VALUES (-1.5e3,NULL,'a\\nb\\\\','it''s',\"x\\\"y\");",
     "#\n  text  = INSERT INTO u VALUES\n  number /u/0 = -1.5e3\n"
     "  value /u/2 = a\\nb\\\n  value /u/3 = it's\n  value /u/4 = x\"y\n"},
    {"INSERT INTO u VALUES (0x4a616e65,x'4a616e65',0xff00ff,b'0101',"
     "_binary 'Jane',_utf8mb4'x',now(),'a' 'b');",
     "#\n  text  = INSERT INTO u VALUES\n  value /u/0 = Jane\n"
     "  value /u/1 = Jane\n  value /u/2 = ff00ff\n  text /u/3 = b\n"
     "  value /u/3 = 0101\n  value /u/4 = Jane\n  value /u/5 = x\n"
     "  text /u/6 = now()\n  value /u/7 = a\n  value /u/7 = b\n"},
    {"insert into u values ('a--b;c','#d /* e */');SELECT 1;",
     "#\n  text  = insert into u values\n  value /u/0 = a--b;c\n"
     "  value /u/1 = #d /* e */\n#\n  text  = SELECT 1\n"},
    {"INSERT INTO u VALUES (1) ON DUPLICATE KEY UPDATE name='Jane';\n",
     "#\n  text  = INSERT INTO u VALUES\n  number /u/0 = 1\n"
     "#\n  text  = ON DUPLICATE KEY UPDATE name=\n  value /name = Jane\n"},
    {"DELIMITER ;;\nCREATE TRIGGER t BEGIN INSERT INTO q VALUES ('a;b'); "
     "END ;;\nDELIMITER ;\nSELECT 'x';",
     "#\n  text  = DELIMITER \n"
     "#\n  text  = CREATE TRIGGER t BEGIN INSERT INTO q VALUES (\n"
     "  text  = a;b\n  text  = END \n"
     "#\n  text  = DELIMITER \n#\n  text  = SELECT \n  text  = x\n"},
    {"/*!40101 SET @old=@@x */;\n# note\n-- more\n/* block\n */SELECT 1",
     "#\n  text  = /*!40101 SET \n  text  = old=\n  text  = x */\n"
     "#\n  text  =  note\n#\n  text  =  more\n#\n  text  =  block\\n \n"
     "#\n  text  = SELECT 1\n"},
};

const Case kPostgresCases[] = {
    {"CREATE TABLE public.users (id int, email varchar(20), raw bytea);\n"
     "COPY public.users (id, email, raw) FROM stdin;\n"
     "1\tjane\\tx\\\\y\\n\\x41\\101\t\\\\x4a616e65\n2\t\\N\t\n\\.\nSELECT 1;\n",
     "#\n  text  = CREATE TABLE public.users (id int, email varchar(20), raw "
     "bytea)\n"
     "#\n  text  = COPY public.users (id, email, raw) FROM stdin\n"
     "#\n  value /users/id = 1\n  value /users/email = jane\\x09x\\y\\nAA\n"
     "  value /users/raw = Jane\n"
     "#\n  value /users/id = 2\n#\n  text  = SELECT 1\n"},
    {"INSERT INTO u VALUES ('C:\\', E'it\\'s\\n', $$a'b$$, $q$c$$d$q$, "
     "'x'::text);",
     "#\n  text  = INSERT INTO u VALUES\n  value /u/0 = C:\\\n"
     "  value /u/1 = it's\\n\n  text /u/2 = $$\n  value /u/2 = a'b\n  text /u/2 = $$\n"
     "  text /u/3 = $q$\n  value /u/3 = c$$d\n  text /u/3 = $q$\n  value /u/4 = x\n"
     "  text /u/4 = ::text\n"},
    {"/* a /* b */ 'c */ SELECT \"Jane\"",
     "#\n  text  =  a /* b */ 'c \n#\n  text  = SELECT \n  text  = Jane\n"},
    {"COPY t (a, b) FROM stdin;\n1\t2\t3\n4",
     "#\n  text  = COPY t (a, b) FROM stdin\n"
     "# lenient\n  value  = 1\n  value  = 2\n  value  = 3\n"
     "# lenient\n  value  = 4\n"},
};

const Case kSqliteCases[] = {
    {"INSERT INTO u VALUES(1,replace('a\\nJane','\\n',char(10)),X'4a616e65',"
     "unistr('x\\u000ay\\\\'));",
     "#\n  text  = INSERT INTO u VALUES\n  number /u/0 = 1\n"
     "  text /u/1 = replace(\n  value /u/1 = a\\nJane\n  value /u/1 = \\n\n"
     "  text /u/1 = char(10))\n  value /u/2 = Jane\n  text /u/3 = unistr(\n"
     "  value /u/3 = x\\ny\\\n"},
};

}  // namespace

TEST_CASE("sql rows and statements") {
  const auto check = [](const std::string& mark, std::span<const Case> cases) {
    for (const Case& c : cases) {
      CAPTURE(c.input);
      CHECK(Values(PrintedBehindMark(mark, c.input)) == c.printed);
      CHECK(BrokenPromise("sql", mark + c.input) == "");
    }
  };
  check(kMysql, kMysqlCases);
  check(kPostgres, kPostgresCases);
  check(kSqlite, kSqliteCases);
}

}  // namespace redactor::format
