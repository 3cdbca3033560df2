// Whole-run learning: what one entry's fields name vanishes from the prose of
// all.
#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "tests/pipeline/harness.h"

namespace redactor::testing {
namespace {

struct Entry {
  std::string name;
  std::string bytes;
};

const std::vector<Entry>& Folder() {
  static const std::vector<Entry> entries = {
      {"users.csv",
       "id,name,email,username\n"
       "1,Zofia Quillfeather,zofia.q77@example.com,zquill77\n"
       "2,Omar Haddadson,omar@example.org,haddadson_o\n"
       "3,Network Team,net@example.com,error\n"},
      {"tickets.ndjson",
       "{\"id\":1,\"body\":\"The box of Zofia Quillfeather is with "
       "quillfeather, zofia now.\"}\n"
       "{\"id\":2,\"body\":\"It was Quillfeather's. zquill77 and HADDADSON, "
       "Omar saw it; a network error.\"}\n"
       "{\"id\":3,\"body\":\"Network Team and zofia.q77 know. Z. "
       "Quillfeather!\"}\n"},
      {"notes.txt", "met Omar Haddadson today\n\nand Zofia too\n"}};
  return entries;
}

Lexicon LearnFrom(const Redactor& redactor, const std::vector<Entry>& entries) {
  const auto session = redactor.NewSession({});
  Lexicon lexicon;
  for (const Entry& entry : entries) {
    const auto source = NewMemorySource(entry.bytes);
    CHECK(session->Learn(*source, entry.name, &lexicon).ok());
  }
  return lexicon;
}

struct Redacted {
  std::string output;
  std::string map;
  Report report;
};

Redacted RedactAll(const Redactor& redactor, const Lexicon& lexicon,
                   const std::vector<Entry>& entries) {
  const auto session = redactor.NewSession(
      {.map = true, .lexicon = std::make_shared<Lexicon>(lexicon)});
  Redacted out;
  for (const Entry& entry : entries) {
    const auto source = NewMemorySource(entry.bytes);
    const auto sink = NewStringSink(&out.output);
    CHECK(session->Redact(*source, *sink, entry.name).ok());
  }
  const auto sink = NewStringSink(&out.map);
  CHECK(session->WriteMap(*sink, "2026-01-01T00:00:00Z", false).ok());
  out.report = session->report();
  return out;
}

bool Has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

TEST_CASE("a person named only in a table vanishes from the prose") {
  const Redactor& redactor = TestRedactor(TestOptions());
  const Lexicon lexicon = LearnFrom(redactor, Folder());
  const Redacted with = RedactAll(redactor, lexicon, Folder());
  const Redacted without = RedactAll(redactor, Lexicon(), Folder());
  for (const std::string_view name :
       {"Quillfeather", "quillfeather", "zquill77", "HADDADSON", "Omar",
        "zofia.q77", "Zofia"}) {
    CAPTURE(name);
    CHECK_FALSE(Has(with.output, name));
  }
  // Some of the names the tagger knows by itself.
  CHECK(Has(without.output, "zquill77 and"));
  CHECK(Has(with.output, "a network error."));
  CHECK(Has(with.output, "Network Team and "));
  // One person, one token: of the field, and of all full forms.
  const size_t comma = with.output.find("1,PERSON-");
  REQUIRE(comma != std::string::npos);
  const std::string token = with.output.substr(comma + 2, 19);
  size_t count = 0;
  for (size_t at = with.output.find(token); at != std::string::npos;
       at = with.output.find(token, at + 1)) {
    ++count;
  }
  CHECK(count == 4);
  CHECK(Has(with.map, "\"lexicon\":\"" + with.report.lexicon + "\""));
  CHECK(with.report.lexicon.size() == 16);
  CHECK(without.report.lexicon.empty());
}

TEST_CASE("redacting twice with one lexicon changes nothing") {
  const Redactor& redactor = TestRedactor(TestOptions());
  const Lexicon lexicon = LearnFrom(redactor, Folder());
  for (const Entry& entry : Folder()) {
    const Redacted once = RedactAll(redactor, lexicon, {entry});
    const std::vector<Entry> again = {{entry.name, once.output}};
    CHECK(RedactAll(redactor, lexicon, again).output == once.output);
    // And what is left teaches nothing.
    CHECK(LearnFrom(redactor, again).empty());
  }
}

// Every form of every name between every kind of neighbour.
TEST_CASE("redacting twice changes nothing, whatever stands together") {
  const Redactor& redactor = TestRedactor(TestOptions());
  Lexicon lexicon;
  for (const std::string_view name :
       {"Zofia Quillfeather", "Will May", "Grace Price", "Jack Fischer",
        "Anna van der Berg", "April Long", "Madonna", "Иван Петров"}) {
    lexicon.Add(EntityType::kPerson, name);
  }
  lexicon.Add(EntityType::kUsername, "zquill77");
  lexicon.Add(EntityType::kUsername, "kettle");
  lexicon.Add(EntityType::kHost, "srv-db01");
  const std::vector<std::string> words = {
      "Zofia",   "Quillfeather", "zofia",   "Will", "May",      "Grace",
      "Price",   "Jack",         "Fischer", "van",  "der",      "Berg",
      "April",   "Long",         "Madonna", "Иван", "zquill77", "kettle",
      "@kettle", "srv-db01",     "Hi",      "from", "said",     "Mr",
      "the",     "2024",         "in",      "Z.",   "phone",    "FISCHER",
      "grace",   "Regards,",     "12",      "and",  "Petrovs"};
  const std::vector<std::string> glue = {" ",  " ",   " ",   " ", ", ",
                                         ". ", "\\n", "'s ", "; "};
  std::mt19937 random(11);
  std::string bytes;
  for (int i = 0; i < 4000; ++i) {
    bytes += "{\"body\":\"";
    for (uint32_t n = random() % 8 + 1; n > 0; --n) {
      bytes += words[random() % words.size()] + glue[random() % glue.size()];
    }
    bytes += "\"}\n";
  }
  const std::string once =
      RedactAll(redactor, lexicon, {{"a.ndjson", bytes}}).output;
  const std::string twice =
      RedactAll(redactor, lexicon, {{"a.ndjson", once}}).output;
  CHECK(once != bytes);
  if (once != twice) FAIL_CHECK(Parting(once, twice));
}

TEST_CASE("neither order, pages nor threads change what is learned") {
  std::vector<Entry> entries = Folder();
  std::string many = "id,name,username\n";
  for (int i = 0; i < 3000; ++i) {
    many += std::to_string(i) + ",Jane Poe" + std::to_string(i % 700) +
            "son,jp_" + std::to_string(i) + "\n";
  }
  entries.push_back({"many.csv", many});
  const Lexicon one = LearnFrom(TestRedactor(TestOptions()), entries);
  CHECK(one.size() > 3000);
  for (const auto& [threads, page] :
       {std::pair{1, 100}, std::pair{2, 64}, std::pair{8, 100'000}}) {
    Options options = TestOptions();
    options.threads = threads;
    options.page_size = static_cast<size_t>(page);
    std::reverse(entries.begin(), entries.end());
    const Redactor& redactor = TestRedactor(options);
    CHECK(LearnFrom(redactor, entries).Text() == one.Text());
  }
}

TEST_CASE("what the user says of a field is learned, what he keeps is not") {
  Options options = TestOptions();
  options.fields = {{"handle", "PERSON"}, {"name", "keep"}};
  options.allow = {"Roebling"};
  auto made = Redactor::Create(options);
  REQUIRE(made.ok());
  const Redactor& redactor = **made;
  const std::vector<Entry> entries = {
      {"a.ndjson",
       "{\"handle\":\"Vim Bleeker\",\"name\":\"Tora Salander\"}\n"
       "{\"handle\":\"Ada Roebling\",\"body\":\"Bleeker, Salander and "
       "Roebling\"}\n"}};
  const Lexicon lexicon = LearnFrom(redactor, entries);
  CHECK(lexicon.size() == 2);
  const std::string out = RedactAll(redactor, lexicon, entries).output;
  CHECK_FALSE(Has(out, "Bleeker"));
  CHECK_FALSE(Has(lexicon.Text(), "Salander"));
  CHECK(Has(out, " and Roebling"));
}

TEST_CASE("given and family name of one object are one person") {
  const Redactor& redactor = TestRedactor(TestOptions());
  const std::vector<Entry> entries = {
      {"a.ndjson",
       "{\"user\":{\"first_name\":\"Vim\",\"last_name\":\"Bleeker\"}}\n"}};
  const std::string text = LearnFrom(redactor, entries).Text();
  CHECK(Has(text, "PERSON\t1\tVim Bleeker\n"));
}

TEST_CASE("a source that fails in between ends the learning") {
  const Redactor& redactor = TestRedactor(TestOptions());
  const std::string& bytes = Folder()[0].bytes;
  for (int n = 0; n < 20; ++n) {
    const auto session = redactor.NewSession({});
    Lexicon lexicon;
    FailingSource source(bytes, n, 10);
    const Status status = session->Learn(source, "users.csv", &lexicon);
    CHECK(status.ok() == !source.failed());
  }
}

}  // namespace
}  // namespace redactor::testing
