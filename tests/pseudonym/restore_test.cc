// Restore: what stood there comes back, for every page size, and only that.
#include "redactor/pseudonym/restore.h"

#include <doctest/doctest.h>

#include <random>

#include "tests/pseudonym/map_harness.h"

namespace redactor::pseudonym {
namespace {

using E = EntityType;
using testing::MapHarness;
using testing::TestKey;

struct Restored {
  Status status;
  std::string text;
  RestoreResult counts;
};

// Restores with every page size of interest and checks that all agree.
Restored Restore(const std::string& map, const std::string& text,
                 const Key* key = nullptr, bool expand_foreign = false) {
  auto map_source = NewMemorySource(map);
  auto loaded = RestoreMap::Load(*map_source);
  REQUIRE(loaded.ok());
  Restored first;
  bool have = false;
  for (const size_t page : {1, 2, 3, 7, 64, 1 << 16}) {
    RestoreOptions options;
    options.expand_foreign = expand_foreign;
    options.page_size = page;
    Restored got;
    auto source = NewMemorySource(text);
    auto sink = NewStringSink(&got.text);
    got.status =
        loaded.value()->Restore(*source, *sink, key, options, &got.counts);
    if (!have) first = got;
    have = true;
    CAPTURE(page);
    CHECK(got.text == first.text);
    CHECK(got.counts.restored == first.counts.restored);
    CHECK(got.counts.unknown == first.counts.unknown);
  }
  return first;
}

std::string Lowered(std::string text) {
  for (char& c : text) c = static_cast<char>(std::tolower(c));
  return text;
}

TEST_CASE("tokens turn back to the most frequent spelling") {
  MapHarness map;
  map.Add(E::kPerson, "JANE POE");
  map.Add(E::kPerson, "Jane Poe");
  const std::string person = map.Add(E::kPerson, "Jane Poe");
  const std::string email = map.Add(E::kEmail, "jane.poe@example.com");
  const std::string host = map.Add(E::kHost, "srv01.corp");
  const std::string text = map.Finish();
  const Restored got =
      Restore(text, person + ", <" + email + "> https://" + host + "/x " +
                        Lowered(person) + ";" + person + "-2024");
  CHECK(got.text ==
        "Jane Poe, <jane.poe@example.com> https://srv01.corp/x "
        "Jane Poe;Jane Poe-2024");
  CHECK(got.counts.restored == 5);
  CHECK(Restore(text, "").text.empty());
  CHECK(Restore(text, "nothing - here").text == "nothing - here");
}

TEST_CASE("with FORMs every spelling comes back as it was") {
  MapHarness map(true);
  std::string redacted;
  std::string original;
  for (const char* raw : {"Jane Poe", "JANE POE", "Jane\\u0020Poe", "Poe, Jane",
                          "jane poe", "JANE POE", "Jane Poe"}) {
    redacted += "<" + map.Add(E::kPerson, "Jane Poe", raw) + ">-2024 ";
    original += std::string("<") + raw + ">-2024 ";
  }
  redacted += map.Add(E::kEmail, "Jane@example.com", "Jane@example.com") + "|";
  original += "Jane@example.com|";
  redacted += "x-" + map.Add(E::kPerson, "Jane Poe") + "-2024";
  original += "x-Jane Poe-2024";
  const Restored got = Restore(map.Finish(), redacted);
  CHECK(got.text == original);
  CHECK(got.counts.restored == 9);
}

TEST_CASE("a bare number loses the quotes it was given") {
  MapHarness plain;
  const std::string phone =
      plain.Add(E::kPhone, "5555550100", "5555550100", true);
  const std::string map = plain.Finish();
  CHECK(Restore(map, "{\"p\":\"" + phone + "\"}").text == "{\"p\":5555550100}");
  CHECK(Restore(map, "(1,'" + phone + "')").text == "(1,5555550100)");
  CHECK(Restore(map, "\"{\"\"p\"\":\"\"" + phone + "\"\"}\"").text ==
        "\"{\"\"p\"\":5555550100}\"");
  CHECK(Restore(map, "\"{\\\"p\\\":\\\"" + phone + "\\\"}\"").text ==
        "\"{\\\"p\\\":5555550100}\"");
  CHECK(Restore(map, "\"call " + phone + "\"").text == "\"call 5555550100\"");
  CHECK(Restore(map, "'" + phone + "\"").text == "'5555550100\"");
  CHECK(Restore(map, "\"" + phone + "\"\"" + phone + "\"").text ==
        "55555501005555550100");

  // A string of the same digits keeps its quotes; FORM tells them apart.
  MapHarness exact(true);
  const std::string number = exact.Add(E::kAccount, "123", "123", true);
  const std::string string = exact.Add(E::kAccount, "123", "123");
  CHECK(number != string);
  CHECK(
      Restore(exact.Finish(), "[\"" + number + "\",\"" + string + "\"]").text ==
      "[123,\"123\"]");

  MapHarness mixed;
  mixed.Add(E::kAccount, "123", "123", true);
  const std::string token = mixed.Add(E::kAccount, "123", "123");
  CHECK(Restore(mixed.Finish(), "\"" + token + "\"").text == "\"123\"");
  MapHarness reversed;
  reversed.Add(E::kAccount, "123", "123");
  reversed.Add(E::kAccount, "123", "123", true);
  CHECK(Restore(reversed.Finish(), "\"" + token + "\"").text == "\"123\"");
}

TEST_CASE("a shared FORM is left, and counted") {
  MapHarness map(true);
  MapOccurrence occurrence;
  occurrence.token = map.maker().Make(E::kPerson, "Jane Poe", "Jane Poe");
  occurrence.value = "Jane Poe";
  occurrence.token.form = "AAAA";
  for (const char* raw : {"JANE POE", "jane poe"}) {
    occurrence.raw = raw;
    CHECK(map.writer().Add(occurrence, CanonicalOptions()).ok());
  }
  const std::string token = SpellToken(occurrence.token, TokenStyle::kBare);
  const Restored got = Restore(map.Finish(), "a " + token + " b");
  CHECK(got.text == "a " + token + " b");
  CHECK(got.counts.ambiguous == 1);
  CHECK(got.counts.restored == 0);
}

TEST_CASE("tokens that stood there already are left unless asked for") {
  MapHarness map;
  const std::string jane = map.Add(E::kPerson, "Jane Poe");
  const std::string omar = map.Add(E::kPerson, "Omar Roe");
  CHECK(map.writer()
            .AddPreexisting(map.maker().Make(E::kPerson, "Jane Poe", ""))
            .ok());
  const std::string text = map.Finish();
  const std::string broken = "PERSON=2D" + jane.substr(7);
  const std::string input = jane + " " + omar + " " + broken;
  const Restored kept = Restore(text, input);
  CHECK(kept.text == jane + " Omar Roe " + broken);
  CHECK(kept.counts.foreign == 2);
  const Restored expanded = Restore(text, input, nullptr, true);
  CHECK(expanded.text == "Jane Poe Omar Roe Jane Poe");
}

TEST_CASE("unknown tokens, secrets and look-alikes stay") {
  MapHarness map;
  map.Add(E::kPerson, "Jane Poe");
  const std::string secret = map.Add(E::kSecret, "hunter2");
  const std::string other =
      BareToken(map.maker().Make(E::kPerson, "Omar Roe", "Omar Roe"));
  std::string fake = other;
  fake.back() = fake.back() == '0' ? '1' : '0';
  const std::string text = map.Finish();
  const std::string input = secret + " " + other + " " + fake + " A-B";
  const auto key = TestKey();
  const Restored with_key = Restore(text, input, key.get());
  CHECK(with_key.text == input);
  CHECK(with_key.counts.unknown == 2);
  const Restored without = Restore(text, input);
  CHECK(without.text == input);
  CHECK(without.counts.unknown == 1);
  CHECK(Restore(text, input, TestKey("08").get()).status.code() ==
        StatusCode::kCrypto);
}

TEST_CASE("tokens that suffered on the way are still restored") {
  MapHarness map;
  const std::string email = map.Add(E::kEmail, "jane@example.com");
  const std::string person = map.Add(E::kPerson, "Jane Poe");
  const std::string text = map.Finish();
  const auto with = [](std::string token, const std::string& what,
                       const std::string& by) {
    return token.replace(token.find(what), what.size(), by);
  };
  for (const std::string& token :
       {with(email, "@", "%40"), with(email, "@", "&#64;"),
        with(email, "-", "\\u002d"), with(email, "-", "-=\r\n"),
        with(email, "redac", "red=\nac"), with(email, "-", "-\n")}) {
    CAPTURE(token);
    CHECK(Restore(text, "to: " + token + ";").text == "to: jane@example.com;");
  }
  CHECK(Restore(text, "\\n" + person + "\\n").text == "\\nJane Poe\\n");
  CHECK(Restore(text, "x" + person + "y").text == "xJane Poey");
  CHECK(Restore(text, person + person).text == "Jane PoeJane Poe");
}

TEST_CASE("a random text of many tokens is the same for all page sizes") {
  MapHarness map(true);
  std::mt19937 random(3);
  std::string redacted;
  std::string original;
  for (int i = 0; i < 300; ++i) {
    const std::string filler(random() % 700, "-x =\n\"'&\\"[random() % 9]);
    const std::string name = "User " + std::to_string(random() % 50);
    const std::string raw = random() % 2 == 0 ? name : Lowered(name);
    redacted += filler + " ";
    original += filler + " ";
    redacted += map.Add(E::kPerson, name, raw) + " ";
    original += raw + " ";
  }
  CHECK((Restore(map.Finish(), redacted).text == original));
}

TEST_CASE("streams that fail at every byte end in their error") {
  class FailingSource final : public ByteSource {
   public:
    FailingSource(std::string_view bytes, size_t until)
        : bytes_(bytes.substr(0, until)) {}
    Result<size_t> Read(std::span<char> out) override {
      if (bytes_.empty()) return Status(StatusCode::kIo, "broken");
      out[0] = bytes_[0];
      bytes_.remove_prefix(1);
      return size_t{1};
    }

   private:
    std::string_view bytes_;
  };
  MapHarness harness;
  const std::string token = harness.Add(E::kPerson, "Jane Poe");
  const std::string map = harness.Finish();
  for (size_t n = 0; n < map.size(); ++n) {
    FailingSource source(map, n);
    CHECK(RestoreMap::Load(source).status().code() == StatusCode::kIo);
  }
  auto map_source = NewMemorySource(map);
  auto loaded = RestoreMap::Load(*map_source);
  REQUIRE(loaded.ok());
  for (size_t n = 0; n < token.size(); ++n) {
    FailingSource source(token, n);
    std::string out;
    auto sink = NewStringSink(&out);
    RestoreResult counts;
    CHECK(loaded.value()
              ->Restore(source, *sink, nullptr, RestoreOptions(), &counts)
              .code() == StatusCode::kIo);
    CHECK(out.empty());
  }
}

}  // namespace
}  // namespace redactor::pseudonym
