// Ticket numbers stay, and go under the option, in prose and in fields.
#include <doctest/doctest.h>

#include "redactor/detect/engine.h"
#include "redactor/detect/rule_file.h"
#include "tests/detect/test_record.h"

namespace redactor::detect {
namespace {

Result<std::unique_ptr<const Engine>> Make(bool ticket_ids) {
  EngineOptions options;
  options.patterns_folder = REDACTOR_SOURCE_DIR "/patterns";
  options.ticket_ids = ticket_ids;
  return Engine::Create(options);
}

// The ids of the rules that fire in a field `name` of `value`, or in plain
// text where the name is empty.
std::string Fires(const Engine& engine, std::string_view name,
                  std::string_view value) {
  const std::string text(value);
  TestRecord record = name.empty()
                          ? TestRecord::Plain(text)
                          : TestRecord::Values({{std::string(name), text}});
  auto scratch = Engine::NewScratch(false);
  ScanResult result;
  REQUIRE(engine.Scan(record.Get(), {}, scratch.get(), &result).ok());
  std::string ids;
  for (const Detection& d : result.detections) ids += std::string(d.rule) + ";";
  return ids;
}

}  // namespace

TEST_CASE("ticket numbers go only where the option asks for it") {
  const auto keep = Make(false);
  const auto redact = Make(true);
  REQUIRE(keep.ok());
  REQUIRE(redact.ok());
  struct Row {
    const char* field;
    const char* text;
    const char* rules;  // under the option; without it: none
  };
  const Row rows[] = {
      {"", "see ticket 20451 please", "ticket.number;"},
      {"", "Case no. SC-20452 and INC0010023",
       "ticket.number;ticket.prefixed;"},
      {"ticket_number", "20451", "field.id.ticket;"},
      {"caseNumber", "00123456", "field.id.ticket;"},
      {"", "bug 20451, RFC 6750, CVE-2024-1234, error 10060", ""},
      {"bug_count", "20451", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(Fires(**redact, row.field, row.text) == row.rules);
    CHECK(Fires(**keep, row.field, row.text).empty());
  }
  CHECK((*keep)->rules_id() != (*redact)->rules_id());
  CHECK((*keep)->rules().size() < (*redact)->rules().size());
  CHECK(TestRules(**redact).empty());
}

TEST_CASE("an unknown option of a rule is refused") {
  const auto rules = ParseRules(
      "[[rule]]\nid = \"x.y\"\ntype = \"ACCOUNT\"\npattern = 'abc'\n"
      "max_length = 9\noption = \"ticket_id\"\n",
      "a.toml");
  REQUIRE_FALSE(rules.ok());
  CHECK(rules.status().message() ==
        "a.toml:6: unknown option `ticket_id`; did you mean `ticket_ids`?");
}

}  // namespace redactor::detect
