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
    std::string line = printed.substr(at, end - at);
    // Code of statements, and their text, look the same here.
    if (line.starts_with("  key  =")) line.replace(2, 3, "text");
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
     "  value /u/1 = Jane\n  number /u/2 = ff00ff\n  text /u/3 = b\n"
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
     "  value /u/1 = it's\\n\n  text /u/2 = $$\n  value /u/2 = a'b\n  text "
     "/u/2 = $$\n"
     "  text /u/3 = $q$\n  value /u/3 = c$$d\n  text /u/3 = $q$\n  value /u/4 "
     "= x\n"
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

TEST_CASE("sql replacements") {
  struct {
    const std::string& mark;
    const char* input;
    const char* output;
  } const kChanges[] = {
      {kMysql, "INSERT INTO t VALUES (12345,'a\\'12345\\n',0x3132333435,'');",
       "INSERT INTO t VALUES ('T-1','a\\'T-1\\n',0x542d31,'');"},
      // Lengths of PHP, in two places of one string, and none where none holds.
      {kMysql,
       "INSERT INTO t VALUES ('a:1:{s:7:\\\"a 12345\\\";s:13:\\\"12345 & 67890"
       "\\\";}','s:6:\\\"12345\\\";');",
       "INSERT INTO t VALUES ('a:1:{s:5:\\\"a T-1\\\";s:9:\\\"T-1 & T-1"
       "\\\";}','s:6:\\\"T-1\\\";');"},
      {kPostgres,
       "COPY t (a) FROM stdin;\ns:5:\"12345\";\t{\"a\": 12345, "
       "\"12345\": \"x\\\\n12345\"}\n\\.\n",
       "COPY t (a) FROM stdin;\ns:3:\"T-1\";\t{\"a\": \"T-1\", "
       "\"T-1\": \"x\\\\nT-1\"}\n\\.\n"},
      {kMysql, "INSERT INTO t VALUES ('{\\\"a\\\": 12345}');",
       "INSERT INTO t VALUES ('{\\\"a\\\": \\\"T-1\\\"}');"},
      {kPostgres, "COPY t (a) FROM stdin;\n\\\\x3132333435\n\\.\n",
       "COPY t (a) FROM stdin;\n\\\\x542d31\n\\.\n"},
      {kMysql, "-- 12345\nSELECT `12345`, '12345' /* 12345 */;",
       "-- T-1\nSELECT `T-1`, 'T-1' /* T-1 */;"},
  };
  for (const auto& c : kChanges) {
    CAPTURE(c.input);
    for (const size_t page : {1, 5, 4096}) {
      CHECK(Redacted("sql", c.mark + c.input, DigitRuns(), page) ==
            c.mark + c.output);
    }
  }
}

TEST_CASE("json and php in columns have paths") {
  CHECK(Values(PrintedBehindMark(
            kMysql,
            "INSERT INTO t (a,b) VALUES ('{\\\"x\\\": [{\\\"y\\\": "
            "\\\"J\\\\u00e9\\\"}, 5, true]}','O:1:\\\"C\\\":1:{s:4:"
            "\\\"name\\\";a:1:{i:0;i:7;}}');")) ==
        "#\n  text  = INSERT INTO t (a,b) VALUES\n  key /t/a/x = x\n"
        "  key /t/a/x/0/y = y\n  value /t/a/x/0/y = J\u00e9\n"
        "  number /t/a/x/1 = 5\n  key /t/b = C\n  key /t/b/name = name\n"
        "  value /t/b/name/0 = 7\n");
}

TEST_CASE("packed addresses are read as addresses") {
  const std::string dump =
      kMysql +
      "CREATE TABLE t (regip varbinary(16), lastip int, user_ip char(8),"
      " ship int);\nINSERT INTO t VALUES (0xCB00711D,-889163491,"
      "'c0a80001',3405803805),('\xCB\\0q\x1D',0,'c0a8000',1),"
      "(0x20010db8000000000000000000000001,3405803805,'',NULL);";
  FakeHandler handler;
  const Rewritten out = Rewrite("sql", dump, 4096, handler);
  CHECK(out.problems.empty());
  CHECK(Values(out.printed.substr(out.printed.find("#2 "))) ==
        "#\n  text  = INSERT INTO t VALUES\n"
        "  value /t/regip = 203.0.113.29\n"
        "  value /t/lastip = 203.0.113.29\n"
        "  value /t/user_ip = 192.168.0.1\n"
        "  number /t/ship = 3405803805\n"
        "#\n  value /t/regip = 203.0.113.29\n  number /t/lastip = 0\n"
        "  value /t/user_ip = c0a8000\n  number /t/ship = 1\n"
        "#\n  value /t/regip = 2001:db8::1\n"
        "  value /t/lastip = 203.0.113.29\n");
  CHECK(BrokenPromise("sql", dump) == "");
  const std::string redacted =
      Redacted("sql", dump, Needle("203.0.113.29"), 5, "240.1.2.3");
  CHECK(redacted.find("VALUES (0xf0010203,-268369405,'c0a80001',3405803805),"
                      "(0xf0010203,0,'c0a8000',1),"
                      "(0x20010db8000000000000000000000001,-268369405,") !=
        std::string::npos);
  CHECK(Redacted("sql", dump, Needle("192.168.0.1"), 5, "240.1.2.3")
            .find("'f0010203'") != std::string::npos);
}

TEST_CASE("a row that does not fit is read as text") {
  const std::string create = "CREATE TABLE t (id int, mail text);\n";
  for (const char* rows : {"INSERT INTO t VALUES (12345);",
                           "INSERT INTO t VALUES (1,2,'12345');"}) {
    FakeHandler handler(DigitRuns());
    const Rewritten out = Rewrite("sql", kMysql + create + rows, 4096, handler);
    CHECK(out.result.lenient == 1);
    CHECK(out.output.find("12345") == std::string::npos);
    CHECK(out.printed.find("/t/") == std::string::npos);
  }
}

TEST_CASE("an unterminated string costs one row") {
  for (const std::string& mark : {kMysql, kPostgres, kSqlite}) {
    const std::string text = mark +
                             "INSERT INTO t VALUES (1,'open 12345);\n"
                             "INSERT INTO t (a) VALUES ('x 23456');\n"
                             "INSERT INTO t (b) VALUES ('34567');\n";
    FakeHandler handler(DigitRuns());
    const Rewritten out = Rewrite("sql", text, 7, handler);
    CHECK(out.result.lenient == 1);
    CHECK(out.printed.find("value /t/a = x 23456") != std::string::npos);
    CHECK(out.printed.find("value /t/b = 34567") != std::string::npos);
    CHECK(out.output.find("open T-1") != std::string::npos);
    CHECK(BrokenPromise("sql", text) == "");
  }
}

TEST_CASE("hostile sql keeps its promises") {
  const std::string nul(1, '\0');
  const std::string kInputs[] = {
      kMysql + "INSERT INTO t VALUES ('a" + nul + "12345',\\0);" + nul,
      kMysql + "INSERT INTO t VALUES ('a\\",
      kMysql + "INSERT INTO t VALUES ('12345\\');INSERT INTO t VALUES ('x');",
      kPostgres + "INSERT INTO t VALUES ('12345\\');\nSELECT 'x\\'y';",
      kPostgres + "COPY t FROM stdin;\n12345\\\nx\\",
      kPostgres + "COPY t FROM stdin;\n\\",
      kPostgres + "/* /* */ 12345",
      kPostgres + "SELECT $a$ 12345 $b$",
      kPostgres + "SELECT $12345",
      kSqlite + "INSERT INTO t VALUES(X'31323",
      kMysql + "INSERT INTO t VALUES (((((((1",
      kMysql + "INSERT INTO t VALUES (1)),(2",
      kMysql + "DELIMITER",
      kMysql + "DELIMITER //\nSELECT 1; 12345/",
      kMysql + "/*",
      kMysql + "INSERT INTO `12345",
      kMysql + "CREATE TABLE ((((,,,`a` int(",
      "12345 \xff\xfe ' \" ` $$ /* -- \\",
      "INSERT INTO t VALUES ('{\"a\": "
      "\"12345\\ud800\"}','a:1:{i:0;s:99:\"x\"');",
  };
  for (const std::string& input : kInputs) {
    CAPTURE(input);
    CHECK(BrokenPromise("sql", input) == "");
    CHECK(Redacted("sql", input, DigitRuns()).find("12345") ==
          std::string::npos);
  }
}

TEST_CASE("large rows, values, comments and statements come in parts") {
  std::string words;
  while (words.size() < kMaxRecord + 300'000) words += "word 1234567, it\\'s ";
  std::string cells;
  while (cells.size() < kMaxRecord + 300'000) cells += "'x 77777',7,NULL,";
  std::string hex;
  while (hex.size() < kMaxRecord + 300'000) hex += "2031323334353620";
  const std::string kInputs[] = {
      kMysql + "INSERT INTO t VALUES (1,'" + words + "',2),(3,'12345',4);",
      kMysql + "INSERT INTO t VALUES (" + cells + "1);",
      kMysql + "INSERT INTO t VALUES (0x" + hex + ",12345);",
      kPostgres + "COPY t (a, b) FROM stdin;\n1\t" + words +
          "\n2\t12345\n\\.\n",
      kPostgres + "SELECT $$" + words + "$$, 12345;",
      kMysql + "-- " + words + "\nSELECT 12345;",
      kMysql + "/* " + words + "*/SELECT 12345;",
      kMysql + "SELECT " + cells + "12345;",
      kMysql + "INSERT INTO t VALUES (1,'" + words,
      kMysql + "SELECT " + std::string(kMaxRecord + 300'000, 'x') + " 12345;",
  };
  for (const std::string& input : kInputs) {
    CAPTURE(input.substr(0, 60));
    const Rewritten out = Rewrite("sql", input);
    CHECK(out.status.ok());
    CHECK(out.printed.find(" last") != std::string::npos);
    const std::string redacted = Redacted("sql", input, DigitRuns());
    CHECK(redacted.find("12345") == std::string::npos);
    CHECK(redacted.find("77777") == std::string::npos);
    CHECK(redacted.find("313233343536") == std::string::npos);
    CHECK(BrokenPromise("sql", input, {100'000}) == "");
  }
}

TEST_CASE("a withheld record keeps the statement right") {
  FakeHandler handler;
  handler.withhold = "bad";
  const std::string text = kMysql +
                           "INSERT INTO t VALUES (1,'a'),(2,'bad'),(3,'c');\n"
                           "INSERT INTO t VALUES (4,'bad');\nSELECT 'bad';\n";
  CHECK(Rewrite("sql", text, 9, handler).output ==
        kMysql +
            "INSERT INTO t VALUES (1,'a'),('redactor-withheld:limit',NULL),"
            "(3,'c');\nINSERT INTO redactor_withheld VALUES "
            "('redactor-withheld:limit',NULL);\n"
            "/* redactor-withheld:limit */\n");
  FakeHandler copy;
  copy.withhold = "bad";
  CHECK(Rewrite("sql",
                kPostgres + "COPY t (a, b) FROM stdin;\n1\tbad\n2\tc\n\\.\n", 9,
                copy)
            .output == kPostgres +
                           "COPY t (a, b) FROM stdin;\n"
                           "redactor-withheld:limit\t\\N\n2\tc\n\\.\n");
}

TEST_CASE("dialects") {
  struct {
    const char* head;
    SqlDialect dialect;
  } const kHeads[] = {
      {"-- MySQL dump 10.13\n", SqlDialect::kMysql},
      {"-- MariaDB dump 10.19\n", SqlDialect::kMysql},
      {"--\n-- PostgreSQL database dump\n", SqlDialect::kPostgres},
      {"PRAGMA foreign_keys=OFF;\n", SqlDialect::kSqlite},
      {"INSERT INTO t VALUES ('it\\'s',1);", SqlDialect::kMysql},
      {"INSERT INTO t VALUES ('C:\\',1,'x');", SqlDialect::kStandard},
      {"INSERT INTO t VALUES ('x');", SqlDialect::kStandard},
      {"INSERT INTO `t` VALUES ('x');", SqlDialect::kMysql},
  };
  for (const auto& c : kHeads) {
    CAPTURE(c.head);
    CHECK(SniffSqlDialect(c.head) == c.dialect);
  }
}

TEST_CASE("rooms of column types") {
  struct {
    const char* type;
    ValueRoom room;
    size_t width;
  } const kTypes[] = {
      {"varchar(20) NOT NULL", ValueRoom::kChars, 20},
      {"character varying(14)", ValueRoom::kChars, 14},
      {"char(15) DEFAULT 'a,b'", ValueRoom::kChars, 15},
      {"varbinary(16)", ValueRoom::kChars, 16},
      {"text", ValueRoom::kAny, 0},
      {"character varying(20)[]", ValueRoom::kAny, 0},
      {"longtext COLLATE utf8mb4_bin", ValueRoom::kAny, 0},
      {"inet", ValueRoom::kInet, 0},
      {"uuid DEFAULT gen_random_uuid()", ValueRoom::kUuid, 0},
      {"macaddr", ValueRoom::kMac, 0},
      {"date", ValueRoom::kDate, 0},
      {"timestamp(3) without time zone", ValueRoom::kDateTime, 0},
      {"int(10) unsigned NOT NULL", ValueRoom::kUint32, 0},
      {"integer", ValueRoom::kInt32, 0},
      {"bigint(20) unsigned", ValueRoom::kInt64, 0},
      {"decimal(10,7)", ValueRoom::kSmall, 0},
      {"tinyint(1)", ValueRoom::kSmall, 0},
      {"enum('a','b')", ValueRoom::kAny, 0},
  };
  for (const auto& c : kTypes) {
    CAPTURE(c.type);
    SqlSchema schema;
    const SqlTable* table = schema.Learn(
        "CREATE TABLE IF NOT EXISTS `db`.`t` (a int, `b c` " +
            std::string(c.type) + ", PRIMARY KEY (`a`), d text) ENGINE=x",
        nullptr);
    REQUIRE(table != nullptr);
    REQUIRE(table->columns.size() == 3);
    CHECK(table->name == "t");
    CHECK(table->columns[1].name == "b c");
    CHECK(table->columns[1].room == c.room);
    CHECK(table->columns[1].width == c.width);
    CHECK(table->columns[2].name == "d");
  }
}

TEST_CASE("names of address columns") {
  for (const char* name : {"ip", "poster_ip", "regip", "lastIP", "ipaddress",
                           "client_ip_address", "ip_addr"}) {
    CHECK(NamesIp(name));
  }
  for (const char* name : {"zip", "membership", "skip", "description", "vip"}) {
    CHECK_FALSE(NamesIp(name));
  }
}

}  // namespace redactor::format
