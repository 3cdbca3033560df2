// SQL dumps through the whole library: samples/dumps.
#include <doctest/doctest.h>

#include <array>

#include "tests/pipeline/harness.h"

namespace redactor::testing {
namespace {

constexpr std::array kDumps = {"forum-mysql.sql", "tickets-postgres.sql",
                               "customers-sqlite.sql"};

std::string Dump(const std::string& file) {
  return ReadFile(std::string(REDACTOR_SOURCE_DIR) + "/samples/dumps/" + file);
}

struct Truth {
  const char* file;
  const char* value;
};

// None of these is left, in any spelling of its place.
constexpr std::array kVanish = {
    Truth{"forum-mysql.sql", "'203.0.113.77'"},
    Truth{"forum-mysql.sql", "maribel.okonkwo"},
    Truth{"forum-mysql.sql", "'Maribel Okonkwo'"},
    Truth{"forum-mysql.sql", "'maribel okonkwo'"},
    Truth{"forum-mysql.sql", "t.brandvold"},
    Truth{"forum-mysql.sql", "2001:db8:77::19"},
    Truth{"forum-mysql.sql", "198.51.100.23"},
    Truth{"forum-mysql.sql", "4-11-1987"},
    Truth{"forum-mysql.sql", "$2y$10$"},
    Truth{"forum-mysql.sql", "35-209900-176148-1"},
    Truth{"forum-mysql.sql", "(217) 555-0143"},
    Truth{"forum-mysql.sql", "guest77"},
    Truth{"forum-mysql.sql", "jorunn.t"},
    Truth{"forum-mysql.sql", "CB00711D"},
    Truth{"forum-mysql.sql", "20010DB80077"},
    Truth{"forum-mysql.sql", "3405803805"},
    Truth{"forum-mysql.sql", "1987-04-11"},
    Truth{"forum-mysql.sql", "352099001761481"},
    Truth{"forum-mysql.sql", "12175550143"},
    Truth{"forum-mysql.sql", "dana.whitfield@"},
    Truth{"forum-mysql.sql", "db-muc-03"},
    Truth{"tickets-postgres.sql", "ines.faro"},
    Truth{"tickets-postgres.sql", "halvorsen.k"},
    Truth{"tickets-postgres.sql", "Kari\tHalvorsen"},
    Truth{"tickets-postgres.sql", "kari.halvorsen"},
    Truth{"tickets-postgres.sql", "+47 22 55 01 43"},
    Truth{"tickets-postgres.sql", "Trondheim"},
    Truth{"tickets-postgres.sql", "203.0.113.88"},
    Truth{"tickets-postgres.sql", "5d1c2f6e"},
    Truth{"tickets-postgres.sql", "3c:5a:b4:77:10:9e"},
    Truth{"tickets-postgres.sql", "1979-06-21"},
    Truth{"tickets-postgres.sql", "352099001761481"},
    Truth{"tickets-postgres.sql", "4722550143"},
    Truth{"tickets-postgres.sql", "6b6172692e68616c766f7273656e"},
    Truth{"tickets-postgres.sql", "o''neal"},
    Truth{"tickets-postgres.sql", "O''Neal"},
    Truth{"tickets-postgres.sql", "198.51.100.200"},
    Truth{"tickets-postgres.sql", "1990-02-28"},
    Truth{"tickets-postgres.sql", "+353 20 915 0143"},
    Truth{"customers-sqlite.sql", "Odile Marchetti"},
    Truth{"customers-sqlite.sql", "odile.marchetti"},
    Truth{"customers-sqlite.sql", "+33 1 99 00 55 43"},
    Truth{"customers-sqlite.sql", "33199005543"},
    Truth{"customers-sqlite.sql", "1991-12-03"},
    Truth{"customers-sqlite.sql", "Zbigniew O''Dowd"},
    Truth{"customers-sqlite.sql", "SN-FX2290-77Q"},
    Truth{"customers-sqlite.sql", "7A2E6F646F7764"},
    Truth{"customers-sqlite.sql", "35-209900-176148-1"},
};

// These stay as they were.
constexpr std::array kStay = {
    Truth{"forum-mysql.sql", "SET @saved_cs_client"},
    Truth{"forum-mysql.sql", "5.14.2.0"},
    Truth{"forum-mysql.sql", "1738160000"},
    Truth{"forum-mysql.sql", "error 33"},
    Truth{"forum-mysql.sql", "isn\\'t the SIM"},
    Truth{"forum-mysql.sql", "LOG_USER_NEW"},
    Truth{"forum-mysql.sql", "s:8:\\\"Gürtel\\\""},
    Truth{"forum-mysql.sql", "\\\"dark\\\": true"},
    Truth{"forum-mysql.sql", "CREATE TRIGGER `notify`"},
    Truth{"tickets-postgres.sql", "5.14.2.0"},
    Truth{"tickets-postgres.sql", "Error 33"},
    Truth{"tickets-postgres.sql", "C:\\\\logs\\\\r.txt"},
    Truth{"tickets-postgres.sql", "\"locale\": \"nb-no\""},
    Truth{"tickets-postgres.sql", "2026-01-14 08:11:00"},
    Truth{"tickets-postgres.sql", "{router,\"5.14\"}"},
    Truth{"customers-sqlite.sql", "error 33 after 5.14.2.0"},
    Truth{"customers-sqlite.sql", "line\nbreak"},
    Truth{"customers-sqlite.sql", "X'89504E47"},
};

size_t Count(const std::string& text, const std::string& value) {
  size_t count = 0;
  for (size_t at = 0; (at = text.find(value, at)) != std::string::npos; ++at) {
    ++count;
  }
  return count;
}

TEST_CASE("dumps: nothing listed survives, nothing harmless changes") {
  for (const char* file : kDumps) {
    CAPTURE(file);
    const std::string input = Dump(file);
    const Outcome outcome =
        RedactString(TestRedactor(TestOptions()), input, file);
    CHECK(outcome.status.ok());
    CHECK_FALSE(outcome.report.incomplete());
    REQUIRE(outcome.report.entries.size() == 1);
    CHECK(outcome.report.entries[0].format == "sql");
    CHECK(outcome.report.entries[0].lenient == 0);
    for (const Truth& truth : kVanish) {
      if (file != std::string(truth.file)) continue;
      CAPTURE(truth.value);
      CHECK(Count(input, truth.value) > 0);
      CHECK(Count(outcome.output, truth.value) == 0);
    }
    for (const Truth& truth : kStay) {
      if (file != std::string(truth.file)) continue;
      CAPTURE(truth.value);
      CHECK(Count(input, truth.value) > 0);
      CHECK(Count(outcome.output, truth.value) == Count(input, truth.value));
    }
  }
}

TEST_CASE("dumps: twice, checked, with threads and tiny pages all the same") {
  for (const char* file : kDumps) {
    CAPTURE(file);
    const std::string input = Dump(file);
    const Outcome once = RedactString(TestRedactor(TestOptions()), input, file);
    const Outcome twice =
        RedactString(TestRedactor(TestOptions()), once.output, file);
    CHECK(twice.output == once.output);
    CHECK(twice.report.findings() == 0);
    for (const Finding& finding :
         DetectString(TestRedactor(TestOptions()), once.output, file)) {
      CAPTURE(finding.path);
      CHECK(finding.text.empty());
    }
    for (const size_t page : {1, 61}) {
      Options options = TestOptions();
      options.page_size = page;
      options.threads = 2;
      const Outcome other = RedactString(TestRedactor(options), input, file);
      CHECK(other.output == once.output);
      CHECK(other.map == once.map);
    }
  }
}

TEST_CASE("dumps: widened columns take tokens") {
  Options options = TestOptions();
  options.widen_ddl = true;
  auto redactor = Redactor::Create(options);
  REQUIRE(redactor.ok());
  const std::string input = Dump("tickets-postgres.sql");
  const Outcome outcome = RedactString(**redactor, input, "t.sql");
  CHECK(outcome.output.find("    last_ip varchar(255),\n") !=
        std::string::npos);
  CHECK(outcome.output.find("    id integer NOT NULL,\n") != std::string::npos);
  CHECK(outcome.output.find("\tIP-") != std::string::npos);
  CHECK(outcome.output.find("2001:db8:") == std::string::npos);
  const Outcome again = RedactString(**redactor, outcome.output, "t.sql");
  CHECK(again.output == outcome.output);
}

TEST_CASE("dumps: what stands for values is restored") {
  const std::string input =
      "-- PostgreSQL database dump\n"
      "CREATE TABLE t (last_ip inet, device_uuid uuid, mac macaddr, "
      "birthdate date, imei bigint, username varchar(12));\n"
      "COPY t (last_ip, device_uuid, mac, birthdate, imei, username) FROM "
      "stdin;\n"
      "203.0.113.29\t5d1c2f6e-9a34-4b7d-8e21-c0ffee123456\t3c:5a:b4:77:10:9e\t"
      "1987-04-11\t352099001761481\tkari.h77\n\\.\n"
      "INSERT INTO t VALUES ('203.0.113.29', NULL, NULL, '1987-04-11', "
      "352099001761481, 'kari.h77');\n";
  for (const bool exact : {false, true}) {
    Options options = TestOptions();
    options.exact = exact;
    const Outcome outcome = RedactString(TestRedactor(options), input, "t.sql");
    for (const char* value : {"203.0.113.29", "5d1c2f6e", "3c:5a", "1987-04-11",
                              "352099001761481", "kari.h77"}) {
      CHECK(outcome.output.find(value) == std::string::npos);
    }
    const auto back = RestoreString(outcome.map, outcome.output);
    REQUIRE(back.ok());
    CHECK(*back == input);
  }
}

}  // namespace
}  // namespace redactor::testing
