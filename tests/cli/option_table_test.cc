// Walks the option table: names, letters, help, nearest names.
#include "redactor/cli/option_table.h"

#include <doctest/doctest.h>

#include <set>

namespace redactor::cli {

TEST_CASE("the table is sound") {
  std::set<std::string_view> names;
  for (const OptionSpec& option : Options()) {
    CAPTURE(option.name);
    CHECK(names.insert(option.name).second);
    CHECK(option.verbs != 0);
    CHECK(option.help.size() > 5);
    CHECK(option.help.find("--") == std::string_view::npos);
    for (const char c : option.name)
      CHECK(((c >= 'a' && c <= 'z') || c == '-'));
  }
  for (const VerbSpec& verb : Verbs()) {
    std::set<char> letters;
    for (const OptionSpec& option : Options()) {
      if ((option.verbs & verb.verb) == 0 || option.letter == 0) continue;
      CAPTURE(option.name);
      CHECK(letters.insert(option.letter).second);
    }
    CHECK(HelpText(verb).find("Usage: redactor") == 0);
  }
}

TEST_CASE("help names every option of the verb and stays narrow") {
  for (const VerbSpec& verb : Verbs()) {
    const std::string help = HelpText(verb);
    for (const OptionSpec& option : Options()) {
      const bool has =
          help.find("--" + std::string(option.name)) != std::string::npos;
      if ((option.verbs & verb.verb) != 0) CHECK(has);
    }
    for (size_t at = 0; at < help.size();) {
      const size_t end = help.find('\n', at);
      CHECK(end - at <= 80);
      at = end + 1;
    }
  }
}

TEST_CASE("a slip of the finger finds its option") {
  CHECK(NearestOption("formt", kRedact) == "format");
  CHECK(NearestOption("ony", kDetect) == "only");
  CHECK(NearestOption("zzzzzz", kRedact).empty());
  CHECK(NearestVerb("restor") == "restore");
}

}  // namespace redactor::cli
